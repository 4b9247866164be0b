"""Complaints that wait, the first due first; those answered and compliments of the last year; what was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.complaints import selectors
from openmash.casework.complaints.permissions import Permission
from openmash.casework.complaints.selectors import ComplaintShown, Learnt
from openmash.casework.complaints.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table, TimeLeft
from openmash.statute.clocks import Standing

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Line:
    """One that waits."""

    url: str
    who: str
    words: str
    left: TimeLeft
    next_step: str
    stage: str


@dataclass(frozen=True)
class ComplaintsPage:
    """What the template shows. `said`: how last year's answers stood, in words."""

    title: str
    open: Sequence[Line]
    late: int
    done: Table | None
    learnt: Table | None
    nothing: Empty
    add_url: str


@screen(Permission.ANSWER, log="complaints.listed")
def complaints(request: HttpRequest, actor: Actor) -> Shown:
    """List them."""
    now = timezone.now()
    found = selectors.open_complaints(actor=actor, now=now)
    done = selectors.lately(actor=actor, now=now)
    taught = selectors.learnt(actor=actor, since=(now - A_YEAR).date())
    page = ComplaintsPage(
        title="Complaints and compliments",
        open=tuple(_line(each) for each in found),
        late=sum(each.is_late for each in found),
        done=Table(
            "Answered, and compliments, in the last year", ("Who said it", "About", "How it ended"),
            [_done(each) for each in done],
        ) if done else None,
        learnt=Table(
            "What was learnt", ("It was about", "What was learnt", "What will change"),
            [_taught(each) for each in taught],
        ) if taught else None,
        nothing=Empty("No complaint waits for an answer", "Whoever takes one writes it down here; it comes to you."),
        add_url=reverse("add_complaint") if may(actor, Permission.RECORD) else "",
    )  # fmt: skip
    about = [key for each in (*found, *done) for key in each.about]
    return Shown("complaints/list.html", page, about=list(dict.fromkeys(about)))


def owed(each: ComplaintShown) -> tuple[Standing, str]:
    """The clock that comes first of an open complaint, and what of."""
    assert each.answering is not None  # of a complaint
    if each.acknowledged_at is None and each.acknowledging is not None and not each.taken:
        return each.acknowledging, "Acknowledgement"
    return each.answering, "Answer"


def _line(each: ComplaintShown) -> Line:
    standing, of = owed(each)
    return Line(
        url=_url(each), who=f"{each.name}, about {each.whom}", words=each.words,
        left=say.left(standing, timezone.now(), of=of), next_step=each.next_step, stage=each.stage.label,
    )  # fmt: skip


def _done(each: ComplaintShown) -> list[Cell]:
    last = each.answers[-1] if each.answers else None
    note = f"{say.near(last.at, timezone.now())}, by {last.by}" if last else ""
    return [
        Cell(each.name, url=_url(each), note=each.maker.label),
        Cell(each.whom, note="A compliment" if each.kind is Kind.COMPLIMENT else each.theme.label),
        Cell(each.next_step, note=note),
    ]


def _taught(each: Learnt) -> list[Cell]:
    on = say.day_of(each.on)
    return [Cell(each.theme.label, note=on), Cell(each.learnt), Cell(each.will_change or "Nothing was written")]


def _url(each: ComplaintShown) -> str:
    return reverse("complaint", kwargs={"complaint_id": each.id})
