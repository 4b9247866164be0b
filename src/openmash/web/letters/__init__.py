"""Letters: to whom first, then which, then the words; made once, and kept as it went."""
