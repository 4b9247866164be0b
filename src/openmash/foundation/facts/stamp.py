"""The little that the lowest layer needs to know of whoever is looking or writing."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

OPEN_CIRCLE = 1
"""The circle every unrestricted person belongs to; duty roles hold it."""


class Looker(Protocol):
    """Whoever reads or writes: `foundation.access.actors.Actor` is the only one outside tests."""

    @property
    def account_id(self) -> UUID: ...
    @property
    def agency_id(self) -> UUID: ...
    @property
    def holds_open_circle(self) -> bool: ...
