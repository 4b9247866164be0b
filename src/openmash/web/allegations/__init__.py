"""Allegations against people who work or volunteer with children."""
