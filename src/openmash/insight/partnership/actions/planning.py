"""Plans: begun, filled, judged and scrutinised. Each with its audit row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.models import FactQuerySet
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import (
    Action,
    Evidence,
    Finding,
    Judgement,
    OfPartnership,
    Plan,
    PlanStep,
    Scrutiny,
)
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Assured, Column, Follows, Shows, Since, Step, Sureness, Verdict
from openmash.insight.scorecard import selectors as scorecard
from openmash.insight.scorecard.indicators import BY_KEY, Kind
from openmash.statute.calendar import local_date

T = TypeVar("T", bound=OfPartnership)
FUTURE = "This cannot be in the future. Check the day."


@dataclass(frozen=True)
class PlanTold:
    """A plan as it is begun. `received_on`: when what it answers came, from which the statement's clock runs."""

    follows: Follows
    title: str
    about: str
    received_on: date | None
    coordinator_id: UUID | None
    link: str = ""


@dataclass(frozen=True)
class ActionTold:
    """An action as it is planned. `target` is in whole units, or per cent for a share; `since` says which baseline."""

    what: str
    agency_id: UUID | None
    person: str
    by: date | None
    measure: str = ""
    other_measure: str = ""
    since: Since = Since.NOW
    target: int | None = None
    look_again_on: date | None = None


@dataclass(frozen=True)
class EvidenceTold:
    """A piece of evidence. `on` None: today."""

    shows: Shows
    words: str
    where: str = ""
    on: date | None = None


@dataclass(frozen=True)
class JudgementTold:
    """What somebody says of an action. `said_by`: name and post. `on` None: today."""

    verdict: Verdict
    why: str
    said_by: str
    on: date | None = None
    sureness: Sureness | None = None


@dataclass(frozen=True)
class ScrutinyTold:
    """What independent scrutiny says of a finding. `said_by`: name and post. `on` None: today."""

    assured: Assured
    words: str
    said_by: str
    on: date | None = None


@transaction.atomic
def begin_plan(*, actor: Actor, told: PlanTold) -> UUID:
    """Begin a plan; returns its key. Raises Incomplete."""
    require(actor, Permission.KEEP)
    _refuse(
        {
            "title": "" if told.title.strip() else "Say what the plan answers.",
            "received_on": _past(told.received_on, "Say when it came."),
            "coordinator": _agency(told.coordinator_id),
        }
    )
    row = Plan.record(
        actor=actor, follows=told.follows, title=told.title.strip(), about=told.about.strip(), link=told.link.strip(),
        received_on=told.received_on, coordinator_id=told.coordinator_id, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.plan_begun", row, row.pk, follows=told.follows.value)


@transaction.atomic
def add_step(*, actor: Actor, plan_id: UUID, step: Step, on: date | None, words: str = "") -> UUID:
    """Record what happened about a plan's written statement; returns the plan. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    plan = _found(Plan.objects.visible_to(actor), plan_id)
    early = "The report came later than that. Check the day." if on and on < plan.received_on else ""
    _refuse({"on": _past(on, "Say on which day.") or early})
    PlanStep.record(actor=actor, plan_id=plan.pk, step=step, on=on, words=words.strip(), occurred_at=timezone.now())
    return _kept(actor, "partnership.statement", plan, plan.pk, step=step.value)


@transaction.atomic
def add_finding(*, actor: Actor, plan_id: UUID, ref: str, words: str) -> UUID:
    """Add what was found, in our own words; returns its key. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    plan = _found(Plan.objects.visible_to(actor), plan_id)
    taken = Finding.objects.visible_to(actor).filter(plan_id=plan.pk, ref__iexact=ref.strip()).exists()
    twice = "There is a finding of that number in this plan." if taken else ""
    _refuse(
        {
            "ref": twice if ref.strip() else "Give it a number, as the report does.",
            "words": "" if words.strip() else "Say what was found, in your own words.",
        }
    )
    row = Finding.record(
        actor=actor, plan_id=plan.pk, ref=ref.strip()[:20], words=words.strip(), occurred_at=timezone.now()
    )
    return _kept(actor, "partnership.finding_added", plan, row.pk, finding=str(row.pk))


@transaction.atomic
def add_action(*, actor: Actor, finding_id: UUID, told: ActionTold) -> UUID:
    """Add an action with its owner and measure; returns its key. Raises NotVisible, Incomplete.

    The baseline is read from the scorecard, never typed; it is what everybody signed in may see, without small numbers.
    """
    require(actor, Permission.KEEP)
    finding = _found(Finding.objects.visible_to(actor), finding_id)
    plan = _found(Plan.objects.visible_to(actor), finding.plan_id)
    known = told.measure in BY_KEY
    of_review = plan.follows == Follows.REVIEW
    _refuse(
        {
            "what": "" if told.what.strip() else "Say what will be done.",
            "agency": _agency(told.agency_id),
            "person": "" if told.person.strip() else "Say who answers for it: name and post.",
            "by": "" if told.by else "Say by when.",
            "measure": ""
            if known or told.other_measure.strip()
            else "Choose a figure, or say below what is looked at.",
            "target": _target(told) if known else "",
            "look_again_on": "Say when practice will be audited again." if of_review and not told.look_again_on else "",
        }
    )
    measure = told.measure if known else ""
    month, baseline = _baseline(measure, told.since, actor)
    row = Action.record(
        actor=actor, finding_id=finding.pk, what=told.what.strip(), agency_id=told.agency_id,
        person=told.person.strip(), by=told.by, measure=measure, other_measure=told.other_measure.strip(),
        baseline=baseline, baseline_month=month, target=_in_its_unit(measure, told.target),
        look_again_on=told.look_again_on, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.action_added", plan, row.pk, action=str(row.pk), measure=measure)


@transaction.atomic
def add_evidence(*, actor: Actor, action_id: UUID, told: EvidenceTold) -> UUID:
    """Add evidence to an action; returns its plan. Raises NotVisible, Incomplete."""
    require(actor, Permission.GIVE_EVIDENCE)
    action, plan = _action(action_id, actor)
    on = told.on or local_date(timezone.now())
    _refuse({"words": "" if told.words.strip() else "Say what it shows.", "on": _past(on, "")})
    Evidence.record(
        actor=actor, action_id=action.pk, shows=told.shows, words=told.words.strip(), where=told.where.strip(), on=on,
        occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.evidence_added", plan, plan.pk, action=str(action.pk), shows=told.shows.value)


@transaction.atomic
def judge(*, actor: Actor, action_id: UUID, column: Column, told: JudgementTold) -> UUID:
    """Say whether an action is complete, or whether it made a difference; returns its plan.

    One column never fills the other. Raises NotVisible, Incomplete: where no evidence bears it out yet, too.
    """
    require(actor, Permission.KEEP)
    action, plan = _action(action_id, actor)
    shown = [
        Shows(each)
        for each in Evidence.objects.visible_to(actor).filter(action_id=action.pk).values_list("shows", flat=True)
    ]
    on = told.on or local_date(timezone.now())
    needs_sureness = column is Column.DIFFERENCE and told.verdict is not Verdict.TOO_SOON and told.sureness is None
    _refuse(
        {
            "verdict": rules.why_not_yet(column, told.verdict, shown, Follows(plan.follows)),
            "sureness": "Say how sure whoever says so is." if needs_sureness else "",
            "why": "" if told.why.strip() else "Say why, so that somebody else could agree or not.",
            "said_by": "" if told.said_by.strip() else "Say who says so: name and post.",
            "on": _past(on, ""),
        }
    )
    Judgement.record(
        actor=actor, action_id=action.pk, column=column, verdict=told.verdict, sureness=told.sureness or "",
        why=told.why.strip(), said_by=told.said_by.strip(), on=on, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(
        actor, "partnership.judged", plan, plan.pk, action=str(action.pk), column=column.value,
        verdict=told.verdict.value,
    )  # fmt: skip


@transaction.atomic
def scrutinise(*, actor: Actor, finding_id: UUID, told: ScrutinyTold) -> UUID:
    """Keep what independent scrutiny says of a finding; returns its plan. Raises NotVisible, Incomplete.

    Nobody scrutinises what they answer for, or what they judged themselves.
    """
    require(actor, Permission.KEEP)
    finding = _found(Finding.objects.visible_to(actor), finding_id)
    plan = _found(Plan.objects.visible_to(actor), finding.plan_id)
    mine = Action.objects.visible_to(actor).filter(finding_id=finding.pk)
    owners = [*mine.values_list("person", flat=True)]
    judges = [*Judgement.objects.visible_to(actor).filter(action__in=mine).values_list("said_by", flat=True)]
    own = any(rules.is_the_same_person(told.said_by, each) for each in (*owners, *judges))
    on = told.on or local_date(timezone.now())
    who = "" if told.said_by.strip() else "Say who says so: name and post."
    _refuse(
        {
            "words": "" if told.words.strip() else "Say what was looked at and what was found.",
            "said_by": "Not by somebody who answers for this, or judged it: scrutiny is independent." if own else who,
            "on": _past(on, ""),
        }
    )
    Scrutiny.record(
        actor=actor, finding_id=finding.pk, assured=told.assured, words=told.words.strip(),
        said_by=told.said_by.strip(), on=on, occurred_at=timezone.now(),
    )  # fmt: skip
    return _kept(actor, "partnership.scrutinised", plan, plan.pk, finding=str(finding.pk), assured=told.assured.value)


def _baseline(measure: str, since: Since, actor: Actor) -> tuple[date | None, float | None]:
    """The last month of the twelve, and the figure; nothing where the scorecard has none to give. One query or none."""
    if not measure:
        return None, None
    line = next(x for x in scorecard.scorecard(actor=actor, safely=True).lines if x.indicator.key == measure)
    reading = line.year if since is Since.NOW else line.before
    if reading is None or reading.value is None:
        return None, None
    return reading.month, reading.value


def _in_its_unit(measure: str, target: int | None) -> float | None:
    if not measure or target is None:
        return None
    return target / 100 if BY_KEY[measure].kind is Kind.SHARE else float(target)


def _target(told: ActionTold) -> str:
    if told.target is None:
        return "Say which figure would be good enough."
    is_share = BY_KEY[told.measure].kind is Kind.SHARE
    return "This figure is a share: give a percentage, 0 to 100." if is_share and told.target > 100 else ""


def _found(rows: FactQuerySet[T], key: UUID) -> T:
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotVisible
    return row


def _action(action_id: UUID, actor: Actor) -> tuple[Action, Plan]:
    action = _found(Action.objects.visible_to(actor), action_id)
    return action, _found(
        Plan.objects.visible_to(actor), _found(Finding.objects.visible_to(actor), action.finding_id).plan_id
    )


def _refuse(wrong: Mapping[str, str]) -> None:
    """Raise Incomplete where there is anything to say."""
    if problems := [Problem(name, sentence) for name, sentence in wrong.items() if sentence]:
        raise Incomplete(problems)


def _past(on: date | None, otherwise: str) -> str:
    if on is None:
        return otherwise
    return FUTURE if on > local_date(timezone.now()) else ""


def _agency(agency_id: UUID | None) -> str:
    known = agency_id is not None and agency_id in agencies.names([agency_id])
    return "" if known else "Choose an agency."


def _kept(actor: Actor, kind: str, plan: Plan, answer: UUID, **detail: str) -> UUID:
    audit.record(actor, kind, about=[f"plan:{plan.pk}"], detail=detail)
    return answer
