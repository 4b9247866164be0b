"""A data officer from the list to the file: sees what would be refused, explains, sends on, sees it gone, downloads."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.statute.census.years import newest_rules
from tests.factories.access import an_account
from tests.factories.family import Family, a_family, account_of
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
NEED_MISSING = newest_rules()["8610"].message
NO_NUMBER = newest_rules()["8770Q"].message.strip()
WITHIN = 120


@pytest.fixture(scope="module")
def family(own_database: Cluster, clock: object) -> Family:
    with transaction.atomic():
        found = a_family()
        with acting_as(found.manager):
            journeys.record_step(
                actor=found.manager, person_id=found.mia,
                told=StepTold(Step.ACCEPTED, "From the hub.", timezone.now() - timedelta(hours=1)),
            )  # fmt: skip
    return found


def work_the_queue() -> None:
    """The worker beside the server, until nothing is left to do."""
    environment = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}"}
    command = [sys.executable, "-m", "openmash.cli", "work", "--until-empty"]
    assert subprocess.run(command, cwd=CHECKOUT, env=environment, timeout=WITHIN, check=False).returncode == 0


def test_a_data_officer_puts_a_return_right_and_makes_it(browser: Browse, family: Family) -> None:
    with transaction.atomic():
        officer = an_account(Role.DATA_OFFICER, name="Ann Lowe", agency=family.council)
    page = browser.open("/", account=officer)
    page.click("text=The yearly return")
    page.wait_for_url("**/returns")
    assert "Not reckoned yet" in page.inner_text("main")
    page.click("text=Look at all children again")
    page.wait_for_selector("text=All children are being looked at again")
    work_the_queue()
    page.goto("/returns")
    assert NEED_MISSING in page.inner_text("main")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "returns")

    page.click(f"article:has-text('{NEED_MISSING}') a")
    page.wait_for_url("**/returns/8610*")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("main h2 a")
    page.wait_for_selector("text=To put right or to explain")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "returns-child")

    asked = page.locator(f"article:has-text('{NO_NUMBER}')")
    asked.locator("text=Explain why it is so").click()
    page.click("main button[type=submit]")
    assert "Write why it is so." in page.inner_text(".govuk-error-summary")
    assert_accessible(page)
    page.fill("#words", "She is taught at home, and the school census has no number for her.")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=Explained: She is taught at home")

    refused = page.locator(f"article:has-text('{NEED_MISSING}')")
    refused.locator("text=Send it to whoever works with the child").click()
    page.wait_for_selector("text=It goes to Priya Nair")
    assert_no_sideways_scroll(page)
    page.fill("#words", "Please say the primary need.")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=Sent to Priya Nair by Ann Lowe: Please say the primary need.")

    page.locator(f"article:has-text('{newest_rules()['8540'].message.strip()[:40]}')").first.locator(
        "text=Add a disability"
    ).click()
    page.check("input[name=value][value=NONE]")
    page.fill("#how", "The health visitor told us on Monday")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=To put right or to explain")

    worker = browser.open("/worklist", account=account_of(family.worker), scripts=False)
    worker.click("text=Put right before the return")
    worker.wait_for_url("**/return")
    assert "Please say the primary need." in worker.inner_text("main")
    assert_no_sideways_scroll(worker)
    worker.click("a:has-text('Say the primary need')")
    worker.wait_for_url("**/journey/need")
    worker.click("main button[type=submit]")
    assert "Choose the need." in worker.inner_text(".govuk-error-summary")
    worker.check("input[name=code][value=N4]")
    worker.click("main button[type=submit]")
    worker.wait_for_url("**/journey")

    page.click("text=Bring the list up to date with this child")
    page.wait_for_selector("text=Nothing: the return takes this child as they are.")
    page.goto("/returns")
    assert NEED_MISSING not in page.inner_text("main")
    page.click("text=Make the return of")
    page.wait_for_url("**/returns/files*")
    page.click("main button[type=submit]")
    page.wait_for_selector("text=It is being made")
    work_the_queue()
    page.goto(page.url)
    assert "0 errors and" in page.inner_text("main") and "counts to the last day of its year" in page.inner_text("main")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "returns-files")
    said = page.inner_text("article:has-text('SHA-256')")
    with page.expect_download() as waits:
        page.locator("article h3 a").click(no_wait_after=True)
    octets = waits.value.path().read_bytes()
    assert hashlib.sha256(octets).hexdigest() in said
    assert b"<PrimaryNeedCode>N4</PrimaryNeedCode>" in octets
