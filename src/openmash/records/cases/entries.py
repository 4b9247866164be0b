"""One line of a child's story. Low in the tree, so that every module may return it (house style 3.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Literal, Protocol, TypeVar, cast
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from openmash.foundation.facts.models import Fact, FactQuerySet
from openmash.foundation.facts.stamp import Looker
from openmash.foundation.facts.trip import Newest, Rows, Trip

Sensitivity = Literal["ordinary", "sensitive", "withheld", "named_only"]
"""A "named_only" entry is of a part of a meeting that only those named for it see: it goes into no copy."""
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
FAR_AHEAD = datetime(9000, 1, 1, tzinfo=UTC)

R = TypeVar("R", bound=Fact)


class People(Protocol):
    """All the records agreed to be one person: `linkage.PersonSet`, or anything with its keys."""

    @property
    def ids(self) -> Iterable[UUID]: ...


@dataclass(frozen=True)
class Window:
    """Which part of a story is asked for: the newest `limit` entries from `since` on and before a moment (UTC).

    `known_at`: only what the system knew then, as it knew it. `kinds` and `agencies` narrow; empty means all.
    """

    before: datetime = FAR_AHEAD
    limit: int = 50
    known_at: datetime | None = None
    kinds: frozenset[str] = frozenset()
    agencies: frozenset[UUID] = frozenset()
    since: datetime = LONG_AGO
    empty: frozenset[str] | None = None
    """The tables that hold nothing about these people, where that was asked (`tables_without`); None: it was not."""

    def holds(self, model: type[Model]) -> bool:
        """Whether this table can hold anything about these people: if not, nothing need be asked of it."""
        return self.empty is None or model._meta.db_table not in self.empty

    def wants(self, kind: str) -> bool:
        """Whether entries of this kind are asked for."""
        return not self.kinds or kind in self.kinds

    def newest(self, rows: FactQuerySet[R], people: People, *, at: str = "") -> list[R]:
        """The rows of these people that fall in the window, newest first. One query. See `of`."""
        if not self.holds(rows.model):
            return []
        return list(self.of(rows.filter(person_id__in=list(people.ids)), at=at))

    def about(self, model: type[R], people: Iterable[UUID]) -> FactQuerySet[R]:
        """The rows of a table about several people at once that are about any of these; none where it holds none."""
        rows = cast("FactQuerySet[R]", model._default_manager.all())
        if not self.holds(model):
            return rows.none()
        return rows.about(people)

    def of(self, rows: FactQuerySet[R], *, at: str = "") -> QuerySet[R]:
        """Those of these rows that fall in the window, newest first, not yet asked for.

        `at` names the column that says when; otherwise when it happened, or when it was recorded if nobody knows. Pass
        `Model.objects.as_known_at(window.known_at)` where a later row puts an earlier one right.
        """
        found = rows
        if self.known_at is not None:
            found = found.filter(recorded_at__lte=self.known_at)
        if self.agencies:
            found = found.filter(held_by__in=self.agencies)
        return Newest(self.before, self.limit, at).cut(found)

    def ask(
        self, trip: Trip, model: type[R], column: str, keys: Iterable[UUID], *, actor: Looker, at: str = "",
        related: Sequence[str] = (),
    ) -> Rows[R]:  # fmt: skip
        """Add to a trip the facts whose `column` is among `keys` and that fall in the window, newest first."""
        if column == "person_id" and not self.holds(model):
            return Rows[R]()
        if self.agencies:
            rows = cast("FactQuerySet[R]", model._default_manager.all()).visible_to(actor).as_known_at(self.known_at)
            rows = rows.filter(**{f"{column}__in": list(keys)})
            return trip.add(self.of(rows.select_related(*related) if related else rows, at=at))
        newest = Newest(self.before, self.limit, at)
        return trip.facts(model, column, keys, actor=actor, newest=newest, related=related)


@cache
def _looking_in(models: tuple[type[Model], ...]) -> str:
    asked = []
    for model in models:
        columns = {field.attname for field in model._meta.concrete_fields}
        named = model._meta.db_table
        if "person_id" not in columns:  # no index serves a look through the wall at rows that name several
            continue
        theirs = "person_id = any((select ids from k)::uuid[])"
        asked.append(f"case when not exists (select from {named} where {theirs}) then '{named}' end")
    return f"with k as materialized (select %s::uuid[] as ids) select array_remove(array[{', '.join(asked)}], null)"


def tables_without(models: Sequence[type[Model]], people: Iterable[UUID]) -> frozenset[str]:
    """Which of these tables hold no row about any of these people, under the walls as ever: one query, which looks for
    one row in each. Most children have a history in few tables; the others need not be asked for it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_looking_in(tuple(models)), [list(people)])
        (found,) = cursor.fetchone() or ([],)
    return frozenset(found)


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
    code: str = ""
    """Which milestone it is (`statute.events`), for an entry that is one."""
    also_about: tuple[UUID, ...] = ()
    """Others of the people asked for whom the same fact is about, such as a check asked once for a family."""
    of: UUID | None = None
    """What it is a part of, such as a meeting: its parts have one key, and a page tells them in one place."""
    opens: bool = False
    """Whether it is what its other parts belong to: that the meeting was called, or the child brought to it."""
    shown_to: frozenset[str] | None = None
    """To whom outside the hub a child's words may go, as the child said; None for what is not the child's to say."""

    @property
    def sorts_at(self) -> datetime:
        """Where it stands in the story: when it happened, or when it was recorded if nobody knows."""
        return self.occurred_at or self.recorded_at or LONG_AGO
