"""The only code that writes about losses. What stops elsewhere is the pathway's work, in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.losses.duties import OF_KIND
from openmash.casework.losses.models import DutyDone, Loss, Stopped
from openmash.casework.losses.permissions import Permission
from openmash.casework.losses.words import Expected, Kind, OthersSafe, WhatStopped
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.linkage import selectors as linkage
from openmash.records.people import actions as people
from openmash.records.people.selectors import banner
from openmash.records.people.words import PersonKind


@dataclass(frozen=True)
class LossTold:
    """A loss as told. `on`: the day, in words as exact as anybody knows."""

    kind: Kind
    others_safe: OthersSafe
    others_words: str = ""
    on: str = ""
    expected: Expected = Expected.UNKNOWN
    told_by: str = ""
    words: str = ""


@transaction.atomic
def record(*, actor: Actor, person_id: UUID, told: LossTold) -> UUID:
    """Record that somebody has died, and lock every record of theirs; returns its key.

    Raises NotAllowedNow where it is recorded already, and Incomplete where the kind does not fit the person.
    """
    require(actor, Permission.RECORD)
    person = linkage.person_set(person_id, actor)
    in_turn(min(person.ids))
    known = banner(person, actor)
    if _current(person.ids) is not None:
        raise NotAllowedNow("This loss is recorded already.")
    problems = _fits(told.kind, known.kind)
    if told.others_safe is OthersSafe.YES and not told.others_words.strip():
        problems.append(Problem("others_words", "Say who may be in danger, and from what."))
    if problems:
        raise Incomplete(problems)
    row = Loss.record(
        actor=actor, person_id=person_id, kind=told.kind, on=told.on.strip(), expected=told.expected,
        told_by=told.told_by.strip(), words=told.words.strip(), others_safe=told.others_safe,
        others_words=told.others_words.strip(), occurred_at=timezone.now(), occurred_precision="unknown",
    )  # fmt: skip
    people.mark_died(actor=actor, person_ids=person.ids, words=told.on)
    audit.record(actor, "losses.recorded", about=[f"loss:{row.pk}", *person.about], detail={"kind": told.kind.value})
    return row.pk


@transaction.atomic
def note_stopped(*, actor: Actor, loss_id: UUID, stopped: Mapping[WhatStopped, str]) -> None:
    """Keep what stopped, for whoever must write again or puts a mistake right."""
    loss = _loss(loss_id, actor)
    for what, words in stopped.items():
        Stopped.record(actor=actor, loss_id=loss.pk, person_id=loss.person_id, what=what, words=words[:400])


@transaction.atomic
def work_through(*, actor: Actor, loss_id: UUID, duty: str, applies: bool, words: str) -> UUID:
    """Keep what was done about one duty, or why it does not apply. Later words stand beside earlier ones."""
    require(actor, Permission.RECORD)
    loss = _loss(loss_id, actor)
    if duty not in {each.key for each in OF_KIND[Kind(loss.kind)]}:
        raise NotVisible
    if not words.strip():
        raise Incomplete([Problem("words", "Say what was done, or why it does not apply.")])
    row = DutyDone.record(
        actor=actor, loss_id=loss.pk, person_id=loss.person_id, duty=duty, applies=applies, words=words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "losses.duty_done", about=[f"loss:{loss.pk}", f"person:{loss.person_id}"], detail={"duty": duty}
    )
    return row.pk


@transaction.atomic
def put_right(*, actor: Actor, loss_id: UUID, why: str) -> UUID:
    """Say that it was recorded by mistake: the records open again. Returns the person's key. Nothing is sent."""
    require(actor, Permission.PUT_RIGHT)
    loss = _loss(loss_id, actor)
    if len(why.strip()) < 5:
        raise Incomplete([Problem("why", "Say why it was a mistake, in a sentence.")])
    Loss.record(
        actor=actor, person_id=loss.person_id, kind=Kind.MISTAKEN, words=why.strip(), supersedes=loss.pk,
        occurred_at=timezone.now(),
    )  # fmt: skip
    person = linkage.person_set(loss.person_id, actor)
    people.mark_alive(actor=actor, person_ids=person.ids)
    audit.record(actor, "losses.put_right", about=[f"loss:{loss.pk}", *person.about], detail={"why": why.strip()})
    return loss.person_id


def _current(ids: tuple[UUID, ...]) -> Loss | None:
    return Loss.objects.current().filter(person_id__in=ids).exclude(kind=Kind.MISTAKEN).first()


def _loss(loss_id: UUID, actor: Actor) -> Loss:
    """The loss, while nobody has said that it was a mistake. Raises NotVisible and NotAllowedNow."""
    in_turn(loss_id)
    row = Loss.objects.visible_to(actor).filter(pk=loss_id).exclude(kind=Kind.MISTAKEN).first()
    if row is None:
        raise NotVisible
    if Loss.objects.filter(supersedes=row.pk).exists():
        raise NotAllowedNow("Somebody has said that this was recorded by mistake.")
    return row


def _fits(kind: Kind, person: PersonKind) -> list[Problem]:
    if kind is Kind.MISTAKEN:
        return [Problem("kind", "Choose what has happened.")]
    if kind.is_of_unborn and person != PersonKind.UNBORN:
        return [
            Problem("kind", "This record is of somebody who has been born. Choose that a child or an adult has died.")
        ]
    if kind is Kind.ADULT and person in (PersonKind.CHILD, PersonKind.UNBORN):
        return [Problem("kind", "This record is of a child. A parent who is a child has died as a child.")]
    if kind is Kind.CHILD and person == PersonKind.UNBORN:
        return [
            Problem("kind", "This child is recorded as not born yet. If they were born, put the birth right first.")
        ]
    return []
