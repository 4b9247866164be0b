"""What can be done about plans."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "plans.view"
    """Read the plans of the children in reach."""
    WRITE = "plans.write"
    """Begin a plan, write in it beside others, measure what changes, review it, and make copies for the family."""
