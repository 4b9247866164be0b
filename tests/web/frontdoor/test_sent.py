"""What we sent: an agency in the hub sees what became of its own, and of nobody else's."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_agency
from tests.factories.frontdoor import a_child_told, a_contact, a_hub, a_police_arrival
from tests.factories.meetings import a_partner

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MOST_QUERIES = 45


def page(client: Client, account: Account) -> str:
    client.force_login(account, BACKEND)
    return client.get("/sent").content.decode()


def test_a_sergeant_sees_what_was_decided_of_each_notice_and_of_nobody_elses(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hub = a_hub()
    sergeant = a_partner(hub.police, "Sgt Ali Khan")
    nurse = a_partner(an_agency("health", AgencyKind.HEALTH), "Josie Hall")
    assert "Nothing in the last four weeks" in page(client, sergeant)
    with acting_as(actor_for(sergeant)):
        for ref, name in (("VIST-1", "Mia"), ("VIST-2", "Toby")):
            told = a_police_arrival(hub.police, ref, a_child_told(name, "Farrow"))
            made = actions.receive_police_notification(actor=actor_for(sergeant), arrival=told)
    assert made.contact_id is not None
    with acting_as(hub.manager):
        a_contact(hub.manager, a_child_told("Noah", "Elsewhere"))
        sought = DecisionSought(Outcome.ASSESSMENT, "A social worker sees Toby at school this week.")
        actions.decide(actor=hub.manager, contact_id=made.contact_id, person_id=made.children[0], sought=sought)
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = page(client, sergeant)
    for words in (
        "2 sent by Police in the last four weeks; 1 decided.", "VIST-1", "VIST-2", "Not decided yet. New.",
        "Toby Farrow: Child and family assessment", "A social worker sees Toby at school this week.",
    ):  # fmt: skip
        assert words in shown, words
    assert "Noah" not in shown
    assert "Farrow" not in page(client, nurse)
    client.force_login(Account.objects.get(pk=hub.screener.account_id), BACKEND)
    assert client.get("/sent").status_code == 403
