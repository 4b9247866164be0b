"""What can be done about allegations against people who work with children."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    RAISE = "allegations.raise"
    """Tell the designated officer of an allegation, without reading it afterwards."""
    VIEW = "allegations.view"
    """Read an allegation whose circle one is in."""
    MANAGE = "allegations.manage"
    """Evaluate, meet, advise, conclude, and say who may see it."""
