"""Links as they stand: by token for whoever holds one, and by what they ask for the hub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.links.models import Happened, Link, LinkEvent, Mailbox, Purpose
from openmash.foundation.links.secrets import code_of, hashed, token_of

__all__ = [
    "Address",
    "Given",
    "Held",
    "Sent",
    "Standing",
    "actor_of",
    "addresses",
    "addresses_of",
    "behind",
    "found",
    "given",
    "link",
    "links_about",
    "mailboxes_ended",
]


class Standing(StrEnum):
    """How a link stands. Closed: withdrawn, locked, past its reading time, or about somebody since restricted."""

    OPEN = "open"
    ANSWERED = "answered"
    EXPIRED = "expired"
    CLOSED = "closed"


@dataclass(frozen=True)
class Address:
    """A verified address, for those who send to it."""

    id: UUID
    agency_id: UUID
    agency: str
    name: str
    email: str
    telephone: str
    how_verified: str
    verified_on: date
    own_code: bool


@dataclass(frozen=True)
class Held:
    """A link as whoever holds its token may know it. `wrong`: wrong codes since it was last opened."""

    link_id: UUID
    purpose: Purpose
    subject_id: UUID
    agency_id: UUID
    person_ids: tuple[UUID, ...]
    token_hash: str
    own_code: bool
    code_hash: str
    expires_at: datetime
    standing: Standing
    wrong: int
    answered_at: datetime | None


@dataclass(frozen=True)
class Sent:
    """A link as the hub sees it: to whom, how it stands, what happened, and its code while it can be opened."""

    link_id: UUID
    purpose: Purpose
    subject_id: UUID
    about_id: UUID
    person_ids: tuple[UUID, ...]
    address: Address
    sent_at: datetime
    expires_at: datetime
    standing: Standing
    message_id: UUID | None
    opened_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    wrong: int
    is_locked: bool
    withdrawn_because: str
    rang: tuple[tuple[datetime, str], ...]
    code: str


def addresses(*, actor: Actor) -> list[Address]:
    """Every address that may be written to, by organisation. They are about no person."""
    rows = Mailbox.objects.filter(ended_at__isnull=True).select_related("agency").order_by("agency__name", "name")
    return [_address(row) for row in rows]


def addresses_of(agency_id: UUID) -> list[Address]:
    """The addresses of one organisation that may be written to. They are about no person. One query."""
    rows = Mailbox.objects.filter(agency_id=agency_id, ended_at__isnull=True).select_related("agency").order_by("name")
    return [_address(row) for row in rows]


def found(token: str) -> Held | None:
    """The link of this token, locked until the transaction ends; None for none. Only the service for links is told."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.link_found(%s)", [hashed(token)])
        row = cursor.fetchone()
    if row is None:
        return None
    (
        link_id, purpose, subject_id, agency_id, person_ids, own_code, code_hash, expires_at, is_shut, wrong,
        answered_at,
    ) = row  # fmt: skip
    standing = Standing.CLOSED if is_shut else _standing(answered_at, expires_at)
    return Held(
        link_id, Purpose(purpose), subject_id, agency_id, tuple(person_ids), hashed(token), own_code, code_hash,
        expires_at, standing, wrong, answered_at,
    )  # fmt: skip


def actor_of(held: Held, agency_name: str, role: Role = Role.CHECK_RESPONDER) -> Actor:
    """Whoever holds a link, as they act: the service for links, answering for the organisation it was sent to."""
    return replace(
        service(Service.PARTNER_LINKS), agency_id=held.agency_id, name=f"{agency_name}, by link",
        roles=frozenset({role}),
    )  # fmt: skip


def behind(subject_ids: Sequence[UUID], *, actor: Actor) -> list[Sent]:
    """The links sent for these things (checks), newest first. Three queries."""
    return _sent(
        list(
            Link.objects.filter(subject_id__in=list(subject_ids), mailbox__isnull=False).order_by("-recorded_at", "-pk")
        )
    )


def links_about(about_id: UUID, *, actor: Actor) -> list[Sent]:
    """The links sent in one contact, newest first. Three queries."""
    return _sent(list(Link.objects.filter(about_id=about_id, mailbox__isnull=False).order_by("-recorded_at", "-pk")))


def link(link_id: UUID, *, actor: Actor) -> Sent:
    """One link. Raises NotVisible."""
    rows = list(Link.objects.filter(pk=link_id).exclude(purpose=Purpose.OWN_WORDS))
    if not rows:
        raise NotVisible
    return _sent(rows)[0]


@dataclass(frozen=True)
class Given:
    """A child's own link as whoever gave it sees it. `token` is empty where it cannot be opened any more. UTC."""

    subject_id: UUID
    given_at: datetime
    expires_at: datetime
    closes_at: datetime
    standing: Standing
    opened_at: datetime | None
    wrong: int
    is_locked: bool
    ended_because: str
    token: str


def given(subject_ids: Sequence[UUID], *, actor: Actor) -> Mapping[UUID, Given]:
    """The children's own links to these things, by what they lead to. Two queries."""
    rows = list(Link.objects.filter(subject_id__in=list(subject_ids), purpose=Purpose.OWN_WORDS))
    events: dict[UUID, list[LinkEvent]] = {}
    for event in LinkEvent.objects.filter(link_id__in=[row.id for row in rows]).order_by("recorded_at", "pk"):
        events.setdefault(event.link_id, []).append(event)
    return {row.subject_id: _given(row, events.get(row.id, [])) for row in rows}


def _given(row: Link, events: Sequence[LinkEvent]) -> Given:
    last: Mapping[str, LinkEvent] = {event.kind: event for event in events}
    withdrawn, locked, opened = (last.get(kind) for kind in (Happened.WITHDRAWN, Happened.LOCKED, Happened.OPENED))
    shut = withdrawn is not None or locked is not None or row.closes_at <= timezone.now()
    standing = Standing.CLOSED if shut else _standing(None, row.expires_at)
    return Given(
        subject_id=row.subject_id, given_at=row.recorded_at, expires_at=row.expires_at, closes_at=row.closes_at,
        standing=standing, opened_at=opened.recorded_at if opened else None,
        wrong=sum(event.kind == Happened.WRONG_CODE for event in events), is_locked=locked is not None,
        ended_because=withdrawn.words if withdrawn else "",
        token="" if shut else token_of(row.subject_id),
    )  # fmt: skip


def mailboxes_ended(*, actor: Actor, limit: int = 50) -> list[tuple[str, str, str]]:
    """Addresses nothing is sent to any more: organisation, address, why; the latest first."""
    rows = Mailbox.objects.filter(ended_at__isnull=False).select_related("agency").order_by("-ended_at", "-pk")[:limit]
    return [(row.agency.name, row.email, row.ended_because) for row in rows]


def _sent(rows: Sequence[Link]) -> list[Sent]:
    if not rows:
        return []
    kept = Mailbox.objects.filter(pk__in=[row.mailbox_id for row in rows]).select_related("agency")
    boxes: Mapping[UUID | None, Mailbox] = {box.pk: box for box in kept}
    events: dict[UUID, list[LinkEvent]] = {}
    for event in LinkEvent.objects.filter(link_id__in=[row.id for row in rows]).order_by("recorded_at", "pk"):
        events.setdefault(event.link_id, []).append(event)
    return [_one(row, _address(boxes[row.mailbox_id]), events.get(row.id, [])) for row in rows]


def _one(row: Link, address: Address, events: Sequence[LinkEvent]) -> Sent:
    first: Mapping[str, LinkEvent] = {event.kind: event for event in reversed(events)}
    answered, opened = first.get(Happened.ANSWERED), first.get(Happened.OPENED)
    withdrawn, locked = first.get(Happened.WITHDRAWN), Happened.LOCKED in first
    shut = withdrawn is not None or (locked and answered is None) or row.closes_at <= timezone.now()
    answered_at = answered.recorded_at if answered else None
    standing = Standing.CLOSED if shut else _standing(answered_at, row.expires_at)
    return Sent(
        link_id=row.id, purpose=Purpose(row.purpose), subject_id=row.subject_id, about_id=row.about_id,
        person_ids=tuple(row.person_ids), address=address, sent_at=row.recorded_at,
        expires_at=row.expires_at, standing=standing, message_id=row.message_id,
        opened_at=opened.recorded_at if opened else None, answered_at=answered_at,
        answered_by=answered.said_by if answered else "",
        wrong=sum(event.kind == Happened.WRONG_CODE for event in events), is_locked=locked,
        withdrawn_because=withdrawn.words if withdrawn else "",
        rang=tuple((event.recorded_at, event.words) for event in events if event.kind == Happened.RANG),
        code=code_of(row.id, row.token_hash) if standing is Standing.OPEN and not row.own_code else "",
    )  # fmt: skip


def _standing(answered_at: datetime | None, expires_at: datetime) -> Standing:
    if answered_at is not None:
        return Standing.ANSWERED
    return Standing.EXPIRED if expires_at <= timezone.now() else Standing.OPEN


def _address(row: Mailbox) -> Address:
    return Address(
        row.id, row.agency_id, row.agency.name, row.name, row.email, row.telephone, row.how_verified, row.verified_on,
        bool(row.code_hash),
    )  # fmt: skip
