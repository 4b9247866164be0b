"""Reading what a return would say and refuse, long before it is due, under the actor's rights. Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.journey import selectors as journeys
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.insight.returns.actions import census_of
from openmash.insight.returns.children import InNeed, child_in_need, children_in_need
from openmash.insight.returns.permissions import Permission
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.calendar import local_date
from openmash.statute.census.census import Census, Level
from openmash.statute.census.checking import Broken, broken_about, broken_rules
from openmash.statute.census.shape import Child, Header
from openmash.statute.census.whole import THE_RETURN
from openmash.statute.census.years import YEARS, Year, rules_of, year_ending

ONLY_THE_WHOLE = Header()


@dataclass(frozen=True)
class Finding:
    """One rule that is broken: its number, the DfE's words, whether it asks or refuses, and the elements to look at."""

    rule: str
    level: Level
    words: str
    elements: tuple[str, ...]

    @property
    def is_error(self) -> bool:
        """Whether the return refuses, and does not only ask."""
        return self.level is Level.ERROR


@dataclass(frozen=True)
class OfChild:
    """What the return would say of one child, what it would refuse or ask, and what was said about a rule already."""

    person_id: UUID
    child: Child
    findings: tuple[Finding, ...]
    said: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ToPutRight:
    """A year's return as it stands: its children with something to put right, and what concerns it as a whole."""

    year: Year
    children: int
    found: tuple[OfChild, ...]
    whole: tuple[Finding, ...]


def year_on(day: date) -> Year:
    """The census year a day falls in; the last one told here where there is none yet."""
    return year_ending(day.year + (day > date(day.year, 3, 31))) or YEARS[-1]


def years_open(now: datetime) -> tuple[Year, Year]:
    """The year now running, and the one before, whose return is being made: the newest first."""
    running = year_on(local_date(now))
    return running, year_ending(running.ending - 1) or running


def to_put_right(year: Year, *, actor: Actor, now: datetime) -> ToPutRight:
    """What the return of a year would refuse or ask, of every child the actor sees. Raises NotPermitted.

    A batch of children costs the same few queries; the rules themselves cost less than a millisecond a child.
    """
    require(actor, Permission.PUT_RIGHT)
    census = census_of(year, profile_at(now), today=local_date(now))
    every = list(children_in_need(census, actor=actor, now=now))
    wrong = [(each, broken_about(each.child, rules_of(year), census)) for each in every]
    faulty = [(each, broken) for each, broken in wrong if broken]
    said = journeys.explained_of([each.person_id for each, _ in faulty], actor=actor) if faulty else {}
    return ToPutRight(
        year, len(every), tuple(_of_child(each, broken, said.get(each.person_id, ())) for each, broken in faulty),
        _whole(every, year, census),
    )  # fmt: skip


def of_child(person: PersonSet, *, actor: Actor, now: datetime) -> OfChild | None:
    """What this year's return would say of a child, and refuse; None where no case of theirs is open in it."""
    require(actor, Permission.VIEW)
    year = year_on(local_date(now))
    census = census_of(year, profile_at(now), today=local_date(now))
    found = child_in_need(person, census, actor=actor, now=now)
    if found is None:
        return None
    said = journeys.explained_of(person.ids, actor=actor)
    words = [one for key in person.ids for one in said.get(key, ())]
    return _of_child(found, broken_about(found.child, rules_of(year), census), words)


def _of_child(found: InNeed, broken: Sequence[Broken], said: Sequence[tuple[str, str]]) -> OfChild:
    findings = {each.rule.code: _finding(each) for each in broken}
    errors_first = sorted(findings.values(), key=lambda each: (not each.is_error, each.rule))
    words: dict[str, tuple[str, ...]] = {}
    for rule, one in said:
        words[rule] = (*words.get(rule, ()), one)
    return OfChild(found.person_id, found.child, tuple(errors_first), words)


def _finding(broken: Broken) -> Finding:
    rule = broken.rule
    return Finding(rule.code, rule.level, rule.message.strip(), broken.elements)


def _whole(every: Sequence[InNeed], year: Year, census: Census) -> tuple[Finding, ...]:
    """What is broken by the return as a whole: nobody's in particular."""
    if not every:
        return ()
    header = ONLY_THE_WHOLE._replace(reference_date=census.end)
    found = broken_rules(header, (each.child for each in every), rules_of(year), census)
    return tuple(_finding(each) for each in found if each.child_id == THE_RETURN)
