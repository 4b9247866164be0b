"""How the running plans of many children stand: when last changed, what does not move, and how often one was begun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.plans import rules
from openmash.casework.plans.models import Action, ActionResult, Goal, Plan, PlanText, Reading, Review
from openmash.casework.plans.words import Better, Decision, Kind
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip


@dataclass(frozen=True)
class PlanStanding:
    """One running plan: since when, last changed when (UTC), to be reviewed by when, and what in it does not move.

    `not_moving`: each change that is wanted and whose readings are no better than at first, in words. `begun_before`:
    how many plans of the kind were begun for this child before it.
    """

    person_id: UUID
    plan_id: UUID
    kind: Kind
    since: date
    changed_at: datetime
    review_by: date | None
    not_moving: tuple[str, ...]
    begun_before: int


def plans_standing(person_ids: Iterable[UUID], *, actor: Actor) -> list[PlanStanding]:
    """The running plans of these records of children. One query and a trip of six, however many there are."""
    rows = list(
        Plan.objects.visible_to(actor).current().filter(person_id__in=list(person_ids)).order_by("recorded_at", "pk")
    )
    if not rows:
        return []
    trip, keys = Trip(), [row.pk for row in rows]
    reviews = trip.facts(Review, "plan_id", keys, order=("on", "recorded_at"), actor=actor)
    texts = trip.facts(PlanText, "plan_id", keys, actor=actor)
    goals = trip.facts(Goal, "plan_id", keys, actor=actor)
    readings = trip.facts(Reading, "plan_id", keys, order=("on", "recorded_at"), actor=actor)
    actions = trip.facts(Action, "plan_id", keys, actor=actor)
    results = trip.facts(ActionResult, "plan_id", keys, actor=actor)
    trip.go()
    by_review, by_goal = reviews.by("plan_id"), readings.by("goal_id")
    told = [rows.by("plan_id") for rows in (texts, goals, readings, actions, results)]
    found = []
    for row in rows:
        if any(each.decision == Decision.ENDS for each in by_review[row.pk]):
            continue
        last = by_review[row.pk][-1] if by_review[row.pk] else None
        looked_at = [each.recorded_at for each in by_review[row.pk] if each.decision != Decision.UNDONE]
        changed = [row.recorded_at, *looked_at, *(each.recorded_at for by in told for each in by[row.pk])]
        stuck = [_not_moving(goal, by_goal[goal.pk]) for goal in goals.all if goal.plan_id == row.pk]
        found.append(
            PlanStanding(
                row.person_id, row.pk, Kind(row.kind), row.since, max(changed),
                last.next_on if last else row.review_by, tuple(words for words in stuck if words),
                sum(
                    each.person_id == row.person_id and each.kind == row.kind and each.since < row.since
                    for each in rows
                ),
            )
        )  # fmt: skip
    return found


def _not_moving(goal: Goal, readings: list[Reading]) -> str:
    if len(readings) < 2:
        return ""
    first, last = readings[0].value, readings[-1].value
    more = goal.better == Better.MORE
    if rules.is_reached(last, goal.target, more_is_better=more):
        return ""
    how = rules.direction(first, last, more_is_better=more)
    return f"{goal.change} {first} to {last} {goal.unit}" if how != "better" else ""
