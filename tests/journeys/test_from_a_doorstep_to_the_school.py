"""One night and the morning after, in a real browser: an officer at a door at two on a Sunday, the sergeant, MASH, the
child's school on Monday before eight, what the school did, and the daily meeting that sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as front_door
from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.pathways import encompass
from openmash.statute.calendar import at
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.factories.schools import ASchool, a_school
from tests.factories.screening import NEWEST, Force, a_force
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll
from tests.journeys.clock import Clock
from tests.journeys.steps import being
from tests.journeys.test_a_school_that_knows_first import a_school_monday

IN_THE_MORNING = True
PHONE = 320
HERS = "I got under the table. He does it when Mum cries."


@dataclass(frozen=True)
class Night:
    """Who is there, the school, the small hours of a Sunday and the Monday after it."""

    force: Force
    school: ASchool
    screener: Account
    manager: Account
    night: datetime
    monday: date


@pytest.fixture(scope="module")
def night(own_database: Cluster, clock: Clock) -> Night:
    monday = max(a_school_monday(), NEWEST + timedelta(days=6))
    clock.go_to(at(monday - timedelta(days=3), time(10)))
    desk = the_council()
    a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    with transaction.atomic():
        force = a_force()
    keeper = an_account(Role.HUB_PARTNER, name="Tom Ravensdale", agency=an_agency("education", AgencyKind.EDUCATION))
    school = a_school(actor_for(keeper))
    screener = an_account(Role.SCREENER, name="Sam Haddon", team=desk)
    manager = an_account(Role.DECISION_MAKER, name="Helen Achebe", team=desk)
    return Night(force, school, screener, manager, at(monday - timedelta(days=1), time(2, 10)), monday)


def account(actor_id: UUID | None) -> Account:
    return Account.objects.get(pk=actor_id)


def go_on(page: Page, to: str) -> None:
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url(f"**/{to}")


def test_from_a_doorstep_at_two_to_the_school_before_eight_and_the_meeting(
    browser: Browse, night: Night, clock: Clock
) -> None:
    clock.go_to(night.night)
    phone = browser.open("/screenings", account=account(night.force.officer.account_id), width=PHONE)
    phone.get_by_role("button", name="Screen a household").click()
    phone.wait_for_url("**/incident")
    phone.fill("#incident_ref", "GP-0042")
    phone.check("input[name=kind][value=domestic]")
    phone.fill("#address", "14 Alder Close")
    phone.fill("#narrative", "A neighbour rang. He had left. She would not say.")
    go_on(phone, "children")
    phone.fill("#children-0-forenames", "Kayleigh")
    phone.fill("#children-0-surname", "Tranter")
    for part, value in (("day", "19"), ("month", "5"), ("year", "2017")):
        phone.fill(f"#children-0-born-{part}", value)
    phone.check("input[name=children-0-met][value=alone]")
    for name in ("present", "lives_here"):
        phone.check(f"input[name=children-0-{name}][value=yes]")
    phone.fill("textarea[name=children-0-words]", HERS)
    phone.fill("#children-0-school", night.school.name)
    go_on(phone, "adults")
    phone.fill("#adults-0-forenames", "Carl")
    phone.fill("#adults-0-surname", "Pryce")
    phone.check("input[name=adults-0-relation][value=mothers_partner]")
    phone.check("input[name=adults-0-part][value=alleged]")
    go_on(phone, "ask_domestic")
    phone.check("input[name=saw_or_heard][value=yes]")
    go_on(phone, "worries")
    for item in ("harm", "fear", "care", "adults_fit", "outside", "again"):
        phone.check(f"input[name={item}][value=some]")
    go_on(phone, "grade")
    phone.check("input[name=grade][value=amber]")
    phone.fill("#reasons", "She heard it, and it has happened before.")
    phone.check("input[name=safe_done][value=left]")
    phone.check("input[name=family_told][value=yes]")
    go_on(phone, "check")
    phone.get_by_role("button", name="Send to your supervisor").click()
    expect(phone.locator("main")).to_contain_text("Waiting for its review")

    clock.go_to(night.night + timedelta(hours=3))
    sergeant = browser.open("/worklist", account=account(night.force.sergeant.account_id))
    sergeant.get_by_role("link", name="Review a screening: Kayleigh Tranter").click()
    sergeant.get_by_role("button", name="Review this").click()
    sergeant.check("input[name=grade][value=amber]")
    sergeant.fill("#reasons", "As the officer saw it.")
    sergeant.get_by_role("button", name=re.compile("this review$")).click()
    expect(sergeant.locator("main")).to_contain_text("school is told before 8:30am")
    with transaction.atomic(), acting_as(clocks := service(Service.CLOCKS)):
        encompass.tell_schools(actor=clocks)

    hub = browser.open("/board", account=night.screener)
    hub.get_by_role("link", name="Kayleigh Tranter").first.click()
    expect(hub.locator("main")).to_contain_text(HERS)
    expect(hub.locator("main")).to_contain_text("Did a child see, hear or step between? Yes")
    with being(night.screener) as actor:
        [told] = front_door.for_schools(actor=actor, since=timezone.now() - timedelta(days=2))
        frontdoor.rate(actor=actor, contact_id=told.contact_id, rating="amber", reason="A child in the house")

    clock.go_to(at(night.monday, time(7, 40)))
    school = browser.open("/worklist", account=account(night.school.lead.account_id))
    school.get_by_role("link", name=re.compile("Kayleigh")).first.click()
    main = school.locator("main")
    expect(main).to_contain_text("Kayleigh Tranter")
    expect(main).not_to_contain_text("Pryce")
    expect(main).not_to_contain_text("under the table")
    assert_accessible(school)
    assert_no_sideways_scroll(school)
    school.get_by_role("button", name="I have read it").click()
    school.get_by_role("button", name="Say what your school did").click()
    school.get_by_label("Saw to the child’s day").check()
    school.get_by_label("In a line or two").fill("Breakfast, and the quiet room till ten.")
    school.get_by_role("button", name="Tell the hub").click()
    expect(main).to_contain_text("the quiet room till ten")

    clock.go_to(at(night.monday, time(9, 30)))
    chair = browser.open("/meetings", account=night.manager)
    chair.get_by_role("button", name=re.compile("^Open today")).click()
    chair.locator(".om-agenda").get_by_role("link", name=re.compile("Kayleigh")).click()
    expect(chair.locator("main")).to_contain_text(HERS)
    aside = chair.locator(".om-meeting__aside")
    expect(aside).to_contain_text("What schools were told, and did")
    expect(aside).to_contain_text("the quiet room till ten")

    phone = browser.open(urlsplit(phone.url).path, account=account(night.force.officer.account_id), width=PHONE)
    expect(phone.locator("main")).to_contain_text("Sent to MASH")
    expect(phone.locator("main")).to_contain_text("As the officer saw it.")
