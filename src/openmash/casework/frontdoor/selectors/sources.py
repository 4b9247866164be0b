"""Who told the front door of a child, as the yearly return asks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor.models import ContactChild
from openmash.casework.frontdoor.words import ADVICE_ONLY
from openmash.foundation.access.actors import Actor


def sources_of(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, list[tuple[datetime, str]]]:
    """When each contact about these records was received (UTC), and the code of its source, oldest first. One query."""
    rows = ContactChild.objects.visible_to(actor).current().filter(person_id__in=list(person_ids))
    rows = rows.exclude(kind__in=[kind.value for kind in ADVICE_ONLY]).select_related("contact")
    found: dict[UUID, list[tuple[datetime, str]]] = {}
    for row in rows.order_by("received_at", "pk"):
        found.setdefault(row.person_id, []).append((row.received_at, row.contact.source))
    return found
