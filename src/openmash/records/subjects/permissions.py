"""What can be done about people of concern, places, groups, vehicles, phone lines, online spaces and themes."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "subjects.view"
    """See subjects whose audience one is in, and what links them."""
    KEEP = "subjects.keep"
    """Add a subject, describe it, say how it stands, link it, and plan what is done about it."""
    ACT = "subjects.act"
    """Say what became of an action one owns."""
