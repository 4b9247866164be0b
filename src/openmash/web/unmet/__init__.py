"""Unmet need: of one child, recorded from wherever it is found; and the commissioners' list."""
