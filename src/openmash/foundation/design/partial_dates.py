"""A date as far as it is known: a day, a month, a year, or nothing."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "unknown"]


@dataclass(frozen=True)
class PartialDate:
    """Year; year and month; or all three. False in a condition when nothing is known.

    Raises ValueError for a day without a month, a month without a year, or a day that does not exist.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if (self.day and not self.month) or (self.month and not self.year):
            raise ValueError("A day needs its month, and a month its year.")
        self.earliest()

    def __bool__(self) -> bool:
        return self.year is not None

    @property
    def precision(self) -> Precision:
        """How far it is known."""
        if self.day:
            return "day"
        if self.month:
            return "month"
        return "year" if self.year else "unknown"

    def earliest(self) -> date | None:
        """The first day it could be; None when nothing is known."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    def latest(self) -> date | None:
        """The last day it could be; None when nothing is known."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: date | None, precision: str = "day") -> PartialDate:
        """From a stored date and its precision ("day", "month", "year", "unknown")."""
        if day is None or precision == "unknown":
            return cls()
        return cls(
            day.year,
            day.month if precision in ("day", "month") else None,
            day.day if precision == "day" else None,
        )
