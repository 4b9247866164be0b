"""A trigger plan: what is agreed for one child should they go missing, by the hour, with an owner for each thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.missing import actions, selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Plan
from openmash.casework.missing.telling import ActionTold, PlanTold
from openmash.casework.missing.words import PLAN_HOURS
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import DateParts, Form, LongText, Problem, Text
from openmash.foundation.design.parts import Cell, Empty, Fact, Link, Table
from openmash.statute.calendar import local_date
from openmash.web.child.record import Child, load_child
from openmash.web.missing.loading import TaskPage
from openmash.web.missing.ready import name_of, record_link
from openmash.web.missing.steps import tried

HOURS = {0: "At once", 1: "Within an hour", 3: "Within 3 hours", 24: "Within a day"}
ONE_EACH = "One thing a line. Say who does it after a dash: “Ring his aunt – night carer”"


class PlanForm(Form):
    """What was agreed."""

    triggers = LongText("What sets it off?", hint="What happens before the child goes", rows=3)
    childs_view = LongText("What does the child want to happen?", hint="In their own words", rows=3)
    not_heard = Text("If the child was not asked: why", most=400)
    action_0 = LongText("What is done at once, and by whom?", hint=ONE_EACH, rows=3)
    action_1 = LongText("Within an hour", hint="In the same way", rows=3)
    action_3 = LongText("Within 3 hours", hint="In the same way", rows=3)
    action_24 = LongText("Within a day", hint="In the same way", rows=3)
    owner = Text("Who answers for this plan?", most=200)
    agreed_police = Text("Agreed for the police by", most=200)
    agreed_council = Text("Agreed for social care by", most=200)
    agreed_carer = Text("Agreed by whoever cares for the child", most=200)
    review_on = DateParts("Review it by", hint="Within three months (local). Left empty: in three months")

    def check(self) -> Iterable[Problem]:
        """Each line says who does it."""
        for hour in PLAN_HOURS:
            if any(action.owner == "" for action in self.of(hour)):
                yield Problem(f"action_{hour}", "Say who does it, after a dash, on each line.")

    def of(self, hour: int) -> list[ActionTold]:
        """The things written for an hour."""
        text = str(getattr(self, f"action_{hour}"))
        found = []
        for line in filter(None, (each.strip() for each in text.splitlines())):
            what, _, owner = line.replace(" - ", " – ").rpartition(" – ")
            found.append(ActionTold(hour, what.strip(), owner.strip()[:200]) if what else ActionTold(hour, line, ""))
        return found

    @property
    def told(self) -> PlanTold:
        """The plan as told."""
        return PlanTold(
            self.triggers, self.owner, tuple(action for hour in PLAN_HOURS for action in self.of(hour)),
            self.childs_view, self.not_heard, self.agreed_police, self.agreed_council, self.agreed_carer,
            self.review_on.earliest(),
        )  # fmt: skip


@dataclass(frozen=True)
class PlanPage:
    """What the template shows."""

    title: str
    caption: str
    back: Link
    standing: str
    said_since: str
    childs_view: str
    facts: Sequence[Fact]
    table: Table | None
    change: Link | None
    empty: Empty | None


NOTHING = Empty(
    "No trigger plan yet",
    "For a child who goes missing often, what sets it off and who does what by which hour is agreed beforehand: by the "
    "police, social care, whoever cares for the child, and the child.",
)


@screen(Permission.VIEW, load=load_child, log="child.viewed")
def trigger_plan(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Read it, or print it."""
    plan = selectors.trigger_plan(child.person, actor=actor)
    change = reverse("change_trigger_plan", kwargs={"person_id": person_id})
    page = PlanPage(
        title="Trigger plan",
        caption=name_of(child, actor),
        back=record_link(person_id),
        standing=_standing(plan) if plan else "",
        said_since=_said_since(child, plan, actor),
        childs_view=plan.childs_view if plan else "",
        facts=_facts(plan) if plan else (),
        table=_table(plan) if plan else None,
        change=Link("Change the plan" if plan else "Agree a plan", change) if may(actor, Permission.RECORD) else None,
        empty=None if plan else NOTHING,
    )
    return Shown("missing/trigger_plan.html", page)


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def change_trigger_plan(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """Agree a plan in place of the one before, which stays readable."""
    plan = selectors.trigger_plan(child.person, actor=actor)
    names = ("triggers", "childs_view", "not_heard", "owner", "agreed_police", "agreed_council", "agreed_carer")
    filled: dict[str, object] = {name: getattr(plan, name) for name in names} if plan else {}
    for hour in PLAN_HOURS if plan else ():
        mine = [f"{each.what} – {each.owner}" for each in plan.actions if each.hour == hour] if plan else []
        filled[f"action_{hour}"] = "\n".join(mine)
    form = tried(
        PlanForm.blank(filled=filled), request,
        lambda told: actions.agree_plan(actor=actor, person_id=person_id, told=told.told), {},
    )  # fmt: skip
    here = reverse("trigger_plan", kwargs={"person_id": person_id})
    if form is None:
        return Go(here)
    page = TaskPage("Agree a trigger plan", form, Link("The trigger plan", here), name_of(child, actor))
    return Shown("missing/change_trigger_plan.html", page)


def _said_since(child: Child, plan: Plan | None, actor: Actor) -> str:
    """What whoever cares for the child has said of the plan since it was agreed."""
    ready = selectors.held_ready(child.person, actor=actor)
    if ready is None or not ready.plan_said or (plan is not None and plan.recorded_at > ready.recorded_at):
        return ""
    return f"{ready.plan_said} ({ready.given_by or ready.recorded_by}, {say.near(ready.recorded_at, timezone.now())})"


def _standing(plan: Plan) -> str:
    now = timezone.now()
    late = "Late. Was to be reviewed" if plan.review_on < local_date(now) else "To be reviewed"
    return f"Written by {plan.recorded_by}, {say.near(plan.recorded_at, now)}. {late} by {say.day_of(plan.review_on)}."


def _facts(plan: Plan) -> Sequence[Fact]:
    every = (
        ("What sets it off", plan.triggers), ("Why the child was not asked", plan.not_heard),
        ("Answers for it", plan.owner),
        ("Agreed for the police by", plan.agreed_police), ("Agreed for social care by", plan.agreed_council),
        ("Agreed by whoever cares for the child", plan.agreed_carer),
    )  # fmt: skip
    return [Fact(key, words) for key, words in every if words]


def _table(plan: Plan) -> Table:
    rows = [(Cell(HOURS[each.hour]), Cell(each.what), Cell(each.owner)) for each in plan.actions]
    return Table("What is done once the child is reported missing", ("By when", "What", "Who"), rows)
