"""`openmash return validate`: rows on standard output or in a file, a sentence where it cannot, and nothing half written."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from openmash.cli.database import CHECKOUT
from openmash.insight.returns.writing import write_census
from openmash.statute.census.years import YEARS
from tests.statute.census.examples import CHILD, of


def validate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}"}
    command = [sys.executable, "-m", "openmash.cli", "return", "validate", *map(str, arguments)]
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def census(tmp_path: Path) -> Path:
    path = tmp_path / "census.xml"
    with path.open("w", encoding="utf-8") as to:
        write_census([CHILD, of(id="C2", upn="", upn_unknown="UN2", ethnicity="")], YEARS[4], to, authority="916",
                     made_at=datetime(2026, 7, 1, tzinfo=UTC))  # fmt: skip
    return path


def test_rows_go_out_and_words_to_the_person_at_the_keyboard(census: Path, tmp_path: Path) -> None:
    shown = validate(census)
    assert shown.returncode == 0
    assert shown.stdout.splitlines()[:2] == [
        "rule,level,child_id,element,message",
        "4220,error,C2,Ethnicity,Ethnicity is missing or invalid (see Ethnicity table)",
    ]
    assert "2 children of 2025-26: 1 errors and 1 queries" not in shown.stderr
    assert "2 children of 2025-26: 1 error and 1 query, by 2 rules" in shown.stderr
    kept = tmp_path / "issues.csv"
    written = validate(census, "--ruleset", "2025-26", "--output", kept)
    assert (written.returncode, written.stdout) == (0, "")
    assert kept.read_text(encoding="utf-8") == shown.stdout


def test_a_file_that_breaks_off_leaves_nothing_behind(census: Path, tmp_path: Path) -> None:
    text = census.read_text(encoding="utf-8")
    census.write_text(text[: len(text) * 2 // 3], encoding="utf-8")
    kept = tmp_path / "issues.csv"
    found = validate(census, "--output", kept)
    assert (found.returncode, found.stdout) == (1, "")
    assert "census.xml, line" in found.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["census.xml"]


def test_what_cannot_be_read_or_written_is_a_sentence(tmp_path: Path, census: Path) -> None:
    missing = validate(tmp_path / "none.xml")
    assert (missing.returncode, missing.stderr.strip()) == (1, "none.xml cannot be opened: No such file or directory.")
    nowhere = validate(census, "--output", tmp_path / "no/issues.csv")
    assert nowhere.returncode == 1
    assert "There is no folder" in nowhere.stderr
    assert validate(census, "--ruleset", "1999-00").returncode == 1
    assert validate().returncode == 2
