"""A plan from its first words to a review and the child's own copy, in a real browser: accessible, narrow, in print."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.statute.calendar import local_date
from tests.factories.family import Family, a_family
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        return a_family()


def day(page: Page, name: str, days: int) -> None:
    on = local_date(timezone.now()) + timedelta(days=days)
    for part, value in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.fill(f"[name={name}-{part}]", str(value))


def looked_at(page: Page) -> None:
    assert_accessible(page)
    assert_no_sideways_scroll(page)


def test_a_plan_is_written_measured_reviewed_and_given_to_the_child(browser: Browse, family: Family) -> None:
    page = browser.open(f"/child/{family.mia}/plans/begin", account=Account.objects.get(pk=family.worker.account_id))
    page.click("main button[type=submit]")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose the kind of plan.")
    looked_at(page)
    page.check("input[name=kind][value=child_in_need]")
    day(page, "review_by", 30)
    page.click("main button[type=submit]")
    page.wait_for_url("**/words")
    looked_at(page)
    page.fill("[name=worrying]", "Mia hides when Mr Pryce comes. She does not sleep.")
    page.fill("[name=working]", "Her nan is there on Wednesdays. School listens.")
    page.fill("[name=contingency]", "We hold a strategy discussion the same day.")
    expect(page.locator("[data-words-status]")).to_contain_text("Saved at")
    page.click("main button[type=submit]")
    page.click("text=Add what must change")
    looked_at(page)
    for name, value in (("change", "Mia sleeps through the night."), ("measure", "She sleeps in her own bed"),
                        ("unit", "nights a week"), ("target", "6"), ("now", "2"), ("said_by", "Mia")):  # fmt: skip
        page.fill(f"[name={name}]", value)
    page.check("input[name=better][value=more]")
    page.click("main button[type=submit]")
    plan = page.url
    for ago, value in ((14, "1"), (7, "3"), (0, "5")):
        page.click("text=Say how it stands now")
        page.fill("[name=value]", value)
        day(page, "on", -ago)
        page.fill("[name=said_by]", "Mia")
        if ago == 14:
            looked_at(page)
        page.click("main button[type=submit]")
    page.click("text=Add who does what")
    looked_at(page)
    page.fill("[name=what]", "Fit a lock that Mia can open from inside.")
    page.check(f"input[name=owner][value='{family.worker.account_id}']")
    day(page, "due_on", 5)
    page.click("main button[type=submit]")
    expect(page.locator("#actions")).to_be_visible()
    looked_at(page)
    screenshot(page, "plan")
    page.set_viewport_size({"width": 320, "height": 800})
    screenshot(page, "plan-320")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="print")
    screenshot(page, "plan-print")
    page.emulate_media(media="screen")
    page.goto(f"{plan}/told/worrying")
    looked_at(page)
    page.fill("[name=to_child]", "People are worried because you hide and cannot sleep.")
    page.click("main button[type=submit]")
    page.goto(f"{plan}/family")
    looked_at(page)
    page.goto(f"{plan}/for/child")
    expect(page.locator("main")).to_contain_text("People are worried because you hide and cannot sleep.")
    expect(page.locator("main")).to_contain_text("I want to stay at Nan’s.")
    looked_at(page)
    screenshot(page, "plan-for-the-child")
    page.emulate_media(media="print")
    assert page.locator("main aside").is_hidden(), "what is for the worker alone is never on paper"
    screenshot(page, "plan-for-the-child-print")
    page.emulate_media(media="screen")
    with page.expect_download() as made:
        page.click("text=Make this copy as a PDF")
    assert made.value.suggested_filename.endswith(".pdf")
    page.goto(f"{plan}/review")
    looked_at(page)
    page.check("input[name=kind][value=core_group]")
    page.fill("[name=different]", "She sleeps most nights.")
    page.check("input[name=decision][value=goes_on]")
    page.fill("[name=reasons]", "It works and is not yet there.")
    day(page, "next_on", 40)
    page.focus("main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url(plan)
    expect(page.locator("main")).to_contain_text("She sleeps most nights.")
    plain = browser.open(
        plan.replace(browser.address, ""), account=Account.objects.get(pk=family.worker.account_id), scripts=False
    )
    plain.click("text=Say what became of it")
    plain.check("input[name=became][value=done]")
    plain.fill("[name=effect]", "She says she feels safe.")
    plain.click("main button[type=submit]")
    assert "She says she feels safe." in plain.inner_text("main")


def test_a_letter_is_written_to_somebody_chosen_first_seen_as_it_will_be_read_and_kept_as_it_went(
    browser: Browse, family: Family
) -> None:
    page = browser.open(
        f"/child/{family.mia}/plans-and-visits", account=Account.objects.get(pk=family.worker.account_id)
    )
    page.click("text=Letters that went, and a new one")
    page.wait_for_url("**/letters")
    expect(page.locator("main")).to_contain_text("No letter went yet")
    assert_accessible(page)
    page.click("text=Write a letter: choose to whom first")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "letter-to")
    page.click("text=Hannah Farrow")
    assert_accessible(page)
    page.click("text=We are beginning an assessment")
    page.wait_for_url("**/assessment_begins")
    page.focus("[name=answer-0]")
    page.keyboard.type("School rang us three times about the gate.")
    page.keyboard.press("Tab")
    page.keyboard.type("the end of January")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#letter")).to_have_text("As it will be read")
    expect(page.locator("main")).to_contain_text("School rang us three times about the gate.")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("button[value=send]")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say how it goes.")
    assert_accessible(page)
    assert page.input_value("[name=answer-0]") == "School rang us three times about the gate."
    screenshot(page, "letter-write")
    page.check("input[name=understood][value=as_written]")
    page.check("input[name=format][value=docx]")
    page.check("input[name=sent][value=by_hand]")
    page.click("button[value=send]")
    page.wait_for_url("**/letter/*")
    expect(page.locator("main")).to_contain_text("Given by hand")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.emulate_media(media="print")
    screenshot(page, "letter-print")
    plain = browser.open(
        f"/child/{family.mia}/letters", account=Account.objects.get(pk=family.worker.account_id), scripts=False
    )
    assert "Our assessment about" in plain.inner_text("main")
