"""A named holder at every moment (practice rule 2)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.records.cases import actions, selectors
from openmash.records.cases.models import Holding, OfferAnswer
from openmash.records.cases.words import AllocationRole, Answer, HeldBecause, OfferKind, ProcessKind
from openmash.records.people.models import Person
from openmash.statute.events import Event
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.cases import a_process, the_council
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def settle() -> None:
    """Judge now what the database judges at commit."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_a_child_who_arrives_is_held_by_the_desk() -> None:
    desk, screener = the_council(), an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        settle()
        held = selectors.holder(process, child.id, actor=screener)
        assert held is not None
        assert (held.team_id, held.account_id, held.because) == (desk.id, None, "Arrived while on duty")
        assert held.said == "Duty Desk"


def test_the_holder_changes_only_when_the_receiver_accepts() -> None:
    desk = the_council()
    north = a_team("north", an_agency("council"))
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.TEAM_MANAGER, team=north)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        offer = actions.offer(
            actor=screener, process_id=process, person_id=child.id, kind=OfferKind.ALREADY_OPEN, to_team_id=north.id
        )
        assert selectors.holder(process, child.id, actor=screener).team_id == desk.id  # type: ignore[union-attr]
    with acting_as(manager):
        actions.accept(actor=manager, offer_id=offer, words="We will visit today.", in_own_name=True)
        settle()
        held = selectors.holder(process, child.id, actor=manager)
        assert held is not None
        assert (held.team_id, held.name) == (north.id, manager.name)
    with acting_as(screener):
        events = {m.event for m in selectors.milestones(actor=screener, process_ids=[process])}
        assert {Event.HAND_OVER_OFFERED, Event.HAND_OVER_ACCEPTED} <= events
        [offered] = selectors.offers_of([process], actor=screener)
        assert (offered.answer, offered.answer_words) == (Answer.ACCEPTED, "We will visit today.")


def test_declining_needs_a_reason_and_leaves_the_child_with_the_desk() -> None:
    desk = the_council()
    north = a_team("north", an_agency("council"))
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.TEAM_MANAGER, team=north)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        offer = actions.offer(
            actor=screener, process_id=process, person_id=child.id, kind=OfferKind.HAND_OVER, to_team_id=north.id
        )
    with acting_as(manager):
        with pytest.raises(Incomplete):
            actions.decline(actor=manager, offer_id=offer, reason=" ")
        actions.decline(actor=manager, offer_id=offer, reason="The family moved to South.")
        settle()
    with acting_as(screener):
        assert selectors.holder(process, child.id, actor=screener).team_id == desk.id  # type: ignore[union-attr]
        with pytest.raises(NotAllowedNow):
            actions.lapse(actor=screener, offer_id=offer)


def test_only_the_team_it_was_offered_to_may_accept() -> None:
    the_council()
    north, south = a_team("north", an_agency("council")), a_team("south", an_agency("council"))
    screener, stranger = an_actor(Role.SCREENER), an_actor(Role.SCREENER, Role.TEAM_MANAGER, team=south)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        offer = actions.offer(
            actor=screener, process_id=process, person_id=child.id, kind=OfferKind.HAND_OVER, to_team_id=north.id
        )
    with acting_as(stranger), pytest.raises(NotPermitted, match="team it was offered to"):
        actions.accept(actor=stranger, offer_id=offer)


def test_a_team_sees_the_child_while_it_is_asked_and_no_longer_once_it_declines() -> None:
    the_council()
    north = a_team("north", an_agency("council"))
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.TEAM_MANAGER, team=north)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
    with acting_as(manager):
        assert selectors.process_children(process, actor=manager) == []
    with acting_as(screener):
        offer = actions.offer(
            actor=screener, process_id=process, person_id=child.id, kind=OfferKind.HAND_OVER, to_team_id=north.id
        )
    with acting_as(manager):
        assert selectors.process_children(process, actor=manager) == [child.id]
        actions.decline(actor=manager, offer_id=offer, reason="Not ours.")
    with acting_as(manager):
        assert selectors.process_children(process, actor=manager) == []


def test_a_worker_who_is_away_gives_the_child_back_to_the_desk() -> None:
    desk, screener, manager = the_council(), an_actor(Role.SCREENER), an_actor(Role.DUTY_MANAGER)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        actions.take(actor=screener, process_id=process, person_id=child.id, team_id=desk.id)
        assert selectors.holder(process, child.id, actor=screener).name == screener.name  # type: ignore[union-attr]
    with acting_as(manager):
        actions.bring_back(actor=manager, process_id=process, person_id=child.id, to_team_id=desk.id, reason="Ill")
        settle()
        assert selectors.holder(process, child.id, actor=manager).account_id is None  # type: ignore[union-attr]
        assert [h.process_id for h in selectors.held_by(actor=manager, team_id=desk.id)] == [process]


def test_another_area_accepts_by_name_and_the_hub_still_holds() -> None:
    desk, screener = the_council(), an_actor(Role.SCREENER)
    elsewhere = an_agency("wiltshire")
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        with pytest.raises(Incomplete):
            actions.offer(
                actor=screener, process_id=process, person_id=child.id, kind=OfferKind.TRANSFER,
                to_agency_id=elsewhere.id,
            )  # fmt: skip
        offer = actions.offer(
            actor=screener, process_id=process, person_id=child.id, kind=OfferKind.TRANSFER,
            to_agency_id=elsewhere.id, to_named="Duty manager",
        )  # fmt: skip
        actions.accept(actor=screener, offer_id=offer, by_name="Sam Lowe")
        settle()
        assert selectors.holder(process, child.id, actor=screener).team_id == desk.id  # type: ignore[union-attr]
        assert Event.TRANSFERRED in {m.event for m in selectors.milestones(actor=screener, process_ids=[process])}


def test_ending_a_process_for_a_child_ends_their_being_held_and_reopening_holds_them_again() -> None:
    desk, screener = the_council(), an_actor(Role.SCREENER)
    with acting_as(screener):
        one, other = a_child(screener), a_child(screener, "Ali")
        process = a_process(screener, one.id, other.id)
        actions.end_for_child(actor=screener, process_id=process, person_id=one.id)
        settle()
        assert selectors.holder(process, one.id, actor=screener) is None
        actions.close(actor=screener, process_id=process)
        settle()
        assert selectors.open_processes(ProcessKind.CONTACT, actor=screener) == []
        actions.reopen(actor=screener, process_id=process, person_id=one.id, held_by_team=desk.id)
        settle()
        assert selectors.holder(process, one.id, actor=screener).because == "Reopened"  # type: ignore[union-attr]
        assert selectors.holder(process, other.id, actor=screener) is None


def test_who_held_a_child_at_a_moment_is_still_known_later() -> None:
    desk, screener = the_council(), an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        before = timezone.now()
        actions.take(actor=screener, process_id=process, person_id=child.id, team_id=desk.id)
        then = selectors.holder(process, child.id, actor=screener, at=before)
        assert then is not None
        assert then.account_id is None


def test_a_clock_a_little_behind_does_not_keep_a_child_from_moving() -> None:
    desk, screener = the_council(), an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        with time_machine.travel(timezone.now() - timedelta(seconds=2), tick=False):
            actions.take(actor=screener, process_id=process, person_id=child.id, team_id=desk.id)
        settle()
        held = selectors.holder(process, child.id, actor=screener)
        assert held is not None
        assert held.name == screener.name


def test_the_database_refuses_two_holders() -> None:
    desk, screener = the_council(), an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        with pytest.raises(IntegrityError, match="cases_holding_one_holder"), transaction.atomic():
            Holding.record(
                actor=screener, process_id=process, person_id=child.id, team_id=desk.id, because=HeldBecause.TAKEN
            )


def run_and_settle(sql: str, process: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [process])
    settle()


@pytest.mark.parametrize(
    "sql",
    [
        "update cases_holding set released_at = clock_timestamp() where process_id = %s",
        "update cases_process set closed_at = now(), closed_by = gen_random_uuid() where id = %s",
        "update cases_processchild set ended_at = now() where process_id = %s",
    ],
)
def test_the_database_refuses_to_leave_a_child_without_a_holder_or_a_holder_without_a_child(sql: str) -> None:
    the_council()
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        settle()
        with pytest.raises(IntegrityError, match="held by exactly one"), transaction.atomic():
            run_and_settle(sql, process)


def test_two_answers_to_one_offer_are_refused() -> None:
    the_council()
    north = a_team("north", an_agency("council"))
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.TEAM_MANAGER, team=north)
    with acting_as(screener):
        child = a_child(screener)
        process = a_process(screener, child.id)
        wanted = {"actor": screener, "process_id": process, "person_id": child.id, "to_team_id": north.id}
        offer = actions.offer(**wanted, kind=OfferKind.HAND_OVER)  # type: ignore[arg-type]
        assert actions.offer(**wanted, kind=OfferKind.HAND_OVER) == offer  # type: ignore[arg-type]
    with acting_as(manager):
        actions.accept(actor=manager, offer_id=offer)
        with pytest.raises(NotAllowedNow, match="already answered: accepted"):
            actions.decline(actor=manager, offer_id=offer, reason="Changed my mind")
        assert OfferAnswer.objects.count() == 1


def test_a_team_stops_seeing_a_child_some_days_after_it_held_or_worked_with_them() -> None:
    the_council()
    north = a_team("north", an_agency("council"))
    screener, manager = an_actor(Role.SCREENER), an_actor(Role.TEAM_MANAGER, team=north)
    worker, clock = an_actor(Role.SOCIAL_WORKER, team=north), service(Service.CLOCKS)
    now = timezone.now()

    def reached(whose: UUID, day: int) -> bool:
        with time_machine.travel(now + timedelta(days=day), tick=False):
            with acting_as(clock):
                actions.lapse_reach(actor=clock, now=timezone.now())
            with acting_as(manager):
                return Person.objects.visible_to(manager).filter(pk=whose).exists()

    children, processes = [], []
    for number in range(4):
        with acting_as(screener):
            children.append(a_child(screener).id)
            processes.append(a_process(screener, children[-1]))
            offer = actions.offer(
                actor=screener, process_id=processes[-1], person_id=children[-1], kind=OfferKind.HAND_OVER,
                to_team_id=north.id,
            )  # fmt: skip
        if number < 3:
            with acting_as(manager):
                actions.accept(actor=manager, offer_id=offer)
    held, ended, allocated, asked = children
    with acting_as(manager):
        actions.allocate(
            actor=manager, person_id=allocated, account_id=worker.account_id, role=AllocationRole.SOCIAL_WORKER,
            team_id=north.id,
        )  # fmt: skip
    with acting_as(screener):
        for process in (processes[1], processes[2]):
            actions.close(actor=screener, process_id=process)
    assert all(reached(each, 27) for each in children), "there is time to finish what is owed"
    assert [reached(each, 29) for each in (held, ended, allocated, asked)] == [True, False, True, True]
    with acting_as(screener), pytest.raises(NotPermitted):
        actions.lapse_reach(actor=screener, now=now + timedelta(days=400))
    refused = pytest.raises(DatabaseError, match="Only the clock")
    with acting_as(manager), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from wall.lapse_offers(now(), now())")
