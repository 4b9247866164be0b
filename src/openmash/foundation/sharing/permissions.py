"""What can be done about agreements to share information."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    READ = "sharing.read"
    """Read which agreements there are: what is shared with whom, under what. They name no child."""
    KEEP = "sharing.keep"
    """Record an agreement, a version, who signed and the document; note that it was looked at again."""
    DECIDE = "sharing.decide"
    """Put a signed version in force, end an agreement, see what has closed and what is shared outside agreements."""
    SHARE_OUTSIDE = "sharing.share_outside"
    """Share one's own agency's information for one child although no agreement covers it, with the reason."""
