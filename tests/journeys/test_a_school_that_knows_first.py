"""Domestic abuse at two on a Sunday morning: the school reads of it on Monday before eight, does something, and the daily
meeting sees what it did. Then an officer comes to that school, and a girl tells her something. In a real browser, with the
police's own file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.feeds import POLICE_NOTIFICATIONS, read_police_file
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.pathways import encompass
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import actions as linkage
from openmash.records.people.models import LocatingFact
from openmash.statute.calendar import at, local_date
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.people import a_child
from tests.factories.schools import ASchool, a_school, a_schools_officer
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.journeys.clock import Clock
from tests.journeys.steps import being

IN_THE_MORNING = True
MIA = {
    "notification_ref": "V26/1", "child_forenames": "Mia", "child_surname": "Farrow", "child_sex": "F",
    "child_date_of_birth": "2018-03-09", "present": "yes", "seen": "yes", "spoken_to": "yes", "domestic_abuse": "yes",
    "childs_words": "I hid in the bath with Toby.", "demeanour": "Quiet; would not let go of her bear.",
    "other_people": "Hannah Farrow|1990-01-02|mother; Dean Pryce|1988-04-05|suspect", "grade": "amber",
    "incident_kind": "Domestic incident", "narrative": "A neighbour rang. Dean Pryce had left; Hannah was shaken.",
    "officer": "PC Ada Byrne", "officer_team": "Response B",
}  # fmt: skip


@dataclass(frozen=True)
class Weekend:
    """Who is there, the school, the small hours of a Sunday and the Monday after it."""

    screener: Account
    manager: Account
    school: ASchool
    night: datetime
    monday: date


def a_school_monday() -> date:
    """The latest Monday that was a school day and is over, after a Sunday."""
    calendar = profile_at(timezone.now()).calendar()
    day = local_date(timezone.now()) - timedelta(days=1)
    while day.weekday() != 0 or not calendar.is_school_day(day):
        day -= timedelta(days=1)
    return day


@pytest.fixture(scope="module")
def weekend(own_database: Cluster, clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Weekend:
    """What was there on the Friday, and what the police sent on Sunday at three."""
    monday = a_school_monday()
    clock.go_to(at(monday - timedelta(days=3), time(10)))
    desk = the_council()
    a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    police = an_agency("police", AgencyKind.POLICE)
    screener = an_account(Role.SCREENER, name="Sam Haddon", team=desk)
    keeper = an_account(Role.HUB_PARTNER, name="Tom Ravensdale", agency=an_agency("education", AgencyKind.EDUCATION))
    school = a_school(actor_for(keeper))
    with being(screener) as actor:
        known = a_child(actor, "Mia", "Farrow").id
        LocatingFact.record(
            actor=actor, person_id=known, kind="school", text="Larkfield Primary School", urn=school.urn
        )
    night = at(monday - timedelta(days=1), time(2, 10))
    clock.go_to(night + timedelta(minutes=50))
    path = tmp_path_factory.mktemp("police") / "night.csv"
    path.write_text(_file(night), encoding="utf-8")
    receipt = read_police_file(path, actor=feed_actor(Service.POLICE_FEED, police.pk))
    assert (receipt.accepted, receipt.quarantined) == (1, 0)
    _linked(screener, known)
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        assert encompass.tell_schools(actor=clocks) == 1
    manager = an_account(Role.DECISION_MAKER, name="Helen Achebe", team=desk)
    return Weekend(screener, manager, school, night, monday)


def _file(night: datetime) -> str:
    names = [column.name for column in POLICE_NOTIFICATIONS.columns]
    told = {**MIA, "incident_at": night.isoformat(), "submitted_at": (night + timedelta(minutes=45)).isoformat()}
    return "\n".join([",".join(names), ",".join(f'"{told.get(name, "")}"' for name in names), ""])


def _linked(screener: Account, known: UUID) -> None:
    """The police's record agreed to be the child the hub knows, as comparing records or a person would."""
    with being(screener) as actor:
        [told] = encompass.frontdoor.for_schools(actor=actor, since=timezone.now() - timedelta(days=2))
        linkage.link(
            actor=actor, record_a=known, record_b=told.person_id, reason="The same name and birth.",
            considered=linkage.Considered(twins=True),
        )  # fmt: skip
        frontdoor.rate(actor=actor, contact_id=told.contact_id, rating="amber", reason="A child in the house")


def checked(page: Page, name: str) -> Page:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"school-{name}")
    return page


def test_a_school_knows_on_monday_before_eight_and_the_meeting_sees_what_it_did(
    browser: Browse, weekend: Weekend, clock: Clock
) -> None:
    clock.go_to(at(weekend.monday, time(7, 40)))
    lead = Account.objects.get(pk=weekend.school.lead.account_id)
    page = browser.open("/", account=lead)
    page.get_by_role("navigation").get_by_role("link", name="Your school").click()
    expect(checked(page, "today").locator("main")).to_contain_text("No pupil of yours is on a plan")
    page.get_by_role("link", name="notice nobody has read").click()
    expect(checked(page, "told").locator("main")).to_contain_text("Nobody has read these yet")
    page.get_by_role("link", name="Mia Farrow").click()
    expect(page.locator("main")).to_contain_text("rang. The person alleged had left")
    expect(page.locator("main")).not_to_contain_text("Pryce")
    expect(page.locator("main")).not_to_contain_text("I hid in the bath")
    checked(page, "notice")
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_role("button", name="I have read it")).to_have_count(0)
    page.get_by_role("button", name="Say what your school did").click()
    page.get_by_role("button", name="Tell the hub").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what was done.")
    page.get_by_label("Saw to the child’s day").check()
    page.get_by_label("In a line or two").fill("Breakfast, and her bear may stay on her table.")
    checked(page, "did")
    page.get_by_role("button", name="Tell the hub").click()
    expect(page.locator("main")).to_contain_text("her bear may stay on her table")

    clock.go_to(at(weekend.monday, time(9, 30)))
    hub = browser.open("/encompass", account=weekend.screener)
    expect(checked(hub, "list").locator("main")).to_contain_text("told before their school day started")
    hub.get_by_role("link", name="Mia Farrow").click()
    expect(checked(hub, "child").locator("main")).to_contain_text("Read by the school")
    hub.get_by_role("button", name="Say whether the child’s words are safe for school").click()
    hub.get_by_label("Yes").check()
    hub.get_by_label("Who says so, and why?").fill(
        "Read at screening: they name her brother alone, who is in her class"
    )
    checked(hub, "words")
    hub.get_by_role("button", name="Save").click()
    expect(hub.locator("main")).to_contain_text("Marked safe for school")

    page.reload()
    expect(page.locator("main")).to_contain_text("I hid in the bath with Toby.")

    chair = browser.open("/meetings", account=weekend.manager)
    chair.get_by_role("button", name=re.compile("^Open today")).click()
    chair.locator(".om-agenda").get_by_role("link", name=re.compile("Mia")).click()
    aside = chair.locator(".om-meeting__aside")
    expect(aside).to_contain_text("What schools were told, and did")
    expect(aside).to_contain_text("her bear may stay on her table")
    checked(chair, "meeting")


TOLD = "He says if I tell he will send the pictures to my nan."


def test_an_officer_comes_to_a_school_and_a_girl_tells_her_something(
    browser: Browse, weekend: Weekend, clock: Clock
) -> None:
    clock.go_to(at(weekend.monday, time(13, 10)))
    police = an_agency("police", AgencyKind.POLICE)
    officer = Account.objects.get(pk=a_schools_officer(police, "PC Ines Moran").account_id)
    lead = Account.objects.get(pk=weekend.school.lead.account_id)

    school = browser.open("/police-in-schools", account=lead)
    checked(school, "police-none").get_by_role("button", name="Ask our officer").click()
    school.get_by_role("button", name="Ask", exact=True).click()
    expect(school.get_by_role("alert")).to_contain_text("Write what you want to ask.")
    school.get_by_label("What do you want to ask?").fill("May staff look at a phone with a picture on it?")
    checked(school, "police-ask").get_by_role("button", name="Ask", exact=True).click()
    expect(school.locator("main")).to_contain_text("The officer has it on their list.")

    page = browser.open("/worklist", account=officer)
    page.get_by_role("link", name="Answer a school’s question").click()
    page.get_by_label("Your answer").fill("No: keep it, do not look, and ring me.")
    checked(page, "police-question").get_by_role("button", name="Send the answer").click()
    expect(page.locator("main")).to_contain_text("keep it, do not look")

    page.get_by_role("navigation").get_by_role("link", name="Police in schools").click()
    page.get_by_role("button", name="Ask for a session, or record one").click()
    page.get_by_label("Pictures, pressure and what to do next").check()
    page.get_by_label("Assembly").check()
    page.get_by_label("Year 9").check()
    page.get_by_label("Which school is it for?").fill(weekend.school.urn)
    for part, number in (("Day", weekend.monday.day), ("Month", weekend.monday.month), ("Year", weekend.monday.year)):
        page.get_by_role("group", name="Which day?").get_by_label(part, exact=True).fill(str(number))
    page.get_by_label("It was given already").check()
    checked(page, "police-book").get_by_role("button", name="Ask for it").click()

    expect(page.locator("h1")).to_contain_text("Record a session")
    checked(page, "police-record")
    page.get_by_label("What did the child say?").fill(TOLD)
    page.get_by_text("Who the child is, what you saw").click()
    page.get_by_label("First name").fill("Keira")
    page.get_by_label("Tell the safeguarding lead here, now").check()
    page.get_by_label("What should the school do now?").fill("Keep her till her aunt comes.")
    page.get_by_label("How many pupils were there?").fill("lots")
    checked(page, "police-record-told").get_by_role("button", name="Send this to the hub now").click()
    expect(page.get_by_role("alert")).to_contain_text("The hub has what the child told")
    expect(page.get_by_label("How many pupils were there?")).to_have_value("lots")
    expect(page.locator("main")).not_to_contain_text("pictures to my nan")
    page.get_by_role("button", name="Save the session").click()
    expect(page.get_by_role("alert")).to_contain_text("type a number")
    checked(page, "police-record-wrong")
    page.get_by_label("How many pupils were there?").fill("120")
    first = page.get_by_role("group", name=re.compile("^“I know where to go"))
    for label, number in (
        ("How many answered before?", "110"), ("Of those, how many said yes?", "41"),
        ("How many answered after?", "112"), ("Of those, how many said yes then?", "96"),
    ):  # fmt: skip
        first.get_by_label(label, exact=True).fill(number)
    page.get_by_role("button", name="Save the session").click()
    expect(page.locator("main")).to_contain_text("Told here")
    expect(page.locator("main")).to_contain_text("41 of 110 said yes")
    checked(page, "police-session")

    school.goto(school.url.split("/police")[0] + "/worklist")
    school.get_by_role("link", name="Read what a pupil told the officer").click()
    expect(school.locator("main")).to_contain_text("Keep her till her aunt comes.")
    expect(school.locator("main")).not_to_contain_text("my nan")
    checked(school, "police-told").get_by_role("button", name="I have read it").click()
    expect(school.locator("main")).to_contain_text("Since then")
    school.get_by_label("What did your school do?").fill("She waited with Ms Dunn.")
    school.get_by_role("button", name="Save").click()
    expect(school.locator("main")).to_contain_text("She waited with Ms Dunn.")

    hub = browser.open("/board", account=weekend.screener)
    hub.get_by_role("link", name=re.compile("Keira")).first.click()
    expect(hub.locator("main")).to_contain_text(TOLD)
    expect(hub.locator("main")).to_contain_text("PC Ines Moran")
    for url, name in (("coverage", "coverage"), ("evaluation", "evaluation"), ("programmes", "programmes")):
        page.goto(page.url.split("/police")[0] + f"/police-in-schools/{url}")
        checked(page, f"police-{name}")
