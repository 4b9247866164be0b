"""A child's record by role: who sees it, who meets nothing, what is asked first, what is kept of each look."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.records.people import actions as people
from openmash.records.people.telling import NameTold, PlaceTold
from openmash.records.people.words import LocatingKind, NameKind
from openmash.records.voice import actions as voice
from openmash.records.voice.models import Voice
from openmash.statute.events import Event
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, protect_home, signed_in
from tests.factories.people import a_child
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db
PARTS = (
    "", "/voice", "/chronology", "/family", "/details", "/involvement", "/decisions", "/who-has-looked",
    "/chronology/family", "/family/drawn",
)  # fmt: skip
TOKEN = re.compile(r'name="(?:form_token|csrfmiddlewaretoken)" value="[^"]*"')


@pytest.fixture
def family() -> Family:
    return a_family()


def body(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code, response.headers.get("Location"))
    return TOKEN.sub("", response.content.decode())


def test_the_allocated_worker_sees_every_part(family: Family) -> None:
    client = signed_in(family.worker)
    for part in PARTS:
        page = body(client, f"/child/{family.mia}{part}")
        assert "Mimi Farrow" in page
        assert "<title>" in page and "Farrow" not in page[page.index("<title>") : page.index("</title>")]


def test_another_worker_meets_a_page_like_any_that_does_not_exist(family: Family) -> None:
    client = signed_in(family.other_worker)
    nobody = uuid4()
    for part in PARTS:
        assert body(client, f"/child/{family.mia}{part}", 404) == body(client, f"/child/{nobody}{part}", 404)


def test_a_hub_partner_sees_a_child_who_is_open_at_the_front_door_without_being_asked_why(family: Family) -> None:
    assert "Mimi Farrow" in body(signed_in(family.officer), f"/child/{family.mia}")


def test_a_call_taker_is_told_why_they_open_no_record(family: Family) -> None:
    page = body(signed_in(an_actor(Role.CALL_TAKER)), f"/child/{family.mia}", 403)
    assert "This needs somebody who" in page
    assert "Farrow" not in page


def test_a_hidden_child_and_no_child_are_one_page_to_the_letter(family: Family) -> None:
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.toby], mode="hidden", reason_code="adopted", reason="",
            ask=WhomToAsk("Adoption duty", "01632 960555"), allowed=[family.manager.account_id],
        )  # fmt: skip
    client = signed_in(family.officer)
    for part in PARTS:
        assert body(client, f"/child/{family.toby}{part}", 404) == body(client, f"/child/{uuid4()}{part}", 404)
    assert "Toby" not in body(client, f"/child/{family.mia}/family")
    assert "Restricted record" in body(signed_in(family.manager), f"/child/{family.toby}")


def test_a_sealed_child_says_whom_to_ask_and_nothing_else(family: Family) -> None:
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.toby], mode="sealed", reason_code="staff_family", reason="CANARYLARK",
            ask=WhomToAsk("Duty manager", "01632 960222", "Night desk on 01632 960223"),
            allowed=[family.manager.account_id],
        )  # fmt: skip
    page = body(signed_in(family.officer), f"/child/{family.toby}")
    assert "Duty manager" in page and "01632 960222" in page and "Night desk" in page
    assert "Toby" not in page and "Farrow" not in page and "CANARYLARK" not in page


def test_what_an_agency_keeps_to_itself_is_said_in_the_banner_with_whom_to_ask(family: Family) -> None:
    with acting_as(family.officer):
        Voice.record(
            actor=family.officer, person_id=family.mia, status="heard", quote="CANARYHERON", manner="behaviour",
            source="Intelligence", private=True,
        )  # fmt: skip
    page = body(signed_in(family.worker), f"/child/{family.mia}/chronology")
    assert "An entry is held by Police and withheld from you." in page
    assert "01632 960123" in page
    assert "CANARYHERON" not in page


def test_the_protected_address_is_withheld_and_do_not_tell_stands_on_every_part(family: Family) -> None:
    protect_home(family)
    client = signed_in(family.worker)
    for part in PARTS:
        page = body(client, f"/child/{family.mia}{part}")
        assert "DO NOT TELL Dean Pryce" in page
        assert "Larkfield Close" not in page and "GL50 9QT" not in page


def test_somebody_on_duty_is_asked_why_once_for_the_family_and_the_audit_keeps_it(family: Family) -> None:
    with acting_as(family.screener):
        alone = a_child(family.screener, "Ivy", "Marsh").id
    client = signed_in(family.officer)
    asked = client.get(f"/child/{alone}/voice")
    assert asked.status_code == 302 and asked.headers["Location"] == f"/child/{alone}/why?part=child_voice"
    page = client.get(asked.headers["Location"]).content.decode()
    assert "Ivy Marsh" in page and "Why do you need to see this record?" in page
    nothing = client.post(f"/child/{alone}/why?part=child_voice", {"form_token": "token-one-two"})
    assert "Choose why you need to see this record." in nothing.content.decode()
    done = client.post(
        f"/child/{alone}/why?part=child_voice", {"form_token": "token-one-three", "because": "new_concern"}
    )
    assert done.headers["Location"] == f"/child/{alone}/voice"
    assert "Ivy Marsh" in body(client, f"/child/{alone}/voice")
    assert "Ivy Marsh" in body(client, f"/child/{alone}")
    with acting_as(family.officer):
        looks = [event for event in events_about([f"person:{alone}"]) if event.kind == "child.viewed"]
    assert {event.purpose for event in looks} == {"A new concern about this child or their family"}


def test_each_look_is_kept_with_its_part_and_why(family: Family) -> None:
    body(signed_in(family.worker), f"/child/{family.mia}/voice")
    with acting_as(family.manager):
        event = next(e for e in events_about([f"person:{family.mia}"]) if e.kind == "child.viewed")
    assert (event.actor_id, event.purpose, event.detail) == (
        family.worker.account_id, "allocated to them", {"part": "voice"},
    )  # fmt: skip


def test_leads_see_every_look_and_workers_their_own(family: Family) -> None:
    body(signed_in(family.officer), f"/child/{family.mia}")
    body(signed_in(family.worker), f"/child/{family.mia}/family")
    own = body(signed_in(family.worker), f"/child/{family.mia}/who-has-looked")
    assert "You see your own looks" in own and "Sgt Ali Khan" not in own
    every = body(signed_in(family.manager), f"/child/{family.mia}/who-has-looked")
    assert "Sgt Ali Khan" in every and "open at the front door" in every and "allocated to them" in every
    assert not re.search(r"(\d+:\d\d[ap]m) to \1", every), "a look and the next in one minute are at one time"
    body(signed_in(family.screener), f"/contact/{family.process}")
    every = body(signed_in(family.manager), f"/child/{family.mia}/who-has-looked")
    assert "Not asked: their work with it" in every.split("It appeared in a list")[0]


def test_a_record_as_it_stood_is_what_was_shown_then(family: Family) -> None:
    client = signed_in(family.worker)
    before = {part: body(client, f"/child/{family.mia}{part}") for part in PARTS[:6]}
    then = timezone.now()
    with acting_as(family.screener):
        people.add_name(
            actor=family.screener, person_id=family.mia, name=NameTold("Mimsy", "Farrow", NameKind.PREFERRED)
        )
        voice.record(actor=family.screener, person_id=family.mia, told=her_own_words("Something later."))
        people.set_detail(actor=family.screener, person_id=family.mia, detail=_later())
    for part in PARTS[:6]:
        now = main(body(client, f"/child/{family.mia}{part}"))
        shown = main(body(client, f"/child/{family.mia}{part}?as_known_at={then.isoformat().replace('+00:00', 'Z')}"))
        assert "Mimsy" in now
        assert told_words(shown) == told_words(main(before[part])), part


def _later() -> object:
    from openmash.records.people.telling import DetailTold
    from openmash.records.people.words import DetailKind

    return DetailTold(DetailKind.ALERT, "Something later")


def main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def told_words(page: str) -> list[str]:
    """What the page says, apart from what says which moment it shows and what may be done now."""
    page = re.sub(r'<p class="om-banner__then">.*?</p>', "", page, flags=re.S)
    page = re.sub(r"Printed\b[^<]*", "", page)
    page = re.sub(r'<details class="govuk-details om-then.*?</details>', "", page, flags=re.S)
    page = re.sub(r"<(p|ul|a|dd)[^>]*(om-no-paper|__actions)[^>]*>.*?</\1>", "", page, flags=re.S)
    page = re.sub(r'<div class="govuk-summary-list__row[^>]*>', "", page)
    return [word for word in re.sub(r"<[^>]+>", " ", page).split() if word]


def test_a_moment_that_is_none_or_has_not_come_is_said_and_shows_the_present(family: Family) -> None:
    client = signed_in(family.worker)
    assert "Type the date and time like" in body(client, f"/child/{family.mia}?as_known_at=yesterday")
    assert "Choose a moment that has passed." in body(client, f"/child/{family.mia}?as_known_at=2999-01-01T10:00")


def test_an_address_two_agencies_hold_stands_once_with_both_named(family: Family) -> None:
    with acting_as(family.screener):
        people.add_place(
            actor=family.screener,
            person_id=family.mia,
            place=PlaceTold(LocatingKind.ADDRESS, "12 Mill Lane", "GL5 9ZZ"),
        )
    with acting_as(family.officer):
        people.add_place(
            actor=family.officer, person_id=family.mia, place=PlaceTold(LocatingKind.ADDRESS, "12 MILL LANE,", "GL59ZZ")
        )
        people.add_place(
            actor=family.officer, person_id=family.mia, place=PlaceTold(LocatingKind.ADDRESS, "14 Mill Lane", "GL5 9ZZ")
        )
    page = body(signed_in(family.worker), f"/child/{family.mia}")
    where = page[page.index('id="places"') :].casefold()
    assert where.count("12 mill lane") == 1 and where.count("14 mill lane") == 1
    told = where[where.index("12 mill lane") : where.index("</dd>", where.index("12 mill lane"))]
    assert "children’s social care and" in told or "and children’s social care" in told, told


@pytest.mark.parametrize("part", PARTS)
def test_a_long_history_costs_no_more_queries(family: Family, part: str) -> None:
    client = signed_in(family.manager)
    body(client, f"/child/{family.mia}{part}")
    with CaptureQueriesContext(connection) as short:
        body(client, f"/child/{family.mia}{part}")
    with acting_as(family.screener):
        from openmash.records.cases import actions as cases

        for number in range(30):
            cases.mark(actor=family.screener, process_id=family.process, person_id=family.mia, event=Event.MESSAGE_SENT)
            voice.record(actor=family.screener, person_id=family.mia, told=her_own_words(f"Words {number}"))
            people.add_name(actor=family.screener, person_id=family.mia, name=NameTold(f"Mia{number}", "Farrow"))
    with CaptureQueriesContext(connection) as long:
        body(client, f"/child/{family.mia}{part}")
    assert len(long) == len(short), [q["sql"][:150] for q in long][len(short) :]
    assert len(short) <= 100
