"""Reading accounts, sets of records and restrictions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.models import Account, EmergencyAccess, StatedReason
from openmash.foundation.access.roles import Role
from openmash.foundation.access.words import LookingBecause, RestrictedBecause, Reviewed
from openmash.foundation.facts.once import once
from openmash.foundation.facts.trip import Trip


@dataclass(frozen=True)
class Who:
    """A name to show beside what somebody did."""

    account_id: UUID
    name: str
    job_title: str
    agency_name: str


@dataclass(frozen=True)
class Sealed:
    """A record that exists and is withheld: whom to ask, day and night."""

    person_id: UUID
    ask_name: str
    ask_telephone: str
    ask_deputy: str


def who(account_ids: Iterable[UUID]) -> Mapping[UUID, Who]:
    """Names of accounts, by key."""
    return once("who", account_ids, _who)


def _who(account_ids: list[UUID]) -> Mapping[UUID, Who]:
    trip = Trip()
    found = trip.rows(Account, "id", account_ids, related=("agency",))
    trip.go()
    return {a.pk: Who(a.pk, a.name, a.job_title, a.agency.name) for a in found.all}


def agencies_of(account_ids: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    """Accounts, each with the agency it works for; no query for none."""
    ids = set(account_ids)
    return list(Account.objects.filter(pk__in=ids).values_list("pk", "agency_id")) if ids else []


def accounts_with(role: Role, *, agency_id: UUID | None = None, team_id: UUID | None = None) -> list[Account]:
    """Active accounts holding a role now, by name."""
    found = Account.objects.filter(roles__role=role, roles__ends_at__isnull=True, is_active=True, is_service=False)
    if agency_id:
        found = found.filter(agency_id=agency_id)
    if team_id:
        found = found.filter(team_id=team_id)
    return list(found.order_by("name").distinct())


def account_of(email: str, *, agency_id: UUID) -> UUID | None:
    """The account of this agency that signs in by this address; None where there is none."""
    if not email.strip():
        return None
    found = Account.objects.filter(email__iexact=email.strip(), agency_id=agency_id, is_active=True)
    return found.values_list("pk", flat=True).first()


def team_sizes() -> Mapping[UUID, int]:
    """How many active accounts each team has, by its key."""
    found = Account.objects.filter(is_active=True, is_service=False, team_id__isnull=False)
    return dict(found.values_list("team_id").annotate(Count("pk")).order_by())


def members_of(team_id: UUID) -> list[UUID]:
    """The active accounts of a team."""
    found = Account.objects.filter(is_active=True, is_service=False, team_id=team_id)
    return list(found.order_by("name").values_list("pk", flat=True))


def telephones(account_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The number of each of these accounts that has one, by key. One query."""
    found = Account.objects.filter(pk__in=list(account_ids)).exclude(telephone="")
    return dict(found.values_list("pk", "telephone"))


def accounts_named(words: str) -> list[UUID]:
    """Active accounts with exactly this e-mail address, or else exactly this name, in any case."""
    found = Account.objects.filter(is_active=True, is_service=False)
    by_address = list(found.filter(email__iexact=words).values_list("pk", flat=True))
    return by_address or list(found.filter(name__iexact=words).values_list("pk", flat=True))


def set_of(person_id: UUID) -> tuple[UUID, ...]:
    """All records agreed to be this person, for the actor of the transaction; empty where they may not see them."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.person_set(%s)", [person_id])
        (found,) = cursor.fetchone() or ([],)
    return tuple(found)


def sealed(person_ids: Sequence[UUID]) -> list[Sealed]:
    """The sealed ones among these people that the actor may not see. Hidden ones are never among the answers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select person_id, ask_name, ask_telephone, ask_deputy from wall.sealed(%s::uuid[])",
            [list(person_ids)],
        )
        return [Sealed(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class SealedEntry:
    """An entry that its agency keeps to itself: it exists, at this time, and no more is told. Times are UTC."""

    id: UUID
    person_id: UUID
    agency_id: UUID
    told_at: datetime
    recorded_at: datetime


def sealed_entries(
    tables: Sequence[str],
    person_ids: Sequence[UUID],
    *,
    before: datetime,
    limit: int,
    agencies: Iterable[UUID] = (),
    known_at: datetime | None = None,
) -> list[SealedEntry]:
    """The newest entries of these tables kept from the actor, about people they may see; at most `limit` a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from wall.sealed_entries(%s, %s::uuid[], %s::uuid[], %s, %s, %s)",
            [list(tables), list(person_ids), list(agencies), before, known_at, limit],
        )
        return [SealedEntry(*row) for row in cursor.fetchall()]


def version_for(*, actor: Actor, now: datetime, each: timedelta, of: Sequence[str] = ()) -> str:
    """What changes whenever a page of this actor's could: anything anybody changed, their own reach, the time by steps
    of `each` (words such as "12 minutes left"), and what the page was asked (`of`). One small query; opaque.

    A page may say "nothing has changed" by it and by nothing older: a right that has lapsed changes it at once.
    """
    with connection.cursor() as cursor:
        cursor.execute("select audit.changed(), wall.my_circles(), wall.my_people()")
        (changed, circles, people) = cursor.fetchone() or (0, [], [])
    roles = sorted(role.value for role in actor.roles)
    step = int(now.timestamp() // each.total_seconds())
    parts = (actor.account_id, actor.team_id, roles, sorted(circles), sorted(people), changed, step, *of)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Basis:
    """One reach of the actor's own to somebody, other than by duty: "allocation", "check", "emergency" …"""

    basis: str
    reason: str
    ends_at: datetime | None


def my_bases(person_ids: Sequence[UUID]) -> list[Basis]:
    """By what the actor of the transaction may see these people, apart from duty. Empty: only duty reaches them."""
    with connection.cursor() as cursor:
        cursor.execute("select basis, reason, ends_at from wall.my_bases(%s::uuid[])", [list(person_ids)])
        return [Basis(*row) for row in cursor.fetchall()]


def stated_reason(person_ids: Sequence[UUID], *, actor: Actor) -> str:
    """Why this actor said, this shift, that they look at this family; empty where they have not said."""
    rows = StatedReason.objects.filter(account_id=actor.account_id, until__gt=timezone.now())
    row = rows.filter(person_ids__overlap=list(person_ids)).order_by("-given_at", "-pk").first()
    return ": ".join(filter(None, (LookingBecause(row.because).label, row.words))) if row else ""


@dataclass(frozen=True)
class Restricted:
    """A restriction as those who may see the person see it. `allowed` are accounts. Times are UTC."""

    id: UUID
    person_id: UUID
    mode: str
    reason_code: str
    reason: str
    ask_name: str
    ask_telephone: str
    ask_deputy: str
    set_by: UUID
    set_at: datetime
    review_on: date | None
    lifted_by: UUID | None
    lifted_at: datetime | None
    allowed: tuple[UUID, ...]

    @property
    def because(self) -> str:
        """The reason code in words."""
        known = RestrictedBecause.values
        return RestrictedBecause(self.reason_code).label if self.reason_code in known else self.reason_code


def restrictions_of(person_ids: Sequence[UUID]) -> list[Restricted]:
    """The restrictions these people are or were under, newest first, for an actor who may see them."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.restrictions_of(%s::uuid[]) order by set_at desc", [list(person_ids)])
        rows = cursor.fetchall()
    return [replace(Restricted(*row), allowed=tuple(row[-1])) for row in rows]


@dataclass(frozen=True)
class Emergency:
    """One emergency access: who looked, at which record, why, and what a reviewer thought. Times are UTC."""

    id: UUID
    account_id: UUID
    person_id: UUID
    reason: str
    started_at: datetime
    ends_at: datetime
    review_due_at: datetime
    reviewed_by: UUID | None
    reviewed_at: datetime | None
    outcome: str
    note: str


def emergencies(
    *, actor: Actor, waiting: bool = False, mine: bool = False, limit: int = 100, emergency_id: UUID | None = None
) -> list[Emergency]:
    """Emergency accesses this actor may know of (all, for a reviewer; else their own); waiting ones oldest first."""
    rows = EmergencyAccess.objects.all()
    if emergency_id:
        rows = rows.filter(pk=emergency_id)
    if mine:
        rows = rows.filter(account_id=actor.account_id)
    if waiting:
        rows = rows.filter(reviewed_at__isnull=True)
    return [
        Emergency(
            r.pk, r.account_id, r.person_id, r.reason, r.started_at, r.ends_at, r.review_due_at, r.reviewed_by,
            r.reviewed_at, Reviewed(r.review_outcome).label if r.review_outcome else "", r.review_note,
        )
        for r in rows.order_by("started_at" if waiting else "-started_at", "pk")[:limit]
    ]  # fmt: skip


@dataclass(frozen=True)
class Conflict:
    """A declared conflict of interest: whose, in whom, why, by whom. Times are UTC; `ended_at` None: it stands."""

    source_id: UUID
    account_id: UUID
    person_ids: tuple[UUID, ...]
    words: str
    set_by: UUID
    set_at: datetime
    ended_at: datetime | None
    why_ended: str


def conflicts(*, actor: Actor) -> list[Conflict]:
    """Declared conflicts, newest first, for the duty manager and the information lead; for others none."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.conflicts() order by set_at desc")
        return [replace(Conflict(*row), person_ids=tuple(row[2] or ())) for row in cursor.fetchall()]


def is_not_for(key: UUID, *, actor: Actor) -> bool:
    """Whether a person or process is kept from the actor of the transaction by a conflict of interest."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.is_not_for_me(%s)", [key])
        (found,) = cursor.fetchone() or (False,)
    return bool(found)
