"""What can be done with what schools keep in their own systems."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    READ = "school_records.read"
    """Read what one's own school keeps of its pupils in its own system."""
    RELEASE = "school_records.release"
    """Put a record of one's own school with the child's record, for those who work with the child."""
    SEND = "school_records.send"
    """Send the export of one's own school's system, to be kept as that school's own."""
    TAKE_IN = "school_records.take_in"
    """Keep what a school's file says, without reading anything of anybody else."""
