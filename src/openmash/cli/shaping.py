"""The shape of an empty database as one SQL file, so that a new one is made in seconds and not migration by migration.

The migrations remain the truth and bring every database that exists to the present. `shape.sql` is what they make of an
empty one, as PostgreSQL itself writes it down; whatever was added after it was written is migrated on top. A test makes
both and compares them to the letter (`tests/cli/test_shaping.py`). Write it again: `python -m openmash.cli.shaping`.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import psycopg

from openmash.cli.database import CHECKOUT, drop_database, make_database, make_roles, point_at
from openmash.cli.embedded import Cluster, home_of

FILE = Path(__file__).with_name("shape.sql")
FILLED_AFTERWARDS = ("django_content_type", "auth_permission")
"""Rows Django itself writes after every migrating."""
ONLY_THIS_TIME = re.compile(r"'20(?!00-01-01)\d\d-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?\+00'")
"""When a row was made: another time in another database."""
ONLY_THIS_SERVER = re.compile(
    r"^(\\(un)?restrict .*|SELECT pg_catalog\.set_config\('search_path', '', false\);"
    r"|SET (\w+_timeout|client_encoding|standard_conforming_strings|check_function_bodies|xmloption"
    r"|client_min_messages|row_security|default_tablespace|default_table_access_method) = .*)\n",
    re.MULTILINE,
)
TITLE = re.compile(r"\n*^--\n(?:-- .*\n)+--\n+|^-- Dumped .*\n", re.MULTILINE)
OWNED = re.compile(r"\n*^ALTER [^;\n]* OWNER TO openmash_owner;\n", re.MULTILINE)
"""Whoever makes a thing owns it: the owner. What the reader owns stays said."""
IN_SCHEMA = re.compile(r"^GRANT [^;]* ON SCHEMA [^;]*;$", re.MULTILINE)
NOT_EVERYWHERE = re.compile(r"^GRANT [^;]* TO openmash_loader;$", re.MULTILINE)
"""The role that fills demonstrations and tests; production has none."""
HEADING = (
    "-- What the migrations make of an empty database. Written by `python -m openmash.cli.shaping`: not by hand.\n"
)
SETTINGS = "set check_function_bodies = off;\nset client_min_messages = warning;\nset search_path = '';\n"
RESTORED = "reset check_function_bodies;\nreset client_min_messages;\nreset search_path;\n"


def is_empty(connection: psycopg.Connection[tuple[object, ...]]) -> bool:
    """Nothing was ever migrated here."""
    return connection.execute("select to_regclass('public.django_migrations')").fetchone() == (None,)


def shape(connection: psycopg.Connection[tuple[object, ...]], text: str) -> None:
    """Give an empty database the shape `text` says, as its owner, all of it or nothing."""
    if connection.execute("select from pg_roles where rolname = 'openmash_loader'").fetchone() is None:
        text = NOT_EVERYWHERE.sub("", text)
    with connection.transaction():
        connection.execute(text.encode())


def written_down(cluster: Cluster, name: str) -> str:
    """The named database of an embedded cluster as SQL: its shape and the rows that migrations put there."""
    command = [str(cluster.tool("pg_dump")), "--dbname", cluster.dsn(database=name), "--no-comments"]
    command += ["--inserts", "--rows-per-insert=500"]
    for table in FILLED_AFTERWARDS:
        command += [f"--exclude-table-data=public.{table}", f"--exclude-table-data=public.{table}_id_seq"]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return HEADING + SETTINGS + _plain(dumped) + RESTORED


def _plain(dumped: str) -> str:
    """Only what makes the shape: without the server's version, its settings, titles and the time of day.

    What each role may do in a schema comes before what is made there: the reader could not be given its functions.
    """
    text = ONLY_THIS_TIME.sub("now()", OWNED.sub("\n", TITLE.sub("\n", ONLY_THIS_SERVER.sub("", dumped))))
    grants = "".join(f"{found.group()}\n" for found in IN_SCHEMA.finditer(text))
    made, rest = IN_SCHEMA.sub("", text).split("CREATE EXTENSION", 1)
    return f"{made}{grants}CREATE EXTENSION{rest}"


def main() -> int:
    """Migrate a new database step by step and write its shape."""
    from openmash.cli.migrating import migrate

    os.environ["OPENMASH_DEMO"] = "1"
    cluster = Cluster(home_of(CHECKOUT, "test"), for_tests=True).start()
    name = f"openmash_shape_{os.getpid()}"
    try:
        with psycopg.connect(cluster.dsn(database="postgres"), autocommit=True) as connection:
            make_roles(connection, with_loader=True)
        make_database(cluster, name)
        point_at(cluster, name)
        migrate(step_by_step=True)
        FILE.write_text(written_down(cluster, name))
    finally:
        drop_database(cluster, name)
        cluster.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
