"""Django's PostgreSQL back end, with two of the driver's quick ways left on.

Times are read by the driver's C code: Django's own loader is Python, so that it can set any zone, and ours is always
UTC. And a connection keeps a plan for every statement of the pages, not only for the hundred used last.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any, cast

from django.db.backends.postgresql.base import DatabaseWrapper as Postgresql
from psycopg import Connection, Cursor
from psycopg.types.datetime import TimestamptzLoader

MOST_PREPARED = 500
"""Statements a connection keeps planned. A plan is some tens of kilobytes of the database's memory."""


class DatabaseWrapper(Postgresql):
    """What `ENGINE` names."""

    def get_connection_params(self) -> dict[str, Any]:  # Any: as Django has it
        """Raises RuntimeError where the settings ask for another zone than UTC."""
        if self.timezone is not UTC:
            raise RuntimeError("Times are read from the database in UTC.")
        found = super().get_connection_params()
        found["context"].register_loader("timestamptz", TimestamptzLoader)
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
