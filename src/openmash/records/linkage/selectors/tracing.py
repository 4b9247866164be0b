"""The records somebody could be, reached by exact keys in one statement, each with all that it is compared by."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from openmash.records.people.rules import tidy_number, tidy_postcode
from openmash.records.people.selectors import BirthDate
from openmash.records.people.words import LocatingKind

MOST_COMPARED = 15
"""Records that agree in most parts of what was told: the others are never likelier than these."""
NO_NAME = "Name not known"
ADDRESS, TELEPHONE = LocatingKind.ADDRESS.value, LocatingKind.TELEPHONE.value


@dataclass(frozen=True)
class Query:
    """What is known of the person to be found. Any part may be missing; `precision` is day, month, year or unknown.

    `names` are (forenames, surname) pairs, `numbers` (scheme, value) pairs.
    """

    names: tuple[tuple[str, str], ...] = ()
    born: date | None = None
    precision: str = "day"
    expected: bool = False
    sex: str = ""
    postcodes: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    addresses: tuple[tuple[str, str], ...] = ()
    """(text, postcode) pairs, where the whole address is known."""


@dataclass(frozen=True)
class Traced:
    """One record with what it is compared by; `lead_id` names the whole person. Protected places are left out."""

    record_id: UUID
    lead_id: UUID
    names: tuple[tuple[str, str], ...]
    birth: BirthDate
    sex: str
    numbers: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[str, str], ...]
    telephones: tuple[str, ...]
    has_twin: bool
    held_by: UUID
    from_file: bool

    @property
    def compared(self) -> tuple[object, ...]:
        """What is compared of it, and nothing else: where this has changed, a pair may be asked about again."""
        addresses = frozenset(self.addresses)
        return (
            frozenset(self.names),
            self.birth,
            self.sex,
            frozenset(self.numbers),
            addresses,
            frozenset(self.telephones),
        )

    @property
    def query(self) -> Query:
        """The question who else this could be."""
        return Query(
            names=self.names, born=self.birth.date, precision=self.birth.precision, expected=self.birth.expected,
            sex=self.sex, postcodes=tuple(sorted(self.postcodes)), telephones=self.telephones, numbers=self.numbers,
            addresses=self.addresses,
        )  # fmt: skip

    @property
    def name(self) -> str:
        """What they are called: names come with the preferred one first."""
        return " ".join(self.names[0]).strip() if self.names else NO_NAME

    @property
    def postcodes(self) -> frozenset[str]:
        return frozenset(postcode for _, postcode in self.addresses if postcode)


@dataclass(frozen=True)
class Found:
    """The records that agree with a question in most, and about how many there are altogether."""

    records: tuple[Traced, ...]
    among: int
    cut: int = 0
    """Keys that too many people share to be read to their end: more could be like this than were looked at."""


def traced(query: Query, limit: int = MOST_COMPARED) -> Found:
    """The records that agree with `query` in most, under the rights of the transaction's actor. One query.

    `among` is the database's own estimate of all records, whoever may see them: it says nothing of any one.
    """
    given, family = ([_sayable(name[part]) for name in query.names] for part in (0, 1))
    with connection.cursor() as cursor:
        cursor.execute(
            "select *, (select reltuples::bigint from pg_class where oid = 'people_person'::regclass) "
            "from linkage_trace(%s::text[], %s::text[], %s::date, %s, %s::text[], %s::text[], %s)",
            [
                given, family, query.born, query.precision if query.born else "unknown",
                [tidy_postcode(_sayable(postcode)) for postcode in query.postcodes if postcode],
                [tidy_number(_sayable(value)) for _, value in query.numbers if value], limit,
            ],
        )  # fmt: skip
        rows = cursor.fetchall()
        cut, among = rows[0][-2:] if rows else (0, 0)
        return Found(tuple(_record(row[:-2]) for row in rows), among, cut)


def records_compared(ids: Sequence[UUID], as_known_at: datetime | None = None) -> Mapping[UUID, Traced]:
    """What each of these records is compared by, as known then (aware; None: now), of those the transaction's actor may
    see. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.records_compared(%s::uuid[], %s)", [list(ids), as_known_at])
        return {record.record_id: record for record in map(_record, cursor.fetchall())}


Row = tuple[UUID, UUID, str, date | None, str, bool, str, str, str, bool, UUID, bool]


def _record(row: Row) -> Traced:
    record_id, lead_id, names, born, precision, expected, sex, numbers, in_places, has_twin, held_by, from_file = row
    places = json.loads(in_places)
    return Traced(
        record_id=record_id, lead_id=lead_id, names=tuple((given, family) for given, family in json.loads(names)),
        birth=BirthDate(born, precision, expected), sex=sex,
        numbers=tuple((scheme, value) for scheme, value in json.loads(numbers)),
        addresses=tuple((text, postcode) for kind, text, postcode in places if kind == ADDRESS),
        telephones=tuple(tidy_number(text) for kind, text, _ in places if kind == TELEPHONE), has_twin=has_twin,
        held_by=held_by, from_file=from_file,
    )  # fmt: skip


def _sayable(text: str) -> str:
    """Without the null character, which PostgreSQL's text cannot hold."""
    return text.replace("\x00", "")
