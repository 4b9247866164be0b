"""What changed and what stopped: open, answered, by team; how they are found, and how often for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft
from openmash.insight.alerts import finding, selectors
from openmash.insight.alerts.looking import LEAST_TEAM
from openmash.insight.alerts.permissions import Permission
from openmash.insight.alerts.selectors import Alerts, AlertShown
from openmash.insight.alerts.streams import STREAMS
from openmash.insight.scorecard.permissions import Permission as Scorecard
from openmash.statute.calendar import local_date
from openmash.statute.spoken import count_of
from openmash.web.worklist.item import Item

LONDON = ZoneInfo("Europe/London")
FIGURES = (
    "A figure: its newest whole month is further from the rest than chance explains, or ends seven months on one side "
    f"of the average. Of 100 figures that do not change, watched for a year, about {finding.BY_CHANCE_OF_100} raise "
    "one by chance."
)
STOPPED = (
    "Recording that stopped: what is recorded every working day is missed after three or four working days without; "
    "on half of them, after 14; once a week, after two months; never sooner than the longest pause of the half-year "
    "before. Chance alone does that once in 10,000 times."
)
FELL = "Recording that fell: the last four whole weeks hold half, or less, of what four held before."
NOBODY = (
    f"No alert is about a worker: teams of fewer than {LEAST_TEAM} people are counted with others of their agency, "
    "and numbers below five are not said. Restricted children are in none."
)


@dataclass(frozen=True)
class AlertsPage:
    """What the template shows."""

    title: str
    sentence: str
    open: Table | None
    answered: Table | None
    teams: Table | None
    watched: Table
    rules: Sequence[str]
    empty: Empty
    links: Sequence[Link]


@screen(Permission.VIEW, log="")
def alerts(request: HttpRequest, actor: Actor) -> Shown:
    """Everything that changed or stopped, as far as it is the reader's. No child and no worker is on it."""
    now = timezone.now()
    found = selectors.alerts(actor=actor, now=now)
    page = AlertsPage(
        "What changed or stopped", sentence(found), _open(found.open, now), _answered(found.answered), _teams(found),
        _watched(), (FIGURES, STOPPED, FELL, NOBODY),
        Empty("Nothing is waiting", "Each night the figures and what is recorded are looked through."),
        [Link("Scorecard", reverse("scorecard"))] if may(actor, Scorecard.VIEW) else [],
    )  # fmt: skip
    return Shown("alerts/alerts.html", page)


def sentence(found: Alerts) -> str:
    """How many are open, and of those answered in a year how many led to something."""
    led = (
        f"{found.led} of {count_of(len(found.answered), 'alert')} answered in the last year led to something."
        if found.answered
        else "None has been answered in the last year yet."
    )
    told = f"Each was one line of a morning’s digest: {count_of(found.told, 'line')} in the last year."
    return f"{count_of(len(found.open), 'alert')} open. {led} {told}"


def _line(each: AlertShown) -> list[Cell]:
    return [
        Cell(f"{each.kind.label}: {each.what}", reverse("alert", args=[each.id]), note=each.of),
        Cell(each.sentence, note=f"Recorded again since {say.day_of(each.resumed_on)}." if each.resumed_on else ""),
    ]


def _open(found: Sequence[AlertShown], now: datetime) -> Table | None:
    rows = [[*_line(each), Cell(each.owner, note=_stands(each, local_date(now)))] for each in found]
    return Table("Open", ("What", "Since when", "Who answers for it"), rows) if rows else None


def _stands(each: AlertShown, today: date) -> str:
    looking = each.looking
    if looking is None or looking.until is None:
        return f"Not answered since {say.day_of(each.raised_at)}"
    late = "Late: was" if looking.until < today else "Being"
    return f"{late} looked at by {looking.by_whom}, until {say.day_of(looking.until)}"


def _answered(found: Sequence[AlertShown]) -> Table | None:
    rows = [
        [*_line(each), Cell(str(each.said[-1].answer.label), note=f"{each.said[-1].words} {each.said[-1].by}")]
        for each in found
    ]
    return Table("Answered in the last year", ("What", "Since when", "Answer"), rows) if rows else None


def _teams(found: Alerts) -> Table | None:
    names = sorted({each.team for each in (*found.open, *found.answered) if each.team})
    rows = []
    for name in names:
        opened = [each for each in found.open if each.team == name]
        answered = [each for each in found.answered if each.team == name]
        led = sum(each.led_to_something for each in answered)
        rows.append([
            Cell(name), Cell(str(len(opened)), is_number=True), Cell(str(len(answered)), is_number=True),
            Cell(str(led), is_number=True),
        ])  # fmt: skip
    columns = ("Team", "Open", "Answered", "Led to something")
    return Table("By team, in the last year", columns, rows, left_out="No team is ranked: ask why.") if rows else None


def _watched() -> Table:
    rows = [
        [Cell(each.what), Cell("A team’s manager, where it is a team’s", note=f"Else: {Role(each.role).label}")]
        for each in STREAMS
    ]
    return Table(
        "What is watched, beside every figure of the scorecard", ("Recorded", "Who is told"), rows, caption_hidden=True
    )


def alerts_to_answer(actor: Actor) -> Sequence[Item]:
    """Open alerts that are the actor's own to answer. One query where there is none."""
    if not may(actor, Permission.ANSWER):
        return ()
    today = local_date(timezone.now())
    found = []
    for each in selectors.to_answer(actor=actor):
        looking = each.looking
        until = looking.until if looking else None
        found.append(
            Item(
                what=f"{each.kind.label}: {each.what}", about=each.of, why="You answer for it", words=each.sentence,
                url=reverse("alert", args=[each.id]),
                due_at=datetime.combine(until, time(17), LONDON) if until else None,
                left=TimeLeft(f"looked at by {say.day_of(until)}", until < today) if until else None,
            )
        )  # fmt: skip
    return found
