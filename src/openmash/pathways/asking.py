"""Asking agencies about a family: a school is asked about its own pupils, and about nobody else's children."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.actions import AskTold
from openmash.casework.schools import selectors as schools
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.agencies.selectors import Agency, agencies, these
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.records.linkage.selectors import person_sets
from openmash.records.people import selectors as people
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date


def pupils(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, tuple[UUID, ...]]:
    """Which of these children learn now at a school of the register that has an organisation, by organisation.

    One whose school is kept from somebody is left out: that school is rung. The queries do not grow with the children.
    """
    wanted = list(dict.fromkeys(person_ids))
    sets, today = person_sets(wanted, actor), local_date(timezone.now())
    ids = sorted({record for each in sets.values() for record in each.ids})
    current = [
        row for row in people.places_of(ids, actor)
        if row.kind == LocatingKind.SCHOOL and row.urn and (row.until is None or row.until >= today)
    ]  # fmt: skip
    by_urn = schools.of_urns({row.urn for row in current}, actor=actor) if current else {}
    found: dict[UUID, list[UUID]] = {}
    for child in wanted:
        rows = [row for row in current if child in sets and row.person_id in sets[child].ids]
        newest = max(rows, key=lambda row: (row.since or local_date(row.recorded_at), row.recorded_at), default=None)
        if newest is None or newest.is_protected or (school := by_urn.get(newest.urn)) is None:
            continue
        if school.agency_id is not None and school.is_open:
            found.setdefault(school.agency_id, []).append(child)
    return {agency: tuple(children) for agency, children in found.items()}


def who_answers(person_ids: Iterable[UUID], *, actor: Actor) -> list[Agency]:
    """The agencies that can be asked about these children: those that answer checks, and the children's own schools
    where somebody there answers.
    """
    listed, theirs = agencies(answering_checks=True), pupils(person_ids, actor=actor)
    a_schools = schools.of_agencies([each.pk for each in listed], actor=actor)
    own = [
        each for each in these(theirs).values()
        if each not in listed and accounts_with(Role.CHECK_RESPONDER, agency_id=each.pk)
    ]  # fmt: skip
    return [*(each for each in listed if each.pk not in a_schools or each.pk in theirs), *own]


@transaction.atomic
def ask(*, actor: Actor, contact_id: UUID, agency_ids: Sequence[UUID], told: AskTold) -> list[UUID]:
    """Ask these agencies, each school about its own pupils alone; returns the checks' keys.

    Raises Incomplete, and where a school is asked about a family of which nobody is known to learn there.
    """
    ours = schools.of_agencies(agency_ids, actor=actor)
    only: dict[UUID, Sequence[UUID]] = {}
    if ours:
        children = [child.person_id for child in contacts.contact(contact_id, actor=actor).children]
        theirs = pupils(children, actor=actor)
        for agency_id, school in ours.items():
            if agency_id not in theirs:
                sentence = (
                    f"No child of this contact is known to learn at {school.name}, and a school is asked about its own "
                    "pupils. Record where they learn first, or ring it."
                )
                raise Incomplete([Problem("agencies", sentence)])
            only[agency_id] = theirs[agency_id]
    return frontdoor.ask(actor=actor, contact_id=contact_id, agency_ids=agency_ids, told=told, only=only)
