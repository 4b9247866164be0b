"""The tasks of disruption: decide on a measure, record what became of it, choose places to compare with."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.disruption import actions, selectors
from openmash.casework.disruption.actions import Follows, MeasureTold
from openmash.casework.disruption.permissions import Permission
from openmash.casework.disruption.words import Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, DateParts, Form, LongText, Option, Text, as_date
from openmash.foundation.design.parts import Link
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.words import Kind
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.disruption.loading import (
    AtMeasure,
    AtSubject,
    TaskPage,
    load_measure,
    load_subject,
    measure_url,
    subject_url,
)


class PlanForm(Form):
    """Which measure, by whom, what for, and what it means for the victims."""

    code = Choice("Which measure?", (), required="Choose a measure that is in force here.")
    victims = LongText(
        "What may it mean for the children harmed, and what do they say?", rows=4,
        required="Say what it may mean for the children harmed, and what they say.",
        hint="Could it put anybody at risk, or show who told? What was changed because of what they said?",
    )  # fmt: skip
    aim = LongText("What is it to change, and how shall we know?", rows=3, required="Say what it is to change.")
    lead = Text("Which agency leads it?", required="Say which agency leads it.")
    authorised_by = Text(
        "Who authorised it?", hint="Name, and rank or role", required="Say who authorised it, by name and rank or role."
    )
    review_on = DateParts("When is it looked at again?", required="Give the day on which it is looked at again.")


class StepForm(Form):
    """What became of it, and after a breach what is done."""

    step = Choice(
        "What became of it?", tuple(Option(each.value, str(each.label)) for each in Step),
        required="Choose what became of it.",
    )  # fmt: skip
    on = DateParts("On what day?", past=True, required="Say on what day.")
    expires_on = DateParts("Until when does it run?", hint="Where it says so")
    words = LongText("What happened, or why", rows=3, hint="Asked where it is refused, breached or ended")
    what = Text("After a breach: what will be done?", most=300)
    owner_name = Text("Who does it?", hint="Their name, as on their account")
    agency_name = Text("Of which agency?")
    due_on = DateParts("By when?")


class CompareForm(Form):
    """Which places, and why they are like it."""

    places = Choices("Which places is it like?", (), required="Choose at least one other place.")
    why = LongText(
        "Why are they like it?", rows=3, required="Say why these are like it.",
        hint="What happens there, at what times; and that no measure began there at about the same time",
    )  # fmt: skip


@screen(Permission.RECORD, load=load_subject, log="disruption.viewed")
def measure_plan(request: HttpRequest, actor: Actor, loaded: AtSubject, subject_id: UUID) -> Answer:
    """Only what is in force here is offered; the rest is listed where it is to be checked."""
    today = local_date(timezone.now())
    offered = [
        Option(each.measure.code, each.measure.name, f"{each.measure.power}. Led by: {each.measure.lead.lower()}")
        for each in selectors.offered(today)
    ]
    made: list[UUID] = []
    form = ask(
        request, PlanForm.offering(code=offered).blank(),
        lambda told: made.append(
            actions.plan_measure(
                actor=actor, subject_id=subject_id,
                told=MeasureTold(
                    told.code, told.lead, told.authorised_by, told.aim, told.victims, as_date(told.review_on)
                ),
            )
        ),
    )  # fmt: skip
    if form is None:
        return Go(measure_url(made[0]))
    back = Link("What is done about it", subject_url(subject_id))
    return Shown("disruption/plan.html", TaskPage("Decide on a measure", form, back, loaded.subject.name))


@screen(Permission.RECORD, load=load_measure, log="disruption.viewed")
def measure_step(request: HttpRequest, actor: Actor, loaded: AtMeasure, measure_id: UUID) -> Answer:
    """A breach is not kept without what is done about it."""
    form = ask(
        request, StepForm.blank(),
        lambda told: actions.take_step(
            actor=actor, measure_id=measure_id, step=Step(told.step) if told.step else None, on=as_date(told.on),
            expires_on=as_date(told.expires_on), words=told.words, follows=_follows(told),
        ),
    )  # fmt: skip
    if form is None:
        return Go(measure_url(measure_id))
    back = Link("The measure", measure_url(measure_id))
    page = TaskPage("What became of the measure", form, back, f"{loaded.measure.name}: {loaded.subject.name}")
    return Shown("disruption/step.html", page)


@screen(Permission.RECORD, load=load_subject, log="disruption.viewed")
def measure_compare(request: HttpRequest, actor: Actor, loaded: AtSubject, subject_id: UUID) -> Answer:
    """Chosen by a person before the answer is looked at, with why."""
    before = selectors.comparison(subject_id, actor=actor)
    places = [
        each
        for each in subjects.visible(actor=actor, kind=Kind.PLACE)
        if each.id != subject_id and each.point is not None
    ]
    options = [Option(str(each.id), each.name, say.shortened(each.words, 90) if each.words else "") for each in places]
    filled: dict[str, object] = {}
    if before:
        filled = {"places": tuple(str(each) for each in before.places), "why": before.why}
    form = ask(
        request, CompareForm.offering(places=options).blank(filled=filled),
        lambda told: actions.compare_with(
            actor=actor, subject_id=subject_id, places=[UUID(each) for each in told.places], why=told.why
        ),
    )  # fmt: skip
    if form is None:
        return Go(subject_url(subject_id))
    back = Link("What is done about it", subject_url(subject_id))
    return Shown("disruption/compare.html", TaskPage("Places to compare with", form, back, loaded.subject.name))


def _follows(told: StepForm) -> Follows:
    known = accounts_named(told.owner_name.strip()) if told.owner_name.strip() else []
    return Follows(
        told.what, told.owner_name, told.agency_name, as_date(told.due_on), known[0] if len(known) == 1 else None
    )
