"""What the rules of a year find in children as they are told now: plain reckoning, of which nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.governance.area import Profile
from openmash.insight.returns.children import InNeed, child_in_need, children_in_need, those_in_need
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import local_date
from openmash.statute.census.census import Census
from openmash.statute.census.checking import Broken, broken_about
from openmash.statute.census.said import rests_on, the_return_rests_on
from openmash.statute.census.whole import THE_RETURN, Tally
from openmash.statute.census.years import YEARS, Year, rules_of, year_ending


@dataclass(frozen=True)
class Found:
    """A rule that one child's record breaks: the elements to look at, and the values it rests on, line by line."""

    rule: str
    elements: tuple[str, ...]
    rests_on: str


@dataclass(frozen=True)
class Reckoned:
    """A year's return: how many children, what is found of each, and what of the return as a whole (rule, rests on)."""

    children: int
    of_children: dict[UUID, tuple[Found, ...]]
    whole: tuple[tuple[str, str], ...]


def census_of(year: Year, profile: Profile, *, today: date | None = None) -> Census:
    """The census of a year as it should be, to its 31 March, by the working days of the area; `today`: as it stands."""
    return Census(year.ending, year.codes, date(year.ending, 3, 31), profile.calendar(), today)


def year_on(day: date) -> Year:
    """The census year a day falls in; the last one told here where there is none yet."""
    return year_ending(day.year + (day > date(day.year, 3, 31))) or YEARS[-1]


def years_open(now: datetime) -> tuple[Year, ...]:
    """The year now running, and the one before, whose return is being made: the newest first."""
    running = year_on(local_date(now))
    before = year_ending(running.ending - 1)
    return (running, before) if before else (running,)


def reckon(year: Year, *, actor: Actor, now: datetime) -> Reckoned:
    """Ask every rule of the year about every child in it whom the actor sees. A batch of children costs a few queries;
    the rules themselves less than a millisecond a child.
    """
    census = census_of(year, profile_at(now), today=local_date(now))
    every = list(children_in_need(census, actor=actor, now=now))
    found = {each.person_id: findings(each, year, census) for each in every}
    told = {each.person_id: each.child for each in every}
    tally, keys = Tally(), dict[str, list[UUID]]()
    for each in every:
        tally.count(each.child, census)
        keys.setdefault(each.child.id, []).append(each.person_id)
    whole = []
    for rule in rules_of(year).whole:
        for child_id in dict.fromkeys(rule.test(tally, census)):
            if child_id == THE_RETURN:
                whole.append((rule.code, the_return_rests_on(rule.code, tally)))
            for person in keys.get(child_id, ()) if child_id else ():
                found[person] += (Found(rule.code, rule.fields, rests_on(told[person], rule.fields)),)
    return Reckoned(len(every), {key: some for key, some in found.items() if some}, tuple(whole))


def reckon_one(
    person: PersonSet, year: Year, *, actor: Actor, now: datetime
) -> tuple[InNeed, tuple[Found, ...]] | None:
    """One child as the year's return would tell them now, and what is found; None where no case is open in it.

    What only the return as a whole shows, such as a number that two children bear, is not found here.
    """
    census = census_of(year, profile_at(now), today=local_date(now))
    told = child_in_need(person, census, actor=actor, now=now)
    return None if told is None else (told, findings(told, year, census))


def reckon_some(
    sets: Mapping[UUID, PersonSet], year: Year, *, actor: Actor, now: datetime
) -> dict[UUID, tuple[Found, ...]]:
    """The same of these children, by their leading record: a few queries for all of them."""
    census = census_of(year, profile_at(now), today=local_date(now))
    told = those_in_need(sets, census, actor=actor, now=now)
    return {each.person_id: found for each in told if (found := findings(each, year, census))}


def findings(told: InNeed, year: Year, census: Census) -> tuple[Found, ...]:
    """Each rule the child breaks, once, wherever it is broken."""
    broken: dict[str, list[Broken]] = {}
    for each in broken_about(told.child, rules_of(year), census):
        broken.setdefault(each.rule.code, []).append(each)
    return tuple(_found(told, rule, some) for rule, some in broken.items())


def _found(told: InNeed, rule: str, broken: Sequence[Broken]) -> Found:
    places = _places(broken)
    wanted = tuple(dict.fromkeys(name for each in broken for name in each.elements))
    return Found(rule, wanted, rests_on(told.child, broken[0].rule.fields, places))


def _places(broken: Iterable[Broken]) -> tuple[int, ...]:
    """The referrals a rule is broken in, or none where it is about the child."""
    return tuple(sorted({each.episode for each in broken if each.episode >= 0}))
