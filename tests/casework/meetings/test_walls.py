"""A restricted child, and a restricted part, betray nothing: not in an agenda, a count, a version, minutes or a pack."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction

from openmash.casework.meetings import actions, selectors
from openmash.casework.meetings.models import Contribution, Item
from openmash.casework.meetings.words import Field
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotPermitted, NotVisible
from tests.factories.access import an_actor
from tests.factories.meetings import Room, a_meeting, a_room, an_action, an_item
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
CANARY = "Quetzal"
ASK = WhomToAsk("Ruth Castellan", "01632 960101")


@pytest.fixture
def room() -> Room:
    return a_room()


def restrict(actor: Actor, child: UUID, *allowed: UUID) -> None:
    access.restrict(
        actor=actor, person_ids=[child], mode="hidden", reason_code="staff", reason="Works here", ask=ASK,
        allowed=[actor.account_id, *allowed],
    )  # fmt: skip


def all_on_it(room: Room, item: UUID, child: UUID) -> None:
    """Words, a release, a worker and an action about one child, as the chair and as the police."""
    for actor in (room.chair, room.sergeant):
        with acting_as(actor):
            actions.contribute(actor=actor, item_id=item, person_id=child, field=Field.IMPACT, words=f"{CANARY} said")
            actions.release(actor=actor, item_id=item)
    with acting_as(room.chair):
        actions.propose_worker(
            actor=room.chair, item_id=item, person_id=child, agency_id=room.nurse.agency_id, worker=CANARY, why=CANARY
        )
        actions.record_action(
            actor=room.chair, item_id=item, person_id=child,
            told=an_action(room.nurse.agency_id, what=f"{CANARY} visit", child_as_told=CANARY),
        )  # fmt: skip


def everything_shown(actor: Actor, meeting: UUID) -> str:
    with acting_as(actor):
        agenda = selectors.agenda(meeting, actor=actor)
        return repr(
            (
                agenda, selectors.minutes(meeting, actor=actor), selectors.pack(meeting, actor.agency_id, actor=actor),
                selectors.actions_for(actor), selectors.answered_lately(actor), selectors.agreed_at(meeting, actor=actor),
                selectors.current(meeting, actor=actor), selectors.version(meeting, actor=actor),
            )
        )  # fmt: skip


def test_a_child_restricted_after_the_meeting_is_gone_from_everything_for_those_who_may_not_see(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair, CANARY).id
        item = an_item(room.chair, meeting, child, line=f"{CANARY} worry")
    all_on_it(room, item, child)
    assert CANARY in everything_shown(room.nurse, meeting)
    with acting_as(room.chair):
        actions.move_to(actor=room.chair, item_id=item)
        restrict(room.chair, child)
    for actor in (room.nurse, room.sergeant):
        shown = everything_shown(actor, meeting)
        assert CANARY not in shown
        assert str(item) not in shown
        with acting_as(actor):
            assert selectors.agenda(meeting, actor=actor).items == ()
            with pytest.raises(NotVisible):
                selectors.item(item, actor=actor)
            with pytest.raises(NotVisible):
                selectors.version(meeting, actor=actor, item_id=item)
    assert CANARY in everything_shown(room.chair, meeting)


def test_the_version_of_a_meeting_does_not_move_with_what_one_may_not_see(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        restrict(room.chair, child)
        item = an_item(room.chair, meeting, child)
    with acting_as(room.nurse):
        before = selectors.version(meeting, actor=room.nurse)
    with acting_as(room.chair):
        actions.contribute(actor=room.chair, item_id=item, person_id=child, field=Field.IMPACT, words="Hidden")
        actions.move_to(actor=room.chair, item_id=item)
    with acting_as(room.nurse):
        after = selectors.version(meeting, actor=room.nurse)
    assert after.writing == ()
    assert before.mark.split("-")[0] == after.mark.split("-")[0] == "0"


def test_a_restricted_part_opens_only_to_those_named_and_whatever_hangs_on_it_too(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        plain = an_item(room.chair, meeting, child)
        part = an_item(room.chair, meeting, child, named=(room.sergeant.account_id,), line=f"{CANARY} allegation")
    all_on_it(room, part, child)
    for actor in (room.chair, room.sergeant):
        with acting_as(actor):
            assert {one.id for one in selectors.agenda(meeting, actor=actor).items} == {plain, part}
    other_officer = an_actor(Role.HUB_PARTNER, agency=room.sergeant_account.agency)
    for actor in (room.nurse, room.teacher, other_officer):
        assert CANARY not in everything_shown(actor, meeting)
        with acting_as(actor):
            assert [one.id for one in selectors.agenda(meeting, actor=actor).items] == [plain]


def test_a_restricted_part_or_child_is_in_no_agencys_pack_even_as_the_chair_makes_it(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child, hidden = a_meeting(room.chair), a_child(room.chair).id, a_child(room.chair, "Ali").id
        restrict(room.chair, hidden, room.sergeant.account_id)
        part = an_item(room.chair, meeting, child, named=(room.sergeant.account_id,))
        item = an_item(room.chair, meeting, hidden)
    all_on_it(room, part, child)
    all_on_it(room, item, hidden)
    with acting_as(room.chair):
        assert selectors.pack(meeting, room.sergeant.agency_id, actor=room.chair).items == ()


def test_no_row_is_written_beside_the_wall_of_its_item_by_raw_hand(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        part = an_item(room.chair, meeting, child, named=(room.sergeant.account_id,))
        row = Contribution.record(
            actor=room.chair, item_id=part, person_id=child, agency_id=room.chair.agency_id, field=Field.IMPACT,
            words=CANARY, part_circle=0, circle_id=1,
        )  # fmt: skip
    with acting_as(room.nurse):
        assert not Contribution.objects.filter(pk=row.id).exists()


def test_in_harm_between_children_somebody_invited_for_one_sees_neither_item_of_both(room: Room) -> None:
    worker = an_actor(Role.SOCIAL_WORKER)
    with acting_as(room.chair):
        meeting, one, other = a_meeting(room.chair), a_child(room.chair).id, a_child(room.chair, "Ali").id
        alone, both = an_item(room.chair, meeting, one), an_item(room.chair, meeting, one, other)
        actions.invite(actor=room.chair, item_id=alone, account_id=worker.account_id)
    with acting_as(worker):
        assert [each.id for each in selectors.agenda(meeting, actor=worker).items] == [alone]
        with pytest.raises(NotVisible):
            selectors.item(both, actor=worker)


def test_an_agency_keeps_what_it_owes_after_its_invitation_has_ended_until_the_child_is_restricted(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        item = an_item(room.chair, meeting, child)
        actions.record_action(
            actor=room.chair, item_id=item, person_id=child, told=an_action(room.nurse.agency_id, child_as_told=CANARY)
        )
        actions.close(actor=room.chair, meeting_id=meeting)
    outside = an_actor(Role.CHECK_RESPONDER, agency=room.nurse_account.agency)
    with acting_as(room.chair):
        access.grant_reach(
            actor=room.chair, account_id=outside.account_id, circle_id=room.nurse_account.agency.strand_circle,
            basis="agency",
        )  # fmt: skip
    with acting_as(outside):
        assert [one.child_as_told for one in selectors.actions_for(outside)] == [CANARY]
    with acting_as(room.chair):
        restrict(room.chair, child)
    with acting_as(outside):
        assert selectors.actions_for(outside) == []


def test_an_agencys_pack_is_its_own_and_the_chairs(room: Room) -> None:
    with acting_as(room.chair):
        meeting = a_meeting(room.chair)
        selectors.pack(meeting, room.nurse.agency_id, actor=room.chair)
    with acting_as(room.sergeant), pytest.raises(NotPermitted):
        selectors.pack(meeting, room.nurse.agency_id, actor=room.sergeant)


def test_nobody_widens_an_item_they_cannot_see_nor_with_a_child_they_cannot_see(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child, hidden = a_meeting(room.chair), a_child(room.chair).id, a_child(room.chair, "Ali").id
        restrict(room.chair, hidden)
        plain, secret = an_item(room.chair, meeting, child), an_item(room.chair, meeting, hidden)
    for item, person in ((secret, child), (plain, hidden)):
        with pytest.raises((InternalError, ProgrammingError)), transaction.atomic(), acting_as(room.nurse):
            connection.cursor().execute("select wall.widen_item(%s, %s::uuid[])", [item, [person]])


def test_what_was_said_is_neither_changed_nor_deleted(room: Room) -> None:
    with acting_as(room.chair):
        meeting, child = a_meeting(room.chair), a_child(room.chair).id
        item = an_item(room.chair, meeting, child)
        actions.contribute(actor=room.chair, item_id=item, person_id=child, field=Field.IMPACT, words="As said")
    for change in (
        lambda: Contribution.objects.filter(item_id=item).update(words="Otherwise"),
        lambda: Contribution.objects.filter(item_id=item).delete(),
        lambda: Item.objects.filter(pk=item).update(line="Otherwise"),
    ):
        with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic(), acting_as(room.chair):
            change()
