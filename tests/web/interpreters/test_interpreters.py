"""An interpreter: what is needed, who is booked, what happened; never a relative and never a child."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.interpreters import actions, selectors
from openmash.casework.interpreters.actions import ConversationTold, NeedTold
from openmash.casework.interpreters.models import Conversation
from openmash.casework.interpreters.words import Booked, Preferred, Way
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import DetailTold
from openmash.records.people.words import DetailKind
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor, an_agency
from tests.factories.family import Family, a_family, signed_in
from tests.factories.frontdoor import ASKED, a_responder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
NEED = NeedTold(Way.SPOKEN, "Polish", "Silesian", Preferred.WOMAN, "Not from her own town", "Her school")


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-interp-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or response.content.decode()


def needs_polish(family: Family) -> None:
    with transaction.atomic(), acting_as(family.screener):
        actions.record_need(actor=family.screener, person_id=family.ella, told=NEED)


def booking(days: int = 1, **more: object) -> dict[str, object]:
    on = local_date(timezone.now()) + timedelta(days=days)
    typed = {
        "what_for": "a visit at home", "who_speaks": "Priya Nair", "on-day": on.day, "on-month": on.month,
        "on-year": on.year, "at": "14:30", "booked": "agency", "agency_name": "Lingua Bridge",
    }  # fmt: skip
    return {**typed, **more}


def test_a_need_is_recorded_with_its_source_and_shown_wherever_somebody_will_speak_with_her(family: Family) -> None:
    client = signed_in(family.screener)
    page = f"/child/{family.ella}/interpreter"
    assert "Nobody has recorded a need" in client.get(page).content.decode()
    wrong = send(client, f"{page}/need", way="spoken", matters="Not from her town")
    assert "Say who told us" in wrong and "Not from her town" in wrong
    assert "Enter the language" in send(client, f"{page}/need", way="spoken", source="Her school")
    typed = {"language": "Polish", "dialect": "Silesian", "preferred": "woman", "source": "Her school"}
    assert send(client, f"{page}/need", way="spoken", **typed) == page
    shown = client.get(page).content.decode()
    assert "Polish" in shown and "Her school" in shown and "Ros Hale" in shown
    line = "Interpreter: Polish (Silesian), a woman"
    for url in (f"/contact/{family.process}", f"/child/{family.ella}"):
        assert line in client.get(url).content.decode(), url
    assert "Nobody is booked. Never ask a relative" in client.get(f"/contact/{family.process}").content.decode()
    assert "interpreter" in client.get(f"/child/{family.ella}/details").content.decode()
    with acting_as(family.screener):
        person = person_set(family.ella, family.screener)
        told = chronology(person, actor=family.screener, window=Window()).lines
        assert ["Polish" in each.entry.headline for each in told if each.entry.kind == "interpreter"] == [True]
    send(client, f"{page}/need", way="none", source="Ella herself")
    assert line not in client.get(f"/child/{family.ella}").content.decode(), "put right, and the earlier one is kept"


def test_what_came_in_words_stands_until_somebody_records_the_need(family: Family) -> None:
    with transaction.atomic(), acting_as(family.screener):
        detail = DetailTold(DetailKind.INTERPRETER, "Needed: Arabic")
        people.set_detail(actor=family.screener, person_id=family.mother, detail=detail)
        people.set_detail(actor=family.screener, person_id=family.ella, detail=detail)
    shown = signed_in(family.screener).get(f"/contact/{family.process}").content.decode()
    assert "Interpreter: Needed: Arabic. Nobody is booked" in shown
    page = signed_in(family.screener).get(f"/child/{family.ella}/interpreter").content.decode()
    assert "As it arrived" in page and "Needed: Arabic" in page


def test_agencies_the_night_and_a_caller_find_it_too(family: Family) -> None:
    needs_polish(family)
    nurse = a_responder(an_agency("health", AgencyKind.HEALTH))
    agencies = [nurse.agency_id, family.officer.agency_id]
    with acting_as(family.screener):
        theirs, check = frontdoor.ask(
            actor=family.screener, contact_id=family.process, told=ASKED, agency_ids=agencies
        )  # fmt: skip
    assert "Interpreter: Polish" in signed_in(family.officer).get(f"/checks/{check}").content.decode()
    assert "Polish" not in signed_in(nurse).get(f"/checks/{theirs}").content.decode(), "not needed to find a record"
    night = signed_in(family.screener).get("/tonight/brief").content.decode()
    assert "Ella" not in night or "Interpreter: Polish" in night
    client = signed_in(family.screener)
    call = send(client, "/call", words="")
    answer = client.post(f"{call}/look", {"words": "Ella Farrow is frightened"}).content.decode()
    assert "Interpreter: Polish" in answer


@pytest.mark.parametrize(("who", "said"), [("family", "A relative or friend never"), ("child", "A child never")])
def test_a_relative_or_a_child_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    family: Family, who: str, said: str
) -> None:
    needs_polish(family)
    client = signed_in(family.screener)
    answer = send(client, f"/child/{family.ella}/interpreter/book", **booking(booked=who, agency_name=""))
    assert said in answer and "record it as what happened" in answer and "a visit at home" in answer
    with acting_as(family.screener):
        assert selectors.conversations(person_set(family.ella, family.screener), actor=family.screener) == []
        with pytest.raises(DatabaseError), transaction.atomic():
            Conversation.record(
                actor=family.screener, person_id=family.ella, what_for="x", who_speaks="x", booked=who,
                planned_at=timezone.now(),
            )  # fmt: skip


def test_what_happened_is_recorded_even_where_a_child_interpreted_and_is_asked_for_again(family: Family) -> None:
    needs_polish(family)
    client = signed_in(family.screener)
    page = f"/child/{family.ella}/interpreter"
    assert send(client, f"{page}/book", **booking(days=-1)) == page
    with acting_as(family.screener):
        found = selectors.conversations(person_set(family.ella, family.screener), actor=family.screener)[0]
    happened = f"/interpreter/{found.id}/happened"
    assert happened in client.get("/worklist").content.decode()
    assert "Say what happened instead." in send(client, happened, came="did_not_come", words="Her sister was there")
    assert send(client, happened, came="did_not_come", instead="child", words="Her sister did") == page
    shown = client.get(page).content.decode()
    assert "A child interpreted" in shown and "not yet their own words" in shown
    assert "Speak again, through an interpreter" in client.get("/worklist").content.decode()
    assert "already what happened" in send(client, happened, came="came")
    assert send(client, f"{page}/book", **booking(days=2)) == page
    assert "Speak again, through an interpreter" not in client.get("/worklist").content.decode()


def test_a_planned_conversation_with_nobody_booked_is_on_the_worklist_until_somebody_is(family: Family) -> None:
    needs_polish(family)
    client = signed_in(family.screener)
    before = client.get("/worklist").content.decode()
    assert "Book an interpreter" in before and "Priya Nair will hear them" in before, "a voice was promised"
    page = f"/child/{family.ella}/interpreter"
    send(client, f"{page}/book", **booking(booked="nobody", agency_name=""))
    with acting_as(family.screener):
        found = selectors.conversations(person_set(family.ella, family.screener), actor=family.screener)[0]
    rebook = f"/interpreter/{found.id}/book"
    assert rebook in client.get("/worklist").content.decode()
    assert "a visit at home" in client.get(rebook).content.decode()
    assert "Enter the agency" in send(client, rebook, **booking(agency_name=""))
    assert send(client, rebook, **booking()) == page
    assert "Book an interpreter" not in client.get("/worklist").content.decode()
    contact = client.get(f"/contact/{family.process}").content.decode()
    assert "Booked: Lingua Bridge, " in contact and ": a visit at home." in contact
    assert "Booked: Lingua Bridge. To speak with " in client.get(page).content.decode(), "the heading says for what"
    assert client.post(rebook, {"form_token": "token-interp-late-1", **booking()}).status_code == 404


def test_a_hidden_childs_need_is_nobodys_and_the_wrong_role_is_told_why(family: Family) -> None:
    needs_polish(family)
    with transaction.atomic(), acting_as(family.screener):
        plan = ConversationTold("a visit", "Priya Nair", timezone.now() + timedelta(days=1), Booked.NOBODY)
        made = actions.plan(actor=family.screener, person_id=family.ella, told=plan)
    assert signed_in(an_actor(Role.CHECK_RESPONDER)).get(f"/interpreter/{made}/book").status_code in (403, 404)
    with acting_as(family.manager):
        restrict(actor=family.manager, person_ids=[family.ella], mode="hidden", reason_code="x", reason="x",
                 ask=WhomToAsk("Duty manager", "01632 960000"), allowed=[family.manager.account_id])  # fmt: skip
    client = signed_in(family.screener)
    for url in (f"/child/{family.ella}/interpreter", f"/interpreter/{made}/book", f"/interpreter/{made}/happened"):
        assert client.get(url).status_code == 404
    for url in ("/worklist", f"/contact/{family.process}"):
        assert "Polish" not in client.get(url).content.decode()
    assert str(made) not in client.get("/worklist").content.decode()
    assert signed_in(family.manager).get(f"/interpreter/{made}/book").status_code == 200
