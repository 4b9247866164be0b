"""My team today, and who works with how many children: by name, in counts and plain facts, and never as a league."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.casework.supervision import selectors
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.selectors import Due
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, person_keys, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table, TimeLeft
from openmash.pathways import supervising
from openmash.pathways.supervising import Day
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import at, local_date
from openmash.web.journey.journey import stage_said
from openmash.web.journey.lists import all_called
from openmash.web.journey.tasks import journey_url

LONG_PAST = timedelta(days=28)
"""After this a thing past its time is folded away behind a count: it is for supervision and the list of drift, and
must not bury what can be done today."""


@dataclass(frozen=True)
class Doing:
    """One thing somebody has today."""

    what: str
    about: str
    url: str
    left: TimeLeft | None
    words: str
    due_at: datetime


@dataclass(frozen=True)
class WorkerDay:
    """One worker's day: what can be acted on first, and folded behind a count what passed long ago."""

    name: str
    away: bool
    supervise_url: str
    supervision: TimeLeft | None
    doing: Sequence[Doing]
    long_past: Sequence[Doing]
    long_past_said: str


@dataclass(frozen=True)
class TeamPage:
    """What the template shows."""

    title: str
    sentence: str
    unheld: Sequence[Link]
    workers: Sequence[WorkerDay]
    empty: Empty
    caseload_url: str
    due_url: str


@dataclass(frozen=True)
class CaseloadPage:
    """What the template shows."""

    title: str
    table: Table | None
    empty: Empty
    back: Link


@screen(Permission.SEE_TEAM, log="supervision.team_listed")
def team_today(request: HttpRequest, actor: Actor) -> Shown:
    """Each worker's visits, limits and directions of today, who is away, and what nobody has taken."""
    now = timezone.now()
    found = supervising.team_today(actor=actor, now=now)
    ids = [each.person_id for each in found.offered] + [v.person_id for day in found.days for v in day.visits]
    ids += [each.person_id for day in found.days for each in day.directions]
    cards = people_cards(set(ids), actor) if ids else {}
    said = in_agreed_words([(card.name, [key]) for key, card in cards.items()], actor=actor)
    names = dict(zip(cards, said, strict=True))
    due = [one for day in found.days for one, _ in day.due]
    children = all_called(list({one.person_id: one for one in [*found.unallocated, *due]}.values()), actor)
    unheld = [
        Link(f"{names.get(each.person_id, 'A child')}: offered to your team, not accepted", reverse("worklist"))
        for each in found.offered
    ]
    unheld += [
        Link(f"{children[one.person_id]}: no worker yet", journey_url(one.person_id)) for one in found.unallocated
    ]
    meets = {each.worker.id: each for each in selectors.supervision_due(actor=actor)}
    away = sum(day.is_away for day in found.days)
    page = TeamPage(
        "My team today",
        f"{say.count_of(len(found.days), 'worker')}; {away or 'nobody'} away; {len(unheld) or 'no'} "
        f"{'child' if len(unheld) == 1 else 'children'} to be taken.",
        unheld,
        [
            _worker(day, names, children, meets.get(day.worker.id), now)
            for day in found.days
        ],
        Empty("Nobody is in your team", "Whoever has an account in your team appears here, with what is theirs today."),
        reverse("caseload"),
        reverse("supervision_due") if may(actor, Permission.SUPERVISE_MANAGERS) else "",
    )  # fmt: skip
    shown = {one.person_id for day in found.days for one, _ in day.due} | {one.person_id for one in found.unallocated}
    return Shown("oversight/team.html", page, about=person_keys([*shown, *cards]))


def _worker(
    day: Day, names: Mapping[UUID, str], children: Mapping[UUID, str], due: Due | None, now: datetime
) -> WorkerDay:
    every = _doing(day, names, children, now)
    old = [each for each in every if now - each.due_at > LONG_PAST]
    today = local_date(now)
    said = None
    if due is not None and due.due_on is not None:
        said = TimeLeft(
            f"{'was due on' if due.is_late(today) else 'next on'} {say.day(due.due_on)}", due.is_late(today)
        )
    return WorkerDay(
        day.worker.name, day.is_away, reverse("supervise", kwargs={"worker_id": day.worker.id}), said,
        [each for each in every if each not in old], old,
        f"{say.count_of(len(old), 'thing')} of {say.whose(day.worker.name)} that passed more than "
        f"{LONG_PAST.days} days ago",
    )  # fmt: skip


def _doing(day: Day, names: Mapping[UUID, str], children: Mapping[UUID, str], now: datetime) -> list[Doing]:
    """What is due today in the order of the day, then what is past, the newest first."""
    found = [
        Doing(
            "Visit", names.get(visit.person_id, "A child"), reverse("visit", args=[visit.id]),
            TimeLeft(say.near(visit.planned_at, now), visit.planned_at < now), visit.what_to_see, visit.planned_at,
        )
        for visit in day.visits
    ]  # fmt: skip
    found += [
        Doing(
            limit.clock.name, children[one.person_id], journey_url(one.person_id), say.left(limit.standing, now), "",
            limit.standing.due_at or now,
        )
        for one, limit in day.due
    ]  # fmt: skip
    found += [
        Doing(
            "Directed", names.get(each.person_id, "A child"), reverse("direction", args=[each.id]),
            TimeLeft(f"by {say.day(each.due_on)}", each.due_on < local_date(now)), each.what,
            at(each.due_on, time(17)),
        )
        for each in day.directions
    ]  # fmt: skip
    ahead = sorted((each for each in found if each.due_at >= now), key=lambda each: each.due_at)
    past = sorted((each for each in found if each.due_at < now), key=lambda each: each.due_at, reverse=True)
    return [*ahead, *past]


@screen(Permission.SEE_TEAM, log="supervision.caseload_listed")
def caseload(request: HttpRequest, actor: Actor) -> Shown:
    """How many children each works with, by where they are. No child is named and nobody is ranked."""
    now = timezone.now()
    supervises = bool(may(actor, Permission.SUPERVISE))
    rows = [
        [
            Cell(
                each.worker.name,
                reverse("supervise", kwargs={"worker_id": each.worker.id}) if supervises else "",
                note=each.worker.job,
            ),
            Cell(str(each.children), is_number=True),
            Cell("; ".join(f"{stage_said(stage, now)}: {many}" for stage, many in each.stages) or "None open"),
            Cell(str(each.unborn), is_number=True),
            Cell(str(each.visits_this_week), is_number=True),
            Cell(str(each.limits_past), is_number=True),
        ]
        for each in supervising.caseload(actor=actor, now=now)
    ]
    columns = ("Worker", "Children", "Where they are", "Not born yet", "Visits in a week", "Limits past")
    left_out = (
        "Numbers say how many, and not how hard: no child and no worker has a score. Ask the worker. By name alone."
    )
    page = CaseloadPage(
        "Who works with how many children",
        Table("Your team, by name", columns, rows, left_out=left_out) if rows else None,
        Empty("Nobody is in your team", "Each worker appears here with how many children they work with."),
        Link("My team today", reverse("team_today")),
    )  # fmt: skip
    return Shown("oversight/caseload.html", page)
