"""The area's policy in force at a moment, and whose desk is on duty: what opens a process needs both."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.governance.area import Profile
from openmash.foundation.governance.profile import every_profile, profile
from openmash.statute.calendar import local_date


def profile_at(moment: datetime) -> Profile:
    """The area's profile in force at a moment (aware); before the first that is written here, the first.

    An area brings its earlier years with it, and what came then is still read, answered and closed.
    """
    slug = settings.OPENMASH_PROFILE
    first = min((each.in_force_from for each in every_profile() if each.slug == slug), default=date.min)
    return profile(slug, on=max(local_date(moment), first))


def team_on_duty(moment: datetime) -> UUID:
    """The duty desk while the hub is open, otherwise the out-of-hours team."""
    if profile_at(moment).calendar().is_open(moment):
        return agencies.duty_desk().id
    return agencies.out_of_hours_team().id
