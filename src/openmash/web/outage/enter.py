"""Enter a paper form: its number and the time on it, then the page where it would have been recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.outage import selectors
from openmash.casework.outage.permissions import Permission
from openmash.casework.outage.selectors import Entered
from openmash.casework.outage.words import FormKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Clock, DateParts, Form, Text, new_token
from openmash.foundation.design.parts import Link, Notice
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.statute.calendar import at
from openmash.web.child.permissions import Permission as Child
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.outage.in_hand import in_hand, put_down, take_up

WHERE: Mapping[FormKind, tuple[object, str, str, str]] = {
    FormKind.CONTACT: (FrontDoor.RECEIVE_CALL, "Take the contact in", "begin_call", "Type what was told; record it."),
    FormKind.CHECK: (FrontDoor.LIST_CHECKS, "Find the check", "checks_to_answer", "Open what was asked; answer it."),
    FormKind.DECISION: (FrontDoor.VIEW_BOARD, "Find the contact", "board", "Open the contact; decide for the child."),
    FormKind.VISIT: (Child.LIST_MINE, "Find the child", "my_children", "Open or plan the visit; record it."),
    FormKind.ACT: (FrontDoor.PROTECT, "Record the act", "protect", "From here, or from the contact it is about."),
}  # fmt: skip
"""Where a form of each kind is entered: who may, the words of the link, the page, and what to do there."""
NO_SUCH = "No such form was given out. Look at the number again: one letter, five signs and one more."


class EnterForm(Form):
    """Which form, and the time on it."""

    number = Text(
        "Number of the form",
        hint="Such as V-7KQ2M-4",
        required="Enter the number printed on the form.",
        most=20,
        width="10",
    )
    on = DateParts("Date on the form", required="Enter the date on the form.", past=True)
    at = Clock("Time on the form", required="Enter the time on the form.")


@dataclass(frozen=True)
class PaperPage:
    """What the template shows: a form that was entered, or one in hand with where it is entered."""

    title: str
    words: str
    entered: Notice | None
    go: Link | None
    go_says: str
    put_down: str
    token: str
    back: Link


@dataclass(frozen=True)
class Paper:
    """A numbered form, and how it was entered."""

    form: selectors.Form
    entry: Entered | None

    @property
    def about(self) -> Sequence[str]:
        return (f"form:{self.form.id}",)


def load(*, actor: Actor, number: str) -> Paper:
    """The form. Raises NotVisible for a number that was not given out."""
    form = selectors.form(number)
    if form is None:
        raise NotVisible
    return Paper(form, selectors.entry_of(form.id))


@screen(Permission.ENTER_PAPER, log="")
def outage_enter(request: HttpRequest, actor: Actor) -> Answer:
    """Take a form in hand, or learn that it was entered."""
    found: list[selectors.Form] = []

    def act(told: EnterForm) -> None:
        form = selectors.form(told.number)
        if form is None:
            raise Incomplete([Problem("number", NO_SUCH)])
        day = told.on.earliest()
        if day is None or told.at is None or day != told.on.latest():
            raise Incomplete([Problem("on", "Enter the whole date.")])
        moment = at(day, told.at)
        if moment > timezone.now():
            raise Incomplete([Problem("at", "This is in the future. Check the date and the time on the form.")])
        if selectors.entry_of(form.id) is None:
            take_up(request, form.number, form.kind, moment)
        found.append(form)

    form = ask(request, EnterForm.blank(), act)
    if form is None:
        return Go(reverse("outage_form", kwargs={"number": found[0].number}))
    page = FormPage(
        "Enter a paper form", form, Link("Home", reverse("home")), "", "Go on",
        (
            "What you record next is recorded as of the time on the form, and once. When you entered it is kept too.",
            "No number on it? Then record it in the usual way, and write in it when it happened.",
        ),
    )  # fmt: skip
    return Shown("journey/task.html", page)


@screen(Permission.ENTER_PAPER, load=load, log="")
def outage_form(request: HttpRequest, actor: Actor, loaded: Paper, number: str) -> Answer:
    """Where the form in hand is entered, or when it was, by whom. A button puts it down."""
    form, entry, held = loaded.form, loaded.entry, in_hand(request)
    if request.method == "POST":
        put_down(request)
        return Go(reverse("outage_enter"))
    is_held = entry is None and held is not None and held.number == form.number
    permission, text, name, says = WHERE[form.kind]
    allowed = bool(may(actor, permission))  # type: ignore[arg-type]  # each is a permission of its own module
    page = PaperPage(
        "A paper form",
        f"Form {form.number}, {form.kind.label.lower()}, given out to {form.team}."
        + (f" Written {say.moment(held.at)}." if is_held and held else ""),
        _entered(entry) if entry else None,
        Link(text, reverse(name)) if is_held and allowed else None,
        says if allowed else "Somebody else enters this kind: it needs a right you do not have.",
        reverse("outage_form", kwargs={"number": form.number}) if is_held else "",
        new_token(),
        Link("Enter a paper form", reverse("outage_enter")),
    )
    return Shown("outage/paper.html", page)


def _entered(entry: Entered) -> Notice:
    return Notice(
        "This form has been entered already",
        f"{entry.by} entered it {say.moment(entry.entered_at)}, as of {say.moment(entry.written_at)}. Nothing was "
        "recorded a second time.",
        link=Link("Open what was recorded", entry.led_to),
    )
