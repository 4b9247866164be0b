"""`openmash doctor`: what is configured, what is missing, what would stop production."""

from __future__ import annotations

import os

import psycopg

EXPECTED = {
    "openmash_owner": (False, False),
    "openmash_app": (False, False),
    "openmash_reader": (False, False),
    "openmash_auditor": (False, False),
    "openmash_backup": (False, True),
}
"""Role: (superuser, bypasses row-level security)."""


def doctor() -> int:
    """Print one line a finding; 1 where anything would stop production. How ready it is for an outage stops nothing."""
    problems = [*_settings(), *_database()]
    for problem in problems:
        print(f"- {problem}")
    for told in _continuity():
        print(f"  For an outage: {told}")
    print("Ready for production." if not problems else f"{len(problems)} to put right before production.")
    return 1 if problems else 0


def _settings() -> list[str]:
    found = []
    if not os.environ.get("OPENMASH_SECRET_KEY"):
        found.append("OPENMASH_SECRET_KEY is not set: set 50 random characters, and keep them secret.")
    if os.environ.get("OPENMASH_DEMO") == "1":
        found.append("OPENMASH_DEMO is on: anyone may sign in as anyone.")
    if os.environ.get("OPENMASH_TIMINGS") == "1":
        found.append("OPENMASH_TIMINGS is on: it tells every browser how long an answer took, and is for measuring.")
    if not os.environ.get("OPENMASH_HOSTS"):
        found.append("OPENMASH_HOSTS is not set: name the addresses this service answers to.")
    if "host=/" in os.environ.get("DATABASE_URL", ""):
        found.append("DATABASE_URL points at the embedded database: use the organisation's own PostgreSQL 17 or later.")
    return found


def _database() -> list[str]:
    found = []
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        rows = connection.execute(
            "select rolname, rolsuper, rolbypassrls from pg_roles where rolname like 'openmash\\_%%'"
        ).fetchall()
        roles = {name: (is_super, bypasses) for name, is_super, bypasses in rows}
        unwalled = _unwalled(connection)
    for role, expected in EXPECTED.items():
        if role not in roles:
            found.append(f"The role {role} is missing: run src/openmash/cli/roles.sql as the server's administrator.")
        elif roles[role] != expected:
            found.append(f"The role {role} has the wrong attributes: superuser and bypass must be {expected}.")
    if "openmash_loader" in roles:
        found.append("The role openmash_loader exists: it is for demonstrations and must not exist in production.")
    if unwalled is None:
        return [*found, "The database has no tables yet: run ./run openmash migrate."]
    found += [f"The table {table} is without its wall: run ./run openmash migrate." for table in unwalled]
    return found


def _continuity() -> list[str]:
    """How old the last safe copies are, where they are written, and when a restore was last proved."""
    folder = os.environ.get("OPENMASH_COPIES", "")
    found = [] if folder or os.environ.get("OPENMASH_DEMO") == "1" else [
        "OPENMASH_COPIES is not set: name the folder, on another machine, for each team's last safe copy."
    ]  # fmt: skip
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        if connection.execute("select 1 from pg_tables where tablename = 'outage_safecopy'").fetchone() is None:
            return found
        copies = connection.execute(
            "select count(*), extract(epoch from now() - min(newest)) / 3600 from "
            "(select team_id, max(made_at) as newest from outage_safecopy where destroyed_at is null "
            "group by team_id) c"
        ).fetchone()
        proved = connection.execute(
            "select extract(epoch from now() - max(finished_at)) / 86400 from outage_drill where differing = '{}'"
        ).fetchone()
    teams, hours = copies or (0, None)
    found.append(
        f"last safe copies of {teams} teams, the oldest {float(hours):.0f} hours old."
        if hours is not None
        else "there is no last safe copy of any team: is the worker running?"
    )
    days = proved[0] if proved else None
    found.append(
        f"a restored system was last proved to be the original {float(days):.0f} days ago."
        if days is not None
        else "no backup was proved to restore: run ./run openmash drill."
    )
    return found


def _unwalled(connection: psycopg.Connection[tuple[str, ...]]) -> list[str] | None:
    """Tables registered as walled whose wall is down; None before the first migration."""
    found = connection.execute("select 1 from pg_tables where schemaname = 'wall' and tablename = 'registered'")
    if found.fetchone() is None:
        return None
    rows = connection.execute(
        "select c.relname from pg_class c join wall.registered r on r.table_name = c.relname "
        "where r.shape not in ('open', 'shut') and not (c.relrowsecurity and c.relforcerowsecurity)"
    ).fetchall()
    return [table for (table,) in rows]
