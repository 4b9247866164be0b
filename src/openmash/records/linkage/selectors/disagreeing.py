"""Where agencies' records of one person say different things, so that each can put its own right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.design import say
from openmash.records.linkage.models import SamePersonDecision
from openmash.records.linkage.permissions import Permission
from openmash.records.linkage.selectors.sets import person_sets
from openmash.records.linkage.selectors.tracing import Traced, records_compared
from openmash.records.people import selectors as people

MOST_READ, LEAST_FOR_A_FIGURE = 400, 10


class About(Enum):
    """What differs."""

    NAME = "Spelling"
    BORN = "Date of birth"
    ADDRESS = "Where they live"
    NHS_NUMBER = "NHS number"


@dataclass(frozen=True)
class Disagreement:
    """One thing in which agencies' records of one person differ: what each says, nothing where it says nothing."""

    lead_id: UUID
    name: str
    about: About
    said: Mapping[UUID, tuple[str, ...]]

    @property
    def agencies(self) -> frozenset[UUID]:
        return frozenset(self.said)


@dataclass(frozen=True)
class Absence:
    """That an agency sends no NHS number for most of the people compared: a figure of its file, not of any child."""

    agency_id: UUID
    lacks: int
    of: int


@dataclass(frozen=True)
class Compared:
    """What differs, person by person, and what whole files lack."""

    differences: tuple[Disagreement, ...]
    absences: tuple[Absence, ...]


def disagreements(*, actor: Actor, agency_id: UUID | None = None) -> list[Disagreement]:
    """The differences of `compared`; with `agency_id`, those in which a record of that agency takes part."""
    found = compared(actor=actor).differences
    return [each for each in found if agency_id is None or agency_id in each.agencies]


def compared(*, actor: Actor) -> Compared:
    """Differences between records agreed to be one person, the latest linked first.

    An agency that holds no NHS number for most of at least ten people need not hold one: that is told once, as a figure
    of its file.

    Under the actor's rights: a person whom they may not see is in no line and no count. Of somebody who has any
    protected place no address is compared. Four queries. Raises NotPermitted.
    """
    require(actor, Permission.SEE_DISAGREEMENTS)
    links = (
        SamePersonDecision.objects.visible_to(actor).current().filter(verdict="same").order_by("-recorded_at", "-pk")
    )
    linked = list(dict.fromkeys(links.values_list("record_a_id", flat=True)[:MOST_READ]))
    sets = {found.lead_id: found for found in person_sets(linked, actor).values()}
    ids = [key for found in sets.values() for key in found.ids]
    records, kept = records_compared(ids), people.with_a_protected_place(ids, actor)
    found = [
        each
        for whole in sets.values()
        for each in _of_one(
            [records[key] for key in whole.ids if key in records], may_compare_places=not kept & set(whole.ids)
        )
    ]
    absences = _absences([[records[key] for key in whole.ids if key in records] for whole in sets.values()])
    systematic = {each.agency_id for each in absences}
    return Compared(tuple(each for each in found if not _is_absence(each, systematic)), tuple(absences))


def _absences(people_compared: Iterable[Sequence[Traced]]) -> list[Absence]:
    """The agencies that hold no NHS number for most of the people they hold a record of, most people first."""
    of: Counter[UUID] = Counter()
    holds: Counter[UUID] = Counter()
    for records in people_compared:
        agencies = {record.held_by for record in records}
        if len(agencies) > 1:
            of.update(agencies)
            holds.update({r.held_by for r in records if _said(About.NHS_NUMBER, [r])})
    return [
        Absence(agency, many - holds[agency], many)
        for agency, many in of.most_common()
        if many >= LEAST_FOR_A_FIGURE and holds[agency] * 2 < many
    ]


def _is_absence(each: Disagreement, systematic: set[UUID]) -> bool:
    """Whether all that differs is that an agency whose file has few NHS numbers has none here."""
    if each.about is not About.NHS_NUMBER:
        return False
    told = {agency: words for agency, words in each.said.items() if words or agency not in systematic}
    return len({frozenset(map(_plain, words)) for words in told.values()}) < 2


def _of_one(records: Sequence[Traced], *, may_compare_places: bool) -> Iterable[Disagreement]:
    by_agency: dict[UUID, list[Traced]] = defaultdict(list)
    for record in records:
        by_agency[record.held_by].append(record)
    if len(by_agency) < 2:
        return
    lead = records[0]
    for about in About:
        if about is About.ADDRESS and not may_compare_places:
            continue
        said = {agency: _said(about, theirs) for agency, theirs in by_agency.items()}
        if about is About.NHS_NUMBER and not any(said.values()):
            continue
        told = {agency: words for agency, words in said.items() if words or about is About.NHS_NUMBER}
        if len(told) > 1 and len({frozenset(map(_plain, words)) for words in told.values()}) > 1:
            yield Disagreement(lead.lead_id, lead.name, about, told)


def _said(about: About, records: Sequence[Traced]) -> tuple[str, ...]:
    """What one agency's records say."""
    match about:
        case About.NAME:
            said = [" ".join(name).strip() for record in records for name in record.names]
        case About.BORN:
            births = [record.birth for record in records]
            said = [say.day_of(birth.date) for birth in births if birth.date and birth.precision == "day"]
        case About.ADDRESS:
            places = [place for record in records for place in record.addresses[:1]]
            said = [", ".join(part for part in place if part) for place in places]
        case About.NHS_NUMBER:
            numbers = [value for record in records for scheme, value in record.numbers if scheme == "nhs_number"]
            said = [say.nhs_number(number) for number in numbers]
    return tuple(dict.fromkeys(said))


def _plain(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
