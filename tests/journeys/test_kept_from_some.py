"""What is kept from some, in a real browser: an allegation from a teacher's colleague, a child from a conflicted manager."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_child_told, a_contact
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
WHAT = "She held him by the wrist and shouted; he told his mother that evening. Quillfeather."


@dataclass(frozen=True)
class People:
    screener: Account
    officer: Account
    teacher: Account
    colleague: Account
    head: Account
    manager: Account
    duty: Account
    pupil: UUID
    niece: UUID


@pytest.fixture(scope="module")
def people(own_database: Cluster) -> People:
    """A hub with two contacts, a school with a teacher and a colleague, two managers of whom one is an aunt."""
    desk, school = the_council(), an_agency("elm-primary", AgencyKind.SCHOOL)
    a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    screener = an_account(Role.SCREENER, name="Sam Haddon", team=desk)
    actor = actor_for(screener)
    with transaction.atomic(), acting_as(actor):
        pupil, niece = (
            a_contact(actor, a_child_told(*name)).contact_id for name in (("Noah", "Rowan"), ("Mia", "Vane"))
        )
    assert pupil is not None
    assert niece is not None
    return People(
        screener=screener, officer=an_account(Role.DESIGNATED_OFFICER, name="Lena Ode"),
        teacher=an_account(Role.PROFESSIONAL_REFERRER, name="Tess Quill", agency=school),
        colleague=an_account(Role.HUB_PARTNER, name="Col League", agency=school),
        head=an_account(Role.PROFESSIONAL_REFERRER, name="Hedda Master", agency=school),
        manager=an_account(Role.DUTY_MANAGER, Role.DECISION_MAKER, name="Aunt Vane", team=desk),
        duty=an_account(Role.DUTY_MANAGER, name="Ruth Castellan", team=desk), pupil=pupil, niece=niece,
    )  # fmt: skip


def checked(page: Page, name: str = "") -> Page:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    if name:
        screenshot(page, name)
    return page


def refused(page: Page, button: str, *sentences: str) -> Page:
    """Press, and be told each sentence at its field and in the summary."""
    page.get_by_role("button", name=button).click()
    for sentence in sentences:
        expect(page.locator(".govuk-error-summary")).to_contain_text(sentence)
    return checked(page)


def test_an_allegation_about_a_teacher_goes_to_the_officer_and_her_colleague_cannot_find_it(
    browser: Browse, people: People
) -> None:
    checked(browser.open("/allegations", account=people.officer))
    given_a_screener_tells_the_officer(browser, people)
    where = when_the_officer_works_it(browser, people)
    then_the_head_teacher_reads_it_by_name(browser, people, where)
    then_a_colleague_finds_nothing(browser, people, where)


def given_a_screener_tells_the_officer(browser: Browse, people: People) -> None:
    page = browser.open(f"/contacts/{people.pupil}/allegation", account=people.screener)
    checked(page)
    page.fill("[name=about_name]", "Tess Quill")
    refused(
        page, "Tell the designated officer now", "Choose their position.", "Say what they do with children.",
        "Say where they work or volunteer.", "Choose what is alleged.",
    )  # fmt: skip
    expect(page.locator("[name=about_name]")).to_have_value("Tess Quill")
    page.check("[value=paid]")
    page.fill("[name=works_as]", "Teaching assistant")
    page.fill("[name=employer_name]", "Elm Primary")
    page.fill("[name=email]", people.teacher.email)
    page.check("[value=harmed]")
    page.fill("[name=what]", WHAT)
    page.get_by_role("button", name="Tell the designated officer now").click()
    expect(page.locator("h1")).to_contain_text("The designated officer has been told")
    checked(page)
    assert page.goto("/allegations").status == 403  # type: ignore[union-attr]  # a page answered


def when_the_officer_works_it(browser: Browse, people: People) -> str:
    page = checked(browser.open("/allegations", account=people.officer), "allegations")
    page.get_by_role("link", name="Tess Quill").click()
    expect(page.locator("main")).to_contain_text("Quillfeather")
    assert "Quill" not in page.title()
    where = checked(page).url
    steps = (
        ("Record a step", "Record it", "Choose what this is."), ("Conclude", "Conclude", "Choose what is concluded."),
        ("Let somebody see it", "Let them see it, and tell them", "Say who."),
        ("Keep it from somebody", "Keep it from them", "Say from whom."),
    )  # fmt: skip
    for link, button, sentence in steps:
        page.get_by_role("button", name=link).click()
        refused(checked(page), button, sentence)
        page.goto(where)
    page.goto(f"{where}/step")
    page.get_by_label("Initial evaluation").check()
    page.fill("[name=words]", "It meets the threshold; police and school meet tomorrow.")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("It meets the threshold")
    page.goto(f"{where}/let-see")
    page.fill("[name=somebody]", people.head.email)
    page.fill("[name=why]", "Leads for the employer")
    refused(page, "Let them see it", "They are a colleague.")
    page.get_by_label(re.compile("They are a colleague")).check()
    page.get_by_role("button", name="Let them see it").click()
    expect(page.locator("main")).to_contain_text("Hedda Master")
    screenshot(page, "allegation")
    return where


def then_the_head_teacher_reads_it_by_name(browser: Browse, people: People, where: str) -> None:
    page = browser.open(where, account=people.head)
    expect(page.locator("main")).to_contain_text("Quillfeather")
    expect(page.get_by_role("button", name="Conclude")).to_have_count(0)


def then_a_colleague_finds_nothing(browser: Browse, people: People, where: str) -> None:
    page = browser.open("/", account=people.colleague)  # a hub partner, who would see every contact
    for address in (
        "/",
        "/board",
        "/messages",
        "/triage",
        "/marac",
        "/worklist",
        "/search",
        "/my-looks",
    ):
        page.goto(address)
        for word in ("Quillfeather", "Noah", str(people.pupil)):
            assert word not in page.content(), (address, word)
    page.goto("/search")
    page.fill("[name=words]", "Tess Quill")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("main")).to_contain_text("Nobody found")
    assert "Quillfeather" not in page.content()
    screener = browser.open("/", account=people.screener)
    assert screener.goto(f"/contact/{people.pupil}").status == 200  # type: ignore[union-attr]  # a page answered
    for address in (where, f"/contact/{people.pupil}"):
        assert page.goto(address).status == 404  # type: ignore[union-attr]  # a page answered


def test_a_conflicted_manager_is_bypassed_until_it_has_passed(browser: Browse, people: People) -> None:
    at = f"/contact/{people.niece}"
    checked(browser.open("/access/conflicts", account=people.duty))
    theirs = browser.open("/board", account=people.manager)
    expect(theirs.locator("main")).to_contain_text("Mia Vane")
    assert theirs.goto(at).status == 200  # type: ignore[union-attr]  # a page answered
    theirs.goto("/board")

    page = checked(browser.open(f"/contacts/{people.niece}/conflict", account=people.screener), "conflict-declare")
    refused(page, "Declare it", "Choose whose conflict it is.", "Say in a sentence what the conflict is.")
    page.get_by_label("A colleague’s", exact=True).check()
    page.fill("[name=words]", "The manager is this child’s aunt.")
    page.fill("[name=colleague]", "Nobody Here")
    refused(page, "Declare it", "Nobody here has that name or address.")
    page.fill("[name=colleague]", people.manager.email)
    page.get_by_role("button", name="Declare it").click()
    expect(page.locator("main")).to_contain_text("hidden from whoever has the conflict")
    checked(page)

    theirs.reload()
    expect(theirs.locator("main")).not_to_contain_text("Mia Vane")
    assert theirs.goto(at).status == 404  # type: ignore[union-attr]  # a page answered
    theirs.goto("/access/conflicts")
    expect(theirs.locator("main")).to_contain_text("Nobody has declared a conflict of interest")

    duty = browser.open("/messages", account=people.duty)
    expect(duty.locator("main")).to_contain_text("A conflict of interest has been declared")
    duty.goto("/access/conflicts")
    for words in ("Aunt Vane", "Mia Vane", "this child’s aunt"):
        expect(duty.locator("main")).to_contain_text(words)
    checked(duty, "conflicts").get_by_role("link", name="End it").click()
    refused(checked(duty), "End it", "Say why it has passed.")
    duty.fill("[name=why]", "Another manager was meant.")
    duty.get_by_role("button", name="End it").click()
    expect(duty.locator("main")).to_contain_text("Another manager was meant.")
    assert theirs.goto(at).status == 200  # type: ignore[union-attr]  # a page answered
