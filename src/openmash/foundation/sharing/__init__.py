"""Agreements between agencies to share information: what is shared with whom, from when to when, what has closed."""
