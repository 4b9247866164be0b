"""What can be done with what the partnership learns."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    READ = "learning.read"
    """Read themes and briefings. They name nobody."""
    KEEP = "learning.keep"
    """Keep a theme with its owner and response, and write a briefing about it."""
    SEE_READERS = "learning.see_readers"
    """See how many of each team have read a briefing, and never who has not."""
