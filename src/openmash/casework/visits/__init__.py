"""Visits to a child: planned, made or not, what was seen, and when the child was last seen by whom."""
