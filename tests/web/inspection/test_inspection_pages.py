"""The inspection room by HTTP: from notice to release, and an inspector who finds at no address what was not released."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pypdf import PdfReader

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.words import ExhibitKind
from openmash.insight.partnership import actions as partnership
from openmash.insight.partnership import selectors as partnership_selectors
from openmash.insight.partnership.actions import CameTold, PolicyTold, TermsTold, VersionTold
from openmash.insight.partnership.words import BodyKind, PolicyKind, Presence
from openmash.insight.partnership.words import Seat as PartnershipSeat
from openmash.records.voice import actions as voice
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.family import a_family, signed_in
from tests.factories.inspection import Room, a_room, make_what_waits, papers_of, shown, the_list
from tests.factories.voice import her_own_words
from tests.journeys.every_page import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
TOKENS = iter(range(10_000))
CANARY = "CANARYWAGTAIL"
OPEN_TO_ALL = {
    # what anybody may open, signed in or not, and that shows no child
    "home", "worklist", "messages", "account", "my_looks", "gallery", "sharing_register", "inspections", "inspection_room",
    "inspection_exhibit", "inspection_file", "inspection_enquiries", "inspection_enquiry", "inspection_ask",
}  # fmt: skip


@pytest.fixture
def room() -> Room:
    return a_room()


def send(client: Client, url: str, **typed: object) -> tuple[int, str]:
    """Post a form; the status, and where it led or what it said."""
    answer = client.post(url, {"form_token": f"token-inspection-{next(TOKENS):06d}", **typed})
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def on(day: object, name: str) -> dict[str, object]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}  # type: ignore[attr-defined]  # a date


def at(name: str, room: Room) -> str:
    return reverse(name, kwargs={"inspection_id": room.inspection})


def test_a_notice_opens_a_room_with_its_days_and_what_is_missing_is_said_at_its_box() -> None:
    lead = signed_in(an_actor(Role.SERVICE_MANAGER, name="Imran Castell"))
    status, said = send(lead, reverse("inspection_begin"), name="Front door 2026")
    assert status == 200 and "Enter who inspects." in said and 'href="#inspectorate"' in said
    assert "Front door 2026" in said
    today = local_date(timezone.now())
    status, where = send(
        lead, reverse("inspection_begin"), kind="front_door", inspectorate="Ofsted", name="Front door 2026",
        notice_time="9:15am", **on(today, "notice_on"),
    )  # fmt: skip
    assert status == 302
    page = lead.get(where).content.decode()
    assert "Front door 2026" in page and "Working day 0" in page and "Not confirmed" in page
    assert "Nobody is recorded as told yet." in page
    inform = f"{where}/told"
    assert "Enter who was told." in send(lead, inform)[1]
    assert send(lead, inform, who="The chief constable", how="by telephone")[0] == 302
    assert "The chief constable" in lead.get(where).content.decode()
    task = re.findall(r"/inspections/task/[0-9a-f-]{36}", lead.get(where).content.decode())[0]
    assert send(lead, task, do="done", note="Rung")[0] == 302
    assert "Done: 1" in lead.get(where).content.decode()


def test_from_the_list_to_its_release_and_a_sample_in_the_room(room: Room) -> None:
    lead, children = signed_in(room.lead), at("inspection_children", room)
    assert "Have the list of contacts made first" in send(lead, at("inspection_draw", room), number="2", seed="3")[1]
    assert send(lead, children, list="contacts")[0] == 302
    assert "Being made" in lead.get(children).content.decode()
    assert "This list is being made already." in send(lead, children, list="contacts")[1]
    make_what_waits()
    page = lead.get(children).content.decode()
    listed = re.findall(r"/inspections/evidence/[0-9a-f-]{36}", page)[0]
    assert "waits to be read and accepted" in page
    status, said = send(lead, listed, do="accept")
    assert status == 200 and 'href="#has_read"' in said
    assert "accept it before it is released" in send(lead, listed, do="release")[1]
    assert send(lead, listed, do="accept", has_read="yes", note="Asked of the teams")[0] == 302
    assert send(lead, listed, do="release")[0] == 302
    assert "Read and accepted by Imran Castell" in lead.get(listed).content.decode()
    assert send(lead, at("inspection_draw", room), number="2", seed="3")[0] == 302
    assert "nobody" not in send(lead, at("inspection_add_child", room), named="no key")[1].casefold()
    make_what_waits()
    assert "Release the papers that are ready" in lead.get(children).content.decode()
    assert send(lead, children, do="release")[0] == 302
    seen = signed_in(room.inspector).get(at("inspection_room", room)).content.decode()
    assert "Mimi Farrow" in seen and "Ella Farrow" in seen and seen.count("/inspections/evidence/") == 9, (
        "each paper, and what is known of it; and the list"
    )


def test_a_document_is_added_with_its_versions_and_one_without_a_file_keeps_what_was_typed(room: Room) -> None:
    lead, url = signed_in(room.lead), at("inspection_add_document", room)
    status, said = send(lead, url, kind="document", name="Thresholds", shows="What a child needs")
    assert status == 200 and "Choose the file." in said and 'value="Thresholds"' in said and 'href="#files"' in said
    for words in (b"Level 1", b"Level 1 and 2"):
        file = BytesIO(words)
        file.name = "thresholds.txt"
        later = [x for x in shown(room, room.lead) if x.kind is ExhibitKind.DOCUMENT]
        more = {"later": str(later[0].thread)} if later else {}
        assert (
            send(lead, url, kind="document", name="Thresholds", shows="What a child needs", files=file, **more)[0]
            == 302
        )
    assert {x.version for x in shown(room, room.lead)} == {1, 2}


def test_what_this_system_holds_is_frozen_into_the_room_and_again_as_a_later_version(room: Room) -> None:
    lead, url = signed_in(room.lead), at("inspection_add_document", room)
    page = lead.get(url).content.decode()
    offered = re.findall(r'name="held" value="([^"]+)"', page)
    assert any(key.startswith("report:") for key in offered) and "Freeze it as it stands" in page
    report = next(key for key in offered if key.startswith("report:"))
    for _ in range(2):
        assert send(lead, url, held=report)[0] == 302
    assert "Freeze it as version 3" in lead.get(url).content.decode()
    found = sorted(shown(room, room.lead), key=lambda each: each.version)
    assert [each.version for each in found] == [1, 2] and len({each.thread for each in found}) == 1
    assert found[0].media_type == "application/pdf" and not found[0].names_children
    assert shown(room, room.inspector) == [], "frozen is not released"
    assert "Choose what it is." in send(lead, url, held="plan:nothing")[1], "nothing here has that key"


def test_minutes_and_policies_in_force_are_frozen_as_papers_for_an_inspector(room: Room) -> None:
    keeper, today = an_actor(Role.PARTNERSHIP_MANAGER, name="Celia Rowntree"), local_date(timezone.now())
    before = today - timedelta(days=30)
    with acting_as(keeper):
        body = partnership.add_body(actor=keeper, name="Executive group", kind=BodyKind.EXECUTIVE)
        terms = TermsTold("1", before - timedelta(days=400), "Directs the partnership.", [room.family.council.pk])
        partnership.add_terms(actor=keeper, body_id=body, told=terms)
        partnership.plan_meetings(actor=keeper, body_id=body, days=[before])
        [meeting] = partnership_selectors.meetings(actor=keeper, body_id=body)
        came = CameTold("Helen Prior", room.family.council.pk, Presence.HERE, True, PartnershipSeat.MEMBER)
        partnership.take_attendance(actor=keeper, meeting_id=meeting.id, came=[came])
        partnership.decide(actor=keeper, meeting_id=meeting.id, what="Read ten records.", why="To know.")
        partnership.make_minutes(actor=keeper, meeting_id=meeting.id)
        document = partnership.add_policy(actor=keeper, told=PolicyTold("Bruises", PolicyKind.POLICY, body))
        version = VersionTold("1", before, today + timedelta(days=30), "Ring the doctor at once.", "")
        partnership.add_version(actor=keeper, document_id=document, told=version)
    lead, url = signed_in(room.lead), at("inspection_add_document", room)
    offered = re.findall(r'name="held" value="([^"]+)"', lead.get(url).content.decode())
    for kind, says in (("minutes", "Read ten records."), ("policy", "Ring the doctor at once.")):
        [key] = [each for each in offered if each.startswith(f"{kind}:")]
        assert send(lead, url, held=key)[0] == 302
        found = next(each for each in shown(room, room.lead) if each.filename.startswith(kind))
        with acting_as(room.lead):
            pdf = PdfReader(BytesIO(selectors.content_of(found.id, actor=room.lead)))
        words = " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())
        assert says in words and "an inspector" in words


def _arguments(route: str, known: Mapping[str, UUID]) -> dict[str, object] | None:
    """Keys for an address: of something that is there, where we know of it."""
    found: dict[str, object] = {}
    for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route):
        found[name] = known.get(name, uuid4()) if kind == "uuid" else (2026 if kind == "int" else "now")
    return found


def test_an_inspector_finds_at_no_address_anything_that_was_not_released(room: Room) -> None:
    family = room.family
    with acting_as(family.worker):
        voice.record(actor=family.worker, person_id=family.mia, told=her_own_words(f"{CANARY} I am afraid of him."))
    papers_of(room, family.mia, released=False)
    hidden = papers_of(room, family.ella, released=False)[0]
    given = the_list(room)
    client = signed_in(room.inspector)
    with acting_as(room.lead):
        thread = selectors.tasks(room.inspection, actor=room.lead)[0].thread
    known = {
        "person_id": family.mia, "contact_id": family.process, "process_id": family.process, "voice_id": family.heard,
        "inspection_id": room.inspection, "exhibit_id": hidden.id, "thread": thread, "worker_id": family.worker.account_id,
        "account_id": room.inspector.account_id, "sibling_id": family.ella, "first_id": family.mia, "second_id": family.ella,
    }  # fmt: skip
    opened, leaked = set(), []
    for name, route in addresses().items():
        try:
            url = reverse(name, kwargs=_arguments(route, known))
        except NoReverseMatch:
            continue
        answer = client.get(url)
        said = answer.content.decode("utf-8", "replace") + str(answer.headers)
        if any(word in said for word in (CANARY, "Farrow", str(family.ella), hidden.name)):
            leaked.append(name)
        if answer.status_code == 200:
            opened.add(name)
    assert leaked == ["gallery"], "the gallery's own made-up child, in a demonstration, and nobody of the records"
    public = {
        name
        for name in opened
        if Client().get(reverse(name, kwargs=_arguments(addresses()[name], known))).status_code == 200
    }
    own = {name for name in opened if name.startswith(("account", "mfa_"))}
    assert opened - public - own <= OPEN_TO_ALL - {"inspection_exhibit", "inspection_file"}, (
        "what was not released is not there"
    )
    assert client.get(reverse("inspection_exhibit", args=[given.id])).status_code == 200
    assert str(family.mia) in client.get(reverse("inspection_file", args=[given.id])).content.decode()
    assert client.get(reverse("inspection_file", args=[hidden.id])).status_code == 404
    assert send(client, reverse("inspection_exhibit", args=[given.id]), do="take_back")[0] == 200
    assert [each.id for each in shown(room, room.inspector)] == [given.id], "an inspector changes nothing"


def test_every_look_is_logged_shown_to_the_room_and_ended_by_one_button(room: Room) -> None:
    given = papers_of(room, room.family.mia)[0]
    client, lead = signed_in(room.inspector), signed_in(room.lead)
    assert client.get(reverse("inspection_file", args=[given.id])).content.startswith(b"%PDF")
    kinds = [event.kind for event in events_about([f"person:{room.family.mia}"])]
    assert "evidence_file.viewed" in kinds, "the child's own record says who read it"
    people = at("inspection_people", room)
    page = lead.get(people).content.decode()
    assert "Opened the file" in page and "Geraint Ashby" in page and given.name in page
    seat = re.search(r'name="seat" value="([0-9a-f-]{36})"', page)
    assert seat is not None
    assert send(lead, people, seat=seat[1])[0] == 302
    for url in (
        reverse("inspection_file", args=[given.id]),
        at("inspection_room", room),
        at("inspection_enquiries", room),
    ):
        assert client.get(url).status_code == 404
    assert "Geraint Ashby" in lead.get(people).content.decode()


def test_an_inspector_asks_and_is_answered(room: Room) -> None:
    client, lead = signed_in(room.inspector), signed_in(room.lead)
    ask = at("inspection_ask", room)
    assert "Write what you ask." in send(client, ask)[1]
    assert send(client, ask, asks="What became of her?", **on(local_date(timezone.now()), "due_on"))[0] == 302
    page = lead.get(at("inspection_enquiries", room)).content.decode()
    enquiry = re.findall(r"/inspections/enquiry/[0-9a-f-]{36}", page)[0]
    assert "Write the answer." in send(lead, enquiry)[1]
    assert send(lead, enquiry, words="She is on a plan.")[0] == 302
    assert "She is on a plan." in client.get(at("inspection_enquiries", room)).content.decode()
    assert send(client, enquiry, words="I answer myself")[0] == 200
    assert "I answer myself" not in lead.get(enquiry).content.decode()
    assert signed_in(room.outsider).get(enquiry).status_code == 404


def test_a_seat_is_given_for_days_and_a_colleague_is_let_in(room: Room) -> None:
    lead = signed_in(room.lead)
    status, said = send(lead, at("inspection_seat", room))
    assert status == 200 and "Choose an inspector." in said and "Enter the last day." in said
    today = local_date(timezone.now())
    more = {**on(today, "starts_on"), **on(today.replace(year=today.year + 2), "ends_on")}
    assert (
        "120 days are the most"
        in send(lead, at("inspection_seat", room), account=str(room.outsider.account_id), **more)[1]
    )
    assert "Nobody with an account" in send(lead, at("inspection_let_in", room), name="Nobody At All")[1]
    screener = an_actor(Role.SCREENER, name="Samir Haddon")
    assert "needs another role" in send(lead, at("inspection_let_in", room), name=screener.name)[1]


def test_who_is_outside_the_room_meets_no_inspection(room: Room) -> None:
    other = signed_in(an_actor(Role.SERVICE_MANAGER, name="Another Head"))
    for name in ("inspection", "inspection_children", "inspection_room", "inspection_people", "inspection_enquiries"):
        assert other.get(at(name, room)).status_code == 404
    assert "No inspection here" in other.get(reverse("inspections")).content.decode()
    assert signed_in(an_actor(Role.SCREENER)).get(reverse("inspections")).status_code == 403


def test_no_page_of_the_room_asks_more_as_more_is_in_it(room: Room) -> None:
    the_list(room)
    lead = signed_in(room.lead)
    names = ("inspection", "inspection_children", "inspection_room", "inspection_people", "inspection_enquiries")

    def asked(name: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert lead.get(at(name, room)).status_code == 200
        return len(found)

    before = {name: asked(name) for name in names}
    papers_of(room, room.family.mia)
    papers_of(room, room.family.ella)
    with acting_as(room.inspector):
        for number in range(3):
            actions.ask(
                actor=room.inspector, inspection_id=room.inspection, asks=f"Question {number}?",
                due_on=local_date(timezone.now()),
            )  # fmt: skip
    after = {name: asked(name) for name in names}
    assert all(after[name] <= before[name] + 2 for name in names), (before, after)
    assert max(after.values()) < 30


def test_a_family_that_is_not_in_the_list_cannot_be_named_by_guessing(room: Room) -> None:
    with acting_as(room.lead), pytest.raises(Incomplete):
        actions.add_child(actor=room.lead, inspection_id=room.inspection, named=str(a_family().father) + "0")


def test_an_agency_writes_its_view_before_it_reads_the_others(room: Room) -> None:
    papers_of(room, room.family.mia)
    partner = an_actor(Role.HUB_PARTNER, name="DS Whitcombe", agency=room.family.police)
    with acting_as(room.lead):
        actions.let_in(actor=room.lead, inspection_id=room.inspection, name=partner.name)
    lead, police = signed_in(room.lead), signed_in(partner)
    listed = police.get(reverse("inspection_audits")).content.decode()
    url = re.findall(r"/inspections/audits/[0-9a-f-]{36}", listed)[0]
    status, said = send(lead, url)
    assert status == 200 and 'href="#identified"' in said and "Choose what practice for this child was." in said
    answers = {"identified": "WAGTAIL rang at once", "decided": "Yes", "voice": "She named her nan", "grade": "good"}
    assert send(lead, url, **answers)[0] == 302
    before = police.get(url).content.decode()
    assert "WAGTAIL" not in before and "is shown once yours has written" in before
    assert police.get(f"{url}/joint").status_code == 403
    assert "Two agencies write their own view first" in send(lead, f"{url}/joint", **answers)[1]
    assert send(police, url, **answers)[0] == 302
    assert "WAGTAIL" in police.get(url).content.decode()
    assert send(lead, f"{url}/joint", **answers)[0] == 302
    assert "All of us" in lead.get(url).content.decode()
    assert "To be written" not in police.get(reverse("inspection_audits")).content.decode()
    assert signed_in(room.inspector).get(url).status_code in (403, 404)
