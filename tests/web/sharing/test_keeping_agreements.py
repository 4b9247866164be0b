"""The register of sharing agreements by HTTP: recorded, signed by each party, put in force, looked at again, ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import AgencyKind, agencies
from openmash.foundation.sharing import selectors
from openmash.foundation.sharing.words import Stage
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in

pytestmark = pytest.mark.django_db
TOKENS = count()
TITLE = "Health and the hub, for children at the front door"


def send(client: Client, url: str, **typed: object) -> tuple[int, str]:
    """Post a form; the status, and where it led or what it said."""
    answer = client.post(url, {"form_token": f"token-sharing-{next(TOKENS):06d}", **typed})
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def on(name: str, day: date) -> Iterator[tuple[str, object]]:
    yield from ((f"{name}-day", day.day), (f"{name}-month", day.month), (f"{name}-year", day.year))


@pytest.fixture
def lead() -> Actor:
    an_actor(Role.HUB_PARTNER, agency=an_agency("health", AgencyKind.HEALTH))
    return an_actor(Role.INFORMATION_LEAD, name="Patrick Emsworth")


def recorded(lead: Actor) -> str:
    """An agreement between two agencies, by its form; its address."""
    giver, taker = [str(each.pk) for each in agencies() if each.kind != AgencyKind.OTHER][:2]
    today = local_date(timezone.now())
    status, where = send(
        signed_in(lead), reverse("sharing_add"), title=TITLE, owner_name="Designated nurse", purpose="To decide.",
        about_whom="Children at the front door", kinds=["checks"], givers=[giver], to=[taker], basis="public_task",
        gateways=["ca2004_s10"],
        **dict((*on("in_force_from", today), *on("review_by", today + timedelta(days=300)))),
    )  # fmt: skip
    assert status == 302, [x for x in where.splitlines() if "error" in x]
    return where


def test_what_is_missing_is_said_at_its_box_and_nothing_typed_is_lost(lead: Actor) -> None:
    status, said = send(signed_in(lead), reverse("sharing_add"), title=TITLE, purpose="To decide")
    assert status == 200
    assert "Say who looks after it." in said and 'href="#owner_name"' in said
    assert "Choose from whom" in said or "Choose who gives it." in said
    assert TITLE in said and "To decide" in said


def test_it_binds_once_every_party_has_signed_and_the_lead_has_read_what_it_opens_and_closes(lead: Actor) -> None:
    client, where, today = signed_in(lead), recorded(lead), local_date(timezone.now())
    page = client.get(where).content.decode()
    assert "Record who signed" in page and "Put it in force" not in page
    with acting_as(lead):
        (found,) = selectors.agreements(actor=lead)
    (one,) = found.versions
    sign, put = (reverse(name, args=[one.id]) for name in ("sharing_sign", "sharing_put_in_force"))
    signature = dict(on("signed_on", today))
    status, said = send(client, sign, agency="", who="Ruth Calder", role="", **signature)
    assert status == 200 and "Choose for whom." in said and "Ruth Calder" in said
    status, said = send(client, put, understood="on")
    assert status == 200 and "signed" in said, "not before everybody has signed"
    for agency_id in one.unsigned:
        status, said = send(client, sign, agency=str(agency_id), who="Ruth Calder", role="Head of service", **signature)
        assert (status, said) == (302, where)
    assert client.get(sign).headers["Location"] == where, "nobody is left to sign"
    assert send(client, sign, agency=str(agency_id), who="Once more", role="Clerk", **signature) == (302, where)
    page = client.get(where).content.decode()
    assert "Record who signed" not in page and "Put it in force" in page and "Once more" not in page
    assert "closed" in client.get(put).content.decode() or "Shown from" in client.get(put).content.decode()
    assert send(client, put)[0] == 200, "not without having read it"
    assert send(client, put, understood="on") == (302, where)
    with acting_as(lead):
        (found,) = selectors.agreements(actor=lead)
    assert found.versions[0].stage is Stage.IN_FORCE


def test_only_whoever_answers_for_it_puts_it_in_force_and_others_are_offered_no_step(lead: Actor) -> None:
    where = recorded(lead)
    reader = signed_in(an_actor(Role.SOCIAL_WORKER))
    page = reader.get(where).content.decode()
    assert TITLE in page and "Record who signed" not in page
    assert send(reader, reverse("sharing_add"), title="Mine")[0] in (403, 404)
