"""What a yearly report is assembled from: what was said, shown and scrutinised in a year. None of it is typed again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.agencies import selectors as agencies
from openmash.insight.partnership.models import Action, Evidence, Judgement, Review, ReviewEvent, Scrutiny
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors.audits import AuditShown, audits
from openmash.insight.partnership.selectors.bodies import ChallengeShown, bodies
from openmash.insight.partnership.selectors.budget import Budget, budget
from openmash.insight.partnership.selectors.meetings import State, agreed_actions, decisions, meetings
from openmash.insight.partnership.selectors.plans import Measured
from openmash.insight.partnership.selectors.risks import RiskShown, risks
from openmash.insight.partnership.selectors.scrutiny import InquiryShown, StatementMade, inquiries, statements
from openmash.insight.partnership.words import AgreedStep, Assured, Column, ReviewStep, Shows, Verdict
from openmash.insight.scorecard import selectors as scorecard
from openmash.insight.scorecard.selectors import Line

FIRST_MONTH = 4
"""A reporting year begins in April. The national text of when one does was not read: it is this product's choice."""


@dataclass(frozen=True)
class Year:
    """A reporting year: from 1 April to 31 March."""

    began: int

    @property
    def first(self) -> date:
        return date(self.began, FIRST_MONTH, 1)

    @property
    def last(self) -> date:
        return date(self.began + 1, FIRST_MONTH - 1, 31)

    @property
    def name(self) -> str:
        """ "2026 to 2027"."""
        return f"{self.began} to {self.began + 1}"


def year_of(day: date) -> Year:
    """The reporting year a day is in."""
    return Year(day.year if day.month >= FIRST_MONTH else day.year - 1)


@dataclass(frozen=True)
class Told:
    """What was said of an action in the year: its last word in one column, with the evidence of that year."""

    what: str
    agency: str
    verdict: Verdict
    why: str
    said_by: str
    on: date
    evidence: tuple[tuple[Shows, str], ...]
    measured: Measured | None


@dataclass(frozen=True)
class Scrutinised:
    """What independent scrutiny said of a finding in the year."""

    finding: str
    assured: Assured
    words: str
    said_by: str
    on: date


@dataclass(frozen=True)
class Learnt:
    """The year's reviews, counted: nobody is named, and no incident is described."""

    known: int
    notified: int
    rapid: int
    decided: int
    published: int


@dataclass(frozen=True)
class YearlyReport:
    """Everything a year gives the report. Figures are without small numbers: it is for everybody."""

    year: Year
    done: tuple[Told, ...]
    helped: tuple[Told, ...]
    only_done: tuple[Told, ...]
    scrutiny: tuple[Scrutinised, ...]
    families: tuple[str, ...]
    learnt: Learnt | None
    """None for a reader who may not read reviews."""
    audits: tuple[AuditShown, ...]
    """Audits of the calendar year in which the reporting year begins."""
    late: tuple[str, ...]
    """Actions whose day passed in the year and which nobody had said to be complete by its end, or by now."""
    lines: tuple[Line, ...]
    counted_at: datetime | None
    met: tuple[Met, ...] = ()
    """Each body that met or was to meet in the year."""
    came: tuple[tuple[str, int, int], ...] = ()
    """By agency: how often somebody of it was there, of how many meetings of bodies it sits on."""
    challenges: tuple[tuple[str, ChallengeShown], ...] = ()
    """Challenges put in the year, each with its body."""
    risks: tuple[RiskShown, ...] = ()
    """Risks that ran in the year, as they stand."""
    inquiries: tuple[InquiryShown, ...] = ()
    statement: StatementMade | None = None
    budget: Budget | None = None


@dataclass(frozen=True)
class Met:
    """How often a body met in the year: of how many dates, how many with a quorum, and what came of its actions."""

    body: str
    planned: int
    held: int
    quorate: int
    decided: int
    agreed: int
    done: int


def yearly_report(year: Year, *, actor: Actor, today: date) -> YearlyReport:
    """What the year gives. Forty-five queries at most. Raises NotPermitted."""
    require(actor, Permission.VIEW)
    first, last = year.first, min(year.last, today)
    actions = {row.pk: row for row in Action.objects.visible_to(actor).order_by("by", "id")}
    names = agencies.names({row.agency_id for row in actions.values()})
    said: dict[tuple[UUID, Column], Judgement] = {}
    for row in Judgement.objects.visible_to(actor).filter(on__lte=last).order_by("recorded_at", "id"):
        said[row.action_id, Column(row.column)] = row
    shown: dict[UUID, list[Evidence]] = {}
    for piece in Evidence.objects.visible_to(actor).filter(on__range=(first, last)).order_by("on", "id"):
        shown.setdefault(piece.action_id, []).append(piece)
    figures = scorecard.scorecard(actor=actor, safely=True)
    lines = {line.indicator.key: line for line in figures.lines}

    def told(row: Judgement) -> Told:
        action = actions[row.action_id]
        return Told(
            action.what, names.get(action.agency_id, ""), Verdict(row.verdict), row.why, row.said_by, row.on,
            tuple((Shows(each.shows), each.words) for each in shown.get(action.pk, ())),
            Measured(lines.get(action.measure), action.baseline, action.baseline_month, action.target)
            if action.measure else None,
        )  # fmt: skip

    of_year = {key: row for key, row in said.items() if row.on >= first}
    done = [row for (_, column), row in of_year.items() if column is Column.COMPLETE and row.verdict == Verdict.YES]
    helped = [
        row
        for (_, column), row in of_year.items()
        if column is Column.DIFFERENCE and row.verdict in (Verdict.YES, Verdict.PARTLY)
    ]
    helping = {
        action for (action, column), row in said.items() if column is Column.DIFFERENCE and row.verdict in
        (Verdict.YES, Verdict.PARTLY)
    }  # fmt: skip
    complete = {
        action for (action, column), row in said.items() if column is Column.COMPLETE and row.verdict == Verdict.YES
    }
    scrutiny = Scrutiny.objects.visible_to(actor).filter(on__range=(first, last)).select_related("finding")
    return YearlyReport(
        year, tuple(told(row) for row in done), tuple(told(row) for row in helped),
        tuple(told(row) for row in done if row.action_id not in helping),
        tuple(
            Scrutinised(row.finding.words, Assured(row.assured), row.words, row.said_by, row.on)
            for row in scrutiny.order_by("on", "id")
        ),
        tuple(each.words for pieces in shown.values() for each in pieces if each.shows == Shows.FAMILIES),
        _learnt(first, last, actor), tuple(each for each in audits(actor=actor) if each.year == year.began),
        tuple(row.what for row in actions.values() if first <= row.by < last and row.pk not in complete),
        figures.lines, figures.counted_at, *_governed(year, first, last, actor, today),
    )  # fmt: skip


def _governed(
    year: Year, first: date, last: date, actor: Actor, today: date
) -> tuple[
    tuple[Met, ...], tuple[tuple[str, int, int], ...], tuple[tuple[str, ChallengeShown], ...], tuple[RiskShown, ...],
    tuple[InquiryShown, ...], StatementMade | None, Budget,
]:  # fmt: skip
    """Meetings, attendance, challenges, risks, scrutiny and money of the year."""
    held = [each for each in meetings(actor=actor) if first <= each.on <= year.last]
    was = [each for each in held if each.is_held and each.on <= last]
    decided, agreed = decisions(actor=actor, meeting_ids=[x.id for x in was]), agreed_actions(
        actor=actor, meeting_ids=[x.id for x in was]
    )  # fmt: skip
    met = []
    for body in sorted({each.body for each in held}):
        mine = [each for each in was if each.body == body]
        gave = [each for each in agreed if each.body == body]
        met.append(
            Met(
                body, sum(each.body == body and each.state is not State.CANCELLED for each in held), len(mine),
                sum(each.quorum.is_quorate for each in mine),
                sum(each.body == body and (not each.is_proposal or each.ratified is True) for each in decided),
                len(gave), sum(each.became is AgreedStep.DONE for each in gave),
            )
        )  # fmt: skip
    came: dict[str, list[bool]] = {}
    for each in was:
        for agency in {x.agency for x in each.present if x.votes}:
            came.setdefault(agency, []).append(any(x.agency == agency and x.votes for x in each.here))
    put = [
        (body.name, each)
        for body in bodies(actor=actor, today=today)
        for each in body.challenges
        if first <= each.on <= last
    ]
    ran = [each for each in risks(actor=actor) if each.moves[-1].on <= last and (each.is_open or each.now.on >= first)]
    made = next((each for each in statements(today=today) if each.year == year.began), None)
    return (
        tuple(met), tuple((name, sum(said), len(said)) for name, said in sorted(came.items())), tuple(put), tuple(ran),
        tuple(inquiries(actor=actor, year=year.began)), made, budget(year.began, actor=actor),
    )  # fmt: skip


def _learnt(first: date, last: date, actor: Actor) -> Learnt | None:
    if not may(actor, Permission.VIEW_REVIEWS):
        return None
    known = Review.objects.visible_to(actor).filter(known_on__range=(first, last)).count()
    steps = list(ReviewEvent.objects.visible_to(actor).filter(on__range=(first, last)).values_list("step", flat=True))

    def many(step: ReviewStep) -> int:
        return steps.count(step.value)

    return Learnt(
        known, many(ReviewStep.NOTIFIED), many(ReviewStep.RAPID_DONE), many(ReviewStep.LOCAL_DECIDED),
        many(ReviewStep.PUBLISHED),
    )  # fmt: skip
