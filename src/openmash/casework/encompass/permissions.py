"""What can be done about notices to schools."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    FOLLOW = "encompass.follow"
    """See which schools are to be told of which children, what was told, and what schools did."""
    ANSWER = "encompass.answer"
    """Say whether a school may be told, that it was rung, and whether a child's words are safe for school."""
    READ_OURS = "encompass.read_ours"
    """Read what one's own school is told, and say what was done."""
    TELL = "encompass.tell"
    """Tell schools what they are owed: the clock on the wall, and whoever takes in what the police send."""
