"""`openmash doctor`: what is configured, what is missing, what would stop production."""

from __future__ import annotations

import os

import psycopg

from openmash.statute.spoken import count_of

EXPECTED = {
    "openmash_owner": (False, False),
    "openmash_app": (False, False),
    "openmash_reader": (False, False),
    "openmash_auditor": (False, False),
    "openmash_backup": (False, True),
}
"""Role: (superuser, bypasses row-level security)."""
SECRET = 50
"""Characters of the secret, at least."""


def doctor() -> int:
    """Print one line a finding; 1 where anything would stop production. What is unset and how ready it is for an outage
    stop nothing.
    """
    problems, told = _settings(), []
    try:
        problems += _database()
        told = _continuity()
    except psycopg.OperationalError as error:
        said = str(error).strip().splitlines()[0]
        problems.append(f"The database did not answer, so nothing in it was looked at. DATABASE_URL: {said}")
    for problem in problems:
        print(f"- {problem}")
    for each in _unset():
        print(f"  Here {each}")
    for each in told:
        print(f"  For an outage: {each}")
    print("Ready for production." if not problems else f"{len(problems)} to put right before production.")
    return 1 if problems else 0


def _settings() -> list[str]:
    found = []
    secret = os.environ.get("OPENMASH_SECRET_KEY", "")
    if len(secret) < SECRET:
        wrong = f"has {len(secret)} characters" if secret else "is not set"
        found.append(f"OPENMASH_SECRET_KEY {wrong}: set {SECRET} random characters, and keep them secret.")
    if os.environ.get("OPENMASH_DEMO") == "1":
        found.append("OPENMASH_DEMO is on: anyone may sign in as anyone.")
    if os.environ.get("OPENMASH_TIMINGS") == "1":
        found.append("OPENMASH_TIMINGS is on: it tells every browser how long an answer took, and is for measuring.")
    if not os.environ.get("OPENMASH_HOSTS"):
        found.append("OPENMASH_HOSTS is not set: name the addresses this service answers to.")
    if not os.environ.get("OPENMASH_PROFILE"):
        found.append("OPENMASH_PROFILE is not set: name your area's profile, or every clock keeps another area's time.")
    if os.environ.get("OPENMASH_SCANNER") == "pretend":
        found.append("OPENMASH_SCANNER is pretend: it finds no virus. Name a ClamAV service, clamd:HOST:PORT.")
    if "host=/" in os.environ.get("DATABASE_URL", ""):
        found.append("DATABASE_URL points at the embedded database: use the organisation's own PostgreSQL 17 or later.")
    return found


def _unset() -> list[str]:
    """What is left out, and what then does not happen; another process may be given it, so it stops nothing."""
    said = {
        "OPENMASH_SCANNER": "no file that was sent is ever opened.",
        "OPENMASH_EMAIL_BACKEND": "the worker writes mail into a folder only, and it reaches nobody.",
        "OPENMASH_FROM": "the worker sends mail from openmash@localhost, which others may refuse.",
        "OPENMASH_ADDRESS": "the worker sends no one-time link by itself.",
    }
    return [f"{name} is not set: {what}" for name, what in said.items() if not os.environ.get(name)]


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
        f"last safe copies of {teams} teams, the oldest {count_of(round(float(hours)), 'hour')} old."
        if hours is not None
        else "there is no last safe copy of any team: is the worker running?"
    )
    days = proved[0] if proved else None
    found.append(
        f"a restored system was last proved to be the original {count_of(round(float(days)), 'day')} ago."
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
