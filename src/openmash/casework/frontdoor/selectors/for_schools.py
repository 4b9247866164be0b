"""What the police told of domestic abuse, child by child, as a school is to be told before its next day starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from openmash.casework.frontdoor.models import Contact, ContactChild, ContactPerson, PoliceNotification
from openmash.casework.frontdoor.words import ContactKind, Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Trip

OTHERS = "Others named:"
"""Where a notification's adults stand in what was said of a child: no school is told of them."""


@dataclass(frozen=True)
class ForSchool:
    """One child in one police notification of domestic abuse. `alleged`: the records of those alleged, and as named.

    `attended_at`: when it happened, or when anybody first told it, where the police gave no time. Times are UTC.
    """

    contact_id: UUID
    person_id: UUID
    as_told: str
    concern: str
    impact: str
    police_ref: str
    attended_at: datetime
    heard_at: datetime
    present: Presence
    seen: Presence
    spoken_to: Presence
    alleged: tuple[tuple[UUID, str], ...]


def for_schools(*, actor: Actor, since: datetime | None = None, contact_id: UUID | None = None) -> Sequence[ForSchool]:
    """Every child the police told of with domestic abuse since a moment (aware), or in one notification."""
    abuse = Q(domestic_abuse=True) | Q(contact__kind=ContactKind.DOMESTIC_ABUSE)
    notices = PoliceNotification.objects.current().filter(abuse, said_since="")
    if since is not None:
        notices = notices.filter(recorded_at__gte=since)
    if contact_id is not None:
        notices = notices.filter(contact_id=contact_id)
    found = {row.contact_id: row for row in notices}
    trip = Trip()
    contacts = trip.rows(Contact, "id", list(found))
    children = trip.facts(ContactChild, "contact_id", list(found), order=("recorded_at", "pk"))
    others = trip.facts(ContactPerson, "contact_id", list(found))
    trip.go()
    by_key = {row.id: row for row in contacts.all}
    alleged: dict[UUID, list[tuple[UUID, str]]] = {}
    for other in others.all:
        if other.alleged:
            alleged.setdefault(other.contact_id, []).append((other.person_id, other.as_told.split("|", 1)[0].strip()))
    return [
        ForSchool(
            child.contact_id, child.person_id, child.as_told, _without_others(child.concern), child.impact,
            found[child.contact_id].notification_ref,
            found[child.contact_id].incident_at or by_key[child.contact_id].first_told_at,
            by_key[child.contact_id].received_at, Presence(found[child.contact_id].children_present),
            Presence(found[child.contact_id].child_seen), Presence(found[child.contact_id].child_spoken_to),
            tuple(alleged.get(child.contact_id, ())),
        )
        for child in children.all
        if child.contact_id in by_key
    ]  # fmt: skip


def _without_others(concern: str) -> str:
    return "\n\n".join(part for part in concern.split("\n\n") if not part.startswith(OTHERS))
