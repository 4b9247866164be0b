"""The smallest county there is loads whole, with everything the modules add by their own actions."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import psycopg

from openmash.cli.embedded import Cluster
from synthetic.load import load_county


def test_a_county_of_twenty_children_loads_with_every_module(own_database: Cluster) -> None:
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as loader:
        loaded = load_county(loader, 20, datetime.now(UTC).replace(microsecond=0), seed=1)
        assert loaded.children == 20
        (accounts,) = loader.execute("select count(*) from access_account where not is_service").fetchone() or (0,)
        assert accounts > 50, "everybody of the hub is there, however few the children"
