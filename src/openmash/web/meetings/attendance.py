"""Say whether an agency is here: one's own, or any as the chair."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.meetings import actions
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.words import Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design.forms import Choice, Form, Option, Problem, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.web.meetings.loading import InMeeting, load_meeting
from openmash.web.meetings.showing import back_to_meeting, called
from openmash.web.meetings.worker import agency_options


class AttendanceForm(Form):
    """Which agency, whether it is here, and who speaks for it."""

    agency = Choice("Which agency?", (), required="Choose the agency.")
    presence = Choice(
        "Is it here?", tuple(Option(each.value, str(each.label)) for each in Presence), inline=True,
        required="Say whether it is here.",
    )  # fmt: skip
    who = Text("Who speaks for it?", most=200)


@dataclass(frozen=True)
class AttendancePage:
    """What the template shows."""

    title: str
    form: AttendanceForm
    back: Link | None
    caption: str


@screen(Permission.VIEW, load=load_meeting)
def meeting_attendance(request: HttpRequest, actor: Actor, loaded: InMeeting, meeting_id: UUID) -> Answer:
    """Present, apologies or missing, by agency."""
    chairs = bool(may(actor, Permission.CHAIR, loaded))
    own = agencies.agency(actor.agency_id)
    offered = agency_options(actor) if chairs else [Option(str(own.pk), own.name)]
    kind = AttendanceForm.offering(agency=offered)
    filled = {"agency": str(own.pk), "presence": Presence.PRESENT.value, "who": actor.name}
    form = kind.parse(request.POST) if request.method == "POST" else kind.blank(filled=filled)
    if request.method == "POST" and form.is_complete:
        try:
            actions.attend(
                actor=actor, meeting_id=meeting_id, agency_id=UUID(form.agency), presence=Presence(form.presence),
                who=form.who,
            )  # fmt: skip
            return Go(reverse("meeting", kwargs={"meeting_id": meeting_id}))
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("presence", refusal.sentence)])
    page = AttendancePage("Who is here", form, back_to_meeting(loaded.meeting), called(loaded.meeting))
    return Shown("meetings/attendance.html", page)
