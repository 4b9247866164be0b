"""Record a step; do less, through the full gate; put a step right; say why something the return would refuse is so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from openmash.casework.journey import actions, selectors
from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.telling import Gate, StepTold
from openmash.casework.journey.words import AT_A_MEETING, BEFORE_A_COURT, ELSEWHERE, LESS, Closure, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Choice, Choices, Clock, DateParts, Form, LongText, Option, Text, Tick
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways import planning
from openmash.statute.calendar import local_date
from openmash.web.child.record import Part
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import FormPage, OfChild, load_journey, moment_of

HELD_ELSEWHERE = "Held or decided in another area, or before this system"
USUAL = tuple(step for step in Step if step not in (*LESS, *ELSEWHERE, *BEFORE_A_COURT, Step.MISTAKE))
WITHIN = tuple(step for step in LESS if step not in (Step.ENQUIRY_CLOSED, *BEFORE_A_COURT))
"""What does less and is recorded here; how an enquiry or pre-proceedings came out has a page of its own."""


class StepForm(Form):
    """What changed, and when in life. Why may follow by 10:00 the next working day."""

    step = Choice(
        "What has changed?",
        (
            *(Option(step.value, str(step.label)) for step in USUAL),
            *(Option(step.value, str(step.label), HELD_ELSEWHERE) for step in (*AT_A_MEETING, Step.PLAN_BEGAN)),
        ),
        required="Choose what has changed.",
    )  # fmt: skip
    on = DateParts("On what day did it happen?", hint="In life, not when it is typed. Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now, or midday on an earlier day")
    why = LongText("Why?", hint="It may be written later; until then it is on your list.", rows=4)
    to_named = Text("Which area or team, and who there accepted?", hint="For a transfer", most=200)
    explained = LongText(
        "Is this out of the usual order? Say why",
        hint="Such as a discussion held in the night before the referral was typed. It is kept for the return.", rows=2,
    )  # fmt: skip


class LessForm(Form):
    """Everything a step that does less must show."""

    step = Choice(
        "What is to change?", tuple(Option(step.value, str(step.label)) for step in WITHIN),
        required="Choose what is to change.",
    )  # fmt: skip
    closure = Choice("If the case closes: why?", tuple(Option(x.value, f"{x.label} ({x.value})") for x in Closure))
    why = LongText("The reasons", hint="So that somebody who was not there can follow them", rows=5)
    agencies_said = LongText("What did each agency say?", hint="Or that it did not answer", rows=4)
    who_else = LongText("Who else was thought of?", hint="Brothers, sisters, other children in the home", rows=3)
    voice = LongText("What did the child say or show?", hint="Or why they have not been heard, and who will", rows=4)
    to_named = Text("To which area, team or level, and who there accepted?", most=200)
    on = DateParts("On what day?", hint="Left empty: today", past=True)
    at = Clock("At what time?", hint="Left empty: now")


class PutRightForm(Form):
    """When it happened, or that it never did; and how one knows."""

    on = DateParts("On what day did it happen?", past=True)
    at = Clock("At what time?")
    mistake = Tick("It never happened: it was recorded by mistake")
    why = LongText("What was wrong, and how do you know?", rows=3, required="Say what was wrong, and how you know.")


class GivenBackForm(PutRightForm):
    """The same where a plan ended in the act that ended the case."""

    with_it = Choices(
        "What ended with it?",
        (),
        hint="It ends on the day the case ended. If the case never ended, it runs again and is reviewed as before.",
    )


class ReasonForm(Form):
    """Why, where it was left out."""

    why = LongText("Why was this done?", rows=4, required="Say why.")


class ExplainForm(Form):
    """Why it is so."""

    words = LongText("What happened, and why is it so?", rows=4, required="Say what happened, and why it is so.")


@screen(Permission.RECORD, load=load_journey, log="child.viewed")
def journey_step(request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID) -> Answer:
    """Record a step. Only what cannot have happened is refused."""
    begun = begin(actor, child, "journey_step", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, StepForm.blank(),
        lambda told: actions.record_step(
            actor=actor, person_id=begun.person_id,
            told=StepTold(
                Step(told.step), told.why, moment_of(told.on, told.at), told.to_named, explained=told.explained
            ),
        ),
        fields={"at": "on"},
    )  # fmt: skip
    if form is None:
        return begun.done()
    lines = ("What happened is recorded as it happened, whatever the return says of it.",)
    page = FormPage("Record a step", form, begun.back, begun.caption, "Record this step", lines)
    return begun.shown("journey/task.html", page)


@screen(Permission.RECORD_LESS, load=load_journey, log="child.viewed")
def journey_less(request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID) -> Answer:
    """Step down, transfer or close: a manager's, with the reasons."""
    begun = begin(actor, child, "journey_less", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    form = ask(
        request, LessForm.blank(),
        lambda told: planning.record_less(
            actor=actor, person_id=begun.person_id,
            told=StepTold(
                Step(told.step), told.why, moment_of(told.on, told.at), told.to_named,
                Closure(told.closure) if told.closure else None, Gate(told.agencies_said, told.who_else, told.voice),
            ),
        ),
        fields={"at": "on"},
    )  # fmt: skip
    if form is None:
        return begun.done()
    lines = (
        "Doing less needs the reasons, what each agency said, who else was thought of and the child’s voice.",
        "A child in need plan ends with the case, and every plan does where another area has taken the child.",
        "Otherwise a conference ends a child protection plan.",
    )
    page = FormPage("Step down, transfer or close", form, begun.back, begun.caption, "Record this", lines)
    return begun.shown("journey/task.html", page)


GIVEN_BACK = (
    "If it never happened, the child is held again by the team that held them and, where you may allocate, allocated "
    "as they were. A plan that ended with the case runs again with it."
)


@screen(Permission.RECORD, load=load_journey, log="child.viewed")
def journey_put_right(
    request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID, milestone_id: UUID
) -> Answer:
    """Put right when a step happened, or write why it was taken where that was left out."""
    begun = begin(actor, child, "journey_put_right", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    line = selectors.line(milestone_id, child.person, actor=actor)
    if line is None:
        raise NotVisible
    lines: Sequence[str] = (f"{line.said}, {say.moment(line.at)}.",)
    if line.owes_reason:
        reason = ask(
            request, ReasonForm.blank(),
            lambda told: actions.give_reason(actor=actor, milestone_id=milestone_id, why=told.why),
        )  # fmt: skip
        if reason is None:
            return begun.done()
        page = FormPage("Write why", reason, begun.back, begun.caption, "Save this reason", lines)
        return begun.shown("journey/task.html", page)
    ended = [
        each
        for each in selectors.plans_ended_with(milestone_id, child.person, actor=actor)
        if each.milestone_id != milestone_id
    ]
    form = ask(
        request, _put_right_form(ended, line.at),
        lambda told: planning.put_right(
            actor=actor, person_id=begun.person_id, milestone_id=milestone_id, at=moment_of(told.on, told.at),
            why=told.why, mistake=told.mistake,
            with_it=[UUID(key) for key in told.with_it] if isinstance(told, GivenBackForm) else (),
        ),
        fields={"at": "on"},
    )  # fmt: skip
    if form is None:
        return begun.done()
    lines = (*lines, "What was written before stays readable.")
    if line.ended_the_case:
        lines = (*lines, GIVEN_BACK)
    sections = (("", ("on", "at", "mistake", "with_it", "why")),) if ended else ()
    page = FormPage("Put a step right", form, begun.back, begun.caption, "Put it right", lines, sections)
    return begun.shown("journey/task.html", page)


def _put_right_form(ended: Sequence[selectors.Ended], at: datetime) -> PutRightForm:
    """The form, with the plans that ended in the same act and on the same day ticked: it is mostly one mistake."""
    if not ended:
        return PutRightForm.blank()
    offered = [Option(str(each.milestone_id), f"{each.step.label}, {say.moment(each.at)}") for each in ended]
    same = tuple(str(each.milestone_id) for each in ended if local_date(each.at) == local_date(at))
    return GivenBackForm.offering(with_it=offered).blank(filled={"with_it": same})


@screen(Permission.RECORD, load=load_journey, log="child.viewed")
def journey_explain(
    request: HttpRequest, actor: Actor, child: OfChild, person_id: UUID, milestone_id: UUID, rule: str
) -> Answer:
    """Say why something the return would refuse is so. It stays on the list, with these words."""
    begun = begin(actor, child, "journey_explain", part=Part.JOURNEY)
    if not isinstance(begun, Begun):
        return begun
    found = selectors.journey(child.person, actor=actor).put_right
    wrong = next((x.finding for x in found if x.finding.mark == milestone_id and x.finding.rule == rule), None)
    if wrong is None:
        raise NotVisible
    form = ask(
        request, ExplainForm.blank(),
        lambda told: actions.explain(
            actor=actor, milestone_id=milestone_id, person_id=person_id, rule=rule, words=told.words
        ),
    )  # fmt: skip
    if form is None:
        return begun.done()
    lines = (wrong.words, f"{wrong.fix} Rule {wrong.rule}.")
    page = FormPage("Say why it is so", form, begun.back, begun.caption, "Save these words", lines)
    return begun.shown("journey/task.html", page)
