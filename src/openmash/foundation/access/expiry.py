"""When an account may no longer sign in: unused, past its last day, or closed. The night team is never stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from openmash.foundation.access.roles import Role

UNUSED_FOR = timedelta(days=90)
NEVER_LOCKED_OUT = frozenset({Role.OUT_OF_HOURS})
"""Roles that expiry only warns about and logs: a child at three in the morning cannot wait for an administrator."""


class Standing(StrEnum):
    """Whether an account may sign in, and if not, why."""

    OPEN = "open"
    CLOSED = "closed"
    UNUSED = "unused"
    ENDED = "ended"


@dataclass(frozen=True)
class Use:
    """What expiry is judged by. Moments are UTC; `ends_on` is the last local day of use."""

    is_active: bool
    opened_at: datetime
    last_signed_in_at: datetime | None
    restored_at: datetime | None
    ends_on: date | None


def standing(use: Use, *, now: datetime, today: date) -> Standing:
    """Where an account stands. Somebody closed it; its last day has passed; or nobody used it for ninety days."""
    if not use.is_active:
        return Standing.CLOSED
    if use.ends_on is not None and today > use.ends_on:
        return Standing.ENDED
    last = max(moment for moment in (use.opened_at, use.last_signed_in_at, use.restored_at) if moment is not None)
    return Standing.UNUSED if now - last > UNUSED_FOR else Standing.OPEN


def is_locked_out(found: Standing, roles: frozenset[Role]) -> bool:
    """Whether this standing stops somebody with these roles. A closed account stops everyone."""
    if found is Standing.CLOSED:
        return True
    return found is not Standing.OPEN and not roles & NEVER_LOCKED_OUT
