"""A professional's request, as a browser without scripts sends it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.models import (
    AgreementToService,
    Contact,
    ContactChild,
    ContactPerson,
    InformedFamily,
    Referrer,
)
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.files.selectors import files_about
from openmash.foundation.instruments.selectors import responses_about
from openmash.records.people.models import Detail, Identifier, PersonName
from openmash.records.voice.models import Voice
from tests.factories.access import an_account, an_actor, an_agency
from tests.factories.frontdoor import Hub, a_hub

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NEXT_YEAR = date.today().year + 1
SECTIONS: dict[str, dict[str, str | list[str]]] = {
    "routing": {"danger_now": "no", "first_request": "first"},
    "referrer": {
        "referrer_name": "Asha Obi", "referrer_role": "Class teacher", "referrer_agency": "Elm Primary",
        "referrer_source": "2A", "referrer_telephone": "01632 960 100, ask for Asha",
    },
    "children": {
        "children-0-forenames": "Mia", "children-0-surname": "Farrow", "children-0-born-day": "3",
        "children-0-born-month": "5", "children-0-born-year": "2019", "children-0-nhs_number": "999 123 4561",
        "children-0-school": "Elm Primary", "children-1-described": "boy about 4, blue Corsa",
    },
    "household": {
        "adults-0-forenames": "Dana", "adults-0-surname": "Farrow", "adults-0-relationship": "mother",
        "adults-0-parental_responsibility": "yes", "adults-1-forenames": "Sean", "adults-1-alleged": "yes",
    },
    "concern": {"concern": "Mia said Sean hits her.", "needed": ["safeguarding", "unsure"], "tried": "School nurse"},
    "voice": {
        "voices-0-life": "She waits at the gate.", "voices-0-heard": "verbatim", "voices-0-words": "He hits me.",
        "voices-0-told_by": "Asha Obi", "voices-0-place": "School", "voices-0-alone": "yes",
        "voices-0-method": "talking", "voices-1-life": "We do not know.", "voices-1-heard": "not_heard_yet",
        "voices-1-why_not": "unknown_child", "voices-1-by_whom": "The hub", "voices-1-by_when-day": "4",
        "voices-1-by_when-month": "12", "voices-1-by_when-year": str(NEXT_YEAR),
    },
    "informing": {"parents_told": "no", "not_told_because": "risk_to_child", "not_told_words": "Sean is at home."},
    "consent": {"early_help_consent": "not_asked"},
    "restriction": {"withhold": "source", "withhold_what": "Do not tell Sean that school rang"},
    "factors": {"factors": ["18C"]},
}  # fmt: skip


@pytest.fixture
def hub() -> Hub:
    return a_hub()


@pytest.fixture
def teacher(hub: Hub, client: Client) -> Actor:
    actor = an_actor(Role.PROFESSIONAL_REFERRER, name="Asha Obi", agency=an_agency("elm-primary", AgencyKind.SCHOOL))
    client.force_login(Account.objects.get(pk=actor.account_id), BACKEND)
    return actor


def begun(client: Client) -> str:
    return str(client.post("/requests/begin", {"form_token": "begin-00001"})["Location"])


def filled(client: Client, **instead: dict[str, str | list[str]]) -> str:
    """A request with every section saved; its address."""
    url = begun(client)
    for section, typed in {**SECTIONS, **instead}.items():
        assert client.post(f"{url}/{section}", typed).status_code == 302, section
    return url


def send(client: Client, url: str, token: str = "send-000001") -> str:
    answer = client.post(f"{url}/check", {"declared": "yes", "form_token": token})
    return str(answer["Location"]) if answer.status_code == 302 else answer.content.decode()


def shown(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_a_whole_request_arrives_with_each_childs_own_life_and_voice(client: Client, hub: Hub, teacher: Actor) -> None:
    url = filled(client)
    where = send(client, url)
    assert where.startswith("/requests/sent/")
    with acting_as(hub.screener):
        contact = Contact.objects.get()
        mia, boy = ContactChild.objects.order_by("as_told")
        assert (mia.as_told, boy.as_told) == ("Mia Farrow", "boy about 4, blue Corsa")
        assert mia.concern == boy.concern == "Mia said Sean hits her."
        assert (mia.impact, boy.impact) == ("She waits at the gate.", "We do not know.")
        assert mia.tried == "School nurse" and mia.categories == ["18C"]
        assert "A safeguarding response" in mia.asked_for
        voices = {voice.person_id: voice for voice in Voice.objects.all()}
        assert voices[mia.person_id].quote == "He hits me." and voices[mia.person_id].manner == "verbatim"
        assert voices[boy.person_id].by_when.date() == date(NEXT_YEAR, 12, 4)
        referrer = Referrer.objects.get()
        assert referrer.is_professional and referrer.is_school and referrer.account_id == teacher.account_id
        informed = InformedFamily.objects.get()
        assert (informed.informed, informed.why_not) == (False, "risk_to_child")
        assert {a.agreed for a in AgreementToService.objects.all()} == {"not_asked"}
        mother, sean = ContactPerson.objects.order_by("-relation")
        assert mother.relation == "mother, has parental responsibility" and sean.alleged
        alerts = Detail.objects.filter(kind="alert").values_list("value", flat=True)
        assert set(alerts) == {"Must be kept back: Do not tell Sean that school rang"}
        (response,) = responses_about(actor=hub.screener, about_id=contact.id)
        assert response.answers.text("concern") and "Obi" not in repr(
            {k: v for k, v in response.answers.given.items() if k != "voices"}
        )


def test_a_number_that_does_not_add_up_is_kept_as_words_and_stops_nobody(
    client: Client, hub: Hub, teacher: Actor
) -> None:
    send(client, filled(client))
    with acting_as(hub.screener):
        assert not Identifier.objects.exists()
        described = Detail.objects.filter(kind="description").values_list("value", flat=True)
        assert "NHS number as given: 999 123 4561" in described


def test_a_request_is_sent_once_however_often_its_button_is_pressed(client: Client, hub: Hub, teacher: Actor) -> None:
    url = filled(client)
    first = send(client, url)
    assert send(client, url) == first
    assert client.post(f"{url}/check", {"declared": "yes", "form_token": "send-000002"}).status_code == 404
    with acting_as(hub.screener):
        assert Contact.objects.count() == 1
    assert "Not sent yet" not in shown(client, "/requests")


def test_the_tasks_say_what_is_done_and_what_is_to_put_right(client: Client, teacher: Actor) -> None:
    url = begun(client)
    client.post(f"{url}/routing", {"danger_now": "no"})
    client.post(f"{url}/informing", {"parents_told": "no"})
    page = shown(client, url)
    assert page.count("Not started") >= 4
    assert "To put right" in page and ">Done<" in page and "Optional" in page


def test_a_draft_is_found_again_and_is_its_writers_alone(client: Client, hub: Hub, teacher: Actor) -> None:
    url = begun(client)
    client.post(f"{url}/children", SECTIONS["children"])
    assert "Mia Farrow and Child 2" in shown(client, "/requests") or "Mia Farrow" in shown(client, "/requests")
    client.force_login(an_account(Role.PROFESSIONAL_REFERRER), BACKEND)
    assert client.get(url).status_code == 404
    assert "Mia" not in shown(client, "/requests")


def test_what_is_typed_is_saved_by_itself_and_filled_in_again(client: Client, teacher: Actor) -> None:
    url = begun(client)
    page = shown(client, f"{url}/concern")
    address = page.split('data-draft-url="')[1].split('"')[0]
    kept = client.post(
        address, json.dumps({"fields": {"concern": ["Half a sent"]}, "revision": 0}), content_type="application/json"
    )
    assert kept.json() == {"revision": 1}
    assert "Half a sent" in shown(client, f"{url}/concern")
    assert client.post(f"{url}/concern", {"concern": "A whole sentence."}).status_code == 302
    assert "A whole sentence." in shown(client, f"{url}/concern")


def test_a_section_that_was_put_back_wrong_goes_on_saving_by_itself(client: Client, teacher: Actor) -> None:
    url = begun(client)
    client.post(f"{url}/informing", {"parents_told": "yes"})
    page = client.post(f"{url}/informing", {"parents_told": "no"}).content.decode()
    address = page.split('data-draft-url="')[1].split('"')[0]
    revision = int(page.split('data-draft-revision="')[1].split('"')[0])
    sent = json.dumps({"fields": {"parents_told": ["no"], "not_told_because": ["not_yet"]}, "revision": revision})
    assert client.post(address, sent, content_type="application/json").json() == {"revision": revision + 1}


def test_what_we_know_of_the_writer_is_filled_in_with_where_it_came_from(client: Client, teacher: Actor) -> None:
    page = shown(client, f"{begun(client)}/referrer")
    assert 'value="Asha Obi"' in page and 'value="Elm Primary"' in page
    assert "Filled in from your account" in page


def test_what_is_wrong_is_said_at_its_box_with_everything_kept(client: Client, teacher: Actor) -> None:
    url = begun(client)
    typed = {**SECTIONS["children"], "children-0-born-day": "31", "children-0-born-month": "2"}
    page = client.post(f"{url}/children", typed).content.decode()
    assert 'href="#children-0-born-day"' in page and 'id="children-0-born-day"' in page
    assert "Put right:" in page and 'value="Mia"' in page and 'value="boy about 4, blue Corsa"' in page
    assert "31" in shown(client, f"{url}/children")


def test_one_more_child_keeps_those_typed(client: Client, teacher: Actor) -> None:
    url = begun(client)
    page = client.post(f"{url}/children", {**SECTIONS["children"], "more": "children"}).content.decode()
    assert 'name="children-2-forenames"' in page and 'value="Mia"' in page


def test_each_child_is_asked_about_by_name(client: Client, teacher: Actor) -> None:
    url = begun(client)
    client.post(f"{url}/children", SECTIONS["children"])
    page = shown(client, f"{url}/voice")
    assert "Mia Farrow" in page and "Child 2" in page and 'name="voices-1-life"' in page


def test_what_is_missing_leads_to_its_section_and_nothing_is_sent(client: Client, hub: Hub, teacher: Actor) -> None:
    url = begun(client)
    page = send(client, url)
    assert f'href="{url}/concern#concern"' in page and f'href="{url}/referrer#referrer_name"' in page
    with acting_as(hub.screener):
        assert not Contact.objects.exists()


def test_the_declaration_is_asked_for_where_it_stands(client: Client, teacher: Actor) -> None:
    url = filled(client)
    answer = client.post(f"{url}/check", {"form_token": "send-000009"})
    assert answer.status_code == 200, answer.headers
    page = answer.content.decode()
    assert 'href="#declared"' in page and 'id="declared"' in page
    assert url.rsplit("/", 1)[-1] in shown(client, "/requests")


def test_a_child_in_danger_now_waits_for_nothing_but_the_worry_and_a_child(
    client: Client, hub: Hub, teacher: Actor
) -> None:
    url = begun(client)
    client.post(f"{url}/routing", {"danger_now": "yes"})
    client.post(f"{url}/children", {"children-0-described": "girl, about 6"})
    client.post(f"{url}/concern", {"concern": "She is being hit now."})
    client.post(f"{url}/referrer", {"referrer_telephone": "01632 960 100"})
    assert "afterwards" in shown(client, f"{url}/check")
    answer = client.post(f"{url}/check", {"form_token": "send-000003"})
    assert answer["Location"].startswith("/requests/sent/")
    with acting_as(hub.screener):
        assert Contact.objects.get().in_danger_now
        assert Referrer.objects.get().name == "Asha Obi"


def test_what_the_records_refuse_is_said_at_the_childs_box_and_the_draft_is_still_there(
    client: Client, hub: Hub, teacher: Actor
) -> None:
    future = {**SECTIONS["children"], "children-0-born-year": str(NEXT_YEAR + 1)}
    url = filled(client, children=future)
    page = send(client, url)
    assert f"{url}/children#children-0-born-day" in page and "in the future" in page
    assert "Mia Farrow" in shown(client, "/requests")
    with acting_as(hub.screener):
        assert not PersonName.objects.exists()


def test_files_go_with_the_request_and_bad_ones_are_refused_in_words(client: Client, hub: Hub, teacher: Actor) -> None:
    url = filled(client)
    page = shown(client, f"{url}/attachments")
    assert page.index("Do not send a sexual or intimate image") < page.index('type="file"')
    bad = SimpleUploadedFile("tool.pdf", b"MZ\x90\x00")
    refused = client.post(f"{url}/attachments", {"files": bad, "form_token": "file-00001"}).content.decode()
    assert "not a kind of file we can open safely" in refused and 'href="#files"' in refused
    good = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")
    assert client.post(f"{url}/attachments", {"files": good, "form_token": "file-00002"})["Location"].endswith(
        "/attachments"
    )
    again = SimpleUploadedFile("old.pdf", b"%PDF-1.7 old")
    client.post(f"{url}/attachments", {"files": again, "form_token": "file-00003"})
    listed = shown(client, f"{url}/attachments")
    key = listed.split("old.pdf")[1].split('name="remove" value="')[1].split('"')[0]
    client.post(f"{url}/attachments", {"remove": key, "form_token": "file-00004"})
    assert "plan.pdf" in shown(client, f"{url}/check") and "old.pdf" not in shown(client, f"{url}/check")
    send(client, url)
    with acting_as(hub.screener):
        (kept,) = files_about(actor=hub.screener, about_id=Contact.objects.get().id)
    assert kept.name == "plan.pdf"


def test_the_writer_sees_what_came_of_it_only_as_they_were_told(client: Client, hub: Hub, teacher: Actor) -> None:
    where = send(client, filled(client))
    page = shown(client, where)
    assert "You have not been told yet: a manager decides by the end of" in page and "boy about 4" in page
    with acting_as(hub.manager):
        contact = Contact.objects.get()
        for child in ContactChild.objects.all():
            sought = DecisionSought(Outcome.ASSESSMENT, "Both children need an assessment.", to_team_id=hub.desk.id)
            actions.decide(actor=hub.manager, contact_id=contact.id, person_id=child.person_id, sought=sought)
        actions.tell_referrer(
            actor=hub.manager, contact_id=contact.id, how="telephone", what="We are seeing both children today."
        )  # fmt: skip
    assert "We are seeing both children today." in shown(client, where)
    assert "We are seeing both children today." in shown(client, "/requests")
    client.force_login(an_account(Role.PROFESSIONAL_REFERRER), BACKEND)
    assert client.get(where).status_code == 404


def test_a_draft_that_is_not_wanted_is_thrown_away(client: Client, teacher: Actor) -> None:
    url = filled(client)
    assert client.post(url, {"do": "discard", "form_token": "gone-00001"})["Location"] == "/requests"
    assert client.get(url).status_code == 404


def test_somebody_without_the_right_makes_and_lists_no_requests(client: Client, hub: Hub) -> None:
    client.force_login(an_account(Role.ACCOUNT_ADMINISTRATOR), BACKEND)
    assert client.get("/requests").status_code == 403
    assert client.post("/requests/begin").status_code == 403
