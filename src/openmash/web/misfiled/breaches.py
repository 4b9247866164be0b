"""Breach entries, for the information lead and whoever the lead names: by reference, with numbers, about no child."""

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
from openmash.casework.misfiled.words import Does, Regulator
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Form, LongText, Option, Tick
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table, TimeLeft
from openmash.statute.calendar import local_date
from openmash.statute.clocks import clock
from openmash.statute.sources import UK_GDPR_PEOPLE_TOLD
from openmash.web.misfiled.counting import counted
from openmash.web.missing.steps import tried

STEPS = (Does.CONTAINED, Does.CAUSE, Does.CHANGED, Does.LEARNT, Does.NOTED)


class BreachForm(Form):
    """What was done."""

    does = Choice(
        "What do you add?", tuple(Option(x.value, str(x.label)) for x in STEPS),
        required="Choose what you add.",
    )  # fmt: skip
    words = LongText("In words, naming nobody it is about", rows=4, required="Say what was done, or found.")
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
    """What the template shows. `tasks` and the tick to close are the lead's alone."""

    title: str
    form: BreachForm
    back: Link | None
    caption: str
    left: TimeLeft
    words: str
    facts: Sequence[Fact]
    judged: Sequence[Fact]
    missing: Sequence[str]
    tasks: Sequence[Link]
    steps: Sequence[Fact]
    law: str
    is_closed: bool


def load_breach(*, actor: Actor, breach_id: UUID) -> Loaded:
    """The entry. Raises NotVisible."""
    return Loaded(selectors.breach(breach_id, actor=actor))


@screen(Permission.HANDLE_BREACH, log="breach.listed")
def breaches(request: HttpRequest, actor: Actor) -> Answer:
    """Every entry, the newest first."""
    found, now = selectors.breaches(actor=actor), timezone.now()
    table = Table(
        "Breach entries",
        ("Record", "What happened", "Known", "Risk to people", "The Commissioner", "Entry"),
        [
            (
                Cell(each.reference, reverse("breach", kwargs={"breach_id": each.id})), Cell(str(each.kind.label)),
                Cell(say.near(each.known_at, now)), Cell(str(each.risk.label) if each.risk else "Not judged yet"),
                Cell(f"{each.regulator.label}{f': {each.standing.words}' if each.regulator is Regulator.OPEN else ''}"),
                Cell("Closed" if each.is_closed else "Open"),
            )
            for each in found
        ],
    )  # fmt: skip
    nobody = Empty("There is no breach entry.", "One opens by itself when something was filed with the wrong child.")
    page = BreachesPage("Breach entries", table if found else None, law(), nobody)
    return Shown("misfiled/breaches.html", page, about=[f"breach:{each.id}" for each in found])


@screen(Permission.READ_BREACH, load=load_breach, log="breach.viewed")
def breach(request: HttpRequest, actor: Actor, loaded: Loaded, breach_id: UUID) -> Answer:
    """One entry, and what is done about it: for the lead, and for whoever the lead named."""
    found, now = loaded.found, timezone.now()
    leads = bool(may(actor, Permission.HANDLE_BREACH))
    form = tried(
        BreachForm.blank(), request,
        lambda told: actions.handle_breach(
            actor=actor, breach_id=breach_id, told=StepTold(Does(told.does), told.words, told.closes and leads)
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(reverse("breach", kwargs={"breach_id": breach_id}))
    reached = (
        Fact("Saw it", counted(found.saw, "person", "people")),
        Fact("Was sent it", counted(found.sent, "agency or person", "agencies or people")),
        Fact("Decided on it", counted(found.decided, "person or team", "people or teams")),
    )
    tasks = (
        ("breach_judge", "Judge the risk to people"), ("breach_told", "Say who was told"),
        ("breach_share", "Let a colleague see this entry"),
    )  # fmt: skip
    page = BreachPage(
        title=f"Breach entry {found.reference}",
        form=form,
        back=Link("Breach entries", reverse("breaches")) if leads else Link("Home", reverse("home")),
        caption=str(found.kind.label),
        left=left_of(found),
        words=found.words,
        facts=(
            Fact("Record", found.reference),
            Fact("Happened", say.near(found.filed_at, now)),
            Fact("Known", f"{say.near(found.known_at, now)}, told by {found.opened_by}"),
            *reached,
            Fact("The Commissioner", str(found.regulator.label)),
            Fact("The people concerned", str(found.people.label) if found.people else "Not decided yet"),
            Fact("Who sees this entry", say.listed(["The information lead", *found.named])),
        ),
        judged=_judged(found),
        missing=[] if found.is_closed else found.missing(),
        tasks=[Link(text, reverse(name, kwargs={"breach_id": breach_id})) for name, text in tasks] if leads else (),
        steps=[_step(step) for step in found.steps],
        law=law(),
        is_closed=found.is_closed,
    )
    return Shown("misfiled/breach.html", page)


def _judged(found: BreachShown) -> list[Fact]:
    judged = found.judged
    if judged is None:
        return []
    return [
        Fact("Risk to people", str(judged.risk.label)),
        Fact("Why", judged.why),
        Fact("Whose details", say.listed([str(each.label) for each in judged.whose])),
        Fact("What kinds", "; ".join(str(each.label) for each in judged.kinds)),
        Fact("How many people", f"{judged.many:,}"),
        Fact("Judged", f"{say.moment(judged.at)}, by {judged.by}"),
    ]


def law() -> str:
    """The law's own limit, with its source; and when the people concerned are told."""
    rule = clock("regulator_told_of_breach", local_date(timezone.now()))
    people = "Where a high risk to people is likely, they are told as well, without undue delay"
    return f"{rule.note} {rule.source.said}. {people}. {UK_GDPR_PEOPLE_TOLD.said}."


def left_of(found: BreachShown) -> TimeLeft:
    """The 72 hours, or how they ended."""
    return say.left(found.standing, timezone.now(), "Information Commissioner")


def _step(step: selectors.StepShown) -> Fact:
    told = f" Told {say.moment(step.told_at)}." if step.told_at and step.does is Does.REGULATOR else ""
    late = f" Later than 72 hours because: {step.late_because}" if step.late_because else ""
    people = f" {step.people.label}." if step.people else ""
    regulator = f" {step.regulator.label}." if step.does is Does.REGULATOR else ""
    closed = " Entry closed." if step.closes else ""
    return Fact(
        f"{say.moment(step.at)}, {step.by}", f"{step.does.label}: {step.words}{regulator}{told}{late}{people}{closed}"
    )
