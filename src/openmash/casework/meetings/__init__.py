"""Meetings of several agencies about children: the agenda, each agency's own words, what was agreed and by whom."""
