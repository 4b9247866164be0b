"""Breach entries, for the information lead: by reference, with numbers, about no child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.misfiled import actions, selectors
from openmash.casework.misfiled.actions import StepTold
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.selectors import BreachShown
from openmash.casework.misfiled.words import Regulator
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Clock, DateParts, Form, LongText, Option, Tick
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table, TimeLeft
from openmash.statute.calendar import local_date
from openmash.statute.clocks import clock
from openmash.web.misfiled.counting import counted
from openmash.web.missing.loading import moment_of
from openmash.web.missing.steps import tried


class BreachForm(Form):
    """What was done, and the regulator."""

    words = LongText("What was done, or was found", rows=4, required="Say what was done, and why.")
    regulator = Choice(
        "Was the Information Commissioner told?", tuple(Option(x.value, str(x.label)) for x in Regulator),
        required="Say whether the regulator was told, or that it is not decided yet.",
    )  # fmt: skip
    told_on = DateParts("If so, on what day?", past=True)
    told_at = Clock("At what time?")
    closes = Tick("Nothing more is to be done: close this entry")


@dataclass(frozen=True)
class Loaded:
    """One entry."""

    found: BreachShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


@dataclass(frozen=True)
class BreachesPage:
    """The list."""

    title: str
    table: Table | None
    law: str
    nobody: Empty


@dataclass(frozen=True)
class BreachPage:
    """What the template shows."""

    title: str
    form: BreachForm
    back: Link | None
    caption: str
    left: TimeLeft
    facts: Sequence[Fact]
    steps: Sequence[Fact]
    law: str


def load_breach(*, actor: Actor, breach_id: UUID) -> Loaded:
    """The entry. Raises NotVisible."""
    return Loaded(selectors.breach(breach_id, actor=actor))


@screen(Permission.HANDLE_BREACH, log="breach.listed")
def breaches(request: HttpRequest, actor: Actor) -> Answer:
    """Every entry, the newest first."""
    found, now = selectors.breaches(actor=actor), timezone.now()
    table = Table(
        "Breach entries",
        ("Record", "What happened", "Known", "People reached", "Regulator", "Entry"),
        [
            (
                Cell(each.reference, reverse("breach", kwargs={"breach_id": each.id})), Cell(str(each.kind.label)),
                Cell(say.near(each.known_at, now)), Cell(str(each.saw + each.sent + each.decided), is_number=True),
                Cell(f"{each.regulator.label}{f': {each.standing.words}' if each.regulator is Regulator.OPEN else ''}"),
                Cell("Closed" if each.is_closed else "Open"),
            )
            for each in found
        ],
    )  # fmt: skip
    nobody = Empty("There is no breach entry.", "One opens by itself when a record is moved to the right child.")
    page = BreachesPage("Breach entries", table if found else None, law(), nobody)
    return Shown("misfiled/breaches.html", page, about=[f"breach:{each.id}" for each in found])


@screen(Permission.HANDLE_BREACH, load=load_breach, log="breach.viewed")
def breach(request: HttpRequest, actor: Actor, loaded: Loaded, breach_id: UUID) -> Answer:
    """One entry, and what is done about it."""
    found, now = loaded.found, timezone.now()
    form = tried(
        BreachForm.blank(), request,
        lambda told: actions.handle_breach(
            actor=actor, breach_id=breach_id,
            told=StepTold(Regulator(told.regulator), told.words, moment_of(told.told_on, told.told_at), told.closes),
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(reverse("breach", kwargs={"breach_id": breach_id}))
    page = BreachPage(
        title=f"Breach entry {found.reference}",
        form=form,
        back=Link("Breach entries", reverse("breaches")),
        caption=str(found.kind.label),
        left=left_of(found),
        facts=(
            Fact("Record", found.reference),
            Fact("Filed wrongly", say.near(found.filed_at, now)),
            Fact("Known", f"{say.near(found.known_at, now)}, opened by {found.opened_by}"),
            Fact("Saw it", counted(found.saw, "person", "people")),
            Fact("Was sent it", counted(found.sent, "agency or person", "agencies or people")),
            Fact("Decided on it", counted(found.decided, "person or team", "people or teams")),
        ),
        steps=[_step(step) for step in found.steps],
        law=law(),
    )
    return Shown("misfiled/breach.html", page)


def law() -> str:
    """The law's own limit, with its source."""
    rule = clock("regulator_told_of_breach", local_date(timezone.now()))
    return f"{rule.note} {rule.source.said}."


def left_of(found: BreachShown) -> TimeLeft:
    """The 72 hours, or how they ended."""
    return say.left(found.standing, timezone.now(), "Information Commissioner")


def _step(step: selectors.StepShown) -> Fact:
    told = f" Told {say.moment(step.told_at)}." if step.told_at else ""
    closed = " Entry closed." if step.closes else ""
    return Fact(f"{say.moment(step.at)}, {step.by}", f"{step.words} {step.regulator.label}.{told}{closed}")
