"""Unmet need: what a child needed and could not have, why, and what was done instead."""
