"""The page where a partner answers: two minutes, what was searched, and what became of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import transaction
from django.test import Client

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import DecisionSought
from openmash.casework.frontdoor.models import CheckReply, ReplyChild
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.facts.refusals import Incomplete
from openmash.pathways import asking
from openmash.records.people.models import LocatingFact
from openmash.records.voice.models import Voice
from tests.factories.access import an_account, an_agency
from tests.factories.frontdoor import ASKED, Hub, a_child_told, a_contact, a_hub
from tests.factories.schools import a_school

pytestmark = pytest.mark.django_db
TRACE = {
    "reply": "trace", "systems": "SystmOne", "names_used": "Zoë Ashworth", "back_to-year": "2019",
    "child-0-information": "Was not brought to two appointments.", "child-0-impact_now": "Losing weight.",
}  # fmt: skip


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def signed_in(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=actor.account_id), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def asked(hub: Hub, *children: object) -> str:
    """A check asked of health about these children; its address."""
    with acting_as(hub.screener):
        made = a_contact(hub.screener, *children)  # type: ignore[arg-type]
        assert made.contact_id is not None
        (check,) = actions.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED
        )  # fmt: skip
    return f"/checks/{check}"


def shown(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_the_list_says_what_waits_for_my_agency_and_by_when(client: Client, hub: Hub) -> None:
    signed_in(client, hub.nurse)
    assert "Nothing waits for your answer" in shown(client, "/checks")
    url = asked(hub)
    page = shown(client, "/checks")
    assert f'href="{url}"' in page and "Zoë Ashworth" in page and "born 3 May 2019" in page and "by " in page
    assert ASKED.what in page


def test_a_check_says_who_asks_what_for_and_why_it_may_be_answered(client: Client, hub: Hub) -> None:
    page = shown(signed_in(client, hub.nurse), asked(hub))
    assert "What do you know of Zoë Ashworth?" in page
    assert (
        ASKED.why.replace("'", "&#39;") in page
        and "Children Act 1989, section 47" in page
        and hub.screener.name in page
    )
    assert "<title>Answer a check" in page


def test_an_answer_reaches_the_hub_with_each_childs_own_words(client: Client, hub: Hub) -> None:
    url = asked(hub, a_child_told("Zoë"), a_child_told("Toby"))
    signed_in(client, hub.nurse)
    answer = client.post(
        url,
        {
            **TRACE,
            "child-1-information": "Well.",
            "child-1-words": "I like school.",
            "child-1-words_from": "School nurse",
        },
    )
    assert answer["Location"] == url
    with acting_as(hub.screener):
        assert sorted(r.information for r in ReplyChild.objects.all()) == [
            "Was not brought to two appointments.", "Well.",
        ]  # fmt: skip
        heard = Voice.objects.get()
        assert (heard.quote, heard.source) == ("I like school.", "School nurse")
    page = shown(client, url)
    assert "back to 2019" in page and "Thank you: your answer is with the hub" in page
    assert "Nothing waits" in shown(client, "/checks") and "Answered lately" in shown(client, "/checks")


@pytest.mark.parametrize(
    ("typed", "anchor", "sentence"),
    [
        ({}, "#reply", "Choose your answer."),
        ({"reply": "no_trace"}, "#systems", "Say which systems you searched."),
        ({"reply": "no_trace", "systems": "Niche"}, "#names_used", "Say which names"),
        ({"reply": "no_trace", "systems": "N", "names_used": "Z"}, "#back_to-day", "how far back"),
        ({**TRACE, "child-0-information": ""}, "#child-0-information", "at least one child"),
        ({"reply": "ring_us"}, "#ring", "whom to ring"),
        ({"reply": "declined"}, "#reason", "Say why you cannot answer."),
        ({**TRACE, "back_to-year": "20"}, "#back_to-year", "year in four numbers"),
    ],
)
def test_what_is_missing_is_said_at_its_box_and_everything_typed_is_kept(
    client: Client, hub: Hub, typed: dict[str, str], anchor: str, sentence: str
) -> None:
    page = signed_in(client, hub.nurse).post(asked(hub), {**typed, "child-0-conditions": "Kept"}).content.decode()
    assert f'href="{anchor}"' in page and sentence in page and f'id="{anchor[1:]}"' in page
    assert "Kept" in page and "Put right:" in page
    for value in typed.values():
        assert not value or value in page
    with acting_as(hub.screener):
        assert not CheckReply.objects.exists()


def test_ringing_instead_and_declining_are_answers_too(client: Client, hub: Hub) -> None:
    url = asked(hub)
    signed_in(client, hub.nurse)
    client.post(url, {"reply": "ring_us", "ring": "Dr Hall, 01632 960 050, until 6"})
    client.post(url, {"reply": "declined", "reason": "Held for another force.", "serious": "yes"})
    page = shown(client, url)
    assert "Dr Hall" in page and "Held for another force." in page


def test_a_child_whom_nobody_could_name_is_not_among_the_names_searched(client: Client, hub: Hub) -> None:
    unnamed = replace(a_child_told(), told=None, as_told="boy about 4, blue Corsa")
    page = shown(signed_in(client, hub.nurse), asked(hub, unnamed))
    box = next(tag for tag in re.findall(r"<input[^>]*>", page) if 'name="names_used"' in tag)
    assert "value" not in box or 'value=""' in box


def test_another_agency_and_somebody_who_answers_nothing_meet_no_such_check(client: Client, hub: Hub) -> None:
    url = asked(hub)
    assert signed_in(client, hub.sergeant).get(url).status_code == 404
    assert "Zoë" not in shown(client, "/checks")
    client.force_login(an_account(Role.PROFESSIONAL_REFERRER), "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/checks").status_code == 403
    assert client.get(url).status_code in (403, 404)


def decided(hub: Hub, url: str) -> None:
    """The hub decides to do more for the child, without waiting."""
    from openmash.casework.frontdoor.models import Check, ContactChild

    with acting_as(hub.manager):
        check = Check.objects.get(pk=url.rsplit("/", 1)[-1])
        (child,) = ContactChild.objects.filter(contact_id=check.contact_id)
        sought = DecisionSought(Outcome.ASSESSMENT, "Needs an assessment.", to_team_id=hub.desk.id)
        actions.decide(actor=hub.manager, contact_id=check.contact_id, person_id=child.person_id, sought=sought)


def test_before_a_late_answer_the_page_says_whom_it_will_reach_and_not_what_was_decided(
    client: Client, hub: Hub
) -> None:
    url = asked(hub)
    decided(hub, url)
    page = shown(signed_in(client, hub.nurse), url)
    assert "A decision was made without your answer" in page and hub.manager.name in page
    assert "Child and family assessment" not in page
    client.post(url, TRACE)
    page = shown(client, url)
    assert "does this change it?" in page and hub.manager.name in page


def test_after_answering_the_agency_learns_what_it_led_to(client: Client, hub: Hub) -> None:
    url = asked(hub)
    signed_in(client, hub.nurse)
    client.post(url, TRACE)
    decided(hub, url)
    page = shown(client, url)
    assert "What your answer led to" in page and "Child and family assessment" in page


def test_every_look_is_logged_with_the_children_it_showed(client: Client, hub: Hub) -> None:
    url = asked(hub)
    shown(signed_in(client, hub.nurse), url)
    shown(client, "/checks")
    with acting_as(hub.nurse):
        looks = {event.kind: event.about for event in events_by_the_actor()}
    assert any(key.startswith("person:") for key in looks["check.viewed"])
    assert set(looks["check.viewed"]) <= set(looks["checks.listed"])


def test_a_schools_lead_is_asked_about_their_own_pupil_alone_and_says_what_was_searched(hub: Hub) -> None:
    education = an_account(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
    larkfield, severn = a_school(actor_for(education)), a_school(actor_for(education), "234567", "Severn Vale School")
    lead = an_account(Role.SCHOOL_LEAD, Role.CHECK_RESPONDER, agency=larkfield.agency, name="Carol Dunn")
    other = an_account(Role.SCHOOL_LEAD, Role.CHECK_RESPONDER, agency=severn.agency)
    with transaction.atomic(), acting_as(service(Service.SET_UP)):
        for each in (lead, other):
            grant_reach(
                actor=service(Service.SET_UP), account_id=each.pk, circle_id=each.agency.strand_circle, basis="agency"
            )
    with transaction.atomic(), acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told("Zoë"), a_child_told("Toby"))
        LocatingFact.record(
            actor=hub.screener, person_id=made.children[0], kind="school", text="Larkfield", urn=larkfield.urn
        )
    screener = signed_in(Client(), hub.screener)
    page = shown(screener, f"/contact/{made.contact_id}/ask")
    assert larkfield.agency.name in page and severn.agency.name not in page, "only the children’s own schools"
    told = {
        "what": "How is she in school?",
        "why": "A mark on her arm.",
        "basis": ASKED.basis,
        "gateway": ASKED.gateway,
    }
    answer = screener.post(
        f"/contact/{made.contact_id}/ask", {**told, "agencies": [str(larkfield.agency.pk)], "form_token": "t-ask-1"}
    )
    assert answer.status_code == 302
    client = Client()
    client.force_login(lead, "allauth.account.auth_backends.AuthenticationBackend")
    assert "Zoë Ashworth" in shown(client, "/worklist")
    listed = shown(client, "/checks")
    [url] = re.findall(r'href="(/checks/[0-9a-f-]{36})"', listed)
    page = shown(client, url)
    assert "Zoë Ashworth" in page and "How is she in school?" in page and "A mark on her arm." in page
    assert "Toby" not in page + listed, "a school is asked about its own pupils, and learns of nobody else’s"
    empty = client.post(url, {"reply": "no_trace", "form_token": "t-no"}).content.decode()
    assert "govuk-error-summary" in empty, "nobody says “no trace” without what was searched"
    assert client.post(url, {**TRACE, "systems": "CPOMS", "form_token": "t-yes"})["Location"] == url
    assert "Was not brought to two appointments." in shown(screener, f"/contact/{made.contact_id}")
    stranger = Client()
    stranger.force_login(other, "allauth.account.auth_backends.AuthenticationBackend")
    assert stranger.get(url).status_code == 404
    with (
        pytest.raises(Incomplete, match="known to learn at Severn Vale"),
        transaction.atomic(),
        acting_as(hub.screener),
    ):
        asking.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[severn.agency.pk], told=ASKED,  # type: ignore[arg-type]  # a contact was made
        )  # fmt: skip
