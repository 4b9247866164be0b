"""`openmash import`: exit codes, receipt, and what it says where it cannot."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction

from openmash.cli.commands import main
from openmash.cli.database import CHECKOUT
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.agencies.models import Agency, AgencyKind
from tests.factories.access import a_team, an_agency

COLUMNS = "notification_ref,submitted_at,child_forenames,child_surname,narrative\n"
GOOD = "V1,2026-11-20 10:00,Mia,Farrow,Officers went to an argument.\n"


@pytest.fixture(scope="module")
def force(own_database: object) -> Agency:
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        council = an_agency()
        a_team("mash", council, is_duty_desk=True)
        a_team("edt", council, answers_out_of_hours=True)
        return an_agency("constabulary", AgencyKind.POLICE)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}"}
    command = [sys.executable, "-m", "openmash.cli", "import", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


def test_a_file_goes_in_and_the_receipt_says_what_did_not(force: Agency, tmp_path: Path) -> None:
    path, receipt = tmp_path / "night.csv", tmp_path / "receipt.csv"
    path.write_text(COLUMNS + GOOD + "V2,yesterday,Ivo,Shaw,x\n")
    done = run("police-notifications", str(path), "--output", str(receipt))
    assert done.returncode == 0, done.stderr
    assert "2 rows: 1 accepted, 0 already held, 1 quarantined." in done.stderr
    assert "Line 3: submitted_at" in done.stderr
    lines = list(csv.reader(receipt.open(encoding="utf-8-sig", newline="")))
    assert ["accepted", "", "", "1"] in lines
    assert [line[1] for line in lines if line[0] == "quarantined row"] == ["3"]
    again = run("police-notifications", str(path), "--agency", "constabulary")
    assert "0 accepted, 1 already held, 1 quarantined" in again.stderr
    assert "quarantined row,3,V2|Ivo|Shaw|" in again.stdout


def test_a_file_of_which_nothing_could_be_taken_in_is_an_error_that_says_where(force: Agency, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(COLUMNS + ",,,,\nV9,yesterday,Ivo,Shaw,x\n")
    assert run("police-notifications", str(path)).returncode == 1
    path.write_text("surname\nAsh\n")
    done = run("police-notifications", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "These headings are missing: notification_ref, submitted_at." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("police-notifications", "nowhere.csv"), "There is no file"),
        (("open-cases", "README.md", "--agency", "nobody"), "Say which agency sent it with --agency: "),
    ],
)
def test_wrong_usage_says_what_is_right(force: Agency, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_nothing_is_taken_in_where_the_receipt_has_no_place(force: Agency, tmp_path: Path) -> None:
    path = tmp_path / "later.csv"
    path.write_text(COLUMNS + GOOD.replace("V1", "V77"))
    nowhere = run("police-notifications", str(path), "--output", str(tmp_path / "no" / "receipt.csv"))
    assert (nowhere.returncode, nowhere.stderr.strip()) == (
        2,
        f"There is no folder {tmp_path / 'no'} to write receipt.csv in.",
    )
    assert "1 accepted, 0 already held" in run("police-notifications", str(path)).stderr


def test_what_is_no_feed_is_refused_with_those_there_are(force: Agency, tmp_path: Path) -> None:
    path = tmp_path / "night.csv"
    path.write_text(COLUMNS + GOOD)
    done = run("nothing", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is: police-notifications, missing-episodes, incidents, screenings, " in done.stderr
    assert " schools, attendance, school-records, unscheduled-care, " in done.stderr


def test_what_is_no_time_is_refused_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["import", "open-cases", "README.md", "--as-at", "last night"])
    assert stopped.value.code == 2
    assert "invalid" in capsys.readouterr().err
