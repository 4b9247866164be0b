"""Recording, verifying, preparing, reviewing and answering a request for information.

What is sent was prepared by one person and agreed by another, names no protected place, and is about nobody restricted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.casework.information_requests.models import (
    ConcernRaised,
    Draft,
    Ending,
    OfRequest,
    Request,
    Review,
    Verification,
)
from openmash.casework.information_requests.permissions import Permission
from openmash.casework.information_requests.words import Answered, Asker, LegalBasis, Reviewed, Verified
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import names_a_protected_place, people_cards

CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True)
class Asked:
    """A request as it came. `due_at` is the date in the order or the request (aware; None: the area's own limit)."""

    asker: Asker
    asker_name: str
    organisation: str
    as_told: str
    asked: str
    basis: LegalBasis
    basis_words: str
    telephone: str = ""
    email: str = ""
    their_reference: str = ""
    order_on: date | None = None
    received_at: datetime | None = None
    due_at: datetime | None = None
    person_ids: Sequence[UUID] = ()


@dataclass(frozen=True)
class AnswerTold:
    """How a request is answered. `words`: why refused, or whom to ring. `how`: the way it was sent."""

    answered: Answered
    how: str = ""
    words: str = ""
    systems: str = ""
    names_used: str = ""
    back_to: date | None = None


@transaction.atomic
def record(*, actor: Actor, asked: Asked) -> UUID:
    """Record a request; returns its key. It is no contact. Raises Incomplete."""
    require(actor, Permission.HANDLE)
    now = timezone.now()
    received_at = asked.received_at or now
    needed = (
        ("asker_name", asked.asker_name, "Say who asks."),
        ("organisation", asked.organisation, "Say for which court or organisation."),
        ("as_told", asked.as_told, "Say whom they ask about."),
        ("asked", asked.asked, "Say what they ask for."),
        ("basis_words", asked.basis_words, "Name the order, the law or the agreement."),
    )
    found = [Problem(field, sentence) for field, words, sentence in needed if not words.strip()]
    if received_at > now + CLOCKS_DIFFER:
        found.append(Problem("received_on", "This cannot have arrived in the future."))
    if asked.basis is LegalBasis.COURT_ORDER and asked.order_on is None:
        found.append(Problem("order_on", "Give the date of the order."))
    if found:
        raise Incomplete(found)
    row = Request.record(
        actor=actor, person_ids=list(asked.person_ids), asker=asked.asker, asker_name=asked.asker_name,
        organisation=asked.organisation, telephone=asked.telephone, email=asked.email,
        their_reference=asked.their_reference, as_told=asked.as_told, asked=asked.asked, basis=asked.basis,
        basis_words=asked.basis_words, order_on=asked.order_on, received_at=received_at, due_at=asked.due_at,
        occurred_at=received_at,
    )  # fmt: skip
    _note(actor, "recorded", row, asker=asked.asker.value, basis=asked.basis.value)
    return row.id


@transaction.atomic
def verify(*, actor: Actor, request_id: UUID, how: Verified, words: str) -> None:
    """Say how we know that the asker is who they say. Raises NotVisible, Incomplete."""
    require(actor, Permission.HANDLE)
    row = _open(request_id)
    if not words.strip():
        raise Incomplete(
            [Problem("verified_words", "Say whom you rang, on which number found where, or what you saw.")]
        )
    _add(Verification, actor, row, how=how, words=words[:400])
    _note(actor, "verified", row, how=how.value, words=words)


@transaction.atomic
def prepare(*, actor: Actor, request_id: UUID, text: str, withheld: str) -> None:
    """Prepare what is to be told, for a second person's review. Raises Incomplete, NotAllowedNow."""
    require(actor, Permission.HANDLE)
    row = _open(request_id)
    _refuse_restricted(row, actor)
    if not text.strip():
        raise Incomplete([Problem("text", "Write what is to be told.")])
    if names_a_protected_place(text, _every_record(row, actor), actor=actor):
        raise Incomplete([Problem("text", "This names a protected address, school or number. Take it out.")])
    _add(Draft, actor, row, text=text.strip(), withheld=withheld.strip())
    _note(actor, "prepared", row, withheld=withheld)


@transaction.atomic
def review(*, actor: Actor, request_id: UUID, verdict: Reviewed, words: str = "") -> None:
    """Agree to the latest draft, or return it. Never by whoever prepared it."""
    require(actor, Permission.REVIEW)
    row = _open(request_id)
    draft = _latest(row)
    if draft is None or hasattr(draft, "review"):
        raise NotAllowedNow("There is nothing that waits for a review.")
    if draft.recorded_by == actor.account_id:
        raise NotPermitted("What you prepared is reviewed by somebody else.")
    if verdict is Reviewed.RETURNED and not words.strip():
        raise Incomplete([Problem("review_words", "Say what is to be put right.")])
    _add(Review, actor, row, draft_id=draft.id, verdict=verdict, words=words.strip())
    _note(actor, "reviewed", row, verdict=verdict.value)


@transaction.atomic
def answer(*, actor: Actor, request_id: UUID, told: AnswerTold) -> None:
    """Answer a request, once. To send needs a verified asker and an agreed draft; a refusal needs its reason."""
    require(actor, Permission.HANDLE)
    row = _open(request_id)
    draft = _sendable(row, actor) if told.answered is Answered.SENT else None
    _refuse_answer(row, actor, told)
    try:
        with transaction.atomic():
            _add(
                Ending, actor, row, answered=told.answered, draft_id=draft.id if draft else None, how=told.how[:200],
                words=told.words.strip(), systems=told.systems, names_used=told.names_used, back_to=told.back_to,
            )  # fmt: skip
    except IntegrityError as refused:
        raise NotAllowedNow("This request has just been answered by somebody else.") from refused
    asker = ", ".join(filter(None, (row.asker_name, row.organisation)))
    told_whom = {"recipient": asker} if told.answered is Answered.SENT else {}
    _note(actor, "answered", row, answered=told.answered.value, **told_whom)


@transaction.atomic
def concern_appeared(*, actor: Actor, request_id: UUID, contact_id: UUID) -> None:
    """Say that a contact was made because a concern appeared in a request."""
    require(actor, Permission.HANDLE)
    in_turn(request_id)
    row = _request(request_id)
    if ConcernRaised.objects.filter(request_id=request_id).exists():
        raise NotAllowedNow("A contact was made of this request already.")
    _add(ConcernRaised, actor, row, process_id=contact_id)
    _note(actor, "concern_appeared", row, contact=str(contact_id))


def _sendable(row: Request, actor: Actor) -> Draft:
    _refuse_restricted(row, actor)
    if not Verification.objects.filter(request_id=row.id).exists():
        raise NotAllowedNow("Nobody has verified the asker yet. Verify first.")
    draft = _latest(row)
    reviewed = getattr(draft, "review", None)
    if draft is None or reviewed is None or reviewed.verdict != Reviewed.AGREED:
        raise NotAllowedNow("A second person has not agreed to what is to be sent.")
    if names_a_protected_place(draft.text, _every_record(row, actor), actor=actor):
        raise NotAllowedNow("An address in it has been protected since. Prepare it again without.")
    return draft


def _refuse_answer(row: Request, actor: Actor, told: AnswerTold) -> None:
    found = []
    if told.answered is Answered.NO_TRACE:
        if row.person_ids:
            raise NotAllowedNow("We hold somebody they ask about: send, refuse with the reason, or ask them to ring.")
        if not told.systems.strip():
            found.append(Problem("systems", "Say which systems you searched."))
        if not told.names_used.strip():
            found.append(Problem("names_used", "Say which names you searched under."))
        if told.back_to is None:
            found.append(Problem("back_to", "Say how far back you searched."))
    if told.answered is Answered.SENT and not told.how.strip():
        found.append(Problem("how", "Say how it was sent, and to which address."))
    if told.answered is Answered.REFUSED and not told.words.strip():
        found.append(Problem("answer_words", "Say why it is refused."))
    if told.answered is Answered.RING_US and not told.words.strip():
        found.append(Problem("answer_words", "Say whom they are to ring, and on which number."))
    if found:
        raise Incomplete(found)


def _refuse_restricted(row: Request, actor: Actor) -> None:
    """An agency that holds a restricted record answers "ring us", and nothing is written of it."""
    cards = people_cards(list(row.person_ids), actor)
    if any(card.is_restricted for card in cards.values()):
        raise NotAllowedNow(
            "Somebody they ask about is restricted. Answer “ring us”, naming who answers for the record."
        )


def _every_record(row: Request, actor: Actor) -> list[UUID]:
    sets = person_sets(list(row.person_ids), actor)
    return [key for person in sets.values() for key in person.ids] or list(row.person_ids)


def _request(request_id: UUID) -> Request:
    row = Request.objects.filter(pk=request_id).first()
    if row is None:
        raise NotVisible
    return row


def _open(request_id: UUID) -> Request:
    in_turn(request_id)
    row = _request(request_id)
    if Ending.objects.filter(request_id=request_id).exists():
        raise NotAllowedNow("This request has been answered.")
    return row


def _latest(row: Request) -> Draft | None:
    return Draft.objects.filter(request_id=row.id).select_related("review").order_by("-recorded_at", "-pk").first()


def _add(table: type[OfRequest], actor: Actor, row: Request, **values: object) -> None:
    table.record(actor=actor, request_id=row.id, person_ids=list(row.person_ids), occurred_at=timezone.now(), **values)


def _note(actor: Actor, what: str, row: Request, **detail: str) -> None:
    about = [f"information_request:{row.id}", *(f"person:{person}" for person in row.person_ids)]
    audit.record(actor, f"information_requests.{what}", about=about, detail=detail)
