"""Contacts whose words mention something, found for a check: which they are and when they came, never what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from openmash.casework.frontdoor.models import Contact, ContactChild
from openmash.foundation.access.actors import Actor


@dataclass(frozen=True)
class Mention:
    """A contact that mentions it, about whom, and when it came (UTC)."""

    contact_id: UUID
    person_ids: tuple[UUID, ...]
    at: datetime


def contacts_mentioning(pattern: str, *, actor: Actor, since: datetime, until: datetime) -> list[Mention]:
    """Contacts received in this time in which a child's concern, or what was tried, matches a pattern of PostgreSQL.

    Limited to children the actor may see. Two queries, whatever is found.
    """
    says = Q(concern__iregex=pattern) | Q(tried__iregex=pattern) | Q(impact__iregex=pattern)
    rows = (
        ContactChild.objects.visible_to(actor).current()
        .filter(says, received_at__gte=since, received_at__lt=until).values_list("contact_id", flat=True)
    )  # fmt: skip
    found = Contact.objects.visible_to(actor).filter(process_id__in=set(rows))
    told = found.values_list("process_id", "person_ids", "received_at")
    return [Mention(contact, tuple(ids), at) for contact, ids, at in told]


@dataclass(frozen=True)
class Words:
    """What was said of one child in a contact, as it came."""

    person_id: UUID
    concern: str
    impact: str
    tried: str


def words_of(contact_id: UUID, *, actor: Actor) -> Sequence[Words]:
    """What was said of each child in a contact, and nothing of what was made of it. One query."""
    rows = ContactChild.objects.visible_to(actor).current().filter(contact_id=contact_id).order_by("pk")
    return [Words(row.person_id, row.concern, row.impact, row.tried) for row in rows]
