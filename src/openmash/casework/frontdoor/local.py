"""The area's own policy as the front door needs it: the profile in force, and who is on duty."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings

from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.governance.area import Profile
from openmash.foundation.governance.profile import profile
from openmash.statute import spoken
from openmash.statute.calendar import local_date


def profile_at(moment: datetime) -> Profile:
    """The area's profile in force at a moment (aware)."""
    return profile(settings.OPENMASH_PROFILE, on=local_date(moment))


def owed_by_words(now: datetime) -> str:
    """When what is left out now is to be written up, such as "10am tomorrow"."""
    local = profile_at(now)
    due_at = local.clock("debt_paid", local_date(now)).due(now, local.calendar())
    return spoken.moment(due_at, now) if due_at else ""


def team_on_duty(moment: datetime) -> UUID:
    """The duty desk while the hub is open, otherwise the out-of-hours team."""
    if profile_at(moment).calendar().is_open(moment):
        return agencies.duty_desk().id
    return agencies.out_of_hours_team().id
