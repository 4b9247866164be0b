"""Files, kept in the database in pieces: one transaction, one backup, one wall (ADR 0010)."""
