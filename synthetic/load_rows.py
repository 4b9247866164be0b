"""Rows waiting to be copied into their tables, a chunk of families at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter
from random import Random
from uuid import UUID

import psycopg
from psycopg import sql

from synthetic.numbers import key

Cell = UUID | str | int | bool | date | datetime | list[UUID] | list[str] | list[int] | float | None
Row = Mapping[str, Cell]

# Parents before children: a trigger that labels or judges a row must find what it looks for. Names last of what search
# keeps keys of: a birth or a protected identity writes again the keys of every name that is there already.
ORDER = (
    "people_person",
    "linkage_samepersondecision",
    "people_birth",
    "people_detail",
    "people_personname",
    "people_identifier",
    "people_locatingfact",
    "people_household",
    "people_householdmember",
    "people_relationship",
    "cases_involvement",
    "cases_allocation",
    "cases_process",
    "cases_processchild",
    "frontdoor_contact",
    "frontdoor_contactchild",
    "frontdoor_contactperson",
    "frontdoor_referrer",
    "frontdoor_policenotification",
    "frontdoor_informedfamily",
    "frontdoor_lawfulbasis",
    "frontdoor_agreementtoservice",
    "cases_offer",
    "cases_offeranswer",
    "cases_holding",
    "voice_voice",
    "frontdoor_check",
    "frontdoor_checkchild",
    "frontdoor_checkreply",
    "frontdoor_replychild",
    "frontdoor_disposition",
    "frontdoor_whoelse",
    "frontdoor_rating",
    "frontdoor_decision",
    "frontdoor_protectiveact",
    "frontdoor_ratification",
    "frontdoor_debt",
    "frontdoor_debtpaid",
    "frontdoor_question",
    "frontdoor_questionanswer",
    "frontdoor_feedback",
    "frontdoor_receipt",
    "voice_influence",
    "cases_milestone",
    "access_reach",
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who recorded a fact, for which agency, and when (UTC)."""

    by: UUID
    agency: UUID
    at: datetime

    def later(self, at: datetime, by: UUID | None = None) -> Stamp:
        """The same at another moment, by somebody else of the agency where one is given."""
        return Stamp(by or self.by, self.agency, at)


@dataclass(slots=True)
class Rows:
    """Rows by table, in the order they are to be copied."""

    rng: Random
    waiting: dict[str, list[Row]] = field(default_factory=dict)

    def key(self, at: datetime) -> UUID:
        """A key for a row recorded at a moment."""
        return key(self.rng, int(at.timestamp() * 1000))

    def add(self, table: str, row: Row) -> None:
        """Put a row of a table that holds no facts in the queue."""
        self.waiting.setdefault(table, []).append(row)

    def fact(self, table: str, stamp: Stamp, values: Row, occurred_at: datetime | None = None) -> UUID:
        """Put a fact in the queue and return its key. `values` may give `id`, `valid_from` and `valid_to`."""
        given = values.get("id")
        pk = given if isinstance(given, UUID) else self.key(stamp.at)
        self.add(
            table,
            {
                "held_by": stamp.agency,
                "circle_id": 1,
                "private": False,
                "occurred_at": occurred_at,
                "occurred_precision": "minute",
                "valid_from": None,
                "valid_to": None,
                "recorded_at": stamp.at,
                "recorded_by": stamp.by,
                "supersedes": None,
                "origin_id": None,
                **values,
                "id": pk,
            },
        )
        return pk

    def flush(self, connection: psycopg.Connection[tuple[object, ...]], order: tuple[str, ...] = ORDER) -> int:
        """Copy every waiting row and return how many there were. Raises KeyError for a table not in `order`."""
        unknown = set(self.waiting) - set(order)
        if unknown:
            raise KeyError(f"no place in the order of loading for {sorted(unknown)}")
        copied = 0
        for table in order:
            rows = self.waiting.get(table)
            if rows:
                copy_rows(connection, table, rows)
                copied += len(rows)
        self.waiting.clear()
        return copied


def copy_rows(connection: psycopg.Connection[tuple[object, ...]], table: str, rows: list[Row]) -> None:
    """COPY rows of one table. Every row has the keys of the first; raises KeyError otherwise."""
    columns = tuple(rows[0])
    pick = itemgetter(*columns)
    command = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(*table.split(".")), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(pick(row))
