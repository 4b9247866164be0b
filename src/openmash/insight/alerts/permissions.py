"""What can be done with alerts."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "alerts.view"
    """Read what changed or stopped, and what was answered. Who leads several teams reads all, others their own."""
    ANSWER = "alerts.answer"
    """Say what explains an alert that is one's own to answer, who looks at it, or what was done."""
    LOOK = "alerts.look"
    """Look through the figures and through what is recorded, each night, for what changed or stopped."""
