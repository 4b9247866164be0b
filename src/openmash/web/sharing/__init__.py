"""Sharing agreements: what is shared with whom, what is closed, and sharing for one child outside an agreement."""
