"""What was written on paper is entered once, where it would have been recorded, with both times."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from html import unescape
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.models import CheckReply, Contact, Decision, ProtectiveAct
from openmash.casework.outage import actions, selectors
from openmash.casework.outage.words import SIGNS, FormKind, new_number, tidy
from openmash.casework.visits.actions import begin_now
from openmash.casework.visits.models import Record
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.models import Fact
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.records.cases.models import Milestone
from openmash.statute.events import Event
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in
from tests.factories.frontdoor import ASKED, a_responder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def family() -> Family:
    return a_family()


def last_night() -> datetime:
    day = timezone.now().astimezone(LONDON) - timedelta(days=1)
    return day.replace(hour=21, minute=40, second=0, microsecond=0)


def a_form(family: Family, kind: FormKind) -> str:
    manager = an_actor(Role.DUTY_MANAGER, agency=family.council)
    with transaction.atomic(), acting_as(manager):
        batch = actions.issue_forms(actor=manager, team_id=family.north, kind=kind, count=1)
        return selectors.forms_of(batch)[0].number


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-paper-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def take_up(client: Client, number: str, at: datetime) -> str:
    return send(
        client, "/outage/enter", number=number.lower().replace("-", " "),
        **{"on-day": at.day, "on-month": at.month, "on-year": at.year}, at=f"{at:%H:%M}",
    )  # fmt: skip


def has_both_times(row: Fact, number: str) -> bool:
    form = selectors.form(number)
    assert form is not None
    lately = timezone.now() - row.recorded_at < timedelta(minutes=10)
    return row.occurred_at == last_night() and lately and row.origin_id == form.id


def test_a_contact_on_paper_is_taken_in_with_the_time_on_it_and_the_time_it_was_entered(family: Family) -> None:
    client, number = signed_in(family.screener), a_form(family, FormKind.CONTACT)
    assert take_up(client, number, last_night()) == f"/outage/enter/{number}"
    assert "Take the contact in" in client.get(f"/outage/enter/{number}").content.decode()
    assert number in client.get("/board").content.decode(), "said over every page until it is entered"
    led = send(
        client, f"/call/{UUID(int=7)}", do="record", words="A boy about four, alone on Barton Street", what="concern"
    )
    assert led.startswith("/contact/"), led
    with acting_as(family.screener):
        contact = Contact.objects.get(pk=UUID(led.split("/")[2]))
        assert has_both_times(contact, number) and contact.received_at == last_night()
        came = Milestone.objects.filter(process_id=contact.pk, event=Event.CONTACT_RECEIVED).get()
        assert has_both_times(came, number)
    assert number not in client.get("/board").content.decode(), "it is out of the hand"


def acts(family: Family) -> int:
    with acting_as(family.screener):
        return ProtectiveAct.objects.count()


def test_entered_twice_is_told_and_records_nothing_more(family: Family) -> None:
    number, first, second = a_form(family, FormKind.ACT), signed_in(family.screener), signed_in(family.manager)
    act = {"act": "same_day_visit", "child": "unknown", "line": "A boy alone on Barton Street"}
    take_up(first, number, last_night())
    take_up(second, number, last_night())
    send(first, "/protect", **act)
    assert acts(family) == 1
    assert send(second, "/protect", **act) == f"/outage/enter/{number}", "held by two, entered by one"
    assert acts(family) == 1
    said = unescape(second.get(f"/outage/enter/{number}").content.decode())
    assert "entered already" in said and "Ros Hale" in said and "9:40pm" in said
    assert take_up(second, number, last_night()) == f"/outage/enter/{number}"
    send(second, "/protect", **act)
    assert acts(family) == 2, "with no paper in hand, an act is an act of now"


def test_two_who_enter_one_form_at_once_are_told_apart_by_the_database(family: Family) -> None:
    number = a_form(family, FormKind.VISIT)
    with transaction.atomic(), acting_as(family.worker):
        with actions.entering(actor=family.worker, number=number, at=last_night()) as entering:
            entering.led_to("/child/x")
        with (
            pytest.raises(NotAllowedNow, match="entered already"),
            actions.entering(actor=family.worker, number=number, at=last_night()),
        ):
            pass


def test_a_visit_on_paper_has_its_own_time_and_so_has_what_the_law_counts_from_it(family: Family) -> None:
    number, client = a_form(family, FormKind.VISIT), signed_in(family.worker)
    with transaction.atomic(), acting_as(family.worker):
        visit = begin_now(actor=family.worker, person_id=family.mia)
    take_up(client, number, last_night())
    send(
        client, f"/visit/{visit}/door", happened="seen", where="home", alone="yes", words="I like it at Nan’s.",
        method="talking", purpose="other", began_at=timezone.now().isoformat(),
    )  # fmt: skip
    with acting_as(family.worker):
        assert has_both_times(Record.objects.get(visit_id=visit), number)
        seen = Milestone.objects.filter(person_id=family.mia, event=Event.CHILD_SEEN).order_by("-recorded_at").first()
        assert seen is not None and has_both_times(seen, number)


def test_a_check_and_a_decision_on_paper_are_entered_where_they_are_made(family: Family) -> None:
    nurse = a_responder(family.police)
    with transaction.atomic(), acting_as(family.screener):
        (check,) = frontdoor.ask(
            actor=family.screener, contact_id=family.process, agency_ids=[nurse.agency_id], told=ASKED
        )
    number, client = a_form(family, FormKind.CHECK), signed_in(nurse)
    take_up(client, number, last_night())
    send(
        client, f"/checks/{check}", reply="no_trace", systems="Niche", names_used="Mia Farrow",
        **{"back_to-day": 1, "back_to-month": 1, "back_to-year": 2016},
    )  # fmt: skip
    with acting_as(family.screener):
        assert has_both_times(CheckReply.objects.get(check_asked_id=check), number)
    number, client = a_form(family, FormKind.DECISION), signed_in(family.manager)
    take_up(client, number, last_night())
    said = send(
        client, f"/contact/{family.process}/child/{family.mia}/decide", outcome="assessment",
        line="Assessment by the North team, seen tomorrow.", team=str(family.north),
    )  # fmt: skip
    assert said == f"/contact/{family.process}", said[:2000]
    with acting_as(family.screener):
        assert has_both_times(Decision.objects.get(person_id=family.mia), number)


def test_a_refused_form_stays_in_hand_and_nothing_was_entered(family: Family) -> None:
    number, client = a_form(family, FormKind.ACT), signed_in(family.screener)
    take_up(client, number, last_night())
    said = send(client, "/protect", act="same_day_visit", child="unknown", line="")
    assert "Say in one line what is happening" in said and number in said
    form = selectors.form(number)
    assert form is not None and selectors.entry_of(form.id) is None


@pytest.mark.parametrize(
    ("number", "hours", "why"),
    [
        ("V-00000-0", -9, "No such form was given out"),
        ("", -9, "Enter the number printed on the form"),
        ("real", 6, "in the future"),
    ],
)
def test_a_slip_of_the_hand_is_told_at_its_field_and_loses_nothing(
    family: Family, number: str, hours: int, why: str
) -> None:
    typed = a_form(family, FormKind.VISIT) if number == "real" else number
    said = take_up(signed_in(family.worker), typed, timezone.now().astimezone(LONDON) + timedelta(hours=hours))
    assert why in said and f'value="{typed.lower().replace("-", " ")}"' in said


def test_any_one_sign_read_wrong_and_any_two_changed_about_are_no_number() -> None:
    for kind in FormKind:
        number = new_number(kind)
        signs = number.replace("-", "")
        assert tidy(f" {number.lower()} ") == number
        for place in range(1, len(signs)):
            for other in SIGNS:
                wrong = signs[:place] + other + signs[place + 1 :]
                assert other == signs[place] or tidy(wrong) == "", (number, wrong)
        for place in range(1, len(signs) - 2):
            swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
            assert swapped == signs or tidy(swapped) == "", (number, swapped)


def test_forms_are_printed_a_page_each_with_their_numbers_and_are_readable_aloud(family: Family) -> None:
    client = signed_in(an_actor(Role.DUTY_MANAGER, agency=family.council))
    for kind in FormKind:
        led = send(client, "/outage/forms", kind=kind.value, team=str(family.north), count="2")
        page = unescape(client.get(led).content.decode())
        reader = PdfReader(io.BytesIO(client.get(f"{led}/print").content))
        assert len(reader.pages) == 2, f"{kind}: one page for each form"
        for number, printed in zip(selectors.forms_of(UUID(led.rsplit("/", 1)[1])), reader.pages, strict=True):
            assert number.number in page and number.number in printed.extract_text()
        assert "/MarkInfo" in reader.trailer["/Root"]  # type: ignore[operator]  # a dictionary
    assert "from 1 to 40" in send(client, "/outage/forms", kind="visit", team=str(family.north), count="41")


def test_the_overview_tells_leaders_and_shows_nobody(family: Family) -> None:
    manager = an_actor(Role.DUTY_MANAGER, agency=family.council)
    a_form(family, FormKind.VISIT)
    page = unescape(signed_in(manager).get("/outage").content.decode())
    assert "no last safe copy of any team" in page and "A visit" in page and "Mia" not in page
    assert signed_in(an_actor(Role.CALL_TAKER)).get("/outage").status_code == 403


def test_only_services_are_told_from_whom_somebody_is_kept(family: Family) -> None:
    with transaction.atomic(), acting_as(family.screener), connection.cursor() as cursor:
        cursor.execute("select wall.kept_from_somebody(%s::uuid[])", [[family.mia]])
        assert cursor.fetchone() == ([family.mia],), "everybody: it tells nobody of a conflict"
