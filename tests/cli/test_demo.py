"""A county whose making was cut short is never served as a whole one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import psycopg
import pytest

from openmash.cli.database import CHECKOUT, make_database, make_roles
from openmash.cli.demo import clear_what_was_left, making
from openmash.cli.drilling import COPY, copies_of_drills
from openmash.cli.embedded import DATABASE, Cluster, home_of


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    made = Cluster(home_of(CHECKOUT, f"test-demo-{os.getpid()}"), for_tests=True).start()
    try:
        with psycopg.connect(made.dsn(database="postgres"), autocommit=True) as connection:
            make_roles(connection, with_loader=True)
        make_database(made)
        yield made
    finally:
        made.stop()
        shutil.rmtree(made.home)


def write(cluster: Cluster) -> None:
    with psycopg.connect(cluster.dsn(database=DATABASE)) as connection:
        connection.execute("create table half_a_county ()")


def begin_and_be_stopped(cluster: Cluster) -> None:
    with making(cluster):
        write(cluster)
        raise KeyboardInterrupt


def is_there(cluster: Cluster) -> bool:
    with psycopg.connect(cluster.dsn(database=DATABASE)) as connection:
        return connection.execute("select to_regclass('half_a_county') is not null").fetchone() == (True,)


def test_a_county_cut_short_is_begun_afresh_and_a_whole_one_is_kept(
    cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        begin_and_be_stopped(cluster)
    another = Cluster(cluster.home, for_tests=True).start()
    assert not clear_what_was_left(another), "somebody else's server is at work on it"
    assert "being made" in capsys.readouterr().err
    assert is_there(cluster)
    assert clear_what_was_left(cluster)
    assert not is_there(cluster), "half a county was kept"
    with making(cluster):
        write(cluster)
    assert clear_what_was_left(cluster)
    assert is_there(cluster), "a whole county, and what was entered in it, was thrown away"


def test_what_a_drill_left_that_was_stopped_hard_is_dropped_once_nobody_is_at_work(cluster: Cluster) -> None:
    make_database(cluster, f"{COPY}20261130014212")
    assert clear_what_was_left(Cluster(cluster.home, for_tests=True).start()) and copies_of_drills(cluster)
    assert clear_what_was_left(cluster) and not copies_of_drills(cluster)
