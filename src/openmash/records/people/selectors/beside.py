"""People beside those in reach: relatives by name alone, and that some are sealed.

A worker allocated one child reaches that child. Who the mother is, and whom an address must be kept from, they learn by
name; their records stay closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from openmash.records.people.words import PersonKind


@dataclass(frozen=True)
class Named:
    """What is told of somebody beside a person in reach."""

    person_id: UUID
    kind: PersonKind
    name: str
    born: date | None
    precision: str
    expected: bool


@dataclass(frozen=True)
class AskAbout:
    """Whom to ask about a sealed relative, day and night."""

    name: str
    telephone: str
    deputy: str


def names_beside(
    seen: Iterable[UUID], ids: Iterable[UUID], as_known_at: datetime | None = None
) -> Mapping[UUID, Named]:
    """Those of `ids` who are related to somebody in `seen`, or whom a place must be kept from; none restricted.

    For the actor of the transaction; nothing of those beside somebody out of reach. One query, or none for no `ids`.
    """
    wanted = list(ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.names_beside(%s::uuid[], %s::uuid[], %s)", [list(seen), wanted, as_known_at])
        return {
            key: Named(
                key, PersonKind(kind), f"{forenames or ''} {surname or ''}".strip() or "Name not known", born,
                precision or "unknown", bool(expected),
            )
            for key, kind, forenames, surname, born, precision, expected in cursor.fetchall()
        }  # fmt: skip


def sealed_beside(seen: Iterable[UUID]) -> list[AskAbout]:
    """Whom to ask about relatives whose records are sealed. Hidden ones are never among the answers."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.sealed_beside(%s::uuid[])", [list(seen)])
        return [AskAbout(*row) for row in cursor.fetchall()]
