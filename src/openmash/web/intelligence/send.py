"""Send what one saw or heard: two minutes, from a telephone, by anybody who works with children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.intelligence import actions, selectors
from openmash.casework.intelligence.actions import ReportTold
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.selectors import ReportLine
from openmash.casework.intelligence.words import Known
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, Text
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.statute.calendar import at
from openmash.web.intelligence.task import TaskPage, do_task
from openmash.web.shell.drafts import begun, draft_url, sent

KIND = "intelligence"
KNOWN = tuple(Option(each.value, str(each.label)) for each in Known)
BEFORE = (
    "If a child is in danger now, ring 999. If you are worried about a child, tell the hub as well.",
    "Send it although it seems small: a car, a name, a time. Write what you saw or heard, not what it means.",
    "Send no picture of a child. Say that you have one.",
)
AFTER = (
    "It goes to the intelligence unit and to nobody else. What could tell who told is taken out before it is shared.",
)


class SendForm(Form):
    """Two questions, and what else is known."""

    words = LongText(
        "What did you see or hear?",
        hint="Who, where, when, what they looked like, registration, names used. As much as you know.", rows=6,
        required="Write what you saw or heard.",
    )  # fmt: skip
    known_how = Choice("How do you know?", KNOWN, required="Choose how you know.")
    happened_on = DateParts("When was it?", partial=True, past=True)
    happened_time = Clock("At about what time?", hint="Such as 4:30pm")
    source_words = LongText("Is there anything else about how you know?", hint="Only the unit reads this", rows=2)
    if_known = LongText("Could somebody come to harm if it were known who told?", hint="Who, and why", rows=2)
    reply_to = Text("How may the unit reach you?", hint="A telephone number, and when", width="two-thirds")


@dataclass(frozen=True)
class SentPage:
    """What happens now, and what the actor has sent."""

    title: str
    table: Table | None


@screen(Permission.SEND)
def send_intelligence(request: HttpRequest, actor: Actor) -> Answer:
    """As it was left, or blank; sent once."""
    kept = begun(SendForm, actor=actor, kind=KIND)
    form = SendForm.parse(request.POST) if request.method == "POST" else kept.form

    def act() -> str:
        actions.send(actor=actor, told=_told(form))
        sent(actor=actor, kind=KIND)
        return reverse("intelligence_sent")

    page = TaskPage(
        "Send intelligence", form, Link("Home", reverse("home")), "Send it to the intelligence unit",
        before=BEFORE, after=AFTER, draft=draft_url(KIND), revision=kept.revision,
    )  # fmt: skip
    return do_task(request, page, act, "words")


@screen(Permission.SEND, log="intelligence.own_listed")
def intelligence_sent(request: HttpRequest, actor: Actor) -> Answer:
    """What happens now; below, what the actor sent before."""
    mine = selectors.sent_by_me(actor=actor)
    rows = [
        [Cell(say.moment(each.sent_at), reverse("intelligence_report", kwargs={"report_id": each.id})),
         Cell(happened(each)), Cell("With the unit" if each.releases == 0 else "The unit has dealt with it")]
        for each in mine
    ]  # fmt: skip
    table = Table("What you have sent", ("Sent", "It was", "Now"), rows) if rows else None
    return Shown(
        "intelligence/sent.html", SentPage("What you sent has arrived", table),
        about=[f"report:{each.id}" for each in mine],
    )  # fmt: skip


def happened(line: ReportLine | selectors.ReleaseLine) -> str:
    """When it was, as far as anybody knows."""
    if line.happened_at is None:
        return "at a time nobody said"
    if line.happened_precision == "minute":
        return say.moment(line.happened_at)
    words = say.day_of(line.happened_at)
    return {"month": words.split(" ", 1)[1], "year": words.rsplit(" ", 1)[1]}.get(line.happened_precision, words)


def _told(form: SendForm) -> ReportTold:
    when, precision = _when(form)
    return ReportTold(
        form.words, Known(form.known_how), when, precision, None, form.source_words, form.if_known, form.reply_to
    )


def _when(form: SendForm) -> tuple[datetime | None, str]:
    day = form.happened_on.earliest()
    if day is None:
        return None, "unknown"
    if form.happened_time is not None and form.happened_on.precision == "day":
        return at(day, form.happened_time), "minute"
    return at(day, time(0)), form.happened_on.precision
