"""Children for whom nothing moves, for whoever leads the team: not seen, no progress, a plan unchanged, limits past.

Each source says what it sees of a child, in words, from what other modules record. Nobody is given a score, and nothing
is added up: a child is listed with each thing that stands still and since when.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from openmash.casework.journey.permissions import Permission
from openmash.casework.journey.selectors import Overview
from openmash.casework.looked_after import selectors as looked_after
from openmash.casework.looked_after.selectors import LookedAfter
from openmash.casework.plans import selectors as plans
from openmash.casework.visits import selectors as visits
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.design import say
from openmash.pathways import seeing
from openmash.records.cases import selectors as cases
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Standing
from openmash.statute.events import Event

LONDON = ZoneInfo("Europe/London")
STARTING = {"drift_no_visit_days": 28, "drift_no_progress_days": 42, "drift_plan_unchanged_days": 90}
"""Days, where an area has set no figure of its own: starting values, no law's."""
VISITS = (Event.CHILD_SEEN, Event.CHILD_PROTECTION_VISIT_MADE, Event.CHILD_IN_NEED_VISIT_MADE)
PLANS = (Event.CHILD_PROTECTION_PLAN_BEGAN, Event.CHILD_IN_NEED_PLAN_BEGAN)
PLAN_WORK = (*PLANS, Event.CORE_GROUP_HELD, Event.REVIEW_CONFERENCE_HELD, Event.CHILD_IN_NEED_PLAN_REVIEWED)
PLAN_ENDS = (
    Event.CHILD_PROTECTION_PLAN_ENDED, Event.CHILD_IN_NEED_PLAN_ENDED, Event.CASE_CLOSED, Event.TRANSFERRED_OUT,
)  # fmt: skip
MOST = 300
"""Children on one list; more than one team has."""


@dataclass(frozen=True)
class Still:
    """One thing that stands still for one child: which, in words, since when (UTC; None: never)."""

    kind: str
    words: str
    since: datetime | None

    @property
    def said(self) -> str:
        """The words and the day, such as "Nothing recorded since 30 December 2025"."""
        return f"{self.words} {say.day_of(local_date(self.since))}" if self.since else self.words


@dataclass(frozen=True)
class Drifting:
    """A child with everything that stands still, the longest first."""

    overview: Overview
    still: tuple[Still, ...]

    @property
    def since(self) -> datetime | None:
        """Since when the longest of it."""
        return self.still[0].since


@dataclass(frozen=True)
class Limit:
    """A limit that runs for one child, by the clock's name."""

    overview: Overview
    name: str
    standing: Standing


Source = Callable[[Sequence[Overview], datetime, Actor], Iterable[tuple[UUID, Still]]]
PAST = "Past its limit"


def days_of(key: str, now: datetime) -> timedelta:
    """How long is too long, by the area's figure."""
    figure = dict(profile_at(now).figures).get(key)
    return timedelta(days=figure.number if figure else STARTING[key])


def not_seen(children: Sequence[Overview], now: datetime, actor: Actor) -> Iterable[tuple[UUID, Still]]:
    """Nobody has recorded seeing the child for too long, since the case opened. An unborn child cannot be seen.

    A visit that was recorded before anything was under way is one, too. Two queries.
    """
    limit = days_of("drift_no_visit_days", now)
    of = {key: person for person, keys in _records(children, actor).items() for key in keys}
    met: dict[UUID, datetime] = {}
    for key, at in visits.seen_at(of, actor=actor).items() if of else ():
        met[of[key]] = max(at, met.get(of[key], at))
    for one in children:
        if one.card is not None and one.card.birth.expected:
            continue
        marked = [mark.at for mark in one.marks if mark.event in VISITS]
        seen = max([*marked, *([met[one.person_id]] if one.person_id in met else [])], default=None)
        began = one.standing.since
        if began is not None and now - max(filter(None, (seen, began))) > limit:
            yield one.person_id, Still("No visit", "Not recorded as seen" if seen is None else "Last seen", seen)


def no_progress(children: Sequence[Overview], now: datetime, actor: Actor) -> Iterable[tuple[UUID, Still]]:
    """Nothing at all has been recorded for too long."""
    limit = days_of("drift_no_progress_days", now)
    for one in children:
        last = max((mark.at for mark in one.marks if mark.at <= now), default=None)
        if last is not None and now - last > limit:
            yield one.person_id, Still("No progress", "Nothing recorded since", last)


def plan_unchanged(children: Sequence[Overview], now: datetime, actor: Actor) -> Iterable[tuple[UUID, Still]]:
    """A plan nobody has reviewed or worked on for too long."""
    limit = days_of("drift_plan_unchanged_days", now)
    for one in children:
        worked = max((mark.at for mark in one.marks if mark.event in PLAN_WORK and mark.at <= now), default=None)
        ended = max((mark.at for mark in one.marks if mark.event in PLAN_ENDS), default=None)
        if worked and (ended is None or ended < worked) and now - worked > limit:
            yield one.person_id, Still("Plan unchanged", "Last changed on", worked)


def past_a_limit(children: Sequence[Overview], now: datetime, actor: Actor) -> Iterable[tuple[UUID, Still]]:
    """A limit that still runs and is past."""
    for one in children:
        for each in one.running:
            if each.is_open and each.is_late:
                yield one.person_id, Still(PAST, f"{each.clock.name}, due", each.standing.due_at)


def not_seen_as_often(children: Sequence[Overview], now: datetime, actor: Actor) -> Iterable[tuple[UUID, Still]]:
    """The child has not been visited as often as the plan, or else the area's standard, says. Three queries."""
    told = {(one.person_id, each.clock.name) for one in children for each in one.running if each.is_late}
    for due in visits.visits_due(_records(children, actor), actor=actor, now=now):
        if due.is_late and (due.person_id, due.name) not in told:
            yield due.person_id, Still("Not visited as often as said", f"{due.source}, due", due.standing.due_at)


def looked_after_late(children: Sequence[Overview], now: datetime, actor: Actor) -> Iterable[tuple[UUID, Still]]:
    """A visit to a looked-after child, a review, or that of a pathway plan, past its limit. Three queries."""
    for one in _in_care(_records(children, actor), now, actor):
        for due in one.due:
            if due.is_late:
                yield one.person_id, Still(PAST, f"{due.clock.name}, due", due.standing.due_at)


def _in_care(records: Mapping[UUID, tuple[UUID, ...]], now: datetime, actor: Actor) -> list[LookedAfter]:
    """Those looked after now, and those who have left care and whose pathway plan is to be kept up."""
    found = looked_after.among(records, actor=actor, now=now, ever=True)
    return [each for each in found if each.is_now or each.is_owed_a_pathway]


def plan_stands_still(children: Sequence[Overview], now: datetime, actor: Actor) -> Iterable[tuple[UUID, Still]]:
    """What running plans say of themselves: nothing changed, a change not coming, a review past, begun again."""
    limit = days_of("drift_plan_unchanged_days", now)
    of = {key: person for person, keys in _records(children, actor).items() for key in keys}
    for plan in plans.plans_standing(list(of), actor=actor):
        person, name = of[plan.person_id], str(plan.kind.label)
        if now - plan.changed_at > limit:
            yield person, Still("Plan unchanged", f"Nothing in the {name.lower()} changed since", plan.changed_at)
        if plan.review_by is not None and plan.review_by < local_date(now):
            yield person, Still("Plan not reviewed", f"{name}, to be reviewed by the end of", _start_of(plan.review_by))
        for words in plan.not_moving:
            yield person, Still("No better", f"{words}, since the plan began on", _start_of(plan.since))
        if plan.begun_before:
            count = "the second" if plan.begun_before == 1 else f"number {plan.begun_before + 1}"
            yield person, Still("Planned again", f"{name}, {count} of its kind, begun", _start_of(plan.since))


def _records(children: Sequence[Overview], actor: Actor) -> Mapping[UUID, tuple[UUID, ...]]:
    """All the records of each child. One query."""
    sets = linkage.person_sets([one.person_id for one in children], actor) if children else {}
    return {one.person_id: sets[one.person_id].ids for one in children if one.person_id in sets}


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


SOURCES: tuple[Source, ...] = (
    not_seen, not_seen_as_often, no_progress, plan_unchanged, plan_stands_still, past_a_limit,
    looked_after_late,
)  # fmt: skip
"""What can stand still: a line for each module that knows of something more."""


def drifting(*, actor: Actor, team_id: UUID | None = None, now: datetime | None = None) -> list[Drifting]:
    """The children of a team for whom something stands still, the longest first. As many queries for 3 as for all."""
    moment = now or timezone.now()
    return still_among(team_of(actor=actor, team_id=team_id, now=moment), moment, actor=actor)


def still_among(children: Sequence[Overview], moment: datetime, *, actor: Actor) -> list[Drifting]:
    """Those of these children for whom something stands still at a moment, the longest first. A fixed few queries."""
    found: dict[UUID, list[Still]] = {}
    for source in SOURCES:
        for person_id, still in source(children, moment, actor):
            if still not in found.setdefault(person_id, []):
                found[person_id].append(still)
    drift = [
        Drifting(one, tuple(sorted(found[one.person_id], key=lambda still: still.since or _never())))
        for one in children
        if one.person_id in found and not (one.card and one.card.has_died)
    ]
    return sorted(drift, key=lambda one: one.since or _never())


def team_of(*, actor: Actor, team_id: UUID | None = None, now: datetime | None = None) -> list[Overview]:
    """The children with an open journey that a team holds, as far as the actor may see them; their own team's."""
    require(actor, Permission.OVERSEE)
    held = cases.held_in_journeys(team_id=team_id or actor.team_id, actor=actor, limit=MOST)
    return [one for one in seeing.overviews(held, actor=actor, now=now) if one.standing.is_open]


def passing(*, actor: Actor, team_id: UUID | None = None, now: datetime | None = None) -> list[Limit]:
    """Limits of a team's children that still run and will be past within a week if nothing is done, the first first."""
    moment = now or timezone.now()
    return passing_among(team_of(actor=actor, team_id=team_id, now=moment), moment, actor=actor)


def passing_among(children: Sequence[Overview], moment: datetime, *, actor: Actor) -> list[Limit]:
    """Those of these children's limits that pass within a week of a moment, the first first. A fixed few queries."""
    week = moment + timedelta(days=7)
    found = [
        each
        for each in limits_among(children, moment, actor=actor)
        if each.standing.due_at is not None and moment <= each.standing.due_at <= week
    ]
    return sorted(found, key=lambda each: each.standing.due_at or week)


def limits_among(children: Sequence[Overview], moment: datetime, *, actor: Actor) -> list[Limit]:
    """Every limit that runs for these children, each once: those of the journey; visits, reviews and pathway plans of
    those looked after or leaving care; and the visits that a plan or the area's standard asks for.
    """
    children = [one for one in children if not (one.card and one.card.has_died)]
    found = [Limit(one, each.clock.name, each.standing) for one in children for each in one.running if each.is_open]
    records, of = _records(children, actor), {one.person_id: one for one in children}
    for one in _in_care(records, moment, actor):
        found += [Limit(of[one.person_id], due.clock.name, due.standing) for due in one.due]
    told = {(each.overview.person_id, each.name) for each in found}
    for due in visits.visits_due(records, actor=actor, now=moment):
        if (due.person_id, due.name) not in told and due.person_id in of:
            found.append(Limit(of[due.person_id], due.name, due.standing))
    return found


def to_put_right(*, actor: Actor, team_id: UUID | None = None, now: datetime | None = None) -> list[Overview]:
    """The children of a team about whom the return would refuse or ask something."""
    return [one for one in team_of(actor=actor, team_id=team_id, now=now) if one.put_right or one.owes_reasons]


def _never() -> datetime:
    return datetime.min.replace(tzinfo=timezone.get_current_timezone())
