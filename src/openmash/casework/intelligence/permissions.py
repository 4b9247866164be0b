"""What can be done with intelligence."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEND = "intelligence.send"
    """Send what one saw or heard to the intelligence unit, and see what one has sent."""
    HANDLE = "intelligence.handle"
    """Read what was sent; grade it, link it, sanitise and release it, review it, hold it."""
    READ = "intelligence.read"
    """Read the releases whose audience one is in, saying what for."""
    RECALL = "intelligence.recall"
    """Recall or correct a release of one's own agency's report."""
