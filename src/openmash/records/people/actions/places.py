"""Where people live, learn and can be reached: adding, putting right, and keeping from those who must not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotPermitted, Problem
from openmash.records.people import telling
from openmash.records.people.actions.writing import add, correct, found
from openmash.records.people.models import HouseholdMember, LocatingFact
from openmash.records.people.permissions import Permission
from openmash.records.people.rules import tidy_postcode
from openmash.records.people.selectors.places import same_place
from openmash.records.people.telling import PlaceTold


@transaction.atomic
def add_place(*, actor: Actor, person_id: UUID, place: PlaceTold) -> UUID:
    """Add where somebody lives, learns, is treated or can be reached.

    Where this record has a protected place of the kind, the new one is protected like it until somebody lifts it: the
    new address of a family that fled is the one that matters.
    """
    values = place_values(place)
    if not place.protected_from:
        rows = LocatingFact.objects.visible_to(actor).current().filter(person_id=person_id, kind=place.kind)
        known = [row for row in rows if row.protected_from]
        if known:
            people = list(dict.fromkeys(person for row in known for person in row.protected_from))
            values = {**values, "protected_from": people, "protected_reason": known[0].protected_reason}
    return add(actor, LocatingFact, person_id, "people.place_added", values, telling.place_problems(place))


@transaction.atomic
def add_place_by_link(*, actor: Actor, person_id: UUID, place: PlaceTold) -> UUID:
    """Add a place that whoever holds a link about this person tells; returns its key. Raises NotPermitted, Incomplete.

    It is kept from everybody any place of theirs is kept from, whom the link is not told.
    """
    if not actor.is_service:
        raise NotPermitted("Write it on the record: this is for whoever holds a link.")
    if problems := list(telling.place_problems(place)):
        raise Incomplete(problems)
    with connection.cursor() as cursor:
        cursor.execute("select people, reason from wall.kept_from_behind_link()")
        kept_from, reason = cursor.fetchone() or ([], "")
    row = LocatingFact.record(
        actor=actor, person_id=person_id, occurred_at=timezone.now(),
        **{**place_values(place), "protected_from": list(kept_from), "protected_reason": reason},
    )  # fmt: skip
    audit.record(actor, "people.place_added", about=[f"person:{person_id}"], detail={"by": "link"})
    return row.pk


@transaction.atomic
def correct_place(*, actor: Actor, fact_id: UUID, place: PlaceTold) -> UUID:
    """Put a place right, or end it. Protection is carried over: only `lift_protection` takes it away."""
    old = found(LocatingFact, fact_id, actor)
    values = place_values(place)
    if not place.protected_from:
        values |= {"protected_from": old.protected_from, "protected_reason": old.protected_reason}
    return correct(actor, LocatingFact, fact_id, "people.place_corrected", values, telling.place_problems(place))


@transaction.atomic
def protect_locating_fact(
    *, actor: Actor, fact_id: UUID, protected_from: Sequence[UUID], reason: str, also_household: bool = True
) -> list[UUID]:
    """Keep a place from these people, on every record the actor can see of those living with the person.

    Returns the new facts. The same place on a brother's record would betray it, so `also_household` protects that too.
    """
    require(actor, Permission.PROTECT)
    if not protected_from:
        raise Incomplete([Problem("protected_from", "Choose whom this must be kept from.")])
    if not reason.strip():
        raise Incomplete([Problem("protected_reason", "Say why this must be kept from them.")])
    fact = found(LocatingFact, fact_id, actor)
    everyone = {fact.person_id, *(_living_with(fact.person_id, actor) if also_household else ())}
    rows = LocatingFact.objects.visible_to(actor).current().filter(person_id__in=everyone - set(protected_from))
    made = []
    for row in rows.filter(kind=fact.kind).order_by("pk"):
        if row.pk == fact.pk or same_place(row, fact.text, fact.postcode, fact.urn):
            wanted = [*row.protected_from, *(p for p in protected_from if p not in row.protected_from)]
            made.append(_supersede(actor, row, {"protected_from": wanted, "protected_reason": reason.strip()}))
    audit.record(
        actor,
        "people.place_protected",
        about=[f"person:{person_id}" for person_id in sorted(everyone)],
        detail={"from": [str(p) for p in protected_from], "reason": reason},
    )
    return made


@transaction.atomic
def lift_protection(*, actor: Actor, fact_id: UUID, reason: str) -> UUID:
    """Say that a place no longer needs keeping from anyone. The reason is kept in the audit."""
    require(actor, Permission.PROTECT)
    if len(reason.strip()) < 5:
        raise Incomplete([Problem("reason", "Say why it is now safe, in a sentence.")])
    fact = found(LocatingFact, fact_id, actor)
    made = _supersede(actor, fact, {"protected_from": [], "protected_reason": ""})
    audit.record(
        actor, "people.protection_lifted", about=[f"person:{fact.person_id}"], detail={"reason": reason.strip()}
    )
    return made


@transaction.atomic
def end_place(*, actor: Actor, fact_id: UUID, until: date) -> None:
    """Say that a place no longer holds from this day. One somebody has put right since is left as it stands."""
    require(actor, Permission.CORRECT)
    row = LocatingFact.objects.visible_to(actor).current().filter(pk=fact_id).first()
    if row is None:
        return
    ended = max(until, row.valid_from) if row.valid_from else until
    _supersede(
        actor, row,
        {"valid_to": ended, "protected_from": row.protected_from, "protected_reason": row.protected_reason},
    )  # fmt: skip
    audit.record(actor, "people.place_ended", about=[f"person:{row.person_id}"], detail={"fact": str(row.pk)})


def _supersede(actor: Actor, old: LocatingFact, changes: Mapping[str, object]) -> UUID:
    kept = ("person_id", "kind", "text", "postcode", "urn", "safe_contact", "private", "valid_from", "valid_to")
    values = {name: getattr(old, name) for name in kept}
    return LocatingFact.record(actor=actor, **{**values, **changes, "supersedes": old.pk}).pk


def _living_with(person_id: UUID, actor: Actor) -> set[UUID]:
    members = HouseholdMember.objects.visible_to(actor).current().filter(valid_to__isnull=True)
    homes = members.filter(person_id=person_id, part="lives").values("household_id")
    return set(members.filter(household_id__in=homes).values_list("person_id", flat=True))


def place_values(place: PlaceTold) -> dict[str, object]:
    """The columns of a place as told."""
    return {
        "kind": place.kind,
        "text": " ".join(place.text.split()),
        "postcode": tidy_postcode(place.postcode) if place.postcode else "",
        "urn": place.urn.strip(),
        "safe_contact": asdict(place.safe_contact) if place.safe_contact else None,
        "protected_from": list(place.protected_from),
        "protected_reason": place.protected_reason.strip(),
        "valid_from": place.since,
        "valid_to": place.until,
    }
