"""Setting up a partnership: from a text file, once or again, and nothing of a file with a slip."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password
from django.db import transaction

from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.cli.setting_up import BadPlan, read_plan
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import agency_named, duty_desk, out_of_hours_team

EXAMPLE = CHECKOUT / "docs/how-to/partnership-example.toml"


def set_up(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "openmash.cli", "set-up", str(path)]
    return subprocess.run(command, cwd=CHECKOUT, env=os.environ.copy(), capture_output=True, text=True, check=False)


def changed(tmp_path: Path, was: str, becomes: str) -> Path:
    path = tmp_path / "partnership.toml"
    path.write_text(EXAMPLE.read_text().replace(was, becomes, 1))
    return path


def test_a_partnership_is_set_up_once_however_often_it_is_asked(own_database: Cluster) -> None:
    first, again = set_up(EXAMPLE), set_up(EXAMPLE)
    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert again.stdout == "0 agencies, 0 teams and 0 accounts made.\n"
    assert duty_desk().deputy is not None
    assert out_of_hours_team().name == "Emergency Duty Team"
    passwords = dict(line.split("\t") for line in first.stdout.splitlines()[1:])
    officer = Account.objects.get(email="aaron.whitcombe@example.org")
    assert check_password(passwords[officer.email], officer.password)
    with transaction.atomic(), acting_as(actor_for(officer)):
        assert circles() >= {1, agency_named("police").strand_circle}
        assert agency_named("council").strand_circle not in circles()


def circles() -> set[int]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select unnest(wall.my_circles())")
        return {row[0] for row in cursor.fetchall()}


def test_of_a_file_with_a_slip_nothing_is_made(own_database: Cluster, tmp_path: Path) -> None:
    before = Account.objects.count()
    path = changed(tmp_path, 'team = "police-desk"', 'team = "nowhere"')
    path.write_text(path.read_text().replace("@example.org", "@elsewhere.example"))
    refused = set_up(path)
    assert refused.returncode == 1
    assert "no team called 'nowhere'" in refused.stderr
    assert Account.objects.count() == before


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('kind = "police"', 'kind = "polise"', "kind is one of"),
        ('roles = ["hub_partner"]', 'roles = ["service"]', "roles are some of"),
        ('roles = ["hub_partner"]', "roles = []", "roles are some of"),
        ("[[accounts]]", "[[people]]", "nothing reads people"),
        ("answers_checks", "answer_checks", "answer_checks"),
    ],
)
def test_a_slip_is_refused_in_a_sentence_that_says_where(tmp_path: Path, was: str, becomes: str, says: str) -> None:
    with pytest.raises(BadPlan, match=says):
        read_plan(changed(tmp_path, was, becomes))


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadPlan, match="cannot be read: No such file or directory"):
        read_plan(tmp_path / "nothing.toml")
    (tmp_path / "picture.toml").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(BadPlan, match="cannot be read: it is not text in UTF-8"):
        read_plan(tmp_path / "picture.toml")


def test_no_file_can_make_an_account_the_system_itself(tmp_path: Path) -> None:
    with pytest.raises(BadPlan):
        read_plan(changed(tmp_path, '"duty_manager"', f'"{Role.SERVICE.value}"'))
