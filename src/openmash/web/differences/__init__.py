"""Professional differences between agencies."""
