"""What can be done about unmet need."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "unmet.view"
    """See what the children in reach need and cannot have."""
    RECORD = "unmet.record"
    """Record an unmet need, and what became of it."""
    COUNT = "unmet.count"
    """See how many needs are not met, by kind and team, with no child among them."""
