"""A GP answers by a one-time link on a telephone without scripts, and the decision-maker sees it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Response

from openmash.casework.encompass.selectors import of_processes as owed_in
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.outbox.models import Message
from openmash.foundation.outbox.secrets import with_secrets
from openmash.pathways import encompass, encompass_links
from tests.factories.access import an_actor, an_agency
from tests.factories.family import account_of
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.partners import a_link, an_address
from tests.factories.schools import a_notification, a_pupil, a_school_that_is_written_to
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
MOST = 50_000
"""Octets of a page on an old phone, styles and all, without scripts."""


def octets(came: list[Response]) -> int:
    return sum(each.request.sizes()["responseBodySize"] + each.request.sizes()["responseHeadersSize"] for each in came)


@pytest.fixture(scope="module")
def hub(own_database: Cluster) -> Hub:
    return a_hub()


def test_a_gp_answers_on_a_telephone_without_scripts_and_the_decision_maker_sees_it(browser: Browse, hub: Hub) -> None:
    out = a_link(hub, children=2)
    page = browser.open("about:blank", width=390, scripts=False)
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))
    page.goto(out.url)
    assert octets(came) < MOST, octets(came)
    screenshot(page, "reply-code")
    assert_no_sideways_scroll(page)
    page.fill("[name=code]", "12345")
    page.get_by_role("button", name="Open").click()
    assert "That is not the code" in page.inner_text(".govuk-error-summary")
    page.fill("[name=code]", out.code)
    came.clear()
    page.get_by_role("button", name="Open").click()
    assert "Zoë Ashworth" in page.inner_text("main") and "Toby Ashworth" in page.inner_text("main")
    assert octets(came) < MOST, octets(came)
    screenshot(page, "reply-answer")
    assert_no_sideways_scroll(page)
    page.click("text=Send to the hub")
    assert "Choose your answer." in page.inner_text(".govuk-error-summary")
    page.check("text=Yes, we hold something")
    page.fill("[name=child-0-information]", "Not brought to two appointments since June.")
    page.fill("[name=systems]", "EMIS")
    page.fill("[name=back_to-year]", "2019")
    page.fill("[name=who]", "Dr Ada Shah, safeguarding lead")
    page.fill("[name=telephone]", "01632 960301")
    page.click("text=Save what I wrote")
    assert "It has not been sent" in page.inner_text("main")
    page.click("text=Send to the hub")
    assert "your answer is with the hub" in page.inner_text("main")
    screenshot(page, "reply-done")
    assert_no_sideways_scroll(page)
    manager = browser.open(f"/contact/{out.contact_id}", account=account_of(hub.manager))
    assert "Not brought to two appointments since June." in manager.inner_text("main")
    manager.click("text=Partners who answer by a link")
    assert "Answered" in manager.inner_text("main") and "Dr Ada Shah" in manager.inner_text("main")
    assert_accessible(manager)
    assert_no_sideways_scroll(manager)
    screenshot(manager, "partner-links")


def test_every_page_of_a_link_is_without_faults_that_axe_knows(browser: Browse, hub: Hub) -> None:
    address = an_address(hub)
    out = a_link(hub, address)
    page = browser.open(out.url)
    assert_accessible(page)
    page.get_by_role("button", name="Open").click()
    assert_accessible(page)
    page.fill("[name=code]", out.code)
    page.get_by_role("button", name="Open").click()
    assert_accessible(page)
    page.check("input[value=trace]")
    page.click("text=Send to the hub")
    assert_accessible(page)
    closed = browser.open(f"/reply/{'x' * 43}")
    assert_accessible(closed)
    assert_no_sideways_scroll(closed)
    screener = browser.open(f"/partners/link/{out.link_id}", account=account_of(hub.screener))
    screenshot(screener, "partner-link")
    for path in (f"/partners/link/{out.link_id}", f"/contact/{out.contact_id}/partners/ask"):
        screener.goto(path)
        assert_accessible(screener)
        assert_no_sideways_scroll(screener)
    screenshot(screener, "partner-ask")
    manager = browser.open("/partners/addresses", account=account_of(hub.manager))
    screenshot(manager, "partner-addresses")
    for path in ("/partners/addresses", "/partners/addresses/add", f"/partners/addresses/{address.id}/end"):
        manager.goto(path)
        assert_accessible(manager)
        assert_no_sideways_scroll(manager)


def test_a_school_without_accounts_reads_its_notice_on_a_telephone_and_says_what_it_did(
    browser: Browse, hub: Hub
) -> None:
    keeper = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
    school = a_school_that_is_written_to(keeper, hub.manager, own_code="")
    heard = a_notification(
        hub.police, "V1", a_pupil(urn="345678"), attended_at=timezone.now() - timedelta(hours=2)
    )  # fmt: skip
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        encompass.tell_schools(actor=clocks, contact_id=heard)
    with transaction.atomic(), acting_as(keeper):
        [found] = owed_in([heard], actor=keeper)[heard]
    desk = browser.open(f"/encompass/{found.id}", account=account_of(keeper))
    desk.click("text=Send a one-time link")
    assert_accessible(desk)
    desk.check("input[name=sure]")
    desk.get_by_role("button", name="Send the link").click()
    desk.wait_for_url(f"**/encompass/{found.id}")
    screenshot(desk, "encompass-link")
    assert_accessible(desk)
    with transaction.atomic(), acting_as(keeper):
        sent = encompass_links.link_to(owed_in([heard], actor=keeper)[heard][0].notices[0], actor=keeper)
        assert sent is not None
        letter = with_secrets(Message.objects.get(pk=sent.message_id).body)
    page = browser.open("/reply/" + letter.split("/reply/")[1].split()[0], width=320, scripts=False)
    page.fill("[name=code]", sent.code)
    page.get_by_role("button", name="Open the notice").click()
    assert "Mia Farrow" in page.inner_text("main")
    page.get_by_role("button", name="We have read it").click()
    page.get_by_role("button", name="Tell the hub").click()
    assert "Choose what was done." in page.inner_text(".govuk-error-summary")
    screenshot(page, "reply-notice")
    assert_no_sideways_scroll(page)
    page.check("input[value=supported]")
    page.fill("[name=words]", "Toast, and a quiet corner.")
    page.fill("[name=who]", "Nia Rowe, headteacher")
    page.get_by_role("button", name="Tell the hub").click()
    assert "the hub has your answer" in page.inner_text("main")
    desk.reload()
    assert "Nia Rowe, headteacher" in desk.inner_text("main")
    for path in (f"/schools/{school}", f"/schools/{school}/link"):
        manager = browser.open(path, account=account_of(hub.manager), width=320)
        assert_accessible(manager)
        assert_no_sideways_scroll(manager)
        screenshot(manager, f"school-link-{path.count('/')}")
