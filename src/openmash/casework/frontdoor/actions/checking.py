"""Asking agencies once a family, their answers, and late news that finds the decision-maker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages, reading, rules
from openmash.casework.frontdoor.actions.protecting import reopen
from openmash.casework.frontdoor.identifying import gained, identified_as
from openmash.casework.frontdoor.models import (
    Check,
    CheckChild,
    CheckReply,
    Contact,
    Decision,
    Disposition,
    Question,
    QuestionAnswer,
    ReplyChild,
)
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.policy import ByAccount, ForAgency
from openmash.casework.frontdoor.words import Basis, Gateway, Reply, Wanted
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.records.cases import actions as cases
from openmash.records.linkage.selectors import person_sets
from openmash.statute.calendar import local_date
from openmash.statute.events import Event

STILL_ASKED = timedelta(days=90)
"""A check older than this is not on any agency's list."""


@dataclass(frozen=True)
class AskTold:
    """What agencies are asked, why, and on what basis."""

    what: str
    why: str
    basis: Basis = Basis.PUBLIC_TASK
    gateway: Gateway = Gateway.SECTION_47


@dataclass(frozen=True)
class SaidOfChild:
    """What an agency says of one child: what matters for this question, the impact now, how it may be used."""

    person_id: UUID
    information: str = ""
    impact_now: str = ""
    conditions: str = ""


@dataclass(frozen=True)
class AnswerTold:
    """An agency's answer. `back_to`: how far back it searched. `consult_us`: it holds what it cannot write down."""

    reply: Reply
    systems: str = ""
    names_used: str = ""
    back_to: date | None = None
    ring: str = ""
    reason: str = ""
    consult_us: bool = False
    serious: bool = False
    children: Sequence[SaidOfChild] = field(default=())


@transaction.atomic
def ask(
    *,
    actor: Actor,
    contact_id: UUID,
    agency_ids: Sequence[UUID],
    told: AskTold,
    only: Mapping[UUID, Sequence[UUID]] | None = None,
) -> list[UUID]:
    """Ask these agencies, once for the family; returns the checks' keys. One asked already is not asked again.

    Each sees who the children are, without protected facts, and needs no reach to them. `only`: by agency, which of the
    children it is asked about, such as a school about its own pupils; every child where it names no agency.
    """
    require(actor, Permission.ASK_CHECKS)
    contact = reading.contact_of(contact_id)
    _refuse_asking(told, agency_ids)
    rating = reading.rating_of(contact_id)
    asked = {check.agency_id: check.id for check in Check.objects.filter(contact_id=contact_id)}
    keys = []
    for agency_id in dict.fromkeys(agency_ids):
        agency = agencies.agency(agency_id)
        if agency_id in asked:
            keys.append(asked[agency_id])
            continue
        if agency.strand_circle is None:
            raise NotAllowedNow(f"{agency.name} cannot be asked here yet: it has no place of its own to answer in.")
        chosen = (only or {}).get(agency_id)
        people = [each for each in contact.person_ids if chosen is None or each in chosen]
        check = Check.record(
            actor=actor, contact_id=contact_id, person_ids=people, agency_id=agency_id,
            to_circle=agency.strand_circle, what=told.what, why=told.why, basis=told.basis, gateway=told.gateway,
            rating=rating.rating if rating else "red", occurred_at=timezone.now(),
        )  # fmt: skip
        for person_id, words in identified_as(
            people, agencies.AgencyKind(agency.kind), actor=actor, told=reading.told_of(contact_id)
        ).items():
            CheckChild.record(
                actor=actor, check_asked_id=check.id, contact_id=contact_id, person_id=person_id,
                to_circle=agency.strand_circle, identified_as=words,
            )  # fmt: skip
            cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.CHECK_REQUESTED)
        audit.record(
            actor, "frontdoor.check_asked", about=[*_about(contact), f"check:{check.id}", f"agency:{agency_id}"],
            detail={"what": told.what, "why": told.why, "basis": told.basis.value, "gateway": told.gateway.value},
        )  # fmt: skip
        messages.asked(actor, check.id, agency_id, people, check.rating)
        keys.append(check.id)
    return keys


@dataclass(frozen=True)
class ToldSince:
    """A check whose agency was told of more; at once, where it is of a red contact that is still open."""

    check_id: UUID
    at_once: bool


@transaction.atomic
def say_who_they_are(*, actor: Actor, person_ids: Sequence[UUID]) -> list[ToldSince]:
    """Tell the agencies asked about these people what has become known since of who they are; returns the checks.

    For whoever just matched, named or separated records: nobody else is asked for permission. Told are the agencies of
    an open contact, and those whose answer is still wanted, in the last 90 days; one that has answered is asked to look
    again. Nothing is told of anybody who is restricted, or found to be: an agency would learn that there is something.
    """
    about = [person for person, found in person_sets(person_ids, actor).items() if not found.is_restricted]
    since = timezone.now() - STILL_ASKED
    rows = CheckChild.objects.filter(person_id__in=about, recorded_at__gte=since).order_by("recorded_at", "id")
    latest = {
        (row.check_asked_id, row.person_id): row
        for row in rows.select_related("check_asked__agency", "contact__process")
    }
    checks = {row.check_asked_id for row in latest.values()}
    replied = set(CheckReply.objects.filter(check_asked_id__in=checks).values_list("check_asked_id", flat=True))
    done = Disposition.objects.filter(check_asked_id__in=checks, wanted=Wanted.NOT_NEEDED)
    over = set(done.values_list("check_asked_id", flat=True))
    told = []
    for (check_id, person_id), row in latest.items():
        check, closed = row.check_asked, row.contact.process.closed_at is not None
        if check_id in over or (closed and check_id in replied) or person_id not in check.person_ids:
            continue
        kind, said = agencies.AgencyKind(check.agency.kind), reading.told_of(check.contact_id)
        words = identified_as([person_id], kind, actor=actor, told=said).get(person_id, "")
        if not words or not gained(row.identified_as, words):
            continue
        made = CheckChild.record(
            actor=actor, check_asked_id=check_id, contact_id=check.contact_id, person_id=person_id,
            to_circle=check.to_circle, identified_as=words,
        )  # fmt: skip
        audit.record(
            actor, "frontdoor.check_identified",
            about=[
                f"contact:{check.contact_id}", f"person:{person_id}", f"check:{check_id}", f"agency:{check.agency_id}",
            ],
        )  # fmt: skip
        at_once = check.rating == "red" and not closed
        messages.known_since(actor, made.id, check_id, check.agency_id, check.person_ids, at_once=at_once)
        told.append(ToldSince(check_id, at_once))
    return told


@transaction.atomic
def answer(*, actor: Actor, check_id: UUID, told: AnswerTold) -> UUID:
    """Answer a check for the agency asked, or add to its answer; returns the answer's key.

    After the decision, an answer still wanted asks the decision-maker: does this change it? Raises Incomplete where it
    does not say what was searched.
    """
    check = Check.objects.filter(pk=check_id).first()
    if check is None:
        raise NotVisible
    require(actor, Permission.ANSWER_CHECK, ForAgency(check.agency_id))
    _refuse_answer(told)
    row = CheckReply.record(
        actor=actor, contact_id=check.contact_id, person_ids=check.person_ids, check_asked_id=check.id,
        to_circle=check.to_circle, reply=told.reply, systems=told.systems, names_used=told.names_used,
        back_to=told.back_to, ring=told.ring, reason=told.reason, consult_us=told.consult_us, serious=told.serious,
        occurred_at=timezone.now(),
    )  # fmt: skip
    for said in told.children:
        if said.person_id in check.person_ids and (said.information or said.impact_now):
            ReplyChild.record(
                actor=actor, contact_id=check.contact_id, person_id=said.person_id, reply_id=row.id,
                to_circle=check.to_circle, information=said.information, impact_now=said.impact_now,
                conditions=said.conditions,
            )  # fmt: skip
    for person_id in check.person_ids:
        cases.mark(actor=actor, process_id=check.contact_id, person_id=person_id, event=Event.CHECK_ANSWERED)
    messages.done(actor, f"check:{check.id}:asked")
    _ask_if_late(actor, check, row)
    audit.record(
        actor, "frontdoor.check_answered",
        about=[f"contact:{check.contact_id}", f"check:{check.id}", *(f"person:{p}" for p in check.person_ids)],
        detail={"reply": told.reply.value, "systems": told.systems, "serious": told.serious},
    )  # fmt: skip
    return row.id


@transaction.atomic
def dispose(*, actor: Actor, contact_id: UUID, wanted: Mapping[UUID, Wanted]) -> None:
    """Say of checks, by key, whether an answer is still wanted."""
    require(actor, Permission.ASK_CHECKS)
    contact = reading.contact_of(contact_id)
    for check in Check.objects.filter(contact_id=contact_id, pk__in=list(wanted)):
        Disposition.record(
            actor=actor, contact_id=contact_id, person_ids=contact.person_ids, check_asked_id=check.id,
            to_circle=check.to_circle, wanted=wanted[check.id],
        )  # fmt: skip
        if wanted[check.id] is Wanted.NOT_NEEDED:
            for person_id in contact.person_ids:
                cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.CHECK_NO_LONGER_NEEDED)
    audit.record(
        actor, "frontdoor.checks_disposed", about=_about(contact),
        detail={str(check): each.value for check, each in wanted.items()},
    )  # fmt: skip


@transaction.atomic
def answer_question(*, actor: Actor, question_id: UUID, changes: bool, words: str) -> None:
    """Say whether a late answer changes what was decided. If it does, each child decided is reopened."""
    in_turn(question_id)
    question = Question.objects.select_related("answer").filter(pk=question_id).first()
    if question is None:
        raise NotVisible
    require(actor, Permission.ANSWER_QUESTION, ByAccount(question.to_account_id))
    if not words.strip():
        raise Incomplete([Problem("words", "Say why it does, or does not, change the decision.")])
    if getattr(question, "answer", None) is not None:
        raise NotAllowedNow("Somebody has already answered this.")
    QuestionAnswer.record(
        actor=actor, contact_id=question.contact_id, person_ids=question.person_ids, question_id=question.id,
        changes=changes, words=words,
    )  # fmt: skip
    messages.done(actor, f"question:{question_id}")
    decided = Decision.objects.filter(pk__in=question.decisions).values_list("person_id", flat=True)
    for person_id in dict.fromkeys(decided):
        cases.mark(actor=actor, process_id=question.contact_id, person_id=person_id, event=Event.LATE_ANSWER_CONSIDERED)
        if changes:
            reopen(actor=actor, contact_id=question.contact_id, person_id=person_id, line=words[:400])
    audit.record(
        actor, "frontdoor.late_answer_considered",
        about=[f"contact:{question.contact_id}", *(f"person:{p}" for p in question.person_ids)],
        detail={"changes": changes, "words": words},
    )  # fmt: skip


def _ask_if_late(actor: Actor, check: Check, reply: CheckReply) -> None:
    """Late news finds the decision-maker, unless they said this answer was not needed and it is not serious."""
    with connection.cursor() as cursor:
        cursor.execute("select decision_id, person_id, decided_by from wall.decisions_behind(%s)", [check.id])
        decisions: list[tuple[UUID, UUID, UUID]] = cursor.fetchall()
    if not decisions:
        return
    last = Disposition.objects.filter(check_asked_id=check.id).order_by("-recorded_at", "-pk").first()
    if last is not None and last.wanted == Wanted.NOT_NEEDED and not reply.serious:
        return
    question = Question.record(
        actor=actor, contact_id=check.contact_id, person_ids=check.person_ids, reply_id=reply.id,
        to_account_id=decisions[-1][2], decisions=[decision for decision, _, _ in decisions], serious=reply.serious,
        occurred_at=timezone.now(),
    )  # fmt: skip
    messages.late_answer(actor, question.id, decisions[-1][2], check.person_ids, serious=reply.serious)
    for _, person_id, _ in decisions:
        cases.mark(actor=actor, process_id=check.contact_id, person_id=person_id, event=Event.LATE_ANSWER_RECEIVED)


def _refuse_asking(told: AskTold, agency_ids: Sequence[UUID]) -> None:
    found = []
    if not agency_ids:
        found.append(Problem("agencies", "Choose at least one agency to ask."))
    if not told.what.strip():
        found.append(Problem("what", "Say what you are asking."))
    if not told.why.strip():
        found.append(Problem("why", "Say why you are asking, so that they may answer."))
    if found:
        raise Incomplete(found)


def _refuse_answer(told: AnswerTold) -> None:
    says = any(said.information.strip() for said in told.children)
    answered = rules.Answered(
        told.reply, told.systems, told.names_used, told.back_to, told.ring, told.reason, says_something=says
    )
    if found := rules.problems_with_answer(answered, local_date(timezone.now())):
        raise Incomplete(found)


def _about(contact: Contact) -> list[str]:
    return [f"contact:{contact.id}", *(f"person:{person_id}" for person_id in contact.person_ids)]
