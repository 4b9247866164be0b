"""The evaluator against a table written by hand, role by role, with targets that are theirs and targets that are not."""

from __future__ import annotations

import csv
from pathlib import Path
from uuid import UUID, uuid4

import pytest

import openmash.config.urls  # noqa: F401  # installs every grant
from openmash.casework.frontdoor.policy import ByAccount, ForAgency, ToldBy
from openmash.casework.intelligence.policy import From
from openmash.casework.meetings.policy import OfAgency
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import Clause, granted
from openmash.foundation.access.roles import Role

TABLES = sorted(Path(__file__).parent.glob("oracle_permissions*.csv"))
ORACLE = [
    row
    for table in TABLES
    for row in csv.DictReader(line for line in table.read_text().splitlines() if not line.startswith("#"))
]
ME, MINE = UUID(int=1), UUID(int=2)


def allows(clause: Clause, actor: Actor, target: object) -> bool:
    """A target that is not of this permission's kind is refused, loudly or not."""
    try:
        return clause.test(actor, target)
    except TypeError:
        return False


def targets() -> list[object]:
    return [
        None,
        ForAgency(MINE),
        ForAgency(uuid4()),
        ByAccount(ME),
        ByAccount(uuid4()),
        ToldBy(True),
        ToldBy(False),
        OfAgency(MINE),
        OfAgency(uuid4()),
        From(MINE),
        From(uuid4()),
    ]


@pytest.mark.parametrize("row", ORACLE, ids=lambda row: row["permission"])
def test_each_role_may_what_the_oracle_says_and_nothing_more(row: dict[str, str]) -> None:
    clause = granted()[row["permission"]]
    for role in (Role(name) for name in row if name != "permission"):
        actor = Actor(account_id=ME, name="", agency_id=MINE, team_id=None, roles=frozenset({role}))
        may = any(allows(clause, actor, target) for target in targets())
        assert may == (row[role.value] == "y"), f"{role.label}: {row['permission']}"


def test_nobody_without_a_role_may_do_anything_but_mind_their_own_account() -> None:
    nobody = Actor(account_id=ME, name="", agency_id=MINE, team_id=None, roles=frozenset())
    allowed = {name for name, clause in granted().items() if any(allows(clause, nobody, t) for t in targets())}
    theirs_by_having_written_it = {"frontdoor.answer_question", "frontdoor.pay_debt"}
    assert allowed - theirs_by_having_written_it == {"access.read_own_looks", "access.use_account"}
