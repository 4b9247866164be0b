"""Keeping a plan: begin it, add to it, and say what is complete, what helped, and what scrutiny found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.design.forms import Choice, DateParts, Form, LongText, Number, Option, Text, as_date
from openmash.foundation.design.parts import Link
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import ActionTold, EvidenceTold, JudgementTold, PlanTold, ScrutinyTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import Task
from openmash.insight.partnership.words import (
    Assured,
    Column,
    Follows,
    Shows,
    Since,
    Step,
    Sureness,
    Verdict,
)
from openmash.insight.scorecard.indicators import INDICATORS, Better
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.plan import AtPlan, load_plan
from openmash.web.partnership.showing import ASKS

NAME_NO_CHILD = "Name no child: plans are read by people who may see none."
MEASURES = tuple(Option(each.key, each.name, each.question) for each in INDICATORS if each.better is not Better.NEITHER)
"""Figures of which it can be said which way is better."""
YES_PARTLY_NO = tuple(Option(each.value, str(each.label)) for each in Verdict if each is not Verdict.TOO_SOON)
NOT_PARTNERS = (AgencyKind.SCHOOL, AgencyKind.GP, AgencyKind.OTHER_AREA)
WHO = "Name and post, such as “Ann Lee, chief nurse”"


def options(words: type[Follows | Step | Shows | Since | Sureness | Verdict | Assured]) -> tuple[Option, ...]:
    """Every one of these words, to choose from."""
    return tuple(Option(each.value, str(each.label)) for each in words)


class PlanForm(Form):
    """What a plan answers."""

    follows = Choice("What does it answer?", options(Follows), required="Choose what the plan answers.")
    title = Text(
        "What is it called?", hint="Such as “Joint inspection, June 2023”", required="Say what the plan answers."
    )
    about = LongText("What was looked at?", hint=f"In your own words. {NAME_NO_CHILD}", rows=4)
    received_on = DateParts("When did the report come?", past=True, required="Say when it came.")
    coordinator = Choice("Which agency brings the plan together?", (), required="Choose an agency.")
    link = Text("Where is the report published?", hint="Left empty: it is not", most=400)


class StatementForm(Form):
    """What happened about the written statement."""

    step = Choice("What happened?", options(Step), required="Choose what happened.")
    on = DateParts("On which day?", past=True, required="Say on which day.")
    words = Text("Anything to add", most=400)


class FindingForm(Form):
    """A finding in our own words."""

    ref = Text(
        "Its number", hint="As in the report", most=20, width="5", required="Give it a number, as the report does."
    )
    words = LongText(
        "What was found?", hint=f"In your own words, not the report’s. {NAME_NO_CHILD}", rows=4,
        required="Say what was found, in your own words.",
    )  # fmt: skip


class ActionForm(Form):
    """What is done, by whom, by when, and how its effect is seen."""

    what = LongText("What will be done?", hint=NAME_NO_CHILD, rows=3, required="Say what will be done.")
    agency = Choice("Which agency answers for it?", (), required="Choose an agency.")
    person = Text("Who answers for it?", hint=WHO, required="Say who answers for it: name and post.")
    by = DateParts("By when?", required="Say by when.")
    measure = Choice(
        "Which figure will show that it helped?", MEASURES,
        hint="Figures of the scorecard of which it can be said which way is better. None fits: say so below.",
    )  # fmt: skip
    since = Choice(
        "From where is it measured?", options(Since), hint="Read from the scorecard: nobody types it",
    )  # fmt: skip
    target = Number("Which figure would be good enough?", hint="A percentage, hours or days, as the figure is")
    other_measure = LongText("No figure fits: what will be looked at instead?", rows=2, most=400)
    look_again_on = DateParts("When is practice audited again?", hint="Needed for a recommendation of a review")


class EvidenceForm(Form):
    """What shows it."""

    shows = Choice("What does it show?", options(Shows), required="Choose what it shows.")
    words = LongText("What does it say?", hint=NAME_NO_CHILD, rows=4, required="Say what it shows.")
    where = Text("Where can it be found?", most=400)
    on = DateParts("Of which day is it?", hint="Left empty: today", past=True)


class CompleteForm(Form):
    """Whether it is complete."""

    verdict = Choice(ASKS[Column.COMPLETE], YES_PARTLY_NO, required="Choose an answer.")
    why = LongText("Why?", rows=3, required="Say why, so that somebody else could agree or not.")
    said_by = Text("Who says so?", hint=WHO, required="Say who says so: name and post.")
    on = DateParts("When?", hint="Left empty: today", past=True)


class DifferenceForm(Form):
    """Whether it made a difference to children."""

    verdict = Choice(ASKS[Column.DIFFERENCE], options(Verdict), required="Choose an answer.")
    sureness = Choice("How sure is whoever says so?", options(Sureness), hint="Not needed where it is too soon to say")
    why = LongText(
        "Why?", hint="For children: what is different, and what else could explain it", rows=4,
        required="Say why, so that somebody else could agree or not.",
    )  # fmt: skip
    said_by = Text("Who says so?", hint=WHO, required="Say who says so: name and post.")
    on = DateParts("When?", hint="Left empty: today", past=True)


class ScrutinyForm(Form):
    """What independent scrutiny says."""

    assured = Choice("What does independent scrutiny say?", options(Assured), required="Choose what it says.")
    words = LongText(
        "What was looked at, and found?", hint=NAME_NO_CHILD, rows=4,
        required="Say what was looked at and what was found.",
    )  # fmt: skip
    said_by = Text(
        "Who says so?", hint="Name and post. Never somebody who answers for this",
        required="Say who says so: name and post.",
    )  # fmt: skip
    on = DateParts("When?", hint="Left empty: today", past=True)


@dataclass(frozen=True)
class AtTask:
    """A finding or an action, for a task on it."""

    found: Task

    @property
    def about(self) -> Sequence[str]:
        return (f"plan:{self.found.plan_id}",)

    @property
    def back(self) -> Link:
        """Its plan."""
        return Link(self.found.plan, reverse("partnership_plan", kwargs={"plan_id": self.found.plan_id}))


def load_finding(*, actor: Actor, finding_id: UUID) -> AtTask:
    """The finding. Raises NotVisible."""
    return AtTask(selectors.finding(finding_id, actor=actor))


def load_action(*, actor: Actor, action_id: UUID) -> AtTask:
    """The action. Raises NotVisible."""
    return AtTask(selectors.action(action_id, actor=actor))


@screen(Permission.KEEP, log="")
def partnership_begin_plan(request: HttpRequest, actor: Actor) -> Answer:
    """Begin a plan; an empty form shows nobody."""
    made: list[UUID] = []
    form = ask(
        request, PlanForm.offering(coordinator=agencies_to_choose()).blank(),
        lambda told: made.append(
            actions.begin_plan(
                actor=actor,
                told=PlanTold(
                    Follows(told.follows), told.title, told.about, as_date(told.received_on), key_of(told.coordinator),
                    told.link,
                ),
            )
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("partnership_plan", kwargs={"plan_id": made[0]}))
    back = Link("Improvement plans", reverse("partnership_plans"))
    return _asked("Begin an improvement plan", form, back, "", "Begin this plan")


@screen(Permission.KEEP, load=load_plan, log="partnership.plan_viewed")
def partnership_statement(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """Say whether a written statement was asked for, and when it was sent."""
    form = ask(
        request, StatementForm.blank(),
        lambda told: actions.add_step(
            actor=actor, plan_id=plan_id, step=Step(told.step), on=as_date(told.on), words=told.words
        ),
    )  # fmt: skip
    back = Link(loaded.found.title, reverse("partnership_plan", kwargs={"plan_id": plan_id}))
    if form is None:
        return Go(back.url)
    return _asked("Written statement of proposed action", form, back, loaded.found.title, "Record this")


@screen(Permission.KEEP, load=load_plan, log="partnership.plan_viewed")
def partnership_add_finding(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """Add what was found."""
    form = ask(
        request, FindingForm.blank(),
        lambda told: actions.add_finding(actor=actor, plan_id=plan_id, ref=told.ref, words=told.words),
    )  # fmt: skip
    back = Link(loaded.found.title, reverse("partnership_plan", kwargs={"plan_id": plan_id}))
    if form is None:
        return Go(back.url)
    return _asked("Add a finding", form, back, loaded.found.title, "Add this finding")


@screen(Permission.KEEP, load=load_finding, log="partnership.plan_viewed")
def partnership_add_action(request: HttpRequest, actor: Actor, loaded: AtTask, finding_id: UUID) -> Answer:
    """Say what is done about a finding."""
    form = ask(
        request, ActionForm.offering(agency=agencies_to_choose()).blank(filled={"since": Since.NOW.value}),
        lambda told: actions.add_action(
            actor=actor, finding_id=finding_id,
            told=ActionTold(
                told.what, key_of(told.agency), told.person, as_date(told.by), told.measure, told.other_measure,
                Since(told.since or Since.NOW), told.target, as_date(told.look_again_on),
            ),
        ),
    )  # fmt: skip
    if form is None:
        return Go(loaded.back.url)
    sections = (
        ("How anybody will see that it helped", ("measure", "since", "target", "other_measure", "look_again_on")),
    )
    return _asked("Add an action", form, loaded.back, loaded.found.what, "Add this action", sections)


@screen(Permission.GIVE_EVIDENCE, load=load_action, log="partnership.plan_viewed")
def partnership_add_evidence(request: HttpRequest, actor: Actor, loaded: AtTask, action_id: UUID) -> Answer:
    """Add evidence to an action."""
    form = ask(
        request, EvidenceForm.blank(),
        lambda told: actions.add_evidence(
            actor=actor, action_id=action_id,
            told=EvidenceTold(Shows(told.shows), told.words, told.where, as_date(told.on)),
        ),
    )  # fmt: skip
    if form is None:
        return Go(loaded.back.url)
    return _asked("Add evidence", form, loaded.back, loaded.found.what, "Add this evidence")


@screen(Permission.KEEP, load=load_action, log="partnership.plan_viewed")
def partnership_complete(request: HttpRequest, actor: Actor, loaded: AtTask, action_id: UUID) -> Answer:
    """Say whether it is complete: that alone."""
    form = ask(
        request, CompleteForm.blank(),
        lambda told: actions.judge(
            actor=actor, action_id=action_id, column=Column.COMPLETE,
            told=JudgementTold(Verdict(told.verdict), told.why, told.said_by, as_date(told.on)),
        ),
    )  # fmt: skip
    if form is None:
        return Go(loaded.back.url)
    return _asked(ASKS[Column.COMPLETE], form, loaded.back, loaded.found.what, "Save this answer")


@screen(Permission.KEEP, load=load_action, log="partnership.plan_viewed")
def partnership_difference(request: HttpRequest, actor: Actor, loaded: AtTask, action_id: UUID) -> Answer:
    """Say whether it made a difference: that alone."""
    form = ask(
        request, DifferenceForm.blank(),
        lambda told: actions.judge(
            actor=actor, action_id=action_id, column=Column.DIFFERENCE,
            told=JudgementTold(
                Verdict(told.verdict), told.why, told.said_by, as_date(told.on),
                Sureness(told.sureness) if told.sureness else None,
            ),
        ),
    )  # fmt: skip
    if form is None:
        return Go(loaded.back.url)
    return _asked(ASKS[Column.DIFFERENCE], form, loaded.back, loaded.found.what, "Save this answer")


@screen(Permission.KEEP, load=load_finding, log="partnership.plan_viewed")
def partnership_scrutinise(request: HttpRequest, actor: Actor, loaded: AtTask, finding_id: UUID) -> Answer:
    """Keep what independent scrutiny says of a finding."""
    form = ask(
        request, ScrutinyForm.blank(),
        lambda told: actions.scrutinise(
            actor=actor, finding_id=finding_id,
            told=ScrutinyTold(Assured(told.assured), told.words, told.said_by, as_date(told.on)),
        ),
    )  # fmt: skip
    if form is None:
        return Go(loaded.back.url)
    return _asked("Independent scrutiny", form, loaded.back, loaded.found.what, "Save this verdict")


def _asked(
    title: str, form: Form, back: Link, caption: str, button: str,
    sections: Sequence[tuple[str, Sequence[str]]] = (),
) -> Shown:  # fmt: skip
    return Shown("journey/task.html", FormPage(title, form, back, caption, button, sections=sections))


def agencies_to_choose() -> tuple[Option, ...]:
    """The partners here: never a single school, a surgery or another area, for whom their own service answers."""
    return tuple(Option(str(each.pk), each.name) for each in agencies.partners() if each.kind not in NOT_PARTNERS)


def key_of(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None
