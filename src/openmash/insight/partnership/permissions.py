"""What can be done with the partnership's business."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "partnership.view"
    """Read the improvement plans, with what made a difference and who says so. No child is in them."""
    KEEP = "partnership.keep"
    """Keep the improvement plans: findings, actions, what is said of each, and independent scrutiny’s verdict."""
    GIVE_EVIDENCE = "partnership.give_evidence"
    """Add evidence to an action of a plan."""
