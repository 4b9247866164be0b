"""Finding one's own drafts again."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.drafts.models import Draft as DraftRow


@dataclass(frozen=True)
class Draft:
    """Work begun: its form, what it is about, the words, and the revision to save on."""

    id: UUID
    kind: str
    subject: str
    content: Mapping[str, object]
    revision: int
    updated_at: datetime
    expires_at: datetime


def new_token() -> str:
    """A token for a visitor to come back with: random, 32 bytes, kept only by them (the database has its hash)."""
    return secrets.token_urlsafe(32)


def resume_draft(*, actor: Actor, kind: str, subject: str = "", token: str = "") -> Draft | None:
    """The actor's own draft of this form about this thing, unless there is none or its time has passed."""
    found = owned(actor, open_with(token)).filter(kind=kind, subject=subject, expires_at__gt=timezone.now()).first()
    return as_shown(found) if found else None


def drafts_of(*, actor: Actor) -> list[Draft]:
    """All that the actor has begun and not sent, newest first."""
    found = owned(actor, open_with("")).filter(expires_at__gt=timezone.now())
    return [as_shown(row) for row in found.order_by("-updated_at", "-pk")]


def hash_of(token: str) -> str:
    """What the database keeps of a visitor's token; blank for none."""
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


def open_with(token: str) -> str:
    """Tell the database which visitor's token this transaction holds, and return its hash; blank for none."""
    token_hash = hash_of(token)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('openmash.draft', %s, true)", [token_hash])
    return token_hash


def owned(actor: Actor, token_hash: str) -> QuerySet[DraftRow]:
    """The rows of this account and this token."""
    return DraftRow.objects.filter(account_id=actor.account_id, token_hash=token_hash)


def as_shown(row: DraftRow) -> Draft:
    """A row as it leaves this module."""
    return Draft(row.id, row.kind, row.subject, row.content, row.revision, row.updated_at, row.expires_at)
