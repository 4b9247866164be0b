"""What can be done about which records are one person."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    LINK = "linkage.link"
    """Agree that two records are one person, or that they are not."""
    SEPARATE = "linkage.separate"
    """Separate two records that were agreed to be one person."""
    FIND_MATCH = "linkage.find_match"
    """Find the records that could be somebody who was told of."""
    JUDGE = "linkage.judge"
    """Judge pairs of records in the queue: the same person, two people, or it cannot be told."""
    PROPOSE = "linkage.propose"
    """Compare records and put pairs before people."""
    LINK_BY_RULE = "linkage.link_by_rule"
    """Link records of a partner's file where a rule of the register allows it."""
    SEE_DISAGREEMENTS = "linkage.see_disagreements"
    """See where agencies' records of one person differ."""
