"""What can be done about several teams at once."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEE_TEAMS = "oversight.see_teams"
    """See the counts of every team of one's own agency: what drifts, what will be late. No child and no worker."""
    ASK = "oversight.ask"
    """Ask a team's manager to bring one of them down, by a day."""
    ANSWER = "oversight.answer"
    """Read what was asked of one's own team, and say what was done."""
    COUNT = "oversight.count"
    """Count every team."""
