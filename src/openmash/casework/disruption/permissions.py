"""What can be done about disruption."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "disruption.view"
    """See the measures about the places, people of concern, groups and lines one may see, and what they changed."""
    RECORD = "disruption.record"
    """Record a measure, what became of it, a breach and what follows, and the places to compare with."""
