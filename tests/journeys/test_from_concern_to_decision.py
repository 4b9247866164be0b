"""The main job, walked by each person in turn in a real browser without JavaScript: a concern, its match, the checks,
three agencies' replies, a decision with reasons and the child's voice, and feedback; the same from a police file; and
Friday 16:55 with a baby's bruise and nobody answering.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import AskTold
from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind
from openmash.jobs.sweeps import sweep
from openmash.statute.calendar import at
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_contact
from tests.factories.people import a_child
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.journeys.clock import Clock
from tests.morning import latest_friday

IN_THE_MORNING = True
FIVE_TO_FIVE, FIVE_PAST = time(16, 55), time(17, 5)


@dataclass(frozen=True)
class People:
    friday: date
    screener: Account
    manager: Account
    duty: Account
    night: Account
    police: Account
    nurse: Account
    teacher: Account


@pytest.fixture(scope="module")
def people(own_database: Cluster, clock: Clock) -> People:
    """A hub on a Friday morning, three partner agencies, and one child known already."""
    friday = latest_friday()
    clock.go_to(at(friday, time(10)))
    desk = the_council()
    council = an_agency("council")
    police, health = an_agency("police", AgencyKind.POLICE), an_agency("health", AgencyKind.HEALTH)
    education = an_agency("education", AgencyKind.EDUCATION)
    made = People(
        friday=friday,
        screener=an_account(Role.SCREENER, name="Sam Haddon", team=desk),
        manager=an_account(Role.DECISION_MAKER, name="Helen Achebe", team=desk),
        duty=an_account(Role.DUTY_MANAGER, name="Ruth Castellan", team=desk),
        night=an_account(Role.OUT_OF_HOURS, name="Colin Abara", team=a_team("out-of-hours", council)),
        police=a_responder(police, "DS Whitcombe"),
        nurse=a_responder(health, "Josie Hall"),
        teacher=a_responder(education, "Tom Ravensdale"),
    )
    with transaction.atomic(), acting_as(actor_for(made.screener)):
        a_child(actor_for(made.screener), "Mia", "Farrow", born=date(2019, 5, 3), postcode="GL1 1AA")
        a_contact(actor_for(made.screener))
    return made


def a_responder(agency: Agency, name: str) -> Account:
    account = an_account(Role.CHECK_RESPONDER, name=name, agency=agency)
    set_up = service(Service.SET_UP)
    with transaction.atomic(), acting_as(set_up):
        grant_reach(actor=set_up, account_id=account.pk, circle_id=agency.strand_circle, basis="agency")
    return account


def as_(browser: Browse, account: Account, path: str = "/") -> Page:
    return browser.open(path, account=account, scripts=False)


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()


def test_a_concern_becomes_a_decision_and_the_referrer_is_told(browser: Browse, people: People) -> None:
    given_a_neighbour_tells_of_a_child(browser)
    when_the_screener_takes_and_rates_it(browser, people)
    when_she_says_who_the_child_is(browser, people)
    when_three_agencies_are_asked(browser, people)
    when_each_answers_from_its_own_list(browser, people)
    then_less_is_refused_until_the_gate_is_met(browser, people)
    then_the_decision_stands_and_feedback_closes_the_loop(browser, people)


def given_a_neighbour_tells_of_a_child(browser: Browse) -> None:
    page = browser.open("/report", scripts=False)
    page.click("text=Start")
    page.check("text=No, not at this moment")
    page.click("button:has-text('Continue')")
    page.fill("textarea", "Mia is outside in the dark most nights, and asks us for food.")
    page.click("button:has-text('Continue')")
    go_on_to(page, "[name=children-0-called]")
    page.fill("[name=children-0-called]", "Mia Farrow")
    go_on_to(page, "text=Yes, and you may contact me")
    page.check("text=Yes, and you may contact me")
    go_on_to(page, "[name=your_telephone]")
    page.fill("[name=your_telephone]", "01632 960 001, text first")
    go_on_to(page, "text=Send to the safeguarding team")
    page.click("text=Send to the safeguarding team")
    assert page.url.endswith("/report/sent")


def go_on_to(page: Page, sought: str) -> None:
    """Press Continue past questions that may be left, until what is sought is on the page."""
    for _ in range(12):
        if page.locator(sought).count():
            return
        page.click("button:has-text('Continue')")
    raise AssertionError(f"{sought} was never asked; the last page was {page.url}")


def the_contact(browser: Browse, account: Account) -> Page:
    """The contact about Mia, found on the board."""
    page = as_(browser, account, "/board")
    page.locator(".om-card", has_text="Mia").first.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text("Mia")
    return page


def when_the_screener_takes_and_rates_it(browser: Browse, people: People) -> None:
    page = the_contact(browser, people.screener)
    expect(page.locator("body")).to_contain_text("Mia is outside in the dark most nights")
    page.get_by_role("link", name="Take this contact").click()
    press(page, "Take this contact")
    expect(page.locator("body")).to_contain_text("Held by Sam Haddon")
    page.get_by_role("button", name="Rate", exact=True).click()
    press(page, "Give this rating")
    assert page.locator(".govuk-error-summary a").count() == 2
    page.check("[value=amber]")
    page.fill("textarea", "Out at night and hungry, and nobody has seen her at home.")
    press(page, "Give this rating")
    expect(page.locator("body")).to_contain_text("MASH enquiry")


def when_she_says_who_the_child_is(browser: Browse, people: People) -> None:
    page = the_contact(browser, people.screener)
    expect(page.locator("h1")).to_contain_text("date of birth not known")
    page.get_by_role("link", name="Decide whether this is the same person").click()
    for known in ("born 3 May 2019", "GL1 1AA", "Same family name: Farrow"):
        expect(page.locator("main")).to_contain_text(known)
    press(page, "Record this decision")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say whether these are the same person")
    page.get_by_label("Yes, the same person").check()
    page.fill("textarea", "The neighbour says that she is seven, and knows her mother’s name.")
    press(page, "Record this decision")
    expect(page.locator("h1")).to_contain_text(re.compile(r"Mia Farrow, \d+ years"))


def when_three_agencies_are_asked(browser: Browse, people: People) -> None:
    page = the_contact(browser, people.screener)
    page.get_by_role("button", name="Ask agencies").first.click()
    for agency in ("Police", "Health", "Education"):
        page.get_by_label(agency, exact=True).check()
    page.fill("[name=why]", "A child out at night and asking neighbours for food.")
    page.get_by_role("button", name="Ask:").click()
    expect(page.locator("#checks")).to_be_visible()
    assert page.locator("article:has-text('Asked')").count() >= 3


def when_each_answers_from_its_own_list(browser: Browse, people: People) -> None:
    said = {
        people.police: "Officers took Mia home on 3 November at 9pm; nobody was in.",
        people.nurse: "Not brought to three appointments since June.",
        people.teacher: "At school every day, hungry on Mondays. Her teacher worries.",
    }
    for account, words in said.items():
        page = as_(browser, account, "/checks")
        page.locator("a[href^='/checks/']").first.click()
        expect(page.locator("main")).to_contain_text("born 3 May 2019")
        page.check("[name=reply][value=no_trace]")
        press(page, "Send to the hub")
        expect(page.locator(".govuk-error-summary")).to_contain_text("which systems")
        page.check("[name=reply][value=trace]")
        page.fill("[name=systems]", "Our own records")
        page.fill("[name=names_used]", "Mia Farrow")
        page.fill("[name=back_to-year]", "2019")
        page.locator("textarea[name=child-0-information]").fill(words)
        press(page, "Send to the hub")
        expect(page.locator(".govuk-error-summary")).to_have_count(0)
        page.goto("/checks")
        expect(page.locator("body")).to_contain_text("Answered lately")


def then_less_is_refused_until_the_gate_is_met(browser: Browse, people: People) -> None:
    page = the_contact(browser, people.manager)
    for words in ("nobody was in", "Not brought to three", "hungry on Mondays"):
        expect(page.locator("body")).to_contain_text(words)
    page.get_by_role("link", name="Decide for Mia").click()
    page.get_by_label("No further action by children's social care").check()
    page.fill("[name=line]", "No further action.")
    press(page, "Decide")
    wrong = page.locator(".govuk-error-summary")
    for missing in ("reasons", "voice", "who else", "level", "reason for no further action"):
        expect(wrong).to_contain_text(missing)
    assert page.input_value("[name=line]") == "No further action."


def then_the_decision_stands_and_feedback_closes_the_loop(browser: Browse, people: People) -> None:
    page = the_contact(browser, people.manager)
    page.get_by_role("link", name="Record what Mia said, or why not yet").click()
    page.get_by_label("Yes, heard").check()
    page.fill("[name=voice_quote]", "I wait outside till mum comes. I don't mind, I count the buses.")
    page.get_by_label("Words somebody reported").check()
    page.fill("[name=voice_source]", "Her teacher, who asked her on Monday")
    press(page, "Save these words")
    expect(page.locator("blockquote").first).to_contain_text("I count the buses")
    page.get_by_role("link", name="Record who else was considered").click()
    page.get_by_label("Nobody else was found").check()
    page.fill("[name=described]", "School and health records searched")
    page.get_by_label("No", exact=True).check()
    page.fill("[name=why]", "No other child lives or stays there.")
    press(page, "Record this")
    page.get_by_role("link", name="Decide for Mia").click()
    page.get_by_label("Child and family assessment").check()
    page.fill("[name=line]", "A social worker will see Mia at school and at home this week.")
    page.fill(
        "[name=rationale]",
        "Three agencies describe the same evenings, and Mia herself counts buses until her mother comes.",
    )
    page.get_by_label("Level 4", exact=False).check()
    screenshot(page, "journey-decide")
    press(page, "Decide")
    expect(page.locator("body")).to_contain_text("Decided: Child and family assessment")
    page.get_by_role("button", name="Tell the referrer").click()
    page.get_by_label("They have been told").check()
    page.fill("[name=what]", "Thank you. Your report was acted on.")
    page.get_by_label("By telephone").check()
    press(page, "Record this")
    expect(page.locator("body")).to_contain_text("Your report was acted on")


def test_the_same_from_a_police_file(browser: Browse, people: People, tmp_path: Path) -> None:
    file, night = tmp_path / "night.csv", timezone.localdate() - timedelta(days=1)
    columns = [
        "notification_ref",
        "submitted_at",
        "incident_at",
        "incident_kind",
        "grade",
        "child_forenames",
        "child_surname",
        "child_date_of_birth",
        "child_sex",
        "address",
        "postcode",
        "present",
        "seen",
        "spoken_to",
        "childs_words",
        "demeanour",
        "other_people",
        "narrative",
        "officer",
        "officer_team",
        "domestic_abuse",
    ]
    night = at(people.friday, time(0))
    good = dict.fromkeys(columns, "") | {
        "notification_ref": "VIST-77", "submitted_at": (night - timedelta(minutes=20)).isoformat(),
        "incident_at": (night - timedelta(hours=2)).isoformat(), "incident_kind": "domestic",
        "grade": "amber", "child_forenames": "Noah", "child_surname": "Tully", "child_date_of_birth": "2016-02-09", "child_sex": "M",
        "address": "4 Test Row", "postcode": "GL1 1AB", "present": "yes", "seen": "yes", "spoken_to": "yes",
        "childs_words": "They shout and I put my pillow on my head.", "narrative": "Argument heard by a neighbour; both parents spoken to.",
        "officer": "PC Lane", "officer_team": "Response", "domestic_abuse": "yes",
    }  # fmt: skip
    bad = good | {"notification_ref": "VIST-78", "child_date_of_birth": "31/02/2016"}
    with file.open("w", newline="") as out:
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows([good, bad])
    command = [
        sys.executable,
        "-m",
        "tests.journeys.clock",
        "import",
        "police-notifications",
        str(file),
        "--agency",
        "police",
    ]
    first = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert "1 accepted, 0 already held, 1 quarantined" in first.stderr, first.stderr
    assert "is not a date that exists" in first.stdout
    again = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert "0 accepted, 1 already held, 1 quarantined" in again.stderr, again.stderr
    page = as_(browser, people.screener, "/board")
    page.locator(".om-card", has_text="Noah Tully").locator("a").first.click()
    expect(page.locator("blockquote").first).to_contain_text("I put my pillow on my head")
    expect(page.locator("body")).to_contain_text("VIST-77")
    expect(page.locator("body")).to_contain_text("Domestic abuse")
    page.get_by_role("button", name="Rate", exact=True).click()
    page.check("[value=amber]")
    page.fill("textarea", "A second argument this month, and he hears it from his bed.")
    press(page, "Give this rating")
    page.get_by_role("button", name="Ask agencies").first.click()
    for agency in ("Police", "Health", "Education"):
        page.get_by_label(agency, exact=True).check()
    page.fill("[name=why]", "Arguments at night, and a boy who hides from them.")
    press(page, "Ask:")
    for account in (people.police, people.nurse, people.teacher):
        answered_by(browser, account, "Noah Tully", "Known; nothing that worries us beyond this.")
    page = as_(browser, people.manager, "/board")
    page.locator(".om-card", has_text="Noah Tully").locator("a").first.click()
    page.get_by_role("link", name="Decide for Noah").click()
    page.get_by_label("Child and family assessment").check()
    page.fill("[name=line]", "A social worker sees Noah at school, without his parents.")
    press(page, "Decide")
    expect(page.locator("body")).to_contain_text("Decided: Child and family assessment")
    page.get_by_role("button", name="Tell the referrer").click()
    page.get_by_label("They have been told").check()
    page.fill("[name=what]", "An assessment begins this week.")
    page.get_by_label("By telephone").check()
    press(page, "Record this")
    expect(page.locator("body")).to_contain_text("An assessment begins this week")


def answered_by(browser: Browse, account: Account, child: str, words: str) -> None:
    page = as_(browser, account, "/checks")
    page.locator("a[href^='/checks/']", has_text=child).first.click()
    page.check("[name=reply][value=trace]")
    page.fill("[name=systems]", "Our own records")
    page.fill("[name=names_used]", child)
    page.fill("[name=back_to-year]", "2019")
    page.locator("textarea[name=child-0-information]").fill(words)
    press(page, "Send to the hub")
    expect(page.locator("main")).to_contain_text("your answer is with the hub")


def test_friday_at_five_to_five_a_babys_bruise_and_nobody_answering(
    browser: Browse, people: People, clock: Clock
) -> None:
    clock.go_to(at(people.friday, FIVE_TO_FIVE))
    page = as_(browser, people.screener, "/protect")
    page.get_by_label("Strategy discussion").check()
    page.get_by_label("Unknown child").check()
    page.fill(
        "[name=line]", "Bruise on the cheek of a baby of nine weeks; health visitor on the line, office rings out."
    )
    press(page, "Do this now")
    expect(page.locator("#acts")).to_be_visible()
    expect(page.locator("body")).to_contain_text("Still to write up")
    contact = page.url.split("#")[0]
    page.goto("/tonight")
    line = page.locator("article", has_text="Bruise on the cheek")
    if not line.count():
        page.goto(contact + "/rate")
        page.check("[value=red]")
        page.fill("textarea", "A bruise on a baby who cannot move.")
        press(page, "Give this rating")
        page.goto("/tonight")
    expect(line.first).to_be_visible()
    assert "All in hand" not in page.inner_text("main")
    line.first.get_by_role("link", name="Offer to the out-of-hours team").click()
    page.fill("[name=must_happen]", "See the baby tonight, with a paediatrician.")
    press(page, "Offer: they hold from when they accept")
    expect(page.locator("main")).to_contain_text("not yet accepted")
    clock.go_to(at(people.friday, FIVE_PAST))
    sweep(timezone.now())
    rung = as_(browser, people.duty, "/messages")
    expect(rung.locator("main")).to_contain_text("tonight's list is not all in hand")
    night = as_(browser, people.night, "/tonight")
    night.locator("article", has_text="Bruise on the cheek").get_by_role("button", name="Accept").click()
    expect(night.locator("main")).to_contain_text("Colin Abara")
    manager = as_(browser, people.manager, "/worklist")
    manager.get_by_role("link", name="Ratify").first.click()
    manager.get_by_label("Yes, I ratify it").check()
    press(manager, "Record my view")
    mine = as_(browser, people.screener, "/worklist")
    expect(mine.locator("main")).to_contain_text("Write up who the child is")


PAGES = ("board", "tonight", "worklist", "protect", "checks")


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_accessible_and_fits_a_phone(browser: Browse, people: People, path: str) -> None:
    page = browser.open(f"/{path}", account=people.manager)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"hub-{path}")


@pytest.mark.parametrize(
    "task", ["", "/rate", "/ask", "/who-else", "/family-told", "/protect", "/take", "DECIDE", "HEAR", "CHECK"]
)
def test_each_task_of_a_contact_is_accessible_in_full_and_in_error(browser: Browse, people: People, task: str) -> None:
    page = browser.open("/board", account=people.manager)
    page.locator(".om-card a").first.click()
    if task in ("DECIDE", "HEAR"):
        page.locator(f"a[href*='/{task.lower()}']").first.click()
    elif task == "CHECK":
        with transaction.atomic(), acting_as(actor_for(people.screener)):
            received = a_contact(actor_for(people.screener))
            told = AskTold("What do you hold about this family?", "A mark on a child's arm, unexplained.")
            assert received.contact_id
            actions.ask(
                actor=actor_for(people.screener),
                contact_id=received.contact_id,
                agency_ids=[people.nurse.agency_id],
                told=told,
            )
        page = browser.open("/checks", account=people.nurse)
        page.locator("a[href^='/checks/']").first.click()
    elif task:
        page.goto(page.url + task)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    send = page.locator("main form button[type=submit], main form .govuk-button").last
    if task and task != "/take" and send.count():
        send.click()
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        assert page.title().startswith("Put right")
        assert_accessible(page)
        page.locator(".govuk-error-summary a").first.click()
