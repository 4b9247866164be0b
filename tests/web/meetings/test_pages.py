"""The meeting by HTTP: who sees it, what is said when something is missing, that looks are marked, what it costs."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.words import Field
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.records.people.models import LocatingFact
from openmash.records.voice import actions as voice
from tests.factories.access import an_account
from tests.factories.meetings import Room, a_meeting, a_room, an_action, an_item
from tests.factories.people import a_child
from tests.factories.voice import her_own_words

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

    def __init__(self, room: Room, name: str = "Zoë") -> None:
        with acting_as(room.chair):
            self.meeting = a_meeting(room.chair)
            self.child = a_child(room.chair, name).id
            self.item = an_item(room.chair, self.meeting, self.child, line=f"A worry about {name}")
        self.url = f"/meetings/{self.meeting}"
        self.item_url = f"{self.url}/family/{self.item}"
        self.child_url = f"{self.item_url}/child/{self.child}"


def say(actor: Actor, made: Set, words: str, field: Field = Field.IMPACT) -> None:
    with acting_as(actor):
        actions.contribute(actor=actor, item_id=made.item, person_id=made.child, field=field, words=words)


def test_the_chair_opens_todays_meeting_and_its_agenda_builds_itself(room: Room) -> None:
    client = as_(room.chair_account)
    assert "Open today" in shown(client, "/meetings")
    answer = client.post("/meetings", {"starts": "10am"})
    assert answer.status_code == 302
    page = shown(client, answer.url)
    assert "Nobody to discuss" in page and "Who is here" in page and "Police" in page
    assert "Open today" not in shown(client, "/meetings")
    assert "Open today" not in shown(as_(room.nurse_account), "/meetings")
    assert as_(room.nurse_account).post("/meetings", {"starts": ""}).status_code == 403


def test_the_look_at_a_family_is_marked_and_a_refresh_that_found_nothing_new_is_not(room: Room) -> None:
    made = Set(room)
    client = as_(room.nurse_account)
    shown(client, made.url)
    shown(client, made.item_url)
    answer = client.get(f"{made.item_url}/now")
    again = client.get(f"{made.item_url}/now", headers={"If-None-Match": answer["ETag"]})
    assert (answer.status_code, again.status_code) == (200, 304)
    with acting_as(room.nurse):
        kinds = [event.kind for event in events_by_the_actor()]
    assert kinds.count("meeting.listed") == 1
    assert kinds.count("meeting_item.viewed") == 1


def test_a_refresh_costs_two_queries_beyond_the_sign_in_where_nothing_has_changed(room: Room) -> None:
    made = Set(room)
    client = as_(room.nurse_account)
    etag = client.get(f"{made.item_url}/now")["ETag"]
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{made.item_url}/now", headers={"If-None-Match": etag}).status_code == 304
    assert sum("meetings_" in query["sql"] for query in asked) == 1


def test_words_sent_are_kept_and_shown_to_everybody_with_who_wrote_them(room: Room) -> None:
    made = Set(room)
    client = as_(room.nurse_account)
    answer = client.post(f"{made.child_url}/words", {"prefix": "c0-", "c0-impact": "Losing weight.\nAfraid."})
    assert (answer.status_code, answer.url) == (302, made.item_url)
    page = shown(as_(room.sergeant_account), made.item_url)
    assert "Losing weight." in page and "Josie Hall" in page and "Heard: Health" in page
    assert "Writing now: Josie Hall (Health)" in page


def test_the_script_is_told_which_version_its_boxes_stand_over_and_who_wrote_beside_it(room: Room) -> None:
    made = Set(room)
    client = as_(room.nurse_account)
    script = {"X-Requested-With": "words"}
    first = client.post(f"{made.child_url}/words", {"prefix": "c0-", "c0-impact": "One"}, headers=script).json()
    assert first["beside"] == "" and first["bases"]["impact"]
    sent = {"prefix": "c0-", "c0-impact": "One more", "c0-bases-impact": first["bases"]["impact"]}
    client.post(f"{made.child_url}/words", sent, headers=script)
    stale = {**sent, "c0-impact": "One less"}
    told = client.post(f"{made.child_url}/words", stale, headers=script).json()
    assert told["beside"] == "Josie Hall"
    page = shown(client, made.item_url)
    assert "One more" in page and "One less" in page and "Written at the same time" in page


def test_a_closed_meeting_keeps_what_was_typed_on_the_page_and_says_why(room: Room) -> None:
    made = Set(room)
    with acting_as(room.chair):
        actions.close(actor=room.chair, meeting_id=made.meeting)
    answer = as_(room.nurse_account).post(f"{made.child_url}/words", {"prefix": "c0-", "c0-impact": "Typed late"})
    assert answer.status_code == 200
    assert "This meeting is closed" in answer.content.decode()
    script = {"X-Requested-With": "words"}
    told = as_(room.nurse_account).post(
        f"{made.child_url}/words", {"prefix": "c0-", "c0-impact": "Typed late"}, headers=script
    )
    assert "closed" in told.json()["refused"]


def test_what_is_missing_in_an_action_is_said_at_its_field_and_nothing_typed_is_lost(room: Room) -> None:
    made = Set(room)
    client = as_(room.chair_account)
    page = client.post(f"{made.child_url}/action", {"what": "See her"}).content.decode()
    assert "Name the person who will do it." in page and "Say by which day." in page and "See her" in page
    day = timezone.now() + timedelta(days=2)
    sent = {
        "what": "See her", "owner_name": "Tom Ravensdale", "agency": str(room.teacher.agency_id), "due-day": day.day,
        "due-month": day.month, "due-year": day.year,
    }  # fmt: skip
    assert client.post(f"{made.child_url}/action", sent).status_code == 302
    teacher = as_(room.teacher_account)
    assert "See her" in shown(teacher, "/meetings/actions")
    assert "See her" in shown(teacher, "/worklist")
    with acting_as(room.teacher):
        (owed,) = selectors.actions_for(room.teacher)
    assert owed.account_id == room.teacher.account_id
    url = f"/meetings/actions/{owed.id}"
    assert "Say why it cannot be done" in teacher.post(url, {"became": "cannot"}).content.decode()
    assert teacher.post(url, {"became": "done", "words": "Seen."}).status_code == 302
    assert "Done" in shown(as_(room.chair_account), made.item_url)


def test_childrens_social_care_may_be_best_placed_owe_an_action_and_be_here(room: Room) -> None:
    """It answers no checks, and its workers know the child best; who is not known by name is asked at their desk."""
    made, council = Set(room), str(room.chair.agency_id)
    day = timezone.now() + timedelta(days=2)
    due = {"due-day": day.day, "due-month": day.month, "due-year": day.year}
    for client in (as_(room.chair_account), as_(room.nurse_account)):
        for page in ("worker", "action"):
            assert f'value="{council}"' in shown(client, f"{made.child_url}/{page}"), page
    assert f'value="{council}"' in shown(as_(room.chair_account), f"{made.url}/attendance")
    sent = {"what": "Visit tonight", "owner_name": "Whoever is on duty", "agency": council, **due}
    assert as_(room.nurse_account).post(f"{made.child_url}/action", sent).status_code == 302
    assert "Visit tonight" in shown(as_(room.chair_account), "/meetings/actions")
    assert "agreed an action for you or your agency" in shown(as_(room.chair_account), "/messages")


def test_going_on_leaving_out_and_inviting_are_the_chairs(room: Room) -> None:
    made = Set(room)
    nurse, chair = as_(room.nurse_account), as_(room.chair_account)
    for task in ("go", "leave-out", "invite", "bring-back"):
        assert nurse.post(f"{made.item_url}/{task}").status_code == 403
    assert "Say why this family is not discussed today" in chair.post(f"{made.item_url}/leave-out").content.decode()
    assert chair.post(f"{made.item_url}/leave-out", {"reason": "Seen this morning"}).status_code == 302
    assert "Seen this morning" in shown(nurse, made.url)
    assert chair.post(f"{made.item_url}/bring-back").status_code == 302
    assert "Nobody here has this name" in chair.post(f"{made.item_url}/invite", {"whom": "Nobody"}).content.decode()
    assert chair.post(f"{made.item_url}/go").url == made.item_url
    assert "Being discussed now" in shown(nurse, made.item_url)


def test_the_minutes_say_whom_the_meeting_did_not_come_to_and_whose_words_are_not_released(room: Room) -> None:
    made = Set(room, "Zoë")
    with acting_as(room.chair):
        brother, other = a_child(room.chair, "Quentin").id, a_child(room.chair, "Umberto").id
        both = an_item(room.chair, made.meeting, a_child(room.chair, "Opal").id, brother)
        an_item(room.chair, made.meeting, other)
        assert "Not discussed" not in shown(as_(room.chair_account), f"{made.url}/minutes"), "nobody moved to anything"
        actions.move_to(actor=room.chair, item_id=made.item)
    with acting_as(room.nurse):
        actions.contribute(
            actor=room.nurse, item_id=both, person_id=brother, field=Field.IMPACT, words="Coughs at night."
        )
    page = shown(as_(room.chair_account), f"{made.url}/minutes")
    minuted, rest = page.split("Not discussed yet: 1")
    assert "Umberto" in rest and "Umberto" not in minuted and "Zoë" in minuted and "Quentin" in minuted
    assert minuted.count("Spoke, and has not released its words") == 1, "of the child it spoke about, no other"
    with acting_as(room.chair):
        actions.close(actor=room.chair, meeting_id=made.meeting)
    assert "Not discussed: 1" in shown(as_(room.chair_account), f"{made.url}/minutes")
    assert "Umberto" in words_of(as_(room.chair_account).get(f"{made.url}/minutes.pdf").content)
    for url, over, still in (
        (f"{made.url}/minutes", "Nobody was proposed.", "proposed yet"), (made.url, "Nobody said", "Not said yet")
    ):  # fmt: skip
        after = shown(as_(room.chair_account), url)
        assert over in after and still not in after, "it is over: nothing comes yet"


def test_a_worker_of_a_family_who_was_not_invited_meets_a_page_like_any_that_does_not_exist(room: Room) -> None:
    made = Set(room)
    outsider = as_(an_account(Role.SOCIAL_WORKER))
    for url in (made.url, made.item_url, f"{made.item_url}/now", f"{made.url}/minutes", f"{made.url}/now"):
        shown(outsider, url, 404)
    assert "Daily multi-agency" not in shown(outsider, "/meetings")


def test_a_restricted_child_is_nowhere_in_the_pages_or_the_pdf(room: Room) -> None:
    made = Set(room, "Quetzal")
    other = Set(room, "Zoë")
    say(room.chair, made, "Quetzal again", Field.AGREED)
    with acting_as(room.chair):
        told = an_action(room.nurse.agency_id, child_as_told="Quetzal", what="See Quetzal")
        actions.record_action(actor=room.chair, item_id=made.item, person_id=made.child, told=told)
        actions.move_to(actor=room.chair, item_id=made.item)
        access.restrict(
            actor=room.chair, person_ids=[made.child], mode="hidden", reason_code="staff", reason="x",
            ask=WhomToAsk("Ruth", "01632 960101"), allowed=[room.chair.account_id],
        )  # fmt: skip
    nurse, agency = as_(room.nurse_account), room.nurse.agency_id
    for url in (
        "/meetings", made.url, f"{made.url}/now", other.item_url, f"{other.item_url}/now", f"{made.url}/minutes",
        f"{made.url}/pack/{agency}", "/meetings/actions", "/worklist", "/messages",
    ):  # fmt: skip
        assert "Quetzal" not in shown(nurse, url), url
    assert "1 family" in shown(nurse, made.url)
    shown(nurse, made.item_url, 404)
    for url in (f"{made.url}/minutes.pdf", f"{made.url}/pack/{agency}.pdf"):
        assert "Quetzal" not in words_of(nurse.get(url).content)
    assert "Quetzal" in words_of(as_(room.chair_account).get(f"{made.url}/minutes.pdf").content)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_minutes_hold_what_was_agreed_and_released_and_name_who_has_not_released(room: Room) -> None:
    made = Set(room)
    say(room.chair, made, "A visit today by her own worker.", Field.AGREED)
    say(room.nurse, made, "Losing weight.")
    say(room.sergeant, made, "Three reports in May.")
    with acting_as(room.nurse):
        actions.release(actor=room.nurse, item_id=made.item)
    client = as_(room.teacher_account)
    pdf = client.get(f"{made.url}/minutes.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    for words in (words_of(pdf.content), shown(client, f"{made.url}/minutes")):
        assert "A visit today by her own worker." in words and "Losing weight." in words
        assert "Three reports" not in words and "not released its words: Police" in words
    assert "For Tom Ravensdale, Education, " in words_of(pdf.content)
    with acting_as(room.teacher):
        sent = [event for event in events_by_the_actor() if event.kind == "meeting_minutes.viewed"]
    assert [event.detail.get("recipient", "") for event in sent] == ["", "Tom Ravensdale, Education"]


def test_a_pack_holds_what_its_agency_said_and_owes_and_nothing_another_did_not_release(room: Room) -> None:
    made, other = Set(room), Set(room, "Ali")
    say(room.nurse, made, "Losing weight.")
    say(room.sergeant, made, "Three reports in May.")
    say(room.sergeant, other, "A car outside.")
    with acting_as(room.chair):
        for agency, what in ((room.nurse.agency_id, "Weigh her"), (room.sergeant.agency_id, "Visit the house")):
            told = an_action(agency, what=what)
            actions.record_action(actor=room.chair, item_id=made.item, person_id=made.child, told=told)
    words = words_of(as_(room.nurse_account).get(f"{made.url}/pack/{room.nurse.agency_id}.pdf").content)
    assert "Losing weight." in words and "Weigh her" in words and "For Health, " in words
    assert "Three reports" not in words and "Visit the house" not in words and "Ali" not in words
    assert as_(room.nurse_account).get(f"{made.url}/pack/{room.sergeant.agency_id}").status_code == 403
    of_police = shown(as_(room.chair_account), f"{made.url}/pack/{room.sergeant.agency_id}")
    assert "Visit the house<br>" in of_police, "what is to be done stands apart from who does it"
    for_police = words_of(as_(room.chair_account).get(f"{made.url}/pack/{room.sergeant.agency_id}.pdf").content)
    assert "Nothing was agreed for your agency to do." in for_police, "of the second family"
    assert "No action was agreed" not in for_police, "others agreed to do something, which this pack does not hold"


def test_what_a_child_said_once_the_meeting_was_closed_is_not_in_its_minutes(room: Room) -> None:
    made = Set(room)
    with acting_as(room.chair):
        voice.record(actor=room.chair, person_id=made.child, told=her_own_words("I want my nan."))
        actions.close(actor=room.chair, meeting_id=made.meeting)
        voice.record(actor=room.chair, person_id=made.child, told=her_own_words("It is better now."))
    minutes = shown(as_(room.chair_account), f"{made.url}/minutes")
    assert "I want my nan." in minutes and "It is better now." not in minutes
    agenda = shown(as_(room.chair_account), made.url)
    assert "Who was there" in agenda and "Who is here" not in agenda


def test_words_that_name_a_protected_place_are_withheld_from_minutes_and_packs(room: Room) -> None:
    made = Set(room)
    with acting_as(room.chair):
        father = a_child(room.chair, "Alan").id
        LocatingFact.record(
            actor=room.chair, person_id=made.child, kind="address", text="7 Hidden Lane", postcode="GL1 9ZZ",
            protected_from=[father], protected_reason="Threats",
        )  # fmt: skip
    say(room.chair, made, "Visit at gl19zz before noon.", Field.AGREED)
    say(room.nurse, made, "She sleeps badly at 7, Hidden Lane.")
    with acting_as(room.nurse):
        actions.release(actor=room.nurse, item_id=made.item)
    for client, url in (
        (as_(room.chair_account), f"{made.url}/minutes"), (as_(room.nurse_account), f"{made.url}/pack/{room.nurse.agency_id}"),
    ):  # fmt: skip
        for words in (shown(client, url), words_of(client.get(f"{url}.pdf").content)):
            assert "Hidden Lane" not in words and "gl19zz" not in words.lower()
            assert "name a place that is protected" in words


def test_a_partner_brings_a_child_and_may_keep_a_part_to_those_named(room: Room) -> None:
    made = Set(room)
    client = as_(room.sergeant_account)
    url = f"/meetings/bring/{made.child}"
    assert "Say in one line" in client.post(url, {"children": [str(made.child)], "reason": "partner"}).content.decode()
    sent = {"children": [str(made.child)], "reason": "exploitation", "line": "Seen in a car", "part": "yes"}
    assert "Name who may see this part" in client.post(url, sent).content.decode()
    assert "not the name" in client.post(url, {**sent, "named": "Nobody At All"}).content.decode()
    answer = client.post(url, {**sent, "named": "Josie Hall"})
    assert answer.status_code == 302
    assert "Seen in a car" in shown(as_(room.nurse_account), made.url)
    assert "Seen in a car" in shown(as_(room.chair_account), answer.url)
    assert "Seen in a car" not in shown(as_(room.teacher_account), made.url)
    shown(as_(room.teacher_account), answer.url, 404)


def test_pages_cost_no_more_for_many_families(room: Room) -> None:
    made = Set(room)
    client = as_(room.chair_account)
    counts = []
    for number in (1, 2, 5):
        for each in range(number):
            more = Set(room, f"Child{number}{each}")
            say(room.chair, more, "Words", Field.AGREED)
        counts.append([cost(client, url) for url in (made.url, made.item_url, f"{made.url}/minutes")])
    assert counts[1] == counts[2], counts


def cost(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        shown(client, url)
    return len(asked)


def test_nothing_typed_with_markup_in_it_is_markup_on_the_page(room: Room) -> None:
    made = Set(room)
    say(room.nurse, made, "<script>alert(1)</script>{{ 7*7 }}")
    page = shown(as_(room.chair_account), made.item_url)
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page


def test_an_item_of_one_meeting_is_not_found_in_another(room: Room) -> None:
    made = Set(room)
    shown(as_(room.chair_account), f"/meetings/{UUID(int=7)}/family/{made.item}", 404)
