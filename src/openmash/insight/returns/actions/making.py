"""Making the census. Each file is in the audit: by whom, for which year, how many children, and its hash."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from uuid import UUID

from django.db import transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.insight.returns import models, selectors
from openmash.insight.returns.checking import is_valid
from openmash.insight.returns.children import children_in_need
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.reckoning import census_of
from openmash.insight.returns.writing import write_census
from openmash.records.cases.on_duty import profile_at
from openmash.statute.census.shape import Child
from openmash.statute.census.years import Year

FIRST_MADE = 2025
"""The first year a return is made for, 2024-25: the records before were kept elsewhere."""
XML = "application/xml"


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


@transaction.atomic
def keep_census(*, actor: Actor, year: Year, now: datetime, purpose: str = "", ordered_id: UUID | None = None) -> UUID:
    """Make the census and keep the file, with what its year's schema and rules say of it; returns its key.

    Raises as `make_census` does.
    """
    to = io.StringIO()
    made, people = _write(actor, year, to, now, purpose)
    octets = to.getvalue().encode()
    found = selectors.counted(year, actor=actor, among=people)
    kept = models.Made.record(
        actor=actor, kind=models.Kind.CIN, year=year.ending, person_ids=people, occurred_at=now,
        name=f"cin-{year.ending}-{now:%Y%m%d-%H%M}.xml", media_type=XML, sha256=made.sha256, size=len(octets),
        octets=gzip.compress(octets, mtime=0), errors=found.errors, queries=found.queries, explained=found.explained,
        valid=is_valid(octets, year), ordered_id=ordered_id,
    )  # fmt: skip
    return kept.pk
