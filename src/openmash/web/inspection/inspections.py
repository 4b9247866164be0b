"""Inspections under way and past, and a notice that has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, Option, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.actions import NoticeTold
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import InspectionShown
from openmash.statute.calendar import at
from openmash.web.inspection.loading import address, parts, tried

MORNING = time(9)


class NoticeForm(Form):
    """The notice as it came."""

    kind = Choice("What kind of inspection is it?", (), required="Choose what kind of inspection it is.")
    name = Text("What does the notice call it?", hint="Leave it empty for the usual name.", width="two-thirds")
    inspectorate = Text(
        "Who inspects?", hint="Such as Ofsted, CQC and HMICFRS", required="Enter who inspects.", width="two-thirds"
    )
    lead_inspector = Text("Who leads it?", width="two-thirds")
    notice_on = DateParts("On which day did the notice come?", required="Enter the day of the notice.", past=True)
    notice_time = Clock("At what time?")


@dataclass(frozen=True)
class InspectionsPage:
    """What the template shows."""

    title: str
    table: Table | None
    empty: Empty
    begin_url: str


@dataclass(frozen=True)
class BeginPage:
    """What the template shows."""

    title: str
    form: NoticeForm
    back: Link | None
    caption: str


@screen(Permission.READ, log="inspections.listed")
def inspections(request: HttpRequest, actor: Actor) -> Shown:
    """Those whose room one is in, or that one was given a seat in."""
    now = timezone.now()
    found = selectors.inspections(actor=actor, now=now)
    coordinates = bool(may(actor, Permission.COORDINATE))
    rows = [_row(each, now, actor) for each in found]
    page = InspectionsPage(
        "Inspections",
        Table("Inspections", ("What", "Who inspects", "Notice", "Now"), rows) if rows else None,
        Empty(
            "No inspection here",
            "One stands here from its notice, for those in its room."
            if coordinates
            else "An inspection stands here while you have a seat in it. Whoever coordinates it gives you one.",
        ),
        reverse("inspection_begin") if coordinates else "",
    )
    return Shown("inspection/inspections.html", page, about=[f"inspection:{each.id}" for each in found])


def _row(each: InspectionShown, now: datetime, actor: Actor) -> list[Cell]:
    url = parts(each.id, "", actor)[0].url
    ended = f"Ended {say.day_of(each.ended_at)}" if each.ended_at else f"Working day {each.working_day}"
    return [Cell(each.name, url), Cell(each.inspectorate), Cell(say.near(each.notice_at, now)), Cell(ended)]


@screen(Permission.COORDINATE)
def inspection_begin(request: HttpRequest, actor: Actor) -> Answer:
    """A notice has come: its days are counted from here."""
    now = timezone.now()
    options = tuple(Option(each.key, each.name) for each in selectors.kinds(now))
    form = NoticeForm.offering(kind=options).blank()
    if request.method == "POST":
        form = NoticeForm.offering(kind=options).parse(request.POST)
        on = as_date(form.notice_on)
        if form.is_complete and on is not None:
            made = []
            told = NoticeTold(
                form.kind, form.name, form.inspectorate, at(on, form.notice_time or MORNING), form.lead_inspector
            )
            form = tried(form, lambda: made.append(actions.begin(actor=actor, told=told)), otherwise="kind")
            if made:
                return Go(address("inspection", made[0]))
    back = Link("Inspections", reverse("inspections"))
    return Shown("inspection/begin.html", BeginPage("A notice has come", form, back, ""))
