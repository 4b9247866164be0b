"""Training: what agencies sent, counts and no names; whether practice moved as it should; and sending more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.fields import Wrong
from openmash.foundation.design.forms import Choice, Form, Number, Option, Problem, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete
from openmash.insight.scorecard import actions, selectors, trainings
from openmash.insight.scorecard.indicators import BY_KEY
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.selectors import Line, TrainingShown
from openmash.insight.scorecard.trainings import COLUMNS, MONTHS_UNTIL, MOST_COURSE, MOST_STAFF, TrainingTold
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.practice.moved import METHOD, judged
from openmash.web.scorecard import said
from openmash.web.shell import csv_file
from openmash.web.shell.csv_file import FileForm

MOST = 60
"""Rows and courses on the page."""
NO_NAMES = "Send counts, and nobody’s name: who had which course stays in your own system."


def _month(words: str) -> str:
    if trainings.month_of(words) is None:
        raise Wrong(f"“{words}” is no month. Write one such as 2026-10.")
    return words


class TrainingForm(Form):
    """One course of one agency in one month."""

    agency = Choice("Whose people are they?", (), required="Choose whose people they are.")
    course = Text("What is the course called?", most=MOST_COURSE, required="Give the course’s name.")
    topic = Choice("What is it about?", (), required="Choose its topic.")
    month = Text(
        "In which month?", hint="Such as 2026-10", most=10, width="10", required="Give the month.", check=_month
    )  # fmt: skip
    eligible = Number(
        "How many should have had it by then?", hint="Those whose work asks for it and who had not had it, or were due",
        least=1, most=MOST_STAFF, required="Say how many should have had it.",
    )  # fmt: skip
    reached = Number("How many of them had it?", least=0, most=MOST_STAFF, required="Say how many had it.")
    measure = Text(
        "Which figure of the scorecard should it move?", most=120,
        hint="Its name as it stands there, or nothing. From three months after, it is said whether it moved.",
    )  # fmt: skip


@dataclass(frozen=True)
class TrainingPage:
    """What the template shows."""

    title: str
    sentence: str
    moved: Table | None
    sent: Table | None
    rules: Sequence[str]
    links: Sequence[Link]
    empty: Empty | None
    back: Link


@dataclass(frozen=True)
class TellPage:
    """One form. `figures`: the names a course's figure can have, offered while it is typed."""

    title: str
    form: Form
    back: Link
    lines: Sequence[str]
    figures: Sequence[str]
    caption: str = ""


@screen(Permission.VIEW, log="")
def scorecard_training(request: HttpRequest, actor: Actor) -> Shown:
    """What was sent, and whether practice moved. It shows nobody, child or worker."""
    rows = selectors.trainings(actor=actor)
    named = [row for row in _first_of_each(rows) if row.measure in BY_KEY][:MOST]
    lines = {line.indicator.key: line for line in selectors.scorecard(actor=actor).lines} if named else {}
    page = TrainingPage(
        "Training", "How many it reached, as each agency sends it, and whether practice moved three months later.",
        _moved(named, lines), _sent([row for row in rows if row.eligible is not None][:MOST]),
        [NO_NAMES, METHOD] if named else [NO_NAMES],
        [
            Link("Staff reached, by agency and month", reverse("scorecard_figure", args=["training-reached"])),
            Link("Staff reached, by topic", reverse("scorecard_figure", args=["training-reached-topic"])),
            *(
                [
                    Link("Say how many a course reached", reverse("scorecard_tell_training")),
                    Link("Load a file", reverse("scorecard_load_training")),
                ]
                if may(actor, Permission.TELL_TRAINING)
                else []
            ),
        ],
        None if rows else Empty("Nothing was sent yet", "Each agency’s lead sends counts by page or by file."),
        Link("Scorecard", reverse("scorecard")),
    )  # fmt: skip
    return Shown("scorecard/training.html", page)


def _first_of_each(rows: Sequence[TrainingShown]) -> list[TrainingShown]:
    """Each agency's course where it first named its figure, the newest course first."""
    first: dict[tuple[UUID, str, str], TrainingShown] = {}
    for row in rows:  # the newest month first, so that the oldest stays
        if row.measure:
            first[row.agency_id, row.course.casefold(), row.measure] = row
    return sorted(first.values(), key=lambda row: row.month, reverse=True)


def _moved(rows: Sequence[TrainingShown], lines: dict[str, Line]) -> Table | None:
    found = []
    for row in rows:
        shown = judged(lines[row.measure], row.month, settling=MONTHS_UNTIL, done="the course")
        found.append([
            Cell(row.course, note=f"{row.agency}. {row.topic}. From {said.month(row.month)}"),
            Cell(shown.figure.text, shown.figure.url), Cell(shown.words),
        ])  # fmt: skip
    left_out = "The month of the course and the two after it count neither as before nor as after."
    columns = ("Course", "Figure it should move", "Three months later")
    return Table("Whether practice moved", columns, found, left_out=left_out) if found else None


def _sent(rows: Sequence[TrainingShown]) -> Table | None:
    found = [
        [
            Cell(row.course, note=f"{row.agency}. {row.topic}"), Cell(said.month(row.month)),
            Cell(f"{row.reached:,} of {row.eligible:,}", is_number=True), Cell(row.source, note=f"Sent by {row.by}"),
        ]
        for row in rows
    ]  # fmt: skip
    left_out = f"At most {MOST}, the newest first, as they stand; what was put right is kept."
    return Table("What was sent", ("Course", "Month", "Reached", "From"), found, left_out=left_out) if found else None


@screen(Permission.TELL_TRAINING, log="")
def scorecard_tell_training(request: HttpRequest, actor: Actor) -> Answer:
    """Say how many a course reached in a month; said again, it stands in place of what was said before."""
    mine = trainings.writes_for(actor)
    options = tuple(Option(str(key), name) for key, name in mine.items())
    topics = tuple(Option(code, label) for code, label in trainings.topics().items())
    form = ask(
        request,
        TrainingForm.offering(agency=options, topic=topics).blank(
            filled={"agency": options[0].value} if len(options) == 1 else {}
        ),
        lambda told: actions.tell_training(
            actor=actor,
            told=TrainingTold(
                UUID(told.agency) if told.agency else None, told.course, told.topic, trainings.month_of(told.month),
                told.eligible, told.reached, trainings.measure_named(told.measure),
            ),
        ),
    )  # fmt: skip
    if form is None:
        return Go(_back().url)
    lines = (
        NO_NAMES,
        "The same course of the same agency and month, said again, stands in place of what was said; that is kept.",
    )
    figures = tuple(trainings.measures().values())
    return Shown(
        "scorecard/tell_training.html", TellPage("Say how many a course reached", form, _back(), lines, figures)
    )


@screen(Permission.TELL_TRAINING, log="")
def scorecard_load_training(request: HttpRequest, actor: Actor) -> Answer:
    """Load a file. Where anything in it is wrong, each fault is said by its row and nothing is kept."""
    form = FileForm.blank()
    if request.method == "POST":
        form = FileForm.parse(request.POST)
        name, words, wrong = csv_file.sent(request, form)
        if wrong:
            form = form.with_problems([Problem("words", wrong)])
        if form.is_complete:
            try:
                actions.load_training(actor=actor, name=name, words=words)
                return Go(_back().url)
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    lines = (
        NO_NAMES,
        f"Its first row is: {', '.join(COLUMNS)}.",
        f"Agency is {' or '.join(trainings.writes_for(actor).values())}.",
        f"Topic is one of these: {', '.join(trainings.topics().values())}.",
        "Month is such as 2026-10. Measure is the name of the figure it should move, or empty.",
        "Where a row is wrong nothing is loaded. A course sent again stands in place of what was sent, which is kept.",
    )
    return Shown(csv_file.TEMPLATE, FormPage("Load a file of training", form, _back(), "", "Load it", lines))


def _back() -> Link:
    return Link("Training", reverse("scorecard_training"))
