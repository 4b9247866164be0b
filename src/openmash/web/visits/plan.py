"""Plan a visit to a child and to brothers and sisters with them, or go straight to the door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.visits import actions
from openmash.casework.visits.permissions import Permission
from openmash.casework.visits.telling import VisitPlanned
from openmash.casework.visits.words import Purpose, Where
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.foundation.design.forms import (
    Choice,
    Choices,
    Clock,
    DateParts,
    Form,
    LongText,
    Option,
    Problem,
    Tick,
)
from openmash.records.cases import selectors as cases
from openmash.web.child.record import Child, Part, load_child
from openmash.web.child.task import Begun, TaskPage, ask, begin
from openmash.web.visits.loading import children_around, moment_of, visit_url

MINE = "mine"
NOON = time(12)


class PlanForm(Form):
    """Who, why, when, where, by whom, and what to see."""

    children = Choices("Which children will you see?", (), required="Choose which children you will see.")
    purpose = Choice(
        "Why?", tuple(Option(x.value, str(x.label)) for x in Purpose), required="Choose why the child is visited.",
    )  # fmt: skip
    on = DateParts("On which day?", hint="Left empty: now. You go straight to the page for the door")
    at = Clock("At what time?", hint="Left empty: midday")
    where = Choice(
        "Where?", tuple(Option(x.value, str(x.label)) for x in Where), required="Choose where the child will be seen.",
    )  # fmt: skip
    visitor = Choice("Who goes?", (), required="Choose who goes.")
    what_to_see = LongText(
        "What must be seen or asked?", rows=3,
        hint="Such as: where the baby sleeps; see Mia alone; ask about Tuesday. No address: it is shown at the door",
    )  # fmt: skip
    unannounced = Tick("The family is not told beforehand")

    def check(self) -> Sequence[Problem]:
        """A visit planned is one to come."""
        if self.is_now or not self.on:
            return []
        latest = self.on.latest()
        return [Problem("on", "Enter the whole date.")] if latest is None or self.on.earliest() != latest else []

    @property
    def is_now(self) -> bool:
        return not self.on and self.at is None

    @property
    def planned_at(self) -> datetime:
        return moment_of(self.on, self.at, usual=NOON) or timezone.now()


@screen(Permission.RECORD, load=load_child, log="child.viewed")
def visit_plan(request: HttpRequest, actor: Actor, child: Child, person_id: UUID) -> Answer:
    """One visit to each child chosen, made together."""
    begun = begin(actor, child, "visit_plan", part=Part.PLANS_AND_VISITS)
    if not isinstance(begun, Begun):
        return begun
    around = children_around(child, actor)
    form = _offering(around, child, actor).blank(
        filled={
            "children": (str(begun.person_id),), "visitor": MINE, "where": Where.HOME.value,
            "purpose": _purpose(request),
        }
    )  # fmt: skip
    made: list[UUID] = []

    def act(told: PlanForm) -> None:
        made.extend(
            actions.plan(
                actor=actor,
                told=VisitPlanned(
                    [UUID(key) for key in told.children], Purpose(told.purpose), told.planned_at, Where(told.where),
                    None if told.visitor == MINE else UUID(told.visitor), told.what_to_see, told.unannounced,
                ),
            )
        )  # fmt: skip

    asked = ask(request, form, act)
    if asked is not None:
        return begun.shown("visits/plan.html", TaskPage("Plan a visit", asked, begun.back, begun.caption))
    told = type(form).parse(request.POST)
    if told.is_now and told.visitor == MINE:
        return Go(visit_url(made[0], "visit_door"))
    return Go(reverse("child_plans_and_visits", kwargs={"person_id": begun.person_id}))


def _purpose(request: HttpRequest) -> str:
    """What the page that led here says the visit is for; nothing where it says nothing."""
    asked = request.GET.get("purpose", "")
    return asked if asked in Purpose.values else ""


def _offering(around: Sequence[tuple[UUID, str]], child: Child, actor: Actor) -> type[PlanForm]:
    """With the children there are, and the workers allocated to this one."""
    workers = cases.workers_of(child.person.ids, actor=actor)
    return PlanForm.offering(
        children=[Option(str(key), words) for key, words in around],
        visitor=[
            Option(MINE, f"Me, {actor.name}"),
            *(Option(str(key), name) for key, name in workers.items() if key != actor.account_id),
        ],
    )
