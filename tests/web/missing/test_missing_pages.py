"""Missing children by HTTP: nothing typed is lost, looks are logged, the wrong person is told why or met by nothing."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, signed_in

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
    assert "He has a grey van." in shown and "Return home interview: held." in shown
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
    assert went not in signed_in(family.worker).get("/worklist").content.decode()
    send(signed_in(family.screener), f"{went}/back", how="returned", safe="yes")
    for actor in (family.worker, family.screener):
        page = signed_in(actor).get("/worklist").content.decode()
        assert went in page and "Offer a return home interview" in page
    assert went not in signed_in(family.other_worker).get("/worklist").content.decode()
    assert went not in signed_in(family.officer).get("/worklist").content.decode(), "not the police’s to hold"


def test_what_the_police_ask_first_is_held_ready_and_replaced_by_later_words(family: Family) -> None:
    client = signed_in(family.worker)
    url = f"/child/{family.mia}/held-ready"
    assert url in client.get(f"/child/{family.mia}").content.decode()
    assert "Nothing is held ready yet" in client.get(url).content.decode()
    wrong = send(client, f"{url}/change", appearance="Small, red coat", friends="Nan")
    assert "Say with whom this was agreed" in wrong and "by when this is looked at again" in wrong
    assert "Small, red coat" in wrong and "Nan" in wrong
    review = {"review_on-day": "1", "review_on-month": "2", "review_on-year": "2030"}
    told = {"agreed_with": "Mia, and her carer", "childs_words": "Ring me, do not shout.", **review}
    assert send(client, f"{url}/change", appearance="Small, red coat", **told) == url
    assert send(client, f"{url}/change", appearance="Small, blue coat", **told) == url
    page = client.get(url).content.decode()
    assert "blue coat" in page and "red coat" not in page and "Ring me, do not shout." in page
    assert "To be looked at again by 1 February 2030" in page
    assert signed_in(an_actor(Role.CALL_TAKER)).get(url).status_code == 403
    assert signed_in(family.other_worker).get(url).status_code in (403, 404), "a worker beyond reach meets nothing"
