"""Plans, as whoever may read them sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar
from uuid import UUID

from openmash.foundation.access import selectors as accounts
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
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
from openmash.insight.partnership.words import Assured, Column, Follows, Shows, Step, Sureness, Verdict
from openmash.insight.scorecard import selectors as scorecard
from openmash.insight.scorecard.indicators import Better, Kind
from openmash.insight.scorecard.selectors import Line
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks import Clock, Standing, reckon

T = TypeVar("T", bound=OfPartnership)
STATEMENT = "inspection_statement"
"""The clock of the written statement: row 34 of the reference."""


@dataclass(frozen=True)
class StatementShown:
    """A plan's written statement. `asked` None: nobody has recorded it. `standing` is, or would be, its clock's."""

    clock: Clock
    asked: bool | None
    sent_on: date | None
    standing: Standing

    @property
    def runs(self) -> bool:
        """Whether somebody must send one, and has not."""
        return self.asked is True and self.sent_on is None


@dataclass(frozen=True)
class Said:
    """What was said in one column of an action: by whom, when, why; and who wrote it down."""

    verdict: Verdict
    why: str
    said_by: str
    on: date
    sureness: Sureness | None
    kept_by: str


@dataclass(frozen=True)
class EvidenceShown:
    """A piece of evidence."""

    shows: Shows
    words: str
    where: str
    on: date
    by: str


@dataclass(frozen=True)
class Measured:
    """An action's figure as it stands, in its unit. `line` None: the scorecard has no such figure any more."""

    line: Line | None
    baseline: float | None
    baseline_month: date | None
    target: float | None

    @property
    def now(self) -> float | None:
        return self.line.year.value if self.line and self.line.year else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where that cannot be said: no figure or target, or neither is better."""
        if self.now is None or self.target is None or self.line is None:
            return None
        if self.line.indicator.better is Better.NEITHER:
            return None
        higher = self.line.indicator.better is Better.HIGHER
        shown = round(self.now, 2 if self.line.indicator.kind is Kind.SHARE else 1)
        return shown >= self.target if higher else shown <= self.target


@dataclass(frozen=True)
class ActionShown:
    """An action with its owner, its measure as it stands, its evidence, and what is said in either column."""

    id: UUID
    finding_id: UUID
    what: str
    agency: str
    person: str
    by: date
    look_again_on: date | None
    measured: Measured | None
    other_measure: str
    evidence: tuple[EvidenceShown, ...]
    columns: Mapping[Column, Said]
    earlier: Mapping[Column, int]
    """How often each column was said otherwise before."""

    def is_late(self, today: date) -> bool:
        """Past its day and not said to be complete."""
        said = self.columns.get(Column.COMPLETE)
        return self.by < today and (said is None or said.verdict is not Verdict.YES)


@dataclass(frozen=True)
class ScrutinyShown:
    """Independent scrutiny's verdict."""

    assured: Assured
    words: str
    said_by: str
    on: date
    kept_by: str


@dataclass(frozen=True)
class FindingShown:
    """A finding with what is done about it and what scrutiny says."""

    id: UUID
    ref: str
    words: str
    actions: tuple[ActionShown, ...]
    scrutiny: ScrutinyShown | None


@dataclass(frozen=True)
class Counts:
    """How far a plan is: of how many actions how many are complete, and how many made a difference; apart."""

    findings: int
    actions: int
    complete: int
    difference: int
    partly: int
    """Of which somebody says that they helped in part."""
    late: int


@dataclass(frozen=True)
class PlanLine:
    """A plan in the list."""

    id: UUID
    follows: Follows
    title: str
    received_on: date
    coordinator: str
    counts: Counts
    statement: StatementShown | None


@dataclass(frozen=True)
class PlanShown:
    """A plan, whole."""

    id: UUID
    follows: Follows
    title: str
    about: str
    link: str
    received_on: date
    coordinator: str
    statement: StatementShown | None
    findings: tuple[FindingShown, ...]
    counts: Counts
    counted_at: datetime | None
    """When the figures were last counted."""

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"plan:{self.id}",)


@dataclass(frozen=True)
class Task:
    """An action, for the small tasks on it."""

    id: UUID
    plan_id: UUID
    what: str
    plan: str
    follows: Follows


def plans(*, actor: Actor, now: datetime) -> list[PlanLine]:
    """Every plan, the newest first. Six queries, however many."""
    require(actor, Permission.VIEW)
    rows = list(Plan.objects.visible_to(actor).order_by("-received_on", "-id"))
    steps = _by(PlanStep.objects.visible_to(actor).order_by("recorded_at", "id"), "plan_id")
    findings = _by(Finding.objects.visible_to(actor).order_by("id"), "plan_id")
    actions = _by(Action.objects.visible_to(actor).order_by("id"), "finding_id")
    judged = _judged(Judgement.objects.visible_to(actor).order_by("recorded_at", "id"))
    names = agencies.names({row.coordinator_id for row in rows})
    today = local_date(now)
    found = []
    for row in rows:
        theirs = findings.get(row.pk, [])
        mine = [action for each in theirs for action in actions.get(each.pk, [])]
        found.append(
            PlanLine(
                row.pk, Follows(row.follows), row.title, row.received_on, names.get(row.coordinator_id, ""),
                _counts(len(theirs), [(action.by, judged.get(action.pk, {})) for action in mine], today),
                _statement(row, steps.get(row.pk, []), now),
            )
        )  # fmt: skip
    return found


def plan(plan_id: UUID, *, actor: Actor, now: datetime, safely: bool = False) -> PlanShown:
    """One plan, with each measure as the scorecard has it now. `safely`: without small numbers, whoever reads.

    Ten queries. Raises NotVisible.
    """
    require(actor, Permission.VIEW)
    row = Plan.objects.visible_to(actor).filter(pk=plan_id).first()
    if row is None:
        raise NotVisible
    steps = list(PlanStep.objects.visible_to(actor).filter(plan_id=plan_id).order_by("recorded_at", "id"))
    findings = sorted(Finding.objects.visible_to(actor).filter(plan_id=plan_id), key=lambda each: _in_order(each.ref))
    actions = list(Action.objects.visible_to(actor).filter(finding__plan_id=plan_id).order_by("by", "id"))
    ids = [action.pk for action in actions]
    evidence = list(Evidence.objects.visible_to(actor).filter(action_id__in=ids).order_by("on", "id"))
    judgements = list(Judgement.objects.visible_to(actor).filter(action_id__in=ids).order_by("recorded_at", "id"))
    scrutiny = list(Scrutiny.objects.visible_to(actor).filter(finding__plan_id=plan_id).order_by("recorded_at", "id"))
    agency = agencies.names({row.coordinator_id, *(action.agency_id for action in actions)})
    by = {
        key: each.name
        for key, each in accounts.who({x.recorded_by for x in (*evidence, *judgements, *scrutiny)}).items()
    }
    figures = scorecard.scorecard(actor=actor, safely=safely)
    lines = {line.indicator.key: line for line in figures.lines}
    judged, shown = _judged(judgements), _by(evidence, "action_id")
    of_finding: dict[UUID, list[ActionShown]] = {}
    for action in actions:
        columns = {column: _said(said[-1], by) for column, said in judged.get(action.pk, {}).items()}
        of_finding.setdefault(action.finding_id, []).append(
            ActionShown(
                action.pk, action.finding_id, action.what, agency.get(action.agency_id, ""), action.person, action.by,
                action.look_again_on,
                Measured(lines.get(action.measure), action.baseline, action.baseline_month, action.target)
                if action.measure else None,
                action.other_measure,
                tuple(
                    EvidenceShown(Shows(x.shows), x.words, x.where, x.on, by.get(x.recorded_by, ""))
                    for x in shown.get(action.pk, [])
                ),
                columns, {column: len(said) - 1 for column, said in judged.get(action.pk, {}).items()},
            )
        )  # fmt: skip
    last = {each.finding_id: each for each in scrutiny}
    return PlanShown(
        row.pk, Follows(row.follows), row.title, row.about, row.link, row.received_on,
        agency.get(row.coordinator_id, ""), _statement(row, steps, now),
        tuple(
            FindingShown(
                each.pk, each.ref, each.words, tuple(of_finding.get(each.pk, ())), _scrutiny(last.get(each.pk), by)
            )
            for each in findings
        ),
        _counts(len(findings), [(action.by, judged.get(action.pk, {})) for action in actions], local_date(now)),
        figures.counted_at,
    )  # fmt: skip


def finding(finding_id: UUID, *, actor: Actor) -> Task:
    """A finding, for the tasks on it: `what` is its words. Raises NotVisible."""
    require(actor, Permission.VIEW)
    row = Finding.objects.visible_to(actor).filter(pk=finding_id).select_related("plan").first()
    if row is None:
        raise NotVisible
    return Task(row.pk, row.plan_id, f"{row.ref}. {row.words}", row.plan.title, Follows(row.plan.follows))


def action(action_id: UUID, *, actor: Actor) -> Task:
    """An action, for the tasks on it. Raises NotVisible."""
    require(actor, Permission.VIEW)
    row = Action.objects.visible_to(actor).filter(pk=action_id).select_related("finding__plan").first()
    if row is None:
        raise NotVisible
    found = row.finding.plan
    return Task(row.pk, found.pk, row.what, found.title, Follows(found.follows))


@dataclass(frozen=True)
class Owed:
    """Something of a plan that whoever keeps it must see to: an action past its day, or a statement to send."""

    plan_id: UUID
    plan: str
    what: str
    by: date | None
    standing: Standing | None


def owed(*, actor: Actor, now: datetime, within_days: int) -> list[Owed]:
    """Statements to send, and actions late or due within so many days and not said to be complete.

    Eight queries, however many; none for whoever may not keep plans.
    """
    if not may(actor, Permission.KEEP):
        return []
    found = [
        Owed(line.id, line.title, line.statement.clock.name, None, line.statement.standing)
        for line in plans(actor=actor, now=now)
        if line.statement and line.statement.runs
    ]
    today = local_date(now)
    open_ones = Action.objects.visible_to(actor).select_related("finding__plan").order_by("by", "id")
    done = _judged(Judgement.objects.visible_to(actor).filter(column=Column.COMPLETE).order_by("recorded_at", "id"))
    for row in open_ones:
        said = done.get(row.pk, {}).get(Column.COMPLETE)
        if (row.by - today).days <= within_days and (not said or said[-1].verdict != Verdict.YES):
            found.append(Owed(row.finding.plan_id, row.finding.plan.title, row.what, row.by, None))
    return found


def _statement(row: Plan, steps: Sequence[PlanStep], now: datetime) -> StatementShown | None:
    """How the written statement stands: only a plan that answers an inspection has one."""
    if row.follows != Follows.INSPECTION:
        return None
    started = at(row.received_on, time(9))
    local = profile_at(started)
    clock = local.clock(STATEMENT, row.received_on)
    asked = next((each.step for each in reversed(steps) if each.step != Step.STATEMENT_SENT), None)
    sent = next((each.on for each in reversed(steps) if each.step == Step.STATEMENT_SENT), None)
    return StatementShown(
        clock, None if asked is None and sent is None else asked != Step.STATEMENT_NOT_ASKED, sent,
        reckon(clock, started, now, local.calendar(), stopped_at=at(sent, time(12)) if sent else None),
    )  # fmt: skip


def _counts(findings: int, actions: Sequence[tuple[date, Mapping[Column, Sequence[Judgement]]]], today: date) -> Counts:
    def many(column: Column, verdict: Verdict = Verdict.YES) -> int:
        return sum(said[column][-1].verdict == verdict for _, said in actions if column in said)

    late = sum(
        by < today and (Column.COMPLETE not in said or said[Column.COMPLETE][-1].verdict != Verdict.YES)
        for by, said in actions
    )
    return Counts(
        findings,
        len(actions),
        many(Column.COMPLETE),
        many(Column.DIFFERENCE),
        many(Column.DIFFERENCE, Verdict.PARTLY),
        late,
    )


def _judged(rows: Iterable[Judgement]) -> dict[UUID, dict[Column, list[Judgement]]]:
    """Judgements by action and column, oldest first."""
    found: dict[UUID, dict[Column, list[Judgement]]] = {}
    for row in rows:
        found.setdefault(row.action_id, {}).setdefault(Column(row.column), []).append(row)
    return found


def _said(row: Judgement, by: Mapping[UUID, str]) -> Said:
    sureness = Sureness(row.sureness) if row.sureness else None
    return Said(Verdict(row.verdict), row.why, row.said_by, row.on, sureness, by.get(row.recorded_by, ""))


def _scrutiny(row: Scrutiny | None, by: Mapping[UUID, str]) -> ScrutinyShown | None:
    if row is None:
        return None
    return ScrutinyShown(Assured(row.assured), row.words, row.said_by, row.on, by.get(row.recorded_by, ""))


def _by(rows: Iterable[T], column: str) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found


def _in_order(ref: str) -> tuple[int, str]:
    """ "2" before "10", and "10" before "a"."""
    digits = "".join(each for each in ref if each.isdigit())
    return (int(digits) if digits else 10_000, ref)
