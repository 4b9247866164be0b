"""What can be done with what visitors leave."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    LEAVE_COMMENT = "visitors.leave_comment"
    """Keep what a visitor wrote about the public pages, or count a page, without reading anything."""
    READ_COMMENTS = "visitors.read_comments"
    """Read what visitors wrote, and say that it was read."""
    MAKE_CONTACT = "visitors.make_contact"
    """Make a contact of what a visitor wrote, with its original time."""
