"""The pages of audits: drawn, read, graded, answered, acted on; what is missing said at its box; nobody else lets in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.insight.practice import actions
from openmash.insight.practice.models import Audit
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.practice import SECTIONS, auditors, children_decided, draw, drawn_for, graded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def the_record(hub: Hub, **said: object) -> tuple[Actor, UUID, UUID]:
    """One record drawn: who audits it, its key, and the audit's."""
    children_decided(hub, 1)
    ruth, owain = auditors()
    key = draw(ruth, **{"double_percent": 0, **said})
    auditor = ruth if drawn_for(ruth) else owain
    return auditor, drawn_for(auditor)[0].pk, key


def typed(grade: str = "good") -> dict[str, str]:
    said = {"grade": grade, "reasons": "A child would find it fair."}
    for slug in SECTIONS:
        said |= {f"{slug}_grade": grade, f"{slug}_reasons": f"Because of {slug}.", f"{slug}_evidence": "The decision"}
    return said


def days(name: str, on: object) -> dict[str, str]:
    return {f"{name}-{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


def test_an_auditor_draws_by_lot_and_what_is_wrong_is_said_with_nothing_lost(hub: Hub) -> None:
    children_decided(hub, 3)
    ruth, _ = auditors()
    client, today = signed_in(ruth), local_date(timezone.now())
    told = {
        "title": "Voice, autumn", "asks": "", "tool": "audit_front_door", "of": "decided", "by": "chance", "many": "2",
        "double_percent": "50", **days("since", today - timedelta(days=9)), **days("until", today),
        **days("due_on", today + timedelta(days=20)),
    }  # fmt: skip
    refused = client.post("/audits/draw", told).content.decode()
    assert "Say what the audit is to find out." in refused and 'value="Voice, autumn"' in refused
    late = client.post("/audits/draw", {**told, "asks": "Is it?", **days("due_on", today)}).content.decode()
    assert "a day that is still to come" in late
    done = client.post("/audits/draw", {**told, "asks": "Is the child heard?"})
    assert done.status_code == 302
    page = client.get(done.headers["Location"]).content.decode()
    assert "Is the child heard?" in page and "0 of 2 records graded" in page
    assert "it gives the same 2 records" in page
    assert "Audits of practice" in client.get("/").content.decode()
    assert signed_in(hub.screener).get("/audits").status_code == 403
    assert signed_in(an_actor(Role.SERVICE_MANAGER)).get("/audits/draw").status_code == 403


def test_a_record_is_read_beside_the_tool_and_only_by_whom_it_was_drawn_for(hub: Hub) -> None:
    auditor, key, _ = the_record(hub)
    client, url = signed_in(auditor), f"/audits/records/{key}"
    assert "Read a record and grade it" in client.get("/worklist").content.decode()
    page = client.get(url).content.decode()
    assert "A mark nobody explains" in page and "Was the decision right for this child" in page
    with acting_as(auditor):
        assert next(e for e in events_by_the_actor() if e.kind == "practice.record_viewed").purpose
    row = drawn_for(auditor)[0]
    record = client.get(f"/child/{row.person_id}")
    assert record.status_code == 200, "the whole record is open, and asks no reason"
    assert client.get(f"/contact/{row.contact_id}").status_code == 200
    other = an_actor(Role.AUDITOR, name="Somebody else")
    for address in (url, f"{url}/talk", f"/child/{row.person_id}"):
        assert signed_in(other).get(address).status_code == 404
    assert signed_in(hub.manager).get(url).status_code == 404, "who did the work reads it on a page of their own"
    refused = client.post(url, {**typed(), "voice_reasons": "", "time_grade": ""}).content.decode()
    assert "The child’s voice: say why you grade it so." in refused and "Time: choose a grade." in refused
    assert "Because of shared." in refused, "what was typed is still there"
    assert client.post(url, typed()).status_code == 302
    kept = client.get(url).content.decode()
    assert "What you found" in kept and "Because of voice." in kept and "Save what I found" not in kept
    assert "Read a record and grade it" not in client.get("/worklist").content.decode()


def test_whoever_did_the_work_is_asked_on_their_list_and_answers_on_a_page_of_their_own(hub: Hub) -> None:
    auditor, key, _ = the_record(hub)
    with acting_as(auditor):
        actions.grade(actor=auditor, drawn_id=key, told=graded("requires_improvement"))
    client, own = signed_in(auditor), f"/audits/records/{key}/own-work"
    mine = signed_in(hub.manager)
    assert mine.get(own).status_code == 404, "not before they were asked"
    talk = f"/audits/records/{key}/talk"
    assert "Say what you would like to hear of" in client.post(talk, {"words": ""}).content.decode()
    assert client.post(talk, {"words": "What did the school say?"}).status_code == 302
    assert "Read what an audit found in your work" in mine.get("/worklist").content.decode()
    page = mine.get(own).content.decode()
    assert "Requires improvement" in page and "What did the school say?" in page and "not a score on you" in page
    refused = mine.post(own, {"agrees": "partly", "words": ""}).content.decode()
    assert "Say what you think of it" in refused
    assert mine.post(own, {"agrees": "partly", "words": "They rang twice."}).status_code == 302
    assert signed_in(an_actor(Role.DECISION_MAKER, team=hub.desk)).get(own).status_code == 404
    page = client.get(talk).content.decode()
    assert "They rang twice." in page and "In part" in page and "These are the grades that stand" in page
    assert client.post(talk, typed("good")).status_code == 302
    assert "Agreed after talking" in mine.get(own).content.decode()


def test_a_finding_becomes_an_action_and_closes_on_the_same_words_for_done_and_for_difference(hub: Hub) -> None:
    auditor, _, key = the_record(hub)
    client, leader = signed_in(auditor), an_actor(Role.SERVICE_MANAGER, name="Della Voss")
    assert "Say what was found." in client.post(f"/audits/{key}/found", {"section": "voice"}).content.decode()
    told = {"section": "voice", "kind": "put_right", "words": "Words are kept and change nothing."}
    assert client.post(f"/audits/{key}/found", told).status_code == 302
    manager = signed_in(leader)
    page = manager.get(f"/audits/{key}").content.decode()
    assert "Words are kept and change nothing." in page and "Drawn for you" not in page
    finding = page.split("/audits/findings/")[1].split("/act")[0]
    tomorrow = local_date(timezone.now()) + timedelta(days=1)
    act = {
        "what": "Ask what the words changed.", "owner": str(leader.account_id), "indicator": "none",
        **days("due_on", tomorrow), "measure": "Training was delivered.",
    }  # fmt: skip
    assert "no measure" in manager.post(f"/audits/findings/{finding}/act", act).content.decode()
    act["measure"] = "Two in three decisions say what the words changed."
    assert manager.post(f"/audits/findings/{finding}/act", act).status_code == 302
    work = manager.get("/worklist").content.decode()
    assert "Ask what the words changed." in work
    action = "/audits/actions/" + work.split("/audits/actions/")[1].split('"')[0]
    closing = {"evidence": "seen", "words": "Training delivered.", "effect": "better"}
    refused = manager.post(action, closing).content.decode()
    assert "does not show that practice changed" in refused and "Training delivered." in refused
    closing["words"] = "A manager sat in: in three of four decisions the words were read out first."
    assert manager.post(action, closing).status_code == 302
    page = manager.get(action).content.decode()
    assert "Made a difference" in page and "Close this action" not in page


def test_an_audit_that_ended_closes_its_records_and_is_drawn_again(hub: Hub) -> None:
    auditor, record, key = the_record(hub)
    client, today = signed_in(auditor), local_date(timezone.now())
    assert client.get(f"/audits/{key}/again").status_code == 404
    assert "what the audit taught" in client.post(f"/audits/{key}/end", {"words": ""}).content.decode()
    assert client.post(f"/audits/{key}/end", {"words": "Words change nothing."}).status_code == 302
    assert client.get(f"/audits/records/{record}").status_code == 404
    children_decided(hub, 2, behind="-New")
    told = {
        "title": "Again", "asks": "The same.", "many": "2", "double_percent": "0", **days("since", today),
        **days("until", today), **days("due_on", today + timedelta(days=20)),
    }  # fmt: skip
    done = client.post(f"/audits/{key}/again", told)
    assert done.status_code == 302
    page = client.get(done.headers["Location"]).content.decode()
    assert "Did anything change since the first audit?" in page and "Too few records" in page
    assert Audit.objects.get(follows_id=key).tool_slug == "audit_front_door"
    assert "It was drawn again" in client.get(f"/audits/{key}").content.decode()


def test_the_pages_take_the_same_number_of_queries_however_much_was_drawn(
    hub: Hub, django_assert_max_num_queries: object
) -> None:
    children_decided(hub, 8)
    ruth, _ = auditors()
    keys = [draw(ruth, many=8, seed=seed) for seed in (1, 2)]
    client = signed_in(ruth)
    (row, *_) = drawn_for(ruth)
    for address, most in ((f"/audits/{keys[0]}", 75), ("/audits", 30), (f"/audits/records/{row.pk}", 60)):
        client.get(address)
        with django_assert_max_num_queries(most):  # type: ignore[operator]  # pytest-django's fixture
            assert client.get(address).status_code == 200
