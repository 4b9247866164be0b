"""Who is looking or acting, and telling the database so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from uuid import UUID, uuid5

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone
from psycopg.pq import TransactionStatus

from openmash.foundation.access.models import Account, AccountRole
from openmash.foundation.access.roles import DUTY_ROLES, QUALIFIED_ROLES, Role
from openmash.foundation.facts.once import reading_afresh
from openmash.foundation.facts.trip import Trip

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")


class Service(Enum):
    """What acts by itself, each with an account of its own."""

    PUBLIC_INTAKE = "public-intake"
    POLICE_FEED = "police-feed"
    OPEN_CASES_FEED = "open-cases-feed"
    CLOCKS = "clocks"
    SET_UP = "set-up"
    SIGN_IN = "sign-in"
    PARTNER_LINKS = "partner-links"
    EMAIL_FEED = "email-feed"
    LINKAGE = "linkage"
    PERSON_FEED = "person-feed"
    INSPECTION = "inspection"
    PRACTICE = "practice-audit"
    CASE_MIGRATION = "case-migration"

    @property
    def account_id(self) -> UUID:
        """The same on every installation."""
        return uuid5(SERVICES, self.value)


OF_EVERY_CHILD = frozenset(
    each.account_id
    for each in (Service.CLOCKS, Service.LINKAGE, Service.INSPECTION, Service.PRACTICE, Service.CASE_MIGRATION)
)
"""The services whose account the database lets reach every unrestricted child."""


@dataclass(frozen=True)
class Actor:
    """Whoever is looking or acting, with the rights they hold now."""

    account_id: UUID
    name: str
    agency_id: UUID
    team_id: UUID | None
    roles: frozenset[Role]
    is_service: bool = False

    @property
    def holds_open_circle(self) -> bool:
        """Reaches every unrestricted child, by duty: so do the clocks, the linkage, the inspection, a migration, and
        what draws for audits of practice."""
        return bool(self.roles & DUTY_ROLES) or self.account_id in OF_EVERY_CHILD

    @property
    def is_qualified(self) -> bool:
        """A qualified worker, who may open a protective act."""
        return bool(self.roles & QUALIFIED_ROLES)


def actor_for(account: Account) -> Actor:
    """The actor an account is now: its roles in force at this moment."""
    now = timezone.now()
    trip = Trip()
    given = trip.rows(AccountRole, "account_id", [account.pk])
    trip.go()
    return Actor(
        account_id=account.pk,
        name=account.name,
        agency_id=account.agency_id,
        team_id=account.team_id,
        roles=frozenset(
            Role(held.role)
            for held in given.all
            if held.starts_at <= now and (held.ends_at is None or held.ends_at > now)
        ),
        is_service=account.is_service,
    )


def service(which: Service) -> Actor:
    """The actor of a service. Raises Account.DoesNotExist before set-up has run."""
    return actor_for(Account.objects.get(pk=which.account_id))


BEGIN = """with was as materialized (select coalesce(current_setting('openmash.actor', true), '') as actor)
select actor, set_config('openmash.actor', %s, true) from was"""
BEGIN_SHOWING = BEGIN.replace(" from was", ", wall.keep_reach() from was")
END = "select set_config('openmash.actor', %s, true)"
END_SHOWING = "select set_config('openmash.actor', %s, true), wall.forget_reach()"


@contextmanager
def acting_as(actor: Actor, *, using: str = DEFAULT_DB_ALIAS, showing: bool = False) -> Iterator[None]:
    """Set the actor for the present transaction, and put the earlier one back on leaving.

    `showing`: for a page that only shows, the walls reckon whom the actor reaches once, not in each statement
    (ADR 0039).

    Raises RuntimeError outside a transaction: a setting that outlived it would leak to the pool's next borrower.
    """
    connection = connections[using]
    if not connection.in_atomic_block:
        raise RuntimeError("acting_as needs an open transaction.")
    with connection.cursor() as cursor:
        cursor.execute(BEGIN_SHOWING if showing else BEGIN, [str(actor.account_id)])
        (before, *_) = cursor.fetchone() or ("",)
    try:
        with reading_afresh():
            yield
    finally:
        if connection.connection.info.transaction_status != TransactionStatus.INERROR:
            with connection.cursor() as cursor:
                cursor.execute(END_SHOWING if showing else END, [before])
