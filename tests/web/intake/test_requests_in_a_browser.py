"""A professional's request in a real browser: accessible, narrow, with and without scripts."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_account, an_agency
from tests.factories.frontdoor import Hub, a_hub
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.web.intake.test_received import sent

IN_THE_MORNING = True
SECTIONS = (
    "routing", "referrer", "children", "household", "professionals", "concern", "voice", "informing", "consent",
    "restriction", "factors", "attachments",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def teacher() -> object:
    return an_account(Role.PROFESSIONAL_REFERRER, name="Asha Obi", agency=an_agency("elm-primary", AgencyKind.SCHOOL))


def test_each_section_is_narrow_enough_and_saved_without_scripts(browser: Browse) -> None:
    page = browser.open("/requests", account=teacher(), width=390, scripts=False)  # type: ignore[arg-type]
    screenshot(page, "requests-empty")
    page.click("text=Start a request")
    tasks = page.url
    page.goto(f"{tasks}/children")
    page.fill("[name=children-0-forenames]", "Mia")
    page.click("text=Add another child")
    page.fill("[name=children-1-described]", "boy about 4, blue Corsa")
    page.click("text=Save and go on")
    for section in SECTIONS:
        page.goto(f"{tasks}/{section}")
        assert_no_sideways_scroll(page)
        screenshot(page, f"request-{section}")
    page.goto(tasks)
    screenshot(page, "request-tasks")
    assert_no_sideways_scroll(page)
    page.click("text=Check and send")
    screenshot(page, "request-check")
    assert_no_sideways_scroll(page)
    page.click("text=Send to the hub")
    assert "Write what you are worried about." in page.inner_text(".govuk-error-summary")


def test_no_section_has_a_fault_that_axe_knows_empty_or_wrong(browser: Browse) -> None:
    page = browser.open("/requests", account=teacher())  # type: ignore[arg-type]
    assert_accessible(page)
    page.click("text=Start a request")
    tasks = page.url
    assert_accessible(page)
    for section in SECTIONS:
        page.goto(f"{tasks}/{section}")
        assert_accessible(page)
        if section in ("children", "voice", "informing"):
            page.click("text=Save and go on")
            assert_accessible(page)
    page.goto(f"{tasks}/check")
    page.click("text=Send to the hub")
    assert_accessible(page)
    screenshot(page, "request-check-wrong")


def test_what_was_received_and_a_file_are_free_of_faults_and_narrow_enough(browser: Browse, hub: Hub) -> None:
    with transaction.atomic():
        received, file = sent(Client(), hub, "notes.txt", b"Dana said no.")
    page = browser.open(received, account=Account.objects.get(pk=hub.screener.account_id))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "received")
    page.goto(file)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("text=Take the original")
    assert_accessible(page)
    screenshot(page, "file")


def test_words_are_saved_as_they_are_typed_and_questions_follow_answers(browser: Browse) -> None:
    page = browser.open("/requests", account=teacher())  # type: ignore[arg-type]
    page.click("text=Start a request")
    tasks = page.url
    page.goto(f"{tasks}/informing")
    assert page.is_hidden("text=Why not?")
    page.check("#parents_told-2")
    assert page.is_visible("text=Why not?")
    page.goto(f"{tasks}/concern")
    page.fill("[name=concern]", "She came in without a coat.")
    page.wait_for_selector("text=Saved at")
    page.goto(f"{tasks}/concern")
    assert page.input_value("[name=concern]") == "She came in without a coat."
