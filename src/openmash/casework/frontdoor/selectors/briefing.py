"""The brief for whoever holds a child tonight: one page a child, the whole night in as many queries as one child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from openmash.casework.frontdoor.models import NightPlan
from openmash.casework.frontdoor.selectors.tonight import TonightItem
from openmash.foundation.access.actors import Actor
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import Open
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import Place, people_cards, places_of
from openmash.records.people.sets import PersonSet
from openmash.records.people.words import LocatingKind
from openmash.records.voice import selectors as voice
from openmash.records.voice.selectors import Said


@dataclass(frozen=True)
class Kept:
    """A place or number of the child's that must be kept from people, by name. The place itself is not told."""

    what: str
    from_whom: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Brief:
    """What an out-of-hours worker must know of one child. `where` is empty where nobody knows, or it is withheld."""

    item: TonightItem
    where: str
    where_is_withheld: bool
    do_not_tell: tuple[Kept, ...]
    must_happen: str
    staff_safety: tuple[str, ...]
    ring: str
    working: tuple[Open, ...]
    said: Said | None


def briefs(items: Sequence[TonightItem], *, actor: Actor) -> list[Brief]:
    """A brief for each of these children, over all the records agreed to be them, in the same order.

    Protected places are withheld whoever asks: showing one is a task of its own, logged, on the child's record.
    """
    ids = {item.person_id for item in items}
    sets = person_sets(ids, actor)
    every = sorted({record for child in ids for record in _records(child, sets)})
    plans = {
        (row.contact_id, row.person_id): row
        for row in NightPlan.objects.filter(person_id__in=ids).order_by("recorded_at", "id")
    }
    cards = people_cards(every, actor=actor)
    places = places_of(every, actor)
    heard = voice.latest(every, actor=actor)
    already = spine.already_open_among(every, actor=actor).open
    found = []
    for item in items:
        own = _records(item.person_id, sets)
        plan = plans.get((item.contact_id, item.person_id))
        here = [place for place in places if place.person_id in own]
        where = _lives(here)
        alerts = [alert for record in own if record in cards for alert in cards[record].alerts]
        found.append(
            Brief(
                item=item, where=_said(where), where_is_withheld=where is not None and where.withheld,
                do_not_tell=_kept(here), must_happen=plan.must_happen if plan else "",
                staff_safety=tuple(dict.fromkeys([*([plan.staff_safety] if plan else []), *alerts])),
                ring=plan.ring if plan else "", working=tuple(one for record in own for one in already.get(record, ())),
                said=max((heard[r] for r in own if r in heard), key=lambda said: said.recorded_at, default=None),
            )
        )  # fmt: skip
    return found


def _records(child: UUID, sets: Mapping[UUID, PersonSet]) -> tuple[UUID, ...]:
    return tuple(sets[child].ids) if child in sets else (child,)


def _lives(places: Sequence[Place]) -> Place | None:
    """The newest address still in force."""
    here = [place for place in places if place.kind is LocatingKind.ADDRESS and place.until is None]
    return max(here, key=lambda place: (place.since or date.min, place.recorded_at), default=None)


def _said(place: Place | None) -> str:
    return ", ".join(part for part in (place.text, place.postcode) if part) if place and not place.withheld else ""


def _kept(places: Sequence[Place]) -> tuple[Kept, ...]:
    kept = [Kept(str(place.kind.label), place.do_not_tell, place.protected_reason) for place in places]
    return tuple(dict.fromkeys(each for each in kept if each.from_whom))
