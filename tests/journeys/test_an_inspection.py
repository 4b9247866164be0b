"""From the notice to the release, and an inspector who reads what was released and meets nothing of the rest."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from openmash.cli.embedded import Cluster
from openmash.statute.calendar import local_date
from tests.factories.family import account_of
from tests.factories.inspection import Room, a_room, make_what_waits
from tests.journeys.browser import Browse, assert_accessible, assert_no_sideways_scroll, screenshot


@pytest.fixture(scope="module")
def room(own_database: Cluster) -> Room:
    """A family the hub knows, a head of service, and two inspectors, of whom one has a seat in another inspection."""
    with transaction.atomic():
        return a_room()


def looked_at(page: Page, name: str) -> None:
    assert_accessible(page)
    assert_no_sideways_scroll(page)
    screenshot(page, f"inspection-{name}")


def enter(group: Locator, day: date) -> None:
    group.get_by_label("Day").fill(str(day.day))
    group.get_by_label("Month").fill(str(day.month))
    group.get_by_label("Year").fill(str(day.year))


def test_the_coordinator_goes_from_the_notice_to_the_release_and_an_inspector_reads_no_more(
    room: Room, browser: Browse, tmp_path: Path
) -> None:
    today = local_date(timezone.now())
    page = browser.open("/", account=account_of(room.lead))
    page.get_by_role("link", name="Inspections", exact=True).click()
    page.get_by_role("button", name="A notice has come").click()
    page.get_by_label("Joint targeted area inspection of the front door").check()
    page.get_by_label("Who inspects?").fill("Ofsted, CQC and HMICFRS")
    page.get_by_label("What does the notice call it?").fill("Front door, autumn")
    enter(page.get_by_role("group", name="On which day did the notice come?"), today)
    page.get_by_label("At what time?").fill("12:01am")
    page.get_by_role("button", name="Open the room and count its days").click()
    expect(page.get_by_role("heading", name="Due today")).to_be_visible()
    looked_at(page, "today")
    page.get_by_role("button", name="Somebody was told").click()
    page.get_by_label("Who was told of the notice?").fill("The chief constable")
    page.get_by_role("button", name="Record that they were told now").click()
    expect(page.get_by_role("table", name="Who was told of the notice")).to_contain_text("The chief constable")

    page.get_by_role("link", name="Lists and children").click()
    page.get_by_role("button", name="Make this list Contacts").click()
    expect(page.get_by_text("Being made").first).to_be_visible()
    make_what_waits()
    page.reload()
    page.get_by_role("link", name="Version 1 of Contacts").click()
    expect(page.get_by_role("table", name="What is missing in this list")).to_be_visible()
    page.get_by_label("I have read what is missing in this list").check()
    page.get_by_label("What is done about it, or why it stands").fill("Ethnicity is asked at the next visit.")
    page.get_by_role("button", name="Accept this list in my name").click()
    expect(page.get_by_text("Read and accepted by Imran Castell")).to_be_visible()
    page.get_by_role("button", name="Release it to the inspectors").click()
    expect(page.get_by_role("button", name="Take it back from the inspectors")).to_be_visible()
    looked_at(page, "list")

    page.get_by_role("link", name="Evidence room").click()
    page.get_by_role("link", name="Lists and children").click()
    page.get_by_role("button", name="Add a child whom the inspectors named").click()
    page.get_by_label("Which child?").fill(str(room.family.mia))
    page.get_by_role("button", name="Add this child and make their papers").click()
    expect(page.get_by_text("Tracked: named by the inspectors")).to_be_visible()
    make_what_waits()
    page.reload()
    page.get_by_role("button", name="Release the papers that are ready").click()
    expect(page.get_by_text("The inspectors have them.")).to_be_visible()
    page.get_by_role("button", name="Add a child whom the inspectors named").click()
    page.get_by_label("Which child?").fill(str(room.family.ella))
    page.get_by_role("button", name="Add this child and make their papers").click()
    make_what_waits()
    page.reload()
    expect(page.get_by_role("link", name="Record of Ella Farrow")).to_be_visible()
    hidden = page.get_by_role("link", name="Record of Ella Farrow").get_attribute("href")
    looked_at(page, "children")

    page.get_by_role("link", name="Who may read it").click()
    page.get_by_role("button", name="Give an inspector a seat").click()
    page.get_by_label("Rukhsana Vale").check()
    enter(page.get_by_role("group", name="From which day?"), today)
    enter(page.get_by_role("group", name="Until the end of which day?"), today + timedelta(days=14))
    page.get_by_role("button", name="Give this seat").click()
    expect(page.get_by_role("heading", name="Rukhsana Vale")).to_be_visible()
    looked_at(page, "people")

    inspector = browser.open("/inspections", account=account_of(room.outsider))
    expect(inspector.get_by_role("link", name="Front door, autumn")).to_be_visible()
    assert inspector.get_by_role("table", name="Inspections").get_by_role("link").count() == 1, "no seat in the other"
    inspector.get_by_role("link", name="Front door, autumn").click()
    expect(inspector.get_by_role("heading", name="Evidence room")).to_be_visible()
    assert "Ella Farrow" not in inspector.locator("main").inner_text()
    looked_at(inspector, "room")
    base = inspector.url.split("/inspections")[0]
    paper = inspector.get_by_role("link", name="Record of Mimi Farrow", exact=True).get_attribute("href")
    opened = inspector.context.request.get(f"{base}{paper}")
    assert opened.headers["content-disposition"].startswith("inline"), "a paper opens to be read, by one click"
    (tmp_path / "record.pdf").write_bytes(opened.body())
    assert "Mimi Farrow" in " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "record.pdf").pages)
    for path in (hidden, f"/child/{room.family.ella}", f"/child/{room.family.mia}", f"/contact/{room.family.process}"):
        refused = inspector.goto(f"{base}{path}")
        assert refused is not None
        assert refused.status in (403, 404), path
        assert "Ella" not in inspector.content()
    inspector.goto(f"{base}/inspections")
    inspector.get_by_role("link", name="Front door, autumn").click()
    inspector.get_by_role("link", name="Lines of enquiry").click()
    inspector.get_by_role("button", name="Ask a line of enquiry").click()
    inspector.get_by_label("What do you ask?").fill("What became of the boy at the gate?")
    enter(inspector.get_by_role("group", name="By which day do you want the answer?"), today)
    inspector.get_by_role("button", name="Ask this").click()
    expect(inspector.get_by_role("link", name="What became of the boy at the gate?")).to_be_visible()

    page.get_by_role("link", name="Lines of enquiry").click()
    page.get_by_role("link", name="What became of the boy at the gate?").click()
    page.get_by_label("The answer").fill("He was seen on Friday, and is on a plan.")
    page.get_by_role("button", name="Answer: the inspectors read it at once").click()
    expect(page.get_by_text("He was seen on Friday, and is on a plan.")).to_be_visible()
    looked_at(page, "enquiry")
    inspector.reload()
    expect(inspector.get_by_text("He was seen on Friday, and is on a plan.")).to_be_visible()

    page.get_by_role("link", name="Lines of enquiry").click()
    page.get_by_role("link", name="Who may read it").click()
    looks = page.get_by_role("table", name="What inspectors have looked at")
    expect(looks.get_by_text("Mimi Farrow: record, version 1").first).to_be_visible()
    page.get_by_role("button", name="End this seat now of Rukhsana Vale").click()
    expect(page.get_by_text("Not now", exact=True)).to_be_visible()
    gone = inspector.reload()
    assert gone is not None
    assert gone.status == 404
