"""Help that is not wanted: doors that stay shut, agencies that differ, a limit that passes, and the step up to protection.

Nothing that was said or tried on the way is lost, and nothing on the way holds up what protects the child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.statute.calendar import local_date
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.journeys.browser import Browse
from tests.journeys.clock import Clock
from tests.journeys.steps import (
    a_child_of_the_family,
    begin_working_days_ago,
    being,
    call,
    checked,
    day,
    decide,
    due,
    half_an_hour_later,
    journey,
    step,
    working_days_later,
)  # fmt: skip

IN_THE_MORNING = True
NOT_WANTED = "I did not ask for a social worker and I do not agree to a plan."
RANG_TWICE = "Rang twice; the curtains were drawn. Left a card."
AT_THE_DOOR = "His mother spoke through the door and would not open it. I heard him cry."
LATE = re.compile("late", re.I)
SAFETY = "I see Kai at breakfast club each morning and ring you the day he does not come."


@dataclass(frozen=True)
class Family:
    worker: Account
    manager: Account
    teacher: Account
    decides: Account
    kai: UUID


@pytest.fixture(scope="module")
def family(own_database: Cluster, clock: Clock) -> Family:
    """Kai, who is eight; his worker, their manager, and the teacher who leads family help."""
    begin_working_days_ago(clock, 26)
    council, north = the_council().agency, a_team("north", the_council().agency, telephone="01632 960777")
    school = an_agency("larkfield", AgencyKind.EDUCATION)
    an_agency("police", AgencyKind.POLICE)
    screener = an_account(Role.SCREENER, name="Ros Hale", team=the_council())
    decides = an_account(Role.DECISION_MAKER, name="Grace Oduya", team=the_council())
    worker = an_account(Role.SOCIAL_WORKER, name="Tom Sayer", agency=council, team=north)
    manager = an_account(Role.TEAM_MANAGER, name="Ann Lowe", agency=council, team=north)
    teacher = an_account(Role.CHECK_RESPONDER, name="Ruth Amadi", agency=school)
    with being(screener) as actor:
        kai = a_child_of_the_family(actor, "Kai", "Doran", date(2018, 2, 20))
    with being(decides) as actor:
        for account, role in (
            (worker, AllocationRole.SOCIAL_WORKER), (manager, AllocationRole.SECOND_WORKER),
            (teacher, AllocationRole.FAMILY_HELP_LEAD),
        ):  # fmt: skip
            cases.allocate(actor=actor, person_id=kai, account_id=account.pk, role=role)
    half_an_hour_later(clock)
    return Family(worker, manager, teacher, decides, kai)


def test_a_parent_does_not_agree_and_their_words_stand_in_the_plan(browser: Browse, family: Family) -> None:
    page = step(journey(browser, family.worker, family.kai), "Referral accepted", "School is worried: he is thin.")
    page.goto(f"/child/{family.kai}/plans/begin")
    page.check("input[name=kind][value=child_in_need]")
    day(page, "review_by", local_date(timezone.now()) + timedelta(days=28))
    page.click("main button[type=submit]")
    page.wait_for_url("**/words")
    page.fill("[name=worrying]", "Kai comes to school hungry.")
    page.fill("[name=contingency]", "If nobody can see Kai we hold a strategy discussion the same day.")
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile("/plan/[0-9a-f-]+$"))
    plan = page.url
    page.goto(f"{plan}/family")
    page.get_by_label("Somebody else", exact=True).check()
    page.fill("[name=said_by]", "Carla Doran, his mother")
    page.fill("[name=words]", NOT_WANTED)
    page.click("main button[type=submit]")
    page.wait_for_url(plan)
    expect(page.locator("main")).to_contain_text(NOT_WANTED)
    expect(page.locator("main")).to_contain_text("Carla Doran, his mother")
    checked(page, "wrong-plan")
    need = journey(browser, family.worker, family.kai)
    due(need, "Child in need visit", "4 weeks")
    due(need, "Child and family assessment", "45 working days")


def at_the_door(browser: Browse, family: Family) -> Page:
    """A visit begun on a telephone."""
    page = browser.open(f"/child/{family.kai}/visits/plan", account=family.worker, width=320)
    page.check("input[name=purpose][value=child_in_need]")
    page.click("main button[type=submit]")
    page.wait_for_url("**/door")
    return page


def test_a_missed_and_a_refused_visit_say_what_was_done_and_do_not_count_as_seen(
    browser: Browse, family: Family, clock: Clock
) -> None:
    again = working_days_later(clock, 5) + timedelta(days=1)
    page = at_the_door(browser, family)
    page.check("input[name=happened][value=nobody_in]")
    page.check("input[name=tried][value=card]")
    page.click("main button[type=submit]")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say what you did about not seeing the child.")
    page.fill("[name=done]", RANG_TWICE)
    day(page, "again_on", again)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/visit/" in url and not url.endswith("/door"))
    expect(page.locator("main")).to_contain_text(RANG_TWICE)
    working_days_later(clock, 1)
    page = at_the_door(browser, family)
    page.check("input[name=happened][value=refused]")
    for tried in ("manager", "school"):
        page.check(f"input[name=tried][value={tried}]")
    page.fill("[name=done]", AT_THE_DOOR)
    page.check("input[name=safe][value=no]")
    page.click("main button[type=submit]")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say what the danger is, and what you did.")
    assert page.input_value("[name=done]") == AT_THE_DOOR, "nothing typed is lost"
    page.fill("[name=safe_words]", "Nobody has seen him eat. School sees him at nine; I rang Ann Lowe.")
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/visit/" in url and not url.endswith("/door"))
    expect(page.locator("main")).to_contain_text(AT_THE_DOOR)
    checked(page, "wrong-refused-visit")
    listed = browser.open(f"/child/{family.kai}/plans-and-visits", account=family.manager)
    for words in ("Access refused", "nobody in", "Nobody has recorded seeing this child on a visit"):
        expect(listed.locator("main")).to_contain_text(words)
    need = journey(browser, family.worker, family.kai)
    due(need, "Child in need visit", "From: Child in need plan began")


def test_the_school_differs_with_social_care_and_it_goes_from_stage_to_stage(
    browser: Browse, family: Family, clock: Clock
) -> None:
    working_days_later(clock, 2)
    page = journey(browser, family.teacher, family.kai)
    page.get_by_role("link", name="Raise a professional difference").click()
    expect(page.get_by_role("heading", name="Raise a professional difference about Kai Doran")).to_be_visible()
    page.get_by_role("button", name=re.compile("Raise it")).click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say what keeps the child safe now")
    checked(page, "wrong-differ")
    page.get_by_label("The level of need", exact=True).check()
    page.fill("[name=what]", "He has not been seen at home, and the plan stays a child in need plan.")
    page.fill("[name=wanted]", "A strategy discussion.")
    page.fill("[name=safety_now]", SAFETY)
    page.get_by_role("button", name=re.compile("Raise it")).click()
    expect(page.locator("main")).to_contain_text("Stage 1: the workers talk")
    difference = page.url
    theirs = browser.open("/differences", account=family.manager)
    theirs.get_by_role("link", name=re.compile("Kai Doran")).first.click()
    expect(theirs.locator("main")).to_contain_text(SAFETY)
    theirs.fill("[name=words]", "We keep to the plan and go back on Monday.")
    theirs.get_by_role("button", name="Add our words").click()
    expect(theirs.locator("main")).to_contain_text("We keep to the plan and go back on Monday.")
    theirs.check("input[name=outcome][value=goes_on]")
    theirs.fill("[name=ending]", "We could not agree.")
    theirs.get_by_role("button", name="End this stage").click()
    expect(theirs.locator(".govuk-error-summary")).to_contain_text("Say what keeps the child safe now")
    assert theirs.input_value("[name=ending]") == "We could not agree.", "nothing typed is lost"
    theirs.fill("[name=safety_now]", SAFETY)
    theirs.get_by_role("button", name="End this stage").click()
    expect(theirs.locator("main")).to_contain_text("Stage 2: their managers")
    checked(theirs, "wrong-stage-two")
    page.goto(difference)
    expect(page.locator("main")).to_contain_text("We could not agree.")


def test_the_manager_is_shown_what_stands_still_and_what_is_late(browser: Browse, family: Family, clock: Clock) -> None:
    working_days_later(clock, 14)
    drift = browser.open("/drift", account=family.manager)
    row = drift.locator("main")
    for words in ("Kai Doran", "No visit", "Not recorded as seen", "Past its limit", "Child in need visit", "Plan not reviewed"):  # fmt: skip
        expect(row).to_contain_text(words)
    checked(drift, "wrong-drift")
    page = journey(browser, family.manager, family.kai)
    expect(page.locator("#due + ul > li").filter(has_text="Child in need visit").first).to_contain_text(LATE)
    differences = browser.open("/differences", account=family.manager)
    expect(differences.locator("main")).to_contain_text(LATE)
    differences.get_by_role("link", name=re.compile("Kai Doran")).first.click()
    differences.check("input[name=outcome][value=resolved]")
    differences.fill("[name=ending]", "School is right: a strategy discussion today.")
    differences.fill("[name=learning]", "Two doors that stay shut are a reason to meet.")
    differences.get_by_role("button", name="End this stage").click()
    expect(differences.locator("main")).to_contain_text("School is right: a strategy discussion today.")


def test_it_is_stepped_up_in_one_line_and_a_protection_plan_takes_the_other_plans_place(
    browser: Browse, family: Family, clock: Clock
) -> None:
    page = call(
        journey(browser, family.worker, family.kai), "Call a strategy discussion", "Not seen at home for a month"
    )
    expect(page.locator("main")).to_contain_text("No agency is recorded yet")
    decide(page, "Kai", "Section 47 enquiry", Why="Nobody has seen where he sleeps or eats.")
    expect(page.get_by_role("heading", name="Agencies")).to_be_visible()
    up = step(journey(browser, family.worker, family.kai), "Stepped up", "From a child in need plan to an enquiry.")
    expect(up.locator("main")).to_contain_text("Section 47 enquiry under way")
    expect(up.locator("main")).to_contain_text("Beside it: child in need plan")
    due(up, "Initial child protection conference", "15 working days: Working Together to Safeguard Children")
    checked(up, "wrong-stepped-up")
    looks = browser.open("/worklist", account=family.manager)
    expect(looks.get_by_role("link", name=re.compile("Look at a section 47 enquiry")).first).to_be_visible()
    working_days_later(clock, 3)
    page = call(journey(browser, family.manager, family.kai), "Call the initial conference", "What the enquiry found")
    page.get_by_role("button", name=re.compile("Record what was decided for Kai")).click()
    page.get_by_label("Child protection plan", exact=True).check()
    page.get_by_label("Neglect", exact=True).check()
    page.get_by_label("The outline of the plan").fill("Kai is seen alone each week, and eats at school.")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.locator("main")).to_contain_text("Kai is seen alone each week")
    plan = journey(browser, family.manager, family.kai)
    expect(plan.locator("main")).to_contain_text("On a child protection plan")
    expect(plan.locator("main")).not_to_contain_text("Beside it: child in need plan")
    for rule in ("4001", "4016", "4017", "8839", "2885"):
        expect(plan.locator("main")).not_to_contain_text(f"Rule {rule}.")
    due(plan, "First core group", "10 working days")
    plans = browser.open(f"/child/{family.kai}/plans-and-visits", account=family.worker)
    expect(plans.get_by_role("link", name="Child protection plan", exact=True)).to_be_visible()
    expect(plans.locator("main")).to_contain_text("Ended.")


def told(page: Page, button: str, **typed: str) -> Page:
    """Fill in a small form by the names of its boxes, send it, and come back to the child's page."""
    for name, value in typed.items():
        box = page.locator(f"[name={name}]")
        if box.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f'[name={name}][value="{value}"]').check()
        else:
            box.fill(value)
    page.get_by_role("button", name=button, exact=True).click()
    return page


def test_it_goes_to_a_court_and_he_is_looked_after_visited_and_reviewed_by_the_regulations(
    browser: Browse, family: Family, clock: Clock
) -> None:
    before = journey(browser, family.manager, family.kai)
    before.get_by_role("link", name="Family group, pre-proceedings and orders").click()
    expect(before.get_by_role("heading", name="Family group, pre-proceedings and orders")).to_be_visible()
    before.goto(f"/child/{family.kai}/court/family-group")
    told(before, "Save", what="offered", who="His mother and his grandmother")
    expect(before.locator("main")).to_contain_text("The family has not answered yet")
    before.goto(f"/child/{family.kai}/court/pre-proceedings")
    told(
        before, "Begin pre-proceedings", words="A month of shut doors.", who="Mrs Obi", voice="“I want it to be quiet.”"
    )
    expect(before.locator("main")).to_contain_text("Pre-proceedings, begun")
    checked(before, "wrong-before-a-court")
    working_days_later(clock, 2)
    before = browser.open(f"/child/{family.kai}/court/order", account=family.manager)
    told(before, "Save this order", kind="interim_care", court="Family Court at Gloucester", who="The council")
    expect(before.locator("main")).to_contain_text("Interim care order (section 38)")
    placed = journey(browser, family.worker, family.kai)
    due(placed, "First review of a looked-after child", "regulation 33(1)")
    placed.get_by_role("link", name="Looked after: placement, visits and reviews").click()
    expect(placed.locator("main")).to_contain_text("To be done: Say how the child is placed")
    placed.get_by_role("button", name="Record a placement").click()
    placed.get_by_role("button", name="Save").click()
    expect(placed.get_by_role("link", name="Choose how the child is placed.")).to_be_visible()
    checked(placed, "wrong-placed-refused")
    told(placed, "Save", sort="temporary", words="His nan, for the time being.", voice="“Nan has a cat.”")
    expect(placed.locator("main")).to_contain_text("with a relative or friend approved for the time being")
    checked(placed, "wrong-looked-after")
    working_days_later(clock, 6)
    late = browser.open("/worklist", account=family.worker)
    owed = late.get_by_role("listitem").filter(has_text="Visit until the first review").first
    expect(owed).to_contain_text(LATE)
    owed.get_by_role("link").first.click()
    expect(late.get_by_label("Looked-after child", exact=True)).to_be_checked()
    late.get_by_role("button", name="Plan this visit").click()
    late.check("input[name=happened][value=seen]")
    late.check("input[name=alone][value=yes]")
    late.fill("[name=words]", "Nan makes pancakes.")
    late.check("input[name=method][value=talking]")
    late.get_by_role("button", name="Save this visit").click()
    page = browser.open(f"/child/{family.kai}/looked-after", account=family.worker)
    expect(page.locator("main")).to_contain_text("From: Looked after visit made")
    page.get_by_role("button", name="Record a review").click()
    told(page, "Save", who="Ines Okafor", voice="He showed his drawing.", words="He stays with his nan.")
    expect(page.locator("main")).to_contain_text("Second review of a looked-after child")
    expect(page.locator("main")).to_contain_text("Visit after the first review: temporary carer")
    checked(page, "wrong-reviewed")
    said = browser.open(f"/child/{family.kai}/voice", account=family.worker).locator("main")
    for words in ("I want it to be quiet.", "Nan has a cat.", "Nan makes pancakes."):
        expect(said).to_contain_text(words)
    expect(said).not_to_contain_text("He showed his drawing.")


def test_what_he_needs_and_cannot_have_his_sisters_bed_tonight_and_the_file_for_the_nhs(
    browser: Browse, family: Family
) -> None:
    page = browser.open(f"/child/{family.kai}/plans-and-visits", account=family.worker)
    page.get_by_role("link", name="Needed, and not available").click()
    told(
        page,
        "Save",
        what="Somebody for him to talk to",
        kind="child_mental_health",
        why="waiting",
        instead="School listens.",
    )
    expect(page.locator("main")).to_contain_text("Somebody for him to talk to")
    checked(page, "wrong-unmet")
    with being(family.worker) as actor:
        leah = a_child_of_the_family(
            actor, "Leah", "Doran", local_date(timezone.now()) - timedelta(days=16 * 366), family.kai
        )
    with being(family.manager) as actor:
        cases.allocate(
            actor=actor, person_id=leah, account_id=family.worker.pk, role=AllocationRole.SOCIAL_WORKER
        )  # fmt: skip
    here = f"/child/{leah}/circumstances"
    page.goto(here)
    expect(page.locator("main")).to_contain_text("None is recorded")
    page.get_by_role("button", name="Record nowhere to live at 16 or 17").click()
    told(page, "Save", words="Put out last night.", told_by="She rang", voice="“I am not going back.”")
    expect(page.locator("main")).to_contain_text("Nowhere to sleep tonight")
    checked(page, "wrong-nowhere-tonight")
    expect(browser.open("/worklist", account=family.worker).locator("main")).to_contain_text("Nowhere to sleep tonight")
    page.get_by_role("link", name=re.compile("Say where they sleep tonight")).click()
    told(page, "Save", decision="relatives", place="12 Fernhill Row", words="Her aunt, until Friday.")
    expect(page.locator("main")).not_to_contain_text("Nowhere to sleep tonight")
    page.get_by_role("button", name="Record a young carer").click()
    told(page, "Save", words="She gets Kai up and fed.", told_by="School", named="Kai, her brother")
    expect(page.locator("main")).to_contain_text("Young carer’s needs assessment")
    page.get_by_role("button", name="Record private fostering").click()
    told(page, "Save", words="Her aunt’s friend has her in the week.", told_by="School", named="Bo Lind", sort="8E")
    expect(page.locator("main")).to_contain_text("First visit to a privately fostered child")
    checked(page, "wrong-circumstances")
    checked(browser.open("/circumstances", account=family.worker), "wrong-circumstances-list")
    nhs = browser.open("/cp-is", account=family.decides)
    expect(nhs.locator("main")).to_contain_text("Kai Doran")
    checked(nhs, "wrong-nhs")


def test_nothing_that_was_said_or_tried_is_lost(browser: Browse, family: Family) -> None:
    page = journey(browser, family.manager, family.kai)
    for words in ("Stepped up", "Strategy discussion held", "Child in need plan began", "Referral accepted"):
        expect(page.locator("main")).to_contain_text(words)
    page.goto(f"/child/{family.kai}/plans-and-visits")
    for words in ("Access refused", "nobody in"):
        expect(page.locator("main")).to_contain_text(words)
    page.get_by_role("link", name="Child in need plan", exact=True).click()
    for words in (NOT_WANTED, "A child protection plan began in its place."):
        expect(page.locator("main")).to_contain_text(words)
    checked(page, "wrong-plan-kept")
