"""What an agency sent to the hub, and what became of it: for those who sit in the hub for that agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.models import PoliceNotification, Referrer
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors.board import called, concern_in_a_line
from openmash.casework.frontdoor.words import ContactKind, Outcome, Part, State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.records.linkage.selectors import whole_called
from openmash.records.people.selectors import Called

LOOK_BACK = timedelta(days=28)
MOST = 100


@dataclass(frozen=True)
class Became:
    """What was decided for one child: by whom and when (UTC); the outcome is empty while nothing is."""

    child: str
    outcome: str
    line: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class Sent:
    """One thing the agency sent: under its own reference where it gave one, and where it stands."""

    contact_id: UUID
    reference: str
    their_reference: str
    kind: ContactKind
    received_at: datetime
    concern: str
    rating: str
    state: State
    people: tuple[UUID, ...]
    became: tuple[Became, ...]
    feedback: str


def sent_by_us(*, actor: Actor, now: datetime | None = None) -> list[Sent]:
    """What the actor's agency sent in the last four weeks, newest first: a hundred at most, in a constant number of
    queries. Of a referrer without an account only the agency is read, never the name.
    """
    require(actor, Permission.LIST_SENT_BY_US)
    since = (now or timezone.now()) - LOOK_BACK
    ours = {"agency_id": actor.agency_id, "recorded_at__gte": since}
    notices = dict(
        PoliceNotification.objects.filter(**ours, said_since="").values_list("contact_id", "notification_ref")
    )
    referred = Referrer.objects.filter(**ours, is_professional=True).values_list("contact_id", flat=True)
    ids = sorted({*notices, *referred}, reverse=True)[:MOST]  # a key begins with the time it was made
    found = gather(ids, actor=actor)
    cards = whole_called({child.person_id for one in found.values() for child in one.children}, actor)
    authors = who({row.recorded_by for one in found.values() for row in one.decided.values()})
    listed = [
        _sent(one, notices.get(one.contact.id, ""), cards, {key: each.name for key, each in authors.items()})
        for one in found.values()
    ]
    return sorted(listed, key=lambda each: each.received_at, reverse=True)


def _sent(one: Gathered, reference: str, cards: Mapping[UUID, Called], authors: dict[UUID, str]) -> Sent:
    children = [child for child in one.children if child.part != Part.MISFILED]
    return Sent(
        one.contact.id, one.contact.reference, reference, ContactKind(one.contact.kind), one.contact.received_at,
        concern_in_a_line([child.concern for child in children]), one.rating.rating if one.rating else "", one.state,
        tuple(child.person_id for child in children),
        tuple(
            _became(one, each.person_id, called(cards.get(each.person_id), each.as_told), authors) for each in children
        ),
        _told(one),
    )  # fmt: skip


def _became(one: Gathered, person_id: UUID, child: str, authors: dict[UUID, str]) -> Became:
    row = one.decided.get(person_id)
    if row is None:
        return Became(child, "", "", "", None)
    return Became(child, Outcome(row.outcome).label, row.line, authors.get(row.recorded_by, ""), row.recorded_at)


def _told(one: Gathered) -> str:
    """What we were told of it, in the words that were sent; empty where nothing was yet."""
    rows: Sequence[str] = [row.what for row in ([one.told] if one.told else []) if row.what]
    return rows[0] if rows else ""
