"""Keeping what a year's return would refuse or ask: reckoned every night, and restated where records changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import connection, transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.turns import in_turn
from openmash.insight.returns import reckoning
from openmash.insight.returns.models import Fault, Reckoning
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.reckoning import Found, years_open
from openmash.records.linkage import selectors as linkage
from openmash.statute.census.years import Year, rules_of

ONE_AT_A_TIME = UUID("7c0f6a52-9a0b-7c1e-8f5d-72657475726e")
IN_HAND = timedelta(minutes=3)
"""How long what was begun before may take to be committed: looked at twice rather than never."""
MOST_AT_ONCE = 500
"""Children looked at again in one sweep; the rest follow in the next, or at night."""
TOLD_OF_SINCE = """
select person_id from people_birth where id >= %(first)s union
select person_id from people_detail where id >= %(first)s union
select person_id from people_identifier where id >= %(first)s union
select person_id from journey_need where id >= %(first)s union
select person_id from cases_milestone where id >= %(first)s union
select person_id from assessments_conclusion where id >= %(first)s union
select person_id from protection_decided where id >= %(first)s union
select person_id from frontdoor_contactchild where id >= %(first)s union
select record_a_id from linkage_samepersondecision where id >= %(first)s union
select record_b_id from linkage_samepersondecision where id >= %(first)s
limit %(most)s
"""
"""Whom the tables that a return is told from have a newer row of."""


@dataclass(frozen=True)
class Restated:
    """What a reckoning changed: how many children it was of, the faults that are new or changed, and those gone."""

    children: int
    new: int
    gone: int


@transaction.atomic
def reckon(*, actor: Actor, year: Year, now: datetime) -> Restated:
    """Ask every rule about every child, and keep what is not as it was. What was kept before stays readable."""
    require(actor, Permission.RECKON)
    _in_turn(year)
    found = reckoning.reckon(year, actor=actor, now=now)
    new, gone = _keep(year, found.of_children, None, actor=actor, now=now)
    Reckoning.record(
        actor=actor, year=year.ending, occurred_at=now, children=found.children, is_full=True,
        whole=[list(pair) for pair in found.whole],
    )  # fmt: skip
    audit.record(
        actor, "returns.reckoned", about=[],
        detail={"year": year.name, "children": found.children, "new": new, "gone": gone},
    )  # fmt: skip
    return Restated(found.children, new, gone)


@transaction.atomic
def look_again(*, actor: Actor, person_ids: Collection[UUID], now: datetime) -> int:
    """Reckon these children anew for the years that are open, as far as they have been reckoned; how many faults
    changed. A number that two children bear is found at night alone. Raises NotPermitted.
    """
    if not may(actor, Permission.RECKON):
        require(actor, Permission.PUT_RIGHT)
    sets = {each.lead_id: each for each in linkage.person_sets(person_ids, actor).values() if not each.is_restricted}
    changed = 0
    for year in years_open(now) if sets else ():
        last = Reckoning.objects.filter(year=year.ending, is_full=True).order_by("-occurred_at", "-pk").first()
        if last is None:
            continue
        _in_turn(year)
        found = reckoning.reckon_some(sets, year, actor=actor, now=now)
        among = [key for each in sets.values() for key in each.ids]
        new, gone = _keep(year, found, among, actor=actor, now=now)
        changed += new + gone
    return changed


@transaction.atomic
def look_where_changed(*, actor: Actor, now: datetime) -> int:
    """Reckon anew every child of whom something was recorded since the last time; how many faults changed."""
    require(actor, Permission.RECKON)
    last = Reckoning.objects.filter(year=years_open(now)[0].ending).order_by("-occurred_at", "-pk").first()
    if last is None or last.occurred_at is None:
        return 0
    found = _told_of_since(last.occurred_at - IN_HAND)
    if not found:
        return 0
    changed = look_again(actor=actor, person_ids=found, now=now)
    Reckoning.record(actor=actor, year=last.year, occurred_at=now, children=last.children, is_full=False, whole=[])
    return changed


def _told_of_since(moment: datetime) -> list[UUID]:
    """Whom anything was recorded of from a moment on. Keys sort by when they were made, so that is where it looks."""
    first = UUID(int=(int(moment.timestamp() * 1000) << 80) | (0x7 << 76) | (0b10 << 62))
    with connection.cursor() as cursor:
        cursor.execute(TOLD_OF_SINCE, {"first": first, "most": MOST_AT_ONCE})
        return [row[0] for row in cursor.fetchall() if row[0] is not None]


def _in_turn(year: Year) -> None:
    in_turn(uuid5(ONE_AT_A_TIME, year.name))


def _keep(
    year: Year, found: Mapping[UUID, Sequence[Found]], among: Sequence[UUID] | None, *, actor: Actor, now: datetime
) -> tuple[int, int]:
    """Add what is not as it was, among these children or all; how many are new or changed, and how many gone."""
    rows = Fault.objects.visible_to(actor).current().filter(year=year.ending)
    if among is not None:  # what only the whole return shows stands until the night
        rows = rows.filter(person_id__in=list(among)).exclude(rule__in=[each.code for each in rules_of(year).whole])
    before = {(row.person_id, row.rule): row for row in rows}
    new, gone = [], []
    for person, some in found.items():
        for each in some:
            row = before.pop((person, each.rule), None)
            if row is None or not row.stands or row.rests_on != each.rests_on or row.elements != list(each.elements):
                new.append(Fault(
                    person_id=person, year=year.ending, rule=each.rule, elements=list(each.elements),
                    rests_on=each.rests_on, supersedes=row.pk if row else None,
                    occurred_at=row.occurred_at if row and row.stands else now,
                ))  # fmt: skip
    for row in before.values():
        if row.stands:
            gone.append(Fault(
                person_id=row.person_id, year=row.year, rule=row.rule, elements=row.elements, rests_on=row.rests_on,
                stands=False, supersedes=row.pk, occurred_at=now,
            ))  # fmt: skip
    _add([*new, *gone], actor=actor, now=now)
    return len(new), len(gone)


def _add(rows: Iterable[Fault], *, actor: Actor, now: datetime) -> None:
    """Many rows at once; author, agency and time are set here."""
    many = list(rows)
    for row in many:
        row.held_by, row.recorded_by, row.recorded_at = actor.agency_id, actor.account_id, now
    Fault.objects.bulk_create(many, batch_size=500)
