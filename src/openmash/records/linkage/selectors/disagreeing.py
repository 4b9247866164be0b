"""Where agencies' records of one person say different things, so that each can put its own right."""

from __future__ import annotations

from collections import defaultdict
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

MOST_READ = 400


class About(Enum):
    """What differs."""

    NAME = "How the name is spelled"
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


def disagreements(*, actor: Actor, agency_id: UUID | None = None) -> list[Disagreement]:
    """Differences between records agreed to be one person, the latest linked first; with `agency_id`, those in which a
    record of that agency takes part.

    Under the actor's rights: a person whom they may not see is in no line and no count. Of somebody who has any
    protected place no address is compared. Four queries. Raises NotPermitted.
    """
    require(actor, Permission.SEE_DISAGREEMENTS)
    links = SamePersonDecision.objects.visible_to(actor).current().filter(verdict="same").order_by("-recorded_at")
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
    return [each for each in found if agency_id is None or agency_id in each.agencies]


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
