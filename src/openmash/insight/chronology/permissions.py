"""What can be done with a chronology, apart from reading it."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    MARK = "chronology.mark"
    """Mark an entry of a child's story as significant, or say that it no longer is, with why."""
    GIVE_COPY = "chronology.give_copy"
    """Make a copy of a chronology for somebody chosen first, and see the copies that were made."""
