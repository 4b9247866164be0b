"""Whoever changes the audit behind its back is found, and erased detail is not mistaken for tampering."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from openmash.cli.database import drop_database
from openmash.cli.embedded import Cluster
from tests import cluster

EVENTS = 24


@pytest.fixture
def chained() -> Iterator[tuple[Cluster, str]]:
    """A database whose audit has a few dozen events, written by four writers at once as the application."""
    name = cluster.a_name(f"audit_{uuid4().hex[:8]}")
    server = cluster.clone(name)

    def write(writer: int) -> None:
        with psycopg.connect(server.dsn(role="openmash_app", database=name)) as app:
            for number in range(EVENTS // 4):
                with app.transaction():
                    app.execute("select set_config('openmash.actor', %s, true)", [str(uuid4())])
                    app.execute(
                        "select audit.write(%s, 'child.viewed', %s, %s, 'test')",
                        [uuid4(), [f"person:{writer}-{number}"], '{"name": "Zoë"}'],
                    )

    writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    yield server, name
    drop_database(server, name)


def verify(server: Cluster, name: str) -> tuple[int | None, int, str | None]:
    with psycopg.connect(server.dsn(role="openmash_auditor", database=name)) as auditor:
        row = auditor.execute("select first_bad, checked, why from audit.verify()").fetchone()
    assert row is not None
    return row


def tamper(server: Cluster, name: str, *statements: str) -> None:
    """What an administrator of the database could do, triggers off."""
    with psycopg.connect(server.dsn(database=name)) as superuser:
        superuser.execute("set session_replication_role = replica")
        for statement in statements:
            superuser.execute(statement)  # type: ignore[call-overload]


def test_an_untouched_chain_is_whole_however_many_write_at_once(chained: tuple[Cluster, str]) -> None:
    assert verify(*chained) == (None, EVENTS, None)


NTH = "(select event_id from audit.link where seq = 7)"
CHANGES: dict[str, tuple[list[str], int]] = {
    "a changed event": ([f"update audit.event set purpose = 'other' where id = {NTH}"], 7),
    "another actor": ([f"update audit.event set actor = null where id = {NTH}"], 7),
    "a deleted event": (
        [f"delete from audit.detail where event_id = {NTH}", f"delete from audit.event where id = {NTH}"],
        7,
    ),
    "a deleted link": (["delete from audit.link where seq = 7"], 7),
    "a changed detail": ([f'update audit.detail set detail = \'{{"name": "Ann"}}\' where event_id = {NTH}'], 7),
    "two events swapped": (
        [
            "create temp table two as select seq, event_id from audit.link where seq in (7, 8)",
            "update audit.link set event_id = gen_random_uuid() where seq in (7, 8)",
            "update audit.link l set event_id = t.event_id from two t where t.seq = 15 - l.seq and l.seq in (7, 8)",
        ],
        7,
    ),
    "a rewritten head": (["update audit.head set hash = sha256('x')"], EVENTS + 1),
    "an event slipped in unchained": (
        [
            "insert into audit.event select gen_random_uuid(), at, actor, kind, about, purpose, digest from audit.event limit 1"
        ],
        EVENTS + 1,
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_found_where_it_was_made(
    chained: tuple[Cluster, str], change: str, figures: Callable[[str], None]
) -> None:
    statements, place = CHANGES[change]
    tamper(*chained, *statements)
    first_bad, checked, why = verify(*chained)
    figures(
        f"Audit: {change} among {EVENTS} events: {checked} checked, the first that does not fit is {first_bad} ({why})."
    )
    assert first_bad == place, why


def test_a_tail_cut_off_cleanly_is_found_by_an_earlier_anchor(
    chained: tuple[Cluster, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from openmash.cli import auditing

    server, name = chained
    monkeypatch.setenv("DATABASE_AUDIT_URL", server.dsn(role="openmash_auditor", database=name))
    assert auditing.print_anchor() == 0
    anchors = tmp_path / "anchors.txt"
    anchors.write_text(capsys.readouterr().out)
    assert auditing.verify(anchors) == 0
    tamper(
        server,
        name,
        "create temp table cut as select event_id from audit.link where seq > 20",
        "delete from audit.link where seq > 20",
        "delete from audit.detail where event_id in (select event_id from cut)",
        "delete from audit.event where id in (select event_id from cut)",
        "update audit.head set seq = 20, hash = (select hash from audit.link where seq = 20)",
    )
    assert verify(server, name)[0] is None, "without an anchor a clean cut cannot be seen"
    assert auditing.verify(anchors) == 1
    assert "tail was cut" in capsys.readouterr().err


def test_erased_detail_still_verifies(chained: tuple[Cluster, str]) -> None:
    server, name = chained
    with psycopg.connect(server.dsn(role="openmash_owner", database=name)) as owner:
        owner.execute(f"select audit.erase_detail({NTH}, 'erasure agreed by the information lead')")
    assert verify(*chained) == (None, EVENTS, None)


@pytest.mark.parametrize(
    "statement",
    [
        "select * from audit.event",
        "delete from audit.event",
        "update audit.head set seq = 0",
        "insert into audit.link values (999, gen_random_uuid(), '')",
        "select audit.erase_detail(gen_random_uuid(), 'no')",
    ],
)
def test_the_application_can_neither_read_nor_change_the_audits_tables(
    chained: tuple[Cluster, str], statement: str
) -> None:
    server, name = chained
    with (
        psycopg.connect(server.dsn(role="openmash_app", database=name)) as app,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        app.execute(statement)  # type: ignore[call-overload]


def test_even_the_owner_cannot_change_an_event_with_the_triggers_on(chained: tuple[Cluster, str]) -> None:
    server, name = chained
    with (
        psycopg.connect(server.dsn(role="openmash_owner", database=name)) as owner,
        pytest.raises(psycopg.errors.RaiseException),
    ):
        owner.execute("update audit.event set purpose = 'x'")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        ("", "holds no anchor"),
        ("\n  \n", "holds no anchor"),
        ("2026-11-30T17:40:06Z 12\n", "line 1: this is no anchor"),
        ("\xff", "cannot be read: it is not text in UTF-8"),
    ],
)
def test_a_file_that_holds_no_anchors_never_says_that_all_is_well(
    written: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from openmash.cli import auditing

    anchors = tmp_path / "anchors.txt"
    if written is not None:
        anchors.write_text(written, encoding="latin-1")
    assert auditing.verify(anchors) == 1
    assert said in capsys.readouterr().err
