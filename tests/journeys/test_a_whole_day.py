"""One day in the hub, in order, on one database, in several people's browsers, from 08:30 to all in hand at 17:00.

The evening before, Ivy Rowan was handed to the night: red, with her mother in a refuge her father must not find. Then:
the night hands her back; the police file is judged; a surgery rings about a child nobody may find; her father rings for
the address; five agencies write at once; a decision is taken, and the answer that was missing comes; the hub closes.
At every step: what each of them sees next.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import time as wall
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import AskTold, Item, Plan
from openmash.casework.frontdoor.feeds import POLICE_NOTIFICATIONS
from openmash.cli.database import CHECKOUT
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.jobs.sweeps import sweep
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.people import actions as records
from openmash.records.people.telling import PlaceTold, RelationshipTold
from openmash.records.people.words import LocatingKind, RelationshipKind
from openmash.statute.calendar import Calendar, at
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.frontdoor import a_child_told, a_contact, a_trace
from tests.factories.meetings import a_partner
from tests.factories.people import a_child, a_person, an_nhs_number
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.journeys.clock import Clock
from tests.morning import latest_whole_day

IN_THE_MORNING = True
PHONE = 360
WRITE_FOR = 4
"""Seconds for which five people write at once here; the daily meeting's own journey does it for longer."""
KEPT = "Harbour Walk"
"""The refuge. It may be on no page of this day but the one a night worker opens with her reason."""
HIDDEN = "Quillfeather"
"""The family name of the hidden child, whom one manager may see; her postcode is on no page of anybody else's."""


@dataclass(frozen=True)
class People:
    """Who is at work today, and the children they begin with."""

    day: date
    caller: Account
    screener: Account
    manager: Account
    duty: Account
    night: Account
    worker: Account
    partners: dict[str, Account]
    ivy: Item
    sami: Item
    nhs_number: str


PARTNERS = {
    "police": (AgencyKind.POLICE, "Sgt Ali Khan"), "health": (AgencyKind.HEALTH, "Josie Hall"),
    "education": (AgencyKind.EDUCATION, "Tom Ravensdale"), "early-help": (AgencyKind.EARLY_HELP, "Lorraine Petrie"),
}  # fmt: skip


@contextmanager
def being(account: Account) -> Iterator[Actor]:
    actor = actor_for(account)
    with transaction.atomic(), acting_as(actor):
        yield actor


@pytest.fixture(scope="module")
def people(own_database: Cluster, clock: Clock) -> People:
    """The hub as the evening before left it."""
    day = latest_whole_day()
    evening = Calendar().add_working_days(day, -1)
    clock.go_to(at(evening, time(15, 40)))
    desk, night = the_council(), a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    screener = an_account(Role.SCREENER, name="Sam Haddon", team=desk)
    manager = an_account(Role.DECISION_MAKER, name="Helen Achebe", team=desk)
    duty = an_account(Role.DUTY_MANAGER, name="Ruth Castellan", team=desk)
    colin = an_account(Role.OUT_OF_HOURS, name="Colin Abara", team=night)
    worker = an_account(Role.SOCIAL_WORKER, name="Abi Nkemelu")
    partners = {
        slug: a_partner(an_agency(slug, kind), name) for slug, (kind, name) in PARTNERS.items()
    }  # fmt: skip
    with being(manager) as actor:
        ivy = red_and_in_a_refuge(actor, worker)
        sami = asked_of_two_agencies(actor, partners)
        number = hidden_from_all_but(actor, duty)
    with being(partners["police"]) as actor:
        told = a_trace(systems="Niche", names_used="Sami Shah")
        check = the_check(actor)
        said = actions.SaidOfChild(sami.person_id, "Nobody known at the address; one noise complaint in 2024.")
        actions.answer(actor=actor, check_id=check, told=told.__class__(**{**told.__dict__, "children": (said,)}))
    clock.go_to(at(evening, time(16, 50)))
    with being(manager) as actor:
        offer = actions.hand_over_with_plan(actor=actor, item=ivy, plan=Plan("See Ivy and ring her mother by nine."))
        actions.keep(actor=actor, item=sami, reason="Nothing is needed tonight; school sees him at nine.")
    with being(colin) as actor:
        actions.answer_hand_over(actor=actor, offer_id=offer, accepts=True)
    with being(manager) as actor:
        actions.sign_off(actor=actor)
    bethan = an_account(Role.CALL_TAKER, name="Bethan Rowley", team=desk)
    return People(day, bethan, screener, manager, duty, colin, worker, partners, ivy, sami, number)


def red_and_in_a_refuge(actor: Actor, worker: Account) -> Item:
    """Ivy, whose address and whose mother's are kept from her father; allocated to a social worker."""
    made = a_contact(
        actor, a_child_told("Ivy", "Rowan", concern="Her father waited outside nursery and followed them.")
    )
    assert made.contact_id is not None
    ivy = made.children[0]
    actions.rate(actor=actor, contact_id=made.contact_id, rating="red", reason="He followed them from nursery")
    dan = a_person(actor, "Dan", "Rowan", kind="adult", born=date(1988, 4, 5))
    bea = a_person(actor, "Bea", "Rowan", kind="adult", born=date(1991, 2, 3))
    records.add_relationship(actor=actor, person_id=ivy, relationship=RelationshipTold(bea.id, RelationshipKind.PARENT))
    for person in (ivy, bea.id):
        place = PlaceTold(LocatingKind.ADDRESS, f"4 {KEPT}", "ZZ1 1ZZ")
        fact = records.add_place(actor=actor, person_id=person, place=place)
        records.protect_locating_fact(
            actor=actor, fact_id=fact, protected_from=[dan.id], reason="He has threatened to take her"
        )
    cases.allocate(actor=actor, person_id=ivy, account_id=worker.pk, role=AllocationRole.SOCIAL_WORKER)
    return Item(made.contact_id, ivy)


def asked_of_two_agencies(actor: Actor, partners: dict[str, Account]) -> Item:
    """Sami, amber: the police have answered before today, health has not."""
    made = a_contact(actor, a_child_told("Sami", "Shah", concern="Very tired at school, and a bruise on his shin."))
    assert made.contact_id is not None
    actions.rate(actor=actor, contact_id=made.contact_id, rating="amber", reason="A bruise, and tired")
    asked = [account.agency_id for name, account in partners.items() if name in ("police", "health")]
    told = AskTold("What do you hold about this family?", "A bruise on his shin, and he is tired.")
    actions.ask(actor=actor, contact_id=made.contact_id, agency_ids=[each for each in asked if each], told=told)
    return Item(made.contact_id, made.children[0])


def hidden_from_all_but(actor: Actor, account: Account) -> str:
    """A hidden child; returns her NHS number."""
    number = an_nhs_number()
    wren = a_child(actor, "Wren", HIDDEN, born=date(2017, 6, 1), nhs_number=number, postcode="GL1 1AA")
    restrict(
        actor=actor, person_ids=[wren.id], mode="hidden", reason_code="adopted", reason="Adopted",
        ask=WhomToAsk("Adoption duty manager", "01632 960555", "Night desk"), allowed=[account.pk],
    )  # fmt: skip
    return number


def the_check(actor: Actor) -> UUID:
    from openmash.casework.frontdoor.models import Check

    return Check.objects.get(agency_id=actor.agency_id).id


class Day:
    """The hub's day: opens pages as people, and moves the clock."""

    def __init__(self, browser: Browse, clock: Clock, people: People) -> None:
        self.browser, self.clock, self.people = browser, clock, people

    def it_is(self, hour: int, minute: int = 0) -> None:
        self.clock.go_to(at(self.people.day, time(hour, minute)))

    def as_(self, account: Account, path: str, *, scripts: bool = True, width: int = 1280) -> Page:
        """The page at `path` as this person sees it now: never the refuge, and the hidden child only for her keeper."""
        page = self.browser.open(path, account=account, scripts=scripts, width=width)
        self.seen(page, account)
        return page

    def seen(self, page: Page, account: Account) -> None:
        words = page.content()
        assert KEPT not in words, page.url
        if account != self.people.duty:
            assert "GL1 1AA" not in words, page.url

    def shot(self, page: Page, name: str, *, fits: bool = False) -> Page:
        assert_accessible(page)
        if fits:
            assert_no_sideways_scroll(page)
        screenshot(page, f"day-{name}")
        return page

    def to_do(self, account: Account, *words: str, done: str = "") -> Page:
        """The worklist of this person, which has a line with all these words, and none with `done`."""
        page = self.as_(account, "/worklist", scripts=False)
        line = page.locator(".om-task")
        for each in words:
            line = line.filter(has_text=each)
        if words:
            expect(line.first).to_be_visible()
        if done:
            expect(page.locator(".om-task", has_text=done)).to_have_count(0)
        return page


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).first.click()


def test_a_whole_day_in_the_hub(browser: Browse, clock: Clock, people: People, tmp_path: Path) -> None:
    day = Day(browser, clock, people)
    at_0830_the_night_hands_back(day)
    at_0850_the_police_file_is_judged(day, tmp_path)
    at_1010_a_surgery_rings_about_a_child_nobody_may_find(day)
    at_1040_her_father_rings_for_the_address(day)
    at_1130_five_agencies_write_at_once(day)
    at_1340_a_manager_decides_without_waiting_for_health(day)
    at_1520_the_late_answer_reopens_it(day)
    at_1640_the_list_is_not_in_hand(day)
    at_1700_all_in_hand(day)


def at_0830_the_night_hands_back(day: Day) -> None:
    day.it_is(8, 30)
    day.to_do(day.people.screener, done="Accept back from the night")
    phone = day.as_(day.people.night, "/tonight/return", width=PHONE)
    expect(phone.locator("main")).to_contain_text("1 of 2 children not yet accepted back")
    phone.get_by_role("link", name="Offer back to the hub").click()
    phone.fill("[name=happened]", "Seen at 8.40pm, asleep by nine. Her father rang the office twice; told nothing.")
    press(phone, "Offer back")
    expect(phone.locator("main")).to_contain_text("nobody has accepted yet")
    day.shot(phone, "0830-offered-back", fits=True)
    desk = day.to_do(day.people.screener, "Accept back from the night", "Ivy Rowan")
    desk.get_by_role("link", name="Accept back from the night: Ivy Rowan").click()
    expect(desk.locator("main")).to_contain_text("asleep by nine")
    desk.goto("/tonight/return")
    press(desk, "Accept back")
    expect(desk.locator("main")).to_contain_text("Sam Haddon, Duty Desk accepted and holds")
    back = day.as_(day.people.manager, "/tonight/return")
    expect(back.locator("main")).to_contain_text("accepted and holds")
    day.shot(back, "0830-all-back")
    day.to_do(day.people.night, done="Ivy Rowan")


def at_0850_the_police_file_is_judged(day: Day, tmp_path: Path) -> None:
    day.it_is(8, 50)
    load_the_police_file(tmp_path)
    officer = day.as_(day.people.partners["police"], "/triage", scripts=False)
    to_the_family(officer, "Mia Farrow")
    expect(officer.locator("main")).to_contain_text("I hid with Toby under the bed.")
    officer.get_by_role("link", name="Add what our agency knows").click()
    officer.fill("textarea", "Bail conditions until Friday: not to come within 100 metres.")
    press(officer, "Add this line")
    page = day.as_(day.people.screener, "/triage")
    to_the_family(page, "Mia Farrow")
    expect(page.locator("main")).to_contain_text("Bail conditions until Friday")
    day.shot(page, "0850-triage", fits=True)
    page.fill("[name=line]", "Held by the throat in front of both children; bail until Friday.")
    page.get_by_label("Line for Mia Farrow").fill("Hid under the bed, and kept her brother quiet.")
    page.get_by_label("Line for Toby Farrow").fill("Four, under the bed with his sister; not yet spoken to.")
    page.check("[value=goes_on]")
    press(page, "Judge this family")
    expect(page.locator(".govuk-notification-banner")).to_contain_text("goes on to screening")
    contact = day.as_(day.people.manager, "/board", scripts=False)
    contact.locator(".om-card", has_text="Mia Farrow").locator("a").first.click()
    for words in ("Held by the throat in front of both children", "kept her brother quiet", "Bail conditions until"):
        expect(contact.locator("main")).to_contain_text(words)
    contact.get_by_role("button", name="Rate", exact=True).click()
    contact.check("[value=amber]")
    contact.fill("textarea", "A throat held; he is bailed away until Friday.")
    press(contact, "Give this rating")
    expect(contact.locator("main")).to_contain_text("MASH enquiry (amber)")


def load_the_police_file(where: Path) -> None:
    """What the police sent overnight, by the command line at the journey's hour."""
    names = [column.name for column in POLICE_NOTIFICATIONS.columns]
    now = timezone.now()
    common = {
        "notification_ref": "OV-1", "submitted_at": (now - timedelta(hours=3)).isoformat(),
        "incident_at": (now - timedelta(hours=8)).isoformat(), "incident_kind": "Domestic incident", "grade": "amber",
        "child_surname": "Farrow", "address": "1 Test Street", "postcode": "GL1 2EQ", "present": "yes", "seen": "yes",
        "spoken_to": "yes", "officer": "PC Ada Byrne", "officer_team": "Response B", "domestic_abuse": "yes",
    }  # fmt: skip
    rows = [
        {"child_forenames": "Mia", "child_sex": "F", "child_date_of_birth": "2018-03-09",
         "childs_words": "I hid with Toby under the bed.", "narrative": "He took her by the throat.",
         "other_people": "Hannah Farrow|1990-01-02|mother; Dean Pryce|1988-04-05|suspect"},
        {"child_forenames": "Toby", "child_sex": "M", "child_date_of_birth": "2022-11-02", "narrative": "Under the bed."},
    ]  # fmt: skip
    file = where / "overnight.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, names)
        writer.writeheader()
        writer.writerows({name: {**common, **row}.get(name, "") for name in names} for row in rows)
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
    receipt = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=300)
    assert "2 accepted, 0 already held, 0 quarantined" in receipt.stderr, receipt.stderr


def to_the_family(page: Page, name: str) -> None:
    page.locator("nav[aria-labelledby=morning] a", has_text=name).click()
    expect(page.locator("#family")).to_contain_text(name)


def at_1010_a_surgery_rings_about_a_child_nobody_may_find(day: Day) -> None:
    day.it_is(10, 10)
    call = day.as_(day.people.caller, "/call")
    call.locator("textarea").first.fill(f"Surgery rings about Wren {HIDDEN}, 9. She came in alone, very quiet.")
    press(call, "Look")
    expect(call.locator("main")).to_contain_text(
        "Nobody here fits yet. That does not mean that nobody knows this child."
    )
    day.seen(call, day.people.caller)
    call.locator("textarea").first.fill(
        f"Surgery rings about Wren {HIDDEN}, born 1/6/2017, NHS {day.people.nhs_number}. Alone, very quiet."
    )
    press(call, "Look")
    expect(call.locator("main")).to_contain_text(
        "Ring Adoption duty manager on 01632 960555, or Night desk, day or night"
    )
    day.shot(call, "1010-restricted")
    press(call, "Record the call")
    expect(call.locator("h1")).to_contain_text("Wren")
    for account in (day.people.screener, day.people.manager, day.people.duty):
        page = day.as_(account, "/search", scripts=False)
        page.fill("[name=words]", f"Wren {HIDDEN} 1/6/2017")
        press(page, "Search")
        expect(page.locator("h1")).to_contain_text("Find a person")
        assert ("GL1 1AA" in page.content()) is (account == day.people.duty)


def at_1040_her_father_rings_for_the_address(day: Day) -> None:
    day.it_is(10, 40)
    call = day.as_(day.people.caller, "/call?new")
    call.locator("textarea").first.fill(
        "Man rings, says he is dad of Ivy Rowan, 7. Sounds kind. He needs her new address."
    )
    advice = call.locator(".om-said-to")
    expect(advice).to_contain_text("tell them nothing on this call")
    expect(advice).to_contain_text("I cannot tell anybody anything on this line")
    expect(call.locator(".om-donottell").first).to_contain_text("DO NOT TELL Dan Rowan")
    day.shot(call, "1040-the-call", fits=True)
    day.seen(call, day.people.caller)
    call.get_by_label("Ivy Rowan").first.check()
    call.get_by_label("They ask us for something").check()
    call.get_by_label("Family or carer").check()
    call.get_by_label("Their name").fill("Dan")
    press(call, "Record the call")
    expect(call.locator("main")).to_contain_text("A caller asked for what is kept")
    day.shot(call, "1040-recorded")
    expect(call.locator("h3 a", has_text="Ivy Rowan")).to_have_count(0)
    record = f"/child/{day.people.ivy.person_id}"
    for path in (record, f"{record}/involvement", f"{record}/family", f"{record}/places/protected"):
        answer = call.goto(path)
        assert answer is not None and answer.status in (403, 404), path
        day.seen(call, day.people.caller)
    day.to_do(day.people.caller, done="whoever is protected")
    abi = day.as_(day.people.worker, "/messages")
    expect(abi.locator("main")).to_contain_text("Is whoever it protects safe now?")
    day.shot(abi, "1040-her-worker")
    press(abi, "I have it for")
    expect(abi.locator("main")).not_to_contain_text("Is whoever it protects safe now?")
    helen = day.to_do(day.people.manager, "consider whoever is protected", "Ivy Rowan", "is kept from Dan Rowan")
    helen.get_by_role("link", name="A caller asked for what is kept").click()
    expect(helen.locator("main")).to_contain_text("Who else could the caller ring next")
    press(helen, "Record what is done")
    expect(helen.locator(".govuk-error-summary")).to_contain_text("Write what is done for whoever is protected")
    helen.fill("textarea", "Abi has rung Bea on her safe number; Sgt Khan told; nursery told to say nothing.")
    press(helen, "Record what is done")
    day.to_do(day.people.manager, done="whoever is protected")
    mine = day.as_(day.people.worker, "/children")
    expect(mine.locator("article", has_text="Ivy Rowan")).to_contain_text("Social worker since")
    day.shot(mine, "1040-her-workers-children", fits=True)
    mine.get_by_role("link", name="Ivy Rowan").first.click()
    mine.goto(f"{record}/chronology")
    expect(mine.locator("main")).to_contain_text("A caller asked for what is kept")


def at_1130_five_agencies_write_at_once(day: Day) -> None:
    day.it_is(11, 30)
    chair = day.as_(day.people.manager, "/meetings")
    press(chair, "Open today")
    expect(chair.locator("#agenda")).to_contain_text("families")
    day.shot(chair, "1130-agenda", fits=True)
    pages = {"council": chair}
    for name, account in day.people.partners.items():
        pages[name] = day.as_(account, "/meetings")
        pages[name].get_by_role("link", name=re.compile("^Daily")).first.click()
    for page in pages.values():
        page.locator(".om-agenda").get_by_role("link", name=re.compile("Mia")).first.click()
        page.get_by_label("Impact of the risk").first.click()
    typed = write_for(WRITE_FOR, pages)
    for page in pages.values():
        expect(page.locator("[data-words-status]").first).to_contain_text("Saved at")
    reader = day.as_(day.people.manager, chair.url)
    for name, words in typed.items():
        said = reader.locator(".om-spoken", has_text=f"{name}1 ").first
        expect(said).to_contain_text(words.strip())
    day.shot(reader, "1130-five-at-once")
    day.seen(reader, day.people.manager)


def write_for(seconds: float, pages: dict[str, Page]) -> dict[str, str]:
    """Everybody types, a word each in turn, without waiting for anybody; what each has typed."""
    typed, end, number = dict.fromkeys(pages, ""), wall.perf_counter() + seconds, 0
    while number < 3 or wall.perf_counter() < end:
        number += 1
        for name, page in pages.items():
            page.keyboard.type(f"{name}{number} ")
            typed[name] += f"{name}{number} "
    return typed


def at_1340_a_manager_decides_without_waiting_for_health(day: Day) -> None:
    day.it_is(13, 40)
    page = day.as_(day.people.manager, f"/contact/{day.people.sami.contact_id}", scripts=False)
    page.get_by_role("link", name="Record what Sami said, or why not yet").click()
    page.get_by_label("Yes, heard").check()
    page.fill("[name=voice_quote]", "I fell off the climbing frame. I stay up for my game.")
    page.get_by_label("Words somebody reported").check()
    page.fill("[name=voice_source]", "His teacher, who asked him this morning")
    press(page, "Save these words")
    page.get_by_role("link", name="Record who else was considered").click()
    page.get_by_label("Nobody else was found").check()
    page.fill("[name=described]", "School and police records searched")
    page.get_by_label("No", exact=True).check()
    page.fill("[name=why]", "No other child lives or stays there.")
    press(page, "Record this")
    page.get_by_role("link", name="Decide for Sami").click()
    page.get_by_label("No further action by children's social care").check()
    page.fill("[name=line]", "His teacher keeps an eye on how tired he is.")
    page.fill(
        "[name=rationale]", "One bruise he explains, seen by his teacher; police hold nothing; he says he is well."
    )
    page.get_by_label("Level 1", exact=False).check()
    page.locator("[name=reason_code]").first.check()
    page.get_by_label("Still wanted").first.check()
    press(page, "Decide")
    expect(page.locator("main")).to_contain_text("Decided: No further action")
    nurse = day.as_(day.people.partners["health"], "/checks", scripts=False)
    expect(nurse.locator("main")).to_contain_text("Sami Shah")
    day.to_do(day.people.manager, done="Does this change it?")


def at_1520_the_late_answer_reopens_it(day: Day) -> None:
    day.it_is(15, 20)
    nurse = day.as_(day.people.partners["health"], "/checks", scripts=False)
    nurse.locator("a[href^='/checks/']", has_text="Sami").first.click()
    nurse.check("[name=reply][value=trace]")
    nurse.fill("[name=systems]", "SystmOne")
    nurse.fill("[name=names_used]", "Sami Shah, Samy Shah")
    nurse.fill("[name=back_to-year]", "2019")
    nurse.locator("textarea[name=child-0-information]").fill("Blood test on Monday: bruises easily; not brought back.")
    press(nurse, "Send to the hub")
    expect(nurse.locator("main")).to_contain_text("Helen Achebe is asked: does this change it?")
    helen = day.to_do(day.people.manager, "Does this change it?", "Sami Shah", "Blood test on Monday")
    helen.get_by_role("link", name="Does this change it?").first.click()
    expect(helen.locator("main")).to_contain_text("after the decision")
    helen.get_by_label("Yes: reopen it").check()
    helen.fill("textarea", "He bruises easily and was not brought back: he needs to be seen by a doctor.")
    press(helen, "Answer")
    shown = day.as_(day.people.screener, f"/contact/{day.people.sami.contact_id}")
    expect(shown.get_by_role("link", name="Decide for Sami Shah")).to_be_visible()
    expect(shown.locator("main")).to_contain_text("Blood test on Monday")
    day.shot(shown, "1520-reopened")
    nurse.reload()
    expect(nurse.locator("main")).to_contain_text("the decision was opened again because of it")


def at_1640_the_list_is_not_in_hand(day: Day) -> None:
    day.it_is(16, 40)
    desk = day.as_(day.people.screener, "/tonight")
    expect(desk.locator("main")).to_contain_text("of 4 children not yet in hand")
    day.shot(desk, "1640-not-in-hand", fits=True)
    desk.locator("article", has_text="Ivy Rowan").get_by_role("link", name="Offer to the out-of-hours team").click()
    desk.fill("[name=must_happen]", "Ring Bea at eight on her safe number. Her father rang us for the address today.")
    press(desk, "Offer")
    expect(desk.locator("article", has_text="Ivy Rowan")).to_contain_text("not yet accepted")
    for child in ("Mia Farrow", "Toby Farrow", "Sami Shah"):
        desk.locator("article", has_text=child).get_by_role("link", name="Hold tonight myself").click()
        desk.fill("[name=reason]", "I am on call, and nothing is to be done before the morning.")
        press(desk, "I hold this child tonight")
    expect(desk.locator("main")).to_contain_text("1 of 4 children not yet in hand")
    assert desk.get_by_role("button", name="Sign off").count() == 0


def at_1700_all_in_hand(day: Day) -> None:
    day.it_is(17, 5)
    sweep(timezone.now())
    duty = day.as_(day.people.duty, "/messages", scripts=False)
    expect(duty.locator("main")).to_contain_text("tonight's list is not all in hand")
    phone = day.as_(day.people.night, "/worklist", width=PHONE)
    expect(phone.locator("main")).to_contain_text("Accept for tonight: Ivy Rowan")
    phone.goto("/tonight")
    phone.locator("article", has_text="Ivy Rowan").get_by_role("link", name="Brief").click()
    expect(phone.locator("main")).to_contain_text("DO NOT TELL Dan Rowan")
    expect(phone.locator("main")).to_contain_text("Her father rang us for the address today")
    day.seen(phone, day.people.night)
    day.shot(phone, "1700-brief", fits=True)
    press(phone, "Accept")
    expect(phone.locator("main")).to_contain_text("All in hand: 4 children")
    helen = day.as_(day.people.manager, "/tonight")
    press(helen, "Sign off: all in hand")
    expect(helen.locator("main")).to_contain_text("Signed off by Helen Achebe")
    for child, name in (("Ivy Rowan", "Colin Abara"), ("Mia Farrow", "Sam Haddon"), ("Sami Shah", "Sam Haddon")):
        expect(helen.locator("article", has_text=child)).to_contain_text(name)
    day.shot(helen, "1700-all-in-hand", fits=True)
    day.to_do(day.people.night, done="Accept for tonight: Ivy Rowan")
