"""An agency at a meeting: there or not and why, and what it told; its report; and that the record was sent."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.meetings import selectors as live
from openmash.casework.protection.permissions import Permission
from openmash.casework.protection.telling import PartTold, ReportTold
from openmash.casework.protection.words import Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, as_date
from openmash.pathways import child_protection
from openmash.web.child.task import ask
from openmash.web.journey.loading import AtMeeting, load_meeting, meeting_url
from openmash.web.journey.tasks import FormPage
from openmash.web.meetings.worker import agency_options


class PartForm(Form):
    """Which agency, and whether it was there."""

    agency_id = Choice("Which agency?", (), required="Choose the agency.")
    presence = Choice(
        "Was it there?", tuple(Option(x.value, str(x.label)) for x in Presence),
        required="Say whether the agency was there.",
    )  # fmt: skip
    who = Text("Who spoke for it?", hint="Name and role")
    reason = LongText("If it was not there: why?", rows=2)
    information = LongText("What did it tell?", hint="In the agency’s own words, about these children", rows=6)


class ReportForm(Form):
    """A report, and whether the family has seen it."""

    agency_id = Choice("Which agency’s report?", (), required="Choose the agency.")
    words = LongText("The report, or its main points", rows=8, required="Write the report, or the main points of it.")
    shared_on = DateParts("On what day was it shared with the parents?", hint="Left empty: not shared", past=True)
    not_shared_why = LongText("If it is not shared: why?", rows=2)


class SentForm(Form):
    """To whom."""

    to_whom = LongText(
        "Who was sent the record?", hint="Everybody who took part, and who else", rows=4,
        required="Say who was sent the record.",
    )  # fmt: skip


@screen(Permission.CONVENE, load=load_meeting, log="protection.viewed")
def protection_part(request: HttpRequest, actor: Actor, loaded: AtMeeting, convened_id: UUID) -> Answer:
    """Record one agency. The newest says how it stands; what was said before is kept."""
    form_of = PartForm.offering(agency_id=agency_options(actor))
    form = ask(
        request, form_of.blank(filled={"agency_id": request.GET.get("agency", "")}),
        lambda told: child_protection.take_part(
            actor=actor, convened_id=convened_id,
            told=PartTold(UUID(told.agency_id), Presence(told.presence), told.who, told.reason, told.information),
        ),
    )  # fmt: skip
    if form is None:
        return Go(meeting_url(convened_id))
    page = FormPage("An agency at the meeting", form, loaded.back, loaded.caption, "Record this agency")
    return Shown("journey/task.html", page)


@screen(Permission.CONVENE, load=load_meeting, log="protection.viewed")
def protection_report(request: HttpRequest, actor: Actor, loaded: AtMeeting, convened_id: UUID) -> Answer:
    """Record an agency's report."""
    form_of = ReportForm.offering(agency_id=agency_options(actor))
    form = ask(
        request, form_of.blank(filled={"agency_id": request.GET.get("agency", "")}),
        lambda told: child_protection.report(
            actor=actor, convened_id=convened_id,
            told=ReportTold(UUID(told.agency_id), told.words, as_date(told.shared_on), told.not_shared_why),
        ),
    )  # fmt: skip
    if form is None:
        return Go(meeting_url(convened_id))
    page = FormPage("An agency’s report", form, loaded.back, loaded.caption, "Save this report")
    return Shown("journey/task.html", page)


@screen(Permission.CONVENE, load=load_meeting, log="protection.viewed")
def protection_circulate(request: HttpRequest, actor: Actor, loaded: AtMeeting, convened_id: UUID) -> Answer:
    """Say that the record was sent. The meeting's own page closes then."""
    there = [part.agency for part in loaded.meeting.parts if part.presence is Presence.PRESENT]
    is_guest = live.is_invited(loaded.meeting.meeting_id, actor=actor)
    form = ask(
        request, SentForm.blank(filled={"to_whom": say.listed(there)}),
        lambda told: child_protection.circulate(actor=actor, convened_id=convened_id, to_whom=told.to_whom),
    )  # fmt: skip
    if form is None:  # a chair who was invited sees the meeting no longer
        return Go(reverse("worklist") if is_guest else meeting_url(convened_id))
    lines = ("Those invited by name see these children no longer once the record is sent. Agree every action first.",)
    page = FormPage("The record was sent", form, loaded.back, loaded.caption, "The record was sent", lines)
    return Shown("journey/task.html", page)
