"""What can be done about what was filed with the wrong child."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    MOVE = "misfiled.move"
    """Move what was filed with the wrong child."""
    FOLLOW = "misfiled.follow"
    """See what was moved or separated, among the people in reach, and keep what each person it reached said."""
    ANSWER = "misfiled.answer"
    """Say what one did with words that were about another child."""
    HANDLE_BREACH = "misfiled.handle_breach"
    """See each breach entry, and record what was done and whether the regulator was told. It shows no child."""
    TELL_OF_BREACH = "misfiled.tell_of_breach"
    """Tell the information lead of a personal data breach. Whoever tells reads nothing of the entry afterwards."""
    READ_BREACH = "misfiled.read_breach"
    """Read a breach entry one was named on, and add to it."""
    READ_LESSONS = "misfiled.read_lessons"
    """Read what others can learn from breaches: those words alone, which name nobody."""
