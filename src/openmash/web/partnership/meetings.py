"""Meetings of the partnership's bodies: the year's dates, what is next, and which minutes wait to be agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, Number, Option, Text, as_date
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import Attended, State
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date, months_after
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.bodies import AtBody, load_body

EVERY = (
    Option("0", "Only once"), Option("1", "Every month"), Option("2", "Every two months"),
    Option("3", "Every three months"), Option("6", "Every six months"),
)  # fmt: skip


class DatesForm(Form):
    """The dates of a year."""

    first = DateParts("When is the first?", required="Say on which day the first is.")
    starts = Clock("At what time?", hint="Such as 9:30am")
    where = Text("Where?")
    every = Choice("How often?", EVERY, required="Choose how often.")
    many = Number(
        "How many meetings?", hint="Counting the first. One on a day that is no working day is put on the next", most=12
    )


@dataclass(frozen=True)
class MeetingsPage:
    """What the template shows."""

    title: str
    sentence: str
    upcoming: Table | None
    waiting: Table | None
    past: Table | None
    plan: Sequence[Link]
    empty: Empty


@screen(Permission.VIEW, log="")
def partnership_meetings(request: HttpRequest, actor: Actor) -> Shown:
    """Every meeting of every body. No child is on this page or behind it."""
    today = local_date(timezone.now())
    found = selectors.meetings(actor=actor)
    upcoming = [each for each in found if each.state is State.PLANNED and each.on >= today]
    waiting = [each for each in found if each.state is State.OPEN or (each.state is State.PLANNED and each.on < today)]
    past = [each for each in reversed(found) if each not in upcoming and each not in waiting]
    keeps = bool(may(actor, Permission.KEEP))
    page = MeetingsPage(
        "Meetings of the partnership",
        "Each agenda builds itself from what is due, late or waits. No child is named at these meetings.",
        _table("To come", upcoming), _table("Held, or whose day has passed: no minutes yet", waiting),
        _table("Minuted or cancelled", past),
        [
            Link(f"Set dates for {each.name}", reverse("partnership_plan_meetings", kwargs={"body_id": each.id}))
            for each in (selectors.bodies(actor=actor, today=today) if keeps else ())
        ],
        Empty("No meeting is in the diary", "The partnership manager sets the dates of a year, body by body."),
    )  # fmt: skip
    return Shown("partnership/meetings.html", page)


@screen(Permission.KEEP, load=load_body, log="partnership.body_viewed")
def partnership_plan_meetings(request: HttpRequest, actor: Actor, loaded: AtBody, body_id: UUID) -> Answer:
    """Set the dates of a year."""
    form = ask(
        request, DatesForm.blank(filled={"many": 1}),
        lambda told: actions.plan_meetings(
            actor=actor, body_id=body_id, days=_days(as_date(told.first), int(told.every or 0), told.many or 1),
            starts=told.starts, where=told.where,
        ),
        fields={"days": "first"},
    )  # fmt: skip
    back = Link("Meetings of the partnership", reverse("partnership_meetings"))
    if form is None:
        return Go(back.url)
    page = FormPage("Set dates", form, back, loaded.found.name, "Put these dates in the diary")
    return Shown("journey/task.html", page)


def _days(first: date | None, months: int, many: int) -> list[date]:
    """The first, and so many more, so many months apart; each on a working day."""
    if first is None:
        return []
    working = profile_at(timezone.now()).calendar()
    days = [months_after(first, months * number) for number in range(many if months else 1)]
    return [day if working.is_working_day(day) else working.next_working_day(day) for day in days]


def _table(caption: str, found: Sequence[Attended]) -> Table | None:
    says_quorum = any(quorum(each) for each in found)
    rows = [
        [
            Cell(say.day(each.on), reverse("partnership_meeting", kwargs={"meeting_id": each.id}), note=each.body),
            Cell(f"{when(each.starts)}{', ' if each.starts and each.where else ''}{each.where}" or "Not said"),
            Cell(_stands(each)), *([Cell(quorum(each))] if says_quorum else []),
        ]
        for each in found
    ]  # fmt: skip
    columns = ("Day", "When and where", "How it stands", *(("Quorum",) if says_quorum else ()))
    return Table(caption, columns, rows) if rows else None


def _stands(each: Attended) -> str:
    has_passed = each.state is State.PLANNED and each.on < local_date(timezone.now())
    return "Nobody has said that it was held" if has_passed else str(each.state)


def when(starts: time | None) -> str:
    """ "9:30am"."""
    return say.clock(starts) if starts else ""


def quorum(each: Attended) -> str:
    """Whether it may decide, or might; empty before anybody came."""
    if each.state in (State.PLANNED, State.CANCELLED):
        return ""
    return "Quorate" if each.quorum.is_quorate else f"Not quorate: {each.quorum.lacked}"
