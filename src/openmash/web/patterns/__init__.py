"""Patterns to look at: the map, the network, and what is said more often than it was."""
