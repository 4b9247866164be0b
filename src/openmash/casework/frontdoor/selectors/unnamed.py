"""Children nobody has named yet: what is known of each, what was tried, and later arrivals that agree in some fact.

A person compares and decides; nothing is linked, ranked by chance or scored here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.models import ContactChild, KnownOfChild, LookedForChild
from openmash.casework.frontdoor.selectors.board import called
from openmash.casework.frontdoor.words import ContactKind, Looked
from openmash.foundation.access.actors import Actor
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import Card, Place, people_cards, places_of, unnamed_since
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date

LOOKS_BACK = timedelta(days=365)
COMPARED = 3000
"""Later arrivals compared at most, the newest first; a hub has about ten thousand contacts in a year."""
LEARNS = (LocatingKind.SCHOOL, LocatingKind.NURSERY)
ORDINARY = frozenset(
    {
        "school", "primary", "academy", "infant", "infants", "junior", "nursery", "college", "church", "street", "road",
        "lane", "avenue", "close", "drive", "the", "and", "near", "outside", "with",
    }
)  # fmt: skip
"""Words that say nothing of their own: two places agree by the others."""
WORD = re.compile(r"[a-z0-9]{3,}")


@dataclass(frozen=True)
class Alike:
    """A child of a later arrival, with the facts that agree, to be compared by a person."""

    contact_id: UUID
    person_id: UUID
    child: str
    kind: ContactKind
    received_at: datetime
    agrees: tuple[str, ...]


@dataclass(frozen=True)
class Unnamed:
    """One child without a name. `tried`: what was tried, newest first; `ended`: a manager ended the looking."""

    contact_id: UUID
    person_id: UUID
    as_told: str
    concern: str
    kind: ContactKind
    received_at: datetime
    ages: str
    school: str
    place: str
    vehicle: str
    other: str
    tried: tuple[str, ...]
    ended: bool
    alike: tuple[Alike, ...]

    @property
    def about(self) -> list[str]:
        return [f"contact:{self.contact_id}", f"person:{self.person_id}"]


def unnamed(*, actor: Actor, now: datetime | None = None) -> list[Unnamed]:
    """Children of contacts of the last year whom nobody has named under any of their records, newest first.

    A child linked to a record with a name is named, and leaves the list. The same queries, however many there are.
    """
    moment = now or timezone.now()
    nameless = unnamed_since(moment - LOOKS_BACK, actor)
    rows = ContactChild.objects.visible_to(actor).current().filter(person_id__in=nameless)
    children = list(rows.order_by("-received_at", "-id")[:500])
    sets = person_sets({row.person_id for row in children}, actor)
    cards = people_cards({record for found in sets.values() for record in found.ids}, actor) if sets else {}
    named = {
        person for person, found in sets.items() if any(cards[r].names for r in found.ids if r in cards)
    }  # fmt: skip
    children = [row for row in children if row.person_id in sets and row.person_id not in named]
    if not children:
        return []
    later = _later(min(row.received_at for row in children), actor)
    # Asked for apart: what is protected for one of the many who came later must not withhold what is known of these.
    places = {**_places({row.person_id for row in later}, actor), **_places({row.person_id for row in children}, actor)}
    born = people_cards({row.person_id for row in later}, actor)
    ids = [row.person_id for row in children]
    known = {
        (k.contact_id, k.person_id): k
        for k in KnownOfChild.objects.visible_to(actor).current().filter(person_id__in=ids)
    }
    looked: dict[tuple[UUID, UUID], list[LookedForChild]] = {}
    for look in LookedForChild.objects.visible_to(actor).filter(person_id__in=ids).order_by("-recorded_at", "-pk"):
        looked.setdefault((look.contact_id, look.person_id), []).append(look)
    return [
        _unnamed(
            row, known.get((row.contact_id, row.person_id)), looked.get((row.contact_id, row.person_id), ()), places,
            later, born,
        )
        for row in children
    ]  # fmt: skip


def one_unnamed(contact_id: UUID, person_id: UUID, *, actor: Actor) -> Unnamed | None:
    """One of them; None where there is none, or somebody has named the child meanwhile."""
    found = unnamed(actor=actor)
    return next((x for x in found if (x.contact_id, x.person_id) == (contact_id, person_id)), None)


def _unnamed(
    row: ContactChild,
    known: KnownOfChild | None,
    looked: Sequence[LookedForChild],
    places: Mapping[UUID, Sequence[Place]],
    later: Sequence[ContactChild],
    born: Mapping[UUID, Card],
) -> Unnamed:
    mine = places.get(row.person_id, ())
    ages = (known.age_from, known.age_to) if known else (None, None)
    sought = _Sought(
        row, ages, _words_of(known.vehicle if known else ""), _texts(mine, LEARNS),
        _texts(mine, (LocatingKind.SIGHTING, LocatingKind.ADDRESS)),
    )  # fmt: skip
    alike = (sought.compare(each, places.get(each.person_id, ()), born.get(each.person_id)) for each in later)
    return Unnamed(
        contact_id=row.contact_id, person_id=row.person_id, as_told=row.as_told, concern=row.concern,
        kind=ContactKind(row.kind), received_at=row.received_at, ages=_ages(*ages),
        school=_first(mine, LEARNS), place=_first(mine, (LocatingKind.SIGHTING, LocatingKind.ADDRESS)),
        vehicle=known.vehicle if known else "", other=known.other if known else "",
        tried=tuple(look.words for look in looked), ended=any(look.outcome == Looked.ENDED for look in looked),
        alike=tuple(each for each in alike if each is not None)[:20],
    )  # fmt: skip


@dataclass(frozen=True)
class _Sought:
    """What one unnamed child is compared by."""

    row: ContactChild
    ages: tuple[int | None, int | None]
    vehicle: frozenset[str]
    learns: tuple[str, ...]
    places: tuple[str, ...]

    def compare(self, other: ContactChild, theirs: Sequence[Place], card: Card | None) -> Alike | None:
        """The facts that agree; None where none does, or the age alone, which says too little of anybody."""
        if other.contact_id == self.row.contact_id or other.received_at <= self.row.received_at:
            return None
        agrees = [f"School: {text}" for text in _shared(self.learns, _texts(theirs, LEARNS))]
        found = _texts(theirs, (LocatingKind.SIGHTING, LocatingKind.ADDRESS))
        agrees += [f"Place: {text}" for text in _shared(self.places, found)]
        said = " ".join((other.as_told, other.concern)).lower()
        if self.vehicle and self.vehicle <= _words_of(said):
            agrees.append(f"Vehicle: “{' '.join(sorted(self.vehicle))}” in what was said")
        if not agrees:
            return None
        if age := self._age(card, other.received_at):
            agrees.append(age)
        return Alike(
            other.contact_id, other.person_id, called(card, other.as_told), ContactKind(other.kind), other.received_at,
            tuple(agrees),
        )  # fmt: skip

    def _age(self, card: Card | None, on: datetime) -> str:
        born = card.birth.date if card and card.birth.precision == "day" and not card.birth.expected else None
        least, most = self.ages
        if born is None or (least is None and most is None):
            return ""
        years = _years(born, local_date(on))
        fits = (least or most or 0) - 1 <= years <= (most if most is not None else least or 0) + 1
        return f"Age: {years}" if fits else f"Against: age {years}"


def _later(since: datetime, actor: Actor) -> list[ContactChild]:
    rows = ContactChild.objects.visible_to(actor).current().filter(received_at__gt=since)
    return list(rows.order_by("-received_at", "-id")[:COMPARED])


def _places(ids: Iterable[UUID], actor: Actor) -> Mapping[UUID, Sequence[Place]]:
    found: dict[UUID, list[Place]] = {}
    for place in places_of(list(ids), actor):
        if not place.withheld and place.text:
            found.setdefault(place.person_id, []).append(place)
    return found


def _texts(places: Sequence[Place], kinds: Sequence[LocatingKind]) -> tuple[str, ...]:
    return tuple(place.text for place in places if place.kind in kinds)


def _first(places: Sequence[Place], kinds: Sequence[LocatingKind]) -> str:
    return next(iter(_texts(places, kinds)), "")


def _words_of(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


def _shared(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Their places that agree with one of mine in every word that says something."""
    said = [words for text in mine if (words := _words_of(text) - ORDINARY)]
    return [text for text in dict.fromkeys(theirs) if any(words <= _words_of(text) for words in said)]


def _ages(least: int | None, most: int | None) -> str:
    known = [age for age in (least, most) if age is not None]
    return " to ".join(str(age) for age in dict.fromkeys(known))


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
