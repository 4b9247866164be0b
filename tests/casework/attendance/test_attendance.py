"""Attendance by file: kept with its date, put right by a later file, refused where it cannot be, and shown as a fact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from openmash.casework.attendance import selectors
from openmash.casework.attendance.feeds import read_attendance_file
from openmash.casework.attendance.models import Figures
from openmash.casework.attendance.rules import Period, sharp_drop
from openmash.foundation.access.actors import Service, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.records.linkage import actions as linkage
from openmash.records.linkage.selectors import person_set
from tests.factories.access import an_actor, an_agency
from tests.factories.family import Family, a_family, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
HEAD = (
    "Admission number,UPN,Forename,Surname,DOB,School,From,To,Possible,Present,Authorised absence,"
    "Unauthorised absence,Suspended,Status,Part time timetable,Extracted at\n"
)


def row(start: str = "2026-09-01", end: str = "2026-10-23", **changed: str) -> str:
    cells = {
        "id": "A17", "upn": "", "forename": "Mia", "surname": "Farrow", "born": "2019-03-09",
        "school": "Larkfield Primary School", "start": start, "end": end, "possible": "76", "present": "54",
        "authorised": "6", "unauthorised": "16", "suspended": "1", "status": "", "part_time": "",
        "as_at": "2026-11-20 16:00", **changed,
    }  # fmt: skip
    return ",".join(cells.values()) + "\n"


@pytest.fixture
def family() -> Family:
    return a_family()


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Receipt]:
    feed = feed_actor(Service.PERSON_FEED, an_agency("larkfield", AgencyKind.SCHOOL).id)

    def loading(*rows: str) -> Receipt:
        path = tmp_path / "attendance.csv"
        path.write_text(HEAD + "".join(rows), encoding="utf-8")
        return read_attendance_file(path, actor=feed)

    return loading


def linked(family: Family) -> None:
    """The school's record agreed to be Mia, as the comparing account or a person would."""
    with transaction.atomic(), acting_as(family.manager):
        record = Figures.objects.values_list("person_id", flat=True)[0]
        linkage.link(
            actor=family.manager, record_a=family.mia, record_b=record, reason="The same name, birth and school.",
            considered=linkage.Considered(twins=True),
        )  # fmt: skip


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def test_figures_are_kept_once_with_their_date_and_a_later_file_puts_them_right(
    family: Family, load: Callable[..., Receipt]
) -> None:
    assert (load(row()).accepted, load(row()).already_held) == (1, 1)
    assert load(row(present="60", unauthorised="10")).accepted == 1
    linked(family)
    with acting_as(family.manager):
        found = selectors.attendance(person_set(family.mia, family.manager), actor=family.manager)
        assert Figures.objects.values("person_id").distinct().count() == 1, "one child, sent three times"
    assert [each.attended for each in found.periods] == [60]
    assert found.newest is not None and found.newest.as_at.date() == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"present": "80"}, "more sessions are attended and missed than were possible"),
        ({"end": "2026-08-01"}, "the period ends before it starts"),
        ({"present": "most"}, "is not a number of sessions"),
        ({"forename": "", "surname": ""}, "does not say which child"),
        ({"start": "2027-09-01", "end": "2027-10-01"}, "the period has not begun"),
        ({"status": "poorly"}, "is not one of"),
    ],
)
def test_a_row_that_cannot_be_waits_with_its_reason_and_the_rest_is_taken_in(
    load: Callable[..., Receipt], wrong: dict[str, str], says: str
) -> None:
    receipt = load(row(id="A18"), row(**wrong))
    assert (receipt.accepted, receipt.quarantined) == (1, 1)
    assert says in receipt.refused[0].reason


def test_a_sharp_drop_is_a_fact_with_both_figures_and_never_a_score(
    family: Family, load: Callable[..., Receipt]
) -> None:
    load(row("2026-06-01", "2026-07-21", possible="70", present="66", authorised="4", unauthorised="0"), row())
    linked(family)
    client = signed_in(family.manager)
    page = shown(client, f"/child/{family.mia}")
    assert "Attended 54 of 76 sessions (71 in 100)" in page
    assert "The period before it was 94 in 100: 23 lower now." in page
    assert "as at 20 November 2026" in page and "Suspended once" in page
    assert "16 sessions missed without leave" in page
    table = shown(client, f"/child/{family.mia}/attendance")
    assert "66 of 70 sessions" in table and "54 of 76 sessions" in table


def test_missing_from_education_and_a_part_time_timetable_are_said(
    family: Family, load: Callable[..., Receipt]
) -> None:
    load(row(status="Missing from education", part_time="mornings until January"))
    linked(family)
    page = shown(signed_in(family.manager), f"/child/{family.mia}")
    assert "Missing from education" in page and "Part-time timetable: mornings until January" in page


@pytest.mark.parametrize(
    ("rates", "drop"),
    [((94, 84), (94, 84)), ((94, 85), None), ((60, 90), None), ((90,), None), ((90, 50, 50), None)],
)
def test_ten_in_a_hundred_less_than_the_period_before_is_sharp(
    rates: tuple[int, ...], drop: tuple[int, int] | None
) -> None:
    periods = [Period(date(2026, 1 + month, 1), rate, 100) for month, rate in enumerate(rates)]
    assert sharp_drop(periods) == drop
    assert sharp_drop([*periods, Period(date(2026, 12, 1), 0, 0)]) == drop, "a period with no session says nothing"


def test_a_partner_outside_the_hub_and_a_school_that_did_not_send_them_see_no_figures(
    family: Family, load: Callable[..., Receipt]
) -> None:
    load(row())
    linked(family)
    officer = signed_in(family.officer)
    assert officer.get(f"/child/{family.mia}/attendance").status_code == 200
    other = signed_in(an_actor(Role.CHECK_RESPONDER, name="Ruth Amadi"))
    assert other.get(f"/child/{family.mia}/attendance").status_code in (403, 404)
