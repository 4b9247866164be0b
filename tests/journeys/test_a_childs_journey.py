"""A family of three, one unborn at the start, from a referral accepted to the case closed: by role, in a real browser."""

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
from openmash.records.people import actions as people
from openmash.records.people.telling import BirthTold
from openmash.statute.calendar import local_date
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
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
    the_gate,
    the_meeting,
    working_days_later,
)  # fmt: skip

IN_THE_MORNING = True
A_BRUISE = "A bruise on her arm, and two different stories"
HER_WORDS = "Nan’s house is quiet. I sleep there."
CHILDREN = {
    "mia": ("She gets herself up, and Toby. On a bad day she listens at the door first.", "Mia is hit, and says so."),
    "toby": ("He plays until his mother shouts; then he is very still.", "Toby sees it, and copies it."),
    "baby": ("Not born yet: a cot in the room where they fight.", "The baby will be as unsafe as Mia is."),
}
"""Each child's own day and what it means, in words of their own."""
BY_HAND = "Working Together to Safeguard Children"


@dataclass(frozen=True)
class Family:
    worker: Account
    manager: Account
    nurse: Account
    mia: UUID
    toby: UUID
    baby: UUID


@pytest.fixture(scope="module")
def family(own_database: Cluster, clock: Clock) -> Family:
    """Mia, her brother Toby, and their mother's baby, due in two months; allocated to one worker of the North team."""
    begin_working_days_ago(clock, 33)
    council, north = the_council().agency, a_team("north", the_council().agency, telephone="01632 960777")
    screener = an_account(Role.SCREENER, name="Ros Hale", team=the_council())
    decides = an_account(Role.DECISION_MAKER, name="Grace Oduya", team=the_council())
    worker = an_account(Role.SOCIAL_WORKER, name="Priya Nair", agency=council, team=north)
    manager = an_account(Role.TEAM_MANAGER, name="Ann Lowe", agency=council, team=north)
    nurse = an_account(Role.PROFESSIONAL_REFERRER, name="Jo Bright", agency=an_agency("health", AgencyKind.HEALTH))
    an_agency("police", AgencyKind.POLICE)
    an_agency("education", AgencyKind.EDUCATION)
    with being(screener) as actor:
        mia = a_child_of_the_family(actor, "Mia", "Farrow", date(2018, 3, 9))
        toby = a_child_of_the_family(actor, "Toby", "Farrow", date(2022, 11, 2), mia)
        born = timezone.localdate() + timedelta(days=60)
        baby = a_child_of_the_family(actor, "Baby", "Farrow", born, mia, toby, due=True)
    with being(decides) as actor:
        for child in (mia, toby, baby):
            for account, role in ((worker, AllocationRole.SOCIAL_WORKER), (manager, AllocationRole.SECOND_WORKER)):
                cases.allocate(actor=actor, person_id=child, account_id=account.pk, role=role)
    half_an_hour_later(clock)
    return Family(worker, manager, nurse, mia, toby, baby)


def test_a_worker_accepts_the_family_and_begins_one_assessment_of_all_three(browser: Browse, family: Family) -> None:
    page = checked(journey(browser, family.worker, family.mia), "nothing-yet")
    due(step(page, "Referral accepted", "Decided at the front door."), "Child and family assessment", BY_HAND)
    toby = step(journey(browser, family.worker, family.toby), "Referral accepted", "Decided at the front door.")
    due(toby, "Child and family assessment", "45 working days")
    page.goto(f"/child/{family.mia}/assessments/begin")
    for child in (family.toby, family.baby):
        page.check(f"input[name=children][value='{child}']")
    page.fill("[name=reason]", "Decided at the front door.")
    page.click("main button[type=submit]")
    page.wait_for_url("**/assessment/*")
    expect(page.locator("main")).to_contain_text("45 working days")
    expect(page.locator("main")).to_contain_text("Working Together")
    assert_no_sideways_scroll(page)
    after = journey(browser, family.worker, family.toby)
    expect(after.locator("main")).to_contain_text("Child and family assessment under way")


def test_a_worker_calls_a_discussion_for_three_by_keyboard_and_begins_an_enquiry(
    browser: Browse, family: Family, clock: Clock
) -> None:
    working_days_later(clock, 1)
    page = journey(browser, family.worker, family.mia)
    page.get_by_role("button", name="Call a strategy discussion").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Call: strategy discussion")).to_be_visible()
    page.get_by_role("button", name="Call it").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say in one line what the worry is.")
    checked(page, "call-error")
    page.get_by_label("What is the worry").fill(A_BRUISE)
    for sibling in ("Toby Farrow", "Baby Farrow"):
        page.get_by_label(sibling).check()
    page.get_by_label("Health", exact=True).check()
    page.get_by_role("button", name="Call it").click()
    expect(page.locator("main")).to_contain_text(A_BRUISE)
    checked(page, "strategy-called")
    page.get_by_role("button", name="Record an agency").click()
    page.get_by_label("Police", exact=True).check()
    page.get_by_label("Was not there", exact=True).check()
    page.get_by_label("What did it tell?").fill("Two calls since June")
    page.get_by_role("button", name="Record this agency").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say why they were not there.")
    assert page.get_by_label("What did it tell?").input_value() == "Two calls since June"
    checked(page, "agency-error")
    page.get_by_label("If it was not there: why?").fill("At another strategy discussion")
    page.get_by_role("button", name="Record this agency").click()
    expect(page.locator("main")).to_contain_text("Not quorate")
    for child in ("Mia", "Toby", "Baby"):
        decide(page, child, "Section 47 enquiry", Why="Two stories for one bruise.", Who_sees_the_child="Priya Nair")
        expect(page.get_by_role("heading", name="Agencies")).to_be_visible()
    checked(page, "strategy-decided")
    mia = checked(journey(browser, family.worker, family.mia), "enquiry")
    expect(mia.locator("main")).to_contain_text("Section 47 enquiry under way")
    due(mia, "Initial child protection conference", f"15 working days: {BY_HAND}")
    due(mia, "Child seen", "The same day: Gloucestershire")
    baby = journey(browser, family.worker, family.baby)
    due(baby, "Initial child protection conference", f"15 working days: {BY_HAND}")
    expect(baby.locator("#due + ul")).not_to_contain_text("Child seen")


def seen_on_a_phone(browser: Browse, account: Account, child: UUID, purpose: str, words: str) -> Page:
    """Planned and recorded in one go at 320 pixels: alone, with the child's own words. The page is the visit."""
    page = browser.open(f"/child/{child}/visits/plan", account=account, width=320)
    page.check(f"input[name=purpose][value={purpose}]")
    page.click("main button[type=submit]")
    page.wait_for_url("**/door")
    for name, value in (("happened", "seen"), ("method", "talking"), ("alone", "yes"), ("bedroom", "seen"), ("safe", "yes")):  # fmt: skip
        page.check(f"input[name={name}][value={value}]")
    page.fill("[name=words]", words)
    page.fill("[name=observations]", "Warm. One bed for two.")
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/visit/" in url and not url.endswith("/door"))
    expect(page.locator("main")).to_contain_text("Child seen, alone, at home")
    return page


def test_the_worker_sees_each_child_alone_on_a_phone_the_same_day(browser: Browse, family: Family) -> None:
    page = seen_on_a_phone(browser, family.worker, family.mia, "enquiry", HER_WORDS)
    expect(page.locator("main")).to_contain_text(HER_WORDS)
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, "journey-visit-on-a-phone")
    seen_on_a_phone(browser, family.worker, family.toby, "enquiry", "Mummy cries.")
    page = the_meeting(browser, family.worker, family.mia, "Strategy discussion")
    page.get_by_role("button", name="The record was sent").click()
    page.fill("[name=to_whom]", "Police, health and school, by secure e-mail")
    page.get_by_role("button", name="The record was sent").click()
    expect(page.locator("main")).to_contain_text("Police, health and school, by secure e-mail")
    mia = journey(browser, family.worker, family.mia)
    expect(mia.locator("#met + ul")).to_contain_text("Strategy discussion record sent")
    expect(mia.locator("#due + ul")).not_to_contain_text("Child seen")
    expect(mia.locator("#met + ul")).to_contain_text("Child seen")


def test_each_child_has_an_analysis_of_their_own_and_a_manager_authorises_it(
    browser: Browse, family: Family, clock: Clock
) -> None:
    working_days_later(clock, 5)
    page = browser.open(f"/child/{family.mia}/plans-and-visits", account=family.worker)
    page.get_by_role("link", name=re.compile("Child and family assessment, with 2 other children")).click()
    assessment = page.url
    page.goto(f"{assessment}/write/why")
    page.fill("[name=why_now]", "School saw a bruise, and heard two stories.")
    page.click("main button[type=submit]")
    for name, child in (("mia", family.mia), ("toby", family.toby), ("baby", family.baby)):
        a_day, meaning = CHILDREN[name]
        for section, question, words in (
            ("childs_life", "a_day", a_day), ("risk_and_strengths", "worries", f"{meaning} It may be worse next time."),
            ("analysis", "meaning", meaning),
        ):  # fmt: skip
            page.goto(f"{assessment}/write/{section}/{child}")
            page.fill(f"[name={question}]", words)
            page.click("main button[type=submit]")
        page.goto(f"{assessment}/conclude/{child}")
        page.locator("input[name=factors]").first.check()
        page.locator("input[name=outcome]").first.check()
        page.fill("[name=reasons]", meaning)
        page.click("main button[type=submit]")
    page.wait_for_url(assessment)
    for words in [words for own in CHILDREN.values() for words in own]:
        expect(page.locator("main")).to_contain_text(words)
    page.click("text=Send it to be authorised")
    expect(page.locator("main")).to_contain_text("Waiting to be authorised")
    expect(page.locator("main")).not_to_contain_text("Authorise it, or return it")
    chief = browser.open(assessment, account=family.manager)
    chief.click("text=Authorise it, or return it for changes")
    chief.check("input[name=verdict][value=authorise]")
    chief.fill("[name=words]", "Each of the three is in it. Tested against what school saw.")
    chief.click("main button[type=submit]")
    chief.wait_for_url(assessment)
    expect(chief.locator("main")).to_contain_text("Each of the three is in it.")
    checked(chief, "assessment-of-three")
    toby = journey(browser, family.worker, family.toby)
    expect(toby.locator("#met + ul")).to_contain_text("Child and family assessment completed")


def test_a_manager_looks_holds_the_conference_and_makes_a_plan_for_two_of_three(
    browser: Browse, family: Family, clock: Clock
) -> None:
    working_days_later(clock, 4)
    page = browser.open("/worklist", account=family.manager)
    expect(page.get_by_role("link", name=re.compile("Look at a section 47 enquiry")).first).to_be_visible()
    checked(page, "worklist")
    page.get_by_role("link", name=re.compile("Look at a section 47 enquiry")).first.click()
    checked(page, "manager-looks")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="Record my view").click()
    expect(page.get_by_role("heading", name="Worklist")).to_be_visible()
    page = journey(browser, family.manager, family.mia)
    page.get_by_role("button", name="Say how the enquiry came out").click()
    checked(page, "enquiry-outcome")
    page.get_by_label("Initial child protection conference", exact=True).check()
    page.get_by_label("What did it find?").fill("Mia is afraid at home, and says why.")
    page.get_by_role("button", name="Record this outcome").click()
    page.get_by_role("button", name="Call the initial conference").click()
    expect(page.locator("main")).to_contain_text("Initial child protection conference: by")
    page.get_by_label("What is the worry").fill("What the enquiry found")
    for sibling in ("Toby Farrow", "Baby Farrow"):
        page.get_by_label(sibling).check()
    page.get_by_role("button", name="Call it").click()
    decide(page, "Mia", "Child protection plan")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Choose the category of abuse")
    checked(page, "conference-error")
    page.get_by_label("Physical abuse", exact=True).check()
    page.get_by_label("Did not come, sent their views (PN6)").check()
    page.get_by_label("The outline of the plan").fill("Nan has the children on Fridays. Nobody hits.")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.locator("main")).to_contain_text("Nan has the children on Fridays")
    decide(page, "Baby", "Child protection plan")
    page.get_by_label("Physical abuse", exact=True).check()
    page.get_by_role("button", name="Record this decision").click()
    expect(page.get_by_role("heading", name="Agencies")).to_be_visible()
    decide(page, "Toby", "No child protection plan", Why="No.")
    expect(page.locator(".govuk-error-summary a")).to_have_count(4)
    page.get_by_label("Why", exact=True).fill("Seen by two people; he lives with his father, who is safe.")
    page.get_by_label("What did each agency think").fill("All agree.")
    page.get_by_label("Who else was thought of?").fill("Mia and the baby.")
    page.get_by_label("What did the child say or show?").fill("“I like it at Dad’s.”")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.locator("main")).to_contain_text("No child protection plan")
    checked(page, "conference")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as a PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_the_page_says_what_the_plan_makes_due_by_which_law_and_the_outline_is_its_first_version(
    browser: Browse, family: Family
) -> None:
    plan = checked(journey(browser, family.manager, family.mia), "plan")
    expect(plan.locator("main")).to_contain_text("On a child protection plan")
    due(plan, "First core group", f"10 working days: {BY_HAND}")
    due(plan, "First review child protection conference", f"3 months: {BY_HAND}")
    due(plan, "Child protection visit, the child seen", "10 working days")
    expect(plan.get_by_role("heading", name="Put right before the return")).to_have_count(0)
    plan.emulate_media(media="print")
    expect(plan.get_by_role("button", name="Record a step")).to_be_hidden()
    screenshot(plan, "journey-on-paper")
    written = browser.open(f"/child/{family.mia}/plans-and-visits", account=family.worker)
    written.get_by_role("link", name="Child protection plan", exact=True).click()
    expect(written.locator("main")).to_contain_text("Nan has the children on Fridays. Nobody hits.")
    checked(written, "plan-first-version")
    seen = seen_on_a_phone(browser, family.worker, family.mia, "child_protection", "It was quiet on Sunday.")
    seen.goto(f"/child/{family.mia}/journey")
    expect(seen.locator("main")).to_contain_text("Child protection visit made")


def test_the_baby_is_born_a_nurse_leads_and_a_core_group_works_on_the_plan(
    browser: Browse, family: Family, clock: Clock
) -> None:
    working_days_later(clock, 6)
    baby = journey(browser, family.manager, family.baby)
    expect(baby.locator("main")).to_contain_text("Not born yet")
    baby.get_by_role("link", name="Say who leads").click()
    baby.get_by_label("Family help lead practitioner", exact=True).check()
    baby.get_by_label("Who?", exact=True).fill("Jo Bright")
    checked(baby, "lead").get_by_role("button", name="They lead from now").click()
    expect(baby.locator("main")).to_contain_text("Jo Bright, Health: family help lead practitioner")
    with being(family.manager) as actor:
        people.set_birth(actor=actor, person_id=family.baby, birth=BirthTold(timezone.localdate()))
    nurse = checked(journey(browser, family.nurse, family.baby), "nurse")
    due(nurse, "Review conference or core group after the birth", "London procedures")
    step(nurse, "Early help began", "Feeding and sleep, with the mother.")
    expect(nurse.locator("main")).to_contain_text("Feeding and sleep, with the mother.")
    for child, siblings in ((family.baby, ()), (family.mia, ())):
        page = journey(browser, family.worker, child, scripts=False)
        call(page, "Call a core group", "First core group, and the birth", *siblings)
        name = "Baby" if child == family.baby else "Mia"
        decide(page, name, "Plan worked on", What_has_changed_in_the_plan="The cot is there.")
        expect(page.locator("main")).to_contain_text("The cot is there.")
    after = journey(browser, family.worker, family.baby)
    due(after, "Later core groups", "28 days")
    expect(after.locator("#met + ul")).to_contain_text("Review conference or core group after the birth")


def test_what_was_forgotten_is_put_right_before_the_return(browser: Browse, family: Family) -> None:
    """Nobody recorded that the baby's referral was accepted: it is caught in words, with a fix, and nothing was held up."""
    page = step(journey(browser, family.manager, family.baby), "Referral accepted", "With Mia and Toby.")
    expect(page.get_by_role("heading", name="Put right before the return")).to_be_visible()
    expect(page.locator("main")).to_contain_text("came before the referral of")
    for rule in ("1103", "1104", "1105", "2889"):
        expect(page.locator("main")).to_contain_text(f"Rule {rule}:")
    checked(page, "put-right")
    lists = browser.open("/put-right", account=family.manager)
    expect(lists.locator("main")).to_contain_text("Baby Farrow")
    checked(lists, "put-right-list")
    page.locator("#before ~ .moj-timeline .moj-timeline__item").filter(has_text="With Mia and Toby.").get_by_role(
        "link", name=re.compile("Put right")
    ).click()
    day(page, "on", local_date(timezone.now()) - timedelta(days=25))
    page.get_by_label("What was wrong, and how do you know?").fill("Accepted with the other two; typed late.")
    page.get_by_role("button", name="Put it right").click()
    expect(page.get_by_role("heading", name="What is due")).to_be_visible()
    expect(page.get_by_role("heading", name="Put right before the return")).to_have_count(0)


def test_a_review_conference_ends_the_plan_through_the_full_gate(browser: Browse, family: Family, clock: Clock) -> None:
    on = working_days_later(clock, 8)
    page = call(journey(browser, family.manager, family.mia), "Call a review conference", "Six weeks on", "Baby Farrow")
    decide(page, "Mia", "The child protection plan ends", Why="No.")
    expect(page.locator(".govuk-error-summary a")).to_have_count(4)
    checked(page, "review-error")
    the_gate(page, "He has moved out; seen each week, well.", "All agree.", "Toby, and the baby.", "“It is quiet now.”")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.get_by_role("heading", name="Agencies")).to_be_visible()
    decide(page, "Baby", "The child protection plan goes on", Why="Three weeks old, and nothing tested yet.")
    expect(page.locator("main")).to_contain_text("Three weeks old")
    mia = journey(browser, family.manager, family.mia)
    expect(mia.locator("main")).not_to_contain_text("On a child protection plan")
    expect(mia.locator("main")).to_contain_text("“It is quiet now.”")
    due(
        journey(browser, family.manager, family.baby),
        "Later review child protection conferences",
        f"6 months: {BY_HAND}",
    )
    plans = browser.open(f"/child/{family.mia}/plans-and-visits", account=family.worker)
    expect(plans.locator("main")).to_contain_text("Ended.")
    plans.goto(f"/child/{family.mia}/plans/begin")
    plans.check("input[name=kind][value=child_in_need]")
    day(plans, "review_by", on + timedelta(days=30))
    plans.click("main button[type=submit]")
    plans.wait_for_url("**/words")
    plans.fill("[name=working]", "Nan is there. School listens.")
    plans.click("main button[type=submit]")
    plans.wait_for_url(re.compile("/plan/[0-9a-f-]+$"))
    need = journey(browser, family.worker, family.mia)
    expect(need.locator("main")).to_contain_text("Child in need plan")
    due(need, "Child in need visit", "4 weeks")
    due(need, "Child in need plan reviewed", "3 months")
    checked(need, "child-in-need")


def the_review(page: Page, different: str) -> None:
    """A review of a plan that ends it, without the gate."""
    page.locator("input[name=kind]").first.check()
    page.fill("[name=different]", different)
    page.check("input[name=decision][value=ends]")


def test_a_managers_review_ends_the_help_and_the_case_closes_with_its_reason(
    browser: Browse, family: Family, clock: Clock
) -> None:
    working_days_later(clock, 7)
    seen = seen_on_a_phone(browser, family.worker, family.mia, "child_in_need", "I like my room.")
    seen.goto(f"/child/{family.mia}/plans-and-visits")
    seen.locator("main a[href*='/plan/']").filter(has_text=re.compile("need", re.I)).first.click()
    plan = seen.url
    seen.goto(f"{plan}/review")
    the_review(seen, "She sleeps, and goes to school each day.")
    seen.fill("[name=reasons]", "Nothing more is needed from us.")
    seen.click("main button[type=submit]")
    expect(seen.locator(".govuk-error-summary")).to_contain_text("A manager ends a plan.")
    assert seen.input_value("[name=reasons]") == "Nothing more is needed from us.", "nothing typed is lost"
    page = browser.open(f"{plan.replace(browser.address, '')}/review", account=family.manager)
    the_review(page, "She sleeps, and goes to school each day.")
    page.fill("[name=reasons]", "No.")
    page.click("main button[type=submit]")
    expect(page.locator(".govuk-error-summary a")).to_have_count(4)
    checked(page, "need-plan-gate")
    the_gate(
        page, "Seen alone three times since; school and nurse agree.", "All agree.", "The baby.", "“I like my room.”"
    )
    page.click("main button[type=submit]")
    page.wait_for_url(plan)
    for child, name in ((family.mia, "mia"), (family.toby, "toby")):
        page = journey(browser, family.manager, child)
        page.get_by_role("button", name="Step down, transfer or close").click()
        page.get_by_label("Case closed", exact=True).check()
        page.get_by_role("button", name="Record this", exact=True).click()
        expect(page.locator(".govuk-error-summary a")).to_have_count(5)
        if name == "mia":
            checked(page, "less-error")
        page.get_by_label("Other, such as no longer in need (RC7)").check()
        the_gate(page, "Safe and well for two months; nothing more is asked.", "All agree.", "The baby.", "“Bye.”")
        page.get_by_role("button", name="Record this", exact=True).click()
    closed = browser.open(f"/child/{family.mia}/journey", account=family.manager)
    expect(closed.get_by_role("heading", name="Put right before the return")).to_have_count(0)
    for account in (family.manager, family.worker):
        baby = journey(browser, account, family.baby)
        expect(baby.locator("main")).to_contain_text("On a child protection plan")
    for path, heading in (("/drift", "Drift"), ("/put-right", "Put right before the return")):
        found = browser.open(path, account=family.manager)
        expect(found.get_by_role("heading", name=heading)).to_be_visible()
        checked(found, heading.split()[0].lower())
