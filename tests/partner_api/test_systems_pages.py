"""The administrator of accounts lets a partner's system connect, and sees its secret once."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.clients.models import Secret
from tests.factories.access import an_actor, an_agency
from tests.factories.clients import System
from tests.factories.family import signed_in
from tests.factories.frontdoor import a_hub

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def shown(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return unescape(answer.content.decode())


def test_a_system_is_let_connect_its_secret_shown_once_changed_and_ended() -> None:
    cache.clear()
    a_hub()
    administrator = an_actor(Role.ACCOUNT_ADMINISTRATOR)
    client, school = signed_in(administrator), an_agency("school", AgencyKind.SCHOOL)
    assert "No system may connect" in shown(client, "/systems")
    typed = {"agency": str(school.pk), "name": "Arbor", "contact": "Ada Shah, 01632 960 530", "form_token": "systems-1"}
    refused = unescape(client.post("/systems/add", {**typed, "abilities": ["notifications"]}).content.decode())
    assert "Only a police system may do this" in refused and 'href="#abilities"' in refused and "Arbor" in refused
    made = client.post("/systems/add", {**typed, "abilities": ["requests", "checks"]})
    page = made.content.decode()
    (client_id,) = re.findall(r"[0-9a-f-]{36}", page)[:1]
    (secret,) = re.findall(r"client_secret</dt>\s*<dd[^>]*>([A-Za-z0-9_-]{43})", page)
    again = client.post("/systems/add", {**typed, "abilities": ["requests", "checks"]})
    assert again["Location"] == f"/systems/{client_id}" and secret not in shown(client, again["Location"])
    system = System(Secret.objects.get().client_id, Secret.objects.get().pk, secret, administrator)
    assert system.get("/checks").status_code == 200
    assert "Arbor" in shown(client, "/systems") and "last used" in shown(client, f"/systems/{client_id}")
    assert "client_secret" in client.post(f"/systems/{client_id}", {"form_token": "systems-2"}).content.decode()
    third = unescape(client.post(f"/systems/{client_id}", {"form_token": "systems-3"}).content.decode())
    assert "Two secrets are in force already." in third
    client.post(f"/systems/{client_id}", {"end": str(system.secret_id), "form_token": "systems-4"})
    assert system.asks_for_a_token().status_code == 401
    assert "Say why." in client.post(f"/systems/{client_id}/end", {}).content.decode()
    client.post(f"/systems/{client_id}/end", {"because": "The school closed.", "form_token": "systems-5"})
    assert "The school closed." in shown(client, "/systems")


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.INFORMATION_LEAD, 200), (Role.DECISION_MAKER, 403), (Role.DATA_FEEDS, 403)]
)
def test_others_may_look_or_not_even_that(role: Role, sees: int) -> None:
    client = signed_in(an_actor(role))
    assert client.get("/systems").status_code == sees
    assert client.get("/systems/add").status_code == 403
