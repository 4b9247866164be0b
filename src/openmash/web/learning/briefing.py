"""A briefing of seven minutes: to read, to print, as a PDF; to say that one has read it; and to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import Field, LongText, Text
from openmash.foundation.design.forms import Form
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.foundation.documents.document import Document, Heading, Paragraph, Part
from openmash.foundation.documents.making import pdf_of
from openmash.insight.learning import actions, selectors
from openmash.insight.learning.permissions import Permission
from openmash.insight.learning.selectors import BriefingShown, ThemeShown
from openmash.insight.learning.words import PARTS
from openmash.records.people import selectors as people
from openmash.web.child.task import TaskPage, ask
from openmash.web.learning.learning import load_theme


class ReadForm(Form):
    """That one has read it, and what one will do."""

    will_do = LongText("What will you do?", rows=2, hint="For yourself: nobody else sees it. You may leave it empty")


@dataclass(frozen=True)
class BriefingPage:
    """What the template shows."""

    title: str
    back: Link
    said: str
    parts: Sequence[tuple[str, Sequence[str]]]
    form: ReadForm | None
    will_do: str
    pdf: Link
    readers: Table | None


def load(*, actor: Actor, briefing_id: UUID) -> BriefingShown:
    """One briefing. Raises NotVisible."""
    return selectors.briefing(briefing_id, actor=actor)


@screen(Permission.READ, load=load, log="learning.viewed")
def briefing(request: HttpRequest, actor: Actor, told: BriefingShown, briefing_id: UUID) -> Answer:
    """Read it; say that one has."""
    form = None
    if told.will_do is None:
        form = ask(
            request, ReadForm.blank(),
            lambda typed: actions.say_read(actor=actor, briefing_id=briefing_id, will_do=typed.will_do),
        )  # fmt: skip
        if form is None:
            return Go(reverse("briefing", args=[briefing_id]))
    page = BriefingPage(
        told.title,
        Link("What we learn", reverse("learning")),
        f"{told.by}, {say.day_of(told.at)}. Seven minutes to read.",
        [(name, told.parts.get(slug, "").splitlines()) for slug, name, _ in PARTS],
        form,
        told.will_do or "",
        Link("As a PDF", reverse("briefing_pdf", args=[briefing_id])),
        _readers(briefing_id, actor) if may(actor, Permission.SEE_READERS) else None,
    )
    return Shown("learning/briefing.html", page)


def _readers(briefing_id: UUID, actor: Actor) -> Table:
    rows = [
        (Cell(name), Cell(f"{read} of {size}", is_number=True))
        for name, read, size in selectors.readers(briefing_id, actor=actor)
    ]
    return Table("Who has read it, by team", ("Team", "Have read it"), rows)


@screen(Permission.READ, load=load, log="learning.viewed")
def briefing_pdf(request: HttpRequest, actor: Actor, told: BriefingShown, briefing_id: UUID) -> Sent:
    """The same on paper."""
    parts: list[Part] = []
    for slug, name, _ in PARTS:
        parts.append(Heading(name))
        parts += [Paragraph(line) for line in told.parts.get(slug, "").splitlines() if line.strip()]
    made = Document(
        told.title,
        "A seven-minute briefing",
        "everybody who works with children here",
        timezone.now(),
        parts,
        people.withholding([], actor),
    )
    return Sent(pdf_of(made), "application/pdf", "briefing.pdf")


@cache
def briefing_form() -> type[Form]:
    """The seven parts."""
    fields: dict[str, object] = {
        "title": Text("What is the briefing called?", required="Give the briefing a name.", most=120)
    }
    for slug, name, hint in PARTS:
        fields[slug] = LongText(name, hint=hint, required=f"{name}: write it, in a line or two.", rows=3, most=1200)
    return type("BriefingForm", (Form,), cast("dict[str, Field[object]]", fields))


@dataclass(frozen=True)
class WritePage(TaskPage):
    """The form, and the names of its parts in order."""

    names: Sequence[str]


@screen(Permission.KEEP, load=load_theme, log="learning.viewed")
def write_briefing(request: HttpRequest, actor: Actor, theme: ThemeShown, theme_id: UUID) -> Answer:
    """Write one about a theme."""
    made: list[UUID] = []

    def keep(told: Form) -> None:
        said = {name: str(value or "") for name, value in told.values.items()}
        made.append(actions.write_briefing(actor=actor, theme_id=theme_id, title=said["title"], parts=said))

    form = ask(request, briefing_form().blank(filled={"title": theme.title, "learnt": theme.what}), keep)
    if form is None:
        return Go(reverse("briefing", args=[made[0]]))
    back = Link("What we learn", reverse("learning"))
    page = WritePage("Write a briefing", form, back, theme.title, [slug for slug, _, _ in PARTS])
    return Shown("learning/write_briefing.html", page)
