"""What repeats across missing children: with whom, where, when, and why they say they went.

Facts, each with the episodes and days behind it, from what the actor may see and nothing else. Nobody is given a score,
and nobody is put in an order by anything but how often and how lately it happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.missing.models import Episode
from openmash.casework.missing.reading import Gathered, gather
from openmash.casework.missing.selectors.episodes import FACTORS, PATTERN, PLACES
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.reference import codes
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card, Place
from openmash.statute.calendar import local_time

TIMES = ((0, 6, "Midnight to 6am"), (6, 12, "6am to midday"), (12, 18, "Midday to 6pm"), (18, 24, "6pm to midnight"))
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OFTEN = 2
"""A pattern begins where something has happened twice."""


@dataclass(frozen=True)
class Behind:
    """One episode behind a fact: whose it is and when the child was reported missing (UTC)."""

    process_id: UUID
    person_id: UUID
    child: str
    at: datetime


@dataclass(frozen=True)
class Repeated:
    """Something that happened more than once, with every episode behind it, newest first."""

    what: str
    behind: tuple[Behind, ...]

    @property
    def children(self) -> int:
        return len({each.person_id for each in self.behind})


@dataclass(frozen=True)
class Patterns:
    """What repeats, since a day. `withheld`: places found that are protected, and so in none of it."""

    since: datetime
    episodes: int
    together_hours: int
    companions: tuple[Repeated, ...]
    together: tuple[Repeated, ...]
    places: tuple[Repeated, ...]
    kinds: tuple[Repeated, ...]
    times: Mapping[tuple[str, str], int]
    factors: tuple[Repeated, ...]
    withheld: int
    about: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """One episode as this page needs it. `lead` is the one key of all the child's records."""

    gathered: Gathered
    lead: UUID
    behind: Behind

    @property
    def started(self) -> datetime:
        row = self.gathered.episode
        return row.last_seen_at or row.occurred_at or row.recorded_at


def patterns(*, actor: Actor, now: datetime | None = None) -> Patterns:
    """What repeats across the children the actor may see, over the time the area looks back."""
    moment = now or timezone.now()
    local = profile_at(moment)
    since = moment - timedelta(days=local.figure("missing_look_back_days"))
    found = known(actor, since, moment)
    others = linkage.whole_cards(
        [row.other_id for each in found for row in each.gathered.companions if row.other_id], actor
    )
    leads = linkage.leads(others, actor) if others else {}
    where, withheld = _places(found, actor)
    hours = local.figure("missing_together_hours")
    return Patterns(
        since=since, episodes=len(found), together_hours=hours,
        companions=_repeated(_companions(found, others, leads)),
        together=_repeated(_together(found, timedelta(hours=hours))),
        places=_repeated(where),
        kinds=_repeated(
            (codes(PLACES).label(each.gathered.found.place_kind), each.behind)
            for each in found if each.gathered.found and each.gathered.found.place_kind
        ),
        times=_times(found),
        factors=_repeated(
            (codes(FACTORS).label(code), each.behind)
            for each in found for code in dict.fromkeys(c for step in each.gathered.steps for c in step.factors)
        ),
        withheld=withheld,
        about=tuple(dict.fromkeys(f"person:{each.behind.person_id}" for each in found)),
    )  # fmt: skip


@dataclass(frozen=True)
class Often:
    """A child who was reported missing as often as the area's own trigger says, in its days: how often, newest when."""

    person_id: UUID
    times: int
    said: str
    newest: datetime


def often_missing(*, actor: Actor, now: datetime | None = None) -> list[Often]:
    """The children the actor may see who meet the area's own trigger now, each by one record. A handful of queries."""
    moment = now or timezone.now()
    trigger = profile_at(moment).pattern(PATTERN)
    rows = Episode.objects.visible_to(actor).current()
    rows = rows.filter(occurred_at__gte=moment - timedelta(days=trigger.within_days), occurred_at__lte=moment)
    told = [(key, when) for key, when in rows.values_list("person_id", "occurred_at") if when is not None]
    leads = linkage.leads({key for key, _ in told}, actor) if told else {}
    reported: dict[UUID, list[datetime]] = defaultdict(list)
    for key, when in told:
        if key in leads:
            reported[leads[key]].append(when)
    return [
        Often(lead, len(when), trigger.said, max(when)) for lead, when in reported.items() if len(when) >= trigger.count
    ]


def beside(process_id: UUID, *, actor: Actor, now: datetime | None = None) -> list[Behind]:
    """Episodes of other children the actor may see that overlap this one. Raises NotVisible."""
    moment = now or timezone.now()
    mine = gather([process_id], actor=actor)
    if not mine:
        raise NotVisible
    one = mine[0].episode
    begun = (one.last_seen_at or one.occurred_at or one.recorded_at) - timedelta(days=1)
    lead = linkage.person_set(one.person_id, actor).lead_id
    return [
        each.behind for each in known(actor, begun - timedelta(days=7), moment)
        if each.lead != lead and (each.gathered.found is None or (each.gathered.home_at or moment) >= begun)
    ]  # fmt: skip


def known(actor: Actor, since: datetime, until: datetime) -> list[Known]:
    """The episodes of a time, of children the actor may see who are alive, oldest first."""
    rows = Episode.objects.visible_to(actor).current().filter(occurred_at__gte=since, occurred_at__lte=until)
    gathered = gather(list(rows.values_list("process_id", flat=True)), actor=actor)
    ids = {each.episode.person_id for each in gathered}
    cards, sets = linkage.whole_cards(ids, actor), linkage.person_sets(ids, actor)
    found = []
    for each in gathered:
        person = each.episode.person_id
        card: Card | None = cards.get(person)
        if person not in sets or (card is not None and card.has_died):
            continue
        name = (card.name if card else "") or "Unknown child"
        at = each.episode.occurred_at or each.episode.recorded_at
        lead = sets[person].lead_id
        found.append(Known(each, lead, Behind(each.episode.process_id, lead, name, at)))
    return sorted(found, key=lambda each: each.behind.at)


def _repeated(told: Iterable[tuple[str, Behind]]) -> tuple[Repeated, ...]:
    grouped: dict[str, list[Behind]] = defaultdict(list)
    called: dict[str, str] = {}
    for what, behind in told:
        key = " ".join(what.casefold().split())
        called.setdefault(key, what)
        if behind not in grouped[key]:
            grouped[key].append(behind)
    found = [
        Repeated(called[key], tuple(sorted(behind, key=lambda each: each.at, reverse=True)))
        for key, behind in grouped.items()
        if len(behind) >= OFTEN
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.behind), -each.behind[0].at.timestamp())))


def _companions(
    found: Sequence[Known], others: Mapping[UUID, Card], leads: Mapping[UUID, UUID]
) -> Iterable[tuple[str, Behind]]:
    """A name that was told, or a child known here. One the actor may not see is in nothing."""
    names = {leads.get(key, key): card.name or "Unknown child" for key, card in others.items()}
    for each in found:
        for row in each.gathered.companions:
            if row.other_id is None:
                yield row.words, each.behind
            elif row.other_id in others:
                other = leads.get(row.other_id, row.other_id)
                both = sorted([each.behind.child, names[other]])
                yield f"{both[0]} and {both[1]}", each.behind


def _together(found: Sequence[Known], within: timedelta) -> Iterable[tuple[str, Behind]]:
    """Two children reported missing within so many hours of each other, each time it happened."""
    for place, first in enumerate(found):
        for second in found[place + 1 :]:
            if second.behind.at - first.behind.at > within:
                break
            if second.lead != first.lead:
                both = sorted([first.behind.child, second.behind.child])
                yield f"{both[0]} and {both[1]}", first.behind


def _places(found: Sequence[Known], actor: Actor) -> tuple[list[tuple[str, Behind]], int]:
    """Where children were found; a protected place is in none of it, and only counted."""
    wanted = {
        each.gathered.found.place_id: each for each in found if each.gathered.found and each.gathered.found.place_id
    }
    if not wanted:
        return [], 0
    every: list[Place] = people.places_of(list({each.gathered.episode.person_id for each in wanted.values()}), actor)
    told, withheld = [], 0
    for place in every:
        each = wanted.get(place.fact_id)
        if each is None:
            continue
        if place.withheld or place.is_protected:
            withheld += 1
        else:
            told.append((place.text, each.behind))
    return told, withheld


def _times(found: Sequence[Known]) -> dict[tuple[str, str], int]:
    """How many were last seen, or reported where that is not known, by the day and part of the day in England."""
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for each in found:
        at = local_time(each.started)
        part = next(words for first, last, words in TIMES if first <= at.hour < last)
        counted[DAYS[at.weekday()], part] += 1
    return dict(counted)
