"""The meeting's smaller pages by HTTP: who is best placed, who is here, bringing a family, the agenda's headings."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor import selectors as contacts
from openmash.casework.frontdoor.words import Act
from openmash.casework.meetings import actions, selectors
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.words import LookingBecause
from openmash.pathways import daily_meeting
from tests.factories.frontdoor import a_child_told, a_contact
from tests.factories.meetings import Room, a_meeting, a_room, an_item
from tests.factories.people import a_child

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def room() -> Room:
    return a_room()


def as_(account: Account) -> Client:
    client = Client()
    client.force_login(account, BACKEND)
    return client


def shown(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.status_code)
    return answer.content.decode()


class Set:
    """A meeting with one family on it."""

    def __init__(self, room: Room) -> None:
        with acting_as(room.chair):
            self.meeting = a_meeting(room.chair)
            self.child = a_child(room.chair).id
            self.item = an_item(room.chair, self.meeting, self.child)
        self.url = f"/meetings/{self.meeting}"
        self.item_url = f"{self.url}/family/{self.item}"
        self.worker_url = f"{self.item_url}/child/{self.child}/worker"


def proposed(room: Room, made: Set) -> str:
    """The address at which the teacher's agency answers for its worker."""
    sent = {"worker": "Ms Obi", "agency": str(room.teacher.agency_id), "why": "Asks for her by name."}
    assert as_(room.nurse_account).post(made.worker_url, sent).url == made.item_url
    found = re.search(rf"{made.worker_url}/[0-9a-f-]+", shown(as_(room.teacher_account), made.item_url))
    assert found is not None
    return found[0]


def test_a_worker_is_proposed_with_a_reason_and_what_is_missing_is_said(room: Room) -> None:
    made = Set(room)
    client = as_(room.nurse_account)
    assert "Who is best placed to talk to" in shown(client, made.worker_url)
    page = client.post(made.worker_url, {"worker": "Ms Obi"}).content.decode()
    assert "Choose their agency." in page and "Ms Obi" in page
    page = client.post(made.worker_url, {"agency": str(room.teacher.agency_id), "why": "Trusts her"}).content.decode()
    assert "Name the worker." in page and "Trusts her" in page
    proposed(room, made)
    page = shown(client, made.item_url)
    assert "Ms Obi, Education" in page and "Asks for her by name." in page and "Not accepted yet." in page
    assert "Accept, or say why not" not in page, "only the worker’s own agency is asked"


def test_the_workers_own_agency_accepts_and_no_other_does(room: Room) -> None:
    made = Set(room)
    url = proposed(room, made)
    assert as_(room.nurse_account).post(url, {"accepts": "yes"}).status_code == 403
    teacher = as_(room.teacher_account)
    assert "proposed by Josie Hall" in shown(teacher, url)
    assert "Say whether the worker takes it on." in teacher.post(url).content.decode()
    assert teacher.post(url, {"accepts": "yes"}).url == made.item_url
    assert "Accepted by Tom Ravensdale." in shown(as_(room.chair_account), made.item_url)
    assert "This has been answered already." in teacher.post(url, {"accepts": "yes"}).content.decode()


def test_a_worker_who_does_not_take_it_on_says_why_and_who_could(room: Room) -> None:
    made = Set(room)
    url, teacher = proposed(room, made), as_(room.teacher_account)
    assert "Say why not, and who could." in teacher.post(url, {"accepts": "no"}).content.decode()
    assert teacher.post(url, {"accepts": "no", "words": "On leave; ask Mr Hale."}).status_code == 302
    assert "Not accepted: On leave; ask Mr Hale." in shown(as_(room.chair_account), made.item_url)


def test_a_proposal_or_a_child_that_is_not_there_is_not_found(room: Room) -> None:
    made = Set(room)
    client = as_(room.teacher_account)
    shown(client, f"{made.worker_url}/{uuid4()}", 404)
    shown(client, f"{made.item_url}/child/{uuid4()}/worker", 404)
    with acting_as(room.chair):
        access.restrict(
            actor=room.chair, person_ids=[made.child], mode="hidden", reason_code="staff", reason="Works here",
            ask=WhomToAsk("Ruth", "01632 960101"), allowed=[room.chair.account_id],
        )  # fmt: skip
    shown(client, made.worker_url, 404)
    assert client.post(made.worker_url, {"worker": "Ms Obi"}).status_code == 404


def test_an_agency_says_that_it_is_here_and_the_chair_for_any(room: Room) -> None:
    made = Set(room)
    url = f"{made.url}/attendance"
    nurse = as_(room.nurse_account)
    page = shown(nurse, url)
    assert "Health" in page and str(room.sergeant.agency_id) not in page
    assert "Say whether it is here." in nurse.post(url, {"agency": str(room.nurse.agency_id)}).content.decode()
    here = {"agency": str(room.nurse.agency_id), "presence": "present", "who": "Josie Hall"}
    assert nurse.post(url, here).url == made.url
    away = {"agency": str(room.sergeant.agency_id), "presence": "apologies", "who": ""}
    assert "Choose the agency." in nurse.post(url, away).content.decode(), "nobody speaks for another agency"
    chair = as_(room.chair_account)
    assert str(room.sergeant.agency_id) in shown(chair, url)
    assert chair.post(url, away).status_code == 302
    page = shown(nurse, made.url)
    assert "Present, Josie Hall" in page and "Apologies" in page


def test_attendance_at_a_closed_meeting_is_refused_in_words(room: Room) -> None:
    made = Set(room)
    with acting_as(room.chair):
        actions.close(actor=room.chair, meeting_id=made.meeting)
    sent = {"agency": str(room.nurse.agency_id), "presence": "present", "who": "Josie Hall"}
    answer = as_(room.nurse_account).post(f"{made.url}/attendance", sent)
    assert answer.status_code == 200
    assert "closed" in answer.content.decode().lower() and "Josie Hall" in answer.content.decode()


def test_a_contact_links_to_bringing_its_child_and_says_where_no_meeting_is_open(room: Room) -> None:
    with acting_as(room.chair):
        made = a_contact(room.chair, a_child_told("Mia", "Farrow"), a_child_told("Toby", "Farrow"))
        assert made.contact_id is not None
        child = contacts.contact(made.contact_id, actor=room.chair).children[0].person_id
    client = as_(room.chair_account)
    url = f"/meetings/bring/{child}"
    whole = shown(client, reverse("contact", kwargs={"contact_id": made.contact_id}))
    assert url in whole
    assert "1 working day: Working Together to Safeguard Children" in whole, "the initial decision’s limit, its source"
    page = shown(client, url)
    assert "No daily meeting is open." in page and "Put on today" not in page
    with acting_as(room.chair):
        a_meeting(room.chair)
    assert "Put on today’s agenda" in shown(client, url)
    sent = {"children": [str(child)], "reason": "partner", "line": "Hungry at school"}
    assert "Hungry at school" in shown(client, client.post(url, sent).url)
    shown(client, f"/meetings/bring/{uuid4()}", 404)


def test_the_agenda_stands_under_headings_and_counts_the_red_on_which_nobody_has_acted(room: Room) -> None:
    with acting_as(room.chair):
        late = a_contact(room.chair, a_child_told("Old", "Green"))
        frontdoor.rate(actor=room.chair, contact_id=late.contact_id, rating="green", reason="As read")
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        with acting_as(room.chair):
            for name, rating in (("Ada", "red"), ("Bel", "red"), ("Cy", "amber")):
                made = a_contact(room.chair, a_child_told(name, f"Of{name}"))
                frontdoor.rate(actor=room.chair, contact_id=made.contact_id, rating=rating, reason="As read")
                if name == "Ada":
                    child = contacts.contact(made.contact_id, actor=room.chair).children[0].person_id
                    frontdoor.protect(
                        actor=room.chair, act=Act.STRATEGY_DISCUSSION, line="Now, with police", person_id=child,
                        contact_id=made.contact_id,
                    )  # fmt: skip
            meeting = daily_meeting.prepare(actor=room.chair, starts_at=timezone.now())
            an_item(room.chair, meeting, a_child(room.chair, "Dee").id)
        page = shown(as_(room.nurse_account), f"/meetings/{meeting}")
    found = [re.sub(r"<[^>]+>", "", each).strip() for each in re.findall(r"<h3.*?om-agenda__group.*?</h3>", page)]
    assert found == [
        "Red: 1 of these not acted on yet 2", "Past its clock 1", "Undecided 1",
        "Brought 1",
    ]  # fmt: skip


def test_what_a_meeting_agreed_and_nobody_can_have_is_kept_as_an_unmet_need_in_its_own_words(room: Room) -> None:
    made = Set(room)
    due = timezone.now() + timedelta(days=2)
    sent = {
        "what": "A place at the play therapy group", "owner_name": room.chair_account.name,
        "agency": str(room.chair.agency_id), "due-day": due.day, "due-month": due.month, "due-year": due.year,
    }  # fmt: skip
    chair = as_(room.chair_account)
    assert chair.post(f"{made.item_url}/child/{made.child}/action", sent).status_code == 302
    needed = f"/child/{made.child}/unmet/record?from=meeting"
    assert needed in shown(chair, made.item_url)
    with acting_as(room.chair):
        (owed,) = selectors.actions_for(room.chair)
        another = a_child(room.chair).id
        access.state_reason(
            actor=room.chair,
            person_ids=[made.child, another],
            because=LookingBecause.OTHER,
            words="I chair the meeting.",
        )
    page = shown(chair, f"/meetings/actions/{owed.id}")
    assert f"{needed}&amp;action={owed.id}" in page
    form = shown(chair, f"{needed}&action={owed.id}")
    assert 'value="A place at the play therapy group"' in form and 'value="meeting" checked' in form
    for other in (uuid4(), "nonsense"):
        assert "play therapy" not in shown(chair, f"{needed}&action={other}")
    theirs = f"/child/{another}/unmet/record?from=meeting&action={owed.id}"
    assert "play therapy" not in shown(chair, theirs), "it was agreed for another child"
