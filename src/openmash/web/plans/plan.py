"""One plan: the child's words first, then worries and strengths, each change drawn over time, and who does what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.meetings import selectors as meetings
from openmash.casework.meetings.permissions import Permission as Meetings
from openmash.casework.meetings.words import Kind as MeetingKind
from openmash.casework.plans.permissions import Permission
from openmash.casework.plans.selectors import ActionShown, GoalShown, ReviewShown
from openmash.casework.plans.words import Field, Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Quote, Table
from openmash.records.voice import selectors as voice
from openmash.statute.calendar import local_date
from openmash.web.child.voice import quote
from openmash.web.forms.more import MoreShown, more_of
from openmash.web.meetings.showing import ActionLine as AgreedLine
from openmash.web.meetings.showing import action_line
from openmash.web.plans.loading import AtPlan, load_plan, plan_url, readers_of

MORE = "plan_more"
INSIDE = (44.0, 8.0, 250.0, 96.0)
"""Of the picture: left, top, width and height of where readings stand."""


@dataclass(frozen=True)
class Dot:
    """One reading as drawn."""

    x: float
    y: float


@dataclass(frozen=True)
class Picture:
    """A measure over time: a line, the aim dashed, and the sentence that says the same."""

    dots: Sequence[Dot]
    line: str
    target_y: float
    target: int
    first: str
    last: str
    sentence: str
    table: Table


@dataclass(frozen=True)
class GoalPanel:
    """What must change, drawn."""

    anchor: str
    change: str
    how: str
    picture: Picture | None
    measure: Link | None
    plain: Link | None


@dataclass(frozen=True)
class ActionLine:
    """Who does what, and what came of it."""

    what: str
    who: str
    by: str
    is_late: bool
    became: str
    tell: Link | None
    plain: Link | None


@dataclass(frozen=True)
class TextPanel:
    """One of the plan's texts."""

    title: str
    words: Sequence[str]
    by: str
    plain: Link | None


@dataclass(frozen=True)
class Said:
    """A relative's words."""

    words: str
    who: str
    plain: Link | None


@dataclass(frozen=True)
class PlanPage:
    """What the template shows."""

    title: str
    heading: str
    caption: str
    back: Link
    line: str
    quote: Quote | None
    texts: Sequence[TextPanel]
    goals: Sequence[GoalPanel]
    actions: Sequence[ActionLine]
    said: Sequence[Said]
    reviews: Sequence[str]
    tasks: Sequence[Link]
    copies: Sequence[Link]
    given: Sequence[str]
    more: MoreShown | None
    agreed: Sequence[AgreedLine]


@screen(Permission.VIEW, load=load_plan, log="plan.viewed")
def plan(request: HttpRequest, actor: Actor, loaded: AtPlan, plan_id: UUID) -> Answer:
    """Everything that stands in it."""
    shown, now = loaded.shown, timezone.now()
    writes = bool(may(actor, Permission.WRITE, loaded)) and not shown.has_ended
    heard = next((each for each in voice.voices(loaded.child.person, actor=actor, limit=20) if each.heard), None)
    review = f"To be reviewed by {say.day_of(shown.review_by)}." if shown.review_by else "Ended."
    page = PlanPage(
        title="A plan",
        heading=str(shown.kind.label),
        caption=loaded.caption,
        back=Link("Plans and visits", reverse("child_plans_and_visits", kwargs={"person_id": shown.person_id})),
        line=f"Since {say.day_of(shown.since)}. {review} Begun by {shown.begun_by}.",
        quote=quote(heard, loaded.name) if heard else None,
        texts=[_text(loaded, field, writes) for field in Field if _is_asked(field, loaded)],
        goals=[_goal(loaded, each, writes) for each in shown.goals],
        actions=[_action(loaded, each, writes) for each in shown.actions],
        said=[Said(each.words, f"{each.said_by}, {say.day_of(each.on)}", None) for each in shown.said],
        reviews=[_reviewed(each) for each in reversed(shown.reviews)],
        tasks=_tasks(plan_id) if writes else (),
        copies=[
            Link(f"For {each.said}", plan_url(plan_id, "plan_copy", reader=each.key))
            for each in readers_of(loaded, actor)
        ]
        if may(actor, Permission.WRITE, loaded)
        else (),
        given=[f"{each.recipient_name}, {say.near(each.at, now)}, by {each.by}" for each in shown.copies],
        more=more_of(plan_id, MORE, actor=actor),
        agreed=_agreed(loaded, actor, now),
    )
    return Shown("plans/plan.html", page)


def _agreed(loaded: AtPlan, actor: Actor, now: datetime) -> list[AgreedLine]:
    """What exploitation meetings agreed about the child: read here, and kept where it was agreed."""
    if not may(actor, Meetings.LIST_ACTIONS):
        return []
    kinds = [each for each in MeetingKind if each.is_exploitation]
    found = meetings.agreed_about(loaded.child.person.ids, actor=actor, kinds=kinds)
    return [action_line(each, now) for each in found[:20]]


def _reviewed(each: ReviewShown) -> str:
    what = f"{each.kind.label}, {say.day_of(each.on)}: {each.different} {each.decision.label}."
    return f"{what} {each.reasons} ({each.by})"


def _tasks(plan_id: UUID) -> tuple[Link, ...]:
    names = (
        ("plan_words", "Write what worries us and what works"), ("plan_goal", "Add what must change"),
        ("plan_action", "Add who does what"), ("plan_said", "Record what the family says"),
        ("plan_review", "Review this plan"), ("plan_more", "Answer the area’s further questions"),
    )  # fmt: skip
    return tuple(Link(words, plan_url(plan_id, name)) for name, words in names)


def _plainly(loaded: AtPlan, item: str, writes: bool) -> Link | None:
    return Link("Words for the family", plan_url(loaded.shown.id, "plan_item", item=item)) if writes else None


def _is_asked(field: Field, loaded: AtPlan) -> bool:
    """A plan that no conference began has no outline of one."""
    shown = loaded.shown
    return field is not Field.OUTLINE or shown.kind is Kind.CHILD_PROTECTION or bool(shown.text(field))


def _text(loaded: AtPlan, field: Field, writes: bool) -> TextPanel:
    said = loaded.shown.text(field)
    by = say.listed([f"{one.by}, {say.day_of(one.at)}" for one in said])
    return TextPanel(
        str(field.label), [one.words for one in said], by, _plainly(loaded, field.value, writes and bool(said))
    )


def _goal(loaded: AtPlan, each: GoalShown, writes: bool) -> GoalPanel:
    here = plan_url(loaded.shown.id, "plan_reading", goal_id=each.id)
    return GoalPanel(
        anchor=f"goal-{each.id}",
        change=each.change,
        how=f"We shall know by: {each.measure} ({each.unit}). We aim for {each.target}. {each.better.label}.",
        picture=_picture(each) if each.readings else None,
        measure=Link("Say how it stands now", here) if writes else None,
        plain=_plainly(loaded, each.key, writes),
    )


def _picture(each: GoalShown) -> Picture:
    left, top, width, height = INSIDE
    dots = [
        Dot(round(left + point.across * width / 100, 1), round(top + point.down * height / 100, 1))
        for point in each.points
    ]
    rows = [
        (Cell(say.day_of(one.on)), Cell(str(one.value), is_number=True), Cell(one.said_by, note=one.words))
        for one in each.readings
    ]
    return Picture(
        dots=dots,
        line=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        target_y=round(top + each.target_down * height / 100, 1),
        target=each.target,
        first=say.day_of(each.readings[0].on),
        last=say.day_of(each.readings[-1].on),
        sentence=_sentence(each),
        table=Table(
            f"{each.measure}: {each.unit}", ("Day", say.begun(each.unit), "Who says so"), rows, caption_hidden=True
        ),
    )


def _sentence(each: GoalShown) -> str:
    last = each.readings[-1]
    reached = " The aim is reached." if each.is_reached else f" The aim is {each.target}."
    if len(each.readings) == 1:
        return f"{last.value} {each.unit} on {say.day_of(last.on)}.{reached}"
    first = each.readings[0]
    moved = f"From {first.value} on {say.day_of(first.on)} to {last.value} {each.unit} on {say.day_of(last.on)}"
    return f"{moved}: {each.moved}.{reached}"


def _action(loaded: AtPlan, each: ActionShown, writes: bool) -> ActionLine:
    today = local_date(timezone.now())
    tell = Link("Say what became of it", plan_url(loaded.shown.id, "plan_result", action_id=each.id))
    return ActionLine(
        each.what, f"{each.owner}, {each.agency}", say.day_of(each.due_on), each.became is None and each.due_on < today,
        f"{each.became.label}. {each.effect}" if each.became else "", tell if writes else None,
        _plainly(loaded, each.key, writes and each.became is None),
    )  # fmt: skip
