"""What can be done about assessments."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "assessments.view"
    """Read assessments of the children in reach."""
    WRITE = "assessments.write"
    """Begin an assessment, write in it beside others, conclude it for each child, and send it to be authorised."""
    AUTHORISE = "assessments.authorise"
    """Authorise an assessment with reasons or return it for changes; never one that one has written in or sent."""
