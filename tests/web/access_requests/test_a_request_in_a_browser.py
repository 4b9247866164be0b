"""A girl asks for her record: from receipt to the answer in her hands, in a real browser."""

from __future__ import annotations

import io
import re

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from tests.factories.access import an_account
from tests.factories.access_requests import CANARIES, a_record_with_canaries
from tests.factories.family import Family, account_of
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    from django.conf import settings

    before = settings.OPENMASH_SCANNER
    settings.OPENMASH_SCANNER = "pretend"
    try:
        with transaction.atomic():
            return a_record_with_canaries()[0]
    finally:
        settings.OPENMASH_SCANNER = before


@pytest.fixture(scope="module")
def lead(own_database: Cluster) -> Account:
    with transaction.atomic():
        return an_account(Role.INFORMATION_LEAD, name="Noor Aziz")


def looked_at(page: Page, name: str) -> None:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"access-request-{name}")


def quiet(page: Page) -> None:
    """No canary sings on a page either."""
    said = page.inner_text("main").casefold()
    for what in ("a brother whose record is restricted, by name", "where he lives", "her mother’s refuge"):
        assert CANARIES[what].casefold() not in said, what


def test_a_request_from_receipt_to_release(browser: Browse, family: Family, lead: Account) -> None:
    page = browser.open("/", account=lead)
    page.click("text=Requests for their own record")
    expect(page.get_by_role("heading", name="Requests for their own record")).to_be_visible()
    looked_at(page, "list-empty")
    page.click("a.govuk-button:has-text('Record a request')")
    page.click("main button[type=submit]")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say who asks.")
    page.check("input[name=asker][value=themself]")
    page.fill("[name=asker_name]", "Mia Farrow")
    page.fill("[name=about_name]", "Mia Farrow")
    page.fill("[name=about_born]", "9 March 2019")
    page.fill("[name=asked]", "I want to see what you wrote about me.")
    page.check("input[name=route][value=in_person]")
    page.fill("[name=route_words]", "At school with Ms Obi. Not at home.")
    looked_at(page, "add")
    page.click("text=Record this request")
    expect(page.get_by_role("heading", name=re.compile("Mia Farrow asks"))).to_be_visible()
    one = page.url
    page.click("a.govuk-button:has-text('Say how you know that it is they')")
    page.check("input[name=step][value=identity_shown]")
    page.fill("[name=words]", "Ms Obi has taught her for a year and was with her.")
    looked_at(page, "step")
    page.click("text=Save this step")
    expect(page.locator("main")).to_contain_text("Somebody who may see the record says whose it is")

    page = browser.open(one, account=account_of(family.manager))
    page.click("a.govuk-button:has-text('Say whose record it is')")
    expect(page.get_by_role("heading", name="Whose record is it?")).to_be_visible()
    page.check(f"input[name=person][value='{family.mia}']")
    page.fill("[name=words]", "Name, birthday and school are hers.")
    looked_at(page, "find")
    page.click("text=This is whose record it is")
    expect(page.locator("main")).to_contain_text("Look through what is held")

    page = browser.open(one, account=lead)
    expect(page.locator("main")).to_contain_text("Still to ask")
    looked_at(page, "one")
    page.click("a.govuk-button:has-text('Look through what is held')")
    expect(page.get_by_role("heading", name="What is held, as it would be given")).to_be_visible()
    quiet(page)
    looked_at(page, "entries")
    page.click("text=Decide about this >> nth=0")
    page.check("input[name=choice][value=leave_out]")
    page.click("text=Save this decision")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say why.")
    looked_at(page, "entry")
    page.check("input[name=because][value=others]")
    page.fill("[name=words]", "It is about her sister as much as about her.")
    page.click("text=Save this decision")
    expect(page.locator("main")).to_contain_text("It is about her sister as much as about her.")
    page.goto(f"{one}/prepare")
    page.check("input[name=read]")
    page.click("text=Prepare it, and ask a second person")
    expect(page.locator("main")).to_contain_text("A second person reads the answer")
    assert "to hand over" not in page.inner_text("main")

    page = browser.open(f"{one}/agree", account=account_of(family.manager))
    looked_at(page, "agree")
    page.check("input[name=verdict][value=agreed]")
    page.fill("[name=agree_words]", "Every page read, as she would and as her mother would.")
    page.click("text=Save what I say of it")
    expect(page.locator("main")).to_contain_text("Give them the answer")

    page = browser.open(one, account=lead)
    looked_at(page, "agreed")
    answer = page.request.get(f"{one}/answer/pdf")
    assert answer.headers["content-disposition"] == 'attachment; filename="what-is-recorded.pdf"'
    paper = "".join("".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    for what, word in CANARIES.items():
        assert "".join(word.split()).casefold() not in paper.casefold(), what
    page.click("a.govuk-button:has-text('Say that it was given')")
    page.fill("[name=given_words]", "Today at school, with Ms Obi, who stayed with her.")
    looked_at(page, "give")
    page.click("text=It was given: end the request")
    expect(page.locator("main")).to_contain_text("Was given the answer")
    assert page.request.get(f"{one}/entries").status == 404
    assert page.request.get(f"{one}/answer/pdf").status == 404
    page.goto(one.rsplit("/", 1)[0])
    looked_at(page, "list")
