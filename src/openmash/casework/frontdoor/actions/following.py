"""Following a child nobody has named, and a referral somebody promised. Each adds; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import reading
from openmash.casework.frontdoor.models import Contact, KnownOfChild, LookedForChild, PromiseFollowed
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import Looked, PromiseStep
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date

OLDEST_CHILD = 17


@dataclass(frozen=True)
class KnownTold:
    """What is known of a child without a name. Ages are whole years; school and place become places."""

    age_from: int | None = None
    age_to: int | None = None
    school: str = ""
    place: str = ""
    vehicle: str = ""
    other: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything is told at all."""
        words = (self.school, self.place, self.vehicle, self.other)
        return self.age_from is not None or self.age_to is not None or any(each.strip() for each in words)


@transaction.atomic
def record_known(*, actor: Actor, contact_id: UUID, person_id: UUID, told: KnownTold) -> UUID:
    """Keep what is known of an unnamed child, in place of what was kept before; places are added to the child's own."""
    require(actor, Permission.SCREEN)
    reading.child_of(contact_id, person_id)
    problems = [] if told.says_something else [Problem("vehicle", "Write one thing that is known of the child.")]
    if told.age_from is not None and told.age_to is not None and told.age_from > told.age_to:
        problems.append(Problem("age_to", "The younger age comes first."))
    if max(told.age_from or 0, told.age_to or 0) > OLDEST_CHILD:
        problems.append(
            Problem("age_from", "A child is 17 at most. For an adult, add them to the contact as an adult.")
        )
    if problems:
        raise Incomplete(problems)
    earlier = KnownOfChild.objects.current().filter(contact_id=contact_id, person_id=person_id).first()
    row = KnownOfChild.record(
        actor=actor, contact_id=contact_id, person_id=person_id, age_from=told.age_from, age_to=told.age_to,
        vehicle=told.vehicle.strip(), other=told.other.strip(), supersedes=earlier.pk if earlier else None,
    )  # fmt: skip
    today = local_date(timezone.now())
    for kind, text in ((LocatingKind.SCHOOL, told.school), (LocatingKind.SIGHTING, told.place)):
        if text.strip():
            people.add_place(actor=actor, person_id=person_id, place=PlaceTold(kind, text=text, since=today))
    _note(actor, "frontdoor.unnamed_child_known", contact_id, person_id)
    return row.pk


@transaction.atomic
def record_looked(*, actor: Actor, contact_id: UUID, person_id: UUID, outcome: Looked, words: str) -> UUID:
    """Keep what was tried to find out who a child is. Only a manager ends the looking."""
    require(actor, Permission.DECIDE_LESS if outcome is Looked.ENDED else Permission.SCREEN)
    reading.child_of(contact_id, person_id)
    if not words.strip():
        raise Incomplete([Problem("words", "Write what was tried, and what came of it.")])
    row = LookedForChild.record(
        actor=actor, contact_id=contact_id, person_id=person_id, outcome=outcome, words=words.strip()
    )
    _note(actor, "frontdoor.looked_for_child", contact_id, person_id)
    return row.pk


@transaction.atomic
def follow_promise(
    *, actor: Actor, contact_id: UUID, step: PromiseStep, words: str = "", arrived_id: UUID | None = None
) -> None:
    """Keep what became of a promised referral. Only a manager says that it need not come.

    Raises NotAllowedNow where it has arrived already or need not come.
    """
    require(actor, Permission.DECIDE_LESS if step is PromiseStep.NOT_NEEDED else Permission.SCREEN)
    in_turn(contact_id)
    contact = reading.contact_of(contact_id)
    if step is PromiseStep.ARRIVED:
        if arrived_id is None:
            raise Incomplete([Problem("arrived", "Choose the contact it arrived as.")])
        if arrived_id == contact_id or not Contact.objects.filter(pk=arrived_id).exists():
            raise NotVisible
    elif not words.strip():
        raise Incomplete([Problem("words", "Write whom you asked and what they said, or why it need not come.")])
    done = PromiseFollowed.objects.filter(contact_id=contact_id).exclude(step=PromiseStep.CHASED)
    if done.exists():
        raise NotAllowedNow("This promised referral has arrived already, or somebody said that it need not come.")
    for child in reading.children_of(contact_id):
        PromiseFollowed.record(
            actor=actor, contact_id=contact_id, person_id=child.person_id, step=step, words=words.strip(),
            arrived_id=arrived_id if step is PromiseStep.ARRIVED else None,
        )  # fmt: skip
    audit.record(
        actor, "frontdoor.promise_followed",
        about=[f"contact:{contact_id}", *(f"person:{person}" for person in contact.person_ids)],
        detail={"step": step.value},
    )  # fmt: skip


def _note(actor: Actor, kind: str, contact_id: UUID, person_id: UUID) -> None:
    audit.record(actor, kind, about=[f"contact:{contact_id}", f"person:{person_id}"])
