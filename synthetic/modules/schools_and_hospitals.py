"""Attendance of a few children, one of them sharply lower; two seen in unscheduled care; the first file for the NHS."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LED = """
select a.person_id from cases_allocation a join people_birth b on b.person_id = a.person_id
join people_person p on p.id = a.person_id and p.circle_id = 1
where a.ends_at is null and not b.expected and b.precision = 'day' and a.account_id = %s and b.date < %s
group by a.person_id order by a.person_id
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    worker, school_age = str(BY_USERNAME["social.worker"].id), (county.as_at - 365 * 6 * DAY).date()
    found = [UUID(str(row[0])) for row in county.connection.execute(LED, [worker, school_age]).fetchall()]
    if len(found) < 4:
        return
    chosen = county.chance("schools").sample(found, 4)
    _attendance(county.as_at, chosen)
    _hospital(county.as_at, chosen[:2])
    _file()
    _records(county.as_at)


def _attendance(now: datetime, children: list[UUID]) -> None:
    from django.db import transaction

    from openmash.casework.attendance import actions
    from openmash.casework.attendance.actions import FiguresTold
    from openmash.casework.attendance.words import Place
    from openmash.foundation.access.actors import Service, acting_as
    from openmash.foundation.imports.actions import feed_actor

    actor = feed_actor(Service.PERSON_FEED, AGENCY_BY_SLUG["schools"].id)
    told = (
        ((80, 76, 3, 1, 0, Place.ON_ROLL, ""), (64, 44, 4, 16, 1, Place.ON_ROLL, "")),
        ((80, 74, 6, 0, 0, Place.ON_ROLL, ""), (64, 60, 4, 0, 0, Place.ON_ROLL, "")),
        ((80, 60, 12, 8, 0, Place.ON_ROLL, ""), (32, 27, 2, 3, 0, Place.ON_ROLL, "mornings only, until January")),
        ((80, 40, 0, 40, 2, Place.ON_ROLL, ""), (10, 0, 0, 10, 0, Place.MISSING, "")),
    )
    with transaction.atomic(), acting_as(actor):
        for child, periods in zip(children, told, strict=True):
            for figures, (first, last) in zip(periods, ((150, 95), (80, 5)), strict=True):
                possible, attended, authorised, unauthorised, suspensions, place, part_time = figures
                actions.take_in(
                    actor=actor, person_id=child,
                    told=FiguresTold(
                        "Brookmead School", (now - first * DAY).date(), (now - last * DAY).date(), now - 2 * DAY,
                        possible, attended, authorised, unauthorised, suspensions, place, part_time,
                    ),
                )  # fmt: skip


def _hospital(now: datetime, children: list[UUID]) -> None:
    from django.db import transaction

    from openmash.casework.cpis import actions
    from openmash.casework.cpis.actions import NoticeTold
    from openmash.foundation.access.actors import Service, acting_as
    from openmash.foundation.imports.actions import feed_actor

    actor = feed_actor(Service.PERSON_FEED, AGENCY_BY_SLUG["health"].id)
    with transaction.atomic(), acting_as(actor):
        for number, (child, hours) in enumerate(zip(children, (7, 30), strict=True)):
            actions.take_in(
                actor=actor,
                person_id=child,
                told=NoticeTold(now - hours * HOUR, "Emergency department", "Severnside Hospital", f"UC-{number + 1}"),
            )


RECORDS = (
    ("P2041", "I-8801", "Corey", "Wainfleet", 41, "Home", "Asleep at his table by ten, second day running.", "",
     "Breakfast; rang home; nobody answered.", "Ms Lowe"),
    ("P2041", "I-8822", "Corey", "Wainfleet", 27, "Home", "Asked whether he could stay till five again.",
     "It is quieter here.", "After-school club for the week.", "Mr Tranter"),
    ("P1987", "I-8830", "Ada", "Thistlewood", 16, "Friendship", "Sits apart at lunch since half term.",
     "They said I smell.", "Lunch with Mrs Lowe; a word with the class.", "Mrs Lowe"),
    ("P1987", "I-8841", "Ada", "Thistlewood", 6, "Home", "Same clothes all week.", "", "Uniform from the cupboard.",
     "Mrs Lowe"),
)  # fmt: skip
"""What a primary school's own recording system sent last night: pupil, reference, name, days ago, and what it says."""


def _records(now: datetime) -> None:
    from django.db import transaction

    from openmash.casework.school_records import actions
    from openmash.casework.school_records.actions import RecordTold
    from openmash.foundation.access.actors import Service, acting_as
    from openmash.foundation.imports.actions import feed_actor

    actor = feed_actor(Service.PERSON_FEED, AGENCY_BY_SLUG["finlay"].id)
    with transaction.atomic(), acting_as(actor):
        for pupil, reference, forenames, surname, ago, kind, words, said, did, by in RECORDS:
            actions.take_in(
                actor=actor,
                told=RecordTold(
                    pupil, reference, forenames, surname, None, "", "", (now - ago * DAY).date(), kind, words, said,
                    did, by,
                ),
            )  # fmt: skip


def _file() -> None:
    from openmash.foundation.access.actors import Actor
    from openmash.foundation.facts.refusals import NotAllowedNow
    from openmash.pathways import cpis

    with acting("decision.maker") as acted:
        try:
            cpis.make_file(actor=cast("Actor", acted))
        except NotAllowedNow:
            return  # nobody is on a plan in so small a county


MODULE = Module("schools and hospitals", by_actions=_by_actions)
