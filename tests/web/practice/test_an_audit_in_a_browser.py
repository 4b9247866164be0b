"""An auditor's year: draw, read, grade, a second grade, talk it over, an action with its measure, and draw again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.practice import SECTIONS, auditors, children_decided
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
PHONE = 320


@dataclass(frozen=True)
class Partnership:
    hub: Hub
    ruth: Actor
    owain: Actor
    leader: Actor


@pytest.fixture(scope="module")
def partnership(own_database: Cluster, clock: object) -> Partnership:
    with transaction.atomic():
        hub = a_hub()
        children_decided(hub, 2)
        ruth, owain = auditors()
        return Partnership(hub, ruth, owain, an_actor(Role.SERVICE_MANAGER, name="Della Voss"))


def account(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def fill_day(page: Page, name: str, days: int) -> None:
    on = local_date(timezone.now()) + timedelta(days=days)
    for part in ("day", "month", "year"):
        page.fill(f"#{name}-{part}", str(getattr(on, part)))


def fill_grades(page: Page, grade: str, why: str) -> None:
    for slug in SECTIONS:
        page.check(f"input[name={slug}_grade][value={grade}]")
        page.fill(f"textarea[name={slug}_reasons]", f"{why} ({slug})")
    page.check(f"input[name=grade][value={grade}]")
    page.fill("textarea[name=reasons]", why)


def sound(page: Page, name: str) -> None:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"practice-{name}")


def test_an_audit_from_the_draw_to_the_draw_after_it(browser: Browse, partnership: Partnership) -> None:
    ruth, owain, manager = (account(who) for who in (partnership.ruth, partnership.owain, partnership.hub.manager))
    page = browser.open("/", account=ruth)
    page.get_by_role("link", name="Audits of practice").click()
    page.get_by_role("link", name="Draw records for an audit").click()
    page.fill("#title", "Voice before less")
    page.get_by_role("button", name="Draw them at random").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say what the audit is to find out")
    expect(page.locator("#title")).to_have_value("Voice before less")
    sound(page, "draw")
    page.fill("#asks", "Is the child heard, and does it change anything?")
    page.fill("#many", "1")
    page.fill("#double_percent", "100")
    page.get_by_role("button", name="Draw them at random").click()
    expect(page.locator("main")).to_contain_text("it gives the same 1 record")
    sound(page, "audit-drawn")
    audit = page.url.removeprefix(browser.address)

    mine = page.get_by_role("table", name="Drawn for you")
    is_first = "First" in mine.inner_text()
    first, second = (ruth, owain) if is_first else (owain, ruth)
    page = browser.open("/worklist", account=first)
    page.get_by_role("link", name="Read a record and grade it").click()
    expect(page.get_by_role("heading", name="What was decided")).to_be_visible()
    record = page.url.removeprefix(browser.address)
    page.get_by_role("button", name="Save what I found").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("The child’s voice: choose a grade")
    sound(page, "record-refused")
    fill_grades(page, "requires_improvement", "Her words are kept and nothing is different for her")
    page.get_by_role("button", name="Save what I found").click()
    expect(page.get_by_role("heading", name="What you found")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Another auditor has still to grade this record")
    sound(page, "record-graded")

    page = browser.open(record, account=second, width=PHONE)
    expect(page.locator("main")).not_to_contain_text("nothing is different for her")
    fill_grades(page, "good", "He was seen the same day")
    assert_no_sideways_scroll(page)
    page.get_by_role("button", name="Save what I found").click()
    expect(page.locator("main")).to_contain_text("The first auditor talks it over")

    page = browser.open(f"{record}/talk", account=first)
    expect(page.locator("main")).to_contain_text("graded differently")
    page.fill("#words", "The history was clear. What did the words change?")
    page.get_by_role("button", name="and ask").click()
    expect(page.locator("main")).to_contain_text("They have not answered yet")

    page = browser.open("/worklist", account=manager)
    page.get_by_role("link", name="Read what an audit found in your work").click()
    expect(page.locator("main")).to_contain_text("not a score on you")
    sound(page, "own-work")
    page.check("input[name=agrees][value=partly]")
    page.fill("#words", "I rang the school; it is in my notebook.")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", name="Your answer: In part")).to_be_visible()

    page = browser.open(f"{record}/talk", account=first)
    expect(page.locator("main")).to_contain_text("it is in my notebook")
    page.check("input[name=voice_grade][value=good]")
    sound(page, "talk")
    page.get_by_role("button", name="These are the grades that stand").click()
    page.wait_for_url(f"**{audit}")

    page.get_by_role("link", name="Say what was found").click()
    page.check("input[name=section][value=voice]")
    page.check("input[name=kind][value=put_right]")
    page.fill("#words", "Words are kept and change nothing.")
    page.get_by_role("button", name="Save what was found").click()
    page.get_by_role("link", name="Say what is to be done").click()
    page.fill("#what", "Ask at each decision what the words changed.")
    page.check(f"input[name=owner][value='{partnership.leader.account_id}']")
    fill_day(page, "due_on", 30)
    page.fill("#measure", "Two in three decisions say what the child’s words changed.")
    page.check("input[name=indicator][value=none]")
    sound(page, "act")
    page.get_by_role("button", name="This is to be done").click()
    page.get_by_role("link", name="End this audit").click()
    page.fill("#words", "Words are kept, and change nothing.")
    page.get_by_role("button", name="End the audit").click()
    expect(page.locator("main")).to_contain_text("What it taught: Words are kept, and change nothing.")

    page = browser.open("/worklist", account=account(partnership.leader))
    page.get_by_role("link", name="Ask at each decision what the words changed.").click()
    page.check("input[name=evidence][value=again]")
    page.fill("#words", "Training was delivered to everybody.")
    page.check("input[name=effect][value=better]")
    page.get_by_role("button", name="Close this action").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("does not show that practice changed")
    expect(page.locator("#words")).to_have_value("Training was delivered to everybody.")
    sound(page, "close-refused")

    page = browser.open(audit, account=ruth)
    page.get_by_role("link", name="Draw it again").click()
    fill_day(page, "since", 0)
    page.get_by_role("button", name="Draw them at random").click()
    expect(page.locator("main")).to_contain_text("Did anything change since the first audit?")
    sound(page, "again")
