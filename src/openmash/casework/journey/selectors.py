"""Reading journeys: where a child is, what is due by which law, what came before, and what must be put right.

Rows come back limited by the wall to what the actor may see. Moments are UTC. Lists cost the same whatever the past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.journey import rules
from openmash.casework.journey.models import Explained, Need, Recorded
from openmash.casework.journey.reading import ByWhom, life_from, marks_from, open_journey
from openmash.casework.journey.rules import Finding, Life, Mark, referral_of
from openmash.casework.journey.stages import Stage, Standing, standing
from openmash.casework.journey.timing import Often, Running, running
from openmash.casework.journey.words import ENDS_A_PLAN, EVENTS, OVER, UNTOLD, Closure, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.trip import Trip
from openmash.foundation.governance.area import Profile
from openmash.records.cases import selectors as spine
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.selectors import Happened
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.statute.events import Event

__all__ = [
    "ByWhom", "Ended", "Finding", "HowOften", "Journey", "Life", "Line", "Mark", "Often", "Overview", "PutRight",
    "Running", "Stage", "Standing", "findings_of", "journey", "line", "open_journey", "overviews", "owing_reasons",
    "plans_ended_with", "referral_of",
]  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One thing that happened: what, when, why, who recorded it. `can_correct`: it was recorded as a step."""

    milestone_id: UUID
    person_id: UUID
    said: str
    at: datetime
    recorded_at: datetime
    why: str
    by: str
    agency: str
    to_named: str
    closure: str
    gate: tuple[tuple[str, str], ...]
    can_correct: bool
    owes_reason: bool
    does_less: bool
    ended_the_case: bool


@dataclass(frozen=True)
class PutRight:
    """Something to put right before the return: the rule, what is wrong, the fix, and what was said about it."""

    finding: Finding
    person_id: UUID
    said: tuple[str, ...]
    can_correct: bool


HowOften = Callable[[Sequence[UUID]], Mapping[UUID, Often]]
"""What says how often children are to be seen: of these records, those of whom a plan says so."""


@dataclass(frozen=True)
class Journey:
    """A child's journey. `before` are earlier cases that closed, newest first."""

    process_id: UUID | None
    standing: Standing
    running: tuple[Running, ...]
    lines: tuple[Line, ...]
    put_right: tuple[PutRight, ...]
    life: Life

    @property
    def due(self) -> tuple[Running, ...]:
        """What still runs."""
        return tuple(each for each in self.running if each.is_open)

    @property
    def met(self) -> tuple[Running, ...]:
        """What has stopped, in time or not."""
        return tuple(each for each in self.running if not each.is_open)


def journey(
    person: PersonSet,
    *,
    actor: Actor,
    now: datetime | None = None,
    known_at: datetime | None = None,
    often: HowOften | None = None,
) -> Journey:
    """One child's journey, as known at a moment where asked. The same few queries however long the past.

    `often` says of these records how often each is to be seen, for those of whom a plan says so.
    """
    moment = known_at or now or timezone.now()
    happened = _of(person, spine.happened_to(person.ids, EVENTS, actor=actor, known_at=known_at))
    trip = Trip(known_at=known_at)
    rows = trip.facts(Recorded, "person_id", person.ids, actor=actor)
    said = trip.facts(Explained, "person_id", person.ids, actor=actor)
    trip.go()
    recorded = {row.milestone_id: row for row in rows.all}
    cards = people.people_cards(person.ids, actor, known_at)
    life = life_from(cards)
    marks = marks_from(happened, life, {key: row.closure for key, row in recorded.items()})
    names = who(each.recorded_by for each in happened)
    local = profile_at(moment)
    found = [
        PutRight(
            finding, person.lead_id,
            tuple(e.words for e in said.all if e.milestone_id == finding.mark and e.rule == finding.rule),
            finding.mark in recorded,
        )
        for finding in rules.findings(marks, life, moment, local.calendar())
    ]  # fmt: skip
    lines = [
        _line(each, recorded.get(each.id), names[each.recorded_by].name, names[each.recorded_by].agency_name)
        for each in happened
        if each.event not in UNTOLD
    ]
    processes = spine.processes_of(person.ids, actor=actor, known_at=known_at)
    return Journey(
        next((each.process_id for each in processes if each.kind is ProcessKind.JOURNEY), None), standing(marks),
        _running(marks, local, moment, life, _asked(person, often(person.ids) if often else {})),
        tuple(reversed(lines)), tuple(found), life,
    )  # fmt: skip


def _of(person: PersonSet, found: Mapping[UUID, list[Happened]]) -> list[Happened]:
    every = (each for one in person.ids for each in found.get(one, ()))
    return sorted(every, key=lambda each: (each.occurred_at, each.id))


def _line(each: Happened, row: Recorded | None, by: str, agency: str) -> Line:
    step = Step(row.step) if row else next((one for one in Step if one.value == each.event.value), None)
    gate = (
        ("What each agency said", row.agencies_said), ("Who else was thought of", row.who_else),
        ("The child’s voice", row.voice), ("Threshold document", row.threshold_version),
    ) if row and step and step.does_less else ()  # fmt: skip
    assert each.person_id is not None  # asked for by person
    said = step.label if step else each.event.said
    return Line(
        each.id, each.person_id, str(said)[:1].upper() + str(said)[1:], each.occurred_at, each.recorded_at,
        (row.why if row else "") or each.words, by, agency, row.to_named if row else "",
        str(Closure(row.closure).label) if row and row.closure else "", tuple(pair for pair in gate if pair[1]),
        row is not None, bool(row and not row.why), bool(step and step.does_less),
        step in OVER,
    )  # fmt: skip


def line(milestone_id: UUID, person: PersonSet, *, actor: Actor) -> Line | None:
    """One step of this child that can be put right; None where there is none."""
    found = journey(person, actor=actor).lines
    return next((each for each in found if each.milestone_id == milestone_id and each.can_correct), None)


@dataclass(frozen=True)
class Ended:
    """The end of a plan, as a step: which, and when (UTC)."""

    milestone_id: UUID
    step: Step
    at: datetime


def plans_ended_with(milestone_id: UUID, person: PersonSet, *, actor: Actor) -> tuple[Ended, ...]:
    """The ends of plans that go with a step, oldest first: its own, where it is one; and, where it ended the case,
    those recorded in the same act, by the same reasons. One query.
    """
    rows = list(Recorded.objects.visible_to(actor).current().filter(person_id__in=person.ids))
    asked = next((row for row in rows if row.milestone_id == milestone_id), None)
    if asked is None:
        return ()
    found = [
        row for row in rows
        if Step(row.step) in ENDS_A_PLAN
        and (row is asked or (Step(asked.step) in OVER and _act_of(row) == _act_of(asked)))
    ]  # fmt: skip
    return tuple(
        Ended(row.milestone_id, Step(row.step), row.occurred_at or row.recorded_at)
        for row in sorted(found, key=lambda row: (row.occurred_at or row.recorded_at, row.pk))
    )


def _act_of(row: Recorded) -> tuple[object, ...]:
    """What the steps of one act that does less have in common, also once one of them was put right."""
    return row.process_id, row.agencies_said, row.who_else, row.voice, row.voice_id


def findings_of(ids: Sequence[UUID], *, actor: Actor, now: datetime | None = None) -> list[Finding]:
    """What the return would refuse in one child's journey."""
    person = linkage.person_set(ids[0], actor)
    return [each.finding for each in journey(person, actor=actor, now=now).put_right]


@dataclass(frozen=True)
class Overview:
    """One child of many, for a list: where they are, what runs, what must be put right. `newest` is the last step."""

    person_id: UUID
    card: Card | None
    standing: Standing
    running: tuple[Running, ...]
    put_right: tuple[PutRight, ...]
    marks: tuple[Mark, ...]
    owes_reasons: tuple[UUID, ...]
    life: Life


def overviews(
    person_ids: Iterable[UUID], *, actor: Actor, now: datetime | None = None, often: HowOften | None = None
) -> list[Overview]:
    """These children, as far as the actor may see them, by the record asked about and what their other records add.

    The same few queries for three or three hundred. `often` is as for a journey.
    """
    moment = now or timezone.now()
    asked = list(dict.fromkeys(person_ids))
    if not asked:
        return []
    sets = linkage.person_sets(asked, actor)
    whole = list({each.lead_id: each for each in sets.values()}.values())
    by = {sets[key].lead_id: key for key in reversed(asked) if key in sets}
    every = [one for person in whole for one in person.ids]
    if not every:
        return []
    happened = spine.happened_to(every, EVENTS, actor=actor)
    trip = Trip()
    rows = trip.facts(Recorded, "person_id", every, actor=actor)
    said = trip.facts(Explained, "person_id", every, actor=actor)
    trip.go()
    recorded = {row.milestone_id: row for row in rows.all}
    closures = {key: row.closure for key, row in recorded.items()}
    words: dict[tuple[UUID, str], list[str]] = defaultdict(list)
    for each in said.all:
        words[each.milestone_id, each.rule].append(each.words)
    cards = people.people_cards(every, actor)
    seen_every = often(every) if often else {}
    local = profile_at(moment)
    calendar = local.calendar()
    found = []
    for person in whole:
        mine = {one: cards[one] for one in person.ids if one in cards}
        life = life_from(mine)
        marks = marks_from(_of(person, happened), life, closures)
        found.append(
            Overview(
                person.lead_id,
                people.card_of(by[person.lead_id], person.ids, cards) or next(iter(mine.values()), None),
                standing(marks),
                _running(marks, local, moment, life, _asked(person, seen_every)),
                tuple(
                    PutRight(one, person.lead_id, tuple(words[one.mark, one.rule]), one.mark in recorded)
                    for one in rules.findings(marks, life, moment, calendar)
                ),
                tuple(marks),
                tuple(row.milestone_id for row in rows.all if row.person_id in person.ids and not row.why),
                life,
            )
        )  # fmt: skip
    return found


def _asked(person: PersonSet, often: Mapping[UUID, Often]) -> Often | None:
    """How often this child is to be seen: what was said last, of whichever of their records."""
    return max((often[one] for one in person.ids if one in often), key=lambda each: each.since, default=None)


def _running(
    marks: Sequence[Mark], local: Profile, moment: datetime, life: Life, often: Often | None
) -> tuple[Running, ...]:
    """How each limit stands. Once the child has died nothing runs on: nobody is asked to visit or to review."""
    every = running(marks, local, moment, often)
    return tuple(each for each in every if not (life.has_died and each.is_open))


def on_a_protection_plan(person_ids: Collection[UUID], *, actor: Actor) -> list[UUID]:
    """Those of these records on which a child protection plan runs now, as far as the actor may see. One query."""
    ends = (Event.CHILD_PROTECTION_PLAN_ENDED, Event.CASE_CLOSED, Event.TRANSFERRED_OUT)
    happened = spine.happened_to(list(person_ids), {Event.CHILD_PROTECTION_PLAN_BEGAN, *ends}, actor=actor)
    last = {key: max(found, key=lambda each: each.occurred_at).event for key, found in happened.items() if found}
    return [key for key, event in last.items() if event is Event.CHILD_PROTECTION_PLAN_BEGAN]


def owing_reasons(*, actor: Actor) -> list[tuple[UUID, UUID, str, datetime]]:
    """Steps this actor took without saying why: (milestone, person, step, when). One query of their own rows."""
    rows = Recorded.objects.visible_to(actor).current().filter(recorded_by=actor.account_id, why="")
    return [
        (row.milestone_id, row.person_id, str(Step(row.step).label), row.recorded_at)
        for row in rows.order_by("recorded_at", "pk")[:100]
    ]


def needs_of(person_ids: Collection[UUID], *, actor: Actor) -> Mapping[UUID, list[tuple[datetime, str]]]:
    """The primary needs of these records as they stand: when each was said (UTC), and its code. One query."""
    found: dict[UUID, list[tuple[datetime, str]]] = {}
    rows = Need.objects.visible_to(actor).current().filter(person_id__in=list(person_ids))
    for row in rows.order_by("recorded_at", "pk"):
        found.setdefault(row.person_id, []).append((row.occurred_at or row.recorded_at, row.code))
    return found


def explained_of(person_ids: Collection[UUID], *, actor: Actor) -> Mapping[UUID, list[tuple[str, str]]]:
    """What was said of rules of the return about these records: the rule and the words, oldest first. One query."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    rows = Explained.objects.visible_to(actor).current().filter(person_id__in=list(person_ids))
    for row in rows.order_by("recorded_at", "pk"):
        found.setdefault(row.person_id, []).append((row.rule, row.words))
    return found
