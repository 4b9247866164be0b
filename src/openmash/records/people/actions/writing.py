"""How every action here writes: permission, refusals at their field, the row, the audit event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.people.models import AboutPerson, Person
from openmash.records.people.permissions import Permission

LOCKED = "This person has died, so the record is kept as it stood. If that is a mistake, put the loss right first."
LOCKED_FOR_A_FEED = "This person is recorded as having died, so nothing was added. If that is wrong, ring the hub."
HELD_FOR_THE_HUB = "Nothing was added from this row. Ring the hub about it."

A = TypeVar("A", bound=AboutPerson)


def refuse(wrong: Iterable[Problem]) -> None:
    """Raise Incomplete where anything is wrong."""
    found = list(wrong)
    if found:
        raise Incomplete(found)


def visible(person_id: UUID, actor: Actor) -> Person:
    """The person, where the actor may see them. Raises NotVisible."""
    person = Person.objects.visible_to(actor).filter(pk=person_id).first()
    if person is None:
        raise NotVisible
    return person


def found(model: type[A], pk: UUID, actor: Actor) -> A:
    """The row, where the actor may see it and nobody has superseded it. Raises NotVisible and NotAllowedNow."""
    in_turn(pk)
    row = model.objects.visible_to(actor).filter(pk=pk).first()
    if not isinstance(row, model):
        raise NotVisible
    if model.objects.filter(supersedes=pk).exists():
        raise NotAllowedNow("Somebody put this right a moment ago. Look at what it says now, then decide.")
    return row


def refuse_if_locked(person_id: UUID) -> None:
    """The record of somebody who has died is kept as it stood, under each of their records. Raises NotAllowedNow.

    The database holds the same rule. Asked of somebody the actor may see.
    """
    if _locked(person_id):
        raise NotAllowedNow(LOCKED)


def refuse_from_a_feed(person_id: UUID) -> None:
    """Nothing a feed says is added to the record of somebody who has died. Raises NotAllowedNow, the row's reason.

    Of a restricted person the reason is not given: an agency's list would learn of a death that few may know of.
    """
    locked = _locked(person_id)
    if locked:
        raise NotAllowedNow(LOCKED_FOR_A_FEED if locked == "died" else HELD_FOR_THE_HUB)


def _locked(person_id: UUID) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select wall.locked_for_a_feed(%s)", [person_id])
        (locked,) = cursor.fetchone() or ("",)
    return str(locked)


def add(
    actor: Actor, model: type[A], person_id: UUID, kind: str, values: Mapping[str, object], wrong: Iterable[Problem],
    *, permission: Permission = Permission.CORRECT,
) -> UUID:  # fmt: skip
    """Add one fact about a person the actor may see; returns its key."""
    require(actor, permission)
    refuse(wrong)
    visible(person_id, actor)
    refuse_if_locked(person_id)
    row = model.record(actor=actor, person_id=person_id, **values)
    audit.record(actor, kind, about=[f"person:{person_id}"], detail={"fact": str(row.pk)})
    return row.pk


def correct(
    actor: Actor, model: type[A], pk: UUID, kind: str, values: Mapping[str, object], wrong: Iterable[Problem]
) -> UUID:
    """Add a fact in place of another; returns its key."""
    require(actor, Permission.CORRECT)
    refuse(wrong)
    old = found(model, pk, actor)
    refuse_if_locked(old.person_id)
    row = model.record(actor=actor, person_id=old.person_id, supersedes=pk, private=old.private, **values)
    audit.record(actor, kind, about=[f"person:{old.person_id}"], detail={"fact": str(row.pk), "instead_of": str(pk)})
    return row.pk
