"""Reading several tables in one trip to the database.

A page about a child needs a dozen tables by the same keys. Asked one after another, the waiting between costs more than
the answers. Here they are sent together and come back together, each under the walls as ever, in the order asked. And a
statement that differs only in its keys is written by Django once and then remembered: its text holds no row, no key and
no right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.utils import CursorWrapper
from django.db.models import F
from django.db.models.base import ModelState
from django.db.models.functions import Coalesce
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]  # the stubs lack it

from openmash.foundation.facts.models import FactQuerySet, reached_by
from openmash.foundation.facts.stamp import Looker

M = TypeVar("M", bound=models.Model)
NOT_IN_A_LIST = (
    "held_by", "circle_id", "private", "occurred_precision", "valid_from", "supersedes", "origin_id", "recorded_by",
)  # fmt: skip
"""What a long list says of none of its rows: where each came from, and who may see it, which the walls have judged."""
SOME_KEYS = (UUID(int=0),)
SOME_MOMENT, SOME_END = datetime(1901, 1, 1, tzinfo=UTC), datetime(1902, 1, 1, tzinfo=UTC)
"""What stands in a remembered statement where the keys, the moment and the end of each trip are put."""


@dataclass(frozen=True)
class Newest:
    """Only the newest `limit` rows before a moment. `at` names the column that says when; empty: when it happened, or
    when it was recorded if nobody knows.
    """

    before: datetime
    limit: int
    at: str = ""

    def cut(self, rows: FactQuerySet[M]) -> models.QuerySet[M]:
        """Those of these rows, newest first."""
        when = F(self.at) if self.at else Coalesce("occurred_at", "recorded_at")
        found: models.QuerySet[M] = rows.alias(told_at=when).filter(told_at__lt=self.before)
        return found.order_by("-told_at", "-pk")[: self.limit]


@dataclass(frozen=True)
class Since:
    """Only rows whose column `at` is this moment or later."""

    at: str
    moment: datetime


class Rows(Generic[M]):
    """What one question brought back; empty until its trip is made. Make the trip before reading them."""

    def __init__(self) -> None:
        self.all: list[M] = []

    def by(self, column: str) -> Mapping[UUID, list[M]]:
        """The rows by a key of theirs, in the order they came; an empty list for a key that has none."""
        grouped = _Grouped[M]()
        for row in self.all:
            grouped.setdefault(getattr(row, column), []).append(row)
        return grouped


class _Grouped(dict[UUID, list[M]]):
    def __missing__(self, key: UUID) -> list[M]:
        return []


@dataclass(frozen=True)
class _Statement:
    """SQL, its parameters, and how a row becomes an object."""

    sql: str
    parameters: tuple[object, ...]
    model: type[models.Model]
    names: tuple[str, ...]
    converters: Mapping[int, tuple[list[Any], Any]]
    related: Sequence[Any]

    def with_values(self, keys: list[UUID], moment: datetime | None, before: datetime | None) -> tuple[object, ...]:
        """The parameters of this trip in the places kept for them."""
        found: list[object] = []
        for value in self.parameters:
            if value == list(SOME_KEYS):
                found.append(keys)
            else:
                found.append(moment if value == SOME_MOMENT else before if value == SOME_END else value)
        return tuple(found)

    def rows(self, found: Iterable[Sequence[object]]) -> list[models.Model]:
        """Objects as Django makes them from a row, without its asking each field of each whether it was changed."""
        connection = connections[DEFAULT_DB_ALIAS]
        made = []
        for row in found:
            values: Sequence[object] = row
            if self.converters:
                values = list(row)
                for place, (convert, expression) in self.converters.items():
                    for change in convert:
                        values[place] = change(values[place], expression, connection)
            one = self.model.__new__(self.model)
            one.__dict__.update(zip(self.names, values, strict=False), _state=ModelState())
            one._state.adding, one._state.db = False, DEFAULT_DB_ALIAS
            for related in self.related:
                _populate(related, values, one)
            made.append(one)
        return made


def _populate(related: Any, values: Sequence[object], one: models.Model) -> None:
    """What the framework's populator does, made as the rows themselves are. Any: the stubs lack it.

    The other row is not told of this one: two rows that hold each other wait for the search for rubbish, and a board's
    some hundred stopped the process for a tenth of a second every few dozen pages.
    """
    found = values[related.cols_start : related.cols_end]
    found = related.reorder_for_init(found) if related.reorder_for_init else found
    other = None
    if found[related.pk_idx] is not None:
        other = related.model_cls.__new__(related.model_cls)
        other.__dict__.update(zip(related.init_list, found, strict=True), _state=ModelState())
        other._state.adding, other._state.db = False, related.db
        for further in related.related_populators:
            _populate(further, values, other)
    related.local_setter(one, other)


class Trip:
    """Questions to ask together. `facts` adds one and returns where its rows will be; `go` asks them all."""

    def __init__(self, *, known_at: datetime | None = None) -> None:
        self.known_at = known_at
        self._asked: list[tuple[_Statement, tuple[object, ...], Rows[Any]]] = []
        self._keys: tuple[Iterable[UUID], list[UUID]] = ((), [])

    def facts(
        self,
        model: type[M],
        column: str,
        keys: Iterable[UUID],
        *,
        order: Sequence[str] = ("recorded_at", "id"),
        actor: Looker | None = None,
        newest: Newest | None = None,
        since: Since | None = None,
        related: Sequence[str] = (),
        lean: bool = False,
        **only: str | bool,
    ) -> Rows[M]:
        """Facts whose `column` is among `keys`, as known at the trip's moment (None: now), in this order.

        `actor`: shape the plan for them, as `visible_to` does. `newest`: only those, newest first; `since`: only those
        from a moment on; never both. `related`: rows of other tables that come with each. `lean`: for a long list,
        without the columns of `NOT_IN_A_LIST`; reading one of those of a row asks the database again. `only`: equal to
        these besides. Nothing is asked where there are no keys.
        """
        found = Rows[M]()
        wanted = self._each_once(keys)
        if wanted:
            if actor is not None:
                reached_by(actor)
            form = _Form(
                column, tuple(order), None if actor is None else actor.holds_open_circle, self.known_at is not None,
                replace(newest, before=SOME_END) if newest else None, since.at if since else "", tuple(related),
                lean, tuple(sorted(only.items())),
            )  # fmt: skip
            statement = _facts(model, form)
            end = newest.before if newest else since.moment if since else None
            values = statement.with_values(wanted, self.known_at, end)
            self._asked.append((statement, values, found))
        return found

    def rows(
        self, model: type[M], column: str, keys: Iterable[UUID], *, order: Sequence[str] = ("pk",),
        related: Sequence[str] = (), lean: bool = False, **only: str | bool,
    ) -> Rows[M]:  # fmt: skip
        """Every row whose `column` is among `keys`, in this order: of a table that holds no facts, such as agencies, or
        of facts that nothing supersedes. `related`, `lean` and `only` as for `facts`.
        """
        found = Rows[M]()
        wanted = self._each_once(keys)
        if wanted:
            statement = _plain(model, column, tuple(order), tuple(related), lean, tuple(sorted(only.items())))
            self._asked.append((statement, statement.with_values(wanted, None, None), found))
        return found

    def _each_once(self, keys: Iterable[UUID]) -> list[UUID]:
        """The keys without repeats. A page asks a dozen tables by one list: it is looked through once."""
        if keys is not self._keys[0]:
            self._keys = (keys, list(dict.fromkeys(keys)))
        return self._keys[1]

    def add(self, queryset: models.QuerySet[M]) -> Rows[M]:
        """Any other whole rows, as the query says. Raises TypeError where it asks for less."""
        found = Rows[M]()
        try:
            statement = _written(queryset)
        except EmptyResultSet:
            return found
        self._asked.append((statement, statement.parameters, found))
        return found

    def go(self) -> None:
        """Ask everything added since the last time. Raises django.db.Error as a query would."""
        asked, self._asked = self._asked, []
        if not asked:
            return
        connection = connections[DEFAULT_DB_ALIAS]
        connection.ensure_connection()
        cursors: list[CursorWrapper] = []
        with connection.wrap_database_errors:
            with connection.connection.pipeline():
                for statement, parameters, _ in asked:
                    cursor = connection.cursor()
                    cursor.execute(statement.sql, cast("tuple[Any, ...]", parameters))
                    cursors.append(cursor)
            for (statement, _, found), cursor in zip(asked, cursors, strict=True):
                found.all = cast("list[Any]", statement.rows(cursor.fetchall()))
                cursor.close()


Q = TypeVar("Q", bound=models.QuerySet[Any])


def lean_rows(rows: Q) -> Q:
    """These rows for a long list: without such of the columns `NOT_IN_A_LIST` as their table has."""
    columns = {field.name for field in rows.model._meta.concrete_fields}
    return rows.defer(*(name for name in NOT_IN_A_LIST if name in columns))


@dataclass(frozen=True)
class _Shape:
    """As much of an actor as shapes a plan."""

    holds_open_circle: bool


@dataclass(frozen=True)
class _Form:
    """All by which one statement about a table differs from another, apart from its parameters."""

    column: str
    order: tuple[str, ...]
    open_circle: bool | None
    dated: bool
    newest: Newest | None
    since: str
    related: tuple[str, ...]
    lean: bool
    only: tuple[tuple[str, str | bool], ...]


@lru_cache(maxsize=1024)
def _facts(model: type[models.Model], form: _Form) -> _Statement:
    rows = cast("FactQuerySet[Any]", model._default_manager.all())
    if form.open_circle is not None:
        rows = rows.visible_to(cast("Looker", _Shape(form.open_circle)))
    rows = rows.as_known_at(SOME_MOMENT if form.dated else None)
    rows = rows.filter(**{f"{form.column}__in": SOME_KEYS}, **dict(form.only))
    rows = rows.filter(**{f"{form.since}__gte": SOME_END}) if form.since else rows
    rows = rows.select_related(*form.related) if form.related else rows
    rows = lean_rows(rows) if form.lean else rows
    return _written(form.newest.cut(rows) if form.newest else rows.order_by(*form.order))


@lru_cache(maxsize=256)
def _plain(
    model: type[models.Model],
    column: str,
    order: tuple[str, ...],
    related: tuple[str, ...],
    lean: bool,
    only: tuple[tuple[str, str | bool], ...],
) -> _Statement:
    rows = model._default_manager.filter(**{f"{column}__in": SOME_KEYS}, **dict(only)).order_by(*order)
    rows = lean_rows(rows) if lean else rows
    return _written(rows.select_related(*related) if related else rows)


def _written(queryset: models.QuerySet[Any]) -> _Statement:
    """Raises EmptyResultSet where the query can find nothing, TypeError where it brings anything but whole rows."""
    connection = connections[DEFAULT_DB_ALIAS]
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    if compiler.klass_info is None or compiler.annotation_col_map:
        raise TypeError("A trip brings whole rows.")
    fields = compiler.klass_info["select_fields"]
    names = tuple(compiler.select[place][0].target.attname for place in fields)
    converters = {}
    for place, (expression, _, _) in enumerate(compiler.select):
        found = [*connection.ops.get_db_converters(expression), *expression.get_db_converters(connection)]
        if found:
            converters[place] = (found, expression)
    related = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)
    return _Statement(sql, tuple(parameters), queryset.model, names, converters, related)
