"""This week, if nothing is done: which children of a team pass which limit, by day; and how many stand still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, TimeLeft
from openmash.pathways import drift
from openmash.statute.calendar import local_date
from openmash.web.journey.lists import all_called
from openmash.web.journey.tasks import journey_url


@dataclass(frozen=True)
class Passing:
    """One child and one limit."""

    child: str
    url: str
    clock: str
    left: TimeLeft


@dataclass(frozen=True)
class DayOfWeek:
    """A day with whoever passes a limit on it. `bar` is how many, of a hundred, beside the fullest day."""

    title: str
    passing: Sequence[Passing]
    bar: int


@dataclass(frozen=True)
class WeekPage:
    """What the template shows."""

    title: str
    sentence: str
    days: Sequence[DayOfWeek]
    empty: Empty
    links: Sequence[Link]


@screen(Permission.OVERSEE, log="oversight.week_listed")
def team_week(request: HttpRequest, actor: Actor) -> Shown:
    """Children of my team by the day on which a limit passes. No worker is named and no child has a score."""
    now = timezone.now()
    found = drift.passing(actor=actor, now=now)
    names = all_called(list({each.overview.person_id: each.overview for each in found}.values()), actor)
    by_day: dict[str, list[Passing]] = {}
    for limit in found:
        on, child = say.day(local_date(limit.standing.due_at or now)), limit.overview.person_id
        by_day.setdefault(on, []).append(
            Passing(names[child], journey_url(child), limit.name, say.left(limit.standing, now))
        )
    most = max(map(len, by_day.values()), default=1)
    children = len({each.overview.person_id for each in found})
    said = "No limit of your team’s children will be past by this time next week."
    if found:
        of = f"{say.count_of(len(found), 'limit')} of {children} {'child' if children == 1 else 'children'}"
        said = f"{of} of your team will be past by this time next week."
    page = WeekPage(
        "This week, if nothing is done",
        said,
        [DayOfWeek(on, each, round(100 * len(each) / most)) for on, each in by_day.items()],
        Empty("No limit passes this week", "A limit that runs out within seven days appears here on its day."),
        [Link("Drift: for whom nothing moves", reverse("drift")), Link("My team today", reverse("team_today"))],
    )
    return Shown("oversight/week.html", page, about=person_keys([each.overview.person_id for each in found]))
