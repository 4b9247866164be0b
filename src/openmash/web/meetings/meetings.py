"""The meetings: today's, opened and filled by the chair, and those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.meetings import selectors
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.selectors import MeetingShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Clock, Form
from openmash.foundation.design.parts import Empty, Link
from openmash.pathways import daily_meeting
from openmash.statute.calendar import at, local_date
from openmash.web.meetings.showing import standing_of, title_of


class PrepareForm(Form):
    """When it starts."""

    starts = Clock("When does today’s meeting start?", hint="Left empty: now")


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in the list."""

    link: Link
    standing: str
    chair: str


@dataclass(frozen=True)
class MeetingsPage:
    """What the template shows."""

    title: str
    form: PrepareForm | None
    groups: Sequence[tuple[str, Sequence[MeetingLine]]]
    actions: Link
    owed: str
    empty: Empty


@screen(Permission.VIEW)
def meetings(request: HttpRequest, actor: Actor) -> Answer:
    """The list; the chair opens today's, and its agenda builds itself."""
    form = PrepareForm.parse(request.POST) if request.method == "POST" else PrepareForm.blank()
    if request.method == "POST" and form.is_complete:
        now = timezone.now()
        starts_at = at(local_date(now), form.starts) if form.starts else now
        made = daily_meeting.prepare(actor=actor, starts_at=starts_at)
        return Go(reverse("meeting", kwargs={"meeting_id": made}))
    found = selectors.meetings(actor=actor)
    today = selectors.todays(actor=actor)
    opens = bool(may(actor, Permission.CHAIR)) and today is None
    late = selectors.overdue_for(actor)
    page = MeetingsPage(
        title="Meetings",
        form=form if opens else None,
        groups=_grouped(found),
        actions=Link("Actions your agency owes", reverse("meeting_actions")),
        owed=say.listed([f"{late} late"]) if late else "",
        empty=Empty(
            "No meeting yet",
            "The chair opens today’s meeting here. You see it once you reach a child on its agenda.",
        ),
    )
    return Shown("meetings/meetings.html", page)


def _grouped(found: Sequence[MeetingShown]) -> list[tuple[str, Sequence[MeetingLine]]]:
    """Today's in the order of the day, then those to come, the nearest first, then those before, the newest first."""
    today = local_date(timezone.now())
    by_day = sorted(found, key=lambda one: one.starts_at)
    groups = (
        ("Today", [one for one in by_day if local_date(one.starts_at) == today]),
        ("To come", [one for one in by_day if local_date(one.starts_at) > today]),
        ("Earlier", [one for one in reversed(by_day) if local_date(one.starts_at) < today]),
    )
    return [(title, [_line(one) for one in those]) for title, those in groups if those]


def _line(one: MeetingShown) -> MeetingLine:
    return MeetingLine(
        Link(title_of(one), reverse("meeting", kwargs={"meeting_id": one.id})), standing_of(one), one.chair
    )
