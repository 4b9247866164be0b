"""For which hours copies are written, and what opens each: a password is kept nowhere, and derived when asked for.

Twenty signs of twenty-nine are 97 bits; they follow from the service's secret key, the team and the hour, so that a
backup of the database opens no copy, and so that the passwords of next week's copies can be put in a safe today.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from openmash.casework.outage.words import SIGNS
from openmash.statute.calendar import local_date

LONDON = ZoneInfo("Europe/London")
SIGNS_IN_ALL, IN_A_GROUP = 20, 5


def hours_from(moment: datetime) -> Iterator[datetime]:
    """The hours for which copies are written, from the last one before `moment` (aware) onwards, without end. UTC."""
    hours = sorted(settings.OPENMASH_COPY_HOURS)
    day = local_date(moment) - timedelta(days=1)
    last: datetime | None = None
    while True:
        for hour in hours:
            at = datetime.combine(day, time(hour), LONDON).astimezone(ZoneInfo("UTC"))
            if at > moment and last is not None:
                yield last
            last = at
        day += timedelta(days=1)


def hour_of(moment: datetime) -> datetime:
    """The hour whose copy should be there at `moment`."""
    return next(hours_from(moment))


def password(team_id: UUID, hour: datetime) -> str:
    """What opens this team's copy of this hour, in groups to be read aloud, such as "7KQ2M-…"."""
    said = f"openmash last safe copy:{team_id}:{hour.astimezone(ZoneInfo('UTC')).isoformat()}"
    drawn = int.from_bytes(hmac.digest(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256), "big")
    signs = ""
    for _ in range(SIGNS_IN_ALL):
        drawn, sign = divmod(drawn, len(SIGNS))
        signs += SIGNS[sign]
    return "-".join(signs[at : at + IN_A_GROUP] for at in range(0, SIGNS_IN_ALL, IN_A_GROUP))
