"""The budget: a line typed, or a file of lines taken in; a row that cannot be read is kept aside with its reason."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, Problem
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import BudgetLine, BudgetRefused
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Side

FIRST_YEAR, LAST_YEAR = 2019, 2099
COLUMNS = ("year", "side", "partner", "heading", "planned", "actual")
MOST_ROWS = 2_000
SIDES: Mapping[str, Side] = {
    "contribution": Side.GIVEN, "given": Side.GIVEN, "income": Side.GIVEN, "spending": Side.SPENT, "spent": Side.SPENT,
    "spend": Side.SPENT, "expenditure": Side.SPENT,
}  # fmt: skip
NOT_MONEY = "Type pounds and pence, such as 12,500.00."


@dataclass(frozen=True)
class MoneyTold:
    """A line of the budget. `agency_id`: the partner that gives it; None for spending."""

    year: int | None
    side: Side
    heading: str
    planned: Decimal | None
    actual: Decimal | None
    agency_id: UUID | None = None


@dataclass(frozen=True)
class TakenIn:
    """What became of a file: how many rows were taken in, how many were the same already, and how many were refused."""

    taken: int
    same: int
    refused: int


@transaction.atomic
def keep_money(*, actor: Actor, told: MoneyTold) -> int:
    """Keep a line, in place of what was said of it before; returns its year. Raises Incomplete."""
    require(actor, Permission.KEEP)
    if problems := _problems(told):
        raise Incomplete(problems)
    _keep(actor, told, "Typed")
    audit.record(actor, "partnership.budget_kept", about=[f"budget:{told.year}"])
    return told.year or 0


@transaction.atomic
def take_in_budget(*, actor: Actor, name: str, words: str) -> TakenIn:
    """Take in a CSV file with the columns year, side, partner, heading, planned, actual. Raises Incomplete.

    A row that cannot be read is kept aside as it was, with its reason; the others are taken in.
    """
    require(actor, Permission.KEEP)
    reader = csv.DictReader(StringIO(words.lstrip("\ufeff")))
    named = [(each or "").strip().lower() for each in reader.fieldnames or ()]
    missing = [each for each in COLUMNS if each not in named]
    if missing:
        raise Incomplete([Problem("words", f"The first row must name these columns: {', '.join(missing)}.")])
    try:
        rows = [
            {(key or "").strip().lower(): (value or "").strip() for key, value in row.items() if isinstance(value, str)}
            for row in reader
        ]
    except csv.Error as fault:
        raise Incomplete([Problem("words", f"This is not a CSV file: {fault}.")]) from None
    if not rows:
        raise Incomplete([Problem("words", "There is no row below the first.")])
    if len(rows) > MOST_ROWS:
        raise Incomplete([Problem("words", f"There are more than {MOST_ROWS:,} rows.")])
    partners = {each.name.casefold(): each.pk for each in agencies.agencies()}
    batch, taken, same, refused = new_key(), 0, 0, 0
    for number, row in enumerate(rows, 2):
        if not any(row.values()):
            continue
        told, why = _read(row, partners)
        why = why or " ".join(each.sentence for each in _problems(told)) if told else why
        if told is None or why:
            BudgetRefused.record(
                actor=actor, file=name[:200], row=number, words=",".join(row.get(each, "") for each in COLUMNS),
                why=why, origin_id=batch, occurred_at=timezone.now(),
            )  # fmt: skip
            refused += 1
        elif _keep(actor, told, f"{name}, row {number}"[:200]):
            taken += 1
        else:
            same += 1
    audit.record(
        actor, "partnership.budget_taken_in", about=["budget:file"],
        detail={"taken": str(taken), "same": str(same), "refused": str(refused)},
    )  # fmt: skip
    return TakenIn(taken, same, refused)


def _read(row: Mapping[str, str], partners: Mapping[str, UUID]) -> tuple[MoneyTold | None, str]:
    """A row as a line, or why it is none."""
    side = SIDES.get(row["side"].casefold())
    if side is None:
        return None, "side: write contribution or spending."
    if not row["year"].isascii() or not row["year"].isdigit():
        return None, "year: write the year it begins in, such as 2026."
    amounts = []
    for column in ("planned", "actual"):
        try:
            amounts.append(rules.money(row.get(column, "")))
        except ValueError:
            return None, f"{column}: {row[column]} is no sum of money. {NOT_MONEY}"
    agency_id = partners.get(row["partner"].casefold())
    if side is Side.GIVEN and agency_id is None:
        return None, f"partner: {row['partner'] or 'none is given'}. Write a partner as its name stands here."
    if side is Side.SPENT and row["partner"]:
        return None, "partner: spending has none. Leave it empty, or write contribution."
    year = int(row["year"][:6])
    return MoneyTold(year, side, row["heading"], amounts[0], amounts[1], agency_id), ""


def _problems(told: MoneyTold) -> list[Problem]:
    year = told.year is not None and FIRST_YEAR <= told.year <= LAST_YEAR
    wrong = (
        ("year", "" if year else f"Give a year from {FIRST_YEAR} to {LAST_YEAR}."),
        ("heading", "" if told.heading.strip() else "Give its heading."),
        ("partner", "" if told.side is Side.SPENT or told.agency_id else "Choose which partner gives it."),
        ("partner", "Spending has no partner." if told.side is Side.SPENT and told.agency_id else ""),
        ("planned", "Give what is planned, or what it was." if told.planned is None and told.actual is None else ""),
    )
    return [Problem(name, sentence) for name, sentence in wrong if sentence]


def _keep(actor: Actor, told: MoneyTold, source: str) -> bool:
    """Whether there was anything new in it: what is left out keeps what was said before."""
    heading = told.heading.strip()[:120]
    same = {"year": told.year, "side": told.side, "agency_id": told.agency_id, "heading__iexact": heading}
    before = BudgetLine.objects.visible_to(actor).current().filter(**same).first()
    planned = told.planned if told.planned is not None or before is None else before.planned
    actual = told.actual if told.actual is not None or before is None else before.actual
    if before is not None and (planned, actual) == (before.planned, before.actual):
        return False
    BudgetLine.record(
        actor=actor, year=told.year, side=told.side, agency_id=told.agency_id, heading=heading, planned=planned,
        actual=actual, source=source, supersedes=before.pk if before else None, occurred_at=timezone.now(),
    )  # fmt: skip
    return True
