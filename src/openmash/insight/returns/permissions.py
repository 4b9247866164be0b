"""What can be done about statutory returns."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    MAKE = "returns.make"
    """Make a statutory return out of the records, and download it."""
    RECKON = "returns.reckon"
    """Reckon what a year's return would refuse or ask, and keep it."""
    PUT_RIGHT = "returns.put_right"
    """See what a return would refuse or ask of the children one sees, before it is due, and send it to their worker."""
    EXPLAIN = "returns.explain"
    """Say why something the return asks about is so, and put right a code that somebody told of."""
    VIEW = "returns.view"
    """See what the return would say of a child one sees, and what it would refuse."""
