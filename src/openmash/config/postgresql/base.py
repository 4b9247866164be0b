"""Django's PostgreSQL back end, with two of the driver's quick ways left on and one added.

Times are read by the driver's C code: Django's own loader is Python, so that it can set any zone, and ours is always
UTC. A connection keeps a plan for every statement of the pages, not only for the hundred used last, and plans it once:
to plan under the policies takes longer than to run, and what is asked for changes the plan of hardly any statement. And
a list of keys is written at once: a page asks by some hundreds of them, of each table again, and the driver takes each
by itself.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any, cast
from uuid import UUID

from django.db.backends.postgresql.base import DatabaseWrapper as Postgresql
from psycopg import Connection, Cursor
from psycopg.abc import Buffer
from psycopg.adapt import Dumper
from psycopg.types.array import ListDumper
from psycopg.types.datetime import TimestamptzLoader

from openmash.foundation.facts.once import Reach, reach_here

PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan"
MOST_PREPARED = 500
"""Statements a connection keeps planned. A plan is some tens of kilobytes of the database's memory."""


class Keys(ListDumper):
    """Writes a list of keys at once, and any other list as the driver does."""

    def dump(self, obj: list[Any]) -> Buffer | None:  # Any: as the driver has it
        """Raises psycopg.DataError where the driver would."""
        if obj and type(obj[0]) is UUID:
            try:
                return ("{" + ",".join([f"{each.int:032x}" for each in obj]) + "}").encode()
            except AttributeError:  # something else is among them
                pass
        return super().dump(obj)


class ReachHere(Dumper):
    """Writes whom the reader of this page reaches; null where no page is being made, and the database asks itself."""

    def dump(self, obj: Reach) -> Buffer | None:
        """The array's text."""
        found = reach_here()
        return None if found is None else found.encode()


class DatabaseWrapper(Postgresql):
    """What `ENGINE` names."""

    def get_connection_params(self) -> dict[str, Any]:  # Any: as Django has it
        """Raises RuntimeError where the settings ask for another zone than UTC."""
        if self.timezone is not UTC:
            raise RuntimeError("Times are read from the database in UTC.")
        found = super().get_connection_params()
        found["context"].register_loader("timestamptz", TimestamptzLoader)
        found["context"].register_dumper(list, Keys)
        found["context"].register_dumper(Reach, ReachHere)
        found["options"] = f"{PLANNED_ONCE} {found.get('options', '')}".strip()
        return found

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        """A connection, of the pool or new."""
        connection: Connection[Any] = super().get_new_connection(conn_params)
        connection.prepared_max = MOST_PREPARED
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor[Any]:
        """A cursor that reads as its connection does."""
        open_one = cast("Connection[Any]", self.connection)
        if name:
            return cast("Cursor[Any]", open_one.cursor(name, scrollable=False, withhold=open_one.autocommit))
        return open_one.cursor()
