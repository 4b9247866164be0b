"""Statutory returns: a census file read, checked against the rules of its year, and written."""
