"""What can be done about letters."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "letters.view"
    """See which letters were sent about a child in reach, and open them as they went out."""
    WRITE = "letters.write"
    """Write a letter to somebody chosen first, and keep it as it is sent."""
