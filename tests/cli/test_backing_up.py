"""A backup is read back before it is called good; a damaged one restores nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.db import connections, transaction

from openmash.cli import backing_up
from openmash.cli.auditing import verify
from openmash.cli.backing_up import THE_WALLS, backup, read_seal, restore
from openmash.cli.database import drop_database
from openmash.cli.embedded import SUPERUSER, Cluster
from openmash.foundation.access.actors import acting_as
from tests import cluster
from tests.factories.frontdoor import a_contact, a_hub

NAME = cluster.a_name("restored")


@pytest.fixture(scope="module")
def saved(own_database: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a hub with one contact."""
    with transaction.atomic():
        hub = a_hub()
        with acting_as(hub.screener):
            a_contact(hub.screener)
    path = tmp_path_factory.mktemp("backup") / "night.dump"
    assert backup(path, own_database) == 0
    return path


def databases(cluster: Cluster) -> set[str]:
    with psycopg.connect(cluster.dsn(role=SUPERUSER, database="postgres")) as connection:
        return {str(name) for (name,) in connection.execute("select datname from pg_database").fetchall()}


def test_what_was_saved_is_restored_row_for_row_walls_and_audit_included(
    saved: Path, own_database: Cluster, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        assert restore(saved, own_database, into=NAME) == 0, capsys.readouterr().err
        with psycopg.connect(own_database.dsn(role="openmash_app", database=NAME)) as application:
            seen = application.execute("select count(*) from frontdoor_contact").fetchone()
            assert seen == (0,), "with no actor the application sees nothing there either"
        monkeypatch.setenv("DATABASE_AUDIT_URL", own_database.url(role="openmash_auditor", database=NAME))
        assert verify(None) == 0
    finally:
        drop_database(own_database, NAME)


def test_one_word_changed_in_a_restored_table_is_found_though_its_rows_are_as_many(
    saved: Path, own_database: Cluster, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seal = read_seal(saved)
    other = replace(seal, sums={**seal.sums, "public.people_personname": "1", THE_WALLS: "other"})
    monkeypatch.setattr(backing_up, "read_seal", lambda _: other)
    try:
        assert restore(saved, own_database, into=NAME) == 1
        said = capsys.readouterr().err
        assert "public.people_personname, the walls. Do not use it" in said
    finally:
        drop_database(own_database, NAME)


def test_rows_are_those_of_the_moment_of_the_dump(saved: Path) -> None:
    assert read_seal(saved).rows["public.frontdoor_contact"] == 1


@pytest.mark.parametrize("harm", ["a byte changed", "cut short", "not a backup", "nothing"])
def test_a_damaged_file_is_refused_and_makes_nothing(
    harm: str, saved: Path, own_database: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    octets = saved.read_bytes()
    middle = len(octets) // 2
    harmed = {
        "a byte changed": octets[:middle] + bytes([octets[middle] ^ 1]) + octets[middle + 1 :],
        "cut short": octets[:middle],
        "not a backup": b"PGDMP and then something else\n" * 4,
        "nothing": b"",
    }
    path = tmp_path / "harmed.dump"
    path.write_bytes(harmed[harm])
    assert restore(path, own_database, into=NAME) == 1
    said = capsys.readouterr().err
    assert "Use another" in said and ("damaged" in said or "not a whole backup" in said)
    assert NAME not in databases(own_database)


def test_no_backup_is_written_over_and_none_is_restored_over_records(
    saved: Path, own_database: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    before = saved.read_bytes()
    assert backup(saved, own_database) == 1
    assert "exists already" in capsys.readouterr().err and saved.read_bytes() == before
    here = connections["default"].settings_dict["NAME"]
    assert restore(saved, own_database, into=here) == 1
    assert "already" in capsys.readouterr().err


def test_a_role_that_sees_less_may_not_back_up(
    own_database: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = connections["default"].settings_dict["NAME"]
    monkeypatch.setenv("DATABASE_BACKUP_URL", own_database.url(role="openmash_auditor", database=here))
    assert backup(tmp_path / "less.dump", own_database) == 1
    assert "does not see every row" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
