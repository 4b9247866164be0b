"""Requests for information from those outside the partnership."""
