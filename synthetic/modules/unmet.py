"""What children needed and could not have: speech therapy for many, and a few of other kinds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CHILDREN = """
select b.person_id from people_birth b join people_person p on p.id = b.person_id
where p.kind = 'child' and p.circle_id = 1 and b.precision = 'day' and not b.expected
and not exists (select from people_detail d where d.person_id = p.id and d.kind = 'died') order by b.person_id limit 300
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these needs."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    found = [UUID(str(row[0])) for row in county.connection.execute(CHILDREN).fetchall()]
    if len(found) < 20:
        return
    children = county.chance("unmet").sample(found, 11)
    _record(county.as_at, children)


def _record(now: datetime, children: list[UUID]) -> None:
    from openmash.casework.unmet import actions
    from openmash.casework.unmet.actions import BecameTold, UnmetTold
    from openmash.casework.unmet.words import Became, Kind, MadeFrom, Why
    from openmash.foundation.access.actors import Actor

    speech = [
        UnmetTold(
            Kind.SPEECH, "A speech and language assessment", Why.WAITING,
            "His nursery uses the programme for listening; the health visitor rings monthly.", MadeFrom.PLAN,
            (now - days * DAY).date(),
        )
        for days in (20, 40, 55, 70, 90, 120)
    ]  # fmt: skip
    others = [
        UnmetTold(
            Kind.DOMESTIC_ABUSE, "A refuge place for a mother with four children", Why.FULL,
            "A hotel for two nights, then her sister’s.", MadeFrom.DECISION, (now - 9 * DAY).date(),
        ),
        UnmetTold(
            Kind.CHILD_MENTAL_HEALTH, "Somebody to talk with about her brother’s death", Why.CRITERIA,
            "The school’s counsellor, six times.", MadeFrom.MEETING, (now - 33 * DAY).date(),
        ),
        UnmetTold(
            Kind.CHILD_MENTAL_HEALTH, "An assessment for autism", Why.WAITING,
            "A quiet room and a timetable in pictures at school.", MadeFrom.ASSESSMENT, (now - 200 * DAY).date(),
        ),
        UnmetTold(
            Kind.SUBSTANCES, "An evening group for parents", Why.NONE_HERE, "A worker rings on Thursdays.",
            MadeFrom.PLAN, (now - 15 * DAY).date(),
        ),
        UnmetTold(
            Kind.YOUTH, "A mentor near home", Why.TOO_FAR, "The football club, on Saturdays.", MadeFrom.WORK,
            (now - 60 * DAY).date(),
        ),
    ]  # fmt: skip
    with acting("decision.maker") as acted:
        actor = cast("Actor", acted)
        made = [
            actions.record(actor=actor, person_id=child, told=told)
            for child, told in zip(children, (*speech, *others), strict=True)
        ]
        actions.say_what_became(
            actor=actor, unmet_id=made[-1], told=BecameTold(Became.FOUND, "A mentor from the next town comes here now.")
        )


MODULE = Module("unmet", by_actions=_by_actions)
