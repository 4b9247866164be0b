"""The partnership's money: what each partner gives and what it is spent on, planned and actual, in pounds and pence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.insight.partnership.models import BudgetLine, BudgetRefused
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Side


@dataclass(frozen=True)
class MoneyLine:
    """One line. `partner` is empty for spending. None: nobody has said."""

    id: UUID
    side: Side
    partner: str
    heading: str
    planned: Decimal | None
    actual: Decimal | None
    source: str


@dataclass(frozen=True)
class RefusedRow:
    """A row of a file that was not taken in."""

    file: str
    row: int
    words: str
    why: str
    at: datetime


@dataclass(frozen=True)
class Budget:
    """A year's money."""

    year: int
    lines: tuple[MoneyLine, ...]
    refused: tuple[RefusedRow, ...]
    """Rows of the newest file of which any was refused."""

    def of(self, side: Side) -> list[MoneyLine]:
        return [line for line in self.lines if line.side is side]

    def planned(self, side: Side) -> Decimal:
        return _sum(line.planned for line in self.of(side))

    def actual(self, side: Side) -> Decimal:
        return _sum(line.actual for line in self.of(side))


def budget(year: int, *, actor: Actor) -> Budget:
    """The budget of the year that begins in that April. Three queries."""
    require(actor, Permission.VIEW)
    rows = list(BudgetLine.objects.visible_to(actor).current().filter(year=year).order_by("side", "heading", "id"))
    names = agencies.names({x.agency_id for x in rows if x.agency_id})
    lines = [
        MoneyLine(
            x.pk,
            Side(x.side),
            names.get(x.agency_id, "") if x.agency_id else "",
            x.heading,
            x.planned,
            x.actual,
            x.source,
        )
        for x in rows
    ]
    refused = list(BudgetRefused.objects.visible_to(actor).order_by("-recorded_at", "row"))
    newest = [x for x in refused if x.recorded_at == refused[0].recorded_at or x.origin_id == refused[0].origin_id]
    return Budget(
        year, tuple(sorted(lines, key=lambda each: (each.side.value, each.partner, each.heading))),
        tuple(RefusedRow(x.file, x.row, x.words, x.why, x.recorded_at) for x in sorted(newest, key=lambda x: x.row)),
    )  # fmt: skip


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((each for each in amounts if each is not None), Decimal("0.00"))
