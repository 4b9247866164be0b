"""Disputes an officer helped to quieten: kept on the day, and asked of the school some weeks later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.police_in_schools import actions, selectors
from openmash.casework.police_in_schools.actions import CalmedTold
from openmash.casework.police_in_schools.permissions import Permission
from openmash.casework.police_in_schools.selectors import CalmedShown
from openmash.casework.police_in_schools.words import Dispute, Held
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.words import Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, Text, as_date
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.pathways import police_in_schools as pathway
from openmash.records.cases.on_duty import profile_at
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.police_in_schools.loading import ours


class CalmForm(Form):
    """What was calmed, and how."""

    school = Text("At which school?", hint="Its URN, or its exact name", required="Give the URN or the name.", most=200)
    kind = Choice(
        "What was it?", tuple(Option(each.value, each.label) for each in Dispute), required="Choose what it was."
    )
    on = DateParts("When was it calmed?", past=True, required="Give the day.")
    what = LongText("What was it about?", hint="Name nobody", rows=3, required="Say in a line or two what it was.")
    did = LongText(
        "What did you do?", rows=3,
        hint="Such as: spoke to each group with the head of year; walked the gate for a week. Name nobody",
        required="Say what was done.",
    )  # fmt: skip


class HeldForm(Form):
    """Whether it held."""

    held = Choice(
        "How is it now?", tuple(Option(each.value, each.label) for each in Held), required="Choose how it is now."
    )
    words = LongText("What happens now, and what would help?", hint="Name nobody", rows=3)


class OfficerHeldForm(HeldForm):
    """The same, as an officer was told by telephone."""

    said_by = Text("Who at the school said so?", hint="Name and role", required="Give the name.", most=200)


@dataclass(frozen=True)
class CalmedListPage:
    """What the template shows."""

    title: str
    add: Link | None
    sentence: str
    tables: Sequence[Table]
    empty: Empty
    back: Link


@dataclass(frozen=True)
class CalmedPage:
    """What the template shows."""

    title: str
    caption: str
    line: str
    facts: Sequence[Fact]
    form: HeldForm | None
    back: Link


@dataclass(frozen=True)
class OfCalmed:
    """A dispute of the reader's force or school."""

    found: CalmedShown

    @property
    def about(self) -> Sequence[str]:
        return self.found.about


def load_calmed(*, actor: Actor, calmed_id: UUID) -> OfCalmed:
    """It. Raises NotVisible."""
    return OfCalmed(selectors.one_calmed(calmed_id, actor=actor, ours=ours(actor)))


@screen(Permission.SEE_SESSIONS, log="police_in_schools.calmed_listed")
def police_calmed_list(request: HttpRequest, actor: Actor) -> Shown:
    """List them: those the school is asked about first."""
    works = bool(may(actor, Permission.WORK))
    found = selectors.calmed(actor=actor, ours=ours(actor))
    names = pathway.names_of({each.school_id for each in found}, actor=actor)
    today = pathway.today()
    waits = sorted((each for each in found if each.waits(today)), key=lambda each: each.ask_on)
    rest = [each for each in found if not each.waits(today)]
    tables = [_table("The school is asked now whether it held", waits, names), _table("Others", rest, names)]
    page = CalmedListPage(
        "What was calmed", Link("Write down what was calmed", reverse("police_calm")) if works else None,
        _sentence(found), [each for each in tables if each.rows],
        Empty(
            "Nothing is written down yet",
            "When an officer has helped to quieten a dispute, it appears here; some weeks later the school says "
            "whether it held.",
        ),
        Link("Police in schools", reverse("police_sessions")),
    )  # fmt: skip
    return Shown("police_in_schools/calmed_list.html", page, about=[key for each in found for key in each.about])


def _sentence(found: Sequence[CalmedShown]) -> str:
    said = [each.held for each in found if each.held is not None]
    if not said:
        return ""
    better = sum(each in (Held.QUIET, Held.LESS) for each in said)
    return (
        f"Schools have said of {len(said)} of {len(found)} whether it held: in {better} it is quiet or less than it "
        "was. It would sometimes have quietened by itself, which nobody can count."
    )


def _table(caption: str, found: Sequence[CalmedShown], names: Mapping[UUID, str]) -> Table:
    rows = [
        (
            Cell(
                each.kind.label, url=reverse("police_calmed", kwargs={"calmed_id": each.id}),
                note=names.get(each.school_id, ""),
            ),
            Cell(say.day_of(each.on)),
            Cell(each.held.label if each.held else f"Asked from {say.day_of(each.ask_on)}", note=each.said_by),
        )
        for each in found
    ]  # fmt: skip
    return Table(caption, ("What", "Calmed", "Has it held?"), rows)


@screen(Permission.WORK)
def police_calm(request: HttpRequest, actor: Actor) -> Answer:
    """Keep that a dispute was calmed."""
    days = profile_at(timezone.now()).figure("calmed_asked_after_days")
    made: list[UUID] = []

    def act(told: CalmForm) -> None:
        said = told.school.strip()
        found = schools.named(said if said.isdigit() else "", said, actor=actor)
        if found is None or found.kind is Kind.OFFICER:
            sentence = "No open school in the register has this URN or exactly this name. Check it."
            raise Incomplete([Problem("school", sentence)])
        calmed = CalmedTold(Dispute(told.kind), as_date(told.on), told.what, told.did)
        school = pathway.at_school(found.id, actor=actor)
        made.append(actions.calm(actor=actor, school=school, told=calmed, ask_after_days=days))

    form = ask(request, CalmForm.blank(), act)
    if form is None:
        return Go(reverse("police_calmed", kwargs={"calmed_id": made[0]}))
    lines = (
        f"The school is asked after {days} days whether it held.",
        "Where a child was hurt or threatened, tell the hub as well: this is no referral.",
    )
    back = Link("What was calmed", reverse("police_calmed_list"))
    return Shown("journey/task.html", FormPage("Write down what was calmed", form, back, "", "Save", lines))


@screen(Permission.SEE_SESSIONS, load=load_calmed, log="police_in_schools.calmed_viewed")
def police_calmed(request: HttpRequest, actor: Actor, loaded: OfCalmed, calmed_id: UUID) -> Answer:
    """Show one; once the day has come, the school says whether it held, or the officer who rang it."""
    found, here = loaded.found, reverse("police_calmed", kwargs={"calmed_id": calmed_id})
    school = pathway.at_school(found.school_id, actor=actor)
    works = bool(may(actor, Permission.WORK))
    form: HeldForm | None = None
    if found.waits(pathway.today()):
        form = ask(
            request, (OfficerHeldForm if works else HeldForm).blank(),
            lambda told: actions.say_if_held(
                actor=actor, calmed_id=calmed_id, school=school, held=Held(told.held), words=told.words,
                said_by=told.said_by if isinstance(told, OfficerHeldForm) else "",
            ),
        )  # fmt: skip
        if form is None:
            return Go(here)
    facts = [
        Fact("What", found.kind.label), Fact("Calmed on", say.day_of(found.on)), Fact("By", found.by),
        Fact("What it was about", found.what), Fact("What was done", found.did),
        Fact(
            "Has it held?", found.held.label if found.held else "",
            unknown=f"The school is asked from {say.day_of(found.ask_on)}",
        ),
    ]  # fmt: skip
    if found.held:
        facts += [
            Fact("Said by", f"{found.said_by}, {say.moment(found.said_at) if found.said_at else ''}"),
            Fact("What happens now", found.words, unknown="Not said"),
        ]
    line = "Say whether it has held." if form else ""
    page = CalmedPage(
        "A dispute that was calmed",
        school.name,
        line,
        facts,
        form,
        Link("What was calmed", reverse("police_calmed_list")),
    )
    return Shown("police_in_schools/calmed.html", page)
