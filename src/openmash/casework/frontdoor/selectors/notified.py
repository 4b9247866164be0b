"""Domestic abuse notifications as triage reads them: children, others, what the police recorded, and earlier ones.

Nothing here says where anybody lives, learns or can be reached: a victim and whoever is alleged stand on one page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from openmash.casework.frontdoor.gathering import Gathered, gather, in_force
from openmash.casework.frontdoor.identifying import age_of
from openmash.casework.frontdoor.models import (
    Contact,
    ContactChild,
    ContactPerson,
    Decision,
    PoliceNotification,
    ProtectiveAct,
)
from openmash.casework.frontdoor.selectors.board import called, raised_by
from openmash.casework.frontdoor.words import ContactKind, Outcome, Part, Presence, State
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.trip import Trip
from openmash.records.cases import selectors as spine
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import Card as PersonCard
from openmash.records.people.selectors import people_cards
from openmash.records.people.sets import PersonSet
from openmash.records.people.words import PersonKind
from openmash.records.voice import selectors as voices
from openmash.records.voice.selectors import Said

FACTORS = ["3A", "3B", "3C"]
"""The census's factors of domestic abuse."""
LOOK_BACK = timedelta(days=366)


@dataclass(frozen=True)
class ChildInBrief:
    """A child in a notification: every record of theirs, and what was decided; empty while nothing is."""

    person_id: UUID
    records: tuple[UUID, ...]
    decided: str


@dataclass(frozen=True)
class ChildNotified(ChildInBrief):
    """A child in a notification, with what was said of this child and their voice, heard or not yet."""

    name: str
    age: str
    part: str
    concern: str
    impact: str
    is_unborn: bool
    voice: Said | None
    open_to: tuple[str, ...]


@dataclass(frozen=True)
class OtherNotified:
    """Somebody else named: a parent, a partner. Alleged, until found."""

    person_id: UUID
    name: str
    relation: str
    alleged: bool


@dataclass(frozen=True)
class InBrief:
    """As much of a notification as says whom it waits for: whose it is, and what is decided. Times are UTC."""

    contact_id: UUID
    reference: str
    received_at: datetime
    is_closed: bool
    children: Sequence[ChildInBrief]


@dataclass(frozen=True)
class Notified(InBrief):
    """One notification of domestic abuse. `earlier`: others about any of its children, with when they came (UTC)."""

    kind: ContactKind
    state: State
    incident_at: datetime | None
    raised_by: str
    rating: str
    grade: str
    present: Presence
    seen: Presence
    spoken_to: Presence
    children: tuple[ChildNotified, ...]
    others: tuple[OtherNotified, ...]
    earlier: Mapping[UUID, datetime]
    is_told: bool

    @property
    def says_pregnant(self) -> bool:
        """An unborn child is in it, or what was said has the word."""
        words = " ".join(child.concern for child in self.children).casefold()
        return any(child.is_unborn for child in self.children) or "pregnan" in words


def domestic_abuse(*, actor: Actor, also: Sequence[UUID] = (), now: datetime | None = None) -> list[Notified]:
    """Open notifications of domestic abuse by any way in, oldest first, and those in `also` though closed.

    The same number of queries for ten or a hundred.
    """
    moment = now or timezone.now()
    ids = _of_domestic_abuse([*spine.open_processes(ProcessKind.CONTACT, actor=actor), *also])
    gathered = gather(ids, actor=actor)
    others = _others(ids)
    told = PoliceNotification.objects.filter(contact_id__in=ids).order_by("recorded_at", "id")
    notices = {row.contact_id: row for row in told}  # the newest bears the grade that stands
    children = {child.person_id for one in gathered.values() for child in one.children}
    people = children | {other.person_id for rows in others.values() for other in rows}
    sets = person_sets(children, actor)
    cards = people_cards(people, actor=actor)
    records = sorted({record for found in sets.values() for record in found.ids} | children)
    looked = _Looked(
        sets, cards, voices.latest(records, actor=actor), _earlier(records, moment),
        {r: tuple(each.said for each in opened)
         for r, opened in spine.already_open_among(records, actor=actor, now=moment).open.items()},
        agencies.names({o.referrer.agency_id for o in gathered.values() if o.referrer and o.referrer.agency_id}),
    )  # fmt: skip
    found = [_notified(one, others.get(key, []), notices.get(key), looked) for key, one in gathered.items()]
    return sorted(found, key=lambda each: (each.received_at, each.reference))


def domestic_abuse_in_brief(*, actor: Actor, also: Sequence[UUID] = ()) -> list[InBrief]:
    """The same notifications in the same order, with no more than says whom each waits for."""
    ids = _of_domestic_abuse([*spine.open_processes(ProcessKind.CONTACT, actor=actor), *also])
    trip = Trip()
    contacts = trip.add(Contact.objects.select_related("process").filter(pk__in=ids))
    of_each = trip.facts(ContactChild, "contact_id", ids, lean=True)
    decisions = trip.facts(Decision, "contact_id", ids, lean=True)
    acts = trip.facts(ProtectiveAct, "contact_id", ids, lean=True)
    trip.go()
    sets = person_sets({child.person_id for child in of_each.all}, actor)
    children_of, decisions_of, acts_of = of_each.by("contact_id"), decisions.by("contact_id"), acts.by("contact_id")
    found = []
    for contact in contacts.all:
        decided = in_force(decisions_of[contact.id], acts_of[contact.id])
        children = tuple(
            ChildInBrief(
                child.person_id, sets[child.person_id].ids if child.person_id in sets else (child.person_id,),
                Outcome(decided[child.person_id].outcome).label if child.person_id in decided else "",
            )
            for child in children_of[contact.id]
        )  # fmt: skip
        closed = contact.process.closed_at is not None
        found.append(InBrief(contact.id, contact.reference, contact.received_at, closed, children))
    return sorted(found, key=lambda each: (each.received_at, each.reference))


@dataclass(frozen=True)
class _Looked:
    """What was looked up for all of them at once."""

    sets: Mapping[UUID, PersonSet]
    cards: Mapping[UUID, PersonCard]
    voices: Mapping[UUID, Said]
    earlier: Mapping[UUID, Mapping[UUID, datetime]]
    open_to: Mapping[UUID, tuple[str, ...]]
    agencies: Mapping[UUID, str]

    def records(self, person_id: UUID) -> tuple[UUID, ...]:
        return self.sets[person_id].ids if person_id in self.sets else (person_id,)


def _of_domestic_abuse(contact_ids: Sequence[UUID]) -> list[UUID]:
    marked = PoliceNotification.objects.filter(domestic_abuse=True, contact_id__in=contact_ids).values("contact_id")
    coded = (
        ContactChild.objects.current()
        .filter(categories__overlap=FACTORS, contact_id__in=contact_ids)
        .values("contact_id")
    )
    kinds = Q(kind=ContactKind.DOMESTIC_ABUSE) | Q(pk__in=marked) | Q(pk__in=coded)
    return list(Contact.objects.filter(kinds, pk__in=contact_ids).values_list("pk", flat=True))


def _others(contact_ids: Sequence[UUID]) -> Mapping[UUID, list[ContactPerson]]:
    found: dict[UUID, list[ContactPerson]] = defaultdict(list)
    for row in ContactPerson.objects.current().filter(contact_id__in=contact_ids).order_by("recorded_at", "id"):
        found[row.contact_id].append(row)
    return found


def _earlier(records: Sequence[UUID], now: datetime) -> Mapping[UUID, Mapping[UUID, datetime]]:
    """By record, the notifications of domestic abuse of the last 12 months and when each was received."""
    marked = PoliceNotification.objects.filter(domestic_abuse=True).values("contact_id")
    rows = ContactChild.objects.current().filter(
        Q(kind=ContactKind.DOMESTIC_ABUSE) | Q(categories__overlap=FACTORS) | Q(contact_id__in=marked),
        person_id__in=list(records), received_at__gte=now - LOOK_BACK,
    )  # fmt: skip
    found: dict[UUID, dict[UUID, datetime]] = defaultdict(dict)
    for person, contact, at in rows.values_list("person_id", "contact_id", "received_at"):
        found[person][contact] = at
    return found


def _notified(
    one: Gathered, others: Sequence[ContactPerson], notice: PoliceNotification | None, looked: _Looked
) -> Notified:
    records = [record for child in one.children for record in looked.records(child.person_id)]
    earlier = {key: at for record in records for key, at in looked.earlier.get(record, {}).items()}
    earlier.pop(one.contact.id, None)
    return Notified(
        contact_id=one.contact.id, reference=one.contact.reference, kind=ContactKind(one.contact.kind),
        state=one.state, is_closed=one.closed_at is not None, received_at=one.contact.received_at,
        incident_at=notice.incident_at if notice else None,
        raised_by=raised_by(one, looked.agencies), rating=one.rating.rating if one.rating else "",
        grade=notice.grade if notice else "",
        present=Presence(notice.children_present) if notice else Presence.UNKNOWN,
        seen=Presence(notice.child_seen) if notice else Presence.UNKNOWN,
        spoken_to=Presence(notice.child_spoken_to) if notice else Presence.UNKNOWN,
        children=tuple(_child(child, one, looked) for child in one.children),
        others=tuple(_other(other, looked.cards) for other in others), earlier=earlier,
        is_told=not one.feedback_owed and one.decided_at is not None,
    )  # fmt: skip


def _child(child: ContactChild, one: Gathered, looked: _Looked) -> ChildNotified:
    card, part = looked.cards.get(child.person_id), Part(child.part)
    records = looked.records(child.person_id)
    decision = one.decided.get(child.person_id)
    said = [looked.voices[record] for record in records if record in looked.voices]
    return ChildNotified(
        person_id=child.person_id, records=records, name=called(card, child.as_told),
        age=age_of(card), part="" if part is Part.SUBJECT else part.label,
        concern=child.concern, impact=child.impact, is_unborn=card is not None and card.kind == PersonKind.UNBORN,
        voice=max(said, key=lambda each: each.recorded_at, default=None),
        decided=Outcome(decision.outcome).label if decision else "",
        open_to=tuple(dict.fromkeys(words for record in records for words in looked.open_to.get(record, ()))),
    )  # fmt: skip


def _other(row: ContactPerson, cards: Mapping[UUID, PersonCard]) -> OtherNotified:
    as_told = row.as_told.split("|", 1)[0].strip()
    return OtherNotified(
        row.person_id, called(cards.get(row.person_id), as_told) or "Name not known", row.relation, row.alleged
    )
