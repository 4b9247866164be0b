"""Conflicts of interest: declare one, one's own or a colleague's; and, for the duty manager, the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.foundation.access import actions, selectors
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import Conflict, who
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.pathways import conflicts as pathway
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import people_cards

MINE, COLLEAGUES = "mine", "colleague"


class DeclareForm(Form):
    """Whose, and what it is."""

    whose = Choice(
        "Whose conflict of interest is it?",
        (Option(MINE, "Mine: I will see nothing more of this record"), Option(COLLEAGUES, "A colleague’s")),
        required="Choose whose conflict it is.",
    )
    colleague = Text("If a colleague’s: their e-mail address, or their whole name")
    words = LongText(
        "What is the conflict?", hint="Only the duty manager and the information lead read this", rows=3, most=1000,
        required="Say in a sentence what the conflict is.",
    )  # fmt: skip


class EndForm(Form):
    """Why it has passed."""

    why = LongText("Why has it passed?", required="Say why it has passed.", rows=2, most=400)


@dataclass(frozen=True)
class About:
    """Whom a declaration is about."""

    person_ids: tuple[UUID, ...]
    names: str
    contact_id: UUID | None

    @property
    def about(self) -> Sequence[str]:
        return [f"person:{person}" for person in self.person_ids]


@dataclass(frozen=True)
class ConflictPage:
    """What the template shows."""

    title: str
    form: Form
    back: Link | None
    caption: str
    names: str


@dataclass(frozen=True)
class ConflictsPage:
    """Every declared conflict this reader may know of."""

    title: str
    table: Table | None
    empty: Empty


def load_person(*, actor: Actor, person_id: UUID) -> About:
    """One child. Raises NotVisible."""
    if person_id not in person_sets([person_id], actor):
        raise NotVisible
    return About((person_id,), people_cards([person_id], actor=actor)[person_id].name, None)


def load_contact(*, actor: Actor, contact_id: UUID) -> About:
    """Every child of a contact. Raises NotVisible."""
    children = frontdoor.contact(contact_id, actor=actor).children
    return About(tuple(c.person_id for c in children), say.listed([c.name for c in children]), contact_id)


def load_conflict(*, actor: Actor, source_id: UUID) -> About:
    """A declaration by its key. Raises NotVisible."""
    if source_id not in {each.source_id for each in selectors.conflicts(actor=actor)}:
        raise NotVisible
    return About((), "", None)


@screen(Permission.DECLARE_CONFLICT, load=load_person, log="child.viewed")
def declare_for_child(request: HttpRequest, actor: Actor, about: About, person_id: UUID) -> Answer:
    """Declare a conflict of interest in one child and their brothers and sisters."""
    return _declare(request, actor, about)


@screen(Permission.DECLARE_CONFLICT, load=load_contact, log="contact.viewed")
def declare_for_contact(request: HttpRequest, actor: Actor, about: About, contact_id: UUID) -> Answer:
    """Declare a conflict of interest in every child of a contact."""
    return _declare(request, actor, about)


def _declare(request: HttpRequest, actor: Actor, about: About) -> Answer:
    form = DeclareForm.parse(request.POST) if request.method == "POST" else DeclareForm.blank()
    if request.method == "POST" and form.is_complete and form.whose == COLLEAGUES and not form.colleague:
        form = form.with_problems([Problem("colleague", "Give your colleague’s e-mail address, or their whole name.")])
    if request.method == "POST" and form.is_complete:
        colleague = form.colleague if form.whose == COLLEAGUES else ""
        try:
            pathway.declare(
                actor=actor, person_ids=about.person_ids, words=form.words, colleague=colleague,
                contact_id=about.contact_id,
            )  # fmt: skip
            return Go(reverse("conflict_declared"))
        except Incomplete as refusal:
            form = form.with_problems(refusal.problems)
    if about.contact_id:
        back = Link("Back to the contact", reverse("contact", kwargs={"contact_id": about.contact_id}))
    else:
        back = Link("Back to the record", reverse("child_now", kwargs={"person_id": about.person_ids[0]}))
    page = ConflictPage("Declare a conflict of interest", form, back, "", about.names)
    return Shown("access/declare_conflict.html", page)


@screen(Permission.DECLARE_CONFLICT)
def conflict_declared(request: HttpRequest, actor: Actor) -> Answer:
    """What happens now. It names nobody: whoever declared their own meets no such child any more."""
    return Shown("access/conflict_declared.html", ConflictsPage("Declared", None, Empty("", "")))


@screen(Permission.REVIEW_CONFLICTS, log="conflicts.listed")
def conflicts(request: HttpRequest, actor: Actor) -> Answer:
    """Every declared conflict, newest first; a child is named only to somebody who may see the child."""
    found = selectors.conflicts(actor=actor)
    cards = people_cards({person for each in found for person in each.person_ids}, actor=actor)
    names = who([*(each.account_id for each in found), *(each.set_by for each in found)])
    rows = [
        [
            Cell(names[each.account_id].name, note=names[each.account_id].agency_name),
            Cell(
                say.listed(sorted({cards[p].name for p in each.person_ids if p in cards}))
                or "A record not shown to you"
            ),
            Cell(each.words, note=f"{names[each.set_by].name}, {say.moment(each.set_at)}"),
            _standing(each),
        ]
        for each in found
    ]
    page = ConflictsPage(
        "Conflicts of interest",
        Table("Declared, newest first", ("Whose", "In", "What", "Stands"), rows) if rows else None,
        Empty("Nobody has declared a conflict of interest", "Anybody can, from a child’s record or a contact."),
    )  # fmt: skip
    return Shown("access/conflicts.html", page, about=[f"source:{each.source_id}" for each in found])


def _standing(each: Conflict) -> Cell:
    if each.ended_at:
        return Cell(f"Ended {say.day_of(each.ended_at)}", note=each.why_ended)
    return Cell("End it", reverse("end_conflict", kwargs={"source_id": each.source_id}), note="It stands")


@screen(Permission.REVIEW_CONFLICTS, load=load_conflict, log="conflicts.viewed")
def end_conflict(request: HttpRequest, actor: Actor, about: About, source_id: UUID) -> Answer:
    """End one that has passed."""
    form = EndForm.parse(request.POST) if request.method == "POST" else EndForm.blank()
    if request.method == "POST" and form.is_complete:
        try:
            actions.end_conflict(actor=actor, source_id=source_id, why=form.why)
            return Go(reverse("conflicts"))
        except NotAllowedNow as refusal:
            form = form.with_problems([Problem("why", refusal.sentence)])
    page = ConflictPage("End a conflict of interest", form, Link("Conflicts of interest", reverse("conflicts")), "", "")
    return Shown("access/end_conflict.html", page)
