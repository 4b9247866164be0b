"""What the return would refuse, by rule and by child, with where it is put right; and to whom it is shown."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.statute.census.years import newest_rules
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in
from tests.factories.people import a_child, born_aged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
CANARY = "Quillfeather"
NEED_MISSING = newest_rules()["8610"].message


@pytest.fixture
def family() -> Family:
    return a_family()


@pytest.fixture
def officer(family: Family) -> Actor:
    """Who makes the return: of the council, and reaching every open child."""
    return an_actor(Role.DUTY_MANAGER, name="Ann Lowe", agency=family.council)


def accepted(family: Family, *children: object) -> None:
    with acting_as(family.manager):
        for child in children:
            journeys.record_step(
                actor=family.manager, person_id=child,  # type: ignore[arg-type]  # keys of a family
                told=StepTold(Step.ACCEPTED, "From the hub.", timezone.now() - timedelta(hours=1)),
            )  # fmt: skip


def page_of(client: Client, name: str, **kwargs: object) -> str:
    response = client.get(reverse(name, kwargs=kwargs))
    assert response.status_code == 200, (name, response.status_code)
    return unescape(response.content.decode())


def test_a_need_that_is_missing_is_listed_said_and_gone(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    client = signed_in(officer)
    assert NEED_MISSING in page_of(client, "returns")
    assert "The return refuses this." in page_of(client, "returns_rule", rule="8610")
    record = page_of(client, "child_return", person_id=family.mia)
    assert NEED_MISSING in record
    need = reverse("journey_need", kwargs={"person_id": family.mia})
    assert need in record
    assert "Choose the need." in client.post(need, {}).content.decode()
    assert client.post(need, {"code": "N4"}).status_code == 302
    record = page_of(client, "child_return", person_id=family.mia)
    assert NEED_MISSING not in record
    assert "Family in acute stress (N4)" in record
    assert NEED_MISSING not in page_of(client, "returns")
    assert "Nobody any more" in page_of(client, "returns_rule", rule="8610")
    assert client.get(reverse("returns_rule", kwargs={"rule": "9999"})).status_code == 404


def test_a_worker_sees_their_child_and_no_list_and_others_see_neither(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    worker = signed_in(family.worker)
    assert NEED_MISSING in page_of(worker, "child_return", person_id=family.mia)
    assert "In the yearly return" in page_of(worker, "child_journey", person_id=family.mia)
    assert worker.get(reverse("returns")).status_code == 403
    caller = signed_in(an_actor(Role.CALL_TAKER, agency=family.council))
    assert caller.get(reverse("child_return", kwargs={"person_id": family.mia})).status_code == 403
    assert caller.get(reverse("returns")).status_code == 403


def test_a_child_without_a_case_is_not_in_it(family: Family, officer: Actor) -> None:
    assert "Not in this year’s return" in page_of(signed_in(officer), "child_return", person_id=family.ella)


def test_no_restricted_child_is_met_or_counted(family: Family, officer: Actor) -> None:
    accepted(family, family.mia)
    with acting_as(family.manager):
        hidden = a_child(family.manager, "Ines", CANARY, born=born_aged(4)).pk
    accepted(family, hidden)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[hidden], mode="hidden", reason_code="x", reason="A worker's child",
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[family.manager.account_id],
        )  # fmt: skip
    client = signed_in(officer)
    for page in (page_of(client, "returns"), page_of(client, "returns_rule", rule="8610")):
        assert CANARY not in page
        assert "1 child" in page
    assert client.get(reverse("child_return", kwargs={"person_id": hidden})).status_code == 404


def test_the_list_costs_the_same_for_one_child_and_for_three(family: Family, officer: Actor) -> None:
    client = signed_in(officer)
    accepted(family, family.mia)
    page_of(client, "returns")
    with CaptureQueriesContext(connection) as one:
        page_of(client, "returns")
    accepted(family, family.toby, family.ella)
    with CaptureQueriesContext(connection) as three:
        page_of(client, "returns")
    assert len(three) <= len(one) <= 40
