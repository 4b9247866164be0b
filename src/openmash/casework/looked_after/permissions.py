"""What can be done about looked-after children."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "looked_after.view"
    """See placements, visits and reviews of the looked-after children in reach."""
    RECORD = "looked_after.record"
    """Record a placement, its end, a review, or that one is asked for sooner."""
