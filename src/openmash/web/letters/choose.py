"""The letters about a child; and a new one: to whom first, then only those that may go to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.letters import actions, selectors
from openmash.casework.letters.permissions import Permission
from openmash.casework.letters.selectors import LetterShown, Recipient
from openmash.casework.letters.words import To
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, begin

GROUPS = {To.CHILD: "The child", To.PARENT: "A parent or relative", To.AGENCY: "An agency"}


@dataclass(frozen=True)
class LettersPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    stopped: str
    write: Link | None
    table: Table | None
    empty: Empty


@dataclass(frozen=True)
class ChoosePage:
    """For whom, or which letter."""

    title: str
    caption: str
    back: Link
    warnings: Sequence[str]
    groups: Sequence[tuple[str, Sequence[tuple[Link, str]]]]


@screen(Permission.VIEW, load=load_child, log="letters.listed")
def child_letters(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Every letter that went, newest first."""
    begun = begin(actor, child, "letters", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    found = selectors.letters_of(child.person, actor=actor)
    stopped = stopped_by_death(child.person, actor)
    url = reverse("letter_to", kwargs={"person_id": begun.person_id})
    page = LettersPage(
        title="Letters",
        caption=begun.caption,
        back=begun.back,
        stopped=stopped,
        write=Link("Write a letter: choose to whom first", url)
        if may(actor, Permission.WRITE) and not stopped
        else None,
        table=Table("Letters that went", ("When", "To whom", "About", "How", "By"), [_row(each) for each in found])
        if found
        else None,
        empty=Empty(
            "No letter went yet", "Each is kept here exactly as it went, with who wrote it and how it was sent."
        ),
    )
    return begun.shown("letters/letters.html", page)


@screen(Permission.WRITE, load=load_child, log="letters.begun")
def letter_to(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """To whom, before a word is written."""
    begun = begin(actor, child, "letters", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    if stopped_by_death(child.person, actor):
        return Go(letters_url(begun.person_id))
    found = selectors.recipients(child.person, actor=actor)
    page = ChoosePage(
        "To whom does it go?", begun.caption, _back(begun), (),
        [
            (title, [(_to(begun.person_id, each), _note(each)) for each in found if each.to is to])
            for to, title in GROUPS.items()
        ],
    )  # fmt: skip
    return begun.shown("letters/choose.html", page)


@screen(Permission.WRITE, load=load_child, log="letters.begun")
def letter_which(request: HttpRequest, actor: Actor, child: Child, person_id: UUID, recipient: str) -> Answer:
    """Only the letters that may go to them."""
    begun = begin(actor, child, "letters", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    if stopped_by_death(child.person, actor):
        return Go(letters_url(begun.person_id))
    to = actions.recipient_of(child.person, recipient, actor)
    forms = actions.forms_for(to)
    if not forms:
        raise NotVisible
    links = [
        (Link(each.title, letter_url("letter_write", begun.person_id, recipient, each.slug)), each.source)
        for each in forms
    ]
    page = ChoosePage(
        f"Which letter to {to.said}?", begun.caption,
        Link("To whom", reverse("letter_to", kwargs={"person_id": begun.person_id})), warnings_of(to), [("", links)],
    )  # fmt: skip
    return begun.shown("letters/choose.html", page)


def stopped_by_death(person: PersonSet, actor: Actor) -> str:
    """Why no letter goes out; empty where one may."""
    return actions.DIED if people.banner(person, actor).has_died else ""


def warnings_of(to: Recipient) -> tuple[str, ...]:
    """What whoever writes to them must know first."""
    found = []
    if to.must_not_know:
        found.append(f"DO NOT TELL {to.name} where the child is: {to.must_not_know}")
    if to.not_by_post:
        found.append(f"{to.not_by_post} Give it by hand, when it is safe.")
    if to.ask_first:
        found.append(to.ask_first)
    return tuple(found)


def letters_url(person_id: UUID) -> str:
    """Where a child's letters are."""
    return reverse("child_letters", kwargs={"person_id": person_id})


def letter_url(name: str, person_id: UUID, recipient: str, template: str) -> str:
    """A page of a letter being written."""
    return reverse(name, kwargs={"person_id": person_id, "recipient": recipient, "template": template})


def _back(begun: Begun) -> Link:
    return Link("Letters", letters_url(begun.person_id))


def _to(person_id: UUID, each: Recipient) -> Link:
    return Link(each.said, reverse("letter_which", kwargs={"person_id": person_id, "recipient": each.key}))


def _note(each: Recipient) -> str:
    return " ".join(warnings_of(each))


def _row(each: LetterShown) -> tuple[Cell, ...]:
    url = reverse("letter", kwargs={"letter_id": each.id})
    return (
        Cell(say.moment(each.at)), Cell(each.recipient_name), Cell(each.subject, url=url), Cell(str(each.sent.label)),
        Cell(each.by),
    )  # fmt: skip
