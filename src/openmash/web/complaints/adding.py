"""Write down a complaint or a compliment. It goes to the complaints officers, who alone can read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.complaints.actions import Told, record
from openmash.casework.complaints.permissions import Permission
from openmash.casework.complaints.words import Advocate, Kind, Maker, Theme
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, PartialDate, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import Incomplete
from openmash.statute.calendar import at


class ComplaintForm(Form):
    """What came."""

    kind = Choice("What is it?", tuple(Option(e.value, e.label) for e in Kind), required="Choose what it is.")
    maker = Choice("Who is it from?", tuple(Option(e.value, e.label) for e in Maker), required="Choose who it is from.")
    name = Text("Their name", hint="“Not given” where they do not say", required="Say who makes it.", most=200)
    reach = Text("How to reach them safely", hint="And how not to", most=300)
    about = Text("Which child is it about?", hint="As they tell it; leave empty where it is about nobody", most=300)
    whom = Text("Which team or service is it about?", required="Say which team or service.", most=300)
    words = LongText("What do they say?", hint="In their own words", required="Write what they say.", rows=6)
    wanted = LongText("What would put it right for them?", rows=3)
    theme = Choice("What is it mostly about?", tuple(Option(e.value, e.label) for e in Theme), required="Choose one.")
    advocate = Choice(
        "If a child or young person complains: an advocate?", tuple(Option(e.value, e.label) for e in Advocate),
        hint="Somebody independent who helps them say it. It is their right (Children Act 1989, section 26A).",
    )  # fmt: skip
    received_on = DateParts("When did it come?", past=True, required="Give the day it came.")


@dataclass(frozen=True)
class AddComplaintPage:
    """What the template shows."""

    title: str
    form: ComplaintForm
    back: Link | None
    caption: str
    kept: bool
    concern_url: str


@screen(Permission.RECORD, log="complaint.adding_opened")
def add_complaint(request: HttpRequest, actor: Actor) -> Answer:
    """Keep it and pass it on."""
    reads = bool(may(actor, Permission.ANSWER))
    if request.method == "POST":
        form = ComplaintForm.parse(request.POST)
        if form.is_complete:
            try:
                key = record(actor=actor, told=_told(form))
                if may(actor, Permission.MANAGE):
                    return Go(reverse("complaint", kwargs={"complaint_id": key}))
                return Go(f"{reverse('add_complaint')}?kept=1")
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    else:
        form = ComplaintForm.blank(filled={"received_on": PartialDate.of(timezone.localdate())})
    back = Link("Complaints and compliments", reverse("complaints")) if reads else Link("Home", reverse("home"))
    page = AddComplaintPage(
        "Write down a complaint or compliment",
        form,
        back,
        "",
        request.GET.get("kept") == "1",
        reverse("protect") if may(actor, FrontDoor.PROTECT) else "",
    )
    return Shown("complaints/add.html", page, about=[])


def _told(form: ComplaintForm) -> Told:
    received = form.received_on.earliest()
    assert received is not None  # required
    return Told(
        kind=Kind(form.kind), maker=Maker(form.maker), name=form.name, whom=form.whom, words=form.words,
        theme=Theme(form.theme), reach=form.reach, about=form.about, wanted=form.wanted,
        advocate=Advocate(form.advocate) if form.advocate else None, received_at=_when(received),
    )  # fmt: skip


def _when(day: date) -> datetime | None:
    """Today means now; an earlier day its morning."""
    return None if day == timezone.localdate() else at(day, time(9))
