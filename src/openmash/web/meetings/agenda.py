"""A meeting's agenda: who is here, every family in order, what was left out and why, what the last meeting agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from openmash.casework.meetings import actions
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.selectors import Agenda
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.pathways import daily_meeting, exploitation_meeting
from openmash.web.meetings.loading import Glance, InMeeting, load_glance, load_meeting
from openmash.web.meetings.showing import (
    ActionLine,
    AgendaGroup,
    AgendaLine,
    AttendingLine,
    action_line,
    attending_of,
    everyone,
    groups_of,
    lines_of,
    named,
    standing_of,
    title_of,
)

DAILY = "Red and undecided amber contacts, and what is past its clock, come when the agenda is brought up to date."
EXPLOITATION = (
    "What is referred, set, missed or released comes when the agenda is brought up to date, as far as you may see it."
)
HTML = "text/html; charset=utf-8"
SHOWN = "meeting_shown"
"""In the session: the children this agenda has shown, so that a refresh logs only those newly shown."""


@dataclass(frozen=True)
class AgendaPage:
    """What the template shows."""

    title: str
    standing: str
    chair: str
    is_closed: bool
    attending: Sequence[AttendingLine]
    groups: Sequence[AgendaGroup]
    left_out: Sequence[AgendaLine]
    count: str
    agreed_before: str
    followed: Sequence[ActionLine]
    token: str
    tasks: Sequence[Link]
    up_to_date_url: str
    close_url: str
    first_url: str
    goes_on: str
    back: Link
    refresh_url: str
    empty: Empty


@screen(Permission.VIEW, load=load_meeting, log="meeting.listed")
def meeting(request: HttpRequest, actor: Actor, loaded: InMeeting, meeting_id: UUID) -> Answer:
    """The whole agenda, as this person may see it."""
    if request.session.get(SHOWN) != list(loaded.about):  # a session is written only where it has changed
        request.session[SHOWN] = list(loaded.about)
    return Shown("meetings/agenda.html", page_of(loaded.agenda, actor))


@screen(Permission.VIEW, load=load_glance, log="meeting.listed")
def meeting_now(request: HttpRequest, actor: Actor, glance: Glance, meeting_id: UUID) -> Answer:
    """The same agenda without its frame, where it has changed."""
    if request.headers.get("If-None-Match") == glance.etag:
        return Sent(b"", HTML, etag=glance.etag, refresh=True)
    loaded = load_meeting(actor=actor, meeting_id=meeting_id)
    body = render_to_string("meetings/_agenda.html", {"page": page_of(loaded.agenda, actor)}, request=request)
    before = set(request.session.get(SHOWN, ()))
    newly = [key for key in loaded.about if key not in before]
    if newly:
        request.session[SHOWN] = sorted(before | set(newly))
    return Sent(body.encode(), HTML, about=newly, etag=glance.etag, refresh=True)


@screen(Permission.CHAIR, load=load_meeting)
def meeting_up_to_date(request: HttpRequest, actor: Actor, loaded: InMeeting, meeting_id: UUID) -> Answer:
    """Put on the agenda what has come since."""
    if request.method == "POST" and not loaded.meeting.is_closed:
        fill = exploitation_meeting if loaded.is_exploitation else daily_meeting
        fill.bring_up_to_date(actor=actor, meeting_id=meeting_id)
    return Go(reverse("meeting", kwargs={"meeting_id": meeting_id}))


@screen(Permission.CHAIR, load=load_meeting)
def meeting_close(request: HttpRequest, actor: Actor, loaded: InMeeting, meeting_id: UUID) -> Answer:
    """Close the meeting: invitations end, and the minutes are as they stand."""
    if request.method == "POST":
        actions.close(actor=actor, meeting_id=meeting_id)
    return Go(reverse("meeting", kwargs={"meeting_id": meeting_id}))


@screen(Permission.CHAIR, load=load_meeting)
def meeting_go(request: HttpRequest, actor: Actor, loaded: InMeeting, meeting_id: UUID, item_id: UUID) -> Answer:
    """Go on to a family: everybody's page says that it is being discussed."""
    if request.method == "POST":
        try:
            actions.move_to(actor=actor, item_id=item_id)
        except NotAllowedNow:
            return Go(reverse("meeting", kwargs={"meeting_id": meeting_id}))
    return Go(reverse("meeting_item", kwargs={"meeting_id": meeting_id, "item_id": item_id}))


def page_of(agenda: Agenda, actor: Actor) -> AgendaPage:
    """The page, from what one actor sees."""
    shown = agenda.meeting
    names = named(everyone(agenda), actor)
    contacts, _ = daily_meeting.contacts_now((key for one in agenda.items for key in one.contact_ids), actor=actor)
    before = daily_meeting.followed_up(shown, actor=actor)
    now = timezone.now()
    chairs = bool(may(actor, Permission.CHAIR, shown)) and not shown.is_closed
    first = agenda.after(None)
    families = len(agenda.to_discuss)
    return AgendaPage(
        title=title_of(shown),
        standing=standing_of(shown),
        chair=shown.chair,
        is_closed=shown.is_closed,
        attending=attending_of(agenda.attending, _expected(), closed=shown.is_closed),
        groups=groups_of(lines_of(agenda, agenda.to_discuss, names, contacts)),
        left_out=lines_of(agenda, agenda.left_out, names, contacts),
        count=str(families) if shown.is_exploitation else "1 family" if families == 1 else f"{families} families",
        agreed_before=_agreed_before(before, now) if before else "",
        followed=tuple(action_line(one, now) for one in before.actions) if before else (),
        token=new_token(),
        tasks=_tasks(agenda, actor),
        up_to_date_url=_url("meeting_up_to_date", shown.id) if chairs else "",
        close_url=_url("meeting_close", shown.id) if chairs else "",
        first_url=reverse("meeting_go", kwargs={"meeting_id": shown.id, "item_id": agenda.current or first})
        if chairs and first
        else "",
        goes_on="Go on with the meeting" if shown.begun_at else "Begin the meeting",
        back=Link("Meetings", reverse("meetings")),
        refresh_url=_url("meeting_now", shown.id),
        empty=Empty(
            "Nobody to discuss",
            EXPLOITATION if shown.is_exploitation else DAILY,
        ),
    )


def _agreed_before(before: daily_meeting.FollowedUp, now: datetime) -> str:
    total, waits = len(before.actions), before.still_open()
    when = say.day(before.meeting.starts_at)
    said = "1 action" if total == 1 else f"{total} actions"
    return f"The meeting on {when} agreed {said}; {waits} still to be done."


def _expected() -> Mapping[UUID, str]:
    """The agencies that sit in the hub: the duty desk's own, and each that has a partner there."""
    sits = {account.agency_id for account in accounts_with(Role.HUB_PARTNER)}
    return agencies.names({*sits, agencies.duty_desk().agency_id})


def _tasks(agenda: Agenda, actor: Actor) -> tuple[Link, ...]:
    shown = agenda.meeting
    tasks = []
    if not shown.is_closed:
        tasks.append(Link("Say who is here", _url("meeting_attendance", shown.id)))
    tasks.append(Link("Minutes", _url("meeting_minutes", shown.id)))
    return tuple(tasks)


def _url(name: str, meeting_id: UUID) -> str:
    return reverse(name, kwargs={"meeting_id": meeting_id})
