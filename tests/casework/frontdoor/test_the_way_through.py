"""From a concern to a decision and its feedback: concern, screening, checks, replies, decision, next step, closed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import DecisionSought, SaidOfChild
from openmash.casework.frontdoor.selectors import Filters
from openmash.casework.frontdoor.words import HeldFor, Outcome, State, Wanted
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import (
    ASKED,
    NO_TRACE,
    NOBODY_ELSE,
    a_child_told,
    a_contact,
    a_hub,
    a_trace,
    less,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def settle() -> None:
    """Judge now what the database judges at commit."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_a_concern_is_screened_checked_decided_told_and_closed() -> None:
    hub = a_hub()
    with time_machine.travel(MONDAY_NOON, tick=True):
        with acting_as(hub.call_taker):
            made = a_contact(hub.call_taker)
        contact, child = made.contact_id, made.children[0]
        assert contact is not None
        with acting_as(hub.screener):
            board = selectors.board(actor=hub.screener)
            [card] = [card for lane in board.lanes for card in lane.cards]
            assert (card.state, board.waiting, board.no_ones) == (State.NEW, 1, 1)
            assert (card.children[0].name, card.children[0].age) == ("Zoë Ashworth", "7 years")
            assert card.raised_by == "School: Elm Primary"
            assert card.clocks.initial_decision is not None
            assert card.clocks.enquiry is None
            actions.take(actor=hub.screener, contact_id=contact)
            actions.rate(actor=hub.screener, contact_id=contact, rating="amber", reason="Unexplained mark")
            card = selectors.board(actor=hub.screener).lanes[1].cards[0]
            assert (card.state, card.rating, card.is_no_ones) == (State.SCREENING, "amber", False)
            assert card.clocks.enquiry is not None
            assert card.clocks.enquiry.name == "MASH enquiry (amber)"
            checks = actions.ask(
                actor=hub.screener, contact_id=contact, agency_ids=[hub.health.id, hub.police.id], told=ASKED
            )
            assert actions.ask(actor=hub.screener, contact_id=contact, agency_ids=[hub.health.id], told=ASKED) == [
                checks[0]
            ]
        with acting_as(hub.nurse):
            [waiting] = selectors.checks_to_answer(actor=hub.nurse)
            assert "Zoë Ashworth; born 3 May 2019" in waiting.children[0].identified_as
            said = SaidOfChild(child, "Seen in September, no concerns.", "Settled at home", "Not to be told to father")
            actions.answer(actor=hub.nurse, check_id=waiting.check_id, told=a_trace(said))
            assert selectors.checks_to_answer(actor=hub.nurse) == []
            assert spine.process_children(contact, actor=hub.nurse) == []
        with acting_as(hub.screener):
            [card] = selectors.board(actor=hub.screener).lanes[2].cards
            assert {(mark.agency, mark.state) for mark in card.checks} == {("Health", "trace"), ("Police", "asked")}
        with acting_as(hub.sergeant):
            [waiting] = selectors.checks_to_answer(actor=hub.sergeant)
            actions.answer(actor=hub.sergeant, check_id=waiting.check_id, told=NO_TRACE)
        with acting_as(hub.manager):
            page = selectors.contact(contact, actor=hub.manager)
            assert page.state is State.READY_TO_DECIDE
            assert [problem.field for problem in page.gate(child)] == ["who_else", "voice"]
            police = page.checks[1]
            assert police.answers[0].searched == "No trace: Niche, PND searched, as Zoë Ashworth, back to 2016"
            actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
            actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=less())
            page = selectors.contact(contact, actor=hub.manager)
            assert (page.state, page.feedback_owed) == (State.FEEDBACK_OWED, True)
            assert page.clocks.feedback is not None
            assert page.clocks.feedback.words == "in 2 hours 59 minutes, by 3pm today"
            actions.tell_referrer(actor=hub.manager, contact_id=contact, what="Thank you; closed.", how="telephone")
            settle()
            assert selectors.contact(contact, actor=hub.manager).state is State.CLOSED
            assert selectors.board(actor=hub.manager).waiting == 0
            assert spine.holder(contact, child, actor=hub.manager) is None


def test_the_hub_holds_until_the_next_step_is_accepted() -> None:
    hub = a_hub()
    north = a_team("north", an_agency("council"))
    worker = an_actor(Role.TEAM_MANAGER, team=north)
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        contact, child = made.contact_id, made.children[0]
        assert contact is not None
        sought = DecisionSought(Outcome.ASSESSMENT, "North team to assess.", to_team_id=north.id)
        decided = actions.decide(actor=hub.screener, contact_id=contact, person_id=child, sought=sought)
        assert decided.offer_id is not None
        actions.hold_feedback(actor=hub.screener, contact_id=contact, reason=HeldFor.WOULD_TIP_OFF)
        assert selectors.contact(contact, actor=hub.screener).state is State.WAITING_FOR_RECEIVER
        assert spine.holder(contact, child, actor=hub.screener).team_id == hub.desk.id  # type: ignore[union-attr]
    with acting_as(worker):
        [offer] = selectors.offers_to_me(actor=worker)
        assert offer.child == "Zoë Ashworth"
        actions.accept_next_step(actor=worker, offer_id=offer.offered.id)
        assert spine.holder(contact, child, actor=worker).team_id == north.id  # type: ignore[union-attr]
    with acting_as(hub.manager):
        assert actions.close_the_finished(actor=hub.manager) == 1
        settle()
        assert selectors.contact(contact, actor=hub.manager).state is State.CLOSED


def test_the_finished_are_found_among_the_open_at_a_cost_that_does_not_grow_with_them() -> None:
    hub = a_hub()
    north = a_team("north", an_agency("council"))
    worker = an_actor(Role.TEAM_MANAGER, team=north)
    assessed = DecisionSought(Outcome.ASSESSMENT, "North team to assess.", to_team_id=north.id)

    def decided(*, told: bool, accepted: bool) -> None:
        with acting_as(hub.screener):
            made = a_contact(hub.screener)
            assert made.contact_id is not None
            offer = actions.decide(
                actor=hub.screener, contact_id=made.contact_id, person_id=made.children[0], sought=assessed
            ).offer_id
            assert offer is not None
            if told:
                actions.hold_feedback(actor=hub.screener, contact_id=made.contact_id, reason=HeldFor.WOULD_TIP_OFF)
        if accepted:
            with acting_as(worker):
                actions.accept_next_step(actor=worker, offer_id=offer)

    def closing() -> tuple[int, int]:
        with acting_as(hub.manager), CaptureQueriesContext(connection) as queries:
            return actions.close_the_finished(actor=hub.manager), len(queries)

    decided(told=True, accepted=True)
    alone = closing()
    decided(told=True, accepted=True)
    decided(told=False, accepted=True)
    decided(told=True, accepted=False)
    with acting_as(hub.screener):
        for _ in range(6):
            a_contact(hub.screener)
    assert alone[0] == 1
    assert closing() == alone
    assert closing()[0] == 0


def test_a_next_step_that_one_team_cannot_take_is_offered_to_another() -> None:
    hub = a_hub()
    north, south = a_team("north", an_agency("council")), a_team("south", an_agency("council"))
    in_north, in_south = an_actor(Role.TEAM_MANAGER, team=north), an_actor(Role.TEAM_MANAGER, team=south)
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        contact, child = made.contact_id, made.children[0]
        assert contact is not None
        offered = {"actor": hub.screener, "contact_id": contact, "person_id": child}
        with pytest.raises(NotAllowedNow, match="still undecided"):
            actions.offer_next_step(**offered, to_team_id=south.id)  # type: ignore[arg-type]
        sought = DecisionSought(Outcome.ASSESSMENT, "North team to assess.", to_team_id=north.id)
        decided = actions.decide(**offered, sought=sought)  # type: ignore[arg-type]
    with acting_as(in_north):
        cases.decline(actor=in_north, offer_id=decided.offer_id, reason="They moved to the south")  # type: ignore[arg-type]
    with acting_as(hub.screener):
        assert selectors.contact(contact, actor=hub.screener).held_by == "Duty Desk"
        second = actions.offer_next_step(**offered, to_team_id=south.id)  # type: ignore[arg-type]
    with acting_as(in_south):
        actions.accept_next_step(actor=in_south, offer_id=second)
    with acting_as(hub.screener):
        actions.take(actor=hub.screener, contact_id=contact)
        assert selectors.contact(contact, actor=hub.screener).held_by == f"{in_south.name}, South"


def test_each_child_gets_a_decision_and_telling_waits_for_the_last() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        made = a_contact(hub.manager, a_child_told("Zoë"), a_child_told("Ali"))
        contact = made.contact_id
        assert contact is not None
        actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
        actions.decide(actor=hub.manager, contact_id=contact, person_id=made.children[0], sought=less())
        with pytest.raises(NotAllowedNow, match="still undecided"):
            actions.tell_referrer(actor=hub.manager, contact_id=contact, what="Closed", how="e-mail")
        strategy = DecisionSought(Outcome.STRATEGY_DISCUSSION, "Strategy discussion at 2pm.")
        actions.decide(actor=hub.manager, contact_id=contact, person_id=made.children[1], sought=strategy)
        page = selectors.contact(contact, actor=hub.manager)
        assert [child.decision.outcome for child in page.children if child.decision] == [
            Outcome.NO_FURTHER_ACTION, Outcome.STRATEGY_DISCUSSION,
        ]  # fmt: skip


def test_an_unanswered_check_is_still_wanted_unless_somebody_says_otherwise() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        made = a_contact(hub.manager)
        contact, child = made.contact_id, made.children[0]
        assert contact is not None
        health, police = actions.ask(
            actor=hub.manager, contact_id=contact, agency_ids=[hub.health.id, hub.police.id], told=ASKED
        )
        actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
        sought = less(checks={police: Wanted.NOT_NEEDED})
        actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=sought)
    with acting_as(hub.nurse):
        assert [check.check_id for check in selectors.checks_to_answer(actor=hub.nurse)] == [health]
    with acting_as(hub.sergeant):
        assert selectors.checks_to_answer(actor=hub.sergeant) == []


def test_filters_leave_out_and_say_how_many() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        red, other = a_contact(hub.screener), a_contact(hub.screener)
        assert red.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=red.contact_id, rating="red", reason="Fresh bruise, baby")
        actions.take(actor=hub.screener, contact_id=red.contact_id)
        for filters in (Filters(rating="red"), Filters(mine=True), Filters(school_age=True, rating="red")):
            board = selectors.board(actor=hub.screener, filters=filters)
            assert (board.contact_ids, board.left_out) == ((red.contact_id,), 1)
        assert selectors.board(actor=hub.screener, filters=Filters(no_ones=True)).contact_ids == (other.contact_id,)
        assert selectors.board(actor=hub.screener).waiting == 2


def test_the_board_puts_danger_first_then_red_then_what_is_due_first() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        green, red = a_contact(hub.screener), a_contact(hub.screener)
        danger = a_contact(hub.screener, in_danger_now=True)
        for made, rating in ((green, "green"), (red, "red")):
            assert made.contact_id is not None
            actions.rate(actor=hub.screener, contact_id=made.contact_id, rating=rating, reason="As read")
        lanes = {
            lane.state: [card.contact_id for card in lane.cards] for lane in selectors.board(actor=hub.screener).lanes
        }
        assert lanes[State.NEW] == [danger.contact_id]
        assert lanes[State.SCREENING] == [red.contact_id, green.contact_id]


def test_a_long_lane_shows_the_most_urgent_and_never_leaves_out_who_is_late_red_or_in_danger() -> None:
    hub = a_hub()
    with time_machine.travel(MONDAY_NOON, tick=False) as clock, acting_as(hub.screener):
        late = [a_contact(hub.screener) for _ in range(2)]
        clock.shift(timedelta(days=2))
        danger = a_contact(hub.screener, in_danger_now=True)
        rest = [a_contact(hub.screener) for _ in range(3)]
        clock.shift(timedelta(minutes=1))

        def new(most: int, *whole: State) -> tuple[list[UUID | None], int]:
            lane = selectors.board(actor=hub.screener, most=most, whole=whole).lanes[0]
            return [card.contact_id for card in lane.cards], lane.more

        pressing = [danger.contact_id, *(made.contact_id for made in late)]
        assert new(0) == (pressing, 3)
        assert new(4) == ([*pressing, rest[0].contact_id], 2)
        assert new(0, State.NEW) == ([*pressing, *(made.contact_id for made in rest)], 0)
        board = selectors.board(actor=hub.screener, most=0)
        assert (board.waiting, board.late, board.fitting, len(board.contact_ids)) == (6, 2, 6, 3)


def test_late_is_said_and_counted() -> None:
    hub = a_hub()
    with time_machine.travel(MONDAY_NOON, tick=False) as clock, acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="red", reason="Fresh bruise")
        clock.shift(timedelta(hours=3))
        assert selectors.board(actor=hub.screener).due_today == 1
        clock.shift(timedelta(hours=3))
        board = selectors.board(actor=hub.screener)
        assert (board.late, board.due_today) == (1, 0)
        card = board.lanes[1].cards[0]
        assert card.clocks.enquiry is not None
        assert card.clocks.enquiry.words == "2 hours late"
        assert card.clocks.initial_decision is not None
        assert not card.clocks.initial_decision.is_late


def test_a_reason_is_kept_beside_a_clock_that_went_out_of_timescale() -> None:
    hub = a_hub()
    with time_machine.travel(MONDAY_NOON, tick=False) as clock, acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="red", reason="Fresh bruise")
        why = "The paediatrician is in theatre until 6pm"
        actions.explain_timescale(actor=hub.screener, contact_id=made.contact_id, clock="mash_enquiry", reason=why)
        enquiry = selectors.contact(made.contact_id, actor=hub.screener).clocks.enquiry
        assert enquiry is not None
        assert enquiry.words.startswith(f"will go out of timescale: {why}")
        clock.shift(timedelta(hours=6))
        enquiry = selectors.contact(made.contact_id, actor=hub.screener).clocks.enquiry
        assert enquiry is not None
        assert (enquiry.is_late, enquiry.words) == (True, f"out of timescale: {why} (2 hours late)")
        with pytest.raises(Incomplete):
            actions.explain_timescale(actor=hub.screener, contact_id=made.contact_id, clock="mash_enquiry", reason="")


@pytest.mark.parametrize(("what", "how", "field"), [("", "telephone", "what"), ("Closed", " ", "how")])
def test_telling_the_referrer_says_what_and_how(what: str, how: str, field: str) -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        made = a_contact(hub.manager)
        assert made.contact_id is not None
        actions.decide(
            actor=hub.manager, contact_id=made.contact_id, person_id=made.children[0],
            sought=DecisionSought(Outcome.ASSESSMENT, "Assess."),
        )  # fmt: skip
        with pytest.raises(Incomplete) as refused:
            actions.tell_referrer(actor=hub.manager, contact_id=made.contact_id, what=what, how=how)
        assert [problem.field for problem in refused.value.problems] == [field]
