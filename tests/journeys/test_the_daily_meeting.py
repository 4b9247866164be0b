"""The daily meeting in a real browser: the chair opens it, five agencies write at once and no word is lost, actions are
agreed and done, and the minutes are there; much of it without JavaScript.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.selectors import board
from openmash.casework.meetings.models import Contribution
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_child_told, a_contact
from tests.factories.meetings import a_partner
from tests.journeys.browser import PATIENCE, Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
SECONDS = int(os.environ.get("OPENMASH_TESTS_WRITE_FOR", "60"))
"""How long five people write at once: a minute. OPENMASH_TESTS_WRITE_FOR=5 in the environment is for whoever changes it."""
PARTNERS = {
    "police": AgencyKind.POLICE, "health": AgencyKind.HEALTH, "education": AgencyKind.EDUCATION,
    "early-help": AgencyKind.EARLY_HELP,
}  # fmt: skip


@dataclass(frozen=True)
class People:
    chair: Account
    partners: dict[str, Account]


@pytest.fixture(scope="module")
def people(own_database: Cluster) -> People:
    """A hub whose desk has two amber contacts, one of two children, and four partners."""
    chair = an_account(Role.DECISION_MAKER, name="Helen Achebe", team=the_council())
    partners = {slug: a_partner(an_agency(slug, kind), f"{slug.title()} Partner") for slug, kind in PARTNERS.items()}
    actor = actor_for(chair)
    with transaction.atomic(), acting_as(actor):
        for children in ((a_child_told("Mia", "Farrow"), a_child_told("Toby", "Farrow")), (a_child_told("Ali"),)):
            made = a_contact(actor, *children)
            assert made.contact_id is not None
            frontdoor.rate(actor=actor, contact_id=made.contact_id, rating="amber", reason="Out at night")
    return People(chair, partners)


def checked(page: Page, name: str) -> Page:
    """Needs scripts: axe waits for timers, which never fire in a page without them."""
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"meeting-{name}")
    return page


def the_meeting(browser: Browse, account: Account, *, scripts: bool = True) -> Page:
    page = browser.open("/meetings", account=account, scripts=scripts)
    page.get_by_role("link", name=re.compile("^Daily")).first.click()
    return page


def the_child(people: People, name: str) -> UUID:
    """The child of this name at the front door."""
    chair = actor_for(people.chair)
    with transaction.atomic(), acting_as(chair):
        cards = (card for lane in board(actor=chair).lanes for card in lane.cards)
        return next(child.person_id for card in cards for child in card.children if child.name.startswith(name))


def the_family(browser: Browse, account: Account, name: str = "Mia", *, scripts: bool = True) -> Page:
    page = the_meeting(browser, account, scripts=scripts)
    page.locator(".om-agenda").get_by_role("link", name=re.compile(name)).click()
    return page


def test_the_chair_opens_the_meeting_and_goes_on_with_one_key_that_can_be_turned_off(
    browser: Browse, people: People
) -> None:
    partner = checked(browser.open("/meetings", account=people.partners["police"]), "none")
    expect(partner.locator("main")).to_contain_text("No meeting yet")
    partner.get_by_role("link", name="Actions your agency owes").click()
    expect(checked(partner, "nothing-owed").locator("main")).to_contain_text("Nothing is owed")
    page = checked(browser.open("/meetings", account=people.chair), "list")
    page.get_by_role("button", name="Open today").click()
    expect(page.locator(".om-agenda__line")).to_have_count(2)
    expect(page.locator("#agenda")).to_contain_text("2 families")
    checked(page, "agenda")
    page.get_by_role("button", name="Begin the meeting").click()
    expect(page.get_by_text("Being discussed now").first).to_be_visible()
    first = page.url
    page.get_by_label("Impact of the risk").first.focus()
    page.keyboard.type("n")
    assert page.url == first
    page.locator("h1").click()
    page.get_by_role("button", name="Turn keys off").click()
    page.locator("h1").click()
    page.keyboard.press("n")
    assert page.url == first
    page.get_by_role("button", name="Turn keys on").click()
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.url != first
    with page.expect_navigation():
        page.keyboard.press("p")
    assert page.url == first


def write_for(seconds: float, pages: dict[str, Page]) -> dict[str, str]:
    """Everybody types, a word each in turn, without waiting for anybody; what each has typed."""
    typed = dict.fromkeys(pages, "")
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        number += 1
        for name, page in pages.items():
            word = f"{name}{number} "
            page.keyboard.type(word)
            typed[name] += word
        pages[next(iter(pages))].wait_for_timeout(120)
    return typed


def test_five_agencies_write_about_one_child_at_once_and_every_word_is_kept(browser: Browse, people: People) -> None:
    five = {"council": people.chair, **people.partners}
    pages = {name: the_family(browser, account) for name, account in five.items()}
    for page in pages.values():
        page.get_by_label("Impact of the risk").first.click()
        page.keyboard.press("Control+End")
    typed = write_for(SECONDS, pages)
    for page in pages.values():
        expect(page.locator("[data-words-status]").first).to_contain_text("Saved at")
    reader = the_family(browser, people.chair)
    deadline = time.monotonic() + PATIENCE / 1000
    while not all(words.strip() in reader.inner_text("main") for words in typed.values()):
        assert time.monotonic() < deadline, "somebody's last words never arrived"
        pages["council"].wait_for_timeout(500)
        reader.reload()
    for name, words in typed.items():
        expect(reader.locator(".om-spoken", has_text=f"{name}1 ").first).to_contain_text(words.strip())
    expect(reader.locator("body")).to_contain_text("Heard: Council, Early Help, Education, Health and Police")
    assert "Written at the same time" not in reader.content()
    with transaction.atomic(), acting_as(actor_for(people.chair)):
        versions = Contribution.objects.count()
    assert versions >= len(five)
    checked(reader, "item")


def test_two_of_one_agency_who_write_over_the_same_words_both_find_theirs_and_make_them_one(
    browser: Browse, people: People
) -> None:
    colleague = a_partner(an_agency("health"), "Second Nurse")
    one, other = (
        the_family(browser, account, "Ali", scripts=False) for account in (people.partners["health"], colleague)
    )
    for page, words in ((one, "Not brought to two appointments."), (other, "Weight was steady in May.")):
        page.get_by_label("Impact of the risk").first.fill(words)
        page.get_by_role("button", name="Save our words").click()
    both = the_family(browser, colleague, "Ali", scripts=False)
    box = both.get_by_label("Impact of the risk").first
    assert box.input_value() == "Not brought to two appointments.\n\nWeight was steady in May."
    assert_no_sideways_scroll(both)
    box.fill("Not brought to two appointments; weight steady in May.")
    both.get_by_role("button", name="Save our words").click()
    expect(both.locator(".om-spoken")).to_have_count(1)
    both.get_by_role("button", name="Release our words").click()
    expect(both.locator("body")).to_contain_text("Released to the minutes")


def test_words_in_two_windows_and_through_a_lost_connection_are_all_kept(browser: Browse, people: People) -> None:
    one = the_family(browser, people.partners["police"], "Ali")
    other = one.context.new_page()
    other.goto(one.url)
    for page, label, words in (
        (one, "Impact of the risk", "Seen at the park at ten."), (other, "What could be done", "Ask his uncle in."),
    ):  # fmt: skip
        page.get_by_label(label).first.press_sequentially(words)
        expect(page.locator("[data-words-status]").first).to_contain_text("Saved at")
    one.context.set_offline(True)
    one.get_by_label("Impact of the risk").first.press_sequentially(" With two older boys.")
    other.get_by_label("Impact of the risk").first.press_sequentially("Two calls in May.")
    for page in (one, other):
        expect(page.locator("[data-words-status]").first).to_contain_text("Not saved: there is no connection")
    one.context.set_offline(False)
    for page in (one, other):
        expect(page.locator("[data-words-status]").first).to_contain_text("Saved at")
    reader = the_family(browser, people.chair, "Ali").locator("main")
    for words in ("Seen at the park at ten. With two older boys.", "Ask his uncle in.", "Two calls in May."):
        expect(reader).to_contain_text(words)
    browser.complaints = [each for each in browser.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_words_of_another_agency_arrive_by_themselves_while_one_reads(browser: Browse, people: People) -> None:
    reader = the_family(browser, people.partners["police"], "Ali")
    reader.mouse.move(2, 2)
    writer = the_family(browser, people.partners["education"], "Ali")
    writer.get_by_label("What could be done").first.fill("A quiet word at lunch.")
    expect(reader.locator(".om-spoken", has_text="A quiet word at lunch.")).to_be_visible()
    expect(reader.locator(".om-writing")).to_contain_text("Education Partner (Education)")


def test_an_action_is_agreed_done_and_minuted(browser: Browse, people: People) -> None:
    page = the_family(browser, people.chair, "Ali")
    page.get_by_role("link", name="Agree an action").click()
    page.get_by_role("button", name="Agree this action").click()
    assert page.locator(".govuk-error-summary a").count() == 4
    checked(page, "action-error")
    due = timezone.localtime() + timedelta(days=1)
    page.get_by_label("What will be done?").fill("Talk with Ali at lunch")
    page.get_by_label("Who will do it?").fill("Education Partner")
    page.get_by_label("Education", exact=True).check()
    for part, value in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_role("button", name="Agree this action").click()
    expect(page.locator(".om-action")).to_contain_text("Talk with Ali at lunch")
    page.get_by_role("link", name="Say who is best placed").click()
    checked(page, "worker")
    page.get_by_label("Who is best placed?").fill("Ms Obi")
    page.get_by_label("Education", exact=True).check()
    page.get_by_label("Why this worker?").fill("Ali asks for her by name.")
    page.get_by_role("button", name="Propose").click()
    teacher = browser.open("/meetings/actions", account=people.partners["education"])
    checked(teacher, "owed").get_by_role("link", name="Talk with Ali").click()
    teacher.get_by_label("Done", exact=True).check()
    teacher.get_by_label("What came of it").fill("Talked. He wants to see his gran.")
    checked(teacher, "answer").get_by_role("button", name="Say what became").click()
    accepts = the_family(browser, people.partners["education"], "Ali")
    accepts.get_by_role("link", name="Accept, or say why not").click()
    accepts.get_by_label("Yes, accepted").check()
    accepts.get_by_role("button", name="Answer for our agency").click()
    expect(accepts.locator("body")).to_contain_text("Accepted by Education Partner")
    minutes = the_meeting(browser, people.chair)
    minutes.get_by_role("link", name="Minutes").click()
    expect(minutes.locator("body")).to_contain_text("Done. Talked. He wants to see his gran.")
    checked(minutes, "minutes")
    with minutes.expect_download() as download:
        minutes.get_by_role("button", name="Download as a PDF").click()
    assert UUID(minutes.url.split("/")[4])
    assert download.value.suggested_filename.endswith(".pdf")


def test_a_family_is_brought_left_out_put_back_and_somebody_invited(browser: Browse, people: People) -> None:
    police = browser.open(f"/meetings/bring/{the_child(people, 'Ali')}", account=people.partners["police"])
    police.get_by_role("button", name="Put on today").click()
    assert police.locator(".govuk-error-summary a").count() == 2
    checked(police, "bring-error")
    police.get_by_label("Exploitation", exact=True).check()
    police.get_by_label("In one line").fill("Seen in a grey van at the retail park")
    police.get_by_role("button", name="Put on today").click()
    expect(police.locator("main")).to_contain_text("Seen in a grey van at the retail park")
    page = the_meeting(browser, people.chair)
    page.locator(".om-agenda__line", has_text="grey van").get_by_role("link").first.click()
    item = page.url
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Whom do you invite?").fill("Nobody At All")
    page.get_by_role("button", name="Invite to this family").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Nobody here has this name.")
    checked(page, "invite-error")
    page.get_by_label("Whom do you invite?").fill("Health Partner")
    page.get_by_role("button", name="Invite to this family").click()
    assert page.url == item
    page.get_by_role("link", name="Leave out, with a reason").click()
    page.get_by_role("button", name="Leave out of today").click()
    checked(page, "leave-out-error")
    page.get_by_label("Why is this family not discussed").fill("Seen this morning by the police.")
    page.get_by_role("button", name="Leave out of today").click()
    expect(page.locator("#left-out + .om-agenda")).to_contain_text("Seen this morning by the police.")
    page.locator("#left-out + .om-agenda").get_by_role("link").click()
    page.get_by_role("button", name="Put back on the agenda").click()
    expect(page.get_by_role("button", name="Put back on the agenda")).to_have_count(0)


def test_the_chair_closes_the_meeting_and_the_boxes_are_gone(browser: Browse, people: People) -> None:
    page = the_meeting(browser, people.chair)
    page.get_by_role("link", name="Say who is here").click()
    checked(page, "attendance").get_by_role("button", name="Record who is here").click()
    page.get_by_role("button", name="Close the meeting").click()
    expect(page.locator("body")).to_contain_text("Closed")
    page = the_family(browser, people.chair)
    expect(page.locator("body")).to_contain_text("This meeting is closed")
    expect(page.locator("textarea")).to_have_count(0)
