"""What was agreed: a worker who accepts, actions with an owner and a time, and what became of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.utils import timezone

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.words import Became
from openmash.foundation.access.actors import acting_as
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.foundation.notices.selectors import count_waiting
from tests.factories.meetings import Room, a_meeting, a_room, an_action, an_item
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room()


def a_family(room: Room) -> tuple[UUID, UUID, UUID]:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        return meeting, an_item(room.chair, meeting, child), child


def agree(room: Room, **values: object) -> UUID:
    _, item, child = a_family(room)
    with acting_as(room.chair):
        told = an_action(room.teacher.agency_id, **values)
        return actions.record_action(actor=room.chair, item_id=item, person_id=child, told=told)


def test_an_action_needs_what_who_of_which_agency_and_a_time_still_to_come(room: Room) -> None:
    _, item, child = a_family(room)
    told = an_action(None, what=" ", owner_name="", due_at=timezone.now())
    with acting_as(room.chair), pytest.raises(Incomplete) as refused:
        actions.record_action(actor=room.chair, item_id=item, person_id=child, told=told)
    assert {problem.field for problem in refused.value.problems} == {"what", "agency", "owner_name", "due"}


def test_an_action_is_on_its_owners_list_and_they_are_told(room: Room) -> None:
    agree(room)
    with acting_as(room.teacher):
        (owed,) = selectors.actions_for(room.teacher)
        assert (owed.what, owed.owner, owed.agency) == ("See her at school", "Tom Ravensdale", "Education")
        assert sum(count_waiting(actor=room.teacher).values()) == 1
    with acting_as(room.nurse):
        assert selectors.actions_for(room.nurse) == []


def test_an_action_late_is_shown_late_until_it_is_done(room: Room) -> None:
    action = agree(room)
    with time_machine.travel(timezone.now() + timedelta(days=2)), acting_as(room.teacher):
        assert selectors.overdue_for(room.teacher) == 1
        actions.answer_action(actor=room.teacher, action_id=action, became=Became.DONE, words="Seen; she is well.")
        assert selectors.overdue_for(room.teacher) == 0
        with pytest.raises(NotAllowedNow, match="done already"):
            actions.answer_action(actor=room.teacher, action_id=action, became=Became.DONE)


def test_what_cannot_be_done_says_why_and_whoever_agreed_it_is_told(room: Room) -> None:
    action = agree(room)
    with acting_as(room.teacher):
        with pytest.raises(Incomplete, match="Say why"):
            actions.answer_action(actor=room.teacher, action_id=action, became=Became.CANNOT)
        actions.answer_action(actor=room.teacher, action_id=action, became=Became.CANNOT, words="She has moved school.")
    with acting_as(room.chair):
        assert sum(count_waiting(actor=room.chair).values()) == 1


def test_nobody_answers_for_another_agency(room: Room) -> None:
    action = agree(room)
    with acting_as(room.nurse), pytest.raises(NotPermitted):
        actions.answer_action(actor=room.nurse, action_id=action, became=Became.DONE)


def test_the_next_meeting_sees_what_the_last_one_agreed_and_what_became_of_it(room: Room) -> None:
    action = agree(room)
    with acting_as(room.teacher):
        actions.answer_action(actor=room.teacher, action_id=action, became=Became.CANNOT, words="She has moved school.")
    with time_machine.travel(timezone.now() + timedelta(days=1)), acting_as(room.chair):
        today = selectors.meeting(a_meeting(room.chair), actor=room.chair)
        before = selectors.the_one_before(today, actor=room.chair)
        assert before is not None
        (agreed,) = selectors.agreed_at(before.id, actor=room.chair)
    assert (agreed.became, agreed.answer_words, agreed.answered_by) == (
        Became.CANNOT, "She has moved school.", "Tom Ravensdale",
    )  # fmt: skip


def test_the_best_placed_worker_stands_once_their_own_agency_accepts(room: Room) -> None:
    _, item, child = a_family(room)
    with acting_as(room.chair):
        with pytest.raises(Incomplete):
            actions.propose_worker(
                actor=room.chair, item_id=item, person_id=child, agency_id=room.teacher.agency_id, worker="", why=""
            )
        proposal = actions.propose_worker(
            actor=room.chair, item_id=item, person_id=child, agency_id=room.teacher.agency_id, worker="Ms Obi",
            why="She asked for her.",
        )  # fmt: skip
        with pytest.raises(NotPermitted):
            actions.accept_worker(actor=room.chair, proposal_id=proposal, accepts=True)
    with acting_as(room.teacher):
        with pytest.raises(Incomplete, match="who could"):
            actions.accept_worker(actor=room.teacher, proposal_id=proposal, accepts=False)
        actions.accept_worker(actor=room.teacher, proposal_id=proposal, accepts=True)
    with acting_as(room.chair):
        worker = selectors.item(item, actor=room.chair).worker_of(child)
    assert worker is not None
    assert (worker.worker, worker.accepts, worker.answered_by) == ("Ms Obi", True, "Tom Ravensdale")
