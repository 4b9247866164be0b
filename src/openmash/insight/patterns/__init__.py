"""Patterns across records: where and when, never who."""
