"""A restore drill: the restored system's audit verifies and every page of a sample is identical, or it says what is not."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import psycopg
import pytest
from django.db import transaction

from openmash.casework.outage import selectors
from openmash.cli import drilling
from openmash.cli.backing_up import fill
from openmash.cli.demo import is_drill_due
from openmash.cli.drilling import drill
from openmash.cli.embedded import SUPERUSER, Cluster
from openmash.foundation.access.roles import Role
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        made = a_family()
        an_actor(Role.TEAM_MANAGER, agency=made.council)
        an_actor(Role.INFORMATION_LEAD, agency=made.council)
    return made


def looks() -> int:
    with psycopg.connect(os.environ["DATABASE_AUDIT_URL"]) as connection:
        row = connection.execute("select checked from audit.verify()").fetchone()
    assert row is not None
    return int(row[0])


def test_the_restored_systems_audit_verifies_and_every_page_of_a_sample_is_identical(
    family: Family, own_database: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    before = looks()
    assert is_drill_due()
    assert drill(own_database, pages=2) == 0, capsys.readouterr().err
    assert "What was restored is the original" in capsys.readouterr().out
    assert not drilling.copies_of_drills(own_database), "the copy is dropped"
    kept = selectors.drills()[0]
    assert not is_drill_due(), "a demonstration tries one, and no more by itself"
    assert kept.is_the_same and kept.audit_entries == before and kept.rows > 1000
    assert kept.pages > 20 and {"MASH screener", "Social worker", "Team manager"} <= set(kept.roles)
    assert looks() == before + 1, "reading the pages left nothing behind but that there was a drill"
    page = signed_in(an_actor(Role.SERVICE_MANAGER)).get("/outage").content.decode()
    assert f"as {len(kept.roles)} roles" in page and "row by row and page by page" in page


def test_a_drill_that_is_told_to_stop_leaves_no_backup_and_no_copy(
    family: Family, own_database: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stopped(path: Path, seal: object, cluster: Cluster, into: str) -> None:
        assert path.exists(), "the backup is there"
        fill(path, seal, cluster, into)  # type: ignore[arg-type]  # handed on as it came
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(drilling, "fill", stopped)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit):
        drill(own_database, pages=1)
    assert not list(tmp_path.iterdir()) and not drilling.copies_of_drills(own_database)
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("update people_personname set surname = 'Somebody Else' where surname = 'Farrow'", "page "),
        (
            "update audit.event set kind = 'no' where id = (select event_id from audit.link where seq = 2)",
            "the audit does not fit",
        ),
    ],
)
def test_a_restored_system_that_is_not_the_original_is_found_out_and_kept_as_such(
    harm: str, said: str, family: Family, own_database: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_badly(path: object, seal: object, cluster: Cluster, into: str) -> None:
        fill(path, seal, cluster, into)  # type: ignore[arg-type]  # handed on as they came
        with psycopg.connect(cluster.dsn(role=SUPERUSER, database=into)) as connection:
            connection.execute("set session_replication_role = replica")
            assert connection.execute(harm).rowcount

    monkeypatch.setattr(drilling, "fill", fill_badly)
    assert drill(own_database, pages=1) == 1
    kept = selectors.drills()[0]
    assert not kept.is_the_same and any(said in each for each in kept.differing)
