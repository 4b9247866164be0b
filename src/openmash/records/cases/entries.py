"""One line of a child's story. Low in the tree, so that every module may return it (house style 3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

Sensitivity = Literal["ordinary", "sensitive", "withheld"]
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """Something that happened, as its module tells it.

    `occurred_at` is UTC and only as exact as `precision` ("minute" to "unknown"); `recorded_at` is when the system
    learned it. `headline` is one line fit for a list; `agency_id` whose fact it is. A "withheld" entry says only that
    it exists and whom to ask. `link` is a URL name with `source_id` its key; empty where there is no page.
    """

    person_id: UUID
    occurred_at: datetime | None
    precision: str
    recorded_at: datetime
    kind: str
    headline: str
    agency_id: UUID
    source_id: UUID
    sensitivity: Sensitivity = "ordinary"
    link: str = ""

    @property
    def sorts_at(self) -> datetime:
        """Where it stands in the story: when it happened, or when it was recorded if nobody knows."""
        return self.occurred_at or self.recorded_at or LONG_AGO
