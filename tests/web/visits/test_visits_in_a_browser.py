"""A visit on a phone whose signal goes in the middle: no word is lost, nothing is left behind, and it counts once."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.casework.visits import actions, selectors
from openmash.casework.visits.models import Record
from openmash.casework.visits.telling import VisitPlanned
from openmash.casework.visits.words import Purpose, Where
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.files.selectors import files_about
from openmash.records.linkage.selectors import person_set
from openmash.records.voice import selectors as voice
from synthetic.modules.own_words import a_drawing
from tests.factories.family import Family, a_family
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
FIRST = "I don’t like it when it’s loud."
THEN = " Bunny sleeps in my bag.\n“In case,” says Mummy."
LAST = "\nCan I go to Nan’s?"
LEFT = "Object.entries(localStorage).filter(([name]) => name.startsWith('visit-at-the-door'))"


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    with transaction.atomic():
        return a_family()


def account(family: Family) -> Account:
    return Account.objects.get(pk=family.worker.account_id)


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-door-status]")).to_contain_text(words)


def without_the_signals_own_complaint(browser: Browse) -> None:
    browser.complaints[:] = [said for said in browser.complaints if "ERR_INTERNET_DISCONNECTED" not in said]


def test_the_signal_goes_in_the_middle_of_a_visit_and_no_word_is_lost(browser: Browse, family: Family) -> None:
    page = browser.open(f"/child/{family.mia}/visits/plan", account=account(family), width=320)
    page.click("main button[type=submit]")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose why the child is visited.")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.check("input[name=purpose][value=assessment]")
    page.click("main button[type=submit]")
    page.wait_for_url("**/door")
    screenshot(page, "visit-door")
    page.check("input[name=happened][value=seen]")
    page.fill("[name=words]", FIRST)
    says(page, "Saved at")
    assert page.evaluate(LEFT) == [], "what has reached the office is not left on the telephone"
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.context.set_offline(True)
    page.fill("[name=words]", FIRST + THEN)
    says(page, "No connection. Kept on this device")
    screenshot(page, "visit-door-offline")
    kept = json.dumps(page.evaluate(LEFT))
    assert "issued" in kept and "Bunny" not in kept and "Larkfield" not in kept, "encrypted, and never an address"
    door = page.url
    page.close()
    page = browser.contexts[-1].new_page()
    page.context.set_offline(False)
    page.goto(door)
    says(page, "Saved at")
    assert page.input_value("[name=words]") == FIRST + THEN
    assert page.is_checked("input[name=happened][value=seen]")
    assert page.evaluate(LEFT) == []
    page.context.set_offline(True)
    page.click("text=A picture the child gave")
    page.set_input_files("[name=files]", {"name": "bunny.png", "mimeType": "image/png", "buffer": a_drawing()})
    page.fill("[name=picture_says]", "Bunny asleep")
    says(page, "No connection. Kept on this device")
    page.close()
    page = browser.contexts[-1].new_page()
    page.context.set_offline(False)
    page.goto(door)
    says(page, "The picture stays on this device")
    assert page.evaluate("document.querySelector('[name=files]').files.length") == 1, "the picture is back too"
    assert_no_sideways_scroll(page)
    screenshot(page, "visit-door-picture")
    page.context.set_offline(True)
    page.fill("[name=words]", FIRST + THEN + LAST)
    for name, value in (("method", "talking"), ("alone", "yes"), ("bedroom", "seen"), ("safe", "yes")):
        page.check(f"input[name={name}][value={value}]")
    page.fill("[name=observations]", "Warm, tidy. Bunny’s bag by the door.")
    page.click("main button[type=submit]")
    says(page, "it goes by itself")
    page.context.set_offline(False)
    page.wait_for_url(lambda url: "/visit/" in url and not url.endswith("/door"))
    expect(page.locator("main")).to_contain_text("Child seen, alone, at home")
    assert page.evaluate(LEFT) == []
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "visit")
    page.emulate_media(media="print")
    screenshot(page, "visit-print")
    with transaction.atomic(), acting_as(family.worker):
        assert Record.objects.filter(person_id=family.mia).count() == 1
        said = voice.voices(person_set(family.mia, family.worker), actor=family.worker)[0]
        [picture] = files_about(actor=family.worker, about_id=said.id)
    assert said.quote.replace("\r\n", "\n") == FIRST + THEN + LAST
    assert said.picture_says == "Bunny asleep"
    assert picture.is_image
    without_the_signals_own_complaint(browser)


def test_nothing_stays_on_a_device_after_a_day_or_after_signing_out(browser: Browse, family: Family) -> None:
    with transaction.atomic(), acting_as(family.worker):
        (visit,) = actions.plan(
            actor=family.worker, told=VisitPlanned([family.mia], Purpose.OTHER, timezone.now(), Where.SCHOOL)
        )
    page = browser.open(f"/visit/{visit}/door", account=account(family), width=320)
    page.check("input[name=happened][value=seen]")
    says(page, "Saved at")
    page.context.set_offline(True)
    page.fill("[name=words]", "Only here.")
    says(page, "Kept on this device")
    page.close()
    page = browser.contexts[-1].new_page()
    page.context.set_offline(False)
    page.goto("/worklist")
    assert len(page.evaluate(LEFT)) == 1
    page.evaluate(
        "(then) => { const [name] = Object.keys(localStorage); const kept = JSON.parse(localStorage.getItem(name));"
        " localStorage.setItem(name, JSON.stringify({ ...kept, at: then })); }",
        (timezone.now() - timedelta(hours=25)).timestamp() * 1000,
    )
    page.reload()
    assert page.evaluate(LEFT) == [], "a day is over"
    page.goto(f"/visit/{visit}/door")
    page.evaluate("localStorage.setItem('visit-at-the-door:x', JSON.stringify({ at: Date.now() }))")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.click(".om-header__out")
    expect(page.locator(".om-header__out")).to_have_count(0)
    assert asked and "have not been sent" in asked[0]
    assert page.evaluate(LEFT) == []
    without_the_signals_own_complaint(browser)


def test_without_scripts_and_by_keyboard_a_refused_visit_is_recorded(browser: Browse, family: Family) -> None:
    with transaction.atomic(), acting_as(family.worker):
        (visit,) = actions.plan(
            actor=family.worker, told=VisitPlanned([family.mia], Purpose.OTHER, timezone.now(), Where.HOME)
        )
    page = browser.open(f"/visit/{visit}/door", account=account(family), width=320, scripts=False)
    page.check("input[name=happened][value=refused]")
    page.click("main button[type=submit]")
    assert "Say what you did about not seeing the child." in page.inner_text(".govuk-error-summary")
    page.fill("[name=done]", "Rang Grace Oduya at once.")
    page.focus("main form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/visit/{visit}")
    assert "Access refused, at home" in page.inner_text("main")
    page = browser.open(f"/child/{family.mia}/plans-and-visits", account=account(family))
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "plans-and-visits")
    page.click("text=Say how often this child is to be seen")
    page.fill("[name=every]", "10")
    page.fill("[name=because]", "The plan of 3 March")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("every 10 working days: The plan of 3 March")
    with transaction.atomic(), acting_as(family.worker):
        (waiting,) = actions.plan(
            actor=family.worker, told=VisitPlanned([family.mia], Purpose.OTHER, timezone.now(), Where.HOME)
        )
        assert selectors.visit(waiting, actor=family.worker).is_open
    page.goto(f"/visit/{waiting}/move")
    assert_accessible(page)
    assert_no_sideways_scroll(page)
