"""Two workers in one assessment at the same moment, and a manager who returns it and then authorises it."""

from __future__ import annotations

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from openmash.casework.assessments import selectors
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from tests.factories.access import an_account
from tests.factories.assessments import allocated, an_assessment, complete
from tests.factories.family import Family, a_family
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
BOX = "[name=care_and_safety]"


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        found = a_family()
        with acting_as(found.manager):
            allocated(found.manager, found.worker, found.ella)
            allocated(found.manager, found.other_worker, found.mia, found.ella)
    return found


def account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-words-status]")).to_contain_text(words)


def test_two_workers_write_one_assessment_and_a_manager_returns_and_authorises_it(
    browser: Browse, family: Family
) -> None:
    hers = browser.open(f"/child/{family.mia}/assessments/begin", account=account(family.worker))
    assert_accessible(hers)
    assert_no_sideways_scroll(hers)
    hers.click("main button[type=submit]")
    expect(hers.locator(".govuk-error-summary")).to_contain_text("Say why the assessment is begun.")
    hers.check(f"input[name=children][value='{family.ella}']")
    hers.fill("[name=reason]", "Decided at the front door: fear of a named adult.")
    hers.click("main button[type=submit]")
    hers.wait_for_url("**/assessment/*")
    assessment = hers.url
    assert_accessible(hers)
    assert_no_sideways_scroll(hers)
    screenshot(hers, "assessment-begun")
    hers.goto(f"{assessment}/write/parenting")
    his = browser.open(f"{assessment}/write/parenting", account=account(family.other_worker))
    hers.fill(BOX, "Food in the house. The door is unlocked at night.")
    his.fill(BOX, "Ella has no bed of her own.")
    his.fill("[name=warmth_and_guidance]", "Their mother reads to them.")
    says(hers, "Saved at")
    says(his, "Saved at")
    hers.fill(BOX, "Food in the house. The door is unlocked at night. A neighbour sits with them.")
    says(hers, "both are kept")
    assert_accessible(hers)
    assert_no_sideways_scroll(hers)
    his.goto(f"{assessment}/write/parenting")
    both = his.input_value(BOX)
    assert "A neighbour sits with them." in both and "Ella has no bed of her own." in both
    expect(his.locator("main")).to_contain_text("Written at the same time by Priya Nair and Tom Sayer")
    screenshot(his, "assessment-both")
    assert his.input_value("[name=warmth_and_guidance]") == "Their mother reads to them."
    his.fill(BOX, "The door is unlocked at night; a neighbour sits with them. Ella has no bed of her own.")
    says(his, "Saved at")
    key = assessment.rsplit("/", 1)[1]
    with transaction.atomic(), acting_as(family.worker):
        from uuid import UUID

        (said,) = selectors.assessment(UUID(key), actor=family.worker).said("care_and_safety", None)
        assert said.words.startswith("The door is unlocked")
        complete(family.worker, UUID(key))
    hers.goto(f"{assessment}/write/childs_life/{family.mia}")
    expect(hers.locator("main")).to_contain_text("I hide under the bed when he comes.")
    assert_accessible(hers)
    for page in (f"conclude/{family.mia}", f"facts/{family.mia}", "late"):
        hers.goto(f"{assessment}/{page}")
        assert_accessible(hers)
        assert_no_sideways_scroll(hers)
    screenshot(hers, "assessment-late")
    hers.goto(assessment)
    hers.click("text=Send it to be authorised")
    expect(hers.locator("main")).to_contain_text("Waiting to be authorised")
    chief = browser.open(assessment, account=account(family.manager))
    for verdict, words in (("return", "Whose bed does Ella sleep in?"), ("authorise", "Tested with Priya; it holds.")):
        chief.click("text=Authorise it, or return it for changes")
        assert_accessible(chief)
        assert_no_sideways_scroll(chief)
        chief.check(f"input[name=verdict][value={verdict}]")
        chief.fill("[name=words]", words)
        chief.keyboard.press("Tab")
        chief.keyboard.press("Enter")
        chief.wait_for_url(assessment)
        expect(chief.locator("main")).to_contain_text(words)
        if verdict == "return":
            hers.goto(assessment)
            hers.click("text=Send it to be authorised")
            expect(hers.locator("main")).to_contain_text("Waiting to be authorised")
            chief.goto(assessment)
    assert_accessible(chief)
    assert_no_sideways_scroll(chief)
    screenshot(chief, "assessment")
    chief.emulate_media(media="print")
    screenshot(chief, "assessment-print")
    plain = browser.open(f"/child/{family.mia}/plans-and-visits", account=account(family.worker), scripts=False)
    assert "Child and family assessment" in plain.inner_text("main") and "Authorised" in plain.inner_text("main")


def test_a_practice_lead_words_a_new_version_another_puts_it_in_force_and_old_records_stay_as_asked(
    browser: Browse, family: Family
) -> None:
    """Without a developer, by keyboard and by plain forms: add, word, move, take out, look, put in force."""
    with transaction.atomic():
        one = an_account(Role.PRACTICE_LEAD, name="Ngozi Farthing")
        two = an_account(Role.PRACTICE_LEAD, name="Simon Greaves")
        with acting_as(family.worker):
            old = an_assessment(family.worker, (family.mia,))
    hers = browser.open("/forms", account=one, scripts=False)
    assert_no_sideways_scroll(hers)
    hers.click("text=Child and family assessment")
    hers.click("text=Draft a new version from the one in force")
    hers.wait_for_url("**/draft")
    expect(hers.locator("#a_day")).to_contain_text("Children Act 1989, section 17(4A)")
    expect(hers.locator("#a_day button")).to_have_count(2)
    draft = hers.url
    hers.click("a:has-text('Add a question: What life is like')")
    hers.fill("[name=label]", "Who does the child talk to online?")
    hers.check("input[name=kind][value=one_of]")
    hers.click("main button[type=submit]")
    expect(hers.locator(".govuk-error-summary")).to_contain_text("Write two answers or more, one a line.")
    assert hers.input_value("[name=label]") == "Who does the child talk to online?"
    hers.fill("[name=options]", "Friends from school\nPeople they have not met\nNobody has asked")
    hers.check("input[name=by_when][value=authorised]")
    hers.click("main button[type=submit]")
    expect(hers.locator("#who_does_the_child_talk_to_online")).to_contain_text("Before it is authorised")
    hers.click("#who_does_the_child_talk_to_online button:has-text('Up')")
    hers.click("#wider_family button:has-text('Take out')")
    expect(hers.locator("main")).to_contain_text("Taken out of this draft")
    hers.click("#why_now button:has-text('Up')")
    expect(hers.locator("main")).to_contain_text("Nothing was changed")
    screenshot(hers, "form-draft")
    with_scripts = browser.open(draft, account=one)
    assert_accessible(with_scripts)
    assert_no_sideways_scroll(with_scripts)
    for path in ("question/a_day", "question/parents_say", "section", "head"):
        with_scripts.goto(f"{draft}/{path}")
        assert_accessible(with_scripts)
        assert_no_sideways_scroll(with_scripts)
        screenshot(with_scripts, f"form-{path.replace('/', '-')}")
    hers.goto(draft)
    hers.click("text=It is ready to be put in force")
    expect(hers.locator("main")).to_contain_text("Waiting for somebody else to put it in force")
    expect(hers.locator("main")).not_to_contain_text("Put it in force")
    his = browser.open("/worklist", account=two)
    his.click("text=Put a form in force, or return it")
    expect(his.locator("main")).to_contain_text("What it changes")
    expect(his.locator("main")).to_contain_text("People they have not met")
    assert_accessible(his)
    assert_no_sideways_scroll(his)
    screenshot(his, "form-preview")
    his.click("a:has-text('Put it in force')")
    assert_accessible(his)
    his.fill("[name=from_day-year]", "2020")
    his.click("main button[type=submit]")
    expect(his.locator(".govuk-error-summary")).to_contain_text("never one that is past")
    his.goto(his.url)
    his.focus("main button[type=submit]")
    his.keyboard.press("Enter")
    expect(his.locator("main")).to_contain_text("In force from")
    for path in ("/forms", "/forms/of/child_and_family_assessment", "/forms/of/factors", "/forms/new"):
        his.goto(his.url.split("/forms")[0] + path)
        assert_accessible(his)
        assert_no_sideways_scroll(his)
        screenshot(his, f"forms{path.replace('/', '-')}")
    before = browser.open(f"/assessment/{old}/write/childs_life/{family.mia}", account=account(family.worker))
    expect(before.locator("main")).not_to_contain_text("talk to online")
    before.goto(before.url.split("/assessment")[0] + f"/assessment/{old}")
    expect(before.locator("main")).to_contain_text("version 1, in force from")
    with transaction.atomic(), acting_as(family.worker):
        new = an_assessment(family.worker, (family.mia,))
    before.goto(before.url.split("/assessment")[0] + f"/assessment/{new}/write/childs_life/{family.mia}")
    expect(before.locator("main")).to_contain_text("Who does the child talk to online?")
    before.goto(before.url.split("/assessment")[0] + f"/assessment/{new}")
    expect(before.locator("main")).to_contain_text("Before it is authorised")
