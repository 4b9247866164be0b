"""The minutes of a meeting, as a page and as an accessible PDF. They name no child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Sent, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, Table
from openmash.foundation.documents.document import Document, Grid, Heading, Paragraph, Part, Points
from openmash.foundation.documents.making import pdf_of
from openmash.insight.partnership import selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import MeetingShown, State
from openmash.records.people.selectors import withholding
from openmash.statute.calendar import local_date
from openmash.web.partnership import meeting as showing
from openmash.web.partnership.meeting import AtMeeting, Group, Said, load_meeting

NOT_MADE = "These minutes are not made yet: until then anything can still be added."
NOT_AGREED = "These minutes were not agreed yet: the next meeting of this body agrees them."


@dataclass(frozen=True)
class MinutesPage:
    """What the template shows."""

    title: str
    caption: str
    state: str
    quorum: str
    notes: Sequence[str]
    present: Table | None
    papers: Table | None
    groups: Sequence[Group]
    decisions: Sequence[Said]
    actions: Sequence[Said]
    pdf: Link
    back: Link


@screen(Permission.VIEW, load=load_meeting, log="partnership.meeting_viewed")
def partnership_minutes(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Shown:
    """The minutes. They show no child."""
    return Shown("partnership/minutes.html", _page(loaded, actor))


@screen(Permission.VIEW, load=load_meeting, log="partnership.meeting_viewed")
def partnership_minutes_pdf(request: HttpRequest, actor: Actor, loaded: AtMeeting, meeting_id: UUID) -> Answer:
    """The same for the person who asks for it, with their name and the time on every page."""
    now = timezone.now()
    recipient = f"{actor.name}, {agencies.agency(actor.agency_id).name}"
    return Sent(
        paper_of(loaded, actor, now, recipient), "application/pdf", filename=f"minutes-{loaded.found.at.on:%Y%m%d}.pdf",
        detail={"recipient": recipient},
    )  # fmt: skip


def paper_of(loaded: AtMeeting, actor: Actor, now: datetime, recipient: str) -> bytes:
    """The minutes as a PDF for this recipient."""
    page = _page(loaded, actor)
    document = Document(f"Minutes: {page.title}", page.caption, recipient, now, _parts(page), withholding((), actor))
    return pdf_of(document)


def _page(loaded: AtMeeting, actor: Actor) -> MinutesPage:
    found, at, today = loaded.found, loaded.found.at, local_date(timezone.now())
    here = {"meeting_id": at.id}
    lines = showing.lines_of(found, actor)
    quorum = "There was a quorum" if at.quorum.is_quorate else f"There was no quorum: {at.quorum.lacked}"
    return MinutesPage(
        loaded.name, "Minutes", _state(found, actor), f"{quorum}." if at.is_held else "Nobody has said who came.",
        showing.notes(found), showing.present(found), showing.papers(found), showing.groups(lines, here, acts=False),
        [showing.decision(each) for each in found.decisions], [showing.action(each, today) for each in found.agreed],
        Link("These minutes as a PDF", reverse("partnership_minutes_pdf", kwargs=here)), loaded.back,
    )  # fmt: skip


def _state(found: MeetingShown, actor: Actor) -> str:
    at = found.at
    if at.state is State.AGREED and at.agreed_at is not None:
        later = selectors.meeting(at.agreed_at, actor=actor)
        right = f" Put right: {at.agreed_words}" if at.agreed_words else " Nothing was put right."
        return f"Agreed on {say.day(later.on)}.{right}"
    return NOT_AGREED if at.state is State.MINUTED else NOT_MADE


def _parts(page: MinutesPage) -> list[Part]:
    parts: list[Part] = [Paragraph(page.state), Paragraph(page.quorum), *(Paragraph(each) for each in page.notes)]
    parts += [_grid(page.present)] if page.present else []
    parts += [Heading("What was on the agenda")]
    for group in page.groups:
        parts += [
            Heading(group.title, 2),
            Points([f"{each.words.text}{f'. {each.note}' if each.note else ''}" for each in group.lines]),
        ]
    parts += [] if page.groups else [Paragraph("Nothing.", quiet=True)]
    parts += [_grid(page.papers)] if page.papers else []
    for title, said, nothing in (
        ("Decisions", page.decisions, "Nothing was decided."), ("Actions", page.actions, "Nobody was given an action."),
    ):  # fmt: skip
        parts.append(Heading(title))
        for each in said:
            parts += [Heading(each.words, 2), *([Paragraph(f"About: {each.about}")] if each.about else [])]
            parts += [Paragraph(line) for line in each.lines]
        parts += [] if said else [Paragraph(nothing, quiet=True)]
    return parts


def _grid(table: Table) -> Grid:
    rows = [[f"{cell.text}. {cell.note}" if cell.note else cell.text for cell in row] for row in table.rows]
    return Grid(table.caption, table.columns, rows)
