"""The school's pages, the hub's pages and the register, as people meet them."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.encompass import selectors
from openmash.casework.schools import selectors as schools
from openmash.casework.schools.models import FileSent, FileStep, OnPlan
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_about
from openmash.pathways import encompass
from openmash.pathways.pupils import keep_pupils_on_plans
from openmash.records.cases import actions as cases
from openmash.records.people.models import LocatingFact
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Manner
from openmash.statute.events import Event
from tests.factories.access import an_actor, an_agency
from tests.factories.cases import a_process
from tests.factories.family import signed_in
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.people import a_child
from tests.factories.schools import ASchool, a_notification, a_pupil, a_school, register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))


class There:
    """A hub and a school whose people sign in."""

    def __init__(self) -> None:
        self.hub: Hub = a_hub()
        self.education = an_actor(Role.HUB_PARTNER, agency=an_agency("education", AgencyKind.EDUCATION))
        self.school: ASchool = a_school(self.education)

    def heard(self, *children: object, ref: str = "W1") -> UUID:
        at = timezone.now() - timedelta(hours=2)
        contact = a_notification(self.hub.police, ref, *children, attended_at=at)  # type: ignore[arg-type]  # words or keys as named above, each of its field's kind
        clocks = service(Service.CLOCKS)
        with transaction.atomic(), acting_as(clocks):
            encompass.tell_schools(actor=clocks, now=timezone.now() + timedelta(minutes=40), contact_id=contact)
        return contact


@pytest.fixture
def there() -> There:
    return There()


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-enc-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, (url, response.status_code)
    return unescape(response.content.decode())


def owed(actor: Actor) -> selectors.OwedShown:
    with transaction.atomic(), acting_as(actor):
        [found] = selectors.followed(actor=actor, since=timezone.now() - timedelta(days=2))
        return found


def notice_url(there: There) -> str:
    with transaction.atomic(), acting_as(there.school.lead):
        [found] = selectors.ours(actor=there.school.lead)
    return f"/school/notices/{found.id}"


def test_a_school_reads_its_notice_says_what_it_did_and_the_look_is_logged(there: There) -> None:
    there.heard(a_pupil(urn=there.school.urn))
    client, url = signed_in(there.school.lead), notice_url(there)
    assert "Mia Farrow" in shown(client, "/worklist")
    assert url in shown(client, "/school/notices")
    page = shown(client, url)
    for words in ("9 March 2018", "cut lip", "The child was there.", "Quiet.", "Do not ask the child about it"):
        assert words in page
    assert "Pryce" not in page
    assert "<title>Mia" not in page, "a child's name is not left in the browser's history"
    assert send(client, url) == url
    assert "I have read it" not in shown(client, url)
    refused = send(client, f"{url}/did", words="Toast and a quiet corner.")
    assert "Choose what was done." in refused
    assert "Toast and a quiet corner." in refused, "nothing typed is lost"
    assert send(client, f"{url}/did", did=["supported", "watched"], words="Toast and a quiet corner.") == url
    assert "Toast and a quiet corner." in shown(client, url)
    hub = signed_in(there.hub.screener)
    found = owed(there.hub.screener)
    assert "Toast and a quiet corner." in shown(hub, f"/encompass/{found.id}")
    with transaction.atomic(), acting_as(there.hub.screener):
        kinds = {each.kind for each in events_about([f"person:{found.person_id}"])}
    assert {"encompass.told", "encompass.viewed", "encompass.did", "encompass.followed"} <= kinds


def test_another_school_and_a_role_without_the_right_meet_no_such_page(there: There) -> None:
    other = a_school(there.education, "234567", "Severn Vale School")
    there.heard(a_pupil(urn=there.school.urn))
    url = notice_url(there)
    for end in ("", "/did", "/not-ours"):
        shown(signed_in(other.lead), f"{url}{end}", 404)
        shown(signed_in(an_actor(Role.CALL_TAKER)), f"{url}{end}", 404)
    found = owed(there.hub.screener)
    for end in ("", "/answer", "/rung", "/send-to", "/words", "/tie"):
        assert signed_in(there.school.lead).get(f"/encompass/{found.id}{end}").status_code in (403, 404)
    assert signed_in(there.school.lead).get("/encompass").status_code == 403
    assert signed_in(there.school.lead).get("/schools").status_code == 403


def test_what_is_sent_back_is_to_be_rung_and_the_right_school_is_told_from_the_page(there: There) -> None:
    there.heard(a_pupil(urn=there.school.urn))
    right = a_school(there.education, "234567", "Severn Vale School")
    client, url = signed_in(there.school.lead), notice_url(there)
    assert "Say how you know" in send(client, f"{url}/not-ours", words="No.")
    assert send(client, f"{url}/not-ours", words="She left us in July for Severn Vale.") == "/school/notices"
    hub, found = signed_in(there.education), owed(there.education)
    page = shown(hub, f"/encompass/{found.id}")
    assert "Ring the school before its day starts" in page
    assert "Before the next school day starts: Domestic Abuse Act 2021" in page, "the limit and its law"
    assert "Ring a school" in shown(hub, "/worklist")
    nurse = signed_in(an_actor(Role.HUB_PARTNER, agency=an_agency("health", AgencyKind.HEALTH)))
    assert "Ring a school" not in shown(nurse, "/worklist"), "not the NHS’s to ring; it follows the list"
    assert "Mia Farrow" in shown(nurse, "/encompass")
    refused = send(hub, f"/encompass/{found.id}/send-to", urn="Nowhere School")
    assert "No open school in the register" in refused
    assert send(hub, f"/encompass/{found.id}/send-to", urn="Severn Vale School") == f"/encompass/{found.id}"
    assert "Mia Farrow" in shown(signed_in(right.lead), "/school/notices")


def test_a_held_child_is_answered_and_told_by_telephone_where_nobody_signs_in(there: There) -> None:
    register("345678", "Far Hill School", telephone="01632 960777")
    kept = PlaceTold(
        LocatingKind.ADDRESS, "14 Hidden Row", "GL1 9ZZ", protected_from=(UUID(int=7),), protected_reason="Refuge."
    )
    there.heard(a_pupil(urn="345678", places=(kept,)))
    hub, found = signed_in(there.hub.screener), owed(there.hub.screener)
    here = f"/encompass/{found.id}"
    page = shown(hub, here)
    assert "Held:" in page
    assert "Hidden Row" not in page
    assert "Choose whether the school may be told." in send(hub, f"{here}/answer", why="x")
    assert "Say why it is safe" in send(hub, f"{here}/answer", answer="send", why="Fine.")
    assert send(hub, f"{here}/answer", answer="send", why="The lead was rung; he does not collect.") == here
    page = shown(hub, here)
    assert "01632 960777" in page
    assert send(hub, f"{here}/rung", whom="Ms Hall, deputy, 01632 960777") == here
    assert "Told by telephone" in shown(hub, here)


def test_a_school_kept_from_somebody_is_named_on_no_list_and_not_on_the_page(there: There) -> None:
    kept = PlaceTold(
        LocatingKind.SCHOOL, "Larkfield Primary School", urn=there.school.urn, protected_from=(UUID(int=7),),
        protected_reason="He must not find her.",
    )  # fmt: skip
    there.heard(a_pupil(places=(kept,)))
    hub, found = signed_in(there.hub.screener), owed(there.hub.screener)
    for url in ("/encompass", f"/encompass/{found.id}", "/worklist"):
        assert "Larkfield" not in shown(hub, url)
    assert send(
        hub, f"/encompass/{found.id}/answer", answer="send", why="The lead was rung, and knows who may collect."
    )
    assert "Mia Farrow" in shown(signed_in(there.school.lead), "/school/notices")
    for url in ("/encompass", f"/encompass/{found.id}"):
        assert "Larkfield" not in shown(hub, url)


def test_a_childs_words_are_marked_safe_from_the_page(there: There) -> None:
    said = Heard("I hid in the bath.", "PC Rowe", Manner.REPORTED_WORDS, asked_by="PC Rowe", at=timezone.now())
    there.heard(a_pupil(urn=there.school.urn, voice=said))
    client, url = signed_in(there.school.lead), notice_url(there)
    assert "nobody has marked it safe" in shown(client, url)
    found = owed(there.hub.screener)
    hub = signed_in(there.hub.screener)
    here = f"/encompass/{found.id}"
    assert "Choose whether the school may read them." in send(hub, f"{here}/words", said_by="me")
    assert send(hub, f"{here}/words", safe="yes", said_by="Read at screening; it names nobody") == here
    assert "I hid in the bath." in shown(client, url)


def test_the_register_is_found_in_kept_and_verified(there: There) -> None:
    keeper, lead = signed_in(there.education), signed_in(there.school.lead)
    assert "Larkfield Primary School" in shown(keeper, "/schools?q=lark")
    assert "No school found" in shown(keeper, "/schools?q=nothing-like-it")
    here = f"/schools/{there.school.id}"
    assert "Carol Dunn" in shown(keeper, here)
    refused = send(lead, f"{here}/adult", name="New Deputy", part="deputy", email="nonsense", telephone="01632 960145")
    assert "New Deputy" in refused
    assert send(lead, f"{here}/adult", name="New Deputy", part="deputy", email="d@example.invalid",
                telephone="01632 960145", account="no") == "/school"  # fmt: skip
    page = shown(lead, "/school")
    assert "Nobody has verified them" in page
    [adult] = [each for each in _adults(there) if each.name == "New Deputy"]
    assert signed_in(there.school.lead).get(f"/schools/adults/{adult.id}/verify").status_code in (403, 404)
    today = timezone.localdate()
    on = {"on-day": today.day, "on-month": today.month, "on-year": today.year}
    assert send(keeper, f"/schools/adults/{adult.id}/verify", how="Rang the number on its website.", **on) == here
    assert send(lead, f"/schools/adults/{adult.id}/end", because="Left at half term") == "/school"
    assert "New Deputy" not in shown(lead, "/school")


def _adults(there: There) -> tuple[object, ...]:
    with transaction.atomic(), acting_as(there.education):
        return schools.adults([there.school.id], actor=there.education)[there.school.id]


def test_a_school_keeps_its_own_days_and_what_is_no_day_is_refused_with_nothing_lost(there: There) -> None:
    lead, here = signed_in(there.school.lead), f"/schools/{there.school.id}/days"
    refused = send(lead, here, terms="Autumn 1, tomorrow, 23/10/2026", inset_days="30/11/2026")
    assert "is not a name and two days" in refused
    assert "Autumn 1, tomorrow, 23/10/2026" in refused
    year = timezone.localdate().year
    kept = {"terms": f"All of it, 1/1/{year}, 20/3/{year}", "inset_days": f"5/1/{year}", "starts": "09:05"}
    assert send(lead, here, **kept) == "/school"
    page = shown(lead, "/school")
    assert "9:05am" in page
    assert "Its own" in page
    shown(lead, f"/schools/{register('456789', 'Another School')}/days", 404)


def test_the_hubs_list_costs_the_same_for_one_child_or_ten(there: There) -> None:
    client, counts = signed_in(there.hub.screener), []
    for number in range(4):
        there.heard(a_pupil(f"Kim{number}", urn=there.school.urn), ref=f"C{number}")
        shown(client, "/encompass")
        with CaptureQueriesContext(connection) as seen:
            shown(client, "/encompass")
        counts.append(len(seen))
    assert counts[1] == counts[-1]


# A school's own page, its pupils on a plan, and files on their way


def a_plan(there: There, child: UUID, event: Event, days_ago: int) -> None:
    """A milestone of a plan, as the journey records it."""
    at = timezone.now() - timedelta(days=days_ago)
    with transaction.atomic(), acting_as(there.hub.manager):
        process = a_process(there.hub.manager, child)
        cases.mark(actor=there.hub.manager, process_id=process, person_id=child, event=event, occurred_at=at)


def kept_up() -> int:
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        return keep_pupils_on_plans(actor=clocks, now=timezone.now())


def test_a_school_sees_its_own_pupils_on_a_plan_until_the_plan_ends_and_no_other_school_does(there: There) -> None:
    other = a_school(there.education, "234567", "Severn Vale School")
    with transaction.atomic(), acting_as(there.hub.manager):
        mia, kim = a_child(there.hub.manager, "Mia", "Farrow").id, a_child(there.hub.manager, "Kim", "Hidden").id
        for child, protected in ((mia, []), (kim, [UUID(int=7)])):
            LocatingFact.record(
                actor=there.hub.manager, person_id=child, kind="school", text="Larkfield", urn=there.school.urn,
                protected_from=protected, protected_reason="Kept apart." if protected else "",
            )  # fmt: skip
    a_plan(there, mia, Event.CHILD_PROTECTION_PLAN_BEGAN, 30)
    a_plan(there, kim, Event.CHILD_PROTECTION_PLAN_BEGAN, 30)
    assert (kept_up(), kept_up()) == (1, 0)
    lead = signed_in(there.school.lead)
    page = shown(lead, "/school/today")
    assert "Mia Farrow" in page
    assert "Child protection plan" in page
    assert "Kim" not in page, "whose school is kept from somebody is told by hand"
    assert "Mia" not in shown(signed_in(other.lead), "/school/today")
    with transaction.atomic(), acting_as(other.lead):
        assert not OnPlan.objects.exists()
    assert signed_in(there.hub.screener).get("/school/today").status_code == 403
    a_plan(there, mia, Event.CHILD_PROTECTION_PLAN_ENDED, 0)
    assert kept_up() == 1
    assert "No pupil of yours is on a plan" in shown(lead, "/school/today")


def test_a_safeguarding_file_goes_on_with_a_receipt_and_is_two_schools_own(there: There) -> None:
    other = a_school(there.education, "234567", "Severn Vale School")
    third = a_school(there.education, "345678", "Far Hill School")
    register("456789", "No Accounts School")
    sender, receiver = signed_in(there.school.lead), signed_in(other.lead)
    today = timezone.localdate()
    went = {"sent_on-day": today.day, "sent_on-month": today.month, "sent_on-year": today.year}
    told = {
        "called": "Bo Lunn", "born-day": 2, "born-month": 3, "born-year": 2015, "contents": ["core", "chronology"],
        "how": "By hand to Ms Hall", **went,
    }  # fmt: skip
    refused = send(sender, "/school/files/send", **told, school="No Accounts School")
    assert "do not sign in here" in refused
    assert "By hand to Ms Hall" in refused
    assert "Choose another school than your own." in send(sender, "/school/files/send", **told, school=there.school.urn)
    assert send(sender, "/school/files/send", **told, school="Severn Vale School") == "/school/files"
    assert "Say whether a safeguarding file has come" in shown(receiver, "/worklist")
    with transaction.atomic(), acting_as(other.lead):
        [file] = schools.files(actor=other.lead)
    url = f"/school/files/{file.id}"
    assert "Bo Lunn" in shown(receiver, url)
    shown(signed_in(third.lead), url, 404)
    assert signed_in(there.hub.screener).get(url).status_code in (403, 404)
    assert "Say what is missing" in send(receiver, f"{url}/say", step="part")
    assert send(receiver, f"{url}/say", step="part", words="No chronology after May") == url
    assert "No chronology after May" in shown(sender, url)
    assert send(sender, f"{url}/say", words="Rang; they found it in the post room") == url
    assert send(receiver, f"{url}/say", step="whole") == url
    assert "Received whole" in shown(sender, url)
    assert "received whole" in send(receiver, f"{url}/say", step="whole")
    with transaction.atomic(), acting_as(third.lead):
        assert not FileSent.objects.exists()
        assert not FileStep.objects.exists()
