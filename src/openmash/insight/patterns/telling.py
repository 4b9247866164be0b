"""What a search among incidents found and how well such a map was aimed, as plain values and as they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Found:
    """A place and a time. The middle is WGS84 to about a hundred metres; `kinds` leaves out small numbers.

    `ratio_low`, `ratio_high`: 95%, for the ratio of observed to expected; it was picked for being high.
    """

    latitude: float
    longitude: float
    radius_m: int
    start: date
    end: date
    observed: int
    expected: float
    ratio_low: float
    ratio_high: float
    p_value: float
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Tried:
    """How well a ranking of cells told where the last weeks' incidents fell: see `hotspots/accuracy.py`."""

    name: str
    hits: int
    events: int
    pai: float
    pai_low: float
    pai_high: float
    pei: float


@dataclass(frozen=True)
class LookedShown:
    """A search as it is shown. Days are England's; `at` is UTC. `tried` is empty where too few were held back."""

    id: UUID
    at: datetime
    since: date
    until: date
    events: int
    method: str
    version: str
    parameters: dict[str, Any]
    finding: str
    found: tuple[Found, ...]
    tried: tuple[Tried, ...]


def kept(found: Sequence[Found] | Sequence[Tried]) -> list[dict[str, Any]]:
    """For keeping as JSON."""
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(each).items()}
        for each in found
    ]


def found_again(rows: Sequence[dict[str, Any]]) -> tuple[Found, ...]:
    """What was kept."""
    return tuple(
        Found(**{
            **row, "start": date.fromisoformat(row["start"]), "end": date.fromisoformat(row["end"]),
            "kinds": tuple((kind, many) for kind, many in row["kinds"]),
        })
        for row in rows
    )  # fmt: skip


def tried_again(rows: Sequence[dict[str, Any]]) -> tuple[Tried, ...]:
    """What was kept."""
    return tuple(Tried(**row) for row in rows)
