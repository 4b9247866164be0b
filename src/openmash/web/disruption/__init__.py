"""Disruption: what is done about a place, a person of concern, a group or a line, and whether it changed anything."""
