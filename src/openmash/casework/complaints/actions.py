"""Receiving, acknowledging, handing on, answering and taking further a complaint; keeping a compliment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.casework.complaints import selectors
from openmash.casework.complaints.models import (
    Acknowledged,
    Answer,
    Asked,
    Complaint,
    OfComplaint,
    Panel,
    PutOff,
    Taken,
)
from openmash.casework.complaints.permissions import Permission
from openmash.casework.complaints.words import (
    ANSWERED_IN_WRITING,
    HAS_A_RIGHT_TO_AN_ADVOCATE,
    Advocate,
    Finding,
    Kind,
    Maker,
    Stage,
    Theme,
)
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import COMPLAINTS_CIRCLE
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn

CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True)
class Told:
    """What came. `whom`: the team or service it is about. `received_at`: aware; None means now."""

    kind: Kind
    maker: Maker
    name: str
    whom: str
    words: str
    theme: Theme
    reach: str = ""
    about: str = ""
    wanted: str = ""
    advocate: Advocate | None = None
    received_at: datetime | None = None


@dataclass(frozen=True)
class AnswerTold:
    """How it is answered. `how`: the way it was sent. `learnt` and `will_change` name nobody."""

    finding: Finding
    words: str
    how: str = ""
    learnt: str = ""
    will_change: str = ""


@transaction.atomic
def record(*, actor: Actor, told: Told) -> UUID:
    """Keep what somebody said; returns its key. Whoever writes it down may be unable to read it. Raises Incomplete."""
    require(actor, Permission.RECORD)
    now = timezone.now()
    received_at = told.received_at or now
    needed = (
        ("name", told.name, "Say who makes it; “not given” where they do not say."),
        ("whom", told.whom, "Say which team or service it is about."),
        ("words", told.words, "Write what they say, in their words."),
    )
    found = [Problem(field, sentence) for field, words, sentence in needed if not words.strip()]
    if received_at > now + CLOCKS_DIFFER:
        found.append(Problem("received_on", "This cannot have come in the future."))
    if told.kind is Kind.COMPLAINT and told.maker in HAS_A_RIGHT_TO_AN_ADVOCATE and told.advocate is None:
        found.append(Problem("advocate", "Say whether the child or young person has an advocate, or was offered one."))
    if found:
        raise Incomplete(found)
    row = Complaint.record(
        actor=actor, id=new_key(), circle_id=COMPLAINTS_CIRCLE, kind=told.kind, maker=told.maker,
        name=told.name.strip(), reach=told.reach.strip(), about=told.about.strip(), whom=told.whom.strip(),
        words=told.words.strip(), wanted=told.wanted.strip(), theme=told.theme, advocate=told.advocate or "",
        received_at=received_at, occurred_at=received_at,
    )  # fmt: skip
    audit.record(
        actor, "complaints.recorded", about=[f"complaint:{row.id}"],
        detail={"kind": told.kind.value, "maker": told.maker.value},
    )  # fmt: skip
    return row.id


@transaction.atomic
def ask(*, actor: Actor, complaint_id: UUID, account_id: UUID, words: str = "") -> None:
    """Say who answers; they read it from now, and whoever was asked before does not. Raises NotVisible, Incomplete."""
    require(actor, Permission.MANAGE)
    row = _open(complaint_id, actor)
    if account_id not in {each.account_id for each in selectors.who_may_answer(actor=actor)}:
        raise Incomplete([Problem("account", "Choose one of those listed.")])
    _add(Asked, actor, row, account_id=account_id, words=words.strip()[:400])
    _note(actor, "asked", row, account=str(account_id))


@transaction.atomic
def acknowledge(*, actor: Actor, complaint_id: UUID, how: str, advocate: Advocate | None = None) -> None:
    """Say that whoever made it was told it came. A child who complains is offered an advocate with it."""
    require(actor, Permission.MANAGE)
    row = _open(complaint_id, actor)
    found = [] if how.strip() else [Problem("how", "Say how they were told, and when they will hear.")]
    if _needs_an_advocate(row) and advocate in (None, Advocate.NOT_YET):
        found.append(Problem("advocate", "Offer an advocate first: it is the child’s right. Then say what they said."))
    if found:
        raise Incomplete(found)
    _once(Acknowledged, actor, row, "It has been acknowledged already.", how=how.strip()[:200], advocate=advocate or "")
    _note(actor, "acknowledged", row, how=how)


@transaction.atomic
def answer(*, actor: Actor, complaint_id: UUID, told: AnswerTold) -> None:
    """Answer it at the stage it has reached, once. Raises NotVisible, Incomplete, NotAllowedNow."""
    require(actor, Permission.ANSWER)
    row = _open(complaint_id, actor)
    if row.kind == Kind.COMPLIMENT:
        raise NotAllowedNow("A compliment is passed on; it needs no answer.")
    stage = selectors.stage_of(row.id)
    found = [] if told.words.strip() else [Problem("words", "Write the answer, or why there is none.")]
    if told.finding in ANSWERED_IN_WRITING and not told.how.strip():
        found.append(Problem("how", "Say how the answer was sent."))
    if told.finding in (Finding.UPHELD, Finding.PARTLY) and not told.learnt.strip():
        found.append(Problem("learnt", "Say what is learnt from it, without naming anybody."))
    if _needs_an_advocate(row) and not selectors.advocate_was_offered(row.id) and told.finding in ANSWERED_IN_WRITING:
        raise NotAllowedNow("The child has not been offered an advocate yet. Acknowledge the complaint first.")
    if stage is Stage.PANEL and told.finding in ANSWERED_IN_WRITING and not selectors.panel_has_met(row.id):
        raise NotAllowedNow("Write down first when the panel met and what it recommends.")
    if found:
        raise Incomplete(found)
    _once(
        Answer, actor, row, "This stage has just been answered by somebody else.", stage=stage, finding=told.finding,
        words=told.words.strip(), how=told.how.strip()[:200], learnt=told.learnt.strip(),
        will_change=told.will_change.strip(),
    )  # fmt: skip
    _note(actor, "answered", row, finding=told.finding.value, stage=int(stage))


@transaction.atomic
def take_further(*, actor: Actor, complaint_id: UUID, words: str, independent: str) -> None:
    """Take an answered complaint to the next stage; its limit runs from now. Raises Incomplete, NotAllowedNow."""
    require(actor, Permission.MANAGE)
    row = _complaint(complaint_id, actor)
    in_turn(row.id)
    if not selectors.is_answered(row.id):
        raise NotAllowedNow("It has not been answered at this stage yet.")
    stage = selectors.stage_of(row.id)
    if stage is Stage.PANEL:
        raise NotAllowedNow("After a panel there is the ombudsman, whom whoever complains asks themselves.")
    found = [] if words.strip() else [Problem("words", "Say why they are not satisfied, in their words.")]
    if not independent.strip():
        found.append(Problem("independent", "Name the independent person, or the chair of the panel."))
    if found:
        raise Incomplete(found)
    further = Stage(stage + 1)
    _once(
        Taken, actor, row, "It has just been taken further by somebody else.", stage=further, words=words.strip(),
        independent=independent.strip()[:200],
    )  # fmt: skip
    _note(actor, "taken_further", row, stage=int(further))


@transaction.atomic
def put_off(*, actor: Actor, complaint_id: UUID, due_on: date | None, words: str) -> None:
    """Give an investigation longer, as whoever complains was told. Raises NotVisible, Incomplete, NotAllowedNow."""
    require(actor, Permission.MANAGE)
    row = _open(complaint_id, actor)
    latest = selectors.put_off_at_most(row)
    if latest is None:
        raise NotAllowedNow("Only an investigation, stage 2, can be put off.")
    found = [] if words.strip() else [Problem("words", "Say why, and how whoever complains was told.")]
    if due_on is None:
        found.append(Problem("due_on", "Give the day by which it is to be answered."))
    elif due_on <= timezone.localdate():
        found.append(Problem("due_on", "This is a day to come. Check it."))
    elif due_on > latest:
        sentence = f"The regulations allow 65 working days: {latest.day} {latest:%B %Y} at the latest."
        found.append(Problem("due_on", sentence))
    if found:
        raise Incomplete(found)
    _add(PutOff, actor, row, due_on=due_on, words=words.strip())
    _note(actor, "put_off", row)


@transaction.atomic
def record_panel(
    *, actor: Actor, complaint_id: UUID, met_on: date | None, reported_on: date | None, words: str
) -> None:  # fmt: skip
    """Say when the panel met, when its report came, and what it recommends; the council's answer is owed from then.

    Raises NotVisible, Incomplete, NotAllowedNow.
    """
    require(actor, Permission.MANAGE)
    row = _open(complaint_id, actor)
    if selectors.stage_of(row.id) is not Stage.PANEL:
        raise NotAllowedNow("No panel has been asked for.")
    today = timezone.localdate()
    found = [] if words.strip() else [Problem("words", "Write what the panel recommends.")]
    if met_on is None:
        found.append(Problem("met_on", "Give the day the panel met."))
    elif met_on > today:
        found.append(Problem("met_on", "This has not come yet. Check the day."))
    if reported_on is None:
        found.append(Problem("reported_on", "Give the day its report came."))
    elif reported_on > today or (met_on is not None and reported_on < met_on):
        found.append(Problem("reported_on", "This is a day after the panel met, and not to come. Check it."))
    if found:
        raise Incomplete(found)
    _once(
        Panel, actor, row, "Somebody has just written down what the panel recommends.", met_on=met_on,
        reported_on=reported_on, words=words.strip(),
    )  # fmt: skip
    _note(actor, "panel_reported", row)


def _needs_an_advocate(row: Complaint) -> bool:
    return row.maker in HAS_A_RIGHT_TO_AN_ADVOCATE and row.kind == Kind.COMPLAINT


def _complaint(complaint_id: UUID, actor: Actor) -> Complaint:
    row = Complaint.objects.visible_to(actor).filter(pk=complaint_id).first()
    if row is None:
        raise NotVisible
    return row


def _open(complaint_id: UUID, actor: Actor) -> Complaint:
    row = _complaint(complaint_id, actor)
    in_turn(row.id)
    if selectors.is_answered(row.id):
        raise NotAllowedNow("This complaint has been answered. Take it further if they are not satisfied.")
    return row


def _once(table: type[OfComplaint], actor: Actor, row: Complaint, refusal: str, **values: object) -> None:
    try:
        with transaction.atomic():
            _add(table, actor, row, **values)
    except IntegrityError as refused:
        raise NotAllowedNow(refusal) from refused


def _add(table: type[OfComplaint], actor: Actor, row: Complaint, **values: object) -> None:
    table.record(
        actor=actor, complaint_id=row.id, circle_id=row.circle_id, occurred_at=timezone.now(), **values
    )  # fmt: skip


def _note(actor: Actor, what: str, row: Complaint, **detail: str | int) -> None:
    audit.record(actor, f"complaints.{what}", about=[f"complaint:{row.id}"], detail=detail)
