"""Versioned forms and tools as data: no form of ours is coded."""
