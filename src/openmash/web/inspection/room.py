"""The evidence room: everything in it, with its version, who added it and what it shows; and a document to add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Problem, Text, new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.files.kinds import MOST
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.actions.releasing import DocumentTold
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import ExhibitShown, InspectionShown
from openmash.insight.inspection.words import ExhibitKind
from openmash.web.inspection.loading import address, load, parts, record_first, tried
from openmash.web.inspection.sources import Held, held

HEADINGS = (
    (ExhibitKind.LIST, "Child-level lists"), (ExhibitKind.DOCUMENT, "Documents"), (ExhibitKind.FIGURE, "Figures"),
)  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """One of a child’s papers: where it opens, what is said of it, and for an inspector what is known of the file."""

    link: Link
    said: str
    about: Link | None


@dataclass(frozen=True)
class ChildInRoom:
    """One child’s papers, as an inspector goes from one to another."""

    name: str
    papers: Sequence[Paper]


@dataclass(frozen=True)
class RoomPage:
    """What the template shows."""

    title: str
    name: str
    sentence: str
    parts: Sequence[Link]
    children: Sequence[ChildInRoom]
    tables: Sequence[Table]
    empty: Empty | None
    add_url: str


@screen(Permission.READ, load=load, log="inspection_room.viewed")
def inspection_room(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Shown:
    """The index: to an inspector, of what was released."""
    prepares = bool(may(actor, Permission.COORDINATE))
    shown = [each for each in selectors.exhibits(found.id, actor=actor) if each.is_latest]
    children: dict[UUID, list[ExhibitShown]] = {}
    for each in shown:
        if each.child is not None:
            children.setdefault(each.child, []).append(each)
    released = sum(each.is_released for each in shown)
    sentence = (
        f"{say.count_of(len(shown), 'thing')} in the room, {released} of them with the inspectors."
        if prepares
        else "What was released to you. Everything you open is logged, and those who prepared it see what was read."
    )
    columns = ("What", "What it shows", "Version", "Added by", *(("Inspectors",) if prepares else ()))
    tables = [
        Table(heading, columns, [_row(each, prepares) for each in shown if each.kind is kind])
        for kind, heading in HEADINGS
        if any(each.kind is kind for each in shown)
    ]
    page = RoomPage(
        "Inspection: evidence room", found.name, sentence, parts(found.id, "inspection_room", actor),
        [_child(each, prepares) for each in sorted(children.values(), key=lambda papers: papers[0].name)],
        tables,
        None if shown else Empty(
            "Nothing is here yet",
            "Documents are added here; lists and children’s papers come from Lists and children."
            if prepares else "What is released to you stands here, as soon as somebody releases it.",
        ),
        address("inspection_add_document", found.id) if prepares and found.ended_at is None else "",
    )  # fmt: skip
    return Shown("inspection/room.html", page, about=[f"person:{key}" for key in children])


def _child(papers: Sequence[ExhibitShown], prepares: bool) -> ChildInRoom:
    papers = sorted(papers, key=record_first)
    return ChildInRoom(papers[0].name.rpartition(": ")[0], [_paper(one, prepares) for one in papers])


def _paper(each: ExhibitShown, prepares: bool) -> Paper:
    """To an inspector the paper opens at once; whoever prepares it meets what is to be done with it first."""
    name, about = say.begun(each.name.rpartition(": ")[2]), reverse("inspection_exhibit", args=[each.id])
    if prepares:
        return Paper(Link(name, about), _state(each, prepares), None)
    return Paper(
        Link(name, reverse("inspection_file", args=[each.id])), _state(each, prepares),
        Link("About this file", about),
    )  # fmt: skip


def _state(each: ExhibitShown, prepares: bool) -> str:
    if not prepares:
        return each.shows
    return "With the inspectors" if each.is_released else "Not released"


def _row(each: ExhibitShown, prepares: bool) -> list[Cell]:
    when = say.day_of(each.added_at)
    row = [
        Cell(each.name, reverse("inspection_exhibit", args=[each.id])), Cell(each.shows),
        Cell(str(each.version), note=when), Cell(each.added_by),
    ]  # fmt: skip
    return [*row, Cell("Released" if each.is_released else "Not released")] if prepares else row


class DocumentForm(Form):
    """What a document is, and what it shows."""

    kind = Choice(
        "What is it?", (
            Option("document", "A document", "Such as the threshold document, a policy, minutes"),
            Option("figure", "Figures", "Such as a performance report, without small numbers"),
        ), required="Choose what it is.",
    )  # fmt: skip
    name = Text("What is it called?", required="Enter what it is called.", width="two-thirds")
    shows = LongText("What does it show an inspector?", required="Say what it shows an inspector.", rows=2, most=500)
    later = Choice("Is it a later version of something here?", (), hint="Leave it unless it is.")


@dataclass(frozen=True)
class DocumentPage:
    """What the template shows."""

    title: str
    form: DocumentForm
    back: Link | None
    caption: str
    file_problem: str
    held: Sequence[HeldLine]
    url: str


@dataclass(frozen=True)
class HeldLine:
    """Something of this system that can be frozen, and what it would be: new, or a later version."""

    key: str
    name: str
    shows: str
    button: str
    token: str


@screen(Permission.COORDINATE, load=load)
def inspection_add_document(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """Add a document or figures: neither may name a child."""
    mine = [each for each in selectors.exhibits(found.id, actor=actor) if each.is_latest]
    options = tuple(
        Option(str(each.thread), f"{each.name}, version {each.version}")
        for each in mine
        if each.kind in (ExhibitKind.DOCUMENT, ExhibitKind.FIGURE)
    )
    asks = DocumentForm.offering(later=options)
    form = asks.blank()
    offered = held(actor, timezone.now())
    chosen = next((each for each in offered if each.key == request.POST.get("held")), None)
    if chosen is not None:
        actions.add_document(actor=actor, inspection_id=found.id, told=chosen.told())
        return Go(address("inspection_room", found.id))
    if request.method == "POST":
        form = sent = asks.parse(request.POST)
        file = request.FILES.get("files")
        octets = file.read(MOST + 1) if isinstance(file, UploadedFile) else b""
        if not octets:
            form = form.with_problems([Problem("files", "Choose the file.")])
        elif form.is_complete and isinstance(file, UploadedFile):
            told = DocumentTold(
                ExhibitKind(sent.kind), sent.name, sent.shows, file.name or "file", octets,
                UUID(sent.later) if sent.later else None,
            )  # fmt: skip
            form = tried(
                sent, lambda: actions.add_document(actor=actor, inspection_id=found.id, told=told), otherwise="kind"
            )
            if form.is_complete:
                return Go(address("inspection_room", found.id))
    wrong = next((problem.text for problem in form.problems if problem.url == "#files"), "")
    page = DocumentPage(
        "Add to the evidence room", form, Link("Evidence room", address("inspection_room", found.id)), found.name,
        wrong,
        [_held(each, mine) for each in offered], address("inspection_add_document", found.id),
    )  # fmt: skip
    return Shown("inspection/add_document.html", page)


def _held(each: Held, mine: Sequence[ExhibitShown]) -> HeldLine:
    before = next((one for one in mine if one.name == each.name), None)
    button = f"Freeze it as version {before.version + 1}" if before else "Freeze it as it stands"
    return HeldLine(each.key, each.name, each.shows, button, new_token())
