"""Triage and MARAC by HTTP: what each page shows to whom, what is refused, and the flag on a child's banner."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.domestic_abuse import actions, selectors
from openmash.casework.domestic_abuse.actions import MaracTold
from openmash.casework.domestic_abuse.words import MaracBecause
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.pathways import conflicts
from openmash.statute.calendar import local_date
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.meetings import a_meeting, an_item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
WHY = "He strangled her in March and has been released. She believes that he will kill her."
FLAG = "MARAC: child of the household, until"


def a_referral(family: Family, actor: Actor) -> UUID:
    told = MaracTold(
        [MaracBecause.JUDGEMENT], WHY, alleged_as_told="Dean Pryce", children=[family.mia, family.ella],
        process_id=family.process,
    )  # fmt: skip
    with acting_as(actor):
        return actions.refer_to_marac(actor=actor, person_id=family.mother, told=told)


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.fixture
def family() -> Family:
    a_team("out-of-hours", an_agency("council"), answers_out_of_hours=True)
    return a_family()


def test_the_childs_banner_bears_the_flag_and_who_set_it_for_those_who_may_open_the_record(family: Family) -> None:
    a_referral(family, family.officer)
    for reader in (family.screener, family.manager, family.worker, family.officer):
        page = body(signed_in(reader), f"/child/{family.mia}")
        assert FLAG in page, reader.name
        assert f"Set by {family.officer.name}" in page
    assert 'class="om-alert om-no-paper"' in page


def test_neither_the_person_alleged_nor_a_child_outside_it_bears_the_flag_and_no_record_tells_of_anothers(
    family: Family,
) -> None:
    a_referral(family, family.screener)
    client = signed_in(family.screener)
    for person in (family.father, family.toby):
        for part in ("", "/family", "/chronology", "/involvement", "/details"):
            answer = client.get(f"/child/{person}{part}")
            assert "MARAC" not in answer.content.decode(), (person, part)


def test_somebody_tied_to_the_family_meets_neither_child_nor_flag_nor_referral(family: Family) -> None:
    key = a_referral(family, family.screener)
    tied = an_actor(Role.SCREENER, name="Dean Pryce’s Sister")
    with acting_as(family.manager):
        conflicts.declare(
            actor=family.manager,
            person_ids=[family.mia, family.mother],
            words="He is her brother.",
            colleague=tied.name,
        )
    client = signed_in(tied)
    assert client.get(f"/child/{family.mia}").status_code == 404
    assert client.get(f"/marac/{key}").status_code == 404
    assert "Hannah" not in body(client, "/marac")
    with acting_as(tied):
        assert selectors.flags([family.mia, family.ella, family.toby, family.mother], actor=tied) == {}


def test_the_banner_as_it_stood_before_a_referral_has_no_flag_and_an_ended_flag_is_gone(family: Family) -> None:
    before = timezone.localtime().replace(tzinfo=None)
    key = a_referral(family, family.screener)
    client = signed_in(family.screener)
    assert FLAG not in body(client, f"/child/{family.mia}?as_known_at={before.isoformat()}")
    with acting_as(family.screener):
        actions.end_marac_flag(
            actor=family.screener, referral_id=key, on=local_date(timezone.now()), why="Referred in error."
        )
    page = body(client, f"/marac/{key}")
    assert "ended" in page
    assert f"/marac/{key}/end" not in page
    with acting_as(family.screener):
        assert not selectors.flags(
            [family.mia], actor=family.screener, on=local_date(timezone.now()) + timedelta(days=1)
        )


def test_the_flag_costs_a_record_one_question_however_many_referrals_there_are(family: Family) -> None:
    client = signed_in(family.manager)
    body(client, f"/child/{family.mia}")
    with CaptureQueriesContext(connection) as none:
        body(client, f"/child/{family.mia}")
    for _ in range(4):
        a_referral(family, family.screener)
    with CaptureQueriesContext(connection) as several:
        assert body(client, f"/child/{family.mia}").count(FLAG) == 4
    assert len(several) == len(none)


def test_the_list_costs_the_same_however_many_are_referred(family: Family) -> None:
    client = signed_in(family.manager)
    a_referral(family, family.screener)
    body(client, "/marac")
    with CaptureQueriesContext(connection) as one:
        body(client, "/marac")
    for _ in range(5):
        a_referral(family, family.screener)
    with CaptureQueriesContext(connection) as six:
        assert body(client, "/marac").count("Hannah Farrow") >= 6
    assert len(six) == len(one)


def test_a_meeting_is_set_and_moved_and_never_to_a_day_before_the_referral(family: Family) -> None:
    key = a_referral(family, family.screener)
    client, at = signed_in(family.screener), f"/marac/{key}/meeting"
    today = local_date(timezone.now())
    assert "No day is recorded yet." in body(client, at)
    for day, sentence in (
        (None, "Say on which day it is heard."), (today - timedelta(days=1), "It was referred after that day."),
    ):  # fmt: skip
        page = client.post(at, _parts(day) if day else {}).content.decode()
        assert sentence in page
        assert 'class="govuk-error-summary"' in page
    for day in (today + timedelta(days=7), today + timedelta(days=14)):
        assert client.post(at, _parts(day)).status_code == 302
        assert f"{day:%A} {day.day} {day:%B %Y}" in body(client, f"/marac/{key}")
    assert "as recorded until now" in body(client, at)
    for nobody in (family.worker, an_actor(Role.CALL_TAKER), an_actor(Role.INFORMATION_LEAD)):
        assert signed_in(nobody).get(at).status_code in (403, 404)
        assert signed_in(nobody).post(at, _parts(today)).status_code in (403, 404)


def _parts(day: object) -> dict[str, str]:
    year, month, on = str(day).split("-")
    return {"on-day": on, "on-month": month, "on-year": year}


def test_what_is_wrong_with_an_action_is_said_at_its_field_and_nothing_typed_is_lost(family: Family) -> None:
    key = a_referral(family, family.screener)
    client = signed_in(family.screener)
    page = client.post(f"/marac/{key}", {"what": "Change the locks", "agency": "not an agency"}).content.decode()
    for sentence in ("Say who does it.", "Choose the agency.", "Say by when."):
        assert sentence in page
    assert 'value="Change the locks"' in page
    answer = client.post(
        f"/marac/{key}",
        {"what": "Change the locks", "owner": "Sgt Khan", "agency": str(family.police.id), "due_on-day": "31",
         "due_on-month": "2", "due_on-year": "2027"},
    )  # fmt: skip
    assert answer.status_code == 200
    assert "govuk-error-summary" in answer.content.decode()
    with acting_as(family.screener):
        assert selectors.referral(key, actor=family.screener).actions == ()


def test_a_title_names_nobody_and_no_page_shows_where_anybody_lives(family: Family) -> None:
    key = a_referral(family, family.screener)
    protect_home(family)
    client = signed_in(family.screener)
    for address in ("/triage", "/marac", f"/marac/{key}", f"/marac/{key}/meeting", f"/marac/{key}/end"):
        page = body(client, address)
        title = page.split("<title>")[1].split("</title>")[0]
        assert "Farrow" not in title, address
        for place in ("Larkfield Close", "GL50"):
            assert place not in page, address


def test_a_restricted_victims_referral_is_as_one_that_never_was(family: Family) -> None:
    key = a_referral(family, family.manager)
    other = an_actor(Role.SCREENER)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.mother], mode="hidden", reason_code="risk_from_family", reason="",
            ask=WhomToAsk("Grace", "01632 960000"), allowed=[family.manager.account_id],
        )  # fmt: skip
    client = signed_in(other)
    assert "Nobody is referred to MARAC" in body(client, "/marac")
    for task in ("", "/meeting", "/end"):
        kept, absent = (
            re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", client.get(f"/marac/{one}{task}").content.decode())
            for one in (key, UUID(int=7))
        )
        assert kept.replace(str(key), "") == absent.replace(str(UUID(int=7)), "")
        assert client.get(f"/marac/{key}{task}").status_code == 404


def test_the_heading_of_a_contact_and_of_a_meeting_bears_the_flag_where_rights_allow(family: Family) -> None:
    a_referral(family, family.officer)
    with transaction.atomic(), acting_as(family.manager):
        meeting = a_meeting(family.manager)
        item = an_item(family.manager, meeting, family.mia, line="A worry about Mia")
    contact, discussed = f"/contact/{family.process}", f"/meetings/{meeting}/family/{item}"
    for reader in (family.screener, family.manager):
        for address in (contact, discussed):
            page = body(signed_in(reader), address)
            assert f"Mimi Farrow. {FLAG}" in page and 'class="om-alert om-no-paper"' in page, (reader.name, address)
    taker = an_actor(Role.CALL_TAKER)
    assert FLAG not in body(signed_in(taker), contact), "a call taker may not see a flag"
