"""Requests by people for what is recorded about them."""
