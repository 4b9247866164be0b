"""Referrals promised in a consultation or a call: who promised, by when, chased, arrived, or told to a manager."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.local import profile_at
from openmash.casework.frontdoor.models import Contact, ContactChild, PromiseFollowed, Referrer
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.policy import ToldBy
from openmash.casework.frontdoor.selectors.board import called
from openmash.casework.frontdoor.timing import Timed, local_clock
from openmash.casework.frontdoor.words import ADVICE_ONLY, ContactKind, PromiseStep
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases import selectors as spine
from openmash.records.linkage.selectors import person_sets, whole_called
from openmash.records.people.selectors import Called
from openmash.statute.events import Event

LOOKS_BACK = timedelta(days=90)


@dataclass(frozen=True)
class Arrived:
    """A later contact that could be the promised one, and why it is offered."""

    contact_id: UUID
    reference: str
    kind: ContactKind
    received_at: datetime
    children: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class Promise:
    """One promised referral that has neither arrived nor been let go. `chased`: what was said each time, newest first.

    `promised_by` is empty where this actor may not learn who told us.
    """

    contact_id: UUID
    reference: str
    person_ids: tuple[UUID, ...]
    concern: str
    promised_by: str
    telephone: str
    promised_at: datetime
    clock: Timed
    chased: tuple[str, ...]
    could_be: tuple[Arrived, ...]
    told_as: tuple[str, ...]
    cards: Mapping[UUID, Called] = field(repr=False)

    @property
    def children(self) -> tuple[str, ...]:
        """What each child is called, or the words they were told of in."""
        return tuple(
            called(self.cards.get(person), told) for person, told in zip(self.person_ids, self.told_as, strict=True)
        )

    @property
    def about(self) -> list[str]:
        return [f"contact:{self.contact_id}", *(f"person:{person}" for person in self.person_ids)]


def promises(*, actor: Actor, now: datetime | None = None, arrived: bool = True) -> list[Promise]:
    """Promised referrals still to come, the first due first; whether one is late is reckoned, and tells the manager.

    `arrived`: with the later contacts that could be each; a list that shows none of those does not look for them.
    """
    moment = now or timezone.now()
    made = spine.happened_since(Event.REFERRAL_PROMISED, moment - LOOKS_BACK, actor=actor)
    promised_at = {each.process_id: each.occurred_at for each in made}
    followed: dict[UUID, list[PromiseFollowed]] = {}
    for row in PromiseFollowed.objects.filter(contact_id__in=promised_at).order_by("-recorded_at", "-id"):
        followed.setdefault(row.contact_id, []).append(row)
    waiting = [
        key for key in promised_at if all(row.step == PromiseStep.CHASED for row in followed.get(key, ()))
    ]  # fmt: skip
    if not waiting:
        return []
    contacts = {row.pk: row for row in Contact.objects.filter(pk__in=waiting)}
    children = _children(list(contacts), actor)
    cards = whole_called({row.person_id for rows in children.values() for row in rows}, actor)
    referrers = {row.contact_id: row for row in Referrer.objects.filter(contact_id__in=contacts)}
    could_be = _could_be(children, referrers, promised_at, actor) if arrived else {}
    found = []
    for key, contact in contacts.items():
        rows = children.get(key, [])
        by, telephone = _who(referrers.get(key), actor)
        said = dict.fromkeys(row.words for row in followed.get(key, ()))
        clock = local_clock("promised_referral", profile_at(promised_at[key]), promised_at[key], moment)
        found.append(
            Promise(
                key, contact.reference, tuple(row.person_id for row in rows),
                next((row.concern for row in rows if row.concern), ""), by, telephone, promised_at[key], clock,
                tuple(said), could_be.get(key, ()),
                tuple(row.as_told for row in rows), cards,
            )
        )  # fmt: skip
    return sorted(found, key=lambda each: each.clock.due_at or moment)


def promise(contact_id: UUID, *, actor: Actor) -> Promise:
    """One of them. Raises NotVisible where there is none still to come."""
    found = next((each for each in promises(actor=actor) if each.contact_id == contact_id), None)
    if found is None:
        raise NotVisible
    return found


def _children(contact_ids: Sequence[UUID], actor: Actor) -> dict[UUID, list[ContactChild]]:
    rows = ContactChild.objects.visible_to(actor).current().filter(contact_id__in=contact_ids)
    found: dict[UUID, list[ContactChild]] = {}
    for row in rows.order_by("recorded_at", "id"):
        found.setdefault(row.contact_id, []).append(row)
    return found


def _names(children: Mapping[UUID, Sequence[ContactChild]], actor: Actor) -> dict[tuple[UUID, UUID], str]:
    rows = [row for each in children.values() for row in each]
    cards = whole_called({row.person_id for row in rows}, actor)
    return {(r.person_id, r.contact_id): called(cards.get(r.person_id), r.as_told) for r in rows}


def _who(row: Referrer | None, actor: Actor) -> tuple[str, str]:
    if row is None or not may(actor, Permission.SEE_REFERRER, ToldBy(row.is_professional)):
        return "", ""
    return ", ".join(filter(None, (row.name, row.role, row.agency_name))), row.telephone


def _could_be(
    children: Mapping[UUID, Sequence[ContactChild]],
    referrers: Mapping[UUID, Referrer],
    promised_at: Mapping[UUID, datetime],
    actor: Actor,
) -> dict[UUID, tuple[Arrived, ...]]:
    """Later contacts about the same child, or from the same professional organisation: a person says which it is."""
    if not children:
        return {}
    since = min(promised_at[key] for key in children)
    sets = person_sets({row.person_id for rows in children.values() for row in rows}, actor)
    records = {record for found in sets.values() for record in found.ids}
    later = ContactChild.objects.visible_to(actor).current().filter(received_at__gt=since).exclude(kind__in=ADVICE_ONLY)
    same_child = list(later.filter(person_id__in=records))
    told = {key: row for key, row in referrers.items() if row.is_professional and row.agency_name}
    organisations = {row.agency_name.lower() for row in told.values()}
    from_them = Referrer.objects.filter(is_professional=True, recorded_at__gt=since).exclude(agency_name="")
    by_contact = {r.contact_id: r for r in from_them if r.agency_name.lower() in organisations} if told else {}
    rows = list(later.filter(contact_id__in=[*by_contact, *(row.contact_id for row in same_child)]))
    whole: dict[UUID, list[ContactChild]] = {}
    for row in rows:
        whole.setdefault(row.contact_id, []).append(row)
    contacts = {row.pk: row for row in Contact.objects.filter(pk__in=whole)}
    names = _names(whole, actor)
    found = {}
    for key, mine in children.items():
        ids = {record for row in mine if row.person_id in sets for record in sets[row.person_id].ids}
        offered = []
        for other, theirs in whole.items():
            agency = told.get(key)
            same = bool(ids & {row.person_id for row in theirs})
            sent = (
                agency is not None
                and other in by_contact
                and (by_contact[other].agency_name.lower() == agency.agency_name.lower())
            )
            if other == key or other not in contacts or contacts[other].received_at < promised_at[key]:
                continue
            if same or (sent and may(actor, Permission.SEE_REFERRER, ToldBy(True))):
                because = "About the same child" if same else f"From {by_contact[other].agency_name}"
                contact = contacts[other]
                offered.append(
                    Arrived(
                        other, contact.reference, ContactKind(contact.kind), contact.received_at,
                        tuple(names[row.person_id, row.contact_id] for row in theirs), because,
                    )
                )  # fmt: skip
        found[key] = tuple(sorted(offered, key=lambda each: (each.because != "About the same child", each.received_at)))
    return found
