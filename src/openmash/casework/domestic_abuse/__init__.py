"""Domestic abuse: the morning's triage, family by family, and MARAC."""
