"""A worker's own children: each with what is open, what is due first, and in a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.telling import ChildTold
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from tests.factories.access import an_actor
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MOST_QUERIES = 75


def allocated(hub: Hub, worker: Actor, forenames: str) -> None:
    with acting_as(hub.manager):
        made = a_contact(hub.manager, a_child_told(forenames, "Ashworth"))
        assert made.contact_id is not None
        actions.rate(actor=hub.manager, contact_id=made.contact_id, rating="red", reason="As read")
        cases.allocate(
            actor=hub.manager, person_id=made.children[0], account_id=worker.account_id,
            role=AllocationRole.SOCIAL_WORKER,
        )  # fmt: skip


def page(client: Client, actor: Actor) -> str:
    client.force_login(Account.objects.get(pk=actor.account_id), BACKEND)
    return client.get("/children").content.decode()


def test_my_children_are_there_with_what_is_late_and_nobody_elses_are(
    morning: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hub, worker = a_hub(), an_actor(Role.SOCIAL_WORKER)
    assert "No child is allocated to you" in page(client, worker)
    allocated(hub, worker, "Zoë")
    with acting_as(hub.manager):
        a_child(hub.manager, "Noah", "Elsewhere")
    shown = page(client, worker)
    assert "1 child is allocated to you." in shown and "Zoë Ashworth" in shown and "Noah" not in shown
    for name in ("Mia", "Ali", "Toby"):
        allocated(hub, worker, name)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert "4 children are allocated to you." in page(client, worker)
    with time_machine.travel(timezone.now() + timedelta(hours=6), tick=True):
        assert "4 children are allocated to you; something is late for 4." in page(client, worker)


def test_only_a_worker_with_children_of_their_own_has_this_page(client: Client) -> None:
    client.force_login(Account.objects.get(pk=a_hub().screener.account_id), BACKEND)
    assert client.get("/children").status_code == 403


def test_the_stage_of_each_childs_journey_is_said_with_the_way_there(morning: None, client: Client) -> None:
    hub, worker = a_hub(), an_actor(Role.SOCIAL_WORKER)
    allocated(hub, worker, "Mia")
    shown = page(client, worker)
    assert "the journey of Mia Ashworth" in shown
    assert "No limit is running." in shown


def test_a_child_with_many_open_contacts_still_fits_a_minute(morning: None, client: Client) -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        child = a_child(hub.screener, "Zoë", "Ashworth")
        for number in range(7):
            a_contact(hub.screener, ChildTold(person_id=child.pk, concern=f"Worry {number}"))
    client.force_login(Account.objects.get(pk=hub.screener.account_id), BACKEND)
    open_part, folded = client.get(f"/child/{child.pk}").content.decode().split('<details class="om-more">')
    assert "2 more open contacts" in folded
    assert open_part.count("Telephone call, ") == 5
    assert folded.split("</details>")[0].count("Telephone call, ") == 2
