"""Your teams: what drifts and what will be late, team by team; asking a manager; and whether it came down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, as_date
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.insight.oversight import actions, selectors
from openmash.insight.oversight.actions import AskTold
from openmash.insight.oversight.permissions import Permission
from openmash.insight.oversight.selectors import AskedShown, TeamStands
from openmash.insight.oversight.words import CAN_BE_ASKED, Measure
from openmash.insight.scorecard import selectors as figures
from openmash.statute.calendar import at, local_date
from openmash.web.child.task import ask as fill
from openmash.web.journey.tasks import FormPage
from openmash.web.scorecard.scorecard import Part, rows_of
from openmash.web.worklist.item import Item

FIGURES = (
    "hours-to-decision", "checks-in-time", "hours-to-acceptance", "hours-to-feedback", "hours-to-closure",
    "re-referrals", "stepped-up", "assessed-in-time", "conference-in-time", "voice-present", "voice-influence",
)  # fmt: skip
"""How the whole moves, beside the teams: flow, partners' answers, feedback, re-referral, step-up, voice."""
COLUMNS = (
    (Measure.CHILDREN, "Children"), (Measure.PAST, "Limits past"), (Measure.WITHIN_A_WEEK, "Pass within a week"),
    (Measure.STILL, "Stand still"), (Measure.NOT_SEEN, "Not seen in time"), (Measure.NO_WORKER, "No worker"),
    (Measure.OFFERED, "Not accepted"),
)  # fmt: skip
NO_NAMES = (
    "Under each number: beside a week ago. Children and limits as the clocks count them; restricted children are in "
    "none. No worker is counted apart and no team is ranked: ask why. A team’s manager sees the children behind each "
    "number."
)


@dataclass(frozen=True)
class TeamsPage:
    """What the template shows."""

    title: str
    sentence: str
    table: Table | None
    empty: Empty
    asked: Table | None
    figures: Part
    links: Sequence[Link]


@dataclass(frozen=True)
class TeamPage:
    """What the template shows."""

    title: str
    sentence: str
    now: Table
    days: Table
    asked: Table | None
    ask: Link
    back: Link


@dataclass(frozen=True)
class OfTeam:
    """One team of the actor's agency; about nobody."""

    stands: TeamStands

    @property
    def about(self) -> Sequence[str]:
        return (f"team:{self.stands.team_id}",)


@dataclass(frozen=True)
class OfAsked:
    """What was asked of the actor's own team."""

    asked: AskedShown

    @property
    def about(self) -> Sequence[str]:
        return (f"asked:{self.asked.id}",)


class AskForm(Form):
    """What to bring down, how, by when."""

    measure = Choice(
        "What should come down?", tuple(Option(each.value, str(each.label)) for each in CAN_BE_ASKED),
        required="Choose what should come down.",
    )  # fmt: skip
    words = LongText(
        "What do you ask of the manager?", hint="Name no child", rows=4, required="Say what is to be done."
    )
    by = DateParts("By which day?", required="Enter the day.")


class AnswerForm(Form):
    """What was done."""

    words = LongText(
        "What did you do?", hint="Or why it cannot be. Name no child", rows=4, required="Say what was done."
    )


def load_team(*, actor: Actor, team_id: UUID) -> OfTeam:
    """The team as counted. Raises NotVisible."""
    return OfTeam(selectors.one_team(team_id, actor=actor, now=timezone.now()))


def load_asked(*, actor: Actor, asked_id: UUID) -> OfAsked:
    """What was asked of one's own team. Raises NotVisible."""
    found = next((each for each in selectors.asked_of_us(actor=actor) if each.id == asked_id), None)
    if found is None:
        raise NotVisible
    return OfAsked(found)


@screen(Permission.SEE_TEAMS, log="oversight.teams_listed")
def your_teams(request: HttpRequest, actor: Actor) -> Shown:
    """Every team of the agency in a line, and how the whole moves. No child is on this page or behind it."""
    now = timezone.now()
    found = selectors.standing(actor=actor, now=now)
    rows = [[Cell(each.name, reverse("your_team", kwargs={"team_id": each.team_id})), *_cells(each)] for each in found]
    late, soon = (sum(each.now(one) for each in found) for one in (Measure.PAST, Measure.WITHIN_A_WEEK))
    page = TeamsPage(
        "Your teams",
        f"{say.count_of(late, 'limit')} past in {say.count_of(len(found), 'team')}; "
        f"{soon or 'none'} more will pass within a week if nothing is done today.",
        Table("Team by team", ("Team", *(said for _, said in COLUMNS), "Children each"), rows, left_out=NO_NAMES)
        if rows
        else None,
        Empty("No team has been counted yet", "Every hour each team that holds children is counted."),
        _asked(selectors.asked_of(actor=actor), with_team=True),
        Part("How the whole moves", "whole", rows_of(figures.scorecard(actor=actor, safely=True), FIGURES)),
        [Link("From contact to closure", reverse("scorecard_flow")), Link("Scorecard", reverse("scorecard"))],
    )  # fmt: skip
    return Shown("oversight/teams.html", page, about=[f"team:{each.team_id}" for each in found])


def _cells(team: TeamStands) -> list[Cell]:
    cells = [Cell(str(team.now(one)), note=_since(team, one), is_number=True) for one, _ in COLUMNS]
    each = team.children_each
    return [*cells, Cell("–" if each is None else f"{each:.1f}", is_number=True)]


def _since(team: TeamStands, measure: Measure) -> str:
    before = team.before(measure)
    if before is None:
        return ""
    now = team.now(measure)
    if now == before:
        return "the same"
    return f"{abs(now - before)} {'more' if now > before else 'fewer'}"


@screen(Permission.SEE_TEAMS, load=load_team, log="oversight.team_viewed")
def your_team(request: HttpRequest, actor: Actor, loaded: OfTeam, team_id: UUID) -> Shown:
    """One team: each number now and a week ago, day by day, and what was asked of its manager."""
    team = loaded.stands
    page = TeamPage(
        team.name,
        f"Counted at {say.moment(team.counted_at)}.",
        Table(
            "Now", ("What", "Now", "A week ago"),
            [[Cell(str(each.label)), Cell(str(team.now(each)), is_number=True), Cell(_then(team, each), is_number=True)]
             for each in Measure],
            left_out=NO_NAMES,
        ),
        Table(
            "Day by day", ("Day", *(said for _, said in COLUMNS)),
            [[Cell(say.day(day)), *(Cell(str(counts.get(one, "–")), is_number=True) for one, _ in COLUMNS)]
             for day, counts in sorted(team.days.items(), reverse=True)],
        ),
        _asked(selectors.asked_of(actor=actor, team_id=team_id), with_team=False),
        Link("Ask the manager to bring something down", reverse("ask_team", kwargs={"team_id": team_id})),
        Link("Your teams", reverse("your_teams")),
    )  # fmt: skip
    return Shown("oversight/one_team.html", page)


def _then(team: TeamStands, measure: Measure) -> str:
    before = team.before(measure)
    return "Not counted" if before is None else str(before)


def _asked(found: Sequence[AskedShown], *, with_team: bool) -> Table | None:
    rows = [
        [
            Cell(each.team, note=str(each.measure.label)) if with_team else Cell(str(each.measure.label)),
            Cell(each.words, note=f"{each.asked_by}, {say.day_of(each.asked_at)}; by {say.day_of(each.by)}"),
            Cell(each.answer or "Not answered yet", note=each.answered_by),
            Cell(str(each.count_then), is_number=True),
            Cell(
                "–" if each.count_now is None else str(each.count_now), note="fewer" if each.is_better else "",
                is_number=True,
            ),
        ]
        for each in found
    ]  # fmt: skip
    columns = ("Team" if with_team else "What", "Asked", "What was done", "When asked", "Now")
    return Table("What was asked, and whether it came down", columns, rows) if rows else None


@screen(Permission.ASK, load=load_team, log="")
def ask_team(request: HttpRequest, actor: Actor, loaded: OfTeam, team_id: UUID) -> Answer:
    """Ask the team's manager to bring one number down."""

    def act(told: AskForm) -> None:
        day = as_date(told.by)
        if day is None:
            raise Incomplete([Problem("by", "Enter the whole date.")])
        actions.ask(actor=actor, team_id=team_id, told=AskTold(Measure(told.measure), told.words, day))

    form = fill(request, AskForm.blank(), act)
    if form is None:
        return Go(reverse("your_team", kwargs={"team_id": team_id}))
    page = FormPage(
        "Ask the manager", form, Link(loaded.stands.name, reverse("your_team", kwargs={"team_id": team_id})),
        loaded.stands.name, "Ask: it goes on the manager’s worklist",
        ("How many there are today is kept, so that both of you see whether it came down.",),
    )  # fmt: skip
    return Shown("journey/task.html", page)


@screen(Permission.ANSWER, load=load_asked, log="")
def answer_asked(request: HttpRequest, actor: Actor, loaded: OfAsked, asked_id: UUID) -> Answer:
    """Read what was asked of one's team, and say what was done."""
    asked = loaded.asked
    form = fill(
        request, AnswerForm.blank(), lambda told: actions.answer(actor=actor, asked_id=asked_id, words=told.words)
    )
    if form is None:
        return Go(reverse("worklist"))
    now = "not counted" if asked.count_now is None else str(asked.count_now)
    lines = [
        f"{asked.asked_by}, {say.day_of(asked.asked_at)}: {asked.words}",
        f"There were {asked.count_then} then; now: {now}. By {say.day(asked.by)}.",
        *([f"{asked.answered_by} answered: {asked.answer}"] if asked.answer else []),
    ]
    back, about = Link("Worklist", reverse("worklist")), str(asked.measure.label)
    page = FormPage("Asked of your team", form, back, about, "Say what was done", lines)
    return Shown("journey/task.html", page)


def asked_of_us(actor: Actor) -> Sequence[Item]:
    """What a service manager asked of the actor's team, until it is answered."""
    if not may(actor, Permission.ANSWER):
        return ()
    today = local_date(timezone.now())
    return [
        Item(
            what="Asked of your team", about=str(each.measure.label), why=f"{each.asked_by} asked the team’s manager",
            words=each.words, url=reverse("answer_asked", kwargs={"asked_id": each.id}),
            due_at=at(each.by, time(17)),
            left=TimeLeft(f"by {say.day(each.by)}", each.by < today),
        )
        for each in selectors.asked_of_us(actor=actor)
        if not each.answer
    ]  # fmt: skip
