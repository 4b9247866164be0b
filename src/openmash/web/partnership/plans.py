"""Every improvement plan: how far it is, and how much of it helped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.insight.partnership import selectors
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import PlanLine
from openmash.statute.calendar import at, local_date
from openmash.web.partnership import showing
from openmash.web.worklist.item import Item

SOON_DAYS = 14
CLOSE = time(17)


@dataclass(frozen=True)
class Line:
    """One plan."""

    plan: Link
    answers: str
    counts: str
    statement: TimeLeft | None


@dataclass(frozen=True)
class PlansPage:
    """What the template shows."""

    title: str
    sentence: str
    lines: Sequence[Line]
    begin: Link | None
    empty: Empty


@screen(Permission.VIEW, log="")
def partnership_plans(request: HttpRequest, actor: Actor) -> Shown:
    """Every plan. No child is on this page or behind it."""
    now = timezone.now()
    found = selectors.plans(actor=actor, now=now)
    page = PlansPage(
        "Improvement plans",
        "What the partnership was told to improve, what is done about it, and whether it helped. That an action is "
        "complete and that it made a difference are two different things, and are said apart.",
        [_line(each, now) for each in found],
        Link("Begin a plan", reverse("partnership_begin_plan")) if may(actor, Permission.KEEP) else None,
        Empty("No plan yet", "A plan is begun when an inspection, a review or an audit has reported."),
    )  # fmt: skip
    return Shown("partnership/plans.html", page)


def _line(each: PlanLine, now: datetime) -> Line:
    return Line(
        Link(each.title, reverse("partnership_plan", kwargs={"plan_id": each.id})),
        f"Answers {each.follows.label[0].lower()}{each.follows.label[1:]}; received {say.day(each.received_on)}. "
        f"{each.coordinator} brings it together.",
        showing.counts(each.counts), showing.statement_left(each.statement, now) if each.statement else None,
    )  # fmt: skip


def _left(by: date, today: date) -> TimeLeft:
    return TimeLeft(f"{'was due' if by < today else 'by'} {say.day_of(by)}", is_late=by < today)


def plans_to_keep(actor: Actor) -> Sequence[Item]:
    """What whoever keeps the plans must see to: statements to send, and actions late or due within two weeks."""
    now = timezone.now()
    today = local_date(now)
    return [
        Item(
            what="Send the statement" if each.standing else "An action of an improvement plan",
            about="", why=f"You keep the plan: {each.plan}", words=each.what,
            url=reverse("partnership_plan", kwargs={"plan_id": each.plan_id}),
            due_at=each.standing.due_at if each.standing else at(each.by, CLOSE) if each.by else None,
            left=say.left(each.standing, now) if each.standing else _left(each.by, today) if each.by else None,
        )
        for each in selectors.owed(actor=actor, now=now, within_days=SOON_DAYS)
    ]  # fmt: skip
