"""A loading killed on its way loses nothing and doubles nothing when it is run again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from django.db import transaction

from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_agency
from tests.foundation.imports.feeds import HEAD

ROWS = 90


def run(path: Path, agency_id: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}"}
    command = [sys.executable, "-m", "tests.foundation.imports.feeds", str(path), str(agency_id)]
    return subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True)


def looked_at_from_outside(cluster: Cluster) -> psycopg.Connection[tuple[int, ...]]:
    return psycopg.connect(cluster.dsn(database=os.environ["DATABASE_URL"].split("/")[3].split("?")[0]))


def taken_in(cluster: Cluster) -> int:
    with looked_at_from_outside(cluster) as superuser:
        counted = superuser.execute("select count(*) from imports_row where verdict = 'accepted'").fetchone()
    return counted[0] if counted else 0


def test_a_loading_killed_again_and_again_completes_with_every_row_once(own_database: Cluster, tmp_path: Path) -> None:
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        agency = an_agency("constabulary", AgencyKind.POLICE)
    path = tmp_path / "notices.csv"
    path.write_text(HEAD + "".join(f"{n // 3},Ash {n},{'' if n % 10 else 'nope'},\n" for n in range(ROWS)))
    chance = random.Random(1)
    for _ in range(4):
        before = taken_in(own_database)
        process = run(path, agency.id)
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        while taken_in(own_database) <= before and process.poll() is None:
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 0.1))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    said, _ = run(path, agency.id).communicate(timeout=300)
    rows, accepted, held, refused = map(int, said.splitlines()[-1].split())
    assert (rows, accepted + held, refused) == (ROWS, ROWS * 9 // 10, ROWS // 10)
    assert held > 0, "no loading got far enough to be interrupted"
    with looked_at_from_outside(own_database) as superuser:
        taken = superuser.execute(
            "select about[1], count(*) from audit.event where kind = 'test.row_taken' group by 1"
        ).fetchall()
        once = superuser.execute(
            "select count(*), count(distinct key) from imports_row where verdict = 'accepted'"
        ).fetchone()
        counted = superuser.execute(
            "select sum(accepted), sum(accepted + already_held + quarantined), "
            "(select count(*) from imports_row) from imports_batch"
        ).fetchone()
    assert {count for _, count in taken} == {1}
    assert len(taken) == ROWS * 9 // 10
    assert once == (ROWS * 9 // 10, ROWS * 9 // 10)
    assert counted is not None
    assert counted[0] == ROWS * 9 // 10, "the counts of the interrupted files add up to what was taken in"
    assert counted[1] == counted[2]
