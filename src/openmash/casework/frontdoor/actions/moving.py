"""A child in a contact who is somebody else: their place and their words go to the right child, the original stays.

The right child is held by the desk on duty at once, and whatever was decided is decided afresh. The wrong child leaves
the contact, and with them everybody who could read it only because of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading
from openmash.casework.frontdoor.actions.protecting import reopen
from openmash.casework.frontdoor.actions.receiving import join, person_of
from openmash.casework.frontdoor.local import team_on_duty
from openmash.casework.frontdoor.models import ContactChild
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Part
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.people.selectors import people_cards
from openmash.records.voice import actions as voice
from openmash.records.voice import selectors as voices


@dataclass(frozen=True)
class Moved:
    """Where the words are now: the right child, whether deciding began again, how many of their voices moved."""

    to_person_id: UUID
    reopened: bool
    voices: int


@transaction.atomic
def move_child(*, actor: Actor, contact_id: UUID, person_id: UUID, to: ChildTold, why: str) -> Moved:
    """Move a child's place and words in a contact to the right child: one known, one as told, or an unknown child.

    `to` brings who it is; its words are left aside. Raises NotPermitted, NotVisible, and Incomplete where it is the
    same child or nobody says how they know.
    """
    require(actor, Permission.SCREEN)
    contact = reading.contact_of(contact_id)
    wrong = reading.child_of(contact_id, person_id)
    if not why.strip():
        raise Incomplete([Problem("why", "Say how you know that it is another child.")])
    if to.person_id == person_id:
        raise Incomplete([Problem("to", "This is the child it is filed with. Choose another.")])
    if to.person_id is not None and to.person_id not in people_cards([to.person_id], actor=actor):
        raise NotVisible
    closed = contact.process.closed_at is not None
    decided = set(reading.gathered(contact_id, actor=actor).decided)
    right = person_of(actor, to, 0, None)
    if closed or (to.person_id is not None and spine.has_ended(contact_id, right)):
        cases.reopen(actor=actor, process_id=contact_id, person_id=right, held_by_team=team_on_duty(timezone.now()))
    _file(actor, contact_id, wrong, right)
    moved = [each for each in voices.of_process(contact_id, actor=actor) if each.person_id == person_id]
    for each in moved:
        voice.move(actor=actor, voice_id=each.id, to_person_id=right)
    _leave(actor, contact_id, wrong, why)
    reopens = closed or bool(decided & {person_id, right})
    if reopens:
        reopen(
            actor=actor, contact_id=contact_id, person_id=right, line=f"Filed with the wrong child: {why.strip()}"[:400]
        )
    audit.record(
        actor,
        "frontdoor.child_moved",
        about=[f"contact:{contact_id}", f"person:{person_id}"],
        detail={"why": why.strip()},
    )
    return Moved(right, reopens, len(moved))


def _file(actor: Actor, contact_id: UUID, wrong: ContactChild, right: UUID) -> None:
    """The same words with the right child; after their own where they are in this contact already."""
    told = ChildTold(
        person_id=right, as_told=wrong.as_told, categories=tuple(wrong.categories), part=Part(wrong.part),
        concern=wrong.concern, impact=wrong.impact, working_well=wrong.working_well, tried=wrong.tried,
        asked_for=wrong.asked_for,
    )  # fmt: skip
    rows = ContactChild.objects.filter(contact_id=contact_id, person_id=right)
    newest = rows.order_by("-recorded_at", "-id").first()
    if newest is not None and newest.part != Part.MISFILED:
        told = replace(
            told, as_told=newest.as_told or wrong.as_told, part=Part(newest.part),
            categories=tuple(dict.fromkeys([*newest.categories, *wrong.categories])),
            concern=_after(newest.concern, wrong.concern), impact=_after(newest.impact, wrong.impact),
            working_well=_after(newest.working_well, wrong.working_well), tried=_after(newest.tried, wrong.tried),
            asked_for=_after(newest.asked_for, wrong.asked_for),
        )  # fmt: skip
    join(actor, contact_id, told, wrong.kind, wrong.received_at, supersedes=newest.id if newest else None)


def _after(theirs: str, moved: str) -> str:
    return "\n\n".join(part for part in (theirs, moved) if part)


def _leave(actor: Actor, contact_id: UUID, wrong: ContactChild, why: str) -> None:
    """The wrong child is in the contact no more: nobody holds them there, nothing waits for them."""
    ContactChild.record(
        actor=actor, contact_id=contact_id, person_id=wrong.person_id, part=Part.MISFILED,
        received_at=wrong.received_at, kind=wrong.kind, supersedes=wrong.id, occurred_at=timezone.now(),
    )  # fmt: skip
    for offered in spine.offers_of([contact_id], actor=actor):
        if offered.person_id == wrong.person_id and offered.answer is None:
            cases.withdraw(actor=actor, offer_id=offered.id, reason="It was about another child.")
            messages.answered(actor, offered.id)
    if spine.holder(contact_id, wrong.person_id, actor=actor) is not None:
        cases.end_for_child(actor=actor, process_id=contact_id, person_id=wrong.person_id)
    with connection.cursor() as cursor:
        cursor.execute("select wall.narrow_contact(%s, %s)", [contact_id, wrong.person_id])
