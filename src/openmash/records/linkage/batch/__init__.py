"""Whole lists: read, prepared, compared and decided by the model's specification, on DuckDB or on Spark."""
