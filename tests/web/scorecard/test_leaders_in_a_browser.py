"""A service manager sees what changed and whom it is about; a manager sees drift, acts, and sees it gone; the board no child."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

import psycopg
import pytest
from playwright.sync_api import Page, expect

from openmash.cli.embedded import Cluster
from openmash.foundation.access.models import Account
from synthetic.load import load_county
from synthetic.staff import BY_USERNAME
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot
from tests.journeys.steps import step

CHILDREN = 400


@pytest.fixture(scope="module")
def county(own_database: Cluster) -> Cluster:
    """A county of this moment: two years of contacts, and a child at each stage of a journey."""
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as loader:
        load_county(loader, CHILDREN, datetime.now(UTC).replace(microsecond=0), seed=4)
    return own_database


WAITS = re.compile("To come|Nobody has said that it was held")
"""How the next meeting stands, on its day and at the weekend after it."""


def somebody(username: str) -> Account:
    return Account.objects.get(pk=BY_USERNAME[username].id)


def looked_at(page: Page, name: str) -> Page:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"scorecard-{name}")
    return page


def test_a_service_manager_goes_from_what_changed_to_the_children_behind_it(county: Cluster, browser: Browse) -> None:
    page = browser.open("/", account=somebody("duty.manager"))
    page.locator("summary").filter(has_text="Scorecard").click()
    page.get_by_role("link", name="Scorecard", exact=True).click()
    expect(page.get_by_role("heading", name="Scorecard", level=1)).to_be_visible()
    looked_at(page, "whole")
    page.get_by_role("link", name="Decided within one working day").first.click()
    expect(page.get_by_role("heading", name="Decided within one working day")).to_be_visible()
    expect(page.locator(".om-chart svg .om-chart__band")).to_have_count(1)
    expect(page.locator(".om-chart svg .om-chart__point, .om-chart svg .om-chart__sign").first).to_be_visible()
    looked_at(page, "figure")
    page.get_by_role("table", name="Month by month").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name=re.compile("^Behind a figure: "))).to_be_visible()
    looked_at(page, "children")
    assert page.get_by_role("table", name="Children").get_by_role("link").count() > 3
    page.goto(f"{page.url.split('/scorecard')[0]}/scorecard/flow")
    expect(page.get_by_role("heading", name="From contact to closure")).to_be_visible()
    looked_at(page, "flow")


def test_a_board_member_reads_every_figure_and_no_childs_name(county: Cluster, browser: Browse) -> None:
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as loader:
        names = {
            str(row[0])
            for row in loader.execute("select distinct surname from people_personname")
            if len(str(row[0])) > 8
        }
    page = browser.open("/scorecard", account=somebody("board.member"))
    for address in ("/scorecard", "/scorecard/flow", "/scorecard/decided-in-time", "/scorecard/to-publish"):
        page.goto(f"{page.url.split('/scorecard')[0]}{address}")
        said = page.locator("main").inner_text()
        assert not set(re.findall(r"[\w’'-]+", said)) & names
        assert "to the nearest five" in said
    looked_at(page, "to-publish")
    assert not page.locator("a[href*='/children/']").count()
    refused = page.goto(f"{page.url.split('/scorecard')[0]}/scorecard/contacts/children/2026-9")
    assert refused is not None
    assert refused.status == 403


def test_a_manager_sees_drift_acts_and_sees_it_gone(county: Cluster, browser: Browse) -> None:
    page = browser.open("/team/week", account=somebody("team.manager"))
    expect(page.get_by_role("heading", name="This week, if nothing is done")).to_be_visible()
    looked_at(page, "week")
    page.get_by_role("link", name="Drift: for whom nothing moves").click()
    expect(page.get_by_role("heading", name="Drift", level=1)).to_be_visible()
    late = page.locator("article").filter(has_text="Child and family assessment completed, due").first
    expect(late).to_be_visible()
    child = late.get_by_role("link").first.inner_text()
    late.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="What is due")).to_be_visible()
    step(
        page,
        "Child and family assessment completed",
        "Written with her mother; the school and the nurse each said their part.",
    )
    page.goto(f"{page.url.split('/child/')[0]}/drift")
    expect(page.get_by_role("heading", name="Drift", level=1)).to_be_visible()
    left = page.locator("article").filter(has_text=child).filter(has_text="Child and family assessment completed, due")
    expect(left).to_have_count(0)


def test_a_board_member_sees_what_is_done_and_whether_it_helped_and_no_child(county: Cluster, browser: Browse) -> None:
    page = browser.open("/", account=somebody("board.member"))
    page.get_by_role("link", name="Improvement plans").click()
    page.get_by_role("link", name="Joint inspection of the front door, June 2023").click()
    expect(page.get_by_role("heading", name="Finding 1")).to_be_visible()
    looked_at(page, "plan")
    assert page.locator("main h4").count() == 12, "two columns for each of six actions"
    expect(page.get_by_text("Done, and nobody says yet that it helped.")).to_have_count(1)
    assert not page.locator("a[href*='/partnership/action/'], a[href*='/child/']").count()
    page.get_by_role("link", name="Decisions that had the child’s own voice").click()
    expect(page.get_by_role("heading", name="Decisions that had the child’s own voice")).to_be_visible()
    page.goto(f"{page.url.split('/scorecard')[0]}/partnership/reviews")
    page.get_by_role("link", name=re.compile("^Review 20..-01$")).click()
    expect(page.get_by_text("is shown only to people who may see that child")).to_be_visible()
    looked_at(page, "review")
    assert not page.locator("a[href*='/child/']").count()
    page.goto(f"{page.url.split('/partnership')[0]}/partnership/report")
    expect(page.get_by_role("heading", name=re.compile("^Yearly report "))).to_be_visible()
    looked_at(page, "report")


def test_the_partnership_manager_says_that_an_action_helped_once_evidence_bears_it_out(
    county: Cluster, browser: Browse
) -> None:
    page = browser.open("/partnership/plans", account=somebody("partnership.manager"))
    expect(page.get_by_text("in 4", exact=False).first).to_be_visible()
    looked_at(page, "plans")
    page.get_by_role("link", name="Joint inspection of the front door, June 2023").click()
    screened = page.locator("article").filter(has_text="Every incident with a child is screened")
    screened.get_by_role("link", name="Say whether it made a difference").click()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Fairly sure").check()
    page.get_by_label("Why?").fill("Ten of ten looked at say how the child was.")
    page.get_by_label("Who says so?").fill("Celia Rowntree, partnership business manager")
    page.get_by_role("button", name="Save this answer").click()
    expect(
        page.get_by_role("alert").get_by_role("link", name=re.compile("does not show that it helped"))
    ).to_be_visible()
    expect(page.get_by_label("Why?")).to_have_value("Ten of ten looked at say how the child was.")
    looked_at(page, "not-yet")
    page.go_back()
    page.goto(f"{page.url.split('/partnership')[0]}/partnership/plans")
    page.get_by_role("link", name="Joint inspection of the front door, June 2023").click()
    screened.get_by_role("link", name="Add evidence").click()
    page.get_by_label("An audit or dip sample").check()
    page.get_by_label("What does it say?").fill("Ten of ten screenings looked at say how the child was.")
    page.get_by_role("button", name="Add this evidence").click()
    expect(screened.get_by_text("Ten of ten screenings")).to_be_visible()
    screened.get_by_role("link", name="Say whether it made a difference").click()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Fairly sure").check()
    page.get_by_label("Why?").fill("Ten of ten looked at say how the child was.")
    page.get_by_label("Who says so?").fill("Celia Rowntree, partnership business manager")
    page.get_by_role("button", name="Save this answer").click()
    expect(screened.get_by_text("Yes, fairly sure")).to_be_visible()
    expect(page.get_by_text("Done, and nobody says yet that it helped.")).to_have_count(0)


def test_an_executive_meets_decides_and_a_board_member_does_what_it_gave_them(county: Cluster, browser: Browse) -> None:
    page = browser.open("/", account=somebody("partnership.manager"))
    page.get_by_role("link", name="Meetings of the partnership").click()
    expect(page.get_by_role("table", name="Minuted or cancelled")).to_be_visible()
    looked_at(page, "meetings")
    page.get_by_role("row").filter(has_text="Executive").filter(has_text=WAITS).first.get_by_role("link").click()
    for built in ("Minutes to agree", "Proposals to ratify", "Actions due or late", "Reviews whose clock runs"):
        expect(page.get_by_role("heading", name=built)).to_be_visible()
    looked_at(page, "agenda")
    meeting = page.url
    page.get_by_role("link", name="Say who came").click()
    here = page.get_by_role("group", name="Who is here?")
    for name in ("Helen Marchetti", "Det Supt Owen Pryce", "Ruth Calder", "Simon Hartnoll"):
        here.get_by_label(name).check()
    looked_at(page, "who-came")
    page.get_by_role("button", name="Save who came").click()
    expect(page.get_by_text("Quorate.", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("^Agree these minutes")).first.click()
    page.get_by_role("button", name="Agree them").click()
    expect(page.get_by_text("Dealt with here.").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Ratify, or not")).click()
    page.get_by_label("Yes: it is a decision now").check()
    page.get_by_role("button", name="Save this answer").click()
    expect(page.get_by_text("Ratified here: Neighbouring areas")).to_be_visible()
    page.get_by_role("link", name="Record a decision").click()
    page.get_by_label("What was decided?").fill("Young people are asked twice a year, by their advocates.")
    page.get_by_label("Why?").fill("They said that they would rather be asked by somebody they know.")
    page.get_by_role("button", name="Save this decision").click()
    page.get_by_role("link", name="Give somebody an action").click()
    looked_at(page, "give-an-action")
    page.get_by_label("What will be done?").fill("Sit with the advocates while they ask.")
    page.get_by_label("Winifred Oakes").check()
    in_a_year(page)
    page.get_by_role("button", name="Save this action").click()
    expect(page.get_by_role("link", name="Sit with the advocates while they ask.")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Say how it stands now.*Contacts wait longer")).click()
    page.get_by_label("As likely as not").check()
    page.get_by_label("A child could be hurt because of it").check()
    page.get_by_label("Why do you say so?").fill("Two more posts are filled.")
    page.get_by_label("Who says so?").fill("Helen Marchetti, director of safeguarding")
    in_a_year(page)
    page.get_by_role("button", name="Save how it stands").click()
    expect(page.get_by_role("heading", name="Risks due for review")).to_be_visible()
    looked_at(page, "meeting-under-way")
    page.get_by_role("button", name="Make the minutes").click()
    expect(page.get_by_text("These minutes were not agreed yet")).to_be_visible()
    expect(page.get_by_text("Young people are asked twice a year")).to_be_visible()
    looked_at(page, "minutes")
    page.goto(f"{meeting.split('/partnership')[0]}/partnership/risks")
    page.get_by_role("link", name="Contacts wait longer than a day for a decision").click()
    expect(page.get_by_text("Better: less likely").first).to_be_visible()
    looked_at(page, "risk")
    member = browser.open("/worklist", account=somebody("board.member"))
    mine = member.get_by_role("listitem").filter(has_text="Sit with the advocates while they ask.")
    mine.get_by_role("link").click()
    member.get_by_role("button", name="Say what became of it").click()
    member.get_by_label("It is done").check()
    member.get_by_label("What shows it, or why?").fill("Two groups met; what they said is in the papers.")
    member.get_by_role("button", name="Save this answer").click()
    expect(member.get_by_text("Two groups met")).to_be_visible()
    root = meeting.split("/partnership")[0]
    member.goto(f"{root}/worklist")
    expect(member.get_by_role("heading", name="Worklist", level=1)).to_be_visible()
    expect(mine).to_have_count(0)
    for address in ("meetings", "actions", "risks", "challenges", "scrutiny", "budget", "report"):
        member.goto(f"{root}/partnership/{address}")
        looked_at(member, address)
        assert not member.locator("main a[href*='/child/'], main a[href*='/contact/']").count()


def in_a_year(page: Page) -> None:
    """The only date asked for on the page: a day that is still to come whenever this runs."""
    for box, value in (("Day", "14"), ("Month", "12"), ("Year", str(datetime.now(UTC).year + 1))):
        page.get_by_label(box, exact=True).fill(value)
