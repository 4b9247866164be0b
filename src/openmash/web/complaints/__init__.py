"""Complaints and compliments."""
