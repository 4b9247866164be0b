"""A school without accounts is told by a one-time link: the e-mail names nobody, the code comes another way, it is used once."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openmash.casework.encompass import selectors
from openmash.casework.encompass.selectors import OwedShown
from openmash.casework.encompass.words import Because, Did, Standing, Told
from openmash.casework.misfiled.models import Breach
from openmash.casework.schools import actions as register_actions
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.words import Part
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.agencies.selectors import agency_named
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import NotAllowedNow, NotPermitted
from openmash.foundation.links.models import Link
from openmash.foundation.notices.selectors import waiting
from openmash.foundation.outbox.models import Message
from openmash.foundation.outbox.secrets import with_secrets
from openmash.pathways import encompass, encompass_links
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.schools import a_notification, a_pupil, a_school_that_is_written_to, register

pytestmark = pytest.mark.django_db
TODAY = datetime.now(UTC)
SUNDAY = (TODAY + timedelta(days=6 - TODAY.weekday() or 7)).replace(hour=2, minute=10, second=0, microsecond=0)
"""The next Sunday: the database judges by its own clock whether a link is past its time, so nothing here lies in the past."""
CODE = "bluebell7"
WHO = "Nia Rowe, headteacher"


class Place:
    """A hub with an education desk, and a school that nobody signs in for."""

    def __init__(self, own_code: str) -> None:
        self.hub: Hub = a_hub()
        self.hub.night  # noqa: B018  # there from the start: somebody is on duty at every hour
        self.education = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
        self.bell = SUNDAY
        self.school = a_school_that_is_written_to(self.education, self.hub.manager, own_code=own_code)

    def heard(self) -> OwedShown:
        """An incident at two on Sunday, and the clock's next minute."""
        with time_machine.travel(SUNDAY, tick=False):
            a_notification(self.hub.police, "V1", a_pupil(urn="345678"), attended_at=SUNDAY)
        tick(SUNDAY + timedelta(minutes=1))
        found = self.owed()
        assert found.due_at is not None
        self.bell = found.due_at
        return found

    def owed(self) -> OwedShown:
        with transaction.atomic(), acting_as(self.hub.screener):
            [found] = selectors.followed(actor=self.hub.screener, since=SUNDAY - timedelta(days=1))
            return found

    def letter(self, by: Actor | None = None) -> Message:
        """The letter with the link: read as whoever sent it, the clock unless said."""
        with transaction.atomic(), acting_as(by or service(Service.CLOCKS)):
            return Message.objects.get(subject="link")

    def token(self, by: Actor | None = None) -> str:
        """The token as it leaves in the letter."""
        return with_secrets(self.letter(by).body).split("/reply/")[1].split()[0]


def tick(now: datetime) -> None:
    """One minute of the clock, at this moment."""
    with time_machine.travel(now, tick=False):
        clocks = service(Service.CLOCKS)
        with transaction.atomic(), acting_as(clocks):
            encompass.tell_schools(actor=clocks, now=now)
        with transaction.atomic(), acting_as(clocks):
            encompass.follow_up(actor=clocks, now=now)


@pytest.fixture(autouse=True)
def address(settings: LazySettings) -> None:
    cache.clear()
    settings.OPENMASH_ADDRESS = "https://mash.example.invalid"


@pytest.fixture
def place() -> Place:
    return Place(CODE)


@pytest.fixture
def without_code() -> Place:
    return Place("")


def shown(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, (url, response.status_code)
    return unescape(response.content.decode())


def opened(url: str, code: str = CODE) -> Client:
    client = Client()
    assert client.post(url, {"code": code, "form_token": "t-code-0001"})["Location"] == f"{url}/notice"
    return client


def test_at_two_on_sunday_the_clock_sends_a_link_that_names_nobody_and_nobody_has_to_ring(place: Place) -> None:
    found = place.heard()
    assert (found.standing, found.because) == (Standing.TELL, Because.PLAIN)
    assert not found.waits_for_call
    letter = place.letter()
    with transaction.atomic(), acting_as(place.hub.screener):
        row = Link.objects.get()
    assert letter.to_email == "lead@345678.example.invalid"
    body = with_secrets(letter.body)
    assert "https://mash.example.invalid/reply/" in body
    assert "before the school day starts" in body
    for word in ("Mia", "Farrow", "2018", "V1", "Dean", CODE):
        assert word not in body, word
    assert place.token() not in row.token_hash + letter.body, "no table holds the link"
    with transaction.atomic(), acting_as(place.education):
        assert list(waiting(actor=place.education)) == [], "nobody has to ring"


def test_the_school_reads_it_says_once_what_it_did_and_the_hub_sees_who_answered(place: Place) -> None:
    found = place.heard()
    url = f"/reply/{place.token()}"
    with time_machine.travel(place.bell - timedelta(hours=1), tick=False):
        first = shown(Client(), url)
        assert "Mia" not in first
        assert "code your organisation agreed" in first
        assert Client().get(f"{url}/notice")["Location"] == url, "nothing is shown without the code"
        client = opened(url)
        page = shown(client, f"{url}/notice")
        for words in ("Mia Farrow", "9 March 2018", "cut lip", "Do not ask the child about it"):
            assert words in page
        assert "Pryce" not in page, "no school is told who is alleged"
        assert "<title>A notice to your school" in page
        assert client.get(f"{url}/notice")["Cache-Control"] == "no-store"
        assert client.post(f"{url}/notice", {"do": "read", "form_token": "t-0001"})["Location"] == f"{url}/notice"
        assert place.owed().notices[0].is_read
        wrong = client.post(f"{url}/notice", {"do": "did", "words": "Toast.", "form_token": "t-0002"})
        text = unescape(wrong.content.decode())
        assert "Choose what was done." in text
        assert "Give your name and role." in text
        assert ">Toast.<" in text, "nothing typed is lost"
        told = {"do": "did", "did": ["supported"], "words": "Toast.", "who": WHO, "form_token": "t-0003"}
        assert client.post(f"{url}/notice", told)["Location"] == f"{url}/notice"
        after = shown(client, f"{url}/notice")
        assert "the hub has your answer" in after
        assert "Mia" not in after and "Toast" not in after, "it is used once, and shows nothing again"
        again = unescape(client.post(f"{url}/notice", {**told, "words": "More.", "form_token": "t-4"}).content.decode())
        assert "the hub has your answer" in again
    [notice] = place.owed().notices
    assert [step.did for step in notice.done] == [(Did.SUPPORTED,)]
    assert notice.is_in_time
    with time_machine.travel(place.bell + timedelta(hours=1), tick=False):
        page = shown(signed_in(place.hub.screener), f"/encompass/{found.id}")
        assert WHO in page
        assert "Toast." in page
        with transaction.atomic(), acting_as(place.hub.screener):
            kinds = {each.kind for each in events_about([f"person:{found.person_id}"])}
    assert {"links.sent", "links.opened", "links.used", "encompass.viewed", "encompass.read", "encompass.did"} <= kinds


def test_wrong_codes_close_it_and_the_desk_on_duty_rings_within_the_minute(place: Place) -> None:
    place.heard()
    url = f"/reply/{place.token()}"
    with time_machine.travel(SUNDAY + timedelta(hours=1), tick=False):
        for guess in range(5):
            Client().post(url, {"code": f"wrong-{guess}", "form_token": f"t-guess-{guess}"})
        shown(Client(), url, 410)
        assert Client().post(url, {"code": CODE, "form_token": "t-right"}).status_code == 410
    tick(SUNDAY + timedelta(hours=1, minutes=1))
    found = place.owed()
    assert found.has(Told.ESCALATED)
    assert found.waits_for_reader


def test_whoever_it_reached_by_mistake_says_so_without_a_code_and_it_is_rung(place: Place) -> None:
    place.heard()
    url = f"/reply/{place.token()}"
    with time_machine.travel(SUNDAY + timedelta(hours=1), tick=False):
        page = shown(Client(), url)
        assert "This is not for me" in page
        answer = unescape(Client().post(url, {"do": "astray", "form_token": "t-astray"}).content.decode())
        assert "Thank you. The link is closed" in answer
        shown(Client(), url, 410)
    tick(SUNDAY + timedelta(hours=1, minutes=1))
    found = place.owed()
    assert found.has(Told.ESCALATED)
    with time_machine.travel(SUNDAY + timedelta(hours=2), tick=False):
        page = shown(signed_in(place.hub.screener), f"/encompass/{found.id}")
        assert "says that it is not for them" in page
        assert "Ring the school: nobody there has read the notice" in page


def test_a_school_sends_back_by_its_link_what_is_not_its_child_and_a_breach_is_opened(place: Place) -> None:
    place.heard()
    url = f"/reply/{place.token()}"
    with time_machine.travel(place.bell - timedelta(hours=1), tick=False):
        client = opened(url)
        short = client.post(f"{url}/notice", {"do": "not_ours", "how": "No.", "name": WHO, "form_token": "t-1"})
        assert "never on roll" in unescape(short.content.decode())
        back = {
            "do": "not_ours",
            "how": "Never on roll here; we have asked the office.",
            "name": WHO,
            "form_token": "t-2",
        }
        assert client.post(f"{url}/notice", back)["Location"] == f"{url}/notice"
        assert "finds the right school" in shown(client, f"{url}/notice")
    found = place.owed()
    assert found.notices[0].is_sent_back
    assert found.waits_for_call
    with acting_as(an_actor(Role.INFORMATION_LEAD)):
        assert Breach.objects.get().sent == 1


def test_a_link_past_its_time_or_about_a_child_since_restricted_opens_nothing(place: Place) -> None:
    found = place.heard()
    url = f"/reply/{place.token()}"
    with time_machine.travel(SUNDAY + timedelta(hours=3), tick=False):
        client = opened(url)
        assert "Mia Farrow" in shown(client, f"{url}/notice")
        with transaction.atomic(), acting_as(place.hub.duty_manager):
            access.restrict(
                actor=place.hub.duty_manager, person_ids=[found.person_id], mode="hidden", reason_code="staff_family",
                reason="Own", ask=WhomToAsk("Dana Night", "01632 960111"), allowed=[place.hub.duty_manager.account_id],
            )  # fmt: skip
        assert "Mia" not in shown(client, f"{url}/notice", 410)
        assert "Mia" not in shown(Client(), url, 410)


def test_after_its_days_it_is_past_its_time(place: Place) -> None:
    place.heard()
    url = f"/reply/{place.token()}"
    with time_machine.travel(SUNDAY + timedelta(days=200), tick=False):
        shown(Client(), url, 410)


def test_without_a_code_agreed_somebody_rings_and_may_send_a_link_and_read_its_code(without_code: Place) -> None:
    found = without_code.heard()
    assert (found.standing, found.because) == (Standing.RING, Because.NO_CONTACT)
    with time_machine.travel(SUNDAY + timedelta(hours=6), tick=False):
        hub = signed_in(without_code.education)
        assert "Send a one-time link" in shown(hub, f"/encompass/{found.id}")
        form = shown(hub, f"/encompass/{found.id}/link")
        assert "Nia Rowe" in form and "01632 960345" in form
        refused = unescape(hub.post(f"/encompass/{found.id}/link", {"form_token": "t-empty"}).content.decode())
        assert "say that you ring" in refused
        sent = hub.post(f"/encompass/{found.id}/link", {"sure": "ring", "form_token": "t-sent"})
        assert sent["Location"] == f"/encompass/{found.id}"
        page = shown(hub, f"/encompass/{found.id}")
        code = re.search(r"(\d{3} \d{3})\. Ring 01632 960345", page)
        assert code is not None
        url = f"/reply/{without_code.token(without_code.education)}"
        assert "Mia Farrow" in shown(opened(url, code[1]), f"{url}/notice")
        assert hub.get(f"/encompass/{found.id}/link").status_code == 404, "once is enough"
    tick(without_code.bell - timedelta(minutes=10))
    assert without_code.owed().has(Told.ESCALATED), "opened is not read: somebody rings while there is time"


def test_no_address_of_this_service_no_link_by_the_clock(place: Place, settings: LazySettings) -> None:
    settings.OPENMASH_ADDRESS = ""
    assert place.heard().waits_for_call


def test_somebody_no_longer_verified_is_sent_nothing(place: Place) -> None:
    with transaction.atomic(), acting_as(place.education):
        school = schools.one(place.school, actor=place.education)
        kept = encompass_links.written_to(school, actor=place.education, now=SUNDAY)
        assert kept is not None and kept.own_code
        late = SUNDAY + timedelta(days=800)
        assert encompass_links.written_to(school, actor=place.education, now=late) is None


def test_an_address_is_of_somebody_verified_and_kept_by_those_who_keep_addresses(place: Place) -> None:
    key = register("456789", "Ashlands School")
    with transaction.atomic(), acting_as(place.education):
        adult = register_actions.add_adult(
            actor=place.education, school_id=key,
            told=register_actions.AdultTold("Jo Marsh", Part.LEAD, "jo@ashlands.example.invalid", "01632 960346"),
        )  # fmt: skip
    with pytest.raises(NotAllowedNow, match="Nobody has verified"), transaction.atomic(), acting_as(place.hub.manager):
        encompass_links.keep_address(actor=place.hub.manager, school_id=key, adult_id=adult, own_code="")
    with transaction.atomic(), acting_as(place.education):
        register_actions.verify(
            actor=place.education, adult_id=adult, how="Rang the office, found on its site.", on=TODAY.date()
        )
    with pytest.raises(NotPermitted), transaction.atomic(), acting_as(place.education):
        encompass_links.keep_address(actor=place.education, school_id=key, adult_id=adult, own_code="")
    with time_machine.travel(SUNDAY, tick=False):
        page = signed_in(place.hub.manager)
        refused = unescape(
            page.post(f"/schools/{key}/link", {"own_code": "short", "form_token": "t-a"}).content.decode()
        )
        assert "Choose to whom they go." in refused
        told = {"adult": str(adult), "own_code": "short", "form_token": "t-b"}
        assert "at least 8 letters" in unescape(page.post(f"/schools/{key}/link", told).content.decode())
        kept = page.post(f"/schools/{key}/link", {**told, "own_code": "marigold9", "form_token": "t-c"})
        assert kept["Location"] == f"/schools/{key}"
        assert "jo@ashlands.example.invalid, with a code of their own" in shown(page, f"/schools/{key}")
    assert agency_named("school-456789").strand_circle not in (None, agency_named("school-345678").strand_circle)


def test_the_clock_asks_the_same_however_many_notices_went_by_link(place: Place) -> None:
    counts = []
    for round_, names in enumerate((("Mia",), ("Ada", "Bea", "Cal", "Dot"))):
        with time_machine.travel(SUNDAY, tick=False):
            for name in names:
                a_notification(place.hub.police, f"R{round_}{name}", a_pupil(name, urn="345678"), attended_at=SUNDAY)
        tick(SUNDAY + timedelta(minutes=1 + round_))
        clocks = service(Service.CLOCKS)
        with transaction.atomic(), acting_as(clocks), CaptureQueriesContext(connection) as asked:
            encompass.follow_up(actor=clocks, now=SUNDAY + timedelta(minutes=5))
        counts.append(len(asked))
    assert counts[0] == counts[1], counts
