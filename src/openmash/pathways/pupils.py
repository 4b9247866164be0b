"""Which of a school's pupils are on a plan: kept up by the clocks, from what happened to them and where they learn.

A school that is told so can look after the child and take its part in the plan. It is told of its own pupils alone, of
nobody whose record is restricted, and of nobody whose home or school is kept from somebody: those are told by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from openmash.casework.schools import actions, selectors
from openmash.casework.schools.actions import PupilTold
from openmash.casework.schools.selectors import SchoolShown
from openmash.casework.schools.words import OnPlanKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.design import say
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import Happened
from openmash.records.linkage.selectors import PersonSet, person_sets, whole_cards
from openmash.records.people import selectors as people
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

LOOK_BACK = timedelta(days=6 * 366)
"""No plan runs longer than that without beginning again."""
PLANS = (
    (OnPlanKind.PROTECTION, Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_PROTECTION_PLAN_ENDED),
    (OnPlanKind.IN_NEED, Event.CHILD_IN_NEED_PLAN_BEGAN, Event.CHILD_IN_NEED_PLAN_ENDED),
)


def keep_pupils_on_plans(*, actor: Actor, now: datetime) -> int:
    """Tell each school whose people sign in of its pupils on a plan, and end what is no longer so. Returns how many."""
    schools = selectors.with_people(actor=actor)
    if not schools:
        return 0
    wanted = _wanted(schools, actor, now)
    held = {(each.person_id, each.school_id): each for each in selectors.told_on_plans(actor=actor)}
    count = 0
    for key, told in wanted.items():
        before = held.pop(key, None)
        same = before is not None and (before.called, before.plan, before.since, before.works) == (
            told.called, told.plan, told.since, told.works
        )  # fmt: skip
        if not same:
            actions.tell_on_plan(
                actor=actor, person_id=key[0], told=told, supersedes=before.id if before is not None else None
            )
            count += 1
    for gone in held.values():
        actions.end_on_plan(actor=actor, row_id=gone.id, until=local_date(now))
        count += 1
    return count


def _wanted(schools: Mapping[str, SchoolShown], actor: Actor, now: datetime) -> dict[tuple[UUID, UUID], PupilTold]:
    events = [event for _, begins, ends in PLANS for event in (begins, ends)]
    happened = spine.happened_lately(events, now - LOOK_BACK, actor=actor)
    sets = person_sets({each.person_id for each in happened if each.person_id}, actor)
    of: dict[UUID, list[Happened]] = {}
    whole: dict[UUID, PersonSet] = {}
    for each in happened:
        person = sets.get(each.person_id) if each.person_id else None
        if person is not None and not person.is_restricted:
            whole[person.lead_id] = person
            of.setdefault(person.lead_id, []).append(each)
    ids = [record for person in whole.values() for record in person.ids]
    learns = {lead: _learns(whole[lead], actor, now) for lead, marks in of.items() if _plan(marks) is not None}
    cards = whole_cards([lead for lead in whole if learns.get(lead, "") in schools], actor)
    workers = spine.allocations(actor=actor, person_ids=ids) if ids else []
    names = who(each.account_id for each in workers if each.account_id)
    made = {}
    for lead, marks in of.items():
        school, plan, card = schools.get(learns.get(lead, "")), _plan(marks), cards.get(lead)
        if school is None or plan is None or card is None or card.has_died or school.to_circle is None:
            continue
        kind, since = plan
        works = [names[x.account_id] for x in workers if x.person_id in whole[lead] and x.account_id in names]
        made[lead, school.id] = PupilTold(
            school.id, school.to_circle, card.name, say.day_of(card.birth.date) if card.birth.date else "not known",
            kind, local_date(since), say.listed(sorted({f"{x.name}, {x.job_title.lower()}" for x in works})),
        )  # fmt: skip
    return made


def _learns(person: PersonSet, actor: Actor, now: datetime) -> str:
    """The URN of a child's newest school; none where their home or school is kept from somebody.

    Asked child by child: of several at once, a school kept from somebody for one is withheld for all.
    """
    today = local_date(now)
    current = [each for each in people.places_of(person.ids, actor) if each.until is None or each.until >= today]
    if any(each.is_protected for each in current if each.kind in (LocatingKind.ADDRESS, LocatingKind.SCHOOL)):
        return ""
    schools = [each for each in current if each.kind == LocatingKind.SCHOOL]
    newest = max(schools, key=lambda each: (each.since or local_date(each.recorded_at), each.recorded_at), default=None)
    return newest.urn if newest else ""


def _plan(marks: list[Happened]) -> tuple[OnPlanKind, datetime] | None:
    """The plan that stands, child protection before child in need."""
    for kind, begins, ends in PLANS:
        began = [each.occurred_at for each in marks if each.event is begins]
        if began and not any(each.event is ends and each.occurred_at >= began[-1] for each in marks):
            return kind, began[-1]
    return None
