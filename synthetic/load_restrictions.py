"""Restricted people as rows: in circles of their own before anything else is recorded about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import psycopg

from synthetic.filing import Audit
from synthetic.load_rows import Row, Rows, copy_rows
from synthetic.plan import Restricted
from synthetic.staff import BY_USERNAME

MAY_SEE = ("duty.manager", "team.manager.two")
MANAGER = BY_USERNAME["duty.manager"].id


def note_restrictions(audit: Audit, restrictions: Sequence[Restricted], as_at: datetime) -> None:
    """Note in the audit that each was set."""
    for each in restrictions:
        about = [f"person:{person}" for person in each.people]
        audit.record(
            _since(each, as_at), MANAGER, "access.restricted", about, {"mode": each.mode, "reason": each.reason_code}
        )


def restrict(
    connection: psycopg.Connection[tuple[object, ...]], restrictions: Sequence[Restricted], as_at: datetime
) -> None:
    """Give each a circle, say why and who may see, and move its people into it."""
    for each in restrictions:
        found = connection.execute("select nextval('wall.circle_ids')").fetchone()
        circle = int(str(found[0])) if found else 0
        since = _since(each, as_at)
        circles: list[Row] = [{"id": circle, "kind": "restricted", "first_id": None, "second_id": None}]
        copy_rows(connection, "access_circle", circles)
        copy_rows(connection, "access_restriction", [_restriction(each, who, circle, since) for who in each.people])
        copy_rows(connection, "access_reach", [_reach(each, username, circle, since) for username in MAY_SEE])
        people = list(each.people)
        connection.execute("update access_subject set circle_id = %s where person_id = any(%s)", [circle, people])
        connection.execute("update people_person set circle_id = %s where id = any(%s)", [circle, people])


def _since(each: Restricted, as_at: datetime) -> datetime:
    return min(datetime.combine(each.since, datetime.min.time(), UTC) + timedelta(hours=12), as_at)


def _restriction(each: Restricted, person: UUID, circle: int, since: datetime) -> Row:
    return {
        "id": Rows(Random(f"{each.key}:{person}")).key(since),
        "person_id": person,
        "circle_id": circle,
        "mode": each.mode,
        "reason_code": each.reason_code,
        "reason": each.reason,
        "ask_name": each.duty_contact,
        "ask_telephone": each.duty_phone,
        "ask_deputy": f"{each.deputy_contact}, {each.deputy_phone}",
        "set_by": MANAGER,
        "set_at": since,
        "review_on": (since + timedelta(days=180)).date(),
        "lifted_by": None,
        "lifted_at": None,
    }


def _reach(each: Restricted, username: str, circle: int, since: datetime) -> Row:
    return {
        "id": Rows(Random(f"{each.key}:{username}")).key(since),
        "account_id": BY_USERNAME[username].id,
        "circle_id": circle,
        "person_id": None,
        "basis": "restriction",
        "reason": each.reason_code,
        "starts_at": since,
        "ends_at": None,
        "source_id": None,
        "granted_by": MANAGER,
    }
