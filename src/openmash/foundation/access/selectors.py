"""Reading accounts, sets of records and restrictions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role


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
    rows = Account.objects.filter(pk__in=set(account_ids)).select_related("agency")
    return {a.pk: Who(a.pk, a.name, a.job_title, a.agency.name) for a in rows}


def accounts_with(role: Role, *, agency_id: UUID | None = None, team_id: UUID | None = None) -> list[Account]:
    """Active accounts holding a role now, by name."""
    found = Account.objects.filter(roles__role=role, roles__ends_at__isnull=True, is_active=True, is_service=False)
    if agency_id:
        found = found.filter(agency_id=agency_id)
    if team_id:
        found = found.filter(team_id=team_id)
    return list(found.order_by("name").distinct())


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
