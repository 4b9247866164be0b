"""Who is in the room, which inspectors have a seat and until when, and what they have looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import as_date
from openmash.foundation.design.forms import Choice, DateParts, Form, Option, Text, new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import InspectionShown, Look, SeatShown
from openmash.insight.inspection.words import Side
from openmash.statute.calendar import at
from openmash.web.inspection.loading import address, load, parts, tried

LOOKED = {
    "evidence.viewed": "Opened its page", "evidence_file.viewed": "Opened the file",
    "inspection_room.viewed": "The evidence room",
    "inspection_enquiries.viewed": "Lines of enquiry", "inspection_enquiry.viewed": "A line of enquiry",
    "inspection.asked": "Asked a line of enquiry", "inspections.listed": "The list of inspections",
}  # fmt: skip


@dataclass(frozen=True)
class SeatLine:
    """Somebody’s place, with the button that ends it."""

    id: str
    name: str
    job: str
    until: str
    is_now: bool
    can_end: bool


@dataclass(frozen=True)
class PeoplePage:
    """What the template shows."""

    title: str
    name: str
    parts: Sequence[Link]
    problems: Sequence[Link]
    inspectors: Sequence[SeatLine]
    nobody: Empty
    room: Sequence[SeatLine]
    looks: Table | None
    no_looks: Empty
    seat_url: str
    let_in_url: str
    url: str
    token: str


@screen(Permission.COORDINATE, load=load, log="inspection_people.viewed")
def inspection_people(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """End somebody’s place at once; see every look."""
    now = timezone.now()
    url = address("inspection_people", found.id)
    problems: list[Link] = []
    every = selectors.seats(found.id, actor=actor, now=now)
    if request.method == "POST":
        seat = next((each for each in every if str(each.id) == request.POST.get("seat")), None)
        if seat is None:
            raise NotVisible
        try:
            actions.end_seat(actor=actor, seat_id=seat.id)
            return Go(url)
        except NotAllowedNow as refusal:
            problems.append(Link(refusal.sentence, "#inspectors"))
    looks = selectors.looks(found.id, actor=actor)
    is_open = found.ended_at is None
    page = PeoplePage(
        "Inspection: who may read it", found.name, parts(found.id, "inspection_people", actor), problems,
        [_line(each, now, actor) for each in every if each.side is Side.INSPECTOR],
        Empty(
            "No inspector has a seat yet",
            "An inspector reads what is released from the first day of a seat to its last.",
        ),
        [_line(each, now, actor) for each in every if each.side is Side.ROOM],
        _looks(looks, now),
        Empty("No inspector has looked at anything yet", "Every page and file an inspector opens stands here."),
        address("inspection_seat", found.id) if is_open else "",
        address("inspection_let_in", found.id) if is_open else "", url, new_token(),
    )  # fmt: skip
    return Shown("inspection/people.html", page)


def _line(each: SeatShown, now: datetime, actor: Actor) -> SeatLine:
    if each.ended_at is not None:
        until = f"Ended {say.near(each.ended_at, now)}"
    elif each.starts_at > now:
        until = f"From {say.day(each.starts_at)}"
    elif each.ends_at is not None and each.ends_at <= now:
        until = f"Was until {say.near(each.ends_at, now)}"
    else:
        until = f"Until {say.near(each.ends_at, now)}" if each.ends_at else f"Since {say.near(each.starts_at, now)}"
    can_end = each.ended_at is None and each.account_id != actor.account_id
    can_end = can_end and (each.ends_at is None or each.ends_at > now)
    return SeatLine(str(each.id), each.name, each.job, until, each.is_now, can_end)


def _looks(found: Sequence[Look], now: datetime) -> Table | None:
    rows = [
        [
            Cell(each.name), Cell(say.near(each.at, now)), Cell(LOOKED.get(each.kind, each.kind)),
            Cell(
                f"{each.exhibit.name}, version {each.exhibit.version}" if each.exhibit else "",
                reverse("inspection_exhibit", args=[each.exhibit.id]) if each.exhibit else "",
            ),
        ]
        for each in found
    ]  # fmt: skip
    return (
        Table("What inspectors have looked at", ("Who", "When", "What they did", "What it was"), rows) if rows else None
    )


class SeatForm(Form):
    """An inspector’s days."""

    account = Choice("Which inspector?", (), required="Choose an inspector.")
    starts_on = DateParts("From which day?", required="Enter the first day.")
    ends_on = DateParts("Until the end of which day?", required="Enter the last day.")


class LetInForm(Form):
    """A colleague."""

    name = Text(
        "Who?",
        hint="Their name or e-mail address as in their account.",
        required="Enter who it is.",
        width="two-thirds",
    )


@dataclass(frozen=True)
class SeatPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str
    nobody: str = ""


@screen(Permission.COORDINATE, load=load)
def inspection_seat(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """Give an inspector a seat, from one day to another."""
    options = tuple(Option(str(key), said) for key, said in selectors.inspectors())
    asks = SeatForm.offering(account=options)
    form = asks.blank()
    if request.method == "POST":
        form = sent = asks.parse(request.POST)
        starts, ends = as_date(sent.starts_on), as_date(sent.ends_on)
        if sent.is_complete and starts and ends:
            form = tried(
                sent,
                lambda: actions.seat_inspector(
                    actor=actor, inspection_id=found.id, account_id=UUID(sent.account), starts_at=at(starts, time(0)),
                    ends_at=at(ends + timedelta(days=1), time(0)),
                ),
                otherwise="account",
            )  # fmt: skip
            if form.is_complete:
                return Go(address("inspection_people", found.id))
    nobody = "" if options else "No account is an inspector’s. An administrator of accounts opens one first."
    page = SeatPage("Give an inspector a seat", form, _back(found.id), found.name, nobody)
    return Shown("inspection/seat.html", page)


@screen(Permission.COORDINATE, load=load)
def inspection_let_in(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """Let a colleague into the room."""
    form = LetInForm.parse(request.POST) if request.method == "POST" else LetInForm.blank()
    if request.method == "POST" and form.is_complete:
        form = tried(
            form, lambda: actions.let_in(actor=actor, inspection_id=found.id, name=form.name), otherwise="name"
        )
        if form.is_complete:
            return Go(address("inspection_people", found.id))
    return Shown("inspection/let_in.html", SeatPage("Let a colleague in", form, _back(found.id), found.name))


def _back(inspection_id: UUID) -> Link:
    return Link("Who may read it", address("inspection_people", inspection_id))
