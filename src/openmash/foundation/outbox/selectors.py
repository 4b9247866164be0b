"""Whether a message has gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.foundation.outbox.models import Sending, State


@dataclass(frozen=True)
class Fate:
    """Where a message is: waiting, sent (when, UTC) or given up. It names nobody."""

    message_id: UUID
    state: State
    attempts: int
    sent_at: datetime | None


def fates(message_ids: Sequence[UUID]) -> Mapping[UUID, Fate]:
    """Where each of these messages is."""
    rows = Sending.objects.filter(pk__in=message_ids)
    return {row.pk: Fate(row.pk, State(row.state), row.attempts, row.sent_at) for row in rows}


def given_up(*, limit: int = 100) -> list[UUID]:
    """Messages that could not be sent and that somebody must deal with, oldest first."""
    found = Sending.objects.filter(state=State.FAILED).order_by("next_attempt_at", "pk")
    return list(found.values_list("pk", flat=True)[:limit])
