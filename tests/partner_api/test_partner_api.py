"""A partner's system connects, sends, asks and answers: with the rights of its account and no others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import cast

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.models import CheckReply, Contact, PoliceNotification, ReplyChild
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import acting_as
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.clients import actions as clients
from openmash.foundation.clients.models import Secret
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.records.voice.models import Voice
from tests.factories.access import an_agency
from tests.factories.clients import System, a_system, body_of
from tests.factories.frontdoor import ASKED, Hub, a_child_told, a_contact, a_hub

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SENDER = {"name": "PC 4471 Ana Reyes", "role": "Response", "telephone": "01632 960 400"}
CHILD = {
    "forenames": "Zoë", "surname": "Ashworth", "date_of_birth": "2019-05-03", "concern": "Found alone at 11pm.",
    "childs_words": "Mummy is asleep.", "words_from": "PC Reyes, at the door",
}  # fmt: skip
REQUEST = {"sender": SENDER, "children": [CHILD], "family_told": True}
NOTIFICATION = {
    "reference": "VIST-77", "sender": SENDER, "children": [CHILD], "domestic_abuse": True, "grade": "amber",
    "incident_at": "2026-03-02T22:10:00Z", "seen": "yes",
}  # fmt: skip


@pytest.fixture
def hub() -> Hub:
    cache.clear()
    return a_hub()


@pytest.fixture
def force(hub: Hub) -> System:
    return a_system(an_agency("police", AgencyKind.POLICE))


def problem(response: object, status: int) -> Mapping[str, object]:
    assert response.status_code == status, response.content  # type: ignore[attr-defined]  # the client's answer, which the stubs call plain
    assert response["Content-Type"] == "application/problem+json"  # type: ignore[index]  # the client's answer, which the stubs call plain
    said = cast("Mapping[str, object]", json.loads(response.content))  # type: ignore[attr-defined]  # the client's answer, which the stubs call plain
    assert said["status"] == status and said["title"] and said["detail"]
    return said


# Who is calling


def test_a_secret_gets_a_token_for_ten_minutes_and_no_table_holds_the_secret(force: System) -> None:
    given = body_of(force.asks_for_a_token())
    assert given["expires_in"] == 600 and given["token_type"] == "Bearer"
    assert force.secret not in Secret.objects.get().secret_hash
    assert force.get("/sent", token=str(given["access_token"])).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=True):
        problem(force.get("/sent", token=str(given["access_token"])), 401)


@pytest.mark.parametrize("token", ["", "x", "om.om.om", "é" * 20, "a" * 3000])
def test_whoever_shows_no_token_of_ours_is_told_how(force: System, token: str) -> None:
    said = Client().get("/api/v1/sent", headers={"Authorization": f"Bearer {token}"})
    problem(said, 401)
    assert said["WWW-Authenticate"] == "Bearer"
    problem(Client().get("/api/v1/sent"), 401)


def test_a_wrong_secret_an_ended_one_and_an_ended_system_get_nothing(force: System) -> None:
    assert problem(force.asks_for_a_token(client_secret="guess"), 401)["error"] == "invalid_client"
    token = force.token()
    with acting_as(force.administrator):
        second = clients.new_secret_for(actor=force.administrator, client_id=force.client_id)
        with pytest.raises(NotAllowedNow, match="Two secrets"):
            clients.new_secret_for(actor=force.administrator, client_id=force.client_id)
        clients.end_secret(actor=force.administrator, client_id=force.client_id, secret_id=force.secret_id)
    problem(force.asks_for_a_token(), 401)
    problem(force.get("/sent", token=token), 401)
    new = System(force.client_id, second.secret_id, second.secret, force.administrator)
    token = new.token()
    assert new.get("/sent", token=token).status_code == 200
    with acting_as(force.administrator):
        clients.end_client(actor=force.administrator, client_id=force.client_id, because="Replaced.")
    problem(new.get("/sent", token=token), 401)


def test_a_token_for_one_scope_does_only_that_and_a_system_only_what_it_was_given(hub: Hub, force: System) -> None:
    token = force.token("frontdoor.list_own_requests")
    assert force.get("/sent", token=token).status_code == 200
    problem(force.get("/checks", token=token), 403)
    school = a_system(an_agency("school", AgencyKind.SCHOOL), ("requests",))
    problem(school.get("/checks"), 403)
    problem(school.post("/notifications", NOTIFICATION), 403)
    with acting_as(school.administrator), pytest.raises(Incomplete, match="police"):
        clients.add_client(
            actor=school.administrator,
            told=clients.ClientTold(an_agency("school").pk, "A", "B", ("notifications",)),
        )


def test_a_system_signs_in_to_no_page(force: System) -> None:
    assert Client().get("/board", headers={"Authorization": f"Bearer {force.token()}"}).status_code == 302


def test_too_many_calls_in_a_minute_are_told_to_wait(force: System, monkeypatch: pytest.MonkeyPatch) -> None:
    token = force.token()
    from openmash.foundation.governance.area import Profile

    monkeypatch.setattr(Profile, "figure", lambda self, key: 3)
    statuses = [force.get("/sent", token=token).status_code for _ in range(6)]
    assert statuses[0] == 200 and statuses[-1] == 429


# Sending


def test_a_police_notification_is_held_by_the_hub_and_its_outcome_comes_back(hub: Hub, force: System) -> None:
    taken = body_of(force.post("/notifications", NOTIFICATION))
    assert taken["reference"] and not taken["already_held"]
    with acting_as(hub.screener):
        contact = Contact.objects.get(reference=taken["reference"])
        assert contact.kind == "domestic_abuse" and contact.channel == "feed"
        assert PoliceNotification.objects.get().notification_ref == "VIST-77"
        assert Voice.objects.get().quote == "Mummy is asleep."
    again = body_of(force.post("/notifications", NOTIFICATION))
    assert again == {"reference": "", "already_held": True}
    with acting_as(hub.manager):
        from openmash.casework.frontdoor.actions import DecisionSought
        from openmash.casework.frontdoor.words import Outcome

        child = contact.person_ids[0]
        sought = DecisionSought(Outcome.ASSESSMENT, "Needs an assessment.", to_team_id=hub.desk.id)
        frontdoor.decide(actor=hub.manager, contact_id=contact.id, person_id=child, sought=sought)
        frontdoor.tell_referrer(actor=hub.manager, contact_id=contact.id, what="An assessment begins.", how="system")
    (sent,) = cast("list[dict[str, str]]", body_of(force.get("/sent"))["sent"])
    assert sent["told"] == "An assessment begins." and sent["about"] == "Zoë Ashworth"


def test_a_request_sent_twice_under_one_key_is_made_once_and_another_body_is_refused(hub: Hub, force: System) -> None:
    first = force.post("/requests", REQUEST, key="the-same-key-1")
    second = force.post("/requests", REQUEST, key="the-same-key-1")
    assert first.content == second.content and first.status_code == 200
    other = {**REQUEST, "danger_now": True}
    assert "a key of its own" in str(problem(force.post("/requests", other, key="the-same-key-1"), 409)["detail"])
    with acting_as(hub.screener):
        assert Contact.objects.count() == 1


def test_a_key_is_one_systems_own(hub: Hub, force: System) -> None:
    school = a_system(an_agency("school", AgencyKind.SCHOOL), ("requests",))
    first, second = (each.post("/requests", REQUEST, key="the-same-key-1") for each in (force, school))
    assert first.content != second.content and second.status_code == 200
    assert len(cast("list[object]", body_of(school.get("/sent"))["sent"])) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**REQUEST, "children": []}, "children"),
        ({**REQUEST, "invented": 1}, "invented"),
        ({**REQUEST, "sender": {"name": "A"}}, "sender.telephone"),
        ({**REQUEST, "children": [{**CHILD, "concern": " "}]}, "children.0.concern"),
        ({**REQUEST, "children": [{**CHILD, "date_of_birth": "2999-01-01"}]}, "children.0.date_of_birth"),
        ({**REQUEST, "children": [{**CHILD, "forenames": "a\0b"}]}, "children.0.forenames"),
        ({**REQUEST, "family_told": False}, "why_not_told"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    hub: Hub, force: System, body: object, field: str
) -> None:
    said = problem(force.post("/requests", body), 422)
    assert field in {each["field"] for each in cast("list[dict[str, str]]", said["errors"])}, said
    with acting_as(hub.screener):
        assert not Contact.objects.exists()


def test_what_is_no_json_has_no_key_or_is_too_large_is_refused_in_words(force: System) -> None:
    token = force.token()
    said = {"Authorization": f"Bearer {token}", "Idempotency-Key": "key-for-this"}
    sent = Client().post("/api/v1/requests", "{", content_type="application/json", headers=said)
    problem(sent, 400)
    without = Client().post(
        "/api/v1/requests",
        json.dumps(REQUEST),
        content_type="application/json",
        headers={"Authorization": said["Authorization"]},
    )
    problem(without, 422)
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=2_500_000):
        large = Client().post("/api/v1/requests", "x" * 3_000_000, content_type="application/json", headers=said)
    problem(large, 413)


# Asked


def asked(hub: Hub, force: System) -> str:
    """A check the hub asks the police."""
    with acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told("Zoë"))
        assert made.contact_id is not None
        (key,) = frontdoor.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[an_agency("police").pk], told=ASKED
        )
    return str(key)


def test_what_the_hub_asks_is_answered_and_what_became_of_it_is_told(hub: Hub, force: System) -> None:
    key = asked(hub, force)
    (check,) = cast("list[dict[str, object]]", body_of(force.get("/checks"))["checks"])
    assert check["id"] == key and check["what"] == ASKED.what
    (child,) = cast("list[dict[str, str]]", check["children"])
    assert "Zoë" in child["identified_as"]
    answer = {
        "reply": "trace", "systems": "Niche, PND", "names_used": "Zoë Ashworth", "back_to": "2019-01-01",
        "children": [{"child_id": child["id"], "information": "Two call-outs.", "childs_words": "I am hungry."}],
    }  # fmt: skip
    bare = problem(force.post(f"/checks/{key}/answer", {"reply": "no_trace"}), 422)
    assert {"systems"} <= {each["field"] for each in cast("list[dict[str, str]]", bare["errors"])}
    stranger = {**answer, "children": [{"child_id": key}]}
    problem(force.post(f"/checks/{key}/answer", stranger), 422)
    assert force.post(f"/checks/{key}/answer", answer).status_code == 200
    with acting_as(hub.manager):
        assert (
            CheckReply.objects.get().systems == "Niche, PND"
            and ReplyChild.objects.get().information == "Two call-outs."
        )
        assert Voice.objects.filter(quote="I am hungry.").exists()
    assert body_of(force.get("/checks"))["checks"] == []
    assert body_of(force.get(f"/checks/{key}"))["answered"] is True


def test_another_agencys_check_a_restricted_childs_and_none_at_all_are_one_answer(hub: Hub, force: System) -> None:
    key = asked(hub, force)
    school = a_system(an_agency("school", AgencyKind.SCHOOL))
    never = problem(school.get("/checks/01a21c72-92e0-7462-8a58-9e2b9829fc02"), 404)
    assert problem(school.get(f"/checks/{key}"), 404) == never
    assert problem(school.post(f"/checks/{key}/answer", {"reply": "declined", "reason": "No"}), 404) == never
    assert body_of(school.get("/checks"))["checks"] == []
    with acting_as(hub.duty_manager):
        people = list(Contact.objects.get().person_ids)
        access.restrict(
            actor=hub.duty_manager, person_ids=people, mode="hidden", reason_code="staff_family", reason="Own",
            ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[hub.duty_manager.account_id],
        )  # fmt: skip
    assert problem(force.get(f"/checks/{key}"), 404) == never
    assert body_of(force.get("/checks"))["checks"] == []


# Described


def test_the_description_is_written_from_the_code_that_answers() -> None:
    said = body_of(Client().get("/api/v1/openapi.json"))
    paths = cast("dict[str, dict[str, dict[str, object]]]", said["paths"])
    assert len(paths) == 12 and str(said["openapi"]).startswith("3.1")
    for path, operations in paths.items():
        for method, operation in operations.items():
            answers = cast("dict[str, dict[str, object]]", operation["responses"])
            assert {"200", "401", "422", "429"} <= set(answers), (method, path)
            assert "application/problem+json" in cast("dict[str, object]", answers["401"]["content"])


def test_a_list_costs_the_same_however_long(hub: Hub, force: System) -> None:
    token = force.token()
    asked(hub, force)
    force.get("/checks", token=token)
    with CaptureQueriesContext(connection) as few:
        force.get("/checks", token=token)
    for _ in range(3):
        asked(hub, force)
    with CaptureQueriesContext(connection) as many:
        force.get("/checks", token=token)
    assert len(many) == len(few) < 45
