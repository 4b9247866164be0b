"""Pairs of records that may be one person, and where agencies' records of one person differ."""
