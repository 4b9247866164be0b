"""What can be done with incidents."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    TAKE_IN = "incidents.take_in"
    """Keep what a partner's file says happened, without reading anything."""
    COUNT = "incidents.count"
    """See how many incidents there were, by place, time and kind."""
