"""The only code that writes disruption. A measure carries its power, its lead and what it means for the victims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.disruption import selectors
from openmash.casework.disruption.catalogue import BY_CODE
from openmash.casework.disruption.models import Comparison, Measure, MeasureStep
from openmash.casework.disruption.permissions import Permission
from openmash.casework.disruption.words import Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.records.subjects import actions as subjects
from openmash.records.subjects import selectors as reading
from openmash.records.subjects.words import Kind
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class MeasureTold:
    """A measure as it is decided on. `victims`: what it may mean for the children harmed, and what they say of it."""

    code: str
    lead: str
    authorised_by: str
    aim: str
    victims: str
    review_on: date | None


@dataclass(frozen=True)
class Follows:
    """What is done about a breach: by whom of which agency, by when."""

    what: str = ""
    owner_name: str = ""
    agency_name: str = ""
    due_on: date | None = None
    account_id: UUID | None = None


@transaction.atomic
def plan_measure(*, actor: Actor, subject_id: UUID, told: MeasureTold) -> UUID:
    """Decide on a measure about a subject, of those offered here; returns its key. Raises Incomplete."""
    require(actor, Permission.RECORD)
    reading.subject(subject_id, actor=actor)
    today = local_date(timezone.now())
    known = {each.measure.code for each in selectors.offered(today)}
    asked = (
        ("lead", told.lead, "Say which agency leads it."),
        ("authorised_by", told.authorised_by, "Say who authorised it, by name and rank or role."),
        ("aim", told.aim, "Say what it is to change, and how we shall know."),
        ("victims", told.victims, "Say what it may mean for the children harmed, and what they say."),
    )
    problems = [Problem(field, sentence) for field, words, sentence in asked if not words.strip()]
    if told.code not in known:
        problems.insert(0, Problem("code", "Choose a measure that is in force here."))
    if told.review_on is None or told.review_on <= today:
        problems.append(Problem("review_on", "Give a day to come, on which it is looked at again."))
    if problems:
        raise Incomplete(problems)
    which = BY_CODE[told.code]
    row = Measure.record(
        actor=actor, subject_id=subject_id, code=which.code, name=which.name[:200], power=which.power[:300],
        lead=told.lead.strip()[:120], authorised_by=told.authorised_by.strip()[:200], aim=told.aim.strip(),
        victims=told.victims.strip(), review_on=told.review_on, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "disruption.planned", about=[f"measure:{row.pk}", f"subject:{subject_id}"], detail={"code": which.code}
    )
    return row.pk


@transaction.atomic
def take_step(
    *, actor: Actor, measure_id: UUID, step: Step | None, on: date | None, expires_on: date | None = None,
    words: str = "", follows: Follows | None = None,
) -> UUID:  # fmt: skip
    """Record what became of a measure; returns the step's key. A breach plans an action about the subject, at once.

    Raises Incomplete, and NotAllowedNow for a measure that has ended or was refused.
    """
    require(actor, Permission.RECORD)
    shown = selectors.measure(measure_id, actor=actor)
    if any(each.step in (Step.ENDED, Step.REFUSED) for each in shown.steps):
        raise NotAllowedNow("This measure has ended. Decide on a new one if it is wanted again.")
    problems = [] if step else [Problem("step", "Choose what became of it.")]
    if on is None:
        problems.append(Problem("on", "Say on what day."))
    elif on > local_date(timezone.now()):
        problems.append(Problem("on", "That day is still to come. Record it once it has happened."))
    if expires_on and on and expires_on < on:
        problems.append(Problem("expires_on", "It expires on that day or later."))
    if step is Step.EXTENDED and expires_on is None:
        problems.append(Problem("expires_on", "Say until when it is extended."))
    if step in (Step.REFUSED, Step.ENDED, Step.BREACHED) and not words.strip():
        problems.append(Problem("words", "Say how it was breached." if step is Step.BREACHED else "Say why."))
    if step is Step.BREACHED:
        problems += _problems_of_follow(follows)
    if problems or step is None or on is None:
        raise Incomplete(problems)
    action = None
    if step is Step.BREACHED and follows is not None:
        action = subjects.plan_action(
            actor=actor, subject_id=shown.subject_id, what=f"After a breach of the measure: {follows.what.strip()}",
            owner_name=follows.owner_name, agency_name=follows.agency_name, due_on=follows.due_on,
            account_id=follows.account_id,
        )  # fmt: skip
    row = MeasureStep.record(
        actor=actor, measure_id=measure_id, subject_id=shown.subject_id, step=step, on=on, expires_on=expires_on,
        words=words.strip(), action=action, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "disruption.step", about=shown.about, detail={"step": step.value})
    return row.pk


@transaction.atomic
def compare_with(*, actor: Actor, subject_id: UUID, places: Sequence[UUID], why: str) -> UUID:
    """Choose the places like this one that it is compared with, and say why; returns the key. Raises Incomplete."""
    require(actor, Permission.RECORD)
    reading.subject(subject_id, actor=actor)
    found = {each.id for each in reading.visible(actor=actor, kind=Kind.PLACE, ids=places)} - {subject_id}
    chosen = [each for each in dict.fromkeys(places) if each in found]
    problems = [] if chosen else [Problem("places", "Choose at least one other place.")]
    if not why.strip():
        problems.append(
            Problem("why", "Say why these are like it: what happens there, and that nothing was done there.")
        )
    if problems:
        raise Incomplete(problems)
    before = Comparison.objects.current().filter(subject_id=subject_id).order_by("-recorded_at", "-id").first()
    row = Comparison.record(
        actor=actor, subject_id=subject_id, places=chosen, why=why.strip(), occurred_at=timezone.now(),
        supersedes=before.pk if before else None,
    )  # fmt: skip
    audit.record(actor, "disruption.compared", about=[f"subject:{subject_id}"])
    return row.pk


def _problems_of_follow(follows: Follows | None) -> list[Problem]:
    told = follows or Follows()
    asked = (
        ("what", told.what.strip(), "Say what will be done about the breach."),
        ("owner_name", told.owner_name.strip(), "Say who does it."),
        ("agency_name", told.agency_name.strip(), "Say of which agency."),
        ("due_on", told.due_on, "Give the day by which it is done."),
    )
    return [Problem(field, sentence) for field, given, sentence in asked if not given]
