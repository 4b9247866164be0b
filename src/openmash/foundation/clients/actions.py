"""Letting a partner's system connect, changing its secret, ending it; and what each was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actions import give_role, grant_reach
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.models import Account
from openmash.foundation.agencies.selectors import agency
from openmash.foundation.audit import actions as audit
from openmash.foundation.clients.models import Client, Given, Secret
from openmash.foundation.clients.permissions import Permission
from openmash.foundation.clients.secrets import Token, hashed, new_secret, sign
from openmash.foundation.clients.words import ABILITIES, STRAND_ROLES, roles_of, scopes_of
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem

SECRET_LASTS = timedelta(days=365)
MOST_SECRETS = 2


@dataclass(frozen=True)
class ClientTold:
    """A system that is to connect: whose, what it is called, whom to ring about it, what it may do."""

    agency_id: UUID
    name: str
    contact: str
    abilities: tuple[str, ...]


@dataclass(frozen=True)
class SecretMade:
    """A new secret, shown once and kept nowhere."""

    client_id: UUID
    secret_id: UUID
    secret: str


@transaction.atomic
def add_client(*, actor: Actor, told: ClientTold) -> SecretMade:
    """Let a partner's system connect, by an account of its own in its agency; returns its first secret.

    Raises Incomplete, NotPermitted.
    """
    require(actor, Permission.KEEP)
    body = agency(told.agency_id)
    problems = [
        Problem(field, sentence)
        for field, words, sentence in (
            ("name", told.name, "Say what the system is called."),
            ("contact", told.contact, "Say whom to ring about it, by day and by night."),
        )
        if not words.strip()
    ]
    known = {each.slug: each for each in ABILITIES}
    if not told.abilities or set(told.abilities) - set(known):
        problems.append(Problem("abilities", "Choose what it may do."))
    else:
        for each in (known[slug] for slug in told.abilities):
            if each.only and body.kind not in each.only:
                problems.append(Problem("abilities", f"Only a police system may do this: {each.said.lower()}."))
    if problems:
        raise Incomplete(problems)
    key = new_key()
    account = Account(
        email=f"system-{key}@service.invalid", name=told.name.strip()[:120], job_title="A partner’s system",
        agency_id=body.id, is_service=True, password="!",  # noqa: S106  # no password is ever equal to this
    )  # fmt: skip
    account.save(force_insert=True)
    reads_strand = {role for slug in told.abilities if known[slug].reads_strand for role in known[slug].roles}
    for role in roles_of(told.abilities):
        held = give_role(actor=actor, account=account, role=role)
        if role in STRAND_ROLES | reads_strand and body.strand_circle is not None:
            grant_reach(
                actor=actor, account_id=account.pk, circle_id=body.strand_circle, basis="agency", reason=role.value,
                source_id=held.id,
            )  # fmt: skip
    row = Client(
        id=key, account=account, name=told.name.strip()[:120], abilities=list(told.abilities),
        contact=told.contact.strip()[:200], recorded_by=actor.account_id,
    )  # fmt: skip
    row.save(force_insert=True)
    audit.record(
        actor, "clients.added", about=[f"client:{row.id}", f"account:{account.pk}", f"agency:{body.id}"],
        detail={"abilities": list(told.abilities)},
    )  # fmt: skip
    return _secret(actor, row)


@transaction.atomic
def new_secret_for(*, actor: Actor, client_id: UUID) -> SecretMade:
    """A further secret, so that the one in use can be replaced without a pause. Two at most are in force."""
    require(actor, Permission.KEEP)
    row = _standing(client_id)
    in_force = Secret.objects.filter(client=row, ended_at__isnull=True, expires_at__gt=timezone.now()).count()
    if in_force >= MOST_SECRETS:
        raise NotAllowedNow("Two secrets are in force already. End one first.")
    return _secret(actor, row)


@transaction.atomic
def end_secret(*, actor: Actor, client_id: UUID, secret_id: UUID) -> None:
    """A secret opens nothing any more, and neither does a token got for it. Raises NotVisible, NotAllowedNow."""
    require(actor, Permission.KEEP)
    ended = Secret.objects.filter(pk=secret_id, client_id=client_id, ended_at__isnull=True).update(
        ended_at=timezone.now()
    )
    if not ended:
        raise NotAllowedNow("This secret has ended already.")
    audit.record(actor, "clients.secret_ended", about=[f"client:{client_id}", f"secret:{secret_id}"])


@transaction.atomic
def end_client(*, actor: Actor, client_id: UUID, because: str) -> None:
    """A system may not connect any more; what it sent stays. Raises NotVisible, Incomplete."""
    require(actor, Permission.KEEP)
    if not because.strip():
        raise Incomplete([Problem("because", "Say why it may not connect any more.")])
    row = _standing(client_id)
    now = timezone.now()
    Client.objects.filter(pk=row.pk).update(ended_at=now, ended_by=actor.account_id, ended_because=because[:200])
    Secret.objects.filter(client=row, ended_at__isnull=True).update(ended_at=now)
    Account.objects.filter(pk=row.account_id).update(is_active=False)
    audit.record(actor, "clients.ended", about=[f"client:{client_id}"], detail={"because": because})


def token_for(*, client_id: UUID, secret: str, asked: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """A token for a secret that stands, for the permissions asked for (none: all it may); None where it does not."""
    row = Secret.objects.filter(
        client_id=client_id, secret_hash=hashed(secret), ended_at__isnull=True, expires_at__gt=timezone.now(),
        client__ended_at__isnull=True,
    ).select_related("client").first()  # fmt: skip
    if row is None:
        return None
    Secret.objects.filter(pk=row.pk).update(last_used_at=timezone.now())
    allowed = scopes_of(tuple(row.client.abilities))
    scopes = tuple(scope for scope in allowed if scope in asked) if asked else allowed
    return sign(Token(client_id, row.id, scopes)), scopes


def in_turn(*, actor: Actor, key: str) -> None:
    """What one system sends under one key is done by one at a time: held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 11))", [f"{actor.account_id}:{key}"])


def keep_given(*, actor: Actor, key: str, what: str, body_hash: str, answer: str) -> None:
    """Keep what a system was answered, for a repeat of the same."""
    Given(account_id=actor.account_id, key=key, what=what[:200], body_hash=body_hash, answer=answer).save(
        force_insert=True
    )


def forget_given() -> int:
    """Answers to systems older than 30 days are removed; returns how many. A key sent again after that is a new one."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.forget_given()")
        (count,) = cursor.fetchone() or (0,)
    return int(count)


def _standing(client_id: UUID) -> Client:
    row = Client.objects.filter(pk=client_id, ended_at__isnull=True).first()
    if row is None:
        raise NotVisible
    return row


def _secret(actor: Actor, row: Client) -> SecretMade:
    secret = new_secret()
    made = Secret(
        client=row, secret_hash=hashed(secret), recorded_by=actor.account_id, expires_at=timezone.now() + SECRET_LASTS
    )
    made.save(force_insert=True)
    audit.record(actor, "clients.secret_made", about=[f"client:{row.id}", f"secret:{made.id}"])
    return SecretMade(row.id, made.id, secret)
