"""Annex A as a workbook: its lists told from what was recorded, safe in a spreadsheet, nobody restricted, in the audit."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from openmash.casework.court.telling import OrderTold
from openmash.casework.court.words import Kind
from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import Gate, StepTold
from openmash.casework.journey.words import Closure, Step
from openmash.casework.looked_after.actions import Told as CareTold
from openmash.casework.looked_after.codes import Adopting, Doing, InTouch, Living, Standing, WhyNot
from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
from openmash.casework.visits import actions as visits
from openmash.casework.visits.telling import VisitTold
from openmash.casework.visits.words import Happened, Purpose, SeenAlone, Where
from openmash.cli import returning
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.facts.refusals import NotPermitted
from openmash.insight.returns import actions
from openmash.insight.returns.annex_a import SHEETS
from openmash.pathways import court, looked_after
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.records.people import actions as people
from openmash.records.people.telling import DetailTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.cases import the_council
from tests.factories.family import a_family
from tests.factories.people import a_child, born_aged

pytestmark = pytest.mark.django_db
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = "=HYPERLINK(1+1)"


@pytest.fixture
def manager() -> Iterator[Actor]:
    found = an_actor(Role.DUTY_MANAGER, Role.TEAM_MANAGER, team=the_council())
    with acting_as(found):
        yield found


def read(path: Path) -> dict[str, list[dict[str, str]]]:
    """Every sheet by its name: a dictionary of column letters to words for each row."""
    with zipfile.ZipFile(path) as book:
        names = [each.get("name") or "" for each in etree.fromstring(book.read("xl/workbook.xml")).iter(f"{S}sheet")]
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            shared = ["".join(each.itertext()) for each in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        found = {}
        for number, name in enumerate(names, 1):
            sheet = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(sheet.iter(f"{S}f")), "a formula"
            found[name] = [
                {re.sub(r"\d", "", cell.get("r")): _words(cell, shared) for cell in row}
                for row in sheet.iter(f"{S}row")
            ]
    return found


def _words(cell: etree._Element, shared: list[str]) -> str:
    words = "".join(cell.itertext())
    return shared[int(words)] if cell.get("t") == "s" else words


def by_column(rows: list[dict[str, str]], number: int) -> list[dict[str, str]]:
    """The rows of a list, by the names of its columns; each name is that of the list."""
    letters = list(rows[0])
    assert list(rows[0].values()) == list(SHEETS[number - 1].columns)
    return [{rows[0][letter]: row.get(letter, "") for letter in letters} for row in rows[1:]]


def serial(days_ago: int) -> str:
    """A day as a workbook counts it: England's, of the moment so long ago."""
    day = local_date(timezone.now() - timedelta(days=days_ago))
    return str((day - day.replace(year=1899, month=12, day=30)).days)


def told(manager: Actor, person: UUID, *steps: tuple[Step, int]) -> None:
    for step, days in steps:
        gate = Gate("School and health agree.", "Her sister was seen.", "“It is quiet.”")
        journeys.record_step(
            actor=manager, person_id=person,
            told=StepTold(
                step, "As it was decided, with everybody who knows her.", timezone.now() - timedelta(days=days),
                closure=Closure.OTHER if step is Step.CLOSED else None, gate=gate,
            ),
        )  # fmt: skip


def made(actor: Actor, folder: Path) -> dict[str, list[dict[str, str]]]:
    actions.make_annex_a(actor=actor, to=folder / "annex-a.xlsx", now=timezone.now())
    return read(folder / "annex-a.xlsx")


def test_each_list_tells_what_was_recorded(manager: Actor, tmp_path: Path) -> None:
    child = a_child(manager, born=born_aged(3)).pk
    for kind, value in ((DetailKind.ETHNICITY, "WBRI"), (DetailKind.DISABILITY, "AUT"), (DetailKind.SEX, "F")):
        people.set_detail(actor=manager, person_id=child, detail=DetailTold(kind, value))
    told(
        manager, child, (Step.FAMILY_HELP_BEGAN, 100), (Step.ACCEPTED, 90), (Step.ASSESSMENT_BEGAN, 89),
        (Step.ENQUIRY_BEGAN, 88), (Step.INITIAL_CONFERENCE, 75), (Step.PLAN_BEGAN, 75), (Step.ASSESSMENT_COMPLETED, 70),
    )  # fmt: skip
    journeys.say_need(actor=manager, person_id=child, code="N1")
    worker = an_actor(Role.SOCIAL_WORKER, name=FORMULA)
    cases.allocate(
        actor=manager, person_id=child, account_id=worker.account_id, role=AllocationRole.SOCIAL_WORKER,
        team_id=the_council().id,
    )  # fmt: skip
    visit = visits.begin_now(actor=manager, person_id=child, purpose=Purpose.CHILD_PROTECTION)
    visits.record(
        actor=manager, visit_id=visit,
        told=VisitTold(
            Happened.SEEN, Where.HOME, timezone.now() - timedelta(days=10), "plan-1", alone=SeenAlone.PARTLY,
            showed="Held her rabbit.",
        ),
    )  # fmt: skip
    book = made(manager, tmp_path)
    for number in range(3, 8):
        (row,) = by_column(book[f"List {number}"], number)
        assert (row["Gender"], row["Ethnicity"]) == ("b) Female", "WBRI")
        assert row["Age of Child (Years)"] in ("2", "3")
        assert row["Allocated Worker"] == f"'{FORMULA}"  # words, and nothing a spreadsheet runs
        if number > 3:
            assert row["Does the Child have a Disability"] == "Yes"
    (help_,) = by_column(book["List 2"], 2)
    assert help_["Assessment start date"] == serial(100)
    (referral,) = by_column(book["List 3"], 3)
    assert (referral["Date of referral"], referral["Referral NFA?"]) == (serial(90), "No")
    assert referral["Number of Referrals in Last 12 Months"] == "0"
    (assessment,) = by_column(book["List 4"], 4)
    assert assessment["Continuous Assessment Date of Authorisation"] == serial(70)
    assert assessment["Child Seen During Continuous Assessment"] == "No"
    (enquiry,) = by_column(book["List 5"], 5)
    assert enquiry["Date of Initial Child Protection Conference"] == serial(75)
    assert enquiry["Was an Initial Child Protection Conference deemed unnecessary?"] == "No"
    assert enquiry["Did the Initial Child Protection Conference Result in a Child Protection Plan"] == "Yes"
    (case,) = by_column(book["List 6"], 6)
    assert (case["Primary Need Code"], case["Case Status"]) == ("N1", "b) Child Protection plan")
    (plan,) = by_column(book["List 7"], 7)
    assert (plan["Date of the Last Statutory Visit"], plan["Was the Child Seen Alone?"]) == (serial(10), "Partly")
    assert plan["Child Protection Plan Start Date"] == serial(75)
    assert plan["Number of Previous Child Protection Plans"] == "0"


def test_a_child_in_care_is_told_with_health_a_lasting_home_and_what_came_of_going_missing(
    manager: Actor, tmp_path: Path
) -> None:
    child = a_child(manager, born=born_aged(3)).pk
    told(manager, child, (Step.ACCEPTED, 200))
    now = timezone.now()

    def ago(days: int) -> datetime:
        return now - timedelta(days=days)

    court.record_order(
        actor=manager, person_ids=[child], told=OrderTold(Kind.INTERIM_CARE, ago(150), who="The council")
    )  # fmt: skip
    for each in (
        CareTold(What.PLACED, ago(150), Sort.FOSTER, words="The only place that night."),
        CareTold(What.REVIEW, ago(99), who="Ines Okafor", words="It goes on.", voice="She drew the house."),
        CareTold(What.HEALTH, ago(80), words="Well."),
        CareTold(What.DENTAL, ago(70), words="Nothing to be done."),
        CareTold(What.OFFICER, ago(60), who="Ines Okafor"),
        CareTold(What.PLAN, ago(59), words="Her nan has been assessed.", lasting=Lasting.ORDER),
    ):  # fmt: skip
        looked_after.record(actor=manager, person_id=child, told=each)
        if each.what is What.PLACED:
            again = CareTold(
                What.PLACED, ago(100), Sort.FOSTER, to_last=True, words="Near her nan.", provider=Provider.PRIVATE,
                in_area=False,
            )  # fmt: skip
            looked_after.record(actor=manager, person_id=child, told=again, place="1 High Street", postcode="GL1 1AA")
    for days, alone in ((90, SeenAlone.YES), (20, SeenAlone.NO)):
        visit = visits.begin_now(actor=manager, person_id=child, purpose=Purpose.LOOKED_AFTER)
        visits.record(
            actor=manager, visit_id=visit,
            told=VisitTold(Happened.SEEN, Where.HOME, ago(days), f"care-{days}", alone=alone, showed="Played."),
        )  # fmt: skip
    (row,) = by_column(made(manager, tmp_path)["List 8"], 8)
    wanted = {
        "Date Started to be Looked After": serial(150), "Child's Legal Status": "Interim care order (section 38)",
        "Date of Latest Statutory Review": serial(99), "Date of Last Social Work Visit": serial(20),
        "What is the permanence plan for this child?": "c) SGO/CAO",
        "Date of Last IRO Visit / Contact to the Child": serial(60), "Date of Last Health Assessment": serial(80),
        "Date of Last Dental Check": serial(70), "Number of Placements in the Last 12 months": "2",
        "Start Date of Most Recent Placement": serial(100), "Placement Provider": "b) Private",
        "Placement Location": "b) Out", "Placement postcode": "GL1 1AA", "Reason Ceased to be Looked After": "",
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months": "0",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?": "",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted


def test_a_protected_address_leaves_the_postcode_of_every_placement_empty(manager: Actor, tmp_path: Path) -> None:
    child, father = a_child(manager, born=born_aged(3)).pk, a_child(manager, born=born_aged(40)).pk
    told(manager, child, (Step.ACCEPTED, 50))
    placed = CareTold(What.PLACED, timezone.now() - timedelta(days=20), Sort.FOSTER)
    looked_after.record(actor=manager, person_id=child, told=placed, place="1 High Street", postcode="GL1 1AA")
    court.record_order(
        actor=manager, person_ids=[child], told=OrderTold(Kind.ACCOMMODATED, placed.at, who="Her mother")
    )  # fmt: skip
    (row,) = by_column(made(manager, tmp_path)["List 8"], 8)
    assert row["Placement postcode"] == "GL1 1AA"
    kept = PlaceTold(LocatingKind.SCHOOL, "A school", protected_from=(father,), protected_reason="He must not know.")
    people.add_place(actor=manager, person_id=child, place=kept)
    people.add_place(
        actor=manager, person_id=child,
        place=PlaceTold(LocatingKind.ADDRESS, "A refuge", "GL2 2BB", protected_from=(father,), protected_reason="He."),
    )  # fmt: skip
    book = made(manager, tmp_path)
    (row,) = by_column(book["List 8"], 8)
    assert row["Placement postcode"] == ""
    assert "GL2 2BB" not in str(book)


def test_care_leavers_and_adoption_are_told_in_the_codes_of_the_return(manager: Actor, tmp_path: Path) -> None:
    now = timezone.now()

    def ago(days: int) -> datetime:
        return now - timedelta(days=days)

    leaver, grown, baby, other = (a_child(manager, born=born_aged(age)).pk for age in (18, 25, 2, 3))
    for child in (leaver, grown):
        looked_after.record(
            actor=manager, person_id=child, told=CareTold(What.LEAVING, ago(300), standing=Standing.FORMER)
        )  # fmt: skip
    for each in (
        CareTold(What.ADVISER, ago(290), who="Sam Okoro"),
        CareTold(What.PATHWAY, ago(40), words="A flat, and college.", voice="“A dog one day.”"),
        CareTold(
            What.TOUCH, ago(30), in_touch=InTouch.YES, living=Living.INDEPENDENT, suitable=False, doing=Doing.HIGHER
        ),
        CareTold(What.TOUCH, ago(5), in_touch=InTouch.NO),
    ):
        looked_after.record(actor=manager, person_id=leaver, told=each)
    for child in (baby, other):
        court.record_order(
            actor=manager, person_ids=[child], told=OrderTold(Kind.CARE, ago(400), who="The council")
        )  # fmt: skip
        for step, days in ((Adopting.DECIDED, 350), (Adopting.ORDER, 340), (Adopting.MATCHED, 250)):
            looked_after.record(actor=manager, person_id=child, told=CareTold(What.ADOPTION, ago(days), adopting=step))
    reversed_on = CareTold(What.ADOPTION, ago(240), adopting=Adopting.REVERSED, why_not=WhyNot.NOBODY)
    looked_after.record(actor=manager, person_id=other, told=reversed_on)
    book = made(manager, tmp_path)
    (row,) = by_column(book["List 9"], 9)  # whoever is 25 is in no list
    wanted = {
        "Allocated Personal Advisor": "Sam Okoro", "Eligibility Category": "b) Former relevant child",
        "Latest Pathway Plan Review Date": serial(40), "LA in Touch": "b) No", "Latest Date of Contact": serial(30),
        "Type of Accommodation": "", "Suitability of Accommodation": "", "Activity Status": "",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    (row,) = by_column(book["List 10"], 10)  # the other decision ended before the months
    wanted = {
        "Date the Child Entered Care": serial(400), "Family identifier": "",
        "Date of Decision that Child Should be Placed for Adoption": serial(350),
        "Date of Placement Order": serial(340), "Date of Matching Child and Prospective Adopters": serial(250),
        "Date Placed for Adoption": "", "Date of Adoption Order": "",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    again = CareTold(
        What.TOUCH, ago(1), in_touch=InTouch.YES, living=Living.INDEPENDENT, suitable=False, doing=Doing.HIGHER
    )  # fmt: skip
    looked_after.record(actor=manager, person_id=leaver, told=again)
    (row,) = by_column(made(manager, tmp_path)["List 9"], 9)
    assert (row["Type of Accommodation"], row["Suitability of Accommodation"], row["Activity Status"]) == (
        "U: Independent living", "b) Unsuitable", "F1: Full time in higher education",
    )  # fmt: skip


def test_what_ended_before_the_months_is_left_out_and_what_ended_in_them_is_not(manager: Actor, tmp_path: Path) -> None:
    lately, long_ago = (a_child(manager, born=born_aged(4)).pk for _ in range(2))
    told(manager, lately, (Step.ACCEPTED, 400), (Step.CLOSED, 60))
    told(manager, long_ago, (Step.ACCEPTED, 500), (Step.CLOSED, 300))
    book = made(manager, tmp_path)
    (row,) = by_column(book["List 6"], 6)
    assert (row["CIN Closure Date"], row["Case Status"]) == (serial(60), "e) Closed episode")
    assert by_column(book["List 3"], 3) == []


def test_contacts_are_listed_a_child_a_row_and_what_is_missing_is_counted(tmp_path: Path) -> None:
    family = a_family()
    with acting_as(family.manager), pytest.raises(NotPermitted):
        made(family.manager, tmp_path)
    officer = an_actor(Role.DATA_OFFICER, agency=family.council)
    with acting_as(officer):
        book = made(officer, tmp_path)
    rows = by_column(book["List 1"], 1)
    assert len(rows) == 2
    assert {row["Date of Contact"] for row in rows} <= {serial(0), serial(1)}
    quality = {(row["A"], row["C"]): (row["D"], row["E"]) for row in book["Data quality"][1:]}
    assert quality["List 1", "Ethnicity"] == ("2", "2")
    notes = " ".join(word for row in book["Notes"] for word in row.values())
    assert "None is in these lists. The council adds them by hand." in notes
    assert "Ofsted’s own text of Annex A could not be read" in notes
    assert "List 8: not told here" in notes


def test_nobody_restricted_is_in_it_and_it_is_in_the_audit_with_its_hash(
    manager: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen, hidden = (a_child(manager, born=born_aged(4)).pk for _ in range(2))
    for child in (seen, hidden):
        told(manager, child, (Step.ACCEPTED, 20))
    restrict(
        actor=manager, person_ids=[hidden], mode="hidden", reason_code="x", reason="A worker's child",
        ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
    )  # fmt: skip
    book = made(manager, tmp_path)
    assert len(by_column(book["List 6"], 6)) == 1
    (event,) = [each for each in events_by_the_actor() if each.kind == "returns.made"]
    assert list(event.about) == [f"person:{seen}"]
    assert event.detail["sha256"] == hashlib.sha256((tmp_path / "annex-a.xlsx").read_bytes()).hexdigest()
    with acting_as(manager):
        assert returning.make_annex_a(months=6, output=tmp_path / "by-command.xlsx") == 0
    assert "1 child; rows of list 1: 0" in capsys.readouterr().err
    assert len(by_column(read(tmp_path / "by-command.xlsx")["List 6"], 6)) == 1
    assert returning.make_annex_a(months=6, output=tmp_path / "nowhere" / "a.xlsx") == 1


def test_the_queries_do_not_grow_with_the_children(manager: Actor, tmp_path: Path) -> None:
    told(manager, a_child(manager, born=born_aged(4)).pk, (Step.ACCEPTED, 20))
    with CaptureQueriesContext(connection) as one:
        made(manager, tmp_path)
    for _ in range(3):
        told(manager, a_child(manager, born=born_aged(4)).pk, (Step.ACCEPTED, 20), (Step.ASSESSMENT_BEGAN, 19))
    with CaptureQueriesContext(connection) as four:
        made(manager, tmp_path)
    assert len(four) == len(one) <= 45
