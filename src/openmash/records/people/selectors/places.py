"""Where people live, learn, are treated and can be reached, and from whom each of these must be kept.

Protection is judged today, whatever moment is shown: an address protected since is withheld in the past as well. And it
covers the place, not the row: another agency's row with the same address on this person's records is withheld too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotPermitted
from openmash.foundation.facts.trip import Rows, Trip
from openmash.records.people.models import LocatingFact, PersonName
from openmash.records.people.permissions import Permission
from openmash.records.people.rules import tidy_number
from openmash.records.people.selectors.beside import names_beside
from openmash.records.people.sets import PersonSet
from openmash.records.people.telling import SafeContact
from openmash.records.people.words import LocatingKind
from openmash.statute.calendar import local_date

Entitled = Callable[[Actor, PersonSet], bool]
"""Says whether this actor sees this person's protected places without giving a reason: the allocated worker, or police
on a live red. Known only above this layer, so it is passed in. Out-of-hours workers always do."""

UNNAMED = "somebody whose record you may not see"


@dataclass(frozen=True)
class Place:
    """One locating fact as this actor may see it. `withheld`: text, postcode and urn are empty because it is protected.

    `do_not_tell` are the names of those it must be kept from; a page shows DO NOT TELL and each name, withheld or not.
    """

    fact_id: UUID
    person_id: UUID
    kind: LocatingKind
    text: str
    postcode: str
    urn: str
    safe_contact: SafeContact | None
    withheld: bool
    do_not_tell: tuple[str, ...]
    protected_reason: str
    since: date | None
    until: date | None
    recorded_at: datetime
    held_by: UUID

    @property
    def is_protected(self) -> bool:
        return bool(self.do_not_tell)


@dataclass(frozen=True)
class Whereabouts:
    """Where somebody lives now: the words, or that they are withheld, or that nobody knows (text empty).

    `recorded_at`: when an agency last said this address.
    """

    text: str
    withheld: bool
    do_not_tell: tuple[str, ...]
    recorded_at: datetime | None


NOWHERE = Whereabouts("", False, (), None)


@dataclass(frozen=True)
class ProtectedRow:
    """A row with whatever protects it: its own, its successors' or that of another row of the same place."""

    row: LocatingFact
    protected_from: frozenset[UUID]
    reason: str


def locating(
    person: PersonSet,
    actor: Actor,
    because: str = "",
    entitled: Entitled | None = None,
    as_known_at: datetime | None = None,
) -> list[Place]:
    """Every locating fact of this person, newest first, as known at `as_known_at` (aware; None: now).

    Protected ones come withheld, unless the actor works out of hours, is `entitled`, or gives a reason of their own in
    `because`, which is logged with what was shown. Raises NotPermitted where the actor may not be shown them at all.
    """
    show = bool(because) or Role.OUT_OF_HOURS in actor.roles or (entitled is not None and entitled(actor, person))
    if because:
        verdict = may(actor, Permission.REVEAL)
        if not verdict:
            raise NotPermitted(verdict.because)
    rows = protected_rows(person.ids, actor=actor, as_known_at=as_known_at)
    names = names_of({p for found in rows for p in found.protected_from}, actor=actor, beside=person.ids)
    places = [_place(found, names, show) for found in rows]
    if show and any(place.is_protected for place in places):
        audit.record(
            actor, "people.protected_place_viewed", about=person.about, purpose=because or "on duty for this child",
            detail={"facts": [str(place.fact_id) for place in places if place.is_protected]},
        )  # fmt: skip
    return places


def reachable_by(ids: Sequence[UUID], actor: Actor) -> Mapping[UUID, frozenset[tuple[LocatingKind, str]]]:
    """The postcodes of addresses and the telephone numbers each of these records has now, protected ones left out: what
    records may be compared by. One query.
    """
    found: dict[UUID, set[tuple[LocatingKind, str]]] = {}
    for place in protected_rows(ids, actor=actor, as_known_at=None):
        row, kind = place.row, LocatingKind(place.row.kind)
        said = row.postcode if kind == LocatingKind.ADDRESS else tidy_number(row.text)
        if not place.protected_from and said and kind in (LocatingKind.ADDRESS, LocatingKind.TELEPHONE):
            found.setdefault(row.person_id, set()).add((kind, said))
    return {person_id: frozenset(known) for person_id, known in found.items()}


def with_a_protected_place(ids: Sequence[UUID], actor: Actor) -> frozenset[UUID]:
    """Those of these records that have any protected place, now or ever. One query."""
    rows = LocatingFact.objects.visible_to(actor).filter(person_id__in=ids, protected_from__len__gt=0)
    return frozenset(rows.values_list("person_id", flat=True))


def places(person: PersonSet, actor: Actor, as_known_at: datetime | None = None) -> list[Place]:
    """Every locating fact of this person, newest first, the protected ones withheld whoever asks. Two queries.

    For pages that are not about a place: showing a protected one is a task of its own, `locating`.
    """
    return places_of(person.ids, actor, as_known_at)


def places_of(ids: Sequence[UUID], actor: Actor, as_known_at: datetime | None = None) -> list[Place]:
    """The same of several people at once, by record, in as many queries."""
    rows = protected_rows(ids, actor=actor, as_known_at=as_known_at)
    names = names_of({p for found in rows for p in found.protected_from}, actor=actor, beside=ids)
    return [_place(found, names, False) for found in rows]


def protection_of(ids: Sequence[UUID], actor: Actor) -> tuple[tuple[UUID, ...], str]:
    """From whom any place of these records is kept now, and why: what a new place of theirs is to be kept from too."""
    rows = protected_rows(ids, actor=actor, as_known_at=None)
    kept_from = tuple(sorted({person for found in rows for person in found.protected_from}))
    return kept_from, next((found.reason for found in rows if found.protected_from), "")


def whereabouts(rows: Sequence[ProtectedRow], names: Mapping[UUID, str]) -> Whereabouts:
    """The newest address still in force among these rows; withheld where protected, whoever asks."""
    today = local_date(timezone.now())
    now = [r for r in rows if r.row.kind == LocatingKind.ADDRESS and (not r.row.valid_to or r.row.valid_to >= today)]
    if not now:
        return NOWHERE
    found = max(now, key=lambda r: (r.row.valid_from or date.min, r.row.recorded_at))
    if found.protected_from:
        return Whereabouts("", True, _told(found.protected_from, names), found.row.recorded_at)
    said = ", ".join(part for part in (found.row.text, found.row.postcode) if part)
    same = [r for r in now if (r.row.text, r.row.postcode) == (found.row.text, found.row.postcode)]
    return Whereabouts(said, False, (), max(r.row.recorded_at for r in same))


def protected_rows(
    ids: Sequence[UUID], *, actor: Actor, as_known_at: datetime | None, kind: LocatingKind | None = None
) -> list[ProtectedRow]:
    """Locating rows of these records as known then, newest first, each with the protection it has today. One query."""
    trip = Trip()
    rows = ask_locating(trip, ids, actor=actor, kind=kind)
    trip.go()
    return with_protection(rows.all, as_known_at)


def ask_locating(
    trip: Trip, ids: Sequence[UUID], *, actor: Actor, kind: LocatingKind | None = None
) -> Rows[LocatingFact]:
    """Add to a trip the locating rows of these records, newest first, those since replaced with the rest."""
    rows = LocatingFact.objects.visible_to(actor).filter(person_id__in=ids).order_by("-recorded_at", "-pk")
    return trip.add(rows.filter(kind=kind) if kind else rows)


def with_protection(rows: Sequence[LocatingFact], moment: datetime | None) -> list[ProtectedRow]:
    """Those of `rows` (whole histories, newest first) known at `moment`, each with the protection it has today."""
    successors = {row.supersedes: row for row in rows if row.supersedes}
    guarding = [row for row in rows if row.pk not in successors and (row.protected_from or row.protected_reason)]
    return [_protect(row, successors, guarding) for row in rows if _known(row, successors, moment)]


def _known(row: LocatingFact, successors: Mapping[UUID, LocatingFact], moment: datetime | None) -> bool:
    later = successors.get(row.pk)
    if moment is None:
        return later is None
    return row.recorded_at <= moment and (later is None or later.recorded_at > moment)


def _protect(
    row: LocatingFact, successors: Mapping[UUID, LocatingFact], guarding: Sequence[LocatingFact]
) -> ProtectedRow:
    last = row
    while last.pk in successors:
        last = successors[last.pk]
    sources = [last, *(r for r in guarding if r.kind == row.kind and same_place(r, row.text, row.postcode, row.urn))]
    people = frozenset(person for source in sources for person in source.protected_from)
    reason = next((source.protected_reason for source in sources if source.protected_from), "")
    return ProtectedRow(row, people, reason)


def same_place(row: LocatingFact, text: object, postcode: object, urn: object) -> bool:
    """Whether a row names this place, as far as protection goes: the same postcode is near enough to give it away."""
    if postcode and row.postcode:
        return bool(row.postcode == postcode)
    if urn and row.urn:
        return bool(row.urn == urn)
    return bool(text) and tidy_number(row.text.replace(",", "")) == tidy_number(str(text).replace(",", ""))


def names_of(ids: set[UUID], *, actor: Actor, beside: Sequence[UUID] = ()) -> Mapping[UUID, str]:
    """The name of each of these people whom the actor may see, or who stand beside somebody they may see: those a place
    of one of `beside` must be kept from, and relatives. None is asked for where `ids` is empty.
    """
    if not ids:
        return {}
    rows = PersonName.objects.visible_to(actor).current().filter(person_id__in=ids).order_by("recorded_at", "pk")
    found = {row.person_id: f"{row.forenames} {row.surname}".strip() for row in rows}
    if beside and (unknown := ids - found.keys()):
        found |= {key: named.name for key, named in names_beside(beside, unknown).items()}
    return found


def _told(people: frozenset[UUID], names: Mapping[UUID, str]) -> tuple[str, ...]:
    return tuple(sorted({names.get(person, UNNAMED) for person in people}))


def _place(found: ProtectedRow, names: Mapping[UUID, str], show: bool) -> Place:
    row, withheld = found.row, bool(found.protected_from) and not show
    return Place(
        fact_id=row.pk,
        person_id=row.person_id,
        kind=LocatingKind(row.kind),
        text="" if withheld else row.text,
        postcode="" if withheld else row.postcode,
        urn="" if withheld else row.urn,
        safe_contact=SafeContact(**row.safe_contact) if row.safe_contact else None,
        withheld=withheld,
        do_not_tell=_told(found.protected_from, names),
        protected_reason=found.reason,
        since=row.valid_from,
        until=row.valid_to,
        recorded_at=row.recorded_at,
        held_by=row.held_by,
    )
