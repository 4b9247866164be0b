"""Visits to a few allocated children: seen yesterday in their own words, refused at the door, and one planned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.staff import WORKERS

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ALLOCATED = """
select a.person_id, a.account_id from cases_allocation a join people_birth b on b.person_id = a.person_id
join people_person p on p.id = a.person_id where a.ends_at is null and p.kind = 'child' and p.circle_id = 1
and b.date between %s and %s and not b.expected and a.role = 'social_worker' order by a.person_id limit 60
"""


def allocated(county: County, most: int) -> list[tuple[UUID, str]]:
    """Children of an age to speak, each with the username of the social worker they are allocated to."""
    names = {worker.id: worker.username for worker in WORKERS}
    born = ((county.as_at - timedelta(days=365 * years)).date() for years in (15, 5))
    rows = county.connection.execute(ALLOCATED, list(born)).fetchall()
    known = [(UUID(str(child)), names[UUID(str(who))]) for child, who in rows if UUID(str(who)) in names]
    return known[:most]


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these visits."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    from openmash.casework.visits import actions
    from openmash.casework.visits.telling import VisitPlanned, VisitTold
    from openmash.casework.visits.words import Bedroom, Happened, Purpose, Safe, SeenAlone, Tried, Where
    from openmash.records.voice.words import Method

    now = county.as_at
    for number, (child, username) in enumerate(allocated(county, 3)):
        with acting(username) as somebody:
            actor = cast("Actor", somebody)
            (visit,) = actions.plan(
                actor=actor, told=VisitPlanned([child], Purpose.CHILD_IN_NEED, now - DAY, Where.HOME)
            )
            told = VisitTold(
                Happened.SEEN, Where.HOME, now - DAY - number * HOUR, f"demo-visit-{number}", alone=SeenAlone.YES,
                bedroom=Bedroom.SEEN, communicates="Talks freely once the dog is in the room",
                words="It’s better when Nan is here. She makes tea and nobody shouts.\nI keep my shoes on in bed.",
                method=Method.TALKING, safe=Safe.YES, observations="Warm, food in the fridge. A lock hangs off the "
                "bathroom door. The child leaned on Nan throughout.",
            )  # fmt: skip
            if number == 1:
                told = VisitTold(
                    Happened.REFUSED, Where.HOME, now - DAY, f"demo-visit-{number}", tried=(Tried.RANG, Tried.MANAGER),
                    done="A voice behind the door said to come back tomorrow. Told my manager; the school saw them.",
                )  # fmt: skip
            actions.record(actor=actor, visit_id=visit, told=told)
            if number != 1:
                actions.plan(
                    actor=actor,
                    told=VisitPlanned(
                        [child], Purpose.CHILD_IN_NEED, now + 4 * HOUR, Where.SCHOOL,
                        what_to_see="See the child alone. Ask about the shoes.",
                    ),
                )  # fmt: skip
                actions.set_frequency(
                    actor=actor, person_id=child, every=10, in_working_days=True, because="Family help plan"
                )


MODULE = Module("visits", by_actions=_by_actions)
