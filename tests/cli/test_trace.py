"""`openmash trace`: the answer as JSON, the look in the audit, and nothing of anybody restricted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date

import pytest
from django.db import connection, transaction

from openmash.cli.database import CHECKOUT
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from tests.factories.access import an_actor
from tests.factories.people import a_child

CANARY = "Quillfeather"


def trace(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}"}
    command = [sys.executable, "-m", "openmash.cli", "trace", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def manager(own_database: object) -> Actor:
    found = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(found):
        a_child(found, "Zoë", "Ashworth", born=date(2018, 3, 9), postcode="GL5 1AA")
        hidden = a_child(found, "Ines", CANARY, born=date(2017, 4, 2), postcode="GL5 1AB")
        restrict(
            actor=found, person_ids=[hidden.pk], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[found.account_id],
        )  # fmt: skip
    return found


def test_it_answers_with_the_evidence_and_the_look_is_in_the_audit(manager: Actor) -> None:
    done = trace(
        "--forenames", "Zoe", "--surname", "Ashworth", "--date-of-birth", "9 March 2018", "--postcode", "gl51aa"
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    (candidate,) = answer["candidates"]
    assert answer["status"] == "match"
    assert candidate["name"] == "Zoë Ashworth"
    assert "Same date of birth" in candidate["evidence_for"]
    with transaction.atomic(), acting_as(manager), connection.cursor():
        kinds = [event.kind for event in events_about([f"person:{candidate['person_id']}"])]
    assert "linkage.traced" in kinds


def test_somebody_restricted_is_as_nobody(manager: Actor) -> None:
    hidden = trace("--forenames", "Ines", "--surname", CANARY, "--date-of-birth", "2017-04-02")
    nobody = trace("--forenames", "Ines", "--surname", "Zarathorn", "--date-of-birth", "2017-04-02")
    assert (hidden.returncode, hidden.stdout, hidden.stderr) == (0, nobody.stdout, nobody.stderr)
    assert json.loads(hidden.stdout)["status"] == "no_match"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--surname", "Ash", "--date-of-birth", "31/02/2018"], "--date-of-birth: “31/02/2018” is not a date that exists"),
        (["--surname", "Ash", "--nhs-number", "9991234641"], "--nhs-number: An NHS number has 10 digits"),
        (["--postcode", "GL5 1AA"], "Give a name, a date of birth or a number"),
        (["--surname", "Ash", "--output", "no/where/found.json"], "There is no folder no/where to write found.json in."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_where(manager: Actor, arguments: list[str], says: str) -> None:
    done = trace(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
