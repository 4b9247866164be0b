"""The minutes and each agency's pack, as a page and as an accessible PDF with its recipient and time on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.meetings import selectors
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.selectors import Agenda
from openmash.casework.meetings.words import Field
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.documents.making import pdf_of
from openmash.foundation.facts.refusals import NotVisible
from openmash.web.meetings.loading import InMeeting, load_meeting
from openmash.web.meetings.minuting import Minutes, Silent, document_of, minutes_of, titled
from openmash.web.meetings.showing import back_to_meeting

PDF = "application/pdf"


@dataclass(frozen=True)
class MinutesPage:
    """What the template shows."""

    title: str
    back: Link
    minutes: Minutes
    pdf_url: str
    packs: Sequence[Link]
    empty: Empty


@screen(Permission.VIEW, load=load_meeting, log="meeting_minutes.viewed")
def meeting_minutes(request: HttpRequest, actor: Actor, loaded: InMeeting, meeting_id: UUID) -> Answer:
    """What was agreed, one page a child, as far as this person reaches."""
    minutes = _minutes(loaded, actor)
    page = _page(loaded, minutes, reverse("meeting_minutes_pdf", kwargs={"meeting_id": meeting_id}), actor)
    return Shown("meetings/minutes.html", page)


@screen(Permission.VIEW, load=load_meeting, log="meeting_minutes.viewed")
def meeting_minutes_pdf(request: HttpRequest, actor: Actor, loaded: InMeeting, meeting_id: UUID) -> Answer:
    """The same as a PDF, for the person who asks for it."""
    name = agencies.agency(actor.agency_id).name
    return _pdf(_minutes(loaded, actor), f"{actor.name}, {name}", "minutes")


@dataclass(frozen=True)
class ForAgency(InMeeting):
    """A meeting as far as it concerns one agency."""

    agency_id: UUID
    agency: str


def load_pack(*, actor: Actor, meeting_id: UUID, agency_id: UUID) -> ForAgency:
    """One agency's pack. Raises NotVisible, and NotPermitted for another agency's."""
    load_meeting(actor=actor, meeting_id=meeting_id)
    found = agencies.these([agency_id]).get(agency_id)
    if found is None:
        raise NotVisible
    return ForAgency(selectors.pack(meeting_id, agency_id, actor=actor), agency_id, found.name)


@screen(Permission.VIEW, load=load_pack, log="meeting_pack.viewed")
def meeting_pack(request: HttpRequest, actor: Actor, loaded: ForAgency, meeting_id: UUID, agency_id: UUID) -> Answer:
    """What concerns one agency, what was released to it, and what it owes."""
    minutes = minutes_of(loaded.agenda, {}, actor, agency=loaded.agency)
    url = reverse("meeting_pack_pdf", kwargs={"meeting_id": meeting_id, "agency_id": agency_id})
    return Shown("meetings/minutes.html", _page(loaded, minutes, url, actor), detail={"agency": loaded.agency})


@screen(Permission.VIEW, load=load_pack, log="meeting_pack.viewed")
def meeting_pack_pdf(
    request: HttpRequest, actor: Actor, loaded: ForAgency, meeting_id: UUID, agency_id: UUID
) -> Answer:
    """One agency's pack as a PDF."""
    minutes = minutes_of(loaded.agenda, {}, actor, agency=loaded.agency)
    return _pdf(minutes, loaded.agency, "pack")


def _minutes(loaded: InMeeting, actor: Actor) -> Minutes:
    return minutes_of(selectors.minutes(loaded.meeting.id, actor=actor), _silent(loaded.agenda), actor)


def _silent(agenda: Agenda) -> Silent:
    """The agencies some of whose words about a child are not released."""
    return {
        (item.id, each): sorted(
            {
                one.agency
                for field in Field
                if field is not Field.AGREED
                for one in item.said_of(each, field)
                if one.words.strip() and not one.released
            }
        )
        for item in agenda.items
        for each in item.about_ids
    }


def _page(loaded: InMeeting, minutes: Minutes, pdf_url: str, actor: Actor) -> MinutesPage:
    return MinutesPage(
        title=titled(loaded.agenda),
        back=back_to_meeting(loaded.meeting),
        minutes=minutes,
        pdf_url=pdf_url,
        packs=_packs(loaded, actor),
        empty=Empty("Nothing is minuted", "What is agreed for each child comes here, a page a child."),
    )


def _packs(loaded: InMeeting, actor: Actor) -> tuple[Link, ...]:
    """The packs this person may open: every agency's for the hub's chairs, otherwise their own agency's."""
    here = {one.agency_id for one in loaded.agenda.attending} | {actor.agency_id}
    here |= {agency for item in loaded.agenda.items for agency in item.agencies}
    wanted = {each for each in here if selectors.may_make_pack(each, actor=actor)}
    return tuple(
        Link(name, reverse("meeting_pack", kwargs={"meeting_id": loaded.meeting.id, "agency_id": key}))
        for key, name in sorted(agencies.names(wanted).items(), key=lambda each: each[1])
    )


def _pdf(minutes: Minutes, recipient: str, kind: str) -> Sent:
    now = timezone.now()
    made = pdf_of(document_of(minutes, recipient=recipient, made_at=now))
    return Sent(made, PDF, filename=f"meeting-{kind}-{now:%Y%m%d-%H%M}.pdf", detail={"recipient": recipient})
