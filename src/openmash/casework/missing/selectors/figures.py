"""Missing children as figures, each worked out from what is recorded, with its definition in plain words.

They count the children the actor may see. For publication, small numbers are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from openmash.casework.missing.models import HeldReady, PlacedAway
from openmash.casework.missing.reading import HELD, OFFERED
from openmash.casework.missing.rules import count_in_words, hours_in_words, share_in_words, was_overnight
from openmash.casework.missing.selectors.episodes import PATTERN
from openmash.casework.missing.selectors.patterns import Known, known
from openmash.casework.missing.words import Level, LookedAfter, PassedOn, Prevention, Scheme, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.governance.area import Profile
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.voice import selectors as voice
from openmash.statute.calendar import at, local_date, months_after
from openmash.statute.clocks import State

MONTHS = 12
AGAIN_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Measure:
    """One figure: its name, what it counts in plain words, and its value as shown."""

    name: str
    definition: str
    value: str


@dataclass(frozen=True)
class Month:
    """One month: its first day, how many episodes were reported in it and of how many children."""

    first: date
    episodes: int
    children: int


@dataclass(frozen=True)
class Figures:
    """Every figure of a year, and the months it is made of. `small`: below what a count is left out; 0: none is."""

    since: date
    until: date
    small: int
    measures: tuple[Measure, ...]
    months: tuple[Month, ...]
    about: tuple[str, ...]


@dataclass(frozen=True)
class Assessed:
    """When children were assessed for exploitation, as whoever keeps that says: days by record, and within how long one
    counts, in words.
    """

    days: Mapping[UUID, Sequence[date]]
    months: int


def figures(
    *, actor: Actor, publish: bool = False, now: datetime | None = None, assessed: Assessed | None = None
) -> Figures:
    """The last twelve months, to now. `publish`: with small numbers left out."""
    moment = now or timezone.now()
    local = profile_at(moment)
    today = local_date(moment)
    first = months_after(today.replace(day=1), 1 - MONTHS)
    every = known(actor, at(first, time(0)), moment)
    small = local.figure("missing_small_number") if publish else 0
    counted = _Counted(every, actor, moment, local, small, assessed)
    return Figures(
        since=first, until=today, small=small, measures=tuple(counted.measures()), months=tuple(_months(every, first)),
        about=tuple(dict.fromkeys(f"person:{each.lead}" for each in every)),
    )  # fmt: skip


def _months(every: Sequence[Known], first: date) -> Iterable[Month]:
    of: dict[date, list[Known]] = defaultdict(list)
    for each in every:
        of[local_date(each.behind.at).replace(day=1)].append(each)
    for number in range(MONTHS):
        month = months_after(first, number)
        yield Month(month, len(of[month]), len({each.lead for each in of[month]}))


@dataclass(frozen=True)
class _Counted:
    every: Sequence[Known]
    actor: Actor
    now: datetime
    local: Profile
    small: int
    assessed: Assessed | None = None

    @cached_property
    def reports(self) -> Mapping[UUID, list[datetime]]:
        """When each child was reported, oldest first."""
        of: dict[UUID, list[datetime]] = defaultdict(list)
        for each in self.every:
            of[each.lead].append(each.behind.at)
        return of

    def share(self, name: str, definition: str, among: Iterable[Known], test: Callable[[Known], bool]) -> Measure:
        """How many of these the test holds for."""
        rows = list(among)
        return Measure(name, definition, share_in_words(sum(map(test, rows)), len(rows), self.small))

    def count(self, name: str, definition: str, number: int) -> Measure:
        return Measure(name, definition, count_in_words(number, self.small))

    def middle(self, name: str, definition: str, spans: Sequence[timedelta]) -> Measure:
        """The middle of some spans; of fewer than is given, nothing."""
        few = self.small and 0 < len(spans) < self.small
        return Measure(name, definition, f"Not given: fewer than {self.small}" if few else hours_in_words(spans))

    def measures(self) -> Iterable[Measure]:
        """Each figure in the order it is read."""
        every, back = self.every, [each for each in self.every if each.gathered.found]
        children = {each.lead for each in every}
        yield self.count("Episodes", "Times a child was reported missing.", len(every))
        yield self.count("Children", "Different children reported missing.", len(children))
        often, of = self._often(), self._pattern_words()
        yield Measure(
            f"Children {of}", "Of those children, how many met the area’s own trigger at any time in the year (local).",
            share_in_words(often, len(children), self.small),
        )  # fmt: skip
        yield self.middle(
            "Time missing", "The middle time from last seen, or reported where that is not known, to found.",
            [self._span(each) for each in back],
        )  # fmt: skip
        yield self.share(
            "Overnight", "Of those back, how many were missing at any time between midnight and 6am.", back,
            lambda each: was_overnight(each.started, each.started + self._span(each)),
        )  # fmt: skip
        for level in (Level.HIGH, Level.MEDIUM):
            yield self.share(
                f"First graded {level.label.lower()}", "By the first level the police set.", every,
                lambda each, level=level: self._first(each) == level,  # type: ignore[misc]  # the level is bound
            )  # fmt: skip
        yield self.share(
            "First graded below medium", "By the first level the police set: low, or no apparent risk.", every,
            lambda each: self._first(each) in (Level.LOW, Level.NO_APPARENT_RISK),
        )  # fmt: skip
        yield self.share(
            "No level told to us", "No level was recorded at any time.", every, lambda each: not each.gathered.levels
        )
        kept, due = self._reviews()
        yield Measure(
            "Risk looked at again on time",
            "Of the levels whose next look fell due while the child was missing, how many had one by then.",
            share_in_words(kept, due, self.small),
        )  # fmt: skip
        yield self.share(
            "Classed again", "Police or care classed the episode differently, or again, after the first time.", every,
            lambda each: any(each.gathered.reclassified(scheme) for scheme in Scheme),
        )  # fmt: skip
        yield self.share(
            "Prevention interview done", "Of those back, how many the police saw.", back,
            lambda each: bool(each.gathered.prevention and each.gathered.prevention.outcome == Prevention.HELD),
        )  # fmt: skip
        yield self.middle(
            "Hours to it", "The middle time from return to the police’s prevention interview.", self._prevention()
        )
        yield from self._interviews(back)
        yield from self._after(back)

    def _interviews(self, back: Sequence[Known]) -> Iterable[Measure]:
        due = [each for each in back if self._is_over(each, OFFERED)]
        yield self.share(
            "Interview offered within 72 hours",
            "Of returns whose 72 hours are over or whose interview was offered: hours day and night, from return.",
            due,
            lambda each: self._state(each, OFFERED) is State.MET,
        )  # fmt: skip
        offered = [each for each in back if each.gathered.offered_at]
        yield self.share(
            "Accepted", "Of those offered, how many the child accepted or took part in.", offered,
            lambda each: any(step.step in (Step.ACCEPTED, Step.HELD) for step in each.gathered.steps),
        )  # fmt: skip
        yield self.share(
            "Interview held within 72 hours",
            "Of returns whose 72 hours are over, or that ended: how many had one by somebody independent in time. "
            "One that the child declined is counted, and was not held.",
            [each for each in back if self._is_over(each, HELD)],
            lambda each: self._was_held(each) and self._state(each, HELD) is State.MET,
        )  # fmt: skip
        held = [each for each in back if self._was_held(each)]
        heard = voice.these(
            [step.voice_id for each in held for step in each.gathered.steps if step.voice_id], actor=self.actor
        )
        yield self.share(
            "With the child’s own words", "Of interviews held, how many keep what the child said or showed.", held,
            lambda each: any(
                step.voice_id in heard and heard[step.voice_id].heard for step in each.gathered.steps if step.voice_id
            ),
        )  # fmt: skip
        yield self.share(
            "That told the police something", "Of interviews held, how many had something passed on.", held,
            lambda each: bool(each.gathered.extract) or any(s.passed_on == PassedOn.YES for s in each.gathered.steps),
        )  # fmt: skip

    def _after(self, back: Sequence[Known]) -> Iterable[Measure]:
        old = [each for each in back if each.gathered.home_at and each.gathered.home_at + AGAIN_WITHIN <= self.now]
        yield self.share(
            "Missing again within 30 days", "Of returns at least 30 days ago, how many were followed by another report "
            "within 30 days.", old, self._again,
        )  # fmt: skip
        current = self._current_at_report()
        yield self.share(
            "With what is held ready current",
            "Of episodes, how many had it written and not past its review when the child was reported.",
            self.every,
            lambda each: each.behind.process_id in current,
        )  # fmt: skip
        if self.assessed is not None:
            yield self.share(
                f"No exploitation assessment in the {self.assessed.months} months before",
                "Of episodes, for how many nobody had set a level of exploitation, none identified too, in that time.",
                self.every, self._was_not_assessed,
            )  # fmt: skip
        away = self._away()
        yield self.share(
            "Placed by another area, or away from their own",
            "Of episodes, by what was told with the report or recorded of the placement.", self.every,
            lambda each: (
                each.gathered.episode.looked_after == LookedAfter.OTHER_AREA
                or each.gathered.episode.person_id in away
            ),
        )  # fmt: skip
        where = self._found_at()
        known_places = [each for each in back if each.behind.process_id in where]
        seen: set[str] = set()
        again = 0
        for each in known_places:
            again += where[each.behind.process_id] in seen
            seen.add(where[each.behind.process_id])
        yield Measure(
            "Found where a child was found before",
            "Of those found at a place that is recorded and may be shown, how many where any of these children "
            "had been found before in the year.",
            share_in_words(again, len(known_places), self.small),
        )  # fmt: skip

    def _was_not_assessed(self, each: Known) -> bool:
        assert self.assessed is not None  # asked only where it was told
        on = local_date(each.behind.at)
        since = months_after(on, -self.assessed.months)
        records = self._sets.get(each.gathered.episode.person_id, frozenset())
        return not any(since <= day <= on for record in records for day in self.assessed.days.get(record, ()))

    def _span(self, each: Known) -> timedelta:
        found = each.gathered.found
        end = found.occurred_at if found and found.occurred_at else self.now
        return max(end - each.started, timedelta())

    def _first(self, each: Known) -> str:
        return each.gathered.levels[0].level if each.gathered.levels else ""

    def _state(self, each: Known, clock: str) -> State:
        return each.gathered.standing(clock, self.now).state

    def _is_over(self, each: Known, clock: str) -> bool:
        return self._state(each, clock) is not State.RUNNING

    def _was_held(self, each: Known) -> bool:
        return any(step.step == Step.HELD and step.independent for step in each.gathered.steps)

    def _again(self, each: Known) -> bool:
        home = each.gathered.home_at
        return home is not None and any(home < at <= home + AGAIN_WITHIN for at in self.reports[each.lead])

    def _often(self) -> int:
        pattern = self.local.pattern(PATTERN)
        within = timedelta(days=pattern.within_days)
        return sum(
            any(later - first <= within for first, later in zip(at, at[pattern.count - 1 :], strict=False))
            for at in self.reports.values()
        )

    def _pattern_words(self) -> str:
        return self.local.pattern(PATTERN).said

    def _reviews(self) -> tuple[int, int]:
        kept = due = 0
        for each in self.every:
            levels, found = each.gathered.levels, each.gathered.found
            over = found.occurred_at if found and found.occurred_at else self.now
            for place, row in enumerate(levels):
                if row.review_at is None or row.review_at > over:
                    continue
                due += 1
                following = levels[place + 1].occurred_at if place + 1 < len(levels) else None
                kept += following is not None and following <= row.review_at
        return kept, due

    def _prevention(self) -> list[timedelta]:
        spans = []
        for each in self.every:
            row, home = each.gathered.prevention, each.gathered.home_at
            if row and home and row.outcome == Prevention.HELD and row.occurred_at:
                spans.append(max(row.occurred_at - home, timedelta()))
        return spans

    @cached_property
    def _sets(self) -> dict[UUID, frozenset[UUID]]:
        ids = {each.gathered.episode.person_id for each in self.every}
        return {key: frozenset(found.ids) for key, found in linkage.person_sets(ids, self.actor).items()}

    def _current_at_report(self) -> set[UUID]:
        sets = self._sets
        rows = HeldReady.objects.visible_to(self.actor).filter(person_id__in={r for ids in sets.values() for r in ids})
        held = list(rows.values_list("person_id", "recorded_at", "review_on"))
        return {
            each.behind.process_id for each in self.every
            if any(
                person in sets[each.gathered.episode.person_id] and at <= each.behind.at
                and review > local_date(each.behind.at) for person, at, review in held
            )
        }  # fmt: skip

    def _away(self) -> set[UUID]:
        sets = self._sets
        rows = PlacedAway.objects.visible_to(self.actor).current().filter(valid_to__isnull=True)
        away = set(rows.values_list("person_id", flat=True))
        return {person for person, ids in sets.items() if away & ids}

    def _found_at(self) -> dict[UUID, str]:
        """The place each episode ended at, where it is recorded and is protected from nobody."""
        wanted = {
            each.gathered.found.place_id: each
            for each in self.every
            if each.gathered.found and each.gathered.found.place_id
        }
        ids = list({each.gathered.episode.person_id for each in wanted.values()})
        return {
            wanted[place.fact_id].behind.process_id: " ".join(place.text.casefold().split())
            for place in (people.places_of(ids, self.actor) if ids else [])
            if place.fact_id in wanted and not place.withheld and not place.is_protected
        }  # fmt: skip
