"""Emergency access from asking to review; restricting and lifting; who has looked, for somebody who reads no concern."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import EmergencyAccess
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.notices.selectors import waiting
from openmash.records.people.models import Identifier
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in

pytestmark = pytest.mark.django_db
NOW = {"reason": "Her mother is on the telephone and says he is at the door."}


@pytest.fixture
def family() -> Family:
    return a_family()


def nhs_number(family: Family) -> str:
    with acting_as(family.screener):
        return Identifier.objects.get(person_id=family.mia, scheme="nhs_number").value


def ask(client: Client, **typed: str) -> tuple[int, str, str]:
    response = client.post("/access/emergency", {"form_token": f"token-{timezone.now().timestamp()}", **NOW, **typed})
    return response.status_code, response.headers.get("Location", ""), response.content.decode()


def test_a_worker_outside_the_childs_circle_sees_the_record_at_once_and_the_lead_is_told(family: Family) -> None:
    lead = an_actor(Role.INFORMATION_LEAD)
    client = signed_in(family.other_worker)
    assert client.get(f"/child/{family.mia}").status_code == 404
    status, url, _ = ask(client, number=nhs_number(family))
    assert (status, url) == (302, f"/child/{family.mia}")
    assert "Mimi Farrow" in client.get(url).content.decode()
    with acting_as(lead):
        [told] = waiting(actor=lead)
    assert "Tom Sayer opened an emergency access" in told.text
    assert "Farrow" not in told.text
    with acting_as(family.manager):
        look = next(e for e in events_about([f"person:{family.mia}"]) if e.kind == "child.viewed")
    assert look.purpose == "emergency access"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"forenames": "Mia", "surname": "Farrow"}, "Give an NHS, pupil or social care number, or the whole name"),
        ({"number": "999 000 9999"}, "Nobody here is exactly this."),
        ({"number": "", "reason": ""}, "Say why you need to see this record now"),
    ],
)
def test_what_is_not_exactly_one_person_opens_nothing(family: Family, typed: dict[str, str], said: str) -> None:
    status, _, page = ask(signed_in(family.other_worker), **typed)
    assert status == 200 and said in page
    assert not EmergencyAccess.objects.exists()


def test_the_whole_name_and_date_of_birth_is_exact_too(family: Family) -> None:
    typed = {"forenames": "Mía", "surname": "farrow", "born-day": "9", "born-month": "3", "born-year": "2019"}
    assert ask(signed_in(family.other_worker), **typed)[1] == f"/child/{family.mia}"


def test_emergency_access_never_opens_a_restricted_record(family: Family) -> None:
    with acting_as(family.manager):
        restrict(family.manager, family)
    _, _, page = ask(signed_in(family.other_worker), number=nhs_number_of(family))
    _, _, none = ask(signed_in(family.other_worker), number="999 000 9999")
    assert "Nobody here is exactly this." in page and "Nobody here is exactly this." in none


def nhs_number_of(family: Family) -> str:
    with acting_as(family.manager):
        return Identifier.objects.get(person_id=family.mia, scheme="nhs_number").value


def restrict(actor: Actor, family: Family) -> None:
    access.restrict(
        actor=actor, person_ids=[family.mia], mode="hidden", reason_code="staff_family", reason="A colleague's niece",
        ask=access.WhomToAsk("Duty manager", "01632 960222"), allowed=[actor.account_id],
    )  # fmt: skip


def test_somebody_else_reviews_it_and_never_oneself(family: Family) -> None:
    worker = signed_in(family.other_worker)
    worker.get(ask(worker, number=nhs_number(family))[1])
    with acting_as(family.other_worker):
        one = EmergencyAccess.objects.get()
    lead = signed_in(an_actor(Role.INFORMATION_LEAD))
    listed = lead.get("/access/emergencies").content.decode()
    assert "Tom Sayer" in listed and "Farrow" not in listed
    page = lead.get(f"/access/emergencies/{one.pk}").content.decode()
    assert NOW["reason"] in page and "now" in page and "Farrow" not in page
    missing = lead.post(f"/access/emergencies/{one.pk}", {"form_token": "token-rev-one", "outcome": "wrong"})
    assert "Say what you found, and what you will do." in missing.content.decode()
    done = lead.post(f"/access/emergencies/{one.pk}", {"form_token": "token-rev-two", "outcome": "right"})
    assert done.headers["Location"] == "/access/emergencies"
    assert "It was right to look" in lead.get("/access/emergencies").content.decode()
    assert worker.get(f"/access/emergencies/{one.pk}").status_code == 403


def test_the_information_lead_sees_who_looked_and_nothing_of_the_record(family: Family) -> None:
    signed_in(family.worker).get(f"/child/{family.mia}/voice")
    page = signed_in(an_actor(Role.INFORMATION_LEAD)).get(f"/access/looks/{family.mia}").content.decode()
    assert "Priya Nair" in page and "allocated to them" in page
    assert "Farrow" not in page


def test_a_restriction_is_set_seen_and_lifted(family: Family) -> None:
    client = signed_in(family.manager)
    url = f"/child/{family.mia}/restrict"
    assert "Restrict this record" in client.get(url).content.decode()
    typed = {
        "form_token": "token-res-one", "mode": "hidden", "because": "staff_family", "allowed": "Nobody Known",
        "me_too": "yes", "ask_name": "Duty manager", "ask_telephone": "01632 960222",
    }  # fmt: skip
    assert "Not one account here is Nobody Known" in client.post(url, typed).content.decode()
    done = client.post(url, {**typed, "form_token": "token-res-two", "allowed": "Priya Nair"})
    assert done.status_code == 302
    assert signed_in(family.officer).get(f"/child/{family.mia}").status_code == 404
    assert signed_in(family.worker).get(f"/child/{family.mia}").status_code == 200
    page = client.get(url).content.decode()
    assert "Related to, or known to, somebody who works here" in page and "Grace Oduya and Priya Nair" in page
    lifted = client.post(f"{url}/lift", {"form_token": "token-res-three", "because": "reason_ended"})
    assert lifted.status_code == 302
    assert signed_in(family.officer).get(f"/child/{family.mia}").status_code == 200
    assert "lifted" in client.get(url).content.decode()


def test_whoever_restricts_a_record_from_themselves_is_led_home(family: Family) -> None:
    client = signed_in(family.manager)
    typed = {
        "form_token": "token-res-four", "mode": "sealed", "because": "staff_family", "allowed": "Priya Nair",
        "ask_name": "Duty manager", "ask_telephone": "01632 960222",
    }  # fmt: skip
    assert client.post(f"/child/{family.mia}/restrict", typed).headers["Location"] == "/"
    assert "Duty manager" in client.get(f"/child/{family.mia}").content.decode()


def test_a_screener_may_not_restrict(family: Family) -> None:
    assert signed_in(family.screener).get(f"/child/{family.mia}/restrict").status_code == 403
