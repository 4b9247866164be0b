"""Writing the audit: one event in the present transaction, chained when it commits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections

from openmash.foundation.facts.keys import new_key

Detail = Mapping[str, "str | int | bool | Sequence[str] | None"]


class Author(Protocol):
    """Whoever did it."""

    @property
    def account_id(self) -> UUID: ...


def record(
    actor: Author,
    kind: str,
    *,
    about: Sequence[str],
    detail: Detail | None = None,
    purpose: str = "",
    using: str = DEFAULT_DB_ALIAS,
) -> UUID:
    """Write one event and return its id.

    `kind` is module and past tense ("frontdoor.decided"). `about` holds keys as text ("person:…", "contact:…").
    `detail` may hold personal data: it is stored apart with a salt and can be erased while the chain still verifies.
    The author is the actor set for the transaction; `actor` must be that one. Raises if it cannot be written, and then
    nothing else in the transaction stands either.
    """
    event = new_key()
    with connections[using].cursor() as cursor:
        words = json.dumps(dict(detail or {}), ensure_ascii=False)
        cursor.execute(
            "select audit.write(%s, %s, %s, %s::jsonb, %s) where current_setting('openmash.actor', true) = %s",
            [event, kind, list(about), words, purpose, str(actor.account_id)],
        )
        if cursor.fetchone() is None:
            raise RuntimeError("The audit's author must be the actor of the transaction.")
    return event
