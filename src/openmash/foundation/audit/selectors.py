"""Reading the audit. Who may read which is decided above; these only fetch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection

FAR_AHEAD = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Event:
    """One event: `at` is UTC, `about` the keys it concerned, `detail` what was kept with it (empty once erased)."""

    id: UUID
    at: datetime
    actor_id: UUID | None
    kind: str
    about: tuple[str, ...]
    purpose: str
    detail: dict[str, object]

    @property
    def is_a_look(self) -> bool:
        return self.kind.endswith((".viewed", ".listed", ".searched"))

    @property
    def opened(self) -> bool:
        """Opened the record itself, rather than met it in a list."""
        return self.kind.endswith(".viewed")


def events_about(keys: Sequence[str], *, before: datetime | None = None, limit: int = 100) -> list[Event]:
    """The newest events about any of `keys`."""
    return _events("select * from audit.looks(%s, %s, %s)", [list(keys), before or FAR_AHEAD, limit])


def events_by_the_actor(*, before: datetime | None = None, limit: int = 100) -> list[Event]:
    """The newest events of the actor set for this transaction: everyone may read their own."""
    return _events("select * from audit.own_looks(%s, %s)", [before or FAR_AHEAD, limit])


def _events(sql: str, parameters: list[list[str] | datetime | int]) -> list[Event]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [
            Event(
                id=i,
                at=at,
                actor_id=actor,
                kind=kind,
                about=tuple(about),
                purpose=purpose,
                detail=_plain(detail),
            )
            for i, at, actor, kind, about, purpose, detail in cursor.fetchall()
        ]


def _plain(detail: object) -> dict[str, object]:
    import json

    return json.loads(detail) if isinstance(detail, str) else dict(detail)  # type: ignore[call-overload,no-any-return]  # the driver gives text or an object
