"""An e-mail becomes a contact in a real browser, with and without scripts, wide and narrow."""

from __future__ import annotations

import pytest

from openmash.cli.embedded import Cluster
from tests.factories.family import account_of
from tests.factories.frontdoor import Hub, a_hub
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.web.emails.test_emails import ATTACHED, eml

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def test_an_e_mail_becomes_a_contact(browser: Browse, hub: Hub) -> None:
    page = browser.open("/emails", account=account_of(hub.call_taker), scripts=False)
    page.click("text=Drop this e-mail in")
    assert "Choose the e-mail" in page.inner_text(".govuk-error-summary")
    screenshot(page, "emails-wrong")
    page.set_input_files("[name=files]", {"name": "w.eml", "mimeType": "message/rfc822", "buffer": eml(extra=ATTACHED)})
    page.click("text=Drop this e-mail in")
    assert "no coat" in page.inner_text("main")
    screenshot(page, "email")
    assert_no_sideways_scroll(page)
    page.fill("[name=child-0-called]", "Mia Farrow")
    page.fill("[name=child-0-age]", "7")
    page.click("text=Make it a contact: its clock")
    assert "Choose who sent it." in page.inner_text(".govuk-error-summary")
    page.get_by_role("radio", name="School or nursery").check()
    page.click("text=Make it a contact: its clock")
    assert "Mia Farrow" in page.inner_text("h1") and "no coat" in page.inner_text("main")


def test_the_pages_of_e_mails_are_without_faults_that_axe_knows(browser: Browse, hub: Hub) -> None:
    page = browser.open("/emails", account=account_of(hub.screener))
    assert_accessible(page)
    page.click("text=Drop this e-mail in")
    assert_accessible(page)
    octets = eml(message_id="<8@elm.example.invalid>", extra=ATTACHED)
    page.set_input_files("[name=files]", {"name": "w.eml", "mimeType": "message/rfc822", "buffer": octets})
    page.click("text=Drop this e-mail in")
    assert_accessible(page)
    here = page.url
    page.click("text=Make it a contact: its clock")
    assert_accessible(page)
    page.goto(f"{here}/set-aside")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.goto("/emails")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "emails")
