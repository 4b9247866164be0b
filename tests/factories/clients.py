"""A partner's system that may connect, and calls it makes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency
from openmash.foundation.clients.actions import ClientTold, add_client
from openmash.foundation.clients.words import ABILITIES
from tests.factories.access import an_actor

KEYS = count()


@dataclass(frozen=True)
class System:
    """A system with its secret."""

    client_id: UUID
    secret_id: UUID
    secret: str
    administrator: Actor

    def asks_for_a_token(self, **change: str) -> HttpResponse:
        sent = {"grant_type": "client_credentials", "client_id": str(self.client_id), "client_secret": self.secret}
        return Client().post("/api/v1/token", {**sent, **change})  # type: ignore[return-value]  # the test's own answer

    def token(self, scope: str = "") -> str:
        return str(json.loads(self.asks_for_a_token(scope=scope).content)["access_token"])

    def get(self, path: str, *, token: str = "") -> HttpResponse:
        said = {"Authorization": f"Bearer {token or self.token()}"}
        return Client().get(f"/api/v1{path}", headers=said)  # type: ignore[return-value]  # as above

    def post(self, path: str, body: object, *, key: str = "", token: str = "") -> HttpResponse:
        said = {
            "Authorization": f"Bearer {token or self.token()}",
            "Idempotency-Key": key or f"key-{next(KEYS):08d}",
        }  # fmt: skip
        return Client().post(  # type: ignore[return-value]  # as above
            f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=said
        )


def a_system(agency: Agency, abilities: tuple[str, ...] = ()) -> System:
    """A system of this agency, that may do everything an agency of its kind may where nothing is said."""
    abilities = abilities or tuple(each.slug for each in ABILITIES if not each.only or agency.kind in each.only)
    administrator = an_actor(Role.ACCOUNT_ADMINISTRATOR)
    told = ClientTold(agency.pk, f"{agency.name}’s records system", "The service desk, 01632 960 500", abilities)
    with transaction.atomic(), acting_as(administrator):
        made = add_client(actor=administrator, told=told)
    return System(made.client_id, made.secret_id, made.secret, administrator)


def body_of(response: HttpResponse) -> dict[str, object]:
    """What was answered."""
    return dict(json.loads(response.content))
