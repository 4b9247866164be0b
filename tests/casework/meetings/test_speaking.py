"""Each agency's own words: nothing anybody wrote is lost, whoever was first."""

from __future__ import annotations

from uuid import UUID

import pytest

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.models import Contribution
from openmash.casework.meetings.selectors import Spoken
from openmash.casework.meetings.words import Field
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.facts.refusals import NotAllowedNow, NotPermitted, NotVisible
from tests.factories.meetings import Room, a_meeting, a_room, an_item
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Room:
    return a_room()


def write(actor: Actor, item: UUID, child: UUID, words: str, *bases: UUID, field: Field = Field.IMPACT) -> UUID:
    with acting_as(actor):
        return actions.contribute(actor=actor, item_id=item, person_id=child, field=field, words=words, bases=bases).id


def standing(actor: Actor, item: UUID) -> list[Spoken]:
    with acting_as(actor):
        return [one for one in selectors.item(item, actor=actor).spoken if one.words]


def a_family(room: Room) -> tuple[UUID, UUID, UUID]:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        return meeting, an_item(room.chair, meeting, child), child


def test_what_is_written_over_what_one_was_shown_takes_its_place_and_the_old_words_are_kept(room: Room) -> None:
    _, item, child = a_family(room)
    first = write(room.nurse, item, child, "Not brought in June.")
    write(room.nurse, item, child, "Not brought in June or July.", first)
    assert [one.words for one in standing(room.chair, item)] == ["Not brought in June or July."]
    with acting_as(room.chair):
        assert Contribution.objects.filter(item_id=item).count() == 2


def test_two_who_write_over_the_same_words_both_stand_until_somebody_joins_them(room: Room) -> None:
    _, item, child = a_family(room)
    base = write(room.nurse, item, child, "Not brought.")
    one = write(room.nurse, item, child, "Not brought, and losing weight.", base)
    with acting_as(room.nurse):
        other = actions.contribute(
            actor=room.nurse,
            item_id=item,
            person_id=child,
            field=Field.IMPACT,
            words="Not brought twice.",
            bases=[base],
        )
    assert other.beside == (one,)
    assert {each.words for each in standing(room.chair, item)} == {
        "Not brought, and losing weight.",
        "Not brought twice.",
    }
    write(room.nurse, item, child, "Not brought twice, and losing weight.", one, other.id)
    assert [each.words for each in standing(room.chair, item)] == ["Not brought twice, and losing weight."]


def test_the_same_words_sent_twice_are_kept_once(room: Room) -> None:
    _, item, child = a_family(room)
    assert write(room.nurse, item, child, "Seen today.") == write(room.nurse, item, child, "Seen today.")


def test_a_made_up_base_covers_nobodys_words(room: Room) -> None:
    _, item, child = a_family(room)
    police = write(room.sergeant, item, child, "Three reports.")
    write(room.nurse, item, child, "Seen today.", police)
    assert {one.agency for one in standing(room.chair, item)} == {"Police", "Health"}


def test_nobody_writes_in_anothers_name_and_only_the_chair_writes_what_was_agreed(room: Room) -> None:
    _, item, child = a_family(room)
    write(room.chair, item, child, "A visit today.", field=Field.AGREED)
    with pytest.raises(NotPermitted):
        write(room.sergeant, item, child, "No further action.", field=Field.AGREED)
    assert {one.agency for one in standing(room.chair, item)} == {"Council"}


def test_a_child_who_is_not_in_the_family_is_not_written_about(room: Room) -> None:
    _, item, _ = a_family(room)
    with acting_as(room.chair):
        other = a_child(room.chair, "Ali").id
    with pytest.raises(NotVisible):
        write(room.nurse, item, other, "Somebody else's.")


def test_a_closed_meeting_takes_no_more_words(room: Room) -> None:
    meeting, item, child = a_family(room)
    with acting_as(room.chair):
        actions.close(actor=room.chair, meeting_id=meeting)
    with pytest.raises(NotAllowedNow, match="next one"):
        write(room.nurse, item, child, "Too late.")


def test_an_agency_releases_its_own_words_as_they_stand_and_no_others(room: Room) -> None:
    meeting, item, child = a_family(room)
    write(room.sergeant, item, child, "Three reports.")
    write(room.nurse, item, child, "Not brought.")
    with acting_as(room.nurse):
        assert actions.release(actor=room.nurse, item_id=item) == 1
        assert actions.release(actor=room.nurse, item_id=item) == 0
    with acting_as(room.chair):
        (shown,) = selectors.minutes(meeting, actor=room.chair).items
    assert [one.words for one in shown.spoken] == ["Not brought."]
