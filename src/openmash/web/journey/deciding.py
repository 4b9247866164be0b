"""What a meeting decided for one child; and a manager's view of an enquiry somebody else began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.protection.permissions import Permission
from openmash.casework.protection.telling import DecisionTold
from openmash.casework.protection.words import OF_KIND, Category, Kind, Led, Medical, Outcome, Participation
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import (
    YES_NO,
    Choice,
    Clock,
    DateParts,
    Form,
    LongText,
    Number,
    Option,
    Text,
    Tick,
)
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways import child_protection
from openmash.pathways.next_meeting import last_day
from openmash.web.child.task import ask
from openmash.web.journey.loading import AtMeeting, OneDecision, load_decision, load_meeting, meeting_url
from openmash.web.journey.tasks import FormPage, moment_of, planned_at


class DecisionForm(Form):
    """What every meeting decides. More needs only the first answer."""

    outcome = Choice("What was decided for this child?", (), required="Choose what was decided.")
    rationale = LongText("Why", hint="The reasons, from what was said and seen", rows=5)
    on = DateParts("On what day was it held?", hint="Left empty: when it was called for", past=True)
    at = Clock("At what time?")
    agencies_said = LongText("What did each agency think, and who differed?", rows=4)
    who_else = LongText("Who else was thought of?", hint="Brothers, sisters, other children in the home", rows=3)
    voice = LongText("What did the child say or show?", hint="Or why they have not been heard, and who will", rows=4)


class StrategyForm(DecisionForm):
    """A strategy discussion."""

    led = Choice("Who makes the enquiry?", tuple(Option(x.value, str(x.label)) for x in Led))
    medical = Choice("Is a medical needed?", tuple(Option(x.value, str(x.label)) for x in Medical))
    medical_words = LongText("Where, by whom, who goes with the child; or why not", rows=2)
    seen_by = Text("Who sees the child?", hint="Name and role")
    seen_on = DateParts("On what day is the child seen?")
    seen_at = Clock("At what time is the child seen?")


class ConferenceForm(DecisionForm):
    """An initial or review conference."""

    category = Choice("Category of abuse", tuple(Option(x.value, str(x.label)) for x in Category))
    participation = Choice(
        "How did the child take part?", tuple(Option(x.value, f"{x.label} ({x.value})") for x in Participation)
    )
    plan = LongText(
        "The outline of the plan", hint="What must change, who does what by when, how we shall know", rows=6
    )
    visit_every = Number(
        "How often is the child to be seen, in days?", least=1, most=366, hint="Left empty: the area’s standard"
    )
    in_working_days = Tick("Those are working days")
    next_on = DateParts("When is the next conference?")
    next_at = Clock("At what time is the next one?")


class CoreGroupForm(DecisionForm):
    """A core group."""

    plan = LongText("What has changed in the plan?", hint="What is better, what is not, what is done next", rows=6)
    visit_every = Number(
        "How often is the child to be seen, in days?", least=1, most=366, hint="Left empty: the area’s standard"
    )
    in_working_days = Tick("Those are working days")
    next_on = DateParts("When is the next core group?")
    next_at = Clock("At what time is the next one?")


GATE = ("agencies_said", "who_else", "voice")
FORMS: Mapping[Kind, type[DecisionForm]] = {
    Kind.STRATEGY: StrategyForm,
    Kind.INITIAL: ConferenceForm,
    Kind.REVIEW: ConferenceForm,
    Kind.CORE_GROUP: CoreGroupForm,
}
SECTIONS: Mapping[Kind, Sequence[tuple[str, Sequence[str]]]] = {
    Kind.STRATEGY: (
        ("The enquiry", ("led", "medical", "medical_words")),
        ("Who sees the child, and when", ("seen_by", "seen_on", "seen_at")),
        ("What was heard", GATE),
    ),
    Kind.INITIAL: (
        ("The plan", ("category", "plan", "visit_every", "in_working_days", "next_on", "next_at")),
        ("What was heard", (*GATE, "participation")),
    ),
    Kind.REVIEW: (
        ("The plan", ("category", "plan", "visit_every", "in_working_days", "next_on", "next_at")),
        ("What was heard", (*GATE, "participation")),
    ),
    Kind.CORE_GROUP: (
        ("The plan", ("plan", "visit_every", "in_working_days", "next_on", "next_at")),
        ("What was heard", GATE),
    ),
}


@screen(Permission.DECIDE, load=load_meeting, log="protection.viewed")
def protection_decide(
    request: HttpRequest, actor: Actor, loaded: AtMeeting, convened_id: UUID, person_id: UUID
) -> Answer:
    """Record it for one child. Doing more is never refused for what is left out."""
    found = loaded.meeting
    child = loaded.names.get(person_id)
    if child is None or person_id not in found.person_ids:
        raise NotVisible
    less = bool(may(actor, Permission.DECIDE_LESS))
    offered = [Option(x.value, str(x.label)) for x in OF_KIND[found.kind] if less or not x.does_less]
    form = ask(
        request, FORMS[found.kind].offering(outcome=offered).blank(),
        lambda told: child_protection.decide(
            actor=actor, convened_id=convened_id, person_id=person_id, told=_told(told)
        ),
        fields={"held": "on", "at": "on", "why": "rationale"},
    )  # fmt: skip
    if form is None:
        return Go(meeting_url(convened_id))
    lines = [] if found.is_quorate or not found.parts else [f"{found.quorum}. It is recorded all the same."]
    if not less:
        lines.append("Deciding that less is done is a manager’s.")
    due = child_protection.next_conference(person_id, actor=actor) if found.kind.is_conference else None
    if due:
        lines.append(f"{due.said}: by {say.day(due.due_at)}.")
    if last := last_day(found.kind, None, found.starts_at):
        lines.append(f"Where a plan begins or goes on, the next one is held {last.said}.")
    page = FormPage(
        f"What was decided: {found.kind.label.lower()}", form, loaded.back, child.said, "Record this decision", lines,
        SECTIONS[found.kind],
    )  # fmt: skip
    return Shown("journey/task.html", page)


def _told(form: DecisionForm) -> DecisionTold:
    told = DecisionTold(
        Outcome(form.outcome), form.rationale, form.agencies_said, form.who_else, form.voice,
        moment_of(form.on, form.at),
    )  # fmt: skip
    if isinstance(form, StrategyForm):
        return DecisionTold(
            told.outcome, told.rationale, told.agencies_said, told.who_else, told.voice, told.held_at,
            Led(form.led) if form.led else None, Medical(form.medical) if form.medical else None, form.medical_words,
            form.seen_by, planned_at(form.seen_on, form.seen_at),
        )  # fmt: skip
    if isinstance(form, ConferenceForm):
        return DecisionTold(
            told.outcome, told.rationale, told.agencies_said, told.who_else, told.voice, told.held_at,
            category=Category(form.category) if form.category else None,
            participation=Participation(form.participation) if form.participation else None, plan=form.plan,
            next_at=planned_at(form.next_on, form.next_at), visit_every=form.visit_every,
            in_working_days=form.in_working_days,
        )  # fmt: skip
    if isinstance(form, CoreGroupForm):
        return DecisionTold(
            told.outcome, told.rationale, told.agencies_said, told.who_else, told.voice, told.held_at, plan=form.plan,
            next_at=planned_at(form.next_on, form.next_at), visit_every=form.visit_every,
            in_working_days=form.in_working_days,
        )  # fmt: skip
    return told


class RatifyForm(Form):
    """Whether one agrees; if not, what should happen."""

    agrees = Choice("Do you agree?", YES_NO, required="Say whether you agree.", inline=True)
    words = LongText("If not: what should happen instead, and why?", rows=4)


@screen(Permission.RATIFY, load=load_decision, log="protection.viewed")
def protection_ratify(request: HttpRequest, actor: Actor, loaded: OneDecision, decision_id: UUID) -> Answer:
    """A manager looks at an enquiry that somebody else began. It stands, whatever they say."""
    form = ask(
        request, RatifyForm.blank(),
        lambda told: child_protection.ratify(
            actor=actor, decision_id=decision_id, agrees=told.agrees == "yes", words=told.words
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("worklist"))
    found = loaded.decision
    lines = [f"{found.outcome.label}, decided by {found.by}, {say.moment(found.held_at)}. {found.quorum}."]
    lines += [found.rationale] if found.rationale else ["Why is still to be written."]
    page = FormPage(
        "An enquiry somebody began", form, Link("Worklist", reverse("worklist")), loaded.child, "Record my view", lines
    )
    return Shown("journey/task.html", page)
