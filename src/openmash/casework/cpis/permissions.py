"""What can be done about CP-IS."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEND = "cpis.send"
    """Make the file for the NHS, fetch one made before, and see who lacks an NHS number."""
    READ_NOTICES = "cpis.read_notices"
    """See that a child was seen in unscheduled care, and say what was done about it."""
    TAKE_IN = "cpis.take_in"
    """Take in the NHS's notices by file."""
