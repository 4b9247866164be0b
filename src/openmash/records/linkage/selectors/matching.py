"""Finding the records somebody could be: compared, weighed, and explained in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.design import say
from openmash.foundation.governance.profile import profile
from openmash.records.linkage.model.preparing import spelled
from openmash.records.linkage.model.specification import COMPARISONS, prior, weights
from openmash.records.linkage.model.weighing import Evidence, Record, weigh_all
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors.tracing import Found, Query, Traced, traced
from openmash.records.people.rules import tidy_number, tidy_postcode
from openmash.records.people.telling import AsTold
from openmash.records.people.words import DetailKind, LocatingKind
from openmash.statute.calendar import local_date

Status = Literal["match", "potential_match", "many_match", "no_match"]
WORTH_SHOWING = 0.02
AT_MOST_DOUBTED = 0.90
"""The most that a record may reach of which a rule of judgement says that a person must look."""
FEWEST = 150_000
"""Records taken to be looked among, at the least: a small index is no reason to believe in chance agreement less."""
OF_BIRTH = {level.name: level.said for each in COMPARISONS if each.name == "birth" for level in each.levels}
SHORT_NAMES = "Two forms of one forename, and no number of one's own agrees: could be a twin"
OF_ANOTHER_SEX = "A form of the forename, another sex, and no number of one's own agrees: could be a twin"
OTHER_FORENAME = frozenset({"different", "near", "start", "resembling", "middle"})
SAME_DAY = frozenset({"same", "day_and_month", "one_figure"})
TOO_COMMON = "More people share these particulars than were compared: a date of birth, home or number would tell more"
SAME_FAMILY, SAME_HOME = frozenset({"same", "slip", "alike", "misread", "half"}), frozenset({"door", "postcode"})


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
    """One record as weighed against what was told. `weight` is in log2 odds, `prior` and all `evidence` together;
    `doubt` is why a brother or sister could be meant, which no weight overrules.
    """

    record: Traced
    probability: float
    weight: float
    prior: float
    evidence: tuple[Evidence, ...]
    query: Query
    doubt: str
    own_number_agrees: bool
    could_be_a_twin: bool

    @cached_property
    def steps(self) -> tuple[Weighed, ...]:
        """What each comparison showed, in words: found when they are asked for, which is for few of those weighed."""
        return tuple(
            Weighed(each.comparison, each.level, each.bits, _with_dates(each, self.query, self.record), each.against)
            for each in self.evidence
        )

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
    """Whom it could be, likeliest first. Only "match" may be taken without a person looking.

    `cut`: how many keys were shared by too many people to be read to their end, so that more could be like this.
    """

    status: Status
    candidates: tuple[Candidate, ...]
    version: str
    cut: int = 0


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
    and one who has a twin, known or likely, is left to a person. Where a key was too common to be read to its end, that
    is said against each. One query. Raises NotPermitted.
    """
    require(actor, Permission.FIND_MATCH)
    found = traced(query)
    ranked = ranked_by_weight(query, found)
    shown = [each for each in ranked if each.probability >= WORTH_SHOWING][:limit]
    candidates = tuple(
        Candidate(
            each.record.lead_id, each.record.record_id, each.probability, each.weight, each.evidence_for,
            (*each.evidence_against, TOO_COMMON) if found.cut and not each.own_number_agrees else each.evidence_against,
            each.record, each.own_number_agrees, each.could_be_a_twin,
        )
        for each in shown
    )  # fmt: skip
    return Matches(status_of(ranked, thresholds()), candidates, weights().version, found.cut)


def judged(query: Query) -> list[Judged]:
    """Everybody it could be, likeliest first, each by the record of theirs that agrees best. One query."""
    return ranked_by_weight(query, traced(query))


def ranked_by_weight(query: Query, found: Found) -> list[Judged]:
    """The records found for `query`, weighed: one a person, likeliest first. No query."""
    among = prior(1, max(FEWEST, found.among))
    best: dict[UUID, Judged] = {}
    for record in found.records:
        each = weigh(query, record, among)
        if record.lead_id not in best or each.weight > best[record.lead_id].weight:
            best[record.lead_id] = each
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


def weigh(query: Query, record: Traced, among: int) -> Judged:
    """One record against what was told. `among`: hundredths of a bit before anything is compared."""
    born = query.expected == record.birth.expected
    told = _told(query, born)
    known = _records(
        record.names, _written(record.birth.date, record.birth.precision) if born else "", record.sex,
        record.addresses, record.numbers, record.telephones,
    )  # fmt: skip
    found = weigh_all(told, known, prior=among)
    levels = found.levels
    another = _another_form(levels, told, known)
    twin = (
        (another or levels.get("forename") in OTHER_FORENAME) and levels.get("birth") in SAME_DAY
        and not _own_number(levels) and (levels.get("surname") in SAME_FAMILY or levels.get("home") in SAME_HOME)
    )  # fmt: skip
    doubt = (
        found.doubts[0] if found.doubts and (found.probability >= AT_MOST_DOUBTED or twin) else another if twin else ""
    )
    return Judged(
        record=record,
        probability=min(found.probability, AT_MOST_DOUBTED) if doubt else found.probability,
        weight=found.weight,
        prior=among / 100,
        evidence=found.evidence,
        query=query,
        doubt=doubt,
        own_number_agrees=_own_number(levels) and not found.doubts,
        could_be_a_twin=twin,
    )


def _another_form(levels: Mapping[str, str], told: Sequence[Record], known: Sequence[Record]) -> str:
    """Why two forms of a forename may be two children, where they may: Alex is Sandra only by way of Alexandra, who is
    neither, and a form that a child of the other sex bears is another name.
    """
    if levels.get("forename") != "form":
        return ""
    if levels.get("sex") == "different":
        return OF_ANOTHER_SEX
    pairs = [(one.prepared, other.prepared) for one in told for other in known]
    is_a_form = any(
        spelled(one.given) in other.forms or spelled(other.given) in one.forms
        for one, other in pairs
        if one.given and other.given
    )
    return "" if is_a_form else SHORT_NAMES


def _with_dates(evidence: Evidence, query: Query, record: Traced) -> str:
    """The sentence, with dates of birth as people say them."""
    if evidence.comparison != "birth":
        return evidence.said
    said = OF_BIRTH[evidence.level]
    if "{" not in said:
        return said
    return said.format(
        a=_said(query.born, query.precision), b=_said(record.birth.date, record.birth.precision)
    )  # fmt: skip


def _said(on: date | None, precision: str) -> str:
    if on is None:
        return ""
    return str(on.year) if precision == "year" else f"{on:%B %Y}" if precision == "month" else say.day_of(on)


def _own_number(levels: Mapping[str, str]) -> bool:
    return levels.get("nhs_number") == "same" or levels.get("upn") == "same"


@lru_cache(maxsize=8)
def _told(query: Query, born: bool) -> list[Record]:
    """What was told, ready to be compared: the same for every record it is weighed with."""
    return _records(
        query.names, _written(query.born, query.precision) if born else "", query.sex,
        [("", postcode) for postcode in query.postcodes] if not query.addresses else query.addresses, query.numbers,
        query.telephones,
    )  # fmt: skip


def _records(
    names: Sequence[tuple[str, str]],
    born: str,
    sex: str,
    addresses: Sequence[tuple[str, str]],
    numbers: Sequence[tuple[str, str]],
    telephones: Sequence[str],
) -> list[Record]:
    """The first of everything in one record, and each further name, home or number in one of its own."""
    by_scheme = {scheme: [tidy_number(v) for s, v in numbers if s == scheme] for scheme in ("nhs_number", "upn")}
    name, home = next(iter(names), ("", "")), next(iter(addresses), ("", ""))
    first = Record(
        forenames=name[0], surname=name[1], born=born, sex=sex, address=home[0], postcode=tidy_postcode(home[1]),
        nhs_number=next(iter(by_scheme["nhs_number"]), ""), upn=next(iter(by_scheme["upn"]), ""),
        phone=next(iter(telephones), ""),
    )  # fmt: skip
    return [
        first,
        *(Record(forenames=given, surname=family) for given, family in names[1:]),
        *(Record(address=text, postcode=tidy_postcode(postcode)) for text, postcode in addresses[1:]),
        *(Record(nhs_number=value) for value in by_scheme["nhs_number"][1:]),
        *(Record(upn=value) for value in by_scheme["upn"][1:]),
        *(Record(phone=value) for value in telephones[1:]),
    ]


def _written(on: date | None, precision: str) -> str:
    """As much of a date as is known, as the model reads it."""
    if on is None or precision == "unknown":
        return ""
    whole = on.isoformat()
    return whole[:4] if precision == "year" else whole[:7] if precision == "month" else whole
