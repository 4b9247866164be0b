"""Finding a person: one box, cards that tell people apart, and an answer that never says a bare "not known"."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about, events_by_the_actor
from openmash.records.cases import actions as cases
from openmash.records.linkage import actions as linkage
from openmash.records.people.models import Identifier
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> Family:
    return a_family()


def sought(client: Client, words: str) -> str:
    asked = client.post("/search", {"form_token": f"token-{abs(hash(words))}", "words": words})
    assert asked.status_code == 302, asked.content.decode()[:2000]
    assert "farrow" not in asked.headers["Location"].lower()
    page = client.get(asked.headers["Location"])
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    "words", ["mia farrow", "Farrow, Mia", "mea farow", "mia farrow 9/3/2019", "farrow 2019", "mimi farrow GL50 9QT"]
)
def test_one_box_forgives_order_spelling_and_partial_dates(family: Family, words: str) -> None:
    assert "Mimi Farrow" in sought(signed_in(family.screener), words)


def test_what_many_records_share_is_said_once_with_how_many(family: Family) -> None:
    with acting_as(family.manager):
        for _ in range(4):
            a_child(family.manager, "Tamsin", "Manyfold", born=date(2018, 2, 3))
    page = sought(signed_in(family.screener), "tamsin manyfold")
    assert page.count("Same date of birth as Tamsin Manyfold (3 records).") == 4
    assert "Same date of birth as Tamsin Manyfold." not in page


def test_a_number_finds_its_bearer_with_who_works_with_them(family: Family) -> None:
    with acting_as(family.screener):
        number = Identifier.objects.get(person_id=family.mia, scheme="nhs_number").value
    page = sought(signed_in(family.screener), f"{number[:3]} {number[3:6]} {number[6:]}")
    assert "1 person found" in page and "Found by the NHS number" in page
    assert "Priya Nair, North, Social worker, 01632 960777" in page


def test_twins_stand_side_by_side_and_are_told_apart(family: Family) -> None:
    page = sought(signed_in(family.screener), "farrow 9 march 2019")
    assert "Twin of Ella Farrow." in page and "Twin of Mimi Farrow." in page
    assert "Same date of birth and address as Ella Farrow." in page


def test_records_agreed_to_be_one_person_are_one_card(family: Family) -> None:
    with acting_as(family.manager):
        other = a_child(family.manager, "Tobias", "Farrow", born=date(2022, 11, 2)).id
        linkage.link(actor=family.manager, record_a=family.toby, record_b=other, reason="Same mother, same clinic")
    page = sought(signed_in(family.screener), "toby farrow")
    assert page.count(">Toby Farrow</a>") + page.count(">Tobias Farrow</a>") == 1
    assert "2 records agreed to be this person." in page


def test_nobody_found_says_what_was_searched_under_which_names_and_what_to_do(family: Family) -> None:
    page = sought(signed_in(family.screener), "zebedee quill 1/4/2015 GL1 1AA")
    assert "Nobody found" in page
    for said in (
        "zebedee quill",
        "born 1 April 2015",
        "postcode GL1 1AA",
        "ask the agencies in a check",
        "record the contact",
    ):
        assert said in page
    assert "not known" not in page[page.index("<main") :].lower()


def test_a_protected_address_is_not_in_the_results_and_does_not_find(family: Family) -> None:
    protect_home(family)
    page = sought(signed_in(family.screener), "mia farrow")
    assert "Withheld" in page and "Larkfield Close" not in page
    assert "Nobody found" in sought(signed_in(family.screener), "GL50 9QT")


def test_a_restricted_child_is_nobody_by_name_and_whom_to_ring_by_two_strong_identifiers(family: Family) -> None:
    with acting_as(family.manager):
        number = Identifier.objects.get(person_id=family.mia, scheme="nhs_number").value
        restrict(
            actor=family.manager, person_ids=[family.mia, family.ella], mode="hidden", reason_code="adopted",
            reason="CANARYWREN", ask=WhomToAsk("Adoption duty manager", "01632 960555", "Night desk"),
            allowed=[family.manager.account_id],
        )  # fmt: skip
    client = signed_in(family.officer)
    by_name = sought(client, "mia farrow 9/3/2019")
    assert (
        "Mimi" not in by_name
        and "Ella" not in by_name
        and "restricted" not in by_name.lower().replace("unrestricted", "")
    )
    assert "A restricted record fits" not in sought(client, number)
    page = sought(client, f"{number} 9/3/2019")
    assert "A restricted record fits these identifiers." in page
    assert "Adoption duty manager" in page and "01632 960555" in page and "Night desk" in page
    assert "Mimi" not in page and "CANARYWREN" not in page
    with acting_as(family.officer):
        searched = [e for e in events_by_the_actor() if e.kind == "people.searched"]
    assert [e.detail["restricted_stub"] for e in searched] == [True, False, False]


def test_a_worker_finds_only_children_in_reach_and_the_way_to_emergency_access(family: Family) -> None:
    page = sought(signed_in(family.worker), "farrow")
    assert "Mimi Farrow" in page and ">Ella Farrow<" not in page
    assert "/access/emergency" in page
    assert "Nobody found" in sought(signed_in(family.other_worker), "mia farrow")


def test_the_words_and_whom_they_found_are_kept(family: Family) -> None:
    sought(signed_in(family.officer), "toby farrow")
    with acting_as(family.manager):
        event = next(e for e in events_about([f"person:{family.toby}"]) if e.kind == "people.searched")
    assert event.detail["words"] == "toby farrow" and str(family.toby) in str(event.detail["shown"])
    assert event.is_a_look and not event.opened


def test_an_empty_box_says_what_to_type(family: Family) -> None:
    page = signed_in(family.screener).post("/search", {"form_token": "token-empty-1", "words": " "})
    assert "Type a name, a date of birth, a number or a postcode." in page.content.decode()


def test_a_search_of_another_session_is_forgotten(family: Family) -> None:
    asked = signed_in(family.screener).post("/search", {"form_token": "token-other-1", "words": "mia farrow"})
    again = signed_in(family.officer).get(asked.headers["Location"])
    assert again.headers["Location"] == "/search"


def test_the_information_lead_may_not_search() -> None:
    assert signed_in(an_actor(Role.INFORMATION_LEAD)).get("/search").status_code == 403


def test_many_people_found_cost_no_more_queries_than_one(family: Family) -> None:
    client = signed_in(family.screener)
    sought(client, "toby farrow 2/11/2022")
    with CaptureQueriesContext(connection) as few:
        sought(client, "toby farrow 2/11/2022")
    with acting_as(family.screener):
        for name in ("Tobias", "Tobin", "Tobey", "Tobi", "Toby"):
            child = a_child(family.screener, name, "Farrow", born=date(2022, 11, 2)).id
            cases.tell_involvement(
                actor=family.screener, agency_id=family.police.id,
                case=cases.OpenCase(child, f"K-{name}", cases_service()),
            )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        sought(client, "toby farrow 2/11/2022")
    assert len(many) == len(few) <= 60


def cases_service() -> object:
    from openmash.records.cases.words import Service

    return Service.POLICE
