"""A child nobody has named: kept with what is known, compared with later arrivals by a person, named later."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import KnownTold
from openmash.casework.frontdoor.telling import ChildTold
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, PlaceTold
from openmash.records.people.words import LocatingKind
from tests.factories.access import an_actor
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_contact, a_hub
from tests.factories.people import born_aged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
CORSA = KnownTold(3, 5, "St Aldate’s Primary", "Barton Street shops", "blue Corsa")


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def send(client: Client, url: str, **typed: object) -> str:
    fields = {name.replace("__", "-"): value for name, value in typed.items()}
    response = client.post(url, {"form_token": f"token-unnamed-{next(COUNT):06d}", **fields})
    return response.headers.get("Location") or response.content.decode()


def an_unnamed(hub: Hub, hours: int = 30, told: KnownTold | None = CORSA) -> tuple[UUID, UUID]:
    child = ChildTold(as_told="Boy about 4, blue Corsa", concern="Left alone in a car for an hour.")
    made = a_contact(hub.screener, child, received_at=timezone.now() - timedelta(hours=hours))
    assert made.contact_id is not None
    if told:
        actions.record_known(actor=hub.screener, contact_id=made.contact_id, person_id=made.children[0], told=told)
    return made.contact_id, made.children[0]


def at_school(school: str, name: str = "Kit", age: int = 4) -> ChildTold:
    told = AsTold(
        names=(NameTold(name, "Varley"),),
        birth=BirthTold(born_aged(age)),
        places=(PlaceTold(LocatingKind.SCHOOL, school),),
    )
    return ChildTold(told=told, concern="Came in wet shoes again.")


def test_a_later_child_of_that_school_stands_beside_them_with_the_fact_that_agrees(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, child = an_unnamed(hub)
        made = a_contact(hub.screener, at_school("St Aldate’s C of E Primary School"))
        a_contact(hub.screener, at_school("Larkfield Primary School", "Ned"))
        ali = AsTold(names=(NameTold("Ali", "Ashworth"),), birth=BirthTold(born_aged(7)))
        a_contact(hub.screener, ChildTold(told=ali, concern="Dropped off from a blue Vauxhall Corsa, shouting."))
        (found,) = selectors.unnamed(actor=hub.screener)
        assert (found.contact_id, found.person_id) == (contact, child)
        assert {each.child: each.agrees for each in found.alike} == {
            "Kit Varley": ("School: St Aldate’s C of E Primary School", "Age: 4"),
            "Ali Ashworth": ("Vehicle: “blue corsa” in what was said", "Against: age 7"),
        }
        assert made.contact_id in {each.contact_id for each in found.alike}


def test_an_age_alone_and_an_earlier_arrival_say_too_little(hub: Hub) -> None:
    with acting_as(hub.screener):
        a_contact(hub.screener, at_school("St Aldate’s Primary"), received_at=timezone.now() - timedelta(hours=40))
        an_unnamed(hub)
        a_contact(hub.screener, at_school("Larkfield Primary School"))
        assert selectors.unnamed(actor=hub.screener)[0].alike == ()


def test_a_protected_place_of_somebody_else_is_never_compared(hub: Hub) -> None:
    with acting_as(hub.screener):
        an_unnamed(hub)
        father = people.add_person(actor=hub.screener, told=AsTold(names=(NameTold("Dean", "Pryce"),)))
        kept = PlaceTold(LocatingKind.SCHOOL, "St Aldate’s Primary", protected_from=(father,), protected_reason="Order")
        a_contact(hub.screener, ChildTold(told=AsTold(names=(NameTold("Mia", "Farrow"),), places=(kept,))))
        (found,) = [each for each in selectors.unnamed(actor=hub.screener) if each.school]
        assert found.alike == ()


def test_named_or_agreed_to_be_somebody_known_they_leave_the_list(hub: Hub) -> None:
    client = signed_in(hub.screener)
    with acting_as(hub.screener):
        contact, child = an_unnamed(hub)
        second, other = an_unnamed(hub, 20)
        made = a_contact(hub.screener, at_school("St Aldate’s Primary"))
        people.add_name(actor=hub.screener, person_id=child, name=NameTold("Finn", "Doyle"))
        assert [each.person_id for each in selectors.unnamed(actor=hub.screener)] == [other]
    page = client.get(f"/unnamed/{second}/{other}").content.decode()
    match = f"/contact/{second}/child/{other}/match/{made.children[0]}"
    assert match in page
    compare = client.get(match).content.decode()
    assert "Boy about 4, blue Corsa" in compare and "Kit Varley" in compare
    assert send(client, match, verdict="same", reason="His mother says so.") == f"/contact/{second}"
    assert client.get(f"/unnamed/{second}/{other}").status_code == 404
    assert "Every child has a name" in client.get("/unnamed").content.decode()
    assert contact


def test_what_is_known_is_written_down_as_far_as_it_goes(hub: Hub) -> None:
    client = signed_in(hub.screener)
    with acting_as(hub.screener):
        contact, child = an_unnamed(hub, told=None)
        with pytest.raises(Incomplete):
            actions.record_known(actor=hub.screener, contact_id=contact, person_id=child, told=KnownTold())
    url = f"/unnamed/{contact}/{child}"
    assert "Nothing written down to compare by yet" in client.get("/unnamed").content.decode()
    assert "Write one thing that is known" in send(client, f"{url}/known")
    wrong = send(client, f"{url}/known", age_from="6", age_to="3", vehicle="blue Corsa")
    assert "The younger age comes first." in wrong and "blue Corsa" in wrong
    assert "17" in send(client, f"{url}/known", age_from="30")
    assert send(client, f"{url}/known", age_from="3", age_to="5", school="St Aldate’s", vehicle="blue Corsa") == url
    shown = client.get(url).content.decode()
    assert "3 to 5" in shown and "St Aldate’s" in shown
    again = client.get(f"{url}/known").content.decode()
    assert "St Aldate’s" in again
    assert send(client, f"{url}/known", age_from="3", age_to="5", school="St Aldate’s", vehicle="blue Corsa, GL") == url
    with acting_as(hub.screener):
        assert selectors.unnamed(actor=hub.screener)[0].school == "St Aldate’s"


def test_what_was_tried_is_kept_and_only_a_manager_ends_the_looking(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, child = an_unnamed(hub)
    url = f"/unnamed/{contact}/{child}/tried"
    page = signed_in(hub.screener).get(url).content.decode()
    assert "Looking ends" not in page
    assert send(
        signed_in(hub.screener), url, outcome="tried", words="Rang the school: no such boy."
    ) == url.removesuffix("/tried")
    assert "Choose where this leaves us." in send(signed_in(hub.screener), url, outcome="ended", words="Enough")
    assert send(signed_in(hub.manager), url, outcome="ended", words="Every school asked.") == url.removesuffix("/tried")
    listed = signed_in(hub.manager).get("/unnamed").content.decode()
    assert "Nobody more can be asked" in listed and "Every school asked." in listed


def test_a_consultation_without_a_name_keeps_school_age_and_concern(hub: Hub) -> None:
    client = signed_in(hub.call_taker)
    began = client.get("/call").headers["Location"]
    went = send(
        client, began, do="record", words="A boy in year R is left in a car.", what="consultation", caller="2A",
        child__0__called="boy", child__0__age="about 4", child__0__school="St Aldate’s Primary",
    )  # fmt: skip
    assert went.startswith("/contact/")
    with acting_as(hub.screener):
        (found,) = selectors.unnamed(actor=hub.screener)
        assert (found.school, found.as_told, found.concern) == (
            "St Aldate’s Primary", "boy, about 4", "A boy in year R is left in a car.",
        )  # fmt: skip


def test_a_hidden_child_is_neither_on_the_list_nor_beside_anybody(hub: Hub) -> None:
    with acting_as(hub.screener):
        contact, child = an_unnamed(hub)
        made = a_contact(hub.screener, at_school("St Aldate’s Primary"))
    with acting_as(hub.manager):
        ask = WhomToAsk("Duty manager", "01632 960000")
        for person in (made.children[0],):
            restrict(actor=hub.manager, person_ids=[person], mode="hidden", reason_code="x", reason="x", ask=ask,
                     allowed=[hub.manager.account_id])  # fmt: skip
        assert selectors.unnamed(actor=hub.manager)[0].alike
    with acting_as(hub.screener):
        assert selectors.unnamed(actor=hub.screener)[0].alike == ()
    with acting_as(hub.manager):
        restrict(actor=hub.manager, person_ids=[child], mode="hidden", reason_code="x", reason="x", ask=ask,
                 allowed=[hub.manager.account_id])  # fmt: skip
    assert signed_in(hub.screener).get(f"/unnamed/{contact}/{child}").status_code == 404
    assert "blue Corsa" not in signed_in(hub.screener).get("/unnamed").content.decode()
    assert signed_in(an_actor(Role.SOCIAL_WORKER)).get("/unnamed").status_code == 403


def test_the_list_costs_no_more_as_it_grows(hub: Hub) -> None:
    counts = []
    with acting_as(hub.screener):
        for times in (1, 2, 5):
            for _ in range(times):
                an_unnamed(hub)
                a_contact(hub.screener, at_school("St Aldate’s Primary"))
            with CaptureQueriesContext(connection) as asked:
                selectors.unnamed(actor=hub.screener)
            counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] <= 20, counts
