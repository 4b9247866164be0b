"""What was written on paper while the system was down, and is entered afterwards.

Inside `written_down` every fact that would say it happens now says instead that it happened when the paper says. When
it was entered stays in `recorded_at`, so a fact from paper has both times like any other (ADR 0004). Its `origin_id` is
the numbered form it was copied from.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone


@dataclass(frozen=True)
class Paper:
    """A numbered form by its key, the moment written on it, and since when it is being entered. Both aware."""

    form_id: UUID
    at: datetime
    since: datetime


_IN_HAND: ContextVar[Paper | None] = ContextVar("paper", default=None)


@contextmanager
def written_down(form_id: UUID, at: datetime) -> Iterator[None]:
    """What is recorded inside happened at `at` (aware, not in the future), as the form says."""
    token = _IN_HAND.set(Paper(form_id, at, timezone.now()))
    try:
        yield
    finally:
        _IN_HAND.reset(token)


def moment(otherwise: datetime | None = None) -> datetime:
    """When what is being recorded happened, where nobody says when: as the paper in hand says, or else now."""
    paper = _IN_HAND.get()
    return paper.at if paper else otherwise or timezone.now()


def from_paper(values: dict[str, object]) -> dict[str, object]:
    """The values of a fact with the paper's moment for "now", and the form it came from; unchanged without a paper."""
    paper = _IN_HAND.get()
    if paper is None:
        return values
    said = values.get("occurred_at")
    means_now = isinstance(said, datetime) and paper.since <= said <= timezone.now()
    return {
        **values,
        **({"occurred_at": paper.at} if means_now else {}),
        **({"origin_id": paper.form_id} if values.get("origin_id") is None else {}),
    }
