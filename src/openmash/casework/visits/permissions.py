"""What can be done about visits."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "visits.view"
    """See visits planned and made, and when a child was last seen, among the children in reach."""
    RECORD = "visits.record"
    """Plan a visit, move it or call it off, record what happened at it, and say how often a child is to be seen."""
