"""A family of three, one unborn at the start, from a worry to a plan, a birth and a review: by role, in a real browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, RelationshipTold
from openmash.records.people.words import NameKind, PersonKind, RelationshipKind
from tests.factories.access import a_team, an_account, an_agency
from tests.factories.cases import the_council
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot

IN_THE_MORNING = True
A_BRUISE = "A bruise on her arm, and two different stories"


@dataclass(frozen=True)
class Family:
    worker: Account
    manager: Account
    nurse: Account
    mia: UUID
    toby: UUID
    baby: UUID


@pytest.fixture(scope="module")
def family(own_database: Cluster) -> Family:
    """Mia, her brother Toby, and their mother's baby, due in two months; allocated to one worker of the North team."""
    council, north = the_council().agency, a_team("north", the_council().agency, telephone="01632 960777")
    screener = an_account(Role.SCREENER, name="Ros Hale", team=the_council())
    decides = an_account(Role.DECISION_MAKER, name="Grace Oduya", team=the_council())
    worker = an_account(Role.SOCIAL_WORKER, name="Priya Nair", agency=council, team=north)
    manager = an_account(Role.TEAM_MANAGER, name="Ann Lowe", agency=council, team=north)
    nurse = an_account(Role.PROFESSIONAL_REFERRER, name="Jo Bright", agency=an_agency("health", AgencyKind.HEALTH))
    an_agency("police", AgencyKind.POLICE)
    an_agency("education", AgencyKind.EDUCATION)
    actor = actor_for(screener)
    with transaction.atomic(), acting_as(actor):
        mia = _child(actor, "Mia", date(2018, 3, 9))
        toby = _child(actor, "Toby", date(2022, 11, 2), mia)
        due = timezone.localdate() + timedelta(days=60)
        baby = people.add_person(
            actor=actor,
            told=AsTold(
                PersonKind.UNBORN, (NameTold("Baby", "Farrow", NameKind.LEGAL),), BirthTold(due, expected=True),
                relationships=tuple(RelationshipTold(other, RelationshipKind.SIBLING) for other in (mia, toby)),
            ),
        )  # fmt: skip
    actor = actor_for(decides)
    with transaction.atomic(), acting_as(actor):
        for child in (mia, toby, baby):
            for account, role in ((worker, AllocationRole.SOCIAL_WORKER), (manager, AllocationRole.SECOND_WORKER)):
                cases.allocate(actor=actor, person_id=child, account_id=account.pk, role=role)
    return Family(worker, manager, nurse, mia, toby, baby)


def _child(actor: object, name: str, born: date, *siblings: UUID) -> UUID:
    told = AsTold(
        PersonKind.CHILD, (NameTold(name, "Farrow", NameKind.LEGAL),), BirthTold(born),
        relationships=tuple(RelationshipTold(other, RelationshipKind.SIBLING) for other in siblings),
    )  # fmt: skip
    return people.add_person(actor=actor, told=told)  # type: ignore[arg-type]  # an actor


def checked(page: Page, name: str) -> Page:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"journey-{name}")
    return page


def journey(browser: Browse, account: Account, child: UUID, *, scripts: bool = True) -> Page:
    page = browser.open(f"/child/{child}/journey", account=account, scripts=scripts)
    expect(page.get_by_role("heading", name="What is due")).to_be_visible()
    return page


def the_meeting(browser: Browse, account: Account, child: UUID, kind: str) -> Page:
    page = journey(browser, account, child)
    page.get_by_role("link", name=re.compile(f"^{kind}, ")).first.click()
    expect(page.get_by_role("heading", name="Agencies")).to_be_visible()
    return page


def decide(page: Page, child: str, outcome: str, **words: str) -> Page:
    page.get_by_role("button", name=re.compile(f"Record what was decided for {child}")).click()
    page.get_by_label(outcome, exact=True).check()
    for label, text in words.items():
        page.get_by_label(label.replace("_", " "), exact=label == "Why").fill(text)
    page.get_by_role("button", name="Record this decision").click()
    return page


def test_a_worker_calls_a_discussion_for_three_by_keyboard_and_begins_an_enquiry(
    browser: Browse, family: Family
) -> None:
    page = checked(journey(browser, family.worker, family.mia), "nothing-yet")
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
    expect(mia.locator("main")).to_contain_text("15 working days: Working Together to Safeguard Children")


def test_a_manager_looks_holds_the_conference_and_makes_a_plan_for_two_of_three(
    browser: Browse, family: Family
) -> None:
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
    assert page.locator(".govuk-error-summary a").count() == 4
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
    plan = checked(journey(browser, family.manager, family.mia), "plan")
    expect(plan.locator("main")).to_contain_text("On a child protection plan")
    expect(plan.locator("main")).to_contain_text("First core group")
    assert re.findall(r"Rule (\w+)", plan.locator("main").inner_text()) == ["2991Q"], (
        "no assessment yet: it is asked, no more"
    )
    plan.emulate_media(media="print")
    expect(plan.get_by_role("button", name="Record a step")).to_be_hidden()
    screenshot(plan, "journey-on-paper")


def test_the_baby_is_born_a_nurse_leads_and_a_core_group_works_on_the_plan(browser: Browse, family: Family) -> None:
    baby = journey(browser, family.manager, family.baby)
    expect(baby.locator("main")).to_contain_text("Not born yet")
    baby.get_by_role("link", name="Say who leads").click()
    baby.get_by_label("Family help lead practitioner", exact=True).check()
    baby.get_by_label("Who?", exact=True).fill("Jo Bright")
    checked(baby, "lead").get_by_role("button", name="They lead from now").click()
    expect(baby.locator("main")).to_contain_text("Jo Bright, Health: family help lead practitioner")
    actor = actor_for(family.manager)
    with transaction.atomic(), acting_as(actor):
        born = timezone.localdate()
        people.set_birth(actor=actor, person_id=family.baby, birth=BirthTold(born))
    nurse = checked(journey(browser, family.nurse, family.baby, scripts=True), "nurse")
    expect(nurse.locator("main")).to_contain_text("Review conference or core group after the birth")
    nurse.get_by_role("button", name="Record a step").click()
    nurse.get_by_label("Early help began", exact=True).check()
    nurse.get_by_label("Why?", exact=True).fill("Feeding and sleep, with the mother.")
    checked(nurse, "step").get_by_role("button", name="Record this step").click()
    expect(nurse.locator("main")).to_contain_text("Feeding and sleep, with the mother.")
    page = journey(browser, family.worker, family.baby, scripts=False)
    page.get_by_role("button", name="Call a core group").click()
    page.get_by_label("What is the worry").fill("First core group, and the birth")
    page.get_by_role("button", name="Call it").click()
    decide(page, "Baby", "Plan worked on", What_has_changed_in_the_plan="The cot is there.")
    expect(page.locator("main")).to_contain_text("The cot is there.")
    after = journey(browser, family.worker, family.baby)
    expect(after.locator("#due + ul")).to_contain_text("Later core groups")
    expect(after.locator("#met + ul")).to_contain_text("Review conference or core group after the birth")


def test_the_case_closes_through_the_gate_and_the_lists_are_there_for_a_manager(
    browser: Browse, family: Family
) -> None:
    page = journey(browser, family.manager, family.toby)
    page.get_by_role("button", name="Record a step").click()
    page.get_by_label("Referral accepted", exact=True).check()
    page.get_by_role("button", name="Record this step").click()
    expect(page.get_by_role("heading", name="Put right before the return")).to_be_visible()
    checked(page, "put-right")
    page.get_by_role("button", name="Step down, transfer or close").click()
    page.get_by_label("Case closed", exact=True).check()
    page.get_by_role("button", name="Record this", exact=True).click()
    assert page.locator(".govuk-error-summary a").count() == 5
    checked(page, "less-error")
    for path, heading in (("/drift", "Drift"), ("/put-right", "Put right before the return")):
        found = browser.open(path, account=family.manager)
        expect(found.get_by_role("heading", name=heading)).to_be_visible()
        checked(found, heading.split()[0].lower())
