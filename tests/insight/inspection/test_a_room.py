"""An inspection: its days, what is frozen and by whom it is accepted, who sees what and until when, and what withholds."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from openmash.foundation.access.actions import WhomToAsk, give_role, restrict
from openmash.foundation.access.actors import Service, acting_as, actor_for, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.governance.profile import profile
from openmash.insight.chronology import redaction
from openmash.insight.inspection import actions, selectors
from openmash.insight.inspection.actions import NoticeTold, TaskTold
from openmash.insight.inspection.actions.releasing import DocumentTold
from openmash.insight.inspection.models import AgencyView, Exhibit, Task, Wanted
from openmash.insight.inspection.packs import pack
from openmash.insight.inspection.words import ANNEX_A, PAPERS, ExhibitKind, How, Making
from openmash.insight.practice import actions as practice
from openmash.insight.practice.selectors import found_in
from openmash.insight.practice.words import Agrees
from openmash.records.linkage.selectors import person_set
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.family import a_family
from tests.factories.frontdoor import a_hub
from tests.factories.inspection import Room, a_room, make_what_waits, papers_of, shown, the_list
from tests.factories.practice import auditors, children_decided, draw, drawn_for, graded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def room() -> Room:
    return a_room()


def test_the_days_of_the_plan_are_counted_from_the_notice_and_say_where_they_are_from(room: Room) -> None:
    with acting_as(room.lead):
        found = selectors.inspection(room.inspection, actor=room.lead)
        tasks = selectors.tasks(room.inspection, actor=room.lead)
    calendar = profile("gloucestershire", on=local_date(timezone.now())).calendar()
    on_site = next(each for each in tasks if each.says == "Inspectors on site")
    assert on_site.due_on == calendar.add_working_days(local_date(found.notice_at), 9)
    assert all(each.source for each in tasks) and not any(each.confirmed for each in tasks)
    assert [each.due_on for each in tasks] == sorted(each.due_on for each in tasks)


def test_a_notice_from_tomorrow_and_one_that_says_nothing_are_refused(room: Room) -> None:
    with acting_as(room.lead), pytest.raises(Incomplete) as refused:
        actions.begin(actor=room.lead, told=NoticeTold("none", "", "", timezone.now() + timedelta(days=1)))
    assert {each.field for each in refused.value.problems} == {"kind", "inspectorate", "notice_on"}


def test_a_task_is_given_finished_by_its_owner_and_each_state_of_it_stays(room: Room) -> None:
    owner = an_actor(Role.SOCIAL_WORKER, name="Priya Nandakumar")
    with acting_as(room.lead):
        told = TaskTold("The rota of the week", local_date(timezone.now()), owner.name)
        thread = actions.add_task(actor=room.lead, inspection_id=room.inspection, told=told)
        with pytest.raises(Incomplete, match="Nobody with an account"):
            actions.change_task(actor=room.lead, thread=thread, told=TaskTold("x", told.due_on, "Nobody At All"))
    with acting_as(owner):
        assert [each.thread for each in selectors.my_tasks(actor=owner)] == [thread]
        assert Task.objects.count() == 1, "of the plan, an owner outside the room sees what is theirs"
        with pytest.raises(NotVisible):
            selectors.inspection(room.inspection, actor=owner)
        actions.finish_task(actor=owner, thread=thread, note="On the shared drive")
        with pytest.raises(NotAllowedNow):
            actions.finish_task(actor=owner, thread=thread, note="")
        assert selectors.my_tasks(actor=owner) == []
    with acting_as(room.lead):
        assert Task.objects.filter(thread=thread).count() == 2
        assert selectors.task(thread, actor=room.lead).note == "On the shared drive"


def test_a_list_is_frozen_accepted_by_name_released_and_a_later_one_leaves_it_standing(room: Room) -> None:
    first = the_list(room, released=False)
    with acting_as(room.lead):
        content = selectors.content_of(first.id, actor=room.lead)
        assert hashlib.sha256(content).hexdigest() == first.sha256
        assert str(room.family.mia) in content.decode()
        assert {"what": "Children not yet decided", "missing": 2, "of": 2} in list(first.quality)
        with pytest.raises(NotAllowedNow, match="accept it before it is released"):
            actions.release(actor=room.lead, exhibit_id=first.id)
        with pytest.raises(Incomplete) as refused:
            actions.accept(actor=room.lead, exhibit_id=first.id, has_read=False, note="")
        assert {each.field for each in refused.value.problems} == {"has_read", "note"}
        actions.accept(actor=room.lead, exhibit_id=first.id, has_read=True, note="Asked of the teams")
        actions.release(actor=room.lead, exhibit_id=first.id)
    second = the_list(room, released=False)
    assert (first.version, second.version) == (1, 2)
    with acting_as(room.lead):
        earlier = selectors.exhibit(first.id, actor=room.lead)
        assert earlier.is_released and not earlier.is_latest and earlier.accepted_by == room.lead.name
        assert selectors.content_of(first.id, actor=room.lead) == content
    assert [each.id for each in shown(room, room.inspector)] == [first.id], "the second is not released"


def test_annex_a_is_frozen_with_what_is_missing_and_released_once_somebody_accepts_it(room: Room) -> None:
    with acting_as(room.lead):
        actions.ask_for_list(actor=room.lead, inspection_id=room.inspection, key=ANNEX_A)
    make_what_waits()
    with acting_as(room.lead):
        [found] = shown(room, room.lead)
        assert (found.kind, found.filename, found.name) == (ExhibitKind.LIST, "annex-a.xlsx", "Annex A, lists 1 to 10")
        content = selectors.content_of(found.id, actor=room.lead)
        assert hashlib.sha256(content).hexdigest() == found.sha256
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            assert sum(name.startswith("xl/worksheets/sheet") for name in book.namelist()) == 12, "notes, 10, quality"
        assert {"what": "List 1, Contacts: Ethnicity", "missing": 2, "of": 2} in list(found.quality)
        with pytest.raises(NotAllowedNow, match="accept it before it is released"):
            actions.release(actor=room.lead, exhibit_id=found.id)
        actions.accept(actor=room.lead, exhibit_id=found.id, has_read=True, note="Asked at the next visit.")
        actions.release(actor=room.lead, exhibit_id=found.id)
    assert [each.id for each in shown(room, room.inspector)] == [found.id]
    _restricted(room, room.family.ella)
    assert shown(room, room.inspector) == [], "it named her"


def test_a_childs_papers_say_what_an_audit_that_is_over_found_and_name_nobody() -> None:
    hub = a_hub()
    (child,) = children_decided(hub, 1)
    ruth, owain = auditors()
    key = draw(ruth, double_percent=0)
    auditor = ruth if drawn_for(ruth) else owain
    (row,) = drawn_for(auditor)
    with acting_as(auditor):
        practice.grade(actor=auditor, drawn_id=row.pk, told=graded("good"))
        practice.ask_practitioner(actor=auditor, drawn_id=row.pk, words="What would have helped?")
    maker = service(Service.INSPECTION)
    with acting_as(maker):
        assert "No audit that is over" in _words(pack(person_set(child, maker), actor=maker, now=timezone.now()).record)
    with acting_as(hub.manager):
        practice.answer(actor=hub.manager, drawn_id=row.pk, agrees=Agrees.YES, words="An hour more that night.")
    with acting_as(auditor):
        practice.end_audit(actor=auditor, audit_id=key, words="The voice is kept.")
    with acting_as(maker):
        said = _words(pack(person_set(child, maker), actor=maker, now=timezone.now()).record)
    assert "Front door, autumn, ended" in said and "Because of voice." in said
    assert "An hour more that night." in said
    assert auditor.name not in said
    with acting_as(hub.manager), pytest.raises(NotPermitted):
        found_in(person_set(child, hub.manager), actor=hub.manager)


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def test_an_inspector_finds_what_was_released_within_their_days_and_nothing_when_the_seat_is_ended(room: Room) -> None:
    listed = the_list(room)
    hidden = papers_of(room, room.family.ella, released=False)
    given = shown(room, room.inspector)
    assert [each.id for each in given] == [listed.id]
    assert shown(room, room.outsider) == []
    with acting_as(room.inspector):
        assert Exhibit.objects.count() == 1 and Wanted.objects.count() == 0 and Task.objects.count() == 0
        for each in hidden:
            with pytest.raises(NotVisible):
                selectors.content_of(each.id, actor=room.inspector)
        with pytest.raises(NotPermitted):
            actions.release(actor=room.inspector, exhibit_id=listed.id)
    with acting_as(room.lead):
        [seat] = [each for each in selectors.seats(room.inspection, actor=room.lead) if each.side == "inspector"]
        actions.end_seat(actor=room.lead, seat_id=seat.id)
    assert shown(room, room.inspector) == []
    with acting_as(room.inspector), pytest.raises(NotVisible):
        selectors.inspection(room.inspection, actor=room.inspector)


def test_a_seat_that_has_not_begun_or_is_over_shows_nothing(room: Room) -> None:
    the_list(room)
    now = timezone.now()
    with acting_as(room.lead):
        actions.seat_inspector(
            actor=room.lead, inspection_id=room.inspection, account_id=room.outsider.account_id,
            starts_at=now + timedelta(days=5), ends_at=now + timedelta(days=9),
        )  # fmt: skip
        for starts, ends in ((now, now - timedelta(days=1)), (now, now + timedelta(days=400))):
            with pytest.raises(Incomplete):
                actions.seat_inspector(
                    actor=room.lead, inspection_id=room.inspection, account_id=room.inspector.account_id,
                    starts_at=starts, ends_at=ends,
                )  # fmt: skip
    assert shown(room, room.outsider) == []


def test_only_an_inspector_and_nothing_but_an_inspector_is_given_a_seat(room: Room) -> None:
    both = an_actor(Role.INSPECTOR, name="Two Hats")
    account = Account.objects.get(pk=both.account_id)
    set_up = service(Service.SET_UP)
    with acting_as(set_up):
        give_role(actor=set_up, account=account, role=Role.SCREENER)
    now = timezone.now()
    with acting_as(room.lead), pytest.raises(Incomplete, match="Choose an inspector"):
        actions.seat_inspector(
            actor=room.lead, inspection_id=room.inspection, account_id=actor_for(account).account_id, starts_at=now,
            ends_at=now + timedelta(days=2),
        )  # fmt: skip


def test_the_partnerships_manager_prepares_the_room_and_sees_no_child(room: Room) -> None:
    listed = the_list(room)
    manager = an_actor(Role.PARTNERSHIP_MANAGER, name="Celia Rowntree")
    with acting_as(room.lead):
        actions.let_in(actor=room.lead, inspection_id=room.inspection, name=manager.name)
    with acting_as(manager):
        told = DocumentTold(ExhibitKind.DOCUMENT, "Thresholds", "What a child needs", "thresholds.txt", b"Level 1")
        document = actions.add_document(actor=manager, inspection_id=room.inspection, told=told)
        actions.release(actor=manager, exhibit_id=document)
        assert [each.id for each in selectors.exhibits(room.inspection, actor=manager)] == [document]
        with pytest.raises(NotVisible):
            selectors.content_of(listed.id, actor=manager)
        with pytest.raises(NotPermitted):
            actions.ask_for_list(actor=manager, inspection_id=room.inspection, key="contacts")


def test_children_are_drawn_from_the_frozen_list_once_and_again_the_same(room: Room) -> None:
    with acting_as(room.lead), pytest.raises(NotAllowedNow, match="list of contacts made first"):
        actions.draw_children(actor=room.lead, inspection_id=room.inspection, number=1, seed=4)
    the_list(room)
    with acting_as(room.lead):
        assert actions.draw_children(actor=room.lead, inspection_id=room.inspection, number=2, seed=4) == 2
        assert actions.draw_children(actor=room.lead, inspection_id=room.inspection, number=2, seed=4) == 0
    make_what_waits()
    with acting_as(room.lead):
        found = [each for each in selectors.wanted(room.inspection, actor=room.lead) if each.what == PAPERS]
    assert {each.child for each in found} == {room.family.mia, room.family.ella}
    assert all(each.state is Making.MADE and each.how is How.SAMPLED for each in found)


def test_where_what_may_be_given_cannot_be_judged_all_of_a_childs_papers_are_withheld(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(redaction, "judge", breaks)
    assert papers_of(room, room.family.mia) == []
    with acting_as(room.lead):
        [found] = [each for each in selectors.wanted(room.inspection, actor=room.lead) if each.what == PAPERS]
        assert found.state is Making.WITHHELD and "nothing of it was kept" in found.said
    monkeypatch.undo()
    assert len(papers_of(room, room.family.mia)) == 2, "asked for again, they are made"


def _restricted(room: Room, child: UUID) -> None:
    family = room.family
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[child], mode="hidden", reason_code="other", reason="A threat",
            ask=WhomToAsk("Grace Oduya", "01632 960000"), allowed=[family.manager.account_id],
        )  # fmt: skip


def test_a_restricted_child_is_added_only_by_somebody_in_the_room_who_may_see_them() -> None:
    family = a_family()
    room = a_room(family)
    duty = an_actor(Role.DUTY_MANAGER, name="Ruth Castellan", agency=family.council)
    with acting_as(family.manager):
        restrict(
            actor=family.manager, person_ids=[family.ella], mode="hidden", reason_code="other", reason="A threat",
            ask=WhomToAsk("Grace Oduya", "01632 960000"), allowed=[family.manager.account_id, duty.account_id],
        )  # fmt: skip
    with acting_as(room.lead):
        with pytest.raises(Incomplete) as hidden:
            actions.add_child(actor=room.lead, inspection_id=room.inspection, named=str(family.ella))
        with pytest.raises(Incomplete) as absent:
            actions.add_child(actor=room.lead, inspection_id=room.inspection, named=str(UUID(int=7)))
        assert [x.sentence for x in hidden.value.problems] == [x.sentence for x in absent.value.problems]
        actions.let_in(actor=room.lead, inspection_id=room.inspection, name=duty.name)
    with acting_as(duty):
        actions.add_child(actor=duty, inspection_id=room.inspection, named=str(family.ella))
        assert actions.release_ready(actor=duty, inspection_id=room.inspection) == 2
        assert len(selectors.exhibits(room.inspection, actor=duty)) == 2
    with acting_as(room.lead):
        assert selectors.exhibits(room.inspection, actor=room.lead) == []
        assert selectors.wanted(room.inspection, actor=room.lead) == []
    assert [each.child for each in shown(room, room.inspector)] == [family.ella] * 2


def test_a_child_restricted_after_a_release_is_out_of_reach_at_once(room: Room) -> None:
    papers_of(room, room.family.ella)
    mine = papers_of(room, room.family.mia)
    listed = the_list(room)
    assert {each.child for each in shown(room, room.inspector)} == {room.family.ella, room.family.mia, None}
    _restricted(room, room.family.ella)
    for actor in (room.inspector, room.lead):
        assert {each.id for each in shown(room, actor)} == {each.id for each in mine}, "the list named her too"
    again = the_list(room)
    assert again.version == listed.version + 1
    with acting_as(room.inspector):
        assert str(room.family.ella) not in selectors.content_of(again.id, actor=room.inspector).decode()


def test_what_is_taken_back_is_gone_for_the_inspector_and_a_closed_room_takes_nothing_more(room: Room) -> None:
    listed = the_list(room)
    with acting_as(room.lead):
        actions.take_back(actor=room.lead, exhibit_id=listed.id)
    assert shown(room, room.inspector) == []
    with acting_as(room.lead):
        actions.release(actor=room.lead, exhibit_id=listed.id)
        actions.close(actor=room.lead, inspection_id=room.inspection)
        with pytest.raises(NotAllowedNow, match="has ended"):
            actions.ask_for_list(actor=room.lead, inspection_id=room.inspection, key="contacts")
        assert len(selectors.exhibits(room.inspection, actor=room.lead)) == 1
    assert shown(room, room.inspector) == []


def test_an_inspector_asks_and_reads_the_answer_with_only_what_was_released(room: Room) -> None:
    listed = the_list(room)
    hidden = papers_of(room, room.family.mia, released=False)
    today = local_date(timezone.now())
    with acting_as(room.inspector):
        key = actions.ask(actor=room.inspector, inspection_id=room.inspection, asks="What became of her?", due_on=today)
        with pytest.raises(Incomplete):
            actions.ask(actor=room.inspector, inspection_id=room.inspection, asks="", due_on=today - timedelta(days=1))
        with pytest.raises(NotPermitted):
            actions.answer(actor=room.inspector, enquiry_id=key, words="Nothing")
    with acting_as(room.outsider), pytest.raises(NotVisible):
        actions.ask(actor=room.outsider, inspection_id=room.inspection, asks="And what of this?", due_on=today)
    with acting_as(room.lead):
        rests = [listed.id, hidden[0].id]
        actions.answer(actor=room.lead, enquiry_id=key, words="She is on a plan.", exhibits=rests)
        assert len(selectors.enquiry(key, actor=room.lead).answers[0].exhibits) == 2
    with acting_as(room.inspector):
        [answer] = selectors.enquiry(key, actor=room.inspector).answers
        assert answer.words == "She is on a plan." and [x.id for x in answer.exhibits] == [listed.id]


def test_what_the_pages_read_does_not_grow_with_what_is_there(room: Room) -> None:
    the_list(room)

    def asked(read: Callable[[], object]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            read()
        return len(found)

    reads = {
        "exhibits": lambda: selectors.exhibits(room.inspection, actor=room.lead),
        "wanted": lambda: selectors.wanted(room.inspection, actor=room.lead),
        "tasks": lambda: selectors.tasks(room.inspection, actor=room.lead),
        "enquiries": lambda: selectors.enquiries(room.inspection, actor=room.lead),
        "seats": lambda: selectors.seats(room.inspection, actor=room.lead),
    }  # fmt: skip
    with acting_as(room.lead):
        before = {name: asked(read) for name, read in reads.items()}
    papers_of(room, room.family.mia)
    papers_of(room, room.family.ella)
    with acting_as(room.lead):
        assert {name: asked(read) for name, read in reads.items()} == before
    assert max(before.values()) <= 4


ANSWERS = {
    "identified": ["The officer saw a child who was afraid, and rang at once."], "decided": ["Yes: an assessment."],
    "voice": ["She named her nan."], "grade": ["good"],
}  # fmt: skip


def test_each_agency_audits_a_child_by_itself_and_then_all_of_them_together(room: Room) -> None:
    family = room.family
    papers_of(room, family.mia)
    hub = [an_actor(Role.HUB_PARTNER, name=name, agency=family.police) for name in ("DS Whitcombe", "PC Brereton")]
    with acting_as(room.lead):
        actions.let_in(actor=room.lead, inspection_id=room.inspection, name=hub[0].name)
        [child] = selectors.children_to_audit(actor=room.lead)
        with pytest.raises(NotAllowedNow, match="Two agencies write their own view first"):
            actions.write_view(actor=room.lead, wanted_id=child.wanted_id, typed=ANSWERS, joint=True)
        with pytest.raises(Incomplete) as refused:
            actions.write_view(actor=room.lead, wanted_id=child.wanted_id, typed={}, joint=False)
        assert {each.field for each in refused.value.problems} == {"identified", "decided", "voice", "grade"}
        actions.write_view(actor=room.lead, wanted_id=child.wanted_id, typed=ANSWERS, joint=False)
    with acting_as(hub[0]):
        [mine] = selectors.children_to_audit(actor=hub[0])
        assert not mine.is_written_by(hub[0].agency_id)
        again = {**ANSWERS, "grade": ["requires_improvement"]}
        for typed in (ANSWERS, again):
            actions.write_view(actor=hub[0], wanted_id=mine.wanted_id, typed=typed, joint=False)
        with pytest.raises(NotPermitted):
            actions.write_view(actor=hub[0], wanted_id=mine.wanted_id, typed=ANSWERS, joint=True)
        assert len(selectors.child_to_audit(mine.wanted_id, actor=hub[0]).views) == 2, "the later of its own stands"
    with acting_as(hub[1]):
        assert selectors.children_to_audit(actor=hub[1]) == [], "of the same agency, but not in the room"
    with acting_as(room.lead):
        actions.write_view(actor=room.lead, wanted_id=child.wanted_id, typed=ANSWERS, joint=True)
    make_what_waits()
    with acting_as(room.lead):
        assert actions.release_ready(actor=room.lead, inspection_id=room.inspection) == 1
        [paper] = [x for x in shown(room, room.inspector) if x.name.endswith("joint audit")]
        words = " ".join(
            " ".join(page.extract_text().split())
            for page in PdfReader(io.BytesIO(selectors.content_of(paper.id, actor=room.lead))).pages
        )
    assert "She named her nan." in words and "Requires improvement to be good" in words
    assert words.index("What all of us find") > words.index("Police")
    with acting_as(room.inspector):
        assert AgencyView.objects.count() == 0, "an inspector has the paper, and not what it was made from"
