"""Partners' systems as they stand, and whose call this is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor, actor_for
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.models import Account
from openmash.foundation.clients.models import Client, Given, Secret
from openmash.foundation.clients.permissions import Permission
from openmash.foundation.clients.secrets import Token
from openmash.foundation.clients.words import scopes_of
from openmash.foundation.facts.refusals import NotVisible


@dataclass(frozen=True)
class SecretShown:
    """A secret as the administrator sees it: never the secret. Moments are UTC."""

    id: UUID
    made_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    last_used_at: datetime | None

    def is_in_force(self, now: datetime) -> bool:
        return self.ended_at is None and self.expires_at > now


@dataclass(frozen=True)
class ClientShown:
    """A partner's system, with its secrets, the newest first. Moments are UTC."""

    id: UUID
    name: str
    agency: str
    contact: str
    abilities: tuple[str, ...]
    since: datetime
    ended_at: datetime | None
    ended_because: str
    secrets: tuple[SecretShown, ...]

    @property
    def last_used_at(self) -> datetime | None:
        return max((each.last_used_at for each in self.secrets if each.last_used_at), default=None)

    @property
    def about(self) -> Sequence[str]:
        return [f"client:{self.id}"]


@dataclass(frozen=True)
class Caller:
    """Whose call this is: the actor of the system, and the permissions its token is for."""

    client_id: UUID
    actor: Actor
    scopes: frozenset[str]


def clients(*, actor: Actor) -> list[ClientShown]:
    """Every system, those that may connect first. Three queries. Raises NotPermitted."""
    require(actor, Permission.SEE)
    return _shown(list(Client.objects.select_related("account__agency").order_by("ended_at", "name", "pk")))


def client(client_id: UUID, *, actor: Actor) -> ClientShown:
    """One system. Raises NotVisible, NotPermitted."""
    require(actor, Permission.SEE)
    found = _shown(list(Client.objects.select_related("account__agency").filter(pk=client_id)))
    if not found:
        raise NotVisible
    return found[0]


def caller(token: Token) -> Caller | None:
    """The system of a token, where it, its secret and its account still stand; None otherwise."""
    now = timezone.now()
    standing = Secret.objects.filter(
        pk=token.secret_id, client_id=token.client_id, ended_at__isnull=True, expires_at__gt=now,
        client__ended_at__isnull=True,
    )  # fmt: skip
    found = standing.select_related("client").first()
    if found is None:
        return None
    account = Account.objects.filter(pk=found.client.account_id, is_active=True, is_service=True).first()
    if account is None:
        return None
    allowed = set(scopes_of(tuple(found.client.abilities)))
    return Caller(found.client_id, actor_for(account), frozenset(allowed & set(token.scopes)))


def systems_that(ability: str, agency_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[UUID]]:
    """The accounts of the systems of these agencies that may do this now, by agency. One query; none for no agency."""
    ids = list(agency_ids)
    found: dict[UUID, list[UUID]] = {}
    rows = Client.objects.filter(
        account__agency_id__in=ids, account__is_active=True, ended_at__isnull=True, abilities__contains=[ability]
    )  # fmt: skip
    for agency_id, account_id in rows.values_list("account__agency_id", "account_id") if ids else ():
        found.setdefault(agency_id, []).append(account_id)
    return found


def given(*, actor: Actor, key: str) -> tuple[str, str, str] | None:
    """What was sent under a key, the hash of its body, and the answer it was given; None where nothing was."""
    row = Given.objects.filter(account_id=actor.account_id, key=key).first()
    return (row.what, row.body_hash, row.answer) if row else None


def _shown(rows: Sequence[Client]) -> list[ClientShown]:
    kept: dict[UUID, list[SecretShown]] = {}
    for row in Secret.objects.filter(client_id__in=[each.pk for each in rows]).order_by("-recorded_at", "-pk"):
        shown = SecretShown(row.id, row.recorded_at, row.expires_at, row.ended_at, row.last_used_at)
        kept.setdefault(row.client_id, []).append(shown)
    return [
        ClientShown(
            row.id, row.name, row.account.agency.name, row.contact, tuple(row.abilities), row.recorded_at, row.ended_at,
            row.ended_because, tuple(kept.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip
