"""17:00 all in hand, the night accepts on a phone, and in the morning the same list comes back: in a real browser."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.telling import ChildTold
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.records.people import actions as records
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_child_told, a_contact
from tests.factories.people import a_person
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
PHONE = 360


@dataclass(frozen=True)
class Shift:
    screener: Account
    manager: Account
    night: Account
    children: tuple[tuple[UUID, UUID], ...]


@pytest.fixture(scope="module")
def shift(own_database: Cluster) -> Shift:
    """Two red children: one whose address is kept from her father."""
    desk = the_council()
    night = a_team("out-of-hours", an_agency("council"))
    an_agency("marchshire", AgencyKind.OTHER_AREA)
    screener = an_account(Role.SCREENER, name="Sam Haddon", team=desk)
    manager = an_account(Role.DECISION_MAKER, name="Helen Achebe", team=desk)
    worker = an_account(Role.OUT_OF_HOURS, name="Colin Abara", team=night)
    made = []
    actor = actor_for(manager)
    with transaction.atomic(), acting_as(actor):
        father = a_person(actor, "Dan", "Rowan", kind="adult", born=None)
        for forenames in ("Ivy", "Noah"):
            received = a_contact(actor, a_child_told(forenames, "Rowan"))
            assert received.contact_id is not None
            actions.rate(actor=actor, contact_id=received.contact_id, rating="red", reason="As read")
            made.append((received.contact_id, received.children[0]))
        place = PlaceTold(LocatingKind.ADDRESS, "4 Harbour Walk", "ZZ1 1ZZ")
        fact = records.add_place(actor=actor, person_id=made[0][1], place=place)
        records.protect_locating_fact(
            actor=actor, fact_id=fact, protected_from=[father.id], reason="He has threatened to take her"
        )
    return Shift(screener, manager, worker, tuple(made))


def line_of(page: Page, child: str) -> object:
    return page.locator("article", has_text=child)


def test_from_five_to_all_in_hand_through_the_night_and_back(browser: Browse, shift: Shift) -> None:
    desk = browser.open("/tonight", account=shift.screener, scripts=False)
    expect(desk.locator("main")).to_contain_text("2 of 2 children not yet in hand")
    screenshot(desk, "tonight-before")
    desk.locator("article", has_text="Ivy Rowan").get_by_role("link", name="Offer to the out-of-hours team").click()
    desk.get_by_role("button", name="Offer").click()
    expect(desk.get_by_role("alert")).to_contain_text("Say what must happen tonight.")
    desk.fill("[name=must_happen]", "See Ivy at the refuge before nine, and ask how she slept.")
    desk.fill("[name=staff_safety]", "Go in twos: her father has waited outside.")
    desk.fill("[name=ring]", "Refuge worker, Bea Lund, 01632 960123")
    desk.get_by_role("button", name="Offer").click()
    expect(desk.locator("main")).to_contain_text("not yet accepted")
    desk.locator("article", has_text="Noah Rowan").get_by_role("link", name="Hold tonight myself").click()
    desk.get_by_role("button", name="I hold this child tonight").click()
    expect(desk.get_by_role("alert")).to_contain_text("Say why")
    desk.fill("[name=reason]", "I am on call and he knows me.")
    desk.get_by_role("button", name="I hold this child tonight").click()
    expect(desk.locator("main")).to_contain_text("1 of 2 children not yet in hand")
    assert desk.get_by_role("button", name="Sign off").count() == 0

    phone = browser.open("/worklist", account=shift.night, width=PHONE)
    expect(phone.locator("main")).to_contain_text("Accept for tonight: Ivy Rowan")
    phone.goto("/tonight")
    phone.locator("article", has_text="Ivy Rowan").get_by_role("link", name="Brief").click()
    brief = phone.locator("main")
    for words in ("See Ivy at the refuge before nine", "Go in twos", "Bea Lund, 01632 960123", "DO NOT TELL Dan Rowan"):
        expect(brief).to_contain_text(words)
    expect(brief).to_contain_text("Withheld: protected")
    assert "Harbour Walk" not in phone.content()
    screenshot(phone, "brief-on-a-phone")
    assert_accessible(phone)
    assert_no_sideways_scroll(phone)
    phone.get_by_role("button", name="Accept").click()
    expect(phone.locator("main")).to_contain_text("All in hand: 2 children")

    manager = browser.open("/tonight", account=shift.manager)
    manager.get_by_role("button", name="Sign off: all in hand").click()
    expect(manager.locator("main")).to_contain_text("Signed off by Helen Achebe")
    screenshot(manager, "tonight-signed-off")
    assert_accessible(manager)
    assert_no_sideways_scroll(manager)

    phone.goto("/tonight/return")
    expect(phone.locator("main")).to_contain_text("1 of 1 child not yet accepted back")
    phone.get_by_role("link", name="Offer back to the hub").click()
    phone.fill("[name=happened]", "Seen at 8.40pm, asleep by nine. Her mother rang once.")
    phone.get_by_role("button", name="Offer back").click()
    expect(phone.locator("main")).to_contain_text("nobody has accepted yet")
    morning = browser.open("/tonight/return", account=shift.screener)
    expect(morning.locator("main")).to_contain_text("asleep by nine")
    screenshot(morning, "back-from-the-night")
    assert_accessible(morning)
    assert_no_sideways_scroll(morning)
    morning.get_by_role("button", name="Accept back").click()
    expect(morning.locator("main")).to_contain_text("Sam Haddon, Duty Desk accepted and holds")


PAGES = ("/tonight/brief", "/tonight", "CHILD/tonight", "CHILD/keep", "CHILD/return", "CHILD/brief")


@pytest.mark.parametrize("path", PAGES)
def test_each_page_of_the_night_is_accessible_and_fits_a_phone(browser: Browse, shift: Shift, path: str) -> None:
    contact, person = shift.children[1]
    page = browser.open(path.replace("CHILD", f"/contact/{contact}/child/{person}"), account=shift.manager)
    assert page.locator("h1").count() == 1
    assert "Noah" not in page.title()
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"night-{path.strip('/').replace('/', '-')}")


def test_the_brief_prints_one_child_a_page_without_buttons(browser: Browse, shift: Shift) -> None:
    page = browser.open("/tonight/brief", account=shift.night)
    page.emulate_media(media="print")
    assert page.get_by_text("Printed for Colin Abara").is_visible()
    assert not page.get_by_role("button", name="Accept").count() or not page.get_by_role("button").first.is_visible()
    assert "Harbour Walk" not in page.content()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")


def test_another_area_is_asked_and_the_child_stays_ours_until_somebody_there_accepts(
    browser: Browse, shift: Shift
) -> None:
    contact = shift.children[1][0]
    page = browser.open(f"/contact/{contact}", account=shift.screener)
    page.get_by_role("link", name="Ask another area to take Noah Rowan").click()
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("alert")).to_contain_text("Give the name of the person there you asked.")
    page.get_by_label("Marchshire").check()
    page.fill("[name=named]", "Jo Park")
    page.fill("[name=telephone]", "01632 960777")
    page.fill("[name=sent]", "The contact and the police report, by secure e-mail.")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("main")).to_contain_text("not accepted, the child is ours")
    screenshot(page, "contact-another-area")
    page.get_by_role("link", name="Ask another area to take Noah Rowan").click()
    assert "Noah" not in page.title()
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "another-area")
    page.get_by_label("A named person there accepts the child").check()
    page.get_by_role("button", name="Record what they said").click()
    expect(page.get_by_role("alert")).to_contain_text("Give their role.")
    page.fill("[name=name]", "Jo Park")
    page.fill("[name=role]", "Duty manager")
    page.fill("[name=telephone]", "01632 960777")
    page.get_by_role("button", name="Record what they said").click()
    expect(page.locator("main")).to_contain_text("Jo Park, Duty manager, Marchshire accepted")


def test_a_long_night_is_folded_with_red_first_and_printed_whole(browser: Browse, shift: Shift) -> None:
    """What matters is found on a phone at two in the morning; without JavaScript; on paper nothing is folded."""
    actor = actor_for(shift.manager)
    with transaction.atomic(), acting_as(actor):
        for forenames, rating in (("Ada", "amber"), ("Ben", "amber"), ("Cleo", "red")):
            received = a_contact(actor, a_child_told(forenames, "Marsh"))
            assert received.contact_id is not None
            actions.rate(actor=actor, contact_id=received.contact_id, rating=rating, reason="As read")
        unnamed = a_contact(actor, ChildTold(as_told="Boy, about 4, blond, yellow coat; blue Corsa", concern="Alone."))
        assert unnamed.contact_id is not None
        actions.rate(actor=actor, contact_id=unnamed.contact_id, rating="amber", reason="As read")
    phone = browser.open("/tonight/brief", account=shift.night, width=320, scripts=False)
    tops = phone.locator("details.om-brief > summary")
    assert tops.count() > 3
    words = tops.all_inner_texts()
    ratings = ["Red" if "Red" in each else "Amber" for each in words]
    assert ratings == sorted(ratings, reverse=True) and "Amber" in ratings, "red first"
    ivy = next(each for each in words if "Ivy Rowan" in each)
    assert "Do not tell Dan Rowan" in ivy and "Staff safety: read before you visit" in ivy
    assert not phone.get_by_text("Bea Lund").is_visible()
    assert sum(each.is_visible() for each in phone.get_by_role("heading", name="The worry").all()) == 0
    tops.filter(has_text="Ivy Rowan").click()
    expect(phone.get_by_text("Bea Lund, 01632 960123")).to_be_visible()
    phone.get_by_role("link", name="Amber: 3").click()
    assert phone.url.endswith("#amber")
    assert_no_sideways_scroll(phone)
    read = browser.open("/tonight/brief", account=shift.night, width=320)
    assert_accessible(read)
    screenshot(read, "brief-of-a-long-night")
    read.emulate_media(media="print")
    worries = read.get_by_text("The worry", exact=True).all()
    assert len(worries) == len(words) and all(each.is_visible() for each in worries), "opened on paper"
