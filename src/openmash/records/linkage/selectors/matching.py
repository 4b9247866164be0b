"""Finding the records somebody could be: compared, weighed, and explained in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.design import say
from openmash.foundation.governance.profile import profile
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors.tracing import Query, Traced, traced
from openmash.records.linkage.specification import (
    COMPARISONS,
    COULD_BE_A_TWIN,
    NOTHING_OF_ONES_OWN,
    NUMBERS_OF_ONES_OWN,
    TELLS_APART,
    TWIN,
    WORTH_SHOWING,
    probability,
    weights,
)
from openmash.records.people.rules import tidy_number, tidy_postcode
from openmash.records.people.selectors import BirthDate
from openmash.records.people.telling import AsTold
from openmash.records.people.words import DetailKind, LocatingKind
from openmash.statute.calendar import local_date

Status = Literal["match", "potential_match", "many_match", "no_match"]


@dataclass(frozen=True)
class Thresholds:
    """From which probability a record is a match, and from which it may be: the area's own, between 0 and 1.

    `alone`: from which a record of a file is linked without a person, where nothing else is in doubt.
    """

    match: float
    potential: float
    alone: float


@dataclass(frozen=True)
class Weighed:
    """What one comparison showed, in words, and what it added to the log2 odds (below nothing: it speaks against)."""

    comparison: str
    level: str
    weight: float
    said: str
    against: bool


@dataclass(frozen=True)
class Judged:
    """One record as it was weighed against what was told. `weight` is in log2 odds, `prior` and all `steps` together;
    `doubt` is why a brother or sister could be meant, which no weight overrules.
    """

    record: Traced
    probability: float
    weight: float
    prior: float
    steps: tuple[Weighed, ...]
    doubt: str
    own_number_agrees: bool
    could_be_a_twin: bool

    @property
    def evidence_for(self) -> tuple[str, ...]:
        return tuple(step.said for step in self.steps if step.said and not step.against)

    @property
    def evidence_against(self) -> tuple[str, ...]:
        said = [step.said for step in self.steps if step.said and step.against]
        return (*said, self.doubt) if self.doubt else tuple(said)


@dataclass(frozen=True)
class Candidate:
    """One person it could be. `person_id` names the whole person, `record_id` the record that agrees best.

    `probability` and `weight` (log2 odds) are about records, never about a person's risk.
    """

    person_id: UUID
    record_id: UUID
    probability: float
    weight: float
    evidence_for: tuple[str, ...]
    evidence_against: tuple[str, ...]
    record: Traced
    own_number_agrees: bool
    could_be_a_twin: bool


@dataclass(frozen=True)
class Matches:
    """Whom it could be, likeliest first. Only "match" may be taken without a person looking."""

    status: Status
    candidates: tuple[Candidate, ...]
    version: str


def query_of(told: AsTold) -> Query:
    """The query for a person as told of."""
    birth = told.birth
    return Query(
        names=tuple((name.forenames, name.surname) for name in told.names),
        born=birth.date if birth else None,
        precision=birth.precision if birth else "unknown",
        expected=birth.expected if birth else False,
        sex=next((detail.value for detail in told.details if detail.kind == DetailKind.SEX), ""),
        postcodes=tuple(p.postcode for p in told.places if p.kind == LocatingKind.ADDRESS and p.postcode),
        telephones=tuple(p.text for p in told.places if p.kind == LocatingKind.TELEPHONE and p.text),
        numbers=tuple((number.scheme.value, number.value) for number in told.numbers),
    )


def possible_matches_for(told: AsTold, actor: Actor, limit: int = 10) -> Matches:
    """Search before create: the records this person could already have. Raises NotPermitted."""
    return find_match(query_of(told), actor=actor, limit=limit)


def thresholds() -> Thresholds:
    """The area's thresholds in force today."""
    local = profile(settings.OPENMASH_PROFILE, on=local_date(timezone.now()))
    return Thresholds(
        local.figure("link_match_percent") / 100, local.figure("link_potential_percent") / 100,
        local.figure("link_alone_per_mille") / 1000,
    )  # fmt: skip


def find_match(query: Query, *, actor: Actor, limit: int = 10) -> Matches:
    """The people whom `query` could describe, among those the actor may see, with the evidence for and against each.

    match: one person at the area's upper threshold or more (0.95), nobody else at its lower one (0.85);
    potential_match: one at the lower or more; many_match: several; no_match otherwise. Protected identities are never
    candidates. Unless a number of their own agrees, a child who agrees in all but the forename is at most potential,
    and one who has a twin, known or likely, is left to a person. Two queries. Raises NotPermitted.
    """
    require(actor, Permission.FIND_MATCH)
    ranked = judged(query)
    shown = [each for each in ranked if each.probability >= WORTH_SHOWING][:limit]
    candidates = tuple(
        Candidate(
            each.record.lead_id, each.record.record_id, each.probability, each.weight, each.evidence_for,
            each.evidence_against, each.record, each.own_number_agrees, each.could_be_a_twin,
        )
        for each in shown
    )  # fmt: skip
    return Matches(status_of(ranked, thresholds()), candidates, weights().version)


def judged(query: Query) -> list[Judged]:
    """Everybody it could be, likeliest first, each by the record of theirs that agrees best. Two queries."""
    records = traced(query)
    names = _name_levels(query, records)
    best: dict[UUID, Judged] = {}
    for record in records:
        found = weigh(query, record, names.get(record.record_id))
        if record.lead_id not in best or found.weight > best[record.lead_id].weight:
            best[record.lead_id] = found
    return sorted(best.values(), key=lambda each: (-each.probability, -each.weight))


def status_of(ranked: Sequence[Judged], limits: Thresholds) -> Status:
    """What the whole list comes to: only "match" may be taken without a person looking."""
    close = [each for each in ranked if each.probability >= limits.potential]
    if not close:
        return "no_match"
    top = close[0]
    if len(close) > 1:
        return "many_match"
    if top.probability < limits.match:
        return "potential_match"
    if top.own_number_agrees:
        return "match"
    if any(each.could_be_a_twin and each.probability >= WORTH_SHOWING for each in ranked):
        return "many_match"
    return "potential_match" if top.record.has_twin else "match"


@dataclass(frozen=True)
class NameLevels:
    """How the likest of a record's names agrees: levels, and the words compared."""

    forename: str
    surname: str
    told: tuple[str, str]
    known: tuple[str, str]


def _name_levels(query: Query, records: Sequence[Traced]) -> Mapping[UUID, NameLevels]:
    asked = [
        (record.record_id, forenames, surname, given, family)
        for record in records
        for given, family in record.names
        for forenames, surname in query.names
    ]
    if not asked:
        return {}
    keys, *words = (list(column) for column in zip(*asked, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "select i, linkage_forename_level(a, c), linkage_surname_level(b, d), a, b, c, d "
            "from unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[]) x(i, a, b, c, d)",
            [keys, *words],
        )
        rows = cursor.fetchall()
    found: dict[UUID, NameLevels] = {}
    for person_id, forename, surname, a, b, c, d in rows:
        levels = NameLevels(forename, surname, (a, b), (c, d))
        if person_id not in found or _worth(levels) > _worth(found[person_id]):
            found[person_id] = levels
    return found


def _worth(levels: NameLevels) -> float:
    by_level = weights().by_level
    return by_level.get(("forename", levels.forename), 0.0) + by_level.get(("surname", levels.surname), 0.0)


def weigh(query: Query, record: Traced, names: NameLevels | None) -> Judged:
    """One record against what was told."""
    levels = {**_number_levels(query, record), **_other_levels(query, record)}
    birth = record.birth
    words = {"birth": (_said(query.born, query.precision), _said(birth.date, birth.precision))}
    if names is not None:
        levels |= {"forename": names.forename, "surname": names.surname}
        words |= {"forename": (names.told[0], names.known[0]), "surname": (names.told[1], names.known[1])}
    model = weights()
    steps = tuple(_steps(levels, words))
    weight = model.prior + sum(step.weight for step in steps)
    doubt, likely = _doubt(levels), probability(weight)
    doubted = (bool(doubt) and likely >= COULD_BE_A_TWIN) or doubt == TWIN
    return Judged(
        record=record,
        probability=min(likely, COULD_BE_A_TWIN) if doubted else likely,
        weight=weight,
        prior=model.prior,
        steps=steps,
        doubt=doubt if doubted else "",
        own_number_agrees=_own_number(levels),
        could_be_a_twin=doubt == TWIN,
    )


def _own_number(levels: Mapping[str, str]) -> bool:
    return any(levels.get(scheme) == "same" for scheme in NUMBERS_OF_ONES_OWN)


def _doubt(levels: Mapping[str, str]) -> str:
    """Why this may be a brother or sister: what is said against it, or nothing."""
    if _own_number(levels) or levels.get("forename") in TELLS_APART:
        return ""
    same_day = levels.get("birth") in ("same", "slip")
    same_home = levels.get("surname") in ("same", "alike", "half") or levels.get("postcode") == "same"
    return TWIN if levels.get("forename") == "different" and same_day and same_home else NOTHING_OF_ONES_OWN


def _number_levels(query: Query, record: Traced) -> dict[str, str]:
    levels = {}
    for scheme in NUMBERS_OF_ONES_OWN:
        told = {tidy_number(value) for kind, value in query.numbers if kind == scheme}
        known = {value for kind, value in record.numbers if kind == scheme}
        if told and known:
            levels[scheme] = "same" if told & known else "different"
    return levels


def _other_levels(query: Query, record: Traced) -> dict[str, str]:
    levels = {}
    birth = birth_level(query, record.birth)
    if birth:
        levels["birth"] = birth
    if query.sex and record.sex and "U" not in (query.sex, record.sex):
        levels["sex"] = "same" if query.sex == record.sex else "different"
    told = {tidy_postcode(postcode) for postcode in query.postcodes}
    if told and record.postcodes:
        levels["postcode"] = "same" if told & record.postcodes else "different"
    if {tidy_number(number) for number in query.telephones} & set(record.telephones):
        levels["telephone"] = "same"
    return levels


def birth_level(query: Query, birth: BirthDate) -> str:
    """How two dates of birth agree, as far as both are known; empty where either is not, or only one is expected."""
    one, other = query.born, birth.date
    if one is None or other is None or query.expected != birth.expected:
        return ""
    precise = "year" if "year" in (query.precision, birth.precision) else "month"
    if (query.precision, birth.precision) != ("day", "day"):
        same = one.year == other.year and (precise == "year" or one.month == other.month)
        return f"same_{precise}" if same else "different"
    if one == other:
        return "same"
    return "slip" if _one_slip(one, other) else "different"


def _one_slip(one: date, other: date) -> bool:
    """One part differs, and only by one digit or by day and month exchanged."""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return True
    a, b = f"{one:%d%m%Y}", f"{other:%d%m%Y}"
    wrong = [i for i in range(8) if a[i] != b[i]]
    exchanged = (
        len(wrong) == 2 and wrong[1] - wrong[0] == 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    )
    return len(wrong) == 1 or exchanged


def _steps(levels: Mapping[str, str], words: Mapping[str, tuple[str, str]]) -> Iterator[Weighed]:
    by_level = weights().by_level
    for comparison in COMPARISONS:
        level = levels.get(comparison.name, "")
        if level:
            a, b = words.get(comparison.name, ("", ""))
            said = comparison.said[level].format(a=a, b=b) if level in comparison.said else ""
            weight = by_level.get((comparison.name, level), 0.0)
            yield Weighed(comparison.name, level, weight, said, level in comparison.against)


def _said(on: date | None, precision: str) -> str:
    """As much of a date as is known, in words."""
    if on is None:
        return ""
    if precision == "year":
        return str(on.year)
    return f"{on:%B} {on.year}" if precision == "month" else say.day_of(on)
