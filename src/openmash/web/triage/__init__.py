"""Domestic abuse triage and MARAC."""
