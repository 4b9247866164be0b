"""What can be done with the partnership's business."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "partnership.view"
    """Read the improvement plans, with what made a difference and who says so. No child is in them."""
    KEEP = "partnership.keep"
    """Keep the improvement plans: findings, actions, what is said of each, and independent scrutiny’s verdict."""
    GIVE_EVIDENCE = "partnership.give_evidence"
    """Add evidence to an action of a plan, and grade a standard of an audit."""
    TELL_INCIDENT = "partnership.tell_incident"
    """Tell of a serious incident from a child's record, so that a review begins."""
    VIEW_REVIEWS = "partnership.view_reviews"
    """Read reviews of serious incidents. Whom one is about is shown only where one may see the child."""
    RUN_REVIEW = "partnership.run_review"
    """Record each step of a review, ask agencies for summaries and say that they came."""
    ANSWER_AGREED = "partnership.answer_agreed"
    """Say what became of an action a meeting gave to oneself, with evidence; whoever keeps the business, of any."""
    READ_POLICIES = "partnership.read_policies"
    """Read the partnership's policies and threshold documents, and say that one has read them. They name nobody."""
