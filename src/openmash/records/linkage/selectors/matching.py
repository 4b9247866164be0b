"""Finding the records somebody could be: candidates from the blocks, compared, weighed, and explained in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.design import say
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors.sets import person_sets
from openmash.records.linkage.specification import (
    BLOCKS,
    COMPARISONS,
    COULD_BE_A_TWIN,
    MATCH,
    NOTHING_OF_ONES_OWN,
    NUMBERS_OF_ONES_OWN,
    POTENTIAL,
    TELLS_APART,
    TWIN,
    WORTH_SHOWING,
    Block,
    probability,
    weights,
)
from openmash.records.people import selectors as people
from openmash.records.people.rules import tidy_number, tidy_postcode
from openmash.records.people.search import Sought, candidates
from openmash.records.people.selectors import BirthDate, Card
from openmash.records.people.telling import AsTold
from openmash.records.people.words import DetailKind, LocatingKind

Status = Literal["match", "potential_match", "many_match", "no_match"]
MOST_COMPARED = 60


@dataclass(frozen=True)
class Query:
    """What is known of the person to be found. Any part may be missing; `precision` is day, month, year or unknown.

    `names` are (forenames, surname) pairs; `numbers` are (scheme, value) pairs.
    """

    names: tuple[tuple[str, str], ...] = ()
    born: date | None = None
    precision: str = "day"
    expected: bool = False
    sex: str = ""
    postcodes: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


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
    card: Card
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


def find_match(query: Query, *, actor: Actor, limit: int = 10) -> Matches:
    """The people whom `query` could describe, among those the actor may see, with the evidence for and against each.

    match: one person at 0.95 or more, nobody else at 0.85; potential_match: one at 0.85 or more; many_match: several;
    no_match otherwise. Protected identities are never candidates. Unless a number of their own agrees, a child who
    agrees in all but the forename is at most potential, and one who has a twin, known or likely, is left to a person.
    Raises NotPermitted.
    """
    require(actor, Permission.FIND_MATCH)
    ids = _candidates(query, actor)
    if not ids:
        return Matches("no_match", (), weights().version)
    cards, places = people.people_cards(ids, actor), people.reachable_by(ids, actor)
    sets = person_sets(cards, actor)
    names = _name_levels(query, cards)
    best: dict[UUID, Candidate] = {}
    for record_id, card in cards.items():
        lead = sets[record_id].lead_id if record_id in sets else record_id
        judged = _judge(query, card, names.get(record_id), places.get(record_id, frozenset()))
        if lead not in best or judged.weight > best[lead].weight:
            best[lead] = replace(judged, person_id=lead)
    ranked = sorted(best.values(), key=lambda c: (-c.probability, -c.weight))
    shown = tuple(c for c in ranked if c.probability >= WORTH_SHOWING)[:limit]
    return Matches(_status(ranked, actor), shown, weights().version)


def _status(ranked: Sequence[Candidate], actor: Actor) -> Status:
    close = [c for c in ranked if c.probability >= POTENTIAL]
    if not close:
        return "no_match"
    top = close[0]
    if len(close) > 1:
        return "many_match"
    if top.probability < MATCH:
        return "potential_match"
    if top.own_number_agrees:
        return "match"
    if any(c.could_be_a_twin and c.probability >= WORTH_SHOWING for c in ranked):
        return "many_match"
    return "potential_match" if people.have_twins([top.record_id], actor) else "match"


def _candidates(query: Query, actor: Actor) -> list[UUID]:
    found: dict[UUID, None] = {}
    for block in BLOCKS:
        for sought in _soughts(query, block):
            found.update(dict.fromkeys(candidates(sought, actor, MOST_COMPARED // 2)))
    return list(found)[: MOST_COMPARED * 2]


def _soughts(query: Query, block: Block) -> Iterable[Sought]:
    """What to look for in this block; nothing where the query lacks all that the block needs."""
    if block.parts == ("numbers",):
        return [Sought(numbers=tuple(value for _, value in query.numbers))] if query.numbers else []
    named = "surname" in block.parts
    if ("postcode" in block.parts and not query.postcodes) or (named and not query.names):
        return []
    if not named and query.born is None:
        return []
    names = query.names if named else (("", ""),)
    postcodes = query.postcodes if "postcode" in block.parts else ("",)
    born = query.born if "born" in block.parts else None
    return [
        Sought(forenames, surname, born, query.precision, postcode)
        for forenames, surname in names
        for postcode in postcodes
    ]


@dataclass(frozen=True)
class NameLevels:
    """How the likest of a record's names agrees: levels, and the words compared."""

    forename: str
    surname: str
    told: tuple[str, str]
    known: tuple[str, str]


def _name_levels(query: Query, cards: Mapping[UUID, Card]) -> Mapping[UUID, NameLevels]:
    asked = [
        (person_id, forenames, surname, name.forenames, name.surname)
        for person_id, card in cards.items()
        for name in card.names
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


def _judge(
    query: Query, card: Card, names: NameLevels | None, places: frozenset[tuple[LocatingKind, str]]
) -> Candidate:
    levels = {**_number_levels(query, card), **_other_levels(query, card, places)}
    words = {"birth": (_said(query.born, query.precision), _said(card.birth.date, card.birth.precision))}
    if names is not None:
        levels |= {"forename": names.forename, "surname": names.surname}
        words |= {"forename": (names.told[0], names.known[0]), "surname": (names.told[1], names.known[1])}
    model = weights()
    weight = model.prior + sum(model.by_level.get(pair, 0.0) for pair in levels.items())
    for_it, against = _evidence(levels, words)
    doubt = _doubt(levels)
    likely = probability(weight)
    if (doubt and likely >= COULD_BE_A_TWIN) or doubt == TWIN:
        likely = min(likely, COULD_BE_A_TWIN)
        against.append(doubt)
    return Candidate(
        person_id=card.person_id,
        record_id=card.person_id,
        probability=likely,
        weight=weight,
        evidence_for=tuple(for_it),
        evidence_against=tuple(against),
        card=card,
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


def _number_levels(query: Query, card: Card) -> dict[str, str]:
    levels = {}
    for scheme in NUMBERS_OF_ONES_OWN:
        told = {tidy_number(value) for kind, value in query.numbers if kind == scheme}
        known = {number.value for number in card.numbers if number.scheme == scheme}
        if told and known:
            levels[scheme] = "same" if told & known else "different"
    return levels


def _other_levels(query: Query, card: Card, places: frozenset[tuple[LocatingKind, str]]) -> dict[str, str]:
    levels = {}
    birth = birth_level(query, card.birth)
    if birth:
        levels["birth"] = birth
    if query.sex and card.sex and "U" not in (query.sex, card.sex):
        levels["sex"] = "same" if query.sex == card.sex else "different"
    told = {tidy_postcode(postcode) for postcode in query.postcodes}
    known = {value for kind, value in places if kind == LocatingKind.ADDRESS}
    if told and known:
        levels["postcode"] = "same" if told & known else "different"
    if {tidy_number(number) for number in query.telephones} & {v for k, v in places if k == LocatingKind.TELEPHONE}:
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


def _evidence(levels: Mapping[str, str], words: Mapping[str, tuple[str, str]]) -> tuple[list[str], list[str]]:
    for_it: list[str] = []
    against: list[str] = []
    for comparison in COMPARISONS:
        level = levels.get(comparison.name, "")
        if level in comparison.said:
            a, b = words.get(comparison.name, ("", ""))
            side = against if level in comparison.against else for_it
            side.append(comparison.said[level].format(a=a, b=b))
    return for_it, against


def _said(on: date | None, precision: str) -> str:
    """As much of a date as is known, in words."""
    if on is None:
        return ""
    if precision == "year":
        return str(on.year)
    return f"{on:%B} {on.year}" if precision == "month" else say.day_of(on)
