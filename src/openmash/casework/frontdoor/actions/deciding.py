"""Deciding for each child, handing the next step to whoever accepts it, and telling the referrer.

Doing less meets the full gate, here and in the database. Doing more needs the child, a line and the actor; what is left
out is owed. The hub holds the child until the next step is accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading, rules
from openmash.casework.frontdoor.actions.checking import dispose
from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import Contact, Debt, Decision, Feedback, Referrer
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.words import (
    OUTCOME_CLASS,
    FeedbackStatus,
    HeldFor,
    Outcome,
    OutcomeClass,
    Owed,
    Wanted,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.outbox import actions as outbox
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.words import Answer, OfferKind
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import people_cards
from openmash.records.voice import actions as voice
from openmash.records.voice import selectors as voices
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

LOSS = "Somebody in the family has died, so nothing is sent. Ring them, once you know what they have been told."


@dataclass(frozen=True)
class DecisionSought:
    """What somebody wants to decide for one child.

    `checks`: of each unanswered check, by key, whether its answer is still wanted; those not named are still wanted
    when less is done. `voice`: said now; otherwise `voice_id`, or the latest recorded in this contact. `to_team_id` is
    offered the next step; `to_agency_id` and `to_named` are who accepts in another area.
    """

    outcome: Outcome
    line: str
    rationale: str = ""
    level: int | None = None
    reason_code: str = ""
    voice: voice.Told | None = None
    voice_id: UUID | None = None
    checks: Mapping[UUID, Wanted] = field(default_factory=dict)
    to_team_id: UUID | None = None
    to_agency_id: UUID | None = None
    to_named: str = ""


@dataclass(frozen=True)
class Decided:
    """A decision: its key, what was left out and is owed, and the offer of the next step, if one was made."""

    decision_id: UUID
    owed: tuple[Owed, ...]
    offer_id: UUID | None


@transaction.atomic
def decide(*, actor: Actor, contact_id: UUID, person_id: UUID, sought: DecisionSought) -> Decided:
    """Decide for one child. Raises NotPermitted, NotVisible, and Incomplete naming each thing missing by its field."""
    less = OUTCOME_CLASS[sought.outcome] is OutcomeClass.LESS
    require(actor, Permission.DECIDE_LESS if less else Permission.DECIDE_MORE)
    in_turn(contact_id)
    contact = reading.contact_of(contact_id)
    reading.child_of(contact_id, person_id)
    if sought.voice is not None and (wrong := voice.problems(sought.voice)):
        raise Incomplete(wrong)
    if wrong := problems_before_deciding(actor=actor, contact_id=contact_id, person_id=person_id, sought=sought):
        raise Incomplete(wrong)
    _dispose(actor, contact_id, sought, less=less)
    voice_id = _voice(actor, contact_id, person_id, sought)
    document = profile_at(timezone.now()).threshold_document(local_date(timezone.now()))
    offer_id = _offer(actor, contact_id, person_id, sought)
    row = Decision.record(
        actor=actor, contact_id=contact_id, person_id=person_id, outcome=sought.outcome,
        outcome_class=OUTCOME_CLASS[sought.outcome], line=sought.line.strip(), rationale=sought.rationale,
        by_role=reading.manager_role(actor), level=sought.level, threshold_key=document.key if sought.level else "",
        threshold_version=document.version if sought.level else "", profile_version=contact.process.profile_version,
        reason_code=sought.reason_code, voice_id=voice_id, passed_to_id=offer_id, occurred_at=timezone.now(),
    )  # fmt: skip
    owed = [] if less else _owe(actor, contact_id, person_id, row, sought)
    for event in (Event.DECIDED, Event.REFERRAL_CLOSED) if less else (Event.DECIDED,):
        cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=event)
    audit.record(
        actor, "frontdoor.decided", about=[f"contact:{contact_id}", f"person:{person_id}", f"decision:{row.id}"],
        detail={"outcome": sought.outcome.value, "class": row.outcome_class, "level": sought.level,
                "owed": [each.value for each in owed]},
    )  # fmt: skip
    _note_when_no_feedback_is_owed(actor, contact)
    close_if_finished(actor=actor, contact_id=contact_id)
    return Decided(row.id, tuple(owed), offer_id)


def problems_before_deciding(
    *, actor: Actor, contact_id: UUID, person_id: UUID, sought: DecisionSought
) -> list[Problem]:
    """What is still missing, each with its field: shown while a decision is written, and checked when it is taken.

    An unanswered check is no problem: not named, its answer is still wanted.
    """
    local = profile_at(timezone.now())
    document = local.threshold_document(local_date(timezone.now()))
    gate = reading.gate_of(
        contact_id, actor=actor, rationale=sought.rationale, threshold_version=document.version,
        voice_given=sought.voice is not None or _known_voice(actor, contact_id, person_id, sought) is not None,
    )  # fmt: skip
    gate = rules.still_wanting_the_rest(gate)
    wanted = rules.Sought(
        outcome=sought.outcome, line=sought.line, level=sought.level, reason_code=sought.reason_code,
        levels=frozenset(level.number for level in document.levels),
        reasons=frozenset(reason.code for reason in local.no_further_action_reasons),
        receiver=bool(sought.to_agency_id and sought.to_named.strip()),
    )  # fmt: skip
    return rules.problems_with(wanted, gate)


@transaction.atomic
def tell_referrer(*, actor: Actor, contact_id: UUID, what: str, how: str) -> UUID:
    """Record what the referrer was told, and how; returns its key. Whoever signed in to make the request reads it in
    their own list.

    `how` "email" sends it, under a subject line that says nothing; "in_app" needs a request made here; "link" is for
    the pathway that sends one; anything else is words for how it was done. Raises Incomplete where they cannot be told
    that way.
    """
    require(actor, Permission.TELL_REFERRER)
    contact = _decided(contact_id, actor)
    if not what.strip() or not how.strip():
        missing = Problem("what", "Say what you told the referrer.") if not what.strip() else None
        raise Incomplete([missing or Problem("how", "Say how you told them.")])
    referrer = Referrer.objects.filter(contact_id=contact_id).first()
    _send(actor, contact, referrer, what, how)
    to = referrer.account_id if referrer else None
    key = _feedback(actor, contact, FeedbackStatus.TOLD, what=what, how=how, to=to)
    _mark_all(actor, contact, Event.REFERRER_TOLD)
    audit.record(actor, "frontdoor.referrer_told", about=[f"contact:{contact_id}"], detail={"how": how})
    close_if_finished(actor=actor, contact_id=contact_id)
    return key


@transaction.atomic
def hold_feedback(*, actor: Actor, contact_id: UUID, reason: HeldFor, why: str = "") -> None:
    """Hold telling the referrer, with a reason, such as that it would tip somebody off."""
    require(actor, Permission.TELL_REFERRER)
    contact = _decided(contact_id, actor)
    _feedback(actor, contact, FeedbackStatus.HELD, held_for=reason, why=why)
    _mark_all(actor, contact, Event.REFERRER_FEEDBACK_HELD)
    audit.record(
        actor, "frontdoor.feedback_held", about=[f"contact:{contact_id}"], detail={"reason": reason.value, "why": why}
    )
    close_if_finished(actor=actor, contact_id=contact_id)


@transaction.atomic
def offer_next_step(
    *,
    actor: Actor,
    contact_id: UUID,
    person_id: UUID,
    to_team_id: UUID | None = None,
    to_agency_id: UUID | None = None,
    to_named: str = "",
    words: str = "",
) -> UUID:
    """Offer a decided child's next step to another team, or to a named person in another area, after a first one could
    not take it or none was named; returns the offer. The hub holds the child until somebody accepts.
    """
    require(actor, Permission.DECIDE_MORE)
    reading.child_of(contact_id, person_id)
    decision = reading.gathered(contact_id, actor=actor).decided.get(person_id)
    if decision is None:
        raise NotAllowedNow("This child is still undecided. Decide first, or route the child to the open team.")
    kind = OfferKind.NEXT_STEP if to_team_id else OfferKind.TRANSFER
    offer = cases.offer(
        actor=actor, process_id=contact_id, person_id=person_id, kind=kind, to_team_id=to_team_id,
        to_agency_id=to_agency_id, to_named=to_named, words=words or decision.line,
    )  # fmt: skip
    if to_team_id:
        messages.offered(actor, offer, kind, to_team_id, person_id, "")
    return offer


@transaction.atomic
def accept_next_step(*, actor: Actor, offer_id: UUID, words: str = "", by_name: str = "") -> None:
    """Accept what a decision handed on; the hub's part then ends when nothing else is owed."""
    found = spine.offers([offer_id], actor=actor)
    cases.accept(actor=actor, offer_id=offer_id, words=words, by_name=by_name, in_own_name=by_name == "")
    messages.answered(actor, offer_id)
    for offered in found:
        close_if_finished(actor=actor, contact_id=offered.process_id)


def close_if_finished(*, actor: Actor, contact_id: UUID) -> bool:
    """Close a contact to MASH once each child is decided and accepted and the referrer told; returns whether it did.

    Somebody who may not see all of a contact never closes it: the clock or the hub does.
    """
    in_turn(contact_id)
    contact = Contact.objects.select_related("process").filter(pk=contact_id).first()
    if contact is None or not actor.holds_open_circle:
        return False
    if not rules.may_close(reading.gathered(contact_id, actor=actor).standing):
        return False
    for person_id in contact.person_ids:
        cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.CLOSED_TO_MASH)
    cases.close(actor=actor, process_id=contact_id)
    audit.record(actor, "frontdoor.closed_to_mash", about=[f"contact:{contact_id}"])
    return True


@transaction.atomic
def close_the_finished(*, actor: Actor) -> int:
    """Close every contact that owes nothing any more, such as one whose next step a team has just accepted.

    Returns how many. Safe to run at any moment, twice or by two at once.
    """
    require(actor, Permission.RETURN_THE_SILENT)
    return sum(close_if_finished(actor=actor, contact_id=each) for each in reading.finished(actor=actor))


def _send(actor: Actor, contact: Contact, referrer: Referrer | None, what: str, how: str) -> None:
    if how == "in_app" and (referrer is None or referrer.account_id is None):
        raise Incomplete([Problem("how", "They did not ask through this system. Choose how else they are told.")])
    if how in ("email", "link") and any(
        card.has_died for card in people_cards(set(contact.person_ids), actor).values()
    ):
        raise Incomplete([Problem("how", LOSS)])
    if how == "email":
        if referrer is None or not referrer.email:
            raise Incomplete([Problem("how", "There is no e-mail address for them. Choose how else they are told.")])
        outbox.enqueue(
            actor=actor, subject=outbox.Subject.YOUR_REQUEST, body=what, to_email=referrer.email,
            source_key=f"feedback:{contact.id}:{timezone.now():%Y%m%d%H%M%S}", about_people=contact.person_ids,
        )  # fmt: skip


def _decided(contact_id: UUID, actor: Actor) -> Contact:
    in_turn(contact_id)
    contact = reading.contact_of(contact_id)
    if reading.gathered(contact_id, actor=actor).decided_at is None:
        raise NotAllowedNow("A child in this contact is still undecided. Tell the referrer once each has been decided.")
    return contact


def _dispose(actor: Actor, contact_id: UUID, sought: DecisionSought, *, less: bool) -> None:
    """Each unanswered check is still wanted or not needed; by default still wanted, when less is done."""
    asked = reading.checks_undisposed(contact_id)
    wanted = dict.fromkeys(asked, Wanted.STILL_WANTED) if less else {}
    wanted |= {check: each for check, each in sought.checks.items() if check in asked}
    if wanted:
        dispose(actor=actor, contact_id=contact_id, wanted=wanted)


def _known_voice(actor: Actor, contact_id: UUID, person_id: UUID, sought: DecisionSought) -> UUID | None:
    """The voice given by key, where it is this child's; else the latest recorded for this child in this contact."""
    found = person_sets([person_id], actor).get(person_id)
    ids = set(found.ids) if found else {person_id}
    if sought.voice_id is not None:
        given = voices.these([sought.voice_id], actor=actor).get(sought.voice_id)
        return given.id if given and given.person_id in ids else None
    said = [each for each in voices.of_process(contact_id, actor=actor) if each.person_id in ids]
    return said[0].id if said else None


def _voice(actor: Actor, contact_id: UUID, person_id: UUID, sought: DecisionSought) -> UUID | None:
    if sought.voice is not None:
        return voice.record(actor=actor, person_id=person_id, told=sought.voice, process_id=contact_id)
    return _known_voice(actor, contact_id, person_id, sought)


def _offer(actor: Actor, contact_id: UUID, person_id: UUID, sought: DecisionSought) -> UUID | None:
    """Offer the next step to whoever is named; one accepted already (an open worker's) is not offered again."""
    if sought.outcome is Outcome.TRANSFER:
        return cases.offer(
            actor=actor, process_id=contact_id, person_id=person_id, kind=OfferKind.TRANSFER,
            to_agency_id=sought.to_agency_id, to_named=sought.to_named, words=sought.line,
        )  # fmt: skip
    if sought.to_team_id is None:
        return None
    before = [
        each.id
        for each in spine.offers_of([contact_id], actor=actor)
        if each.person_id == person_id and each.to_team_id == sought.to_team_id and each.answer is Answer.ACCEPTED
    ]
    if before:
        return before[0]
    offer = cases.offer(
        actor=actor, process_id=contact_id, person_id=person_id, kind=OfferKind.NEXT_STEP,
        to_team_id=sought.to_team_id, words=sought.line,
    )  # fmt: skip
    messages.offered(actor, offer, OfferKind.NEXT_STEP, sought.to_team_id, person_id, "")
    return offer


def _owe(actor: Actor, contact_id: UUID, person_id: UUID, row: Decision, sought: DecisionSought) -> list[Owed]:
    gate = reading.gate_of(
        contact_id, actor=actor, rationale=sought.rationale, threshold_version="", voice_given=row.voice_id is not None
    )
    owed = rules.debts_of_decision(gate, sought.level)
    for what in owed:
        Debt.record(
            actor=actor, contact_id=contact_id, person_id=person_id, decision_id=row.id, what=what,
            occurred_at=row.occurred_at,
        )  # fmt: skip
    if owed:
        cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.DEBT_INCURRED)
    return owed


def _note_when_no_feedback_is_owed(actor: Actor, contact: Contact) -> None:
    """Once all are decided: nobody to tell is said so, with the reason."""
    if reading.gathered(contact.id, actor=actor).decided_at is None:
        return
    referrer = Referrer.objects.filter(contact_id=contact.id).first()
    if referrer is None:
        return
    if referrer.is_anonymous:
        _feedback(actor, contact, FeedbackStatus.NOT_OWED, why="They wished to stay anonymous.")
    elif not referrer.wants_feedback:
        _feedback(actor, contact, FeedbackStatus.NOT_OWED, why="They did not want to be told.")


def _feedback(
    actor: Actor,
    contact: Contact,
    status: FeedbackStatus,
    *,
    what: str = "",
    how: str = "",
    why: str = "",
    held_for: HeldFor | None = None,
    to: UUID | None = None,
) -> UUID:
    return Feedback.record(
        actor=actor, contact_id=contact.id, person_ids=contact.person_ids, status=status, what=what, how=how, why=why,
        held_for=held_for or "", to_account=to, occurred_at=timezone.now(),
    ).pk  # fmt: skip


def _mark_all(actor: Actor, contact: Contact, event: Event) -> None:
    for person_id in contact.person_ids:
        cases.mark(actor=actor, process_id=contact.id, person_id=person_id, event=event)
