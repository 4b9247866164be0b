"""All that is kept of exploitation that the actor may see, by kind, and what fits some words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Form, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.subjects import selectors
from openmash.records.subjects.permissions import Permission
from openmash.records.subjects.selectors import SubjectShown
from openmash.records.subjects.words import Kind
from openmash.web.subjects.showing import kind_of, subject_url

SOUGHT = "subjects_sought"


class FindForm(Form):
    """Words of a name, a plate, a number or a description."""

    words = Text(
        "Look for", hint="Part of a name, plate, number or description", width="two-thirds",
        required="Type part of a name, plate, number or description.",
    )  # fmt: skip


@dataclass(frozen=True)
class SubjectsPage:
    """What the template shows."""

    title: str
    form: FindForm
    kinds: Sequence[Link]
    table: Table | None
    empty: Empty
    actions: Sequence[Link]


@screen(Permission.VIEW, log="subjects.listed")
def subjects(request: HttpRequest, actor: Actor) -> Answer:
    """Those still open first. What is looked for stands in the session, never in the address."""
    kind, here = _kind(request.GET.get("kind", "")), reverse("subjects")
    form = FindForm.parse(request.POST) if request.method == "POST" else FindForm.blank()
    if request.method == "POST" and form.is_complete:
        request.session[SOUGHT] = form.words
        return Go(f"{here}?found=yes")
    words = str(request.session.get(SOUGHT, "")) if request.GET.get("found") else ""
    if words and request.method != "POST":
        form = FindForm.blank(filled={"words": words})
    found = sorted(selectors.visible(actor=actor, kind=kind, words=words), key=lambda each: not each.is_open)
    rows = [_row(each) for each in found]
    kinds = [Link("All", here, current=kind is None and not words)] + [
        Link(str(each.label), f"{here}?kind={each.value}", current=each is kind) for each in Kind
    ]
    adds = [Link("Add another", reverse("add_subject", kwargs={"kind": (kind or Kind.PLACE).value}))]
    page = SubjectsPage(
        "People, places and groups of concern", form, kinds,
        Table("What is kept", ("Called", "Kind", "Stands", "Owner"), rows, caption_hidden=True) if rows else None,
        Empty("Nothing fits, of what you may see", "The exploitation team keeps them."),
        adds if may(actor, Permission.KEEP) else [],
    )  # fmt: skip
    return Shown("subjects/subjects.html", page, about=[f"subject:{each.id}" for each in found])


def _row(each: SubjectShown) -> list[Cell]:
    again = f"look again by {say.day_of(each.review_on)}" if each.review_on and each.is_open else ""
    return [
        Cell(each.name, subject_url(each.id), note=each.incomplete), Cell(kind_of(each)),
        Cell(str(each.status.label), note=again), Cell(each.owner),
    ]  # fmt: skip


def _kind(value: str) -> Kind | None:
    if value and value not in Kind.values:
        raise NotVisible
    return Kind(value) if value else None
