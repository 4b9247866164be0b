"""Lists of children and the children looked at closely: asked for here, made in the queue, with how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Number, Text, new_token
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.lists import OFFERED
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.selectors import ExhibitShown, InspectionShown, WantedShown
from openmash.insight.inspection.words import PAPERS, ExhibitKind, Making
from openmash.web.inspection.loading import address, load, parts, record_first, tried

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class ListLine:
    """One list that can be asked for: how far it is, its latest version, and the button’s words."""

    key: str
    name: str
    shows: str
    state: str
    latest: Link | None
    released: str
    button: str


@dataclass(frozen=True)
class ChildLine:
    """One child looked at closely: how they came to be, how far their papers are, and the papers."""

    name: str
    how: str
    state: str
    is_withheld: bool
    said: str
    papers: Sequence[Link]
    released: str


@dataclass(frozen=True)
class Progress:
    """What moves by itself while the queue works."""

    waiting: str
    lists: Sequence[ListLine]
    children: Sequence[ChildLine]
    nobody: Empty
    is_open: bool
    token: str
    url: str


@dataclass(frozen=True)
class ChildrenPage:
    """What the template shows."""

    title: str
    name: str
    parts: Sequence[Link]
    problems: Sequence[Link]
    progress: Progress
    refresh_url: str
    add_url: str
    draw_url: str
    ready: int
    is_open: bool
    token: str
    url: str


@screen(Permission.HANDLE_CHILDREN, load=load, log="inspection_children.viewed")
def inspection_children(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """Have a list made; give inspectors every child's papers that are ready."""
    problems: list[Link] = []
    url = address("inspection_children", found.id)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "release":
                actions.release_ready(actor=actor, inspection_id=found.id)
            else:
                actions.ask_for_list(actor=actor, inspection_id=found.id, key=request.POST.get("list", ""))
            return Go(url)
        except NotAllowedNow as refusal:
            problems.append(Link(refusal.sentence, "#lists"))
    shown = selectors.exhibits(found.id, actor=actor)
    progress, about = _progress(found, shown, actor, timezone.now())
    ready = sum(
        each.kind is ExhibitKind.PAPERS and each.is_latest and not each.is_released and each.released_at is None
        for each in shown
    )
    page = ChildrenPage(
        "Inspection: lists and children", found.name, parts(found.id, "inspection_children", actor), problems,
        progress, address("inspection_progress", found.id), address("inspection_add_child", found.id),
        address("inspection_draw", found.id), ready, found.ended_at is None, new_token(), url,
    )  # fmt: skip
    return Shown("inspection/children.html", page, about=about)


@screen(Permission.HANDLE_CHILDREN, load=load, log="inspection_children.listed")
def inspection_progress(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Sent:
    """The part that moves, for a page that asks again by itself."""
    shown = selectors.exhibits(found.id, actor=actor)
    progress, _ = _progress(found, shown, actor, timezone.now())
    lines = [(x.name, x.state, x.released) for x in progress.lists]
    lines += [(x.name, x.state, x.released) for x in progress.children]
    etag = f'"{sha256(repr(lines).encode()).hexdigest()[:20]}"'
    body = render_to_string("inspection/_progress.html", {"progress": progress}, request=request)
    return Sent(body.encode(), HTML, etag=etag, refresh=True)


def _progress(
    found: InspectionShown, shown: Sequence[ExhibitShown], actor: Actor, now: datetime
) -> tuple[Progress, list[str]]:
    asked = selectors.wanted(found.id, actor=actor)
    waiting = sum(each.state is Making.WAITING for each in asked)
    lists = [_list(each.key, each.name, each.shows, asked, shown, now) for each in OFFERED]
    papers = {
        child: [each for each in shown if each.child == child and each.is_latest] for child in {x.child for x in shown}
    }
    children = [_child(each, papers, now) for each in asked if each.what == PAPERS]
    progress = Progress(
        f"{say.count_of(waiting, 'thing')} {'is' if waiting == 1 else 'are'} being made." if waiting else "", lists,
        children,
        Empty(
            "No child is looked at closely yet",
            "Children are drawn by lot, or added by name, and stand here with their papers.",
        ),
        found.ended_at is None, new_token(), address("inspection_children", found.id),
    )  # fmt: skip
    return progress, [f"person:{each.child}" for each in asked if each.child]


def _list(
    key: str, name: str, shows: str, asked: Sequence[WantedShown], shown: Sequence[ExhibitShown], now: datetime
) -> ListLine:
    mine = [each for each in asked if each.what == key]
    last = mine[-1] if mine else None
    made = next((x for x in shown if x.kind is ExhibitKind.LIST and x.name == name and x.is_latest), None)
    state = "Not made yet"
    if last is not None and last.state is Making.WAITING:
        state = f"Being made: asked for by {last.asked_by}, {say.ago(last.asked_at, now)}"
    elif last is not None:
        when = say.near(last.finished_at, now) if last.finished_at else ""
        state = f"{last.said} Frozen {when}." if last.state is Making.MADE else last.said
    released = ""
    if made is not None:
        released = "The inspectors have it." if made.is_released else (
            "Accepted, not released." if made.accepted_at else "What is missing in it waits to be read and accepted."
        )  # fmt: skip
    return ListLine(
        key, name, shows, state,
        Link(f"Version {made.version}", reverse("inspection_exhibit", args=[made.id])) if made else None, released,
        "" if last is not None and last.state is Making.WAITING else ("Make it anew" if made else "Make this list"),
    )  # fmt: skip


def _child(each: WantedShown, papers: Mapping[UUID | None, Sequence[ExhibitShown]], now: datetime) -> ChildLine:
    mine = sorted(papers.get(each.child, ()) if each.state is Making.MADE else (), key=record_first)
    name = mine[0].name.rpartition(": ")[0] if mine else f"The child of the record …{str(each.child)[-12:]}"
    state = str(each.state.label)
    if each.state is Making.WAITING:
        state = f"{state}, asked for {say.ago(each.asked_at, now)}"
    how = str(each.how.label) if each.how else ""
    given = sum(one.is_released for one in mine)
    released = "The inspectors have them." if mine and given == len(mine) else ("Not released yet." if mine else "")
    return ChildLine(
        name, f"{how}{f' from {each.drawn_from}' if each.drawn_from else ''}", state,
        each.state is Making.WITHHELD, each.said,
        [Link(say.begun(one.name.rpartition(": ")[2]), reverse("inspection_exhibit", args=[one.id])) for one in mine],
        released,
    )  # fmt: skip


class AddChildForm(Form):
    """A child whom inspectors named."""

    named = Text(
        "Which child?", hint="The key of the child’s record, or the social care number, as the frozen list has it.",
        required="Enter the key or the number.", width="two-thirds",
    )  # fmt: skip


class DrawForm(Form):
    """How many, and the number that repeats the draw."""

    number = Number("How many children?", required="Enter how many.", least=1, most=30)
    seed = Number("The number of the draw", hint="The same number draws the same children again.", least=1, most=9999)


@dataclass(frozen=True)
class AskPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str


@screen(Permission.HANDLE_CHILDREN, load=load)
def inspection_add_child(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """Add a child by name: their papers are made."""
    form = AddChildForm.parse(request.POST) if request.method == "POST" else AddChildForm.blank()
    if request.method == "POST" and form.is_complete:
        form = tried(
            form, lambda: actions.add_child(actor=actor, inspection_id=found.id, named=form.named), otherwise="named"
        )
        if form.is_complete:
            return Go(address("inspection_children", found.id))
    page = AskPage("Add a child whom the inspectors named", form, _back(found.id), found.name)
    return Shown("inspection/add_child.html", page)


@screen(Permission.HANDLE_CHILDREN, load=load)
def inspection_draw(request: HttpRequest, actor: Actor, found: InspectionShown, inspection_id: UUID) -> Answer:
    """Draw children by lot from the frozen list."""
    form = DrawForm.parse(request.POST) if request.method == "POST" else DrawForm.blank(filled={"number": 5, "seed": 1})
    if request.method == "POST" and form.is_complete:
        form = tried(
            form,
            lambda: actions.draw_children(
                actor=actor, inspection_id=found.id, number=form.number or 0, seed=form.seed or 1
            ),
            otherwise="number",
        )  # fmt: skip
        if form.is_complete:
            return Go(address("inspection_children", found.id))
    return Shown("inspection/draw.html", AskPage("Draw children by lot", form, _back(found.id), found.name))


def _back(inspection_id: UUID) -> Link:
    return Link("Lists and children", address("inspection_children", inspection_id))
