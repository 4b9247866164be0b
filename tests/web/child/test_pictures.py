"""The record in a browser: axe in each state, no sideways scroll at 320 px, pictures to look at."""

from __future__ import annotations

import pytest
from django.db import transaction

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, a_story, account_of, protect_home
from tests.factories.people import a_child
from tests.journeys.browser import Browse, Server, assert_accessible, assert_no_sideways_scroll, screenshot

PARTS = (
    "", "/voice", "/chronology", "/family", "/details", "/involvement", "/decisions", "/who-has-looked",
    "/chronology/family", "/family/drawn", "/oversight", "/night",
)  # fmt: skip
TASKS = (
    "/names/add", "/birth", "/numbers/add", "/details/add", "/places/add", "/places/protected", "/family/add",
    "/records/link", "/voice/record", "/restrict", "/family/tie",
)  # fmt: skip


@pytest.fixture(scope="module")
def family(server: Server) -> Family:
    with transaction.atomic():
        found = a_family()
        a_story(found)
        protect_home(found)
    return found


def test_each_part_of_a_full_record_is_accessible_and_narrow(family: Family, browser: Browse) -> None:
    page = browser.open("/", account=account_of(family.manager))
    for part in PARTS:
        page.goto(f"/child/{family.mia}{part}")
        assert "a child’s record" in page.title()
        assert_accessible(page)
        screenshot(page, f"child{part.replace('/', '-')}")
        assert_no_sideways_scroll(page)


def test_the_story_is_drawn_in_lanes_and_as_it_stood(family: Family, browser: Browse) -> None:
    page = browser.open(f"/child/{family.mia}/chronology?view=lanes", account=account_of(family.manager))
    assert_accessible(page)
    screenshot(page, "child-lanes")
    assert_no_sideways_scroll(page)
    page.goto(f"/child/{family.mia}")
    page.get_by_text("As it stood then").click()
    page.get_by_label("Show what was known at").fill("2026-01-05T09:30")
    page.get_by_role("button", name="Show it as it stood").click()
    assert page.get_by_text("There is no such page").is_visible(), "nobody knew her then"


def test_an_empty_record_a_sealed_one_and_none_are_accessible(family: Family, browser: Browse) -> None:
    with transaction.atomic(), acting_as(family.manager):
        alone = a_child(family.manager, "Ivy", "Marsh").id
        sealed = a_child(family.manager, "Sealed", "Child").id
        restrict(
            actor=family.manager, person_ids=[sealed], mode="sealed", reason_code="staff_family", reason="",
            ask=WhomToAsk("Duty manager", "01632 960222", "Night desk on 01632 960223"),
            allowed=[family.manager.account_id],
        )  # fmt: skip
    page = browser.open(f"/child/{alone}", account=account_of(family.officer))
    assert_accessible(page)
    screenshot(page, "child-why")
    page.get_by_label("A new concern about this child or their family").check()
    page.get_by_role("button", name="Open the record").click()
    for part in PARTS:
        page.goto(f"/child/{alone}{part}")
        assert_accessible(page)
        assert_no_sideways_scroll(page)
    screenshot(page, "child-empty")
    for path, name in ((f"/child/{sealed}", "child-sealed"), ("/child/0191e0d2-0000-7000-8000-000000000000", "nobody")):
        page.goto(path)
        assert_accessible(page)
        screenshot(page, name)
    page = browser.open(f"/child/{sealed}", account=account_of(family.manager))
    page.goto(f"/child/{sealed}/why")
    page.get_by_label("Supervising or auditing practice").check()
    page.get_by_role("button", name="Open the record").click()
    assert_accessible(page)
    screenshot(page, "child-restricted")


def test_each_task_is_accessible_asked_and_refused(family: Family, browser: Browse) -> None:
    page = browser.open("/", account=account_of(family.manager), scripts=False)
    for task in TASKS:
        page.goto(f"/child/{family.mia}{task}")
        page.locator("main button[type=submit]").first.click()
        assert page.locator(".govuk-error-summary a").count() > 0 or "link" in task or "family" in task, task
        assert_no_sideways_scroll(page)
    page = browser.open("/", account=account_of(family.manager))
    for task in TASKS:
        page.goto(f"/child/{family.mia}{task}")
        assert_accessible(page)
        page.locator("main button[type=submit]").first.click()
        assert_accessible(page)
        screenshot(page, f"task{task.replace('/', '-')}")


def test_a_search_works_without_scripts_and_tells_twins_apart(family: Family, browser: Browse) -> None:
    page = browser.open("/search", account=account_of(family.screener), scripts=False)
    page.get_by_label("Name, date of birth").fill("farow 2019")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("heading", name="Mimi Farrow").is_visible()
    assert "farow" not in page.url
    page.get_by_role("link", name="Mimi Farrow").click()
    assert page.get_by_role("heading", name="Now", exact=True).is_visible()
    page.go_back()
    assert page.get_by_role("heading", name="Mimi Farrow").is_visible()
    shown = browser.open(page.url, account=account_of(family.screener))
    shown.goto("/search")
    for words, name in (
        ("farow 2019", "search-found"),
        ("zebedee quill 2015 GL1 1AA", "search-nobody"),
        ("", "search-empty"),
    ):
        shown.get_by_label("Name, date of birth").fill(words)
        shown.get_by_role("button", name="Search").click()
        assert_accessible(shown)
        screenshot(shown, name)
        assert_no_sideways_scroll(shown)


def test_emergency_access_and_its_review_are_accessible(family: Family, browser: Browse) -> None:
    page = browser.open("/access/emergency", account=account_of(family.other_worker))
    assert_accessible(page)
    page.get_by_role("button", name="Open the record").click()
    assert_accessible(page)
    page.get_by_label("First name").fill("Ella")
    page.get_by_label("Family name").fill("Farrow")
    for part, value in (("Day", "9"), ("Month", "3"), ("Year", "2019")):
        page.get_by_label(part).fill(value)
    page.get_by_label("Why do you need to see this record now?").fill(
        "Her grandmother rang: Ella is at her door alone."
    )
    screenshot(page, "emergency")
    page.get_by_role("button", name="Open the record").click()
    assert page.get_by_role("heading", name="Now", exact=True).is_visible()
    with transaction.atomic():
        lead = an_actor(Role.INFORMATION_LEAD, name="Wyn Carr")
    page = browser.open("/access/emergencies", account=account_of(lead))
    assert_accessible(page)
    screenshot(page, "emergency-reviews")
    page.get_by_role("link", name="Tom Sayer").click()
    assert_accessible(page)
    screenshot(page, "emergency-review")
    page.get_by_role("link", name="Everyone who has looked").click()
    assert_accessible(page)
    assert "Farrow" not in page.content()


def test_an_entry_is_marked_and_a_copy_is_read_line_by_line_before_it_is_made(family: Family, browser: Browse) -> None:
    page = browser.open(f"/child/{family.mia}/chronology", account=account_of(family.manager))
    page.get_by_role("link", name="Mark as significant: Decided: ").first.click()
    page.get_by_label("Why does it matter for this child?").fill("The first time anybody saw her alone")
    assert_accessible(page)
    page.get_by_role("button", name="Mark as significant").click()
    page.get_by_text("Significant: The first time anybody saw her alone").wait_for()
    screenshot(page, "child-chronology-marked")
    page.get_by_role("link", name="Make a copy for somebody").click()
    page.get_by_role("heading", name="For whom is the copy?").wait_for()
    assert_accessible(page)
    screenshot(page, "child-chronology-copy-for-whom")
    assert page.get_by_text("DO NOT TELL Dean Pryce where the child is").is_visible()
    page.get_by_role("link", name="(mother)").click()
    page.get_by_role("button", name="Make the copy for").click()
    assert page.get_by_role("link", name="Say why they are given it").is_visible()
    assert_accessible(page)
    screenshot(page, "child-chronology-copy-for-a-mother")
    assert_no_sideways_scroll(page)
    page.get_by_label("Why are they given it?").fill("She asked for it")
    page.get_by_role("button", name="Make the copy for").click()
    page.get_by_role("heading", name="Copies of the chronology").wait_for()
    assert_accessible(page)
    assert page.get_by_text("She asked for it").is_visible()
    assert_no_sideways_scroll(page)


def test_the_picture_of_a_family_is_walked_by_keyboard_and_its_table_stands_in_on_a_phone(
    family: Family, browser: Browse
) -> None:
    page = browser.open(f"/child/{family.mia}/family/drawn", account=account_of(family.manager))
    people = page.locator(".om-genogram a")
    first = people.first
    first.focus()
    said = [first.get_attribute("aria-label")]
    for _ in range(people.count() - 1):
        page.keyboard.press("Tab")
        said.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert len(set(said)) == people.count() and all(said), said
    boxes = {people.nth(n).get_attribute("aria-label"): people.nth(n).bounding_box() for n in range(people.count())}
    first.focus()
    page.keyboard.press("ArrowDown")
    below = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert boxes[below]["y"] > boxes[said[0]]["y"], "the arrow goes to somebody lower in the picture"
    page.keyboard.press("ArrowUp")
    assert boxes[page.evaluate("document.activeElement.getAttribute('aria-label')")]["y"] < boxes[below]["y"]
    page.get_by_role("link", name="Who lives with the child").click()
    page.get_by_text("of the family, by your choice, not drawn.").wait_for()
    assert page.locator(".om-genogram .om-kin").count() < len(said) + 1
    page.get_by_role("link", name="The family, and theirs").click()
    page.get_by_role("link", name="Draw from Toby").click()
    page.get_by_text("Toby Farrow’s family").wait_for()
    page.goto(f"/child/{family.mia}/family/drawn")
    first = page.locator(".om-genogram a").first
    first.focus()
    name = (first.get_attribute("aria-label") or "").split(",")[0]
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Now", exact=True).wait_for()
    assert name in page.locator(".om-banner").inner_text()
    page.goto(f"/child/{family.mia}/family/drawn")
    page.set_viewport_size({"width": 320, "height": 800})
    assert not page.locator(".om-genogram").is_visible()
    assert page.get_by_text("The family, as drawn").is_visible()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 900, "height": 1200})
    assert page.locator(".om-genogram").is_visible()
    printed = page.get_by_role("table", name="The family, as drawn").locator("th[scope=col]")
    assert [head.inner_text() for head in printed.all() if head.is_visible()][-1] == "To know"
