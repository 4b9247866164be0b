"""The small tasks of a plan: begin it, add what must change, measure it, add an action, tell of it, hear the family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.journey.telling import Gate
from openmash.casework.plans import actions
from openmash.casework.plans.permissions import Permission
from openmash.casework.plans.words import DECIDED, Became, Better, Decision, Kind, ReviewKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import (
    Choice,
    DateParts,
    Form,
    LongText,
    Number,
    Option,
    PartialDate,
    Text,
    as_date,
)
from openmash.foundation.facts.refusals import NotVisible
from openmash.pathways.planning import begin_plan, may_end, review_plan
from openmash.records.cases import selectors as cases
from openmash.statute.calendar import local_date
from openmash.web.child.record import Child, Part
from openmash.web.child.task import Begun, ask, begin
from openmash.web.journey.tasks import load_journey
from openmash.web.plans.loading import AtPlan, TaskPage, back_to, load_plan, plan_url, readers_of

OTHER, WHOLE = "other", "whole"


def _options(
    values: type[Kind] | type[Better] | type[Became] | type[ReviewKind],
) -> tuple[Option, ...]:
    return tuple(Option(str(each.value), str(each.label)) for each in values)


class BeginForm(Form):
    """Which plan, from when, and when it is looked at again."""

    kind = Choice("Which plan?", _options(Kind), required="Choose the kind of plan.")
    since = DateParts("From which day?", hint="Left empty: today")
    review_by = DateParts("To be reviewed by which day?", required="Enter the day by which the plan is reviewed.")


class GoalForm(Form):
    """What must change, and how we shall know."""

    change = LongText("What must change for the child?", rows=3, required="Say what must change for the child.")
    measure = Text(
        "How shall we know?", most=200, hint="What can be counted or asked, such as: sleeps in her own bed",
        required="Say how we shall know: what is counted or asked.",
    )  # fmt: skip
    unit = Text("Counted in", most=40, width="20", hint="Such as: nights a week", required="Say in what it is counted.")
    target = Number("We aim for", most=9999, required="Enter the number we aim for.")
    better = Choice("Which way is better?", _options(Better), required="Say whether more or less of it is better.")
    now = Number("How is it now?", most=9999, hint="Leave it empty if nobody knows yet")
    said_by = Text("Who says so?", most=200, hint="Such as: Mia; her school; counted by me")


class ReadingForm(Form):
    """How it stands."""

    value = Number("How is it now?", most=9999, required="Enter the number.")
    on = DateParts("On which day?", hint="Left empty: today", past=True)
    said_by = Text("Who says so?", most=200, required="Say who told us, or who counted.")
    words = LongText("What lies behind the number?", rows=2)


class ActionForm(Form):
    """Who does what, by when."""

    what = LongText("What will be done?", rows=2, required="Say what will be done.")
    goal = Choice("What is it for?", (), required="Choose what it is for.")
    owner = Choice("Who will do it?", (), required="Choose who will do it.")
    owner_name = Text("If somebody else: their name", most=200)
    agency_name = Text("Their agency", most=200, hint="Or “family”")
    due_on = DateParts("By which day?", required="Enter the day by which it will be done.")


class ResultForm(Form):
    """What became of it."""

    became = Choice("What became of it?", _options(Became), required="Say what became of it.")
    effect = LongText(
        "What difference did it make to the child?", rows=3, hint="Or why it was not done, and what happens instead",
        required="Say what difference it made, or why it was not done.",
    )  # fmt: skip


class SaidForm(Form):
    """In their own words."""

    who = Choice("Who said it?", (), required="Choose who said it.")
    said_by = Text("If somebody else: their name", most=200)
    words = LongText("Their words", rows=4, required="Write their words, as they said them.")
    on = DateParts("On which day?", hint="Left empty: today", past=True)


class ReviewForm(Form):
    """Looked at again. The last three are asked where it ends."""

    kind = Choice("What kind of review is it?", _options(ReviewKind), required="Choose the kind of review.")
    on = DateParts("On which day?", hint="Left empty: today", past=True)
    different = LongText("What is different for the child since last time?", rows=4, required="Say what is different.")
    decision = Choice(
        "What is decided?", tuple(Option(str(each.value), str(each.label)) for each in DECIDED),
        required="Say what is decided.",
    )  # fmt: skip
    reasons = LongText("Why?", rows=4, required="Say why you decide as you do.")
    next_on = DateParts("When is the next review?", hint="Leave it empty if the plan ends")
    agencies_said = LongText("What did each agency say?", hint="Or that it did not answer", rows=3)
    who_else = LongText("Who else was thought of?", hint="Brothers, sisters, other children in the home", rows=2)
    voice = LongText("What did the child say or show?", hint="Or why they have not been heard, and who will", rows=3)


@dataclass(frozen=True)
class ReviewPage(TaskPage):
    """The review; `may_end`: what ending the plan needs is asked as well."""

    may_end: bool = False


@screen(Permission.WRITE, load=load_journey, log="child.viewed")
def plan_begin(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """One plan for one child."""
    begun = begin(actor, child, "plan_begin", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    made: list[UUID] = []
    form = ask(
        request, BeginForm.blank(),
        lambda told: made.append(
            begin_plan(
                actor=actor, person_id=person_id, kind=Kind(told.kind), since=_day(told.since),
                review_by=as_date(told.review_by),
            )
        ),
    )  # fmt: skip
    if form is None:
        return Go(plan_url(made[0], "plan_words"))
    return begun.shown("plans/begin.html", TaskPage("Begin a plan", form, begun.back, begun.caption))


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_goal(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """With how it is now, where somebody knows."""

    def act(told: GoalForm) -> None:
        goal = actions.add_goal(
            actor=actor, plan_id=plan_id, change=told.change, measure=told.measure, unit=told.unit,
            target=told.target, better=Better(told.better),
        )  # fmt: skip
        if told.now is not None:
            actions.read_off(
                actor=actor, plan_id=plan_id, goal_id=goal, value=told.now, on=local_date(timezone.now()),
                said_by=told.said_by or actor.name,
            )  # fmt: skip

    form = ask(request, GoalForm.blank(), act, fields={"value": "now"})
    return _answer(form, loaded, "What must change", "plans/goal.html")


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_reading(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID, goal_id: UUID) -> Answer:
    """The measure, again."""
    goal = next((each for each in loaded.shown.goals if each.id == goal_id), None)
    if goal is None:
        raise NotVisible
    form = ask(
        request, ReadingForm.blank(),
        lambda told: actions.read_off(
            actor=actor, plan_id=plan_id, goal_id=goal_id, value=told.value, on=_day(told.on), said_by=told.said_by,
            words=told.words,
        ),
    )  # fmt: skip
    return _answer(form, loaded, "How it stands", "plans/reading.html", f"{goal.measure} ({goal.unit})")


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_action(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """A person, an agency and a day."""
    workers = {actor.account_id: actor.name, **cases.workers_of(loaded.child.person.ids, actor=actor)}
    kind = ActionForm.offering(
        goal=[Option(WHOLE, "The plan as a whole"), *(Option(str(g.id), g.change) for g in loaded.shown.goals)],
        owner=[*(Option(str(key), name) for key, name in workers.items()), Option(OTHER, "Somebody else")],
    )

    def act(told: ActionForm) -> None:
        account = None if told.owner == OTHER else UUID(told.owner)
        actions.add_action(
            actor=actor, plan_id=plan_id, what=told.what, due_on=as_date(told.due_on), account_id=account,
            owner_name=workers[account] if account else told.owner_name,
            agency_name=told.agency_name or ("Children’s social care" if account else ""),
            goal_id=None if told.goal == WHOLE else UUID(told.goal),
        )  # fmt: skip

    form = ask(request, kind.blank(filled={"goal": WHOLE}), act)
    return _answer(form, loaded, "Who does what", "plans/action.html")


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_result(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID, action_id: UUID) -> Answer:
    """Not that it was ticked, but what it changed."""
    found = next((each for each in loaded.shown.actions if each.id == action_id), None)
    if found is None:
        raise NotVisible
    form = ask(
        request, ResultForm.blank(),
        lambda told: actions.say_what_became(
            actor=actor, plan_id=plan_id, action_id=action_id, became=Became(told.became), effect=told.effect
        ),
    )  # fmt: skip
    return _answer(
        form, loaded, "What became of it", "plans/result.html", f"{found.what} ({found.owner}, {found.agency})"
    )


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_said(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """A relative's own words; the child's are recorded with the child's voice."""
    readers = {each.key: each for each in readers_of(loaded, actor)[1:]}
    kind = SaidForm.offering(
        who=[*(Option(key, each.said) for key, each in readers.items()), Option(OTHER, "Somebody else")]
    )
    form = ask(
        request, kind.blank(),
        lambda told: actions.keep_family_words(
            actor=actor, plan_id=plan_id, words=told.words, on=_day(told.on),
            said_by=told.said_by if told.who == OTHER else readers[told.who].name,
            speaker=None if told.who == OTHER else UUID(told.who),
        ),
    )  # fmt: skip
    return _answer(form, loaded, "What the family says", "plans/said.html")


@screen(Permission.WRITE, load=load_plan, log="plan.viewed")
def plan_review(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """The same plan goes on, changed or not; or ends, which a manager says, through the full gate."""
    form = ask(
        request, ReviewForm.blank(),
        lambda told: review_plan(
            actor=actor, plan_id=plan_id, kind=ReviewKind(told.kind), on=_day(told.on), different=told.different,
            decision=Decision(told.decision), reasons=told.reasons, next_on=as_date(told.next_on),
            gate=Gate(told.agencies_said, told.who_else, told.voice),
        ),
    )  # fmt: skip
    if form is None:
        return Go(plan_url(loaded.shown.id))
    page = ReviewPage(
        "Review this plan", form, back_to(loaded.shown.id), loaded.caption, may_end=may_end(actor, loaded.shown.kind)
    )
    return Shown("plans/review.html", page)


def _answer(form: Form | None, loaded: AtPlan, title: str, template: str, before: str = "") -> Answer:
    if form is None:
        return Go(plan_url(loaded.shown.id))
    return Shown(template, TaskPage(title, form, back_to(loaded.shown.id), loaded.caption, before))


def _day(typed: PartialDate) -> date:
    return as_date(typed) or local_date(timezone.now())
