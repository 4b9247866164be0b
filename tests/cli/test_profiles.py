"""An area's own profile: read where it is, refused with the place, and honest about what nobody has confirmed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from openmash.cli.database import CHECKOUT
from openmash.foundation.governance.profile import PROFILES


def told(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "openmash.cli", "profile", *arguments]
    environment = {**os.environ, **settings}
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A profile of an area of our own, in a folder of its own."""
    text = (PROFILES / "gloucestershire.toml").read_text()
    path = tmp_path / "ours.toml"
    path.write_text(text.replace('slug = "gloucestershire"', 'slug = "ours"', 1).replace("Gloucestershire", "Ourshire"))
    return path


def test_a_profile_is_read_and_what_is_not_confirmed_is_listed(ours: Path) -> None:
    done = told(str(ours))
    assert done.returncode == 0, done.stderr
    first, second, *rest = done.stdout.splitlines()
    assert first.startswith("Ourshire (ours), version ")
    assert second == f"{len(rest)} to confirm with the partnership:"
    assert any("Red enquiry: 4 hours" in line for line in rest)


def test_a_folder_of_ones_own_takes_the_place_of_those_that_came_along(ours: Path) -> None:
    done = told(OPENMASH_PROFILES=str(ours.parent), OPENMASH_PROFILE="ours")
    assert done.stdout.startswith("Ourshire (ours)"), done.stderr
    missing = told(OPENMASH_PROFILES=str(ours.parent), OPENMASH_PROFILE="gloucestershire")
    assert (missing.returncode, missing.stderr.strip()) == (
        1, "There is no profile called “gloucestershire”. There is: ours.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('limit = "1 working day"', 'limit = "1 wroking day"', "wroking"),
        ('[limits.initial_decision]\nlimit = "1 working day"', '[limits.initial_decision]\nlimit = "3 working days"', "is laxer than"),
        ("slug =", "slugg =", "slug"),
    ],
)  # fmt: skip
def test_a_slip_is_refused_with_its_place(ours: Path, was: str, becomes: str, says: str) -> None:
    assert was in ours.read_text()
    ours.write_text(ours.read_text().replace(was, becomes, 1))
    done = told(str(ours))
    assert done.returncode == 1
    assert "ours.toml" in done.stderr and says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = told(str(tmp_path / "nothing.toml"))
    assert (done.returncode, "cannot be read" in done.stderr) == (1, True)
    (tmp_path / "picture.toml").write_bytes(b"\xff\xd8\xff\xe0")
    done = told(str(tmp_path / "picture.toml"))
    assert (done.returncode, done.stderr.strip()) == (1, "picture.toml is not text in UTF-8.")
