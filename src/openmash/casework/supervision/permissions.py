"""What can be done about supervision and oversight."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SUPERVISE = "supervision.supervise"
    """Hold supervision with a worker of one's own team, and keep its note for the two of them."""
    SUPERVISE_MANAGERS = "supervision.supervise_managers"
    """Hold supervision with managers of one's own agency, and see whose is due or late, without its note."""
    READ_OWN = "supervision.read_own"
    """Read the supervisions one was part of."""
    ENTER = "supervision.enter"
    """Write on a child's record what a manager looked at, their view and what they direct."""
    VIEW = "supervision.view"
    """Read managers' entries and directions about the children in reach."""
    ANSWER = "supervision.answer"
    """Say what became of a direction that is one's own, or why a limit is past."""
    SEE_TEAM = "supervision.see_team"
    """See who in one's team has what today, and how many children of which kind each works with."""
    TELL_THE_NIGHT = "supervision.tell_the_night"
    """Write what the out-of-hours team must know about a child tonight."""
    READ_THE_NIGHT = "supervision.read_the_night"
    """Read those sheets, and say that one has."""
