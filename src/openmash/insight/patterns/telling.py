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
    pei_star: float | None = None
    rri: float | None = None
    """Neither is kept of a search of an earlier release; `rri` is none where the cells held nothing before."""


@dataclass(frozen=True)
class StandingFound:
    """What stands out over the whole time. `raised`: squares by Gi*, as latitude and longitude of the middle, how many
    incidents, and chance after all looks. `shaded`: squares of the kernel's surface, as middle and shade (1 the
    lightest); without any, `not_drawn` says why.
    """

    method: str
    raised: tuple[tuple[float, float, int, float], ...]
    surface: str
    shaded: tuple[tuple[float, float, int], ...]
    not_drawn: str


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

    @property
    def standing(self) -> StandingFound | None:
        """What stands out over the whole time; none of a search of an earlier release."""
        kept = self.parameters.get("standing")
        if kept is None:
            return None
        return StandingFound(
            kept["method"], tuple((lat, lon, many, q) for lat, lon, many, q in kept["raised"]), kept["surface"],
            tuple((lat, lon, shade) for lat, lon, shade in kept["shaded"]), kept["not_drawn"],
        )  # fmt: skip


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
