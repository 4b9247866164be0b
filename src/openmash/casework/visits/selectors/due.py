"""Which children are to be seen by when: a same-day need from a decision, and how often a plan or the area says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from openmash.casework.visits import rules
from openmash.casework.visits.models import Frequency
from openmash.casework.visits.selectors.visits import seen_at
from openmash.foundation.access.actors import Actor
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.statute import spoken
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Standing, State, reckon
from openmash.statute.events import Event

LOOKS_BACK = timedelta(days=365)
ENDS = (Event.CHILD_SEEN, Event.CASE_CLOSED, Event.TRANSFERRED_OUT)
"""What ends a need to be seen: nothing else does, however long it has waited."""


@dataclass(frozen=True)
class ToBeSeen:
    """A child who is to be seen because somebody decided so, and has not been since.

    `standing` is the clock; `words` says what is left in hours, and how long it is since it was decided.
    """

    person_id: UUID
    process_id: UUID
    decided_at: datetime
    decided_by: UUID
    due_at: datetime | None
    standing: Standing
    words: str
    source: str

    @property
    def is_late(self) -> bool:
        return self.standing.state is State.LATE


@dataclass(frozen=True)
class VisitDue:
    """The next visit that a plan or the area's standard asks for, who says so, and since when it counts."""

    person_id: UUID
    name: str
    since: datetime
    standing: Standing
    source: str

    @property
    def is_late(self) -> bool:
        return self.standing.state is State.LATE


def to_be_seen(*, actor: Actor, now: datetime) -> list[ToBeSeen]:
    """Every child in reach who is to be seen and has not been, the longest first. A few queries however many."""
    decided = spine.happened_since(Event.VISIT_DECIDED, now - LOOKS_BACK, actor=actor, unless=ENDS)
    found = {each.person_id: each for each in decided if each.person_id is not None}
    return sorted(_to_be_seen(found, actor, now), key=lambda each: each.decided_at)


def to_be_seen_among(person_ids: Iterable[UUID], *, actor: Actor, now: datetime) -> list[ToBeSeen]:
    """The same of these records of children. A few queries however many."""
    latest = spine.latest_of(list(person_ids), (Event.VISIT_DECIDED,), actor=actor)
    since = now - LOOKS_BACK
    return _to_be_seen({person: each for (person, _), each in latest.items() if each.occurred_at > since}, actor, now)


def visits_due(groups: Mapping[UUID, Iterable[UUID]], *, actor: Actor, now: datetime) -> list[VisitDue]:
    """The next visit due to each child, by a plan first and else by the area's standard, soonest first.

    `groups` gives all the records of each child. Three queries, however many children.
    """
    of = {key: person for person, keys in groups.items() for key in keys}
    if not of:
        return []
    events = {event for every in rules.CLOCKS.values() for event in every}
    milestones = spine.latest_of(list(of), tuple(events), actor=actor)
    said = Frequency.objects.visible_to(actor).current().filter(person_id__in=list(of)).order_by("recorded_at", "pk")
    frequencies = {of[row.person_id]: row for row in said}
    seen: dict[UUID, datetime] = {}
    for key, at in seen_at(of, actor=actor).items():
        seen[of[key]] = max(at, seen.get(of[key], at))
    found = []
    for person in groups:
        mine = {
            event: max(
                (each.occurred_at for (key, e), each in milestones.items() if e is event and of[key] == person),
                default=None,
            )
            for event in events
        }
        found += _due(person, mine, frequencies.get(person), seen.get(person), now)
    return sorted(found, key=lambda each: each.standing.due_at or now + timedelta(days=3660))


def _due(
    person: UUID, milestones: Mapping[Event, datetime | None], said: Frequency | None, seen: datetime | None,
    now: datetime,
) -> list[VisitDue]:  # fmt: skip
    local = profile_at(now)
    found = []
    for key, (began, made, ended) in rules.CLOCKS.items():
        since = rules.runs_from(milestones[began], milestones[made], milestones[ended])
        if since is None:
            continue
        clock = local.clock(key, local_date(now))
        limit = rules.limit_of(said.every, in_working_days=said.in_working_days) if said else None
        standing = reckon(clock, since, now, local.calendar(), limit=limit)
        source = said.because if said else clock.source.said
        found.append(VisitDue(person, clock.name, since, standing, source))
    if not found and said is not None:
        clock = local.clock("child_in_need_visit", local_date(now))
        limit = rules.limit_of(said.every, in_working_days=said.in_working_days)
        since = seen or said.recorded_at
        found.append(
            VisitDue(person, "Visit", since, reckon(clock, since, now, local.calendar(), limit=limit), said.because)
        )
    return found


def _to_be_seen(found: Mapping[UUID, spine.Happened], actor: Actor, now: datetime) -> list[ToBeSeen]:
    if not found:
        return []
    sets = linkage.person_sets(found, actor)
    ids = {person: sets[person].ids if person in sets else (person,) for person in found}
    ended = spine.latest_of([key for keys in ids.values() for key in keys], ENDS, actor=actor)
    waiting = []
    for person, each in found.items():
        mine = (ended.get((key, end)) for key in ids[person] for end in ENDS)
        last = max((end.occurred_at for end in mine if end), default=None)
        if not rules.still_to_be_seen(each.occurred_at, last):
            continue
        local = profile_at(each.occurred_at)
        clock = local.clock("child_seen", local_date(each.occurred_at))
        standing = reckon(clock, each.occurred_at, now, local.calendar())
        waiting.append(
            ToBeSeen(
                person, each.process_id, each.occurred_at, each.recorded_by, standing.due_at, standing,
                _in_hours(standing, each.occurred_at, now), clock.source.said,
            )
        )  # fmt: skip
    return waiting


def _in_hours(standing: Standing, decided: datetime, now: datetime) -> str:
    """What is left in hours, as the area's standard says it, and how long ago it was decided."""
    ago = f"decided {spoken.length(now - decided)} ago"
    if standing.due_at is None:
        return f"as soon as the child’s safety needs; {ago}"
    if now <= standing.due_at:
        return f"in {spoken.length(standing.due_at - now)}, by {spoken.moment(standing.due_at, now)}; {ago}"
    return f"{spoken.length(now - standing.due_at)} late, was due {spoken.moment(standing.due_at, now)}; {ago}"
