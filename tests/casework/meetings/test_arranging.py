"""The agenda: one meeting a day, families once, left out only with a reason; who is here; invitations that end."""

from __future__ import annotations

import pytest
from django.utils import timezone

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.actions import Proposed
from openmash.casework.meetings.words import Field, Kind, Presence, Reason
from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from tests.factories.access import an_agency
from tests.factories.meetings import Room, a_meeting, a_partner, a_room, an_item
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room()


def test_a_second_daily_meeting_of_the_day_is_the_first(room: Room) -> None:
    with acting_as(room.chair):
        assert a_meeting(room.chair) == a_meeting(room.chair)


def test_only_a_manager_of_the_hub_opens_a_meeting(room: Room) -> None:
    with acting_as(room.sergeant), pytest.raises(NotPermitted):
        actions.open_meeting(actor=room.sergeant, kind=Kind.DAILY, starts_at=timezone.now())


def test_what_is_on_the_agenda_is_not_put_on_twice_but_a_child_found_since_joins_the_family(room: Room) -> None:
    with acting_as(room.chair):
        meeting, first, second = a_meeting(room.chair), a_child(room.chair).id, a_child(room.chair, "Ali").id
        for children in ([first], [first], [first, second]):
            one = Proposed(children, [Reason.AMBER], "Out at night", sources=["contact:1"])
            actions.add_items(actor=room.chair, meeting_id=meeting, proposed=[one])
        (item,) = selectors.agenda(meeting, actor=room.chair).items
    assert set(item.person_ids) == {first, second}


def test_a_family_is_left_out_only_with_a_reason_which_is_shown_and_can_be_brought_back(room: Room) -> None:
    with acting_as(room.chair):
        meeting = a_meeting(room.chair)
        item = an_item(room.chair, meeting, a_child(room.chair).id)
        with pytest.raises(Incomplete, match="Say why"):
            actions.leave_out(actor=room.chair, item_id=item, reason=" -")
        actions.leave_out(actor=room.chair, item_id=item, reason="Seen this morning; nothing new.")
        agenda = selectors.agenda(meeting, actor=room.chair)
        assert [one.left_out for one in agenda.left_out] == ["Seen this morning; nothing new."]
        assert agenda.to_discuss == ()
        actions.bring_back(actor=room.chair, item_id=item)
        assert len(selectors.agenda(meeting, actor=room.chair).to_discuss) == 1


def test_red_comes_before_amber_and_the_chair_goes_on_in_that_order(room: Room) -> None:
    with acting_as(room.chair):
        meeting = a_meeting(room.chair)
        one = Proposed([a_child(room.chair).id], [Reason.AMBER], "Amber")
        red = Proposed([a_child(room.chair, "Ali").id], [Reason.LATE, Reason.RED], "Red")
        actions.add_items(actor=room.chair, meeting_id=meeting, proposed=[one, red])
        agenda = selectors.agenda(meeting, actor=room.chair)
        assert [each.line for each in agenda.items] == ["Red", "Amber"]
        first = agenda.after(None)
        assert first is not None
        actions.move_to(actor=room.chair, item_id=first)
        agenda = selectors.agenda(meeting, actor=room.chair)
        assert agenda.current == first
        assert agenda.after(first) == agenda.items[1].id
        assert agenda.after(agenda.items[1].id) is None
        assert agenda.meeting.begun_at is not None


def test_an_agency_says_that_it_is_here_and_for_no_other(room: Room) -> None:
    with acting_as(room.chair):
        meeting = a_meeting(room.chair)
    police, health = room.sergeant.agency_id, room.nurse.agency_id
    with acting_as(room.sergeant):
        actions.attend(actor=room.sergeant, meeting_id=meeting, agency_id=police, presence=Presence.PRESENT, who="Me")
        with pytest.raises(NotPermitted):
            actions.attend(actor=room.sergeant, meeting_id=meeting, agency_id=health, presence=Presence.MISSING)
    with acting_as(room.chair):
        actions.attend(actor=room.chair, meeting_id=meeting, agency_id=health, presence=Presence.MISSING)
        actions.attend(actor=room.chair, meeting_id=meeting, agency_id=health, presence=Presence.APOLOGIES)
        found = selectors.agenda(meeting, actor=room.chair).attending
    assert [(one.agency, one.presence) for one in found] == [("Police", "present"), ("Health", "apologies")]


def test_an_invitation_reaches_the_items_children_and_no_others_and_ends_with_the_meeting(room: Room) -> None:
    advocate = a_partner(an_agency("domestic-abuse", AgencyKind.DOMESTIC_ABUSE), "Carla", Role.CHECK_RESPONDER)
    carla = actor_for(advocate)
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        item, other = an_item(room.chair, meeting, child), an_item(room.chair, meeting, a_child(room.chair, "Ali").id)
        actions.invite(actor=room.chair, item_id=item, account_id=carla.account_id)
    with acting_as(carla):
        assert [one.id for one in selectors.agenda(meeting, actor=carla).items] == [item]
        with pytest.raises(NotVisible):
            selectors.item(other, actor=carla)
        actions.contribute(actor=carla, item_id=item, person_id=child, field=Field.IMPACT, words="Mum is safe tonight.")
    with acting_as(room.chair):
        actions.close(actor=room.chair, meeting_id=meeting)
    with acting_as(carla):
        assert selectors.agenda(meeting, actor=carla).items == ()
        with pytest.raises(NotVisible):
            selectors.item(item, actor=carla)


def test_nothing_is_put_on_a_closed_meetings_agenda(room: Room) -> None:
    with acting_as(room.chair):
        meeting = a_meeting(room.chair)
        actions.close(actor=room.chair, meeting_id=meeting)
        with pytest.raises(NotAllowedNow):
            an_item(room.chair, meeting, a_child(room.chair).id)
