"""What can be done about statutory returns."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    MAKE = "returns.make"
    """Make a statutory return out of the records."""
    PUT_RIGHT = "returns.put_right"
    """See what a return would refuse or ask about the children one sees, before it is due."""
    VIEW = "returns.view"
    """See what the return would say of a child one sees, and what it would refuse."""
