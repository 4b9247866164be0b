"""What a school's lead reads of a pupil who told an officer something, and what the school did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import ToldShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Moment, Quote, Table
from openmash.web.child.task import ask


class DidForm(Form):
    """What the school did."""

    words = LongText(
        "What did your school do?", hint="In a line or two. The hub has what the child told", rows=3,
        required="Say in a line or two what was done.",
    )  # fmt: skip


@dataclass(frozen=True)
class ToldListPage:
    """What the template shows."""

    title: str
    table: Table | None
    empty: Empty
    back: Link


@dataclass(frozen=True)
class ToldPage:
    """What the template shows."""

    title: str
    called: str
    line: str
    asks: str
    quote: Quote | None
    facts: Sequence[Fact]
    form: DidForm
    moments: Sequence[Moment]
    back: Link


@dataclass(frozen=True)
class OfTold:
    """What one's school was told."""

    found: ToldShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_told(*, actor: Actor, told_id: UUID) -> OfTold:
    """It. Raises NotVisible."""
    return OfTold(selectors.one_told(told_id, actor=actor))


@screen(Permission.READ_OURS, log="police_in_schools.told_listed")
def police_told_list(request: HttpRequest, actor: Actor) -> Shown:
    """List what this school was told; each names a pupil, so the look is logged with them."""
    found = selectors.our_told(actor=actor)
    rows = [
        (
            Cell(each.called, url=reverse("police_told", kwargs={"told_id": each.id})), Cell(say.moment(each.at)),
            Cell("Answered" if each.did else "Read; say what your school did" if each.is_read else "To read"),
        )
        for each in found
    ]  # fmt: skip
    page = ToldListPage(
        "What pupils told the officer",
        Table("Newest first", ("Pupil", "Told", "Where it stands"), rows) if rows else None,
        Empty(
            "Nothing has been told of a pupil of yours",
            "When a pupil tells the officer something, you read here that they did, and what is asked of you.",
        ),
        Link("Police in your school", reverse("police_sessions")),
    )  # fmt: skip
    return Shown("police_in_schools/told_list.html", page, about=[key for each in found for key in each.about])


@screen(Permission.READ_OURS, load=load_told, log="police_in_schools.told_viewed")
def police_told(request: HttpRequest, actor: Actor, loaded: OfTold, told_id: UUID) -> Answer:
    """Show it. Opening it is not reading it: saying what was done is, or one button."""
    found, here = loaded.found, reverse("police_told", kwargs={"told_id": told_id})
    if request.method == "POST" and request.POST.get("do") == "read":
        actions.read_told(actor=actor, told_id=told_id)
        return Go(here)
    form = ask(request, DidForm.blank(), lambda told: actions.read_told(actor=actor, told_id=told_id, words=told.words))
    if form is None:
        return Go(here)
    facts = (
        Fact("Told to", found.officer), Fact("When", say.moment(found.at)),
        Fact("With the hub", f"Yes, reference {found.reference}. It decides what happens, and may ask what you know"),
    )  # fmt: skip
    quote = Quote(found.words, found.called, asked_by=found.officer, on=say.day(found.at)) if found.words else None
    moments = [
        Moment("What was done" if words else "Read", say.moment(at), say.iso(at), by, words)
        for at, by, words in reversed(found.steps)
    ]
    page = ToldPage(
        "A pupil told the officer something", found.called, "Read" if found.is_read else "", found.asks, quote, facts,
        form, moments, Link("What pupils told the officer", reverse("police_told_list")),
    )  # fmt: skip
    return Shown("police_in_schools/told.html", page)
