"""The differences that are open, the first due first; and what was learned from those that ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.differences import selectors
from openmash.casework.differences.permissions import Permission
from openmash.casework.differences.selectors import DifferenceShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft


@dataclass(frozen=True)
class Line:
    """One open difference."""

    url: str
    child: str
    between: str
    what: str
    stage: str
    left: TimeLeft
    mine: bool


@dataclass(frozen=True)
class DifferencesPage:
    """What the template shows."""

    title: str
    open: Sequence[Line]
    late: int
    nothing: Empty
    learning_url: str


@dataclass(frozen=True)
class LearningPage:
    """What the template shows."""

    title: str
    table: Table | None
    nothing: Empty
    back: Link


@screen(Permission.VIEW, log="differences.listed")
def differences(request: HttpRequest, actor: Actor) -> Shown:
    """Those of my agency, and those about children in reach."""
    found = selectors.open_differences(actor=actor)
    page = DifferencesPage(
        title="Professional differences",
        open=tuple(line_of(each, actor) for each in found),
        late=sum(each.now.is_late for each in found),
        nothing=Empty(
            "No difference is open",
            "Where agencies differ about a child, either raises it from the contact or the check.",
        ),
        learning_url=reverse("differences_learning") if may(actor, Permission.LEARN) else "",
    )
    return Shown("differences/differences.html", page, about=[key for each in found for key in each.about])


@screen(Permission.LEARN, log="differences.learning_listed")
def differences_learning(request: HttpRequest, actor: Actor) -> Shown:
    """What the partnership can learn. No child is named."""
    found = selectors.learned(actor=actor)
    rows = [
        [
            Cell(say.day_of(each.ended_at)),
            Cell(each.between, note=each.about),
            Cell(say.count_of(each.stages, "stage")),
            Cell(each.learning),
        ]
        for each in found
    ]
    page = LearningPage(
        title="What was learned",
        table=Table("From differences that ended", ("Ended", "Between", "Took", "What was learned"), rows)
        if rows
        else None,
        nothing=Empty("Nothing yet", "Whoever ends a stage may say what the partnership can learn from it."),
        back=Link("Professional differences", reverse("differences")),
    )
    return Shown("differences/learning.html", page)


def line_of(each: DifferenceShown, actor: Actor) -> Line:
    """One line."""
    return Line(
        url=reverse("difference", kwargs={"difference_id": each.id}),
        child=each.called,
        between=f"{each.raised_by} with {each.answering}",
        what=each.what,
        stage=each.now.name,
        left=say.left(each.now.standing, timezone.now(), of=each.now.name),
        mine=each.may_end(actor),
    )
