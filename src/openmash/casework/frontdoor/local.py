"""The area's own policy as the front door needs it: the profile in force, and who is on duty."""

from __future__ import annotations

from datetime import datetime

from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.statute import spoken
from openmash.statute.calendar import local_date

__all__ = ["owed_by_words", "profile_at", "team_on_duty"]


def owed_by_words(now: datetime) -> str:
    """When what is left out now is to be written up, such as "10am tomorrow"."""
    local = profile_at(now)
    due_at = local.clock("debt_paid", local_date(now)).due(now, local.calendar())
    return spoken.moment(due_at, now) if due_at else ""
