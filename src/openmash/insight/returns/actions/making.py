"""Making returns. Each file is in the audit: by whom, for which year, how many children, and its hash."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from uuid import UUID

from django.db import transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.returns import daily, models, selectors
from openmash.insight.returns.annex_a import MONTHS, lines
from openmash.insight.returns.checking import check
from openmash.insight.returns.children import children_in_need
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.reckoning import census_of, year_on
from openmash.insight.returns.workbook import XLSX, Wanting, write_workbook
from openmash.insight.returns.writing import write_census
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date, months_after
from openmash.statute.census.shape import Child
from openmash.statute.census.years import Year

FIRST_MADE = 2025
"""The first year a return is made for, 2024-25: the records before were kept elsewhere."""
XML = "application/xml"
PEOPLE_IN_AN_EVENT = 1000


@dataclass(frozen=True)
class Made:
    """A return that was made: of which year, how many children it holds, and the SHA-256 of what was written."""

    year: Year
    children: int
    sha256: str


class _Hashed:
    """Writes through, and hashes what passes."""

    def __init__(self, to: IO[str]) -> None:
        self._to = to
        self._hash = hashlib.sha256()

    def write(self, text: str) -> int:
        self._hash.update(text.encode())
        return self._to.write(text)

    @property
    def said(self) -> str:
        return self._hash.hexdigest()


@transaction.atomic
def make_census(*, actor: Actor, year: Year, to: IO[str], now: datetime, purpose: str = "") -> Made:
    """Write the children in need census of a year as XML, of the children the actor sees who are not restricted.

    Raises NotPermitted; NotAllowedNow for a year before 2024-25, or one in which no child was in need.
    """
    return _write(actor, year, to, now, purpose)[0]


def _write(actor: Actor, year: Year, to: IO[str], now: datetime, purpose: str) -> tuple[Made, list[UUID]]:
    require(actor, Permission.MAKE)
    if year.ending < FIRST_MADE:
        raise NotAllowedNow(f"Returns are made from {FIRST_MADE - 1}-{FIRST_MADE % 100} on, not for {year.name}.")
    profile = profile_at(now)
    census = census_of(year, profile)
    through = _Hashed(to)
    people: list[UUID] = []

    def told() -> Iterator[Child]:
        for each in children_in_need(census, actor=actor, now=now):
            people.append(each.person_id)
            yield each.child

    authority = f"{profile.figure('census_authority'):03}"
    children = write_census(told(), year, through, authority=authority, made_at=now)
    if not children:
        raise NotAllowedNow(f"No child had a case open in {year.name}, so there is nothing to return.")
    audit.record(
        actor, "returns.made", about=[f"person:{key}" for key in people], purpose=purpose,
        detail={"return": "cin", "year": year.name, "children": children, "sha256": through.said},
    )  # fmt: skip
    return Made(year, children, through.said), people


@dataclass(frozen=True)
class MadeLists:
    """The lists of an inspection: how many rows each has by its number, of how many children, and the SHA-256.

    `people`: the leading records of those children; `wanting`: the columns that are empty somewhere.
    """

    rows: Mapping[int, int]
    children: int
    sha256: str
    people: Sequence[UUID] = ()
    wanting: Sequence[Wanting] = ()


@transaction.atomic
def make_annex_a(*, actor: Actor, to: Path, now: datetime, months: int = MONTHS, purpose: str = "") -> MadeLists:
    """Write Annex A, lists 1 to 10, as a workbook: of the last months and of what is open, restricted children apart.

    Raises NotPermitted.
    """
    require(actor, Permission.MAKE)
    since = months_after(local_date(now), -months)
    written = write_workbook(lines(actor=actor, now=now, months=months), to, since=since, now=now)
    people = written.people
    made = MadeLists(
        written.rows, len(people), hashlib.sha256(to.read_bytes()).hexdigest(), people, written.wanting
    )  # fmt: skip
    for start in range(0, max(len(people), 1), PEOPLE_IN_AN_EVENT):
        audit.record(
            actor, "returns.made", about=[f"person:{key}" for key in people[start : start + PEOPLE_IN_AN_EVENT]],
            purpose=purpose,
            detail={"return": "annex-a", "months": months, "children": made.children, "sha256": made.sha256},
        )  # fmt: skip
    return made


@dataclass(frozen=True)
class MadeDay:
    """A day's file: children told, removed, the SHA-256 of what was written, and what is told by now (number: hash)."""

    told: int
    removed: int
    sha256: str
    state: Mapping[str, str]


@transaction.atomic
def make_daily(*, actor: Actor, to: IO[str], before: Mapping[str, str], now: datetime, purpose: str = "") -> MadeDay:
    """Write a line of JSON for each child of the running year who is new or differs from `before`, or is gone.

    `before` is the state that the last file left: keep the new one once this is committed. Restricted children are in
    none. Raises NotPermitted.
    """
    require(actor, Permission.MAKE)
    census = census_of(year_on(local_date(now)), profile_at(now), today=local_date(now))
    through, state, people, removed = _Hashed(to), dict[str, str](), list[UUID](), 0
    for line, about in daily.day(children_in_need(census, actor=actor, now=now), before, state, daily.shape()):
        through.write(f"{line}\n")
        if about is None:
            removed += 1
        else:
            people.append(about.person_id)
    for start in range(0, max(len(people), 1), PEOPLE_IN_AN_EVENT):
        audit.record(
            actor, "returns.made", about=[f"person:{key}" for key in people[start : start + PEOPLE_IN_AN_EVENT]],
            purpose=purpose,
            detail={"return": "daily", "children": len(people), "removed": removed, "sha256": through.said},
        )  # fmt: skip
    return MadeDay(len(people), removed, through.said, state)


@transaction.atomic
def keep_annex_a(*, actor: Actor, now: datetime, purpose: str = "", ordered_id: UUID | None = None) -> UUID:
    """Make Annex A and keep the file; returns its key. Raises NotPermitted."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "annex-a.xlsx"
        made = make_annex_a(actor=actor, to=path, now=now, purpose=purpose)
        octets = path.read_bytes()
    kept = models.Made.record(
        actor=actor, kind=models.Kind.ANNEX_A, year=year_on(local_date(now)).ending, person_ids=list(made.people),
        occurred_at=now,
        name=f"annex-a-{now:%Y%m%d-%H%M}.xlsx", media_type=XLSX, sha256=made.sha256, size=len(octets),
        octets=gzip.compress(octets, mtime=0), ordered_id=ordered_id,
    )  # fmt: skip
    return kept.pk


@transaction.atomic
def keep_census(*, actor: Actor, year: Year, now: datetime, purpose: str = "", ordered_id: UUID | None = None) -> UUID:
    """Make the census and keep the file, with what its year's schema and rules say of it; returns its key.

    Raises as `make_census` does.
    """
    to = io.StringIO()
    made, people = _write(actor, year, to, now, purpose)
    octets = to.getvalue().encode()
    found = selectors.counted(year, actor=actor, among=people)
    by_schema = check(octets, year)
    kept = models.Made.record(
        actor=actor, kind=models.Kind.CIN, year=year.ending, person_ids=people, occurred_at=now,
        name=f"cin-{year.ending}-{now:%Y%m%d-%H%M}.xml", media_type=XML, sha256=made.sha256, size=len(octets),
        octets=gzip.compress(octets, mtime=0), errors=found.errors, queries=found.queries, explained=found.explained,
        valid=by_schema.valid if by_schema else None, ordered_id=ordered_id,
    )  # fmt: skip
    return kept.pk
