"""Keep, propose, hold and agree: each its own small page, for whoever may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Option, PartialDate, Text
from openmash.foundation.design.parts import Fact, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.retention import actions, selectors
from openmash.insight.retention.actions import HoldTold
from openmash.insight.retention.permissions import Permission
from openmash.insight.retention.selectors import DecisionShown, HoldShown, Standing
from openmash.insight.retention.words import Basis, HeldFor, Scope
from openmash.records.linkage.selectors import person_set
from openmash.web.missing.steps import tried

HOLDS = tuple(Option(each.value, str(each.label)) for each in HeldFor)
DOES = (
    Option("due", "Propose that it is erased: its time has passed"),
    Option("asked", "Propose that it is erased: they asked, and nothing in law says that it must be kept"),
    Option("keep", "Keep it longer, until a day"),
    Option("hold", "Hold it: an inquiry, a claim, the police or a court needs it"),
)


class ChildRetentionForm(Form):
    """What, and why."""

    does = Choice("What do you decide?", DOES, required="Choose what you decide.")
    why = LongText(
        "Why?", rows=4, required="Say why.", hint="To propose: that you looked through it, and why it may go.",
    )  # fmt: skip
    again_on = DateParts("If kept longer, or held until a day: until when?")
    held_for = Choice("If held: what for?", HOLDS)
    asked_by = Text("If held: who asked, and their reference", most=200)


class AgreeForm(Form):
    """Yes or no, and why."""

    agrees = Choice(
        "Is it erased?",
        (Option("yes", "Yes: erase it now. It cannot be brought back"), Option("no", "No, not now")),
        required="Choose whether it is erased.",
    )  # fmt: skip
    why = LongText("What did you look at?", rows=4, required="Say what you looked at.")


class HoldForm(Form):
    """What is held, why, by whom, until when."""

    what = Choice("What is held?", (), required="Choose what is held.")
    held_for = Choice("What for?", HOLDS, required="Choose why it is held.")
    asked_by = Text("Who asked, and their reference", required="Say who asked, and their reference.", most=200)
    why = LongText("What is it about?", rows=3, required="Say what it is about.")
    until = DateParts("Until when?", hint="Left empty: until somebody ends it")


class EndHoldForm(Form):
    """Why."""

    why = LongText("Why is it held no longer, and who says so?", rows=3, required="Say why, and who says so.")


@dataclass(frozen=True)
class DecidingPage:
    """What each of these pages shows. `warning`: what cannot be undone, or what stands in the way."""

    title: str
    form: Form
    back: Link | None
    caption: str
    facts: Sequence[Fact]
    warning: str
    button: str


@dataclass(frozen=True)
class Loaded:
    """How it stands with one record."""

    found: Standing

    @property
    def about(self) -> Sequence[str]:
        return self.found.person.about


def load_child(*, actor: Actor, person_id: UUID) -> Loaded:
    """The record. Raises NotVisible."""
    return Loaded(selectors.standing(person_set(person_id, actor), actor=actor))


def load_decision(*, actor: Actor, decision_id: UUID) -> DecisionShown:
    """The proposal, while it waits. Raises NotVisible."""
    return selectors.decision(actor=actor, decision_id=decision_id)


def load_hold(*, actor: Actor, hold_id: UUID) -> HoldShown:
    """The hold, while it is in force. Raises NotVisible."""
    found = next((each for each in selectors.holds(actor=actor) if each.id == hold_id), None)
    if found is None:
        raise NotVisible
    return found


@screen(Permission.PROPOSE, load=load_child, log="retention.viewed")
def child_retention(request: HttpRequest, actor: Actor, loaded: Loaded, person_id: UUID) -> Answer:
    """How long one child's record is kept: propose, keep or hold."""
    found = loaded.found

    def do(told: ChildRetentionForm) -> None:
        if told.does == "keep":
            actions.keep(actor=actor, person=found.person, why=told.why, again_on=_day(told.again_on))
        elif told.does == "hold":
            actions.hold(
                actor=actor,
                told=HoldTold(
                    Scope.PERSON, HeldFor(told.held_for) if told.held_for else None, told.asked_by, told.why,
                    _day(told.again_on), person=found.person,
                ),
            )  # fmt: skip
        else:
            actions.propose(actor=actor, person=found.person, basis=Basis(told.does), why=told.why)

    form = tried(ChildRetentionForm.blank(), request, do, {"until": "again_on"})
    if form is None:
        return Go(reverse("retention"))
    line = found.line
    facts = (
        Fact("Kind of record", selectors.name_of_kind(found.kind)),
        Fact(
            "Kept", f"{line.years} years" if line and line.years else "The area has not said, so it does not fall due"
        ),
        Fact("Who says so", line.source if line else ""),
        Fact("Open now", f"{found.open} things" if found.open else "Nothing"),
        Fact("Last work ended", say.day(found.ended_on) if found.ended_on else ""),
        Fact("May go from", say.day(found.due_on) if found.due_on else "No day is set"),
        *(Fact(f"Held: {each.held_for.label}", f"{each.why} Asked by {each.asked_by}.") for each in found.holds),
        *([Fact("Decided last", f"{found.decided.stage.label}. {found.decided.why}")] if found.decided else []),
    )
    warning = (
        "Look through the whole record first: brothers and sisters, a claim that may come, what the child may ask for "
        "as an adult. What it shares with others stays until it may go for all of them."
    )
    page = DecidingPage(
        "How long this record is kept", form, Link("How long records are kept", reverse("retention")), found.name,
        facts, warning, "Save this decision",
    )  # fmt: skip
    return Shown("retention/child.html", page)


@screen(Permission.AGREE, load=load_decision, log="retention.viewed")
def retention_agree(request: HttpRequest, actor: Actor, found: DecisionShown, decision_id: UUID) -> Answer:
    """Agree to what another proposed, or not, without reading the record."""
    form = tried(
        AgreeForm.blank(), request,
        lambda told: actions.answer(
            actor=actor, decision_id=decision_id, agrees=told.agrees == "yes", why=told.why
        ),
        {},
    )  # fmt: skip
    if form is None:
        return Go(reverse("retention"))
    facts = (
        Fact("Kind of record", selectors.name_of_kind(found.record_kind)),
        Fact("Why", str(found.basis.label)),
        Fact("Who says so", found.source),
        Fact("May go from", say.day(found.due_on) if found.due_on else "No day is set"),
        Fact("Proposed", f"{say.moment(found.at)}, by {found.by}"),
        Fact("What they say", found.why),
    )
    warning = (
        "Erasing is for good. Names, words, numbers, dates of birth and files go; that somebody looked stays. "
        "A certificate is kept that names nobody."
    )
    back = Link("How long records are kept", reverse("retention"))
    page = DecidingPage(f"Proposal {found.reference}", form, back, "To be erased", facts, warning, "Decide")
    return Shown("retention/agree.html", page)


@screen(Permission.HOLD)
def retention_hold(request: HttpRequest, actor: Actor) -> Answer:
    """Hold everything, or one kind of record."""
    kinds = tuple(Option(each.key, f"Only: {each.name}") for each in selectors.schedule())
    blank = HoldForm.offering(what=(Option("all", "Everything, of everybody"), *kinds)).blank()
    form = tried(
        blank, request,
        lambda told: actions.hold(
            actor=actor,
            told=HoldTold(
                Scope.ALL if told.what == "all" else Scope.KIND, HeldFor(told.held_for), told.asked_by, told.why,
                _day(told.until), "" if told.what == "all" else told.what,
            ),
        ),
        {"record_kind": "what"},
    )  # fmt: skip
    if form is None:
        return Go(reverse("retention"))
    back = Link("How long records are kept", reverse("retention"))
    page = DecidingPage("Hold records against erasure", form, back, "", (), "", "Hold them from now")
    return Shown("retention/hold.html", page)


@screen(Permission.READ, load=load_hold, log="retention.viewed")
def retention_hold_end(request: HttpRequest, actor: Actor, found: HoldShown, hold_id: UUID) -> Answer:
    """End a hold."""
    form = tried(
        EndHoldForm.blank(), request, lambda told: actions.end_hold(actor=actor, hold_id=hold_id, why=told.why), {}
    )
    if form is None:
        return Go(reverse("retention"))
    facts = (
        Fact("What", str(found.scope.label)), Fact("Why", f"{found.held_for.label}. {found.why}"),
        Fact("Who asked", found.asked_by), Fact("Set", f"{say.moment(found.at)}, by {found.by}"),
    )  # fmt: skip
    back = Link("How long records are kept", reverse("retention"))
    page = DecidingPage("End a hold", form, back, "", facts, "What it stopped can be proposed again.", "End this hold")
    return Shown("retention/end_hold.html", page)


def _day(told: PartialDate) -> date | None:
    return told.earliest()
