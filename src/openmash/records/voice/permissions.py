"""What can be done about a child's voice."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    RECORD = "voice.record"
    """Record what a child said or showed, or why they have not been heard yet."""
    RECORD_INFLUENCE = "voice.record_influence"
    """Record what a child's voice changed."""
