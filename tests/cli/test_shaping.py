"""The shape a new database is given is the one its migrations make, to the letter."""

from __future__ import annotations

import os
import re
from collections import Counter

import psycopg
import pytest

from openmash.cli import shaping
from openmash.cli.database import URLS, drop_database, make_database, point_at
from openmash.cli.embedded import Cluster
from openmash.cli.migrating import migrate
from tests.cluster import BY_URL, a_name, cluster, template

KEY_OF_THE_DAY = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b")
PLACE_IN_THE_ORDER = re.compile(r"^\t\(\d+, (?='\w+', '\d{4}_\w+', now\(\)\)$)")


@pytest.mark.skipif(BY_URL, reason="compares databases of the embedded server")
def test_migrating_step_by_step_makes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in URLS:
        monkeypatch.setenv(name, os.environ[name])  # put back afterwards
    server, steps = cluster(), a_name("steps")
    try:
        make_database(server, steps)
        point_at(server, steps)
        migrate(step_by_step=True)
        by_steps = _read_again(server, steps)
    finally:
        drop_database(server, steps)
    shaped = _read_again(server, template())
    differing = (by_steps - shaped) + (shaped - by_steps)
    assert not differing, f"write shape.sql again (python -m openmash.cli.shaping): {sorted(differing)[:10]}"


def _read_again(server: Cluster, name: str) -> Counter[str]:
    """The lines of a database made of what another says of itself: PostgreSQL words some conditions otherwise once it
    has read its own words.
    """
    again = a_name("again")
    try:
        make_database(server, again)
        with psycopg.connect(server.dsn(role="openmash_owner", database=again), autocommit=True) as owner:
            shaping.shape(owner, shaping.written_down(server, name))
        return _lines(shaping.written_down(server, again))
    finally:
        drop_database(server, again)


def test_production_has_no_loader_to_grant_anything_to() -> None:
    assert "openmash_loader" not in shaping.NOT_EVERYWHERE.sub("", shaping.FILE.read_text())


def test_the_file_says_nothing_of_the_day_it_was_written_or_of_who_wrote_it() -> None:
    text = shaping.FILE.read_text()
    assert not shaping.ONLY_THIS_TIME.search(text)
    assert "OWNER TO openmash_owner" not in text


def _lines(text: str) -> Counter[str]:
    """Each line and how often it stands there; keys a migration made on the day differ in each database, and so may the
    order in which independent migrations came.
    """
    lines = KEY_OF_THE_DAY.sub("a key", text).splitlines()
    return Counter(PLACE_IN_THE_ORDER.sub("\t(", line.rstrip(",;")) for line in lines)
