"""Missing children by HTTP: nothing typed is lost, looks are logged, the wrong person is told why or met by nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.intelligence import selectors as intelligence
from openmash.casework.missing import actions as missing
from openmash.casework.missing.telling import ReadyTold
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.design import say
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from tests.factories.access import an_actor, an_agency
from tests.factories.family import Family, a_family, signed_in
from tests.factories.frontdoor import a_child_told, a_contact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


@pytest.fixture
def family() -> Family:
    return a_family()


def send(client: Client, url: str, **typed: object) -> str:
    """What comes back: the address gone to, or the page with what is wrong."""
    fields = {name.replace("__", "-"): value for name, value in typed.items()}
    response = client.post(url, {"form_token": f"token-missing-{next(COUNT):06d}", **fields})
    return response.headers.get("Location") or response.content.decode()


def reported(client: Client, child: UUID, **typed: object) -> str:
    told = {"reported_by": "parent", "circumstances": "Did not come home from school.", **typed}
    return send(client, f"/child/{child}/missing", **told)


def test_a_child_is_reported_from_a_contact_and_stands_first_on_their_record(family: Family) -> None:
    client = signed_in(family.screener)
    page = client.get(f"/contact/{family.process}").content.decode()
    assert f"/child/{family.mia}/missing?contact={family.process}" in page
    url = f"/child/{family.mia}/missing?contact={family.process}"
    wrong = send(client, url, reported_by="parent", seen_where="The bus station", risk="high")
    assert "Say in a line what is known." in wrong and "The bus station" in wrong
    wrong = reported(client, family.mia, risk="high")
    assert "Say which officer set the level." in wrong and 'href="#risk_set_by"' in wrong
    went = send(client, url, reported_by="parent", circumstances="Not home.", seen_where="The bus station")
    assert went.startswith("/missing/")
    shown = client.get(went).content.decode()
    assert "Missing since" in shown and "The bus station" in shown and "1st time in 90 days" in shown
    assert "Missing since" in client.get(f"/child/{family.mia}").content.decode()
    assert client.get(url).headers["Location"] == went, "who is missing is not reported twice"
    assert went in client.get("/missing").content.decode()


def test_from_missing_to_an_interview_in_the_childs_words(family: Family) -> None:
    client = signed_in(family.screener)
    went = reported(client, family.mia)
    assert "Which officer" not in client.get("/missing").content.decode()
    assert "Say which officer" in send(client, f"{went}/risk", level="high", reasons="Insulin at home")
    assert send(client, f"{went}/risk", level="high", reasons="Insulin at home", set_by="Insp Rao") == went
    assert "High risk: police" in client.get("/missing").content.decode()
    assert "Say how the child is." in send(client, f"{went}/back", how="returned", safe="no")
    assert send(client, f"{went}/back", how="returned", safe="no", condition="A cut hand.") == went
    shown = client.get(went).content.decode()
    assert "Protect first" in shown and "Interview offered" in shown and "Interview held" in shown
    assert "72 hours, day and night: Statutory guidance on children who run away" in shown, "the limit and its source"
    assert "Say why the police have not seen the child." in send(
        client, f"{went}/prevention-interview", outcome="not_done"
    )
    assert send(client, f"{went}/prevention-interview", outcome="held", officer="PC Dale") == went
    wrong = send(client, f"{went}/interview", step="held", by_whom="Jo Reed, Catch22", voice_quote="He has a grey van.")
    assert "Say how you know" in wrong and "He has a grey van." in wrong
    wrong = send(
        client, f"{went}/interview", step="held", by_whom="Jo Reed", voice_quote="He has a grey van.", manner="verbatim"
    )
    assert "independent of the child" in wrong and "Say where the child was asked." in wrong
    told = {"by_whom": "Jo Reed, Catch22", "independent": "yes", "voice_quote": "He has a grey van.", "manner": "verbatim",
            "voice_place": "A café", "voice_alone": "yes", "voice_method": "talking", "passed_on": "yes"}  # fmt: skip
    assert send(client, f"{went}/interview", step="held", **told) == went
    shown = client.get(went).content.decode()
    assert "He has a grey van." in shown and "Return home interview: completed." in shown
    assert "Nobody is owed an interview" in client.get("/missing").content.decode()
    assert "He has a grey van." in client.get(f"/child/{family.mia}/voice").content.decode()


def test_only_a_manager_is_offered_to_leave_the_interview_out(family: Family) -> None:
    went = reported(signed_in(family.screener), family.mia)
    send(signed_in(family.screener), f"{went}/back", how="returned", safe="yes")
    assert "Will not be held" not in signed_in(family.screener).get(f"{went}/interview").content.decode()
    forged = send(signed_in(family.screener), f"{went}/interview", step="not_held", reason="No")
    assert "Only" in forged or "This needs somebody" in forged or forged != went
    assert "Will not be held" in signed_in(family.manager).get(f"{went}/interview").content.decode()


def test_the_wrong_person_is_told_why_or_meets_nothing(family: Family) -> None:
    went = reported(signed_in(family.screener), family.mia)
    answers = an_actor(Role.CHECK_RESPONDER)
    assert signed_in(answers).get("/missing").status_code == 403
    assert signed_in(family.other_worker).get(went).status_code == 404
    assert signed_in(family.other_worker).get(f"/child/{family.mia}/missing").status_code == 404
    assert signed_in(family.worker).get(went).status_code == 200
    taker = an_actor(Role.CALL_TAKER)
    assert reported(signed_in(taker), family.ella) == "/", "who takes calls reports, and opens no episode"
    with acting_as(family.screener):
        kinds = [event.kind for event in events_about([f"person:{family.mia}"], limit=50)]
    assert "missing.reported" in kinds and "missing.viewed" in kinds


def test_an_episode_does_not_become_a_contact(family: Family) -> None:
    reported(signed_in(family.screener), family.mia)
    client = signed_in(family.screener)
    for page in ("/board", "/tonight", "/worklist", "/", f"/child/{family.mia}/chronology"):
        assert client.get(page).status_code == 200, page
    with acting_as(family.screener):
        assert len(frontdoor.board(actor=family.screener).lanes) >= 1


def test_an_interview_owed_stands_on_the_worklist_of_the_desk_and_of_the_childs_worker(family: Family) -> None:
    went = reported(signed_in(family.screener), family.mia)
    page = signed_in(family.worker).get("/worklist").content.decode()
    assert "Ask the police for their risk level" in page and "Offer a return home interview" not in page
    send(signed_in(family.screener), f"{went}/back", how="returned", safe="yes")
    for actor in (family.worker, family.screener):
        page = signed_in(actor).get("/worklist").content.decode()
        assert went in page and "Offer a return home interview" in page
    assert went not in signed_in(family.other_worker).get("/worklist").content.decode()
    page = signed_in(family.officer).get("/worklist").content.decode()
    assert "Offer a return home interview" not in page, "not the police’s to hold"


def test_the_polices_own_part_stands_on_their_desk_whoever_holds_the_child(family: Family) -> None:
    nurse = an_actor(Role.HUB_PARTNER, agency=an_agency("health", AgencyKind.HEALTH))
    went = reported(signed_in(family.screener), family.mia)
    page = signed_in(family.officer).get("/worklist").content.decode()
    assert "Record our risk level" in page and f"{went}/risk" in page and "Ask the police" not in page
    send(signed_in(family.screener), f"{went}/back", how="returned", safe="yes")
    page = signed_in(family.officer).get("/worklist").content.decode()
    assert "Record our prevention interview" in page and "The police owe it" in page
    assert went not in signed_in(nurse).get("/worklist").content.decode()


def test_how_an_episode_is_classed_is_asked_of_whoever_may_say_until_they_have(family: Family) -> None:
    went = reported(signed_in(family.screener), family.mia, looked_after="yes")
    lists = {actor: signed_in(actor).get("/worklist").content.decode() for actor in (family.worker, family.officer)}
    assert "Ask the police how they class the episode" in lists[family.worker]
    assert "Class the episode in care’s words" in lists[family.worker], "the area looks after her"
    assert "Record how we class the episode" in lists[family.officer] and f"{went}/class" in lists[family.officer]
    assert "care’s words" not in lists[family.officer], "not the police’s to say"
    offered = signed_in(family.worker).get(f"{went}/class?words=care").content.decode()
    assert "Care: missing" in offered and "Police: missing" not in offered
    assert f"{went}/class" not in signed_in(family.other_worker).get("/worklist").content.decode()
    assert send(signed_in(family.officer), f"{went}/class", code="police_missing", set_by="Insp Rao") == went
    page = signed_in(family.worker).get("/worklist").content.decode()
    assert "Ask the police how" not in page and "Class the episode in care’s words" in page
    assert "class the episode" not in signed_in(family.officer).get("/worklist").content.decode()
    assert send(signed_in(family.worker), f"{went}/class", code="M", set_by="Ros Hale") == went
    assert f"{went}/class" not in signed_in(family.worker).get("/worklist").content.decode()


def test_what_the_police_ask_first_is_held_ready_and_replaced_by_later_words(family: Family) -> None:
    client = signed_in(family.worker)
    url = f"/child/{family.mia}/held-ready"
    assert url in client.get(f"/child/{family.mia}").content.decode()
    assert "Nothing is held ready yet" in client.get(url).content.decode()
    wrong = send(client, f"{url}/change", appearance="Small, red coat", friends="Nan")
    assert "Say with whom this was agreed" in wrong
    assert "Small, red coat" in wrong and "Nan" in wrong
    review = {"review_on-day": "1", "review_on-month": "2", "review_on-year": "2030"}
    told = {"agreed_with": "Mia, and her carer", "childs_words": "Ring me, do not shout.", **review}
    assert send(client, f"{url}/change", appearance="Small, red coat", **told) == url
    assert send(client, f"{url}/change", appearance="Small, blue coat", **told) == url
    page = client.get(url).content.decode()
    assert "blue coat" in page and "red coat" not in page and "Ring me, do not shout." in page
    latest = timezone.localdate() + timedelta(days=90)
    assert f"To be looked at again by {say.day_of(latest)}" in page, "no later than the area’s own time"
    assert signed_in(an_actor(Role.CALL_TAKER)).get(url).status_code == 403
    assert signed_in(family.other_worker).get(url).status_code in (403, 404), "a worker beyond reach meets nothing"


def test_a_photograph_is_kept_with_what_is_held_ready_and_is_never_shown_as_a_picture(family: Family) -> None:
    client = signed_in(family.worker)
    url = f"/child/{family.mia}/held-ready"
    told = {
        "appearance": "Small",
        "agreed_with": "Mia",
        "photo_on-day": "1",
        "photo_on-month": "2",
        "photo_on-year": "2026",
    }
    wrong = send(client, f"{url}/change", files=SimpleUploadedFile("mia.jpg", b"MZ not a picture"), **told)
    assert "is plain text inside, whatever its name says" in wrong and "Small" in wrong
    text = SimpleUploadedFile("mia.txt", b"Tall, they say")
    assert "Add a photograph: JPEG or PNG." in send(client, f"{url}/change", files=text, **told)
    picture = SimpleUploadedFile("mia.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    assert send(client, f"{url}/change", files=picture, **told) == url
    page = client.get(url).content.decode()
    assert "taken 1 February 2026; a file is kept here" in page and "<img" not in page
    file = re.search(r"/files/[0-9a-f-]{36}", page)
    assert file and url in client.get(file[0]).content.decode(), "the way back from the file"


def test_the_page_for_the_police_holds_no_protected_place_and_is_kept_as_a_disclosure(family: Family) -> None:
    client = signed_in(family.screener)
    with transaction.atomic(), acting_as(family.screener):
        home = PlaceTold(
            LocatingKind.ADDRESS, "17 Mill Row", "GL51 0AB", protected_from=(family.father,), protected_reason="Order"
        )
        people.add_place(actor=family.screener, person_id=family.mia, place=home)
        missing.hold_ready(
            actor=family.screener, person_id=family.mia,
            told=ReadyTold("Small, red coat", "Mia", friends="Nan at 17 mill row", health="Asthma", goes_to=("The park",)),
        )  # fmt: skip
    went = reported(client, family.mia, seen_where="Larkfield bus stop")
    url = f"{went}/for-police"
    page = client.get(url).content.decode()
    assert "Small, red coat" in page and "Asthma" in page and "Dean Pryce" in page
    assert "mill row" not in page.casefold()
    assert "GL51" not in page and "Withheld: it names a place that is protected." in page
    assert "The park" not in page, "a place of a child in hiding is kept as their home is"
    assert "Say to whom it is given." in send(client, url)
    assert send(client, url, to="PC Dale 1142") == url
    assert "Given to PC Dale 1142" in client.get(url).content.decode()
    with acting_as(family.screener):
        kinds = [event.kind for event in events_about([f"person:{family.mia}"], limit=50)]
    assert "missing.for_police_viewed" in kinds and "missing.disclosed" in kinds
    assert signed_in(family.other_worker).get(url).status_code == 404
    assert signed_in(an_actor(Role.CALL_TAKER)).get(url).status_code == 403


def test_while_missing_the_page_says_who_is_told_what_the_plan_asks_and_where_to_look(family: Family) -> None:
    client = signed_in(family.screener)
    first = reported(client, family.mia)
    send(client, f"{first}/back", how="returned", safe="yes", where="The skate park", place_kind="street",
         others_words="Jay, about 24")  # fmt: skip
    plan = f"/child/{family.mia}/trigger-plan"
    wrong = send(client, f"{plan}/change", triggers="A row", childs_view="Ring nan", owner="Priya", agreed_carer="Nan",
                 action_0="Ring nan")  # fmt: skip
    assert "Say who does it, after a dash, on each line." in wrong and "A row" in wrong
    assert send(client, f"{plan}/change", triggers="A row", childs_view="Ring nan", owner="Priya", agreed_carer="Nan",
                action_0="Ring nan – Carer\nLook in the shed - Carer", action_24="Publicity – Police") == plan  # fmt: skip
    went = reported(client, family.mia)
    page = client.get(went).content.decode()
    assert "The skate park" in page and "found there" in page and "With Jay, about 24" in page
    assert "School or college: not told yet" in page and "Look in the shed (Carer)" in page
    assert "The area that placed the child" not in page
    send(client, f"{went}/done", doing="told", whom="school", words="Head rung")
    action = re.search(rf"{went}/done\?plan=([0-9a-f-]{{36}})", page)
    assert action and "Ring nan" in client.get(action[0]).content.decode()
    send(client, f"{went}/done", doing="planned", plan_action=action[1], words="Nan has not seen her")
    page = client.get(went).content.decode()
    assert "School or college: told" in page and "Nan has not seen her" in page and "done today" not in page
    board = client.get("/missing").content.decode()
    assert "Missing less than an hour" in board and "School told" in board and "Parent: not told yet" in board
    assert client.get("/missing?live=1").headers["Refresh"] == "60" and "Refresh" not in client.get("/missing").headers
    now = client.get("/missing/now")
    assert client.get("/missing/now", HTTP_IF_NONE_MATCH=now.headers["ETag"]).status_code == 304


def test_what_is_intelligence_is_read_by_those_who_handle_it_and_goes_to_the_unit_in_one_action(family: Family) -> None:
    client = signed_in(family.worker)
    went = reported(client, family.mia)
    send(client, f"{went}/back", how="returned", safe="yes")
    told = {"by_whom": "Jo Reed, Catch22", "independent": "yes", "voice_quote": "He is nice.", "manner": "verbatim",
            "voice_place": "A café", "voice_alone": "yes", "voice_method": "talking", "factors": ["adult_met", "rules"],
            "extract": "Grey van, plate ends KLM."}  # fmt: skip
    assert send(client, f"{went}/interview", step="held", **told) == went
    mine, hub = client.get(went).content.decode(), signed_in(family.screener).get(went).content.decode()
    assert "plate ends KLM" not in mine and "Kept for those who handle intelligence." in mine
    assert "plate ends KLM" in hub and "Pull: an adult they met" not in hub and "An adult they met" in hub
    assert send(client, f"{went}/hand-on") == went
    assert "Passed to the intelligence unit" in client.get(went).content.decode()
    assert "has been passed on already" in send(client, f"{went}/hand-on")
    unit = an_actor(Role.INTELLIGENCE_UNIT)
    with transaction.atomic(), acting_as(unit):
        (line,) = intelligence.to_handle(actor=unit)
        assert "Mia" not in repr(line)


def test_a_contact_is_reviewed_without_its_childs_name_or_what_was_recorded(family: Family) -> None:
    client = signed_in(family.manager)
    with transaction.atomic(), acting_as(family.manager):
        made = a_contact(family.manager, replace(a_child_told("Zoë"), concern="Ran away on Friday. Not seen since."))
    assert "Give the first day." in send(
        client, "/missing/check", **{"since-day": "", "since-month": "", "since-year": ""}
    )
    today = timezone.localdate()
    days = {f"{name}-{part}": getattr(today, part) for name in ("since", "until") for part in ("day", "month", "year")}
    assert send(client, "/missing/check", **days) == "/missing/check"
    page = client.get("/missing/check").content.decode()
    url = re.search(r"/missing/check/[0-9a-f-]{36}", page)
    assert url and "1 of 1 contacts" in page
    review = client.get(url[0]).content.decode()
    assert "Ran away on Friday." in review and "Zoë" not in review and "No missing episode was recorded" not in review
    assert "Say in a line why." in send(client, url[0], verdict="missing")
    send(client, url[0], verdict="missing", reasons="Nobody knew where she was.")
    assert "It was not recorded as a missing episode within a day" in client.get(url[0]).content.decode()
    page = client.get("/missing/check").content.decode()
    assert "Of 1 that should have been recorded as missing, 0 were (0%" in page
    assert f"/child/{made.children[0]}/missing" in page
    assert url[0] in client.get("/worklist").content.decode()
    nurse = signed_in(an_actor(Role.HUB_PARTNER, agency=an_agency("health", AgencyKind.HEALTH)))
    assert url[0] not in nurse.get("/worklist").content.decode(), "not the NHS’s to put right"
    assert signed_in(family.worker).get("/missing/check").status_code == 403


def test_patterns_and_figures_are_pages_of_facts_with_their_definitions(family: Family) -> None:
    client = signed_in(family.manager)
    for _ in range(2):
        went = reported(client, family.mia)
        send(client, f"{went}/back", how="returned", safe="yes", where="The skate park", others_words="Jay")
    page = client.get("/missing/repeats").content.decode()
    assert "The skate park" in page and "Jay" in page and "2 times" in page and "Nobody is given a score." in page
    page = client.get("/missing/figures").content.decode()
    assert "Times a child was reported missing." in page and "<svg" in page and "Month by month" in page
    small = client.get("/missing/figures?publish=1").content.decode()
    assert "Fewer than 5" in small and "<rect" not in small
    assert signed_in(family.worker).get("/missing/figures").status_code == 403
