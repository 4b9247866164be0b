"""What can be done in a meeting to protect a child."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "protection.view"
    """Read a strategy discussion, an enquiry, a conference or a core group about children within reach."""
    CONVENE = "protection.convene"
    """Call one, and record who came, what they told, and that the record was sent. Never held up."""
    DECIDE = "protection.decide"
    """Record a decision that does more: an enquiry, a plan, a plan that goes on."""
    DECIDE_LESS = "protection.decide_less"
    """Record a decision that does less, with the full gate."""
    RATIFY = "protection.ratify"
    """Look at an enquiry that somebody else began."""
