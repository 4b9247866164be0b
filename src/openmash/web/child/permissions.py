"""What can be done with a child's record as a whole."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    READ = "child.read"
    """Open the record of a child (or adult) within reach."""
    LIST_MINE = "child.list_mine"
    """List the children allocated to oneself."""
