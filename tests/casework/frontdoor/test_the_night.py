"""The lock-off, its sign-off and the return: who holds each child is known, written down, and moved only by acceptance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import DecisionSought, Item, Plan
from openmash.casework.frontdoor.models import NightLine, NightSigned
from openmash.casework.frontdoor.nights import night_at, night_returned
from openmash.casework.frontdoor.words import Outcome
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.foundation.notices.actions import pass_on_unaccepted
from openmash.foundation.notices.selectors import waiting
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.people import actions as people
from openmash.records.people.telling import PlaceTold
from openmash.records.people.words import LocatingKind
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_hub

pytestmark = pytest.mark.django_db
FIVE = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
"""A Friday: the night is the whole weekend."""
BEFORE = FIVE - timedelta(minutes=10)
MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def a_red(hub: Hub, forenames: str = "Zoë") -> Item:
    with acting_as(hub.screener):
        made = a_contact(hub.screener, a_child_told(forenames))
        assert made.contact_id is not None
        actions.rate(actor=hub.screener, contact_id=made.contact_id, rating="red", reason="As read")
        return Item(made.contact_id, made.children[0])


@pytest.fixture
def hub() -> Hub:
    return a_hub()


@pytest.mark.parametrize(
    ("at", "hands_over", "returns"),
    [
        (FIVE - timedelta(hours=3), FIVE, MONDAY),
        (FIVE, FIVE, MONDAY),
        (datetime(2026, 11, 22, 3, 0, tzinfo=UTC), FIVE, MONDAY),
        (MONDAY - timedelta(seconds=1), FIVE, MONDAY),
        (MONDAY, datetime(2026, 11, 23, 17, 0, tzinfo=UTC), datetime(2026, 11, 24, 8, 30, tzinfo=UTC)),
    ],
)
def test_a_weekend_is_one_night_and_a_day_leads_to_its_own(
    at: datetime, hands_over: datetime, returns: datetime
) -> None:
    night = night_at(at)
    assert (night.hands_over_at, night.returns_at) == (hands_over, returns)


def test_in_the_day_the_night_that_comes_back_is_the_last_one() -> None:
    assert night_returned(MONDAY).returns_at == MONDAY
    assert night_returned(MONDAY + timedelta(hours=3)).returns_at == MONDAY
    assert night_returned(MONDAY + timedelta(hours=9)).returns_at == MONDAY + timedelta(days=1)


def test_what_came_before_the_hub_opened_is_not_in_hand_for_tonight_until_somebody_takes_it(hub: Hub) -> None:
    with time_machine.travel(MONDAY + timedelta(minutes=5), tick=False):
        item = a_red(hub)
    with time_machine.travel(MONDAY + timedelta(hours=7), tick=False), acting_as(hub.screener):
        [line] = selectors.tonight(actor=hub.screener).items
        assert "Out Of Hours" in line.holder and not line.in_hand
        actions.keep(actor=hub.screener, item=item, reason="I am on call and know the family")
        assert selectors.tonight(actor=hub.screener).all_in_hand
    with time_machine.travel(MONDAY + timedelta(hours=18), tick=False):
        a_red(hub, "Ali")
        with acting_as(hub.night_worker):
            assert selectors.tonight(actor=hub.night_worker).all_in_hand


def test_having_taken_a_contact_in_the_day_does_not_put_it_in_hand_for_the_night(hub: Hub) -> None:
    with time_machine.travel(FIVE - timedelta(hours=2), tick=False), acting_as(hub.screener):
        item = a_red(hub)
        actions.take(actor=hub.screener, contact_id=item.contact_id)
        assert not selectors.tonight(actor=hub.screener).all_in_hand
        with pytest.raises(Incomplete, match="Say why you hold this child tonight"):
            actions.keep(actor=hub.screener, item=item, reason=" ")
        actions.keep(actor=hub.screener, item=item, reason="I am on call and know the family")
        [line] = selectors.tonight(actor=hub.screener).items
        assert line.in_hand
        assert line.words.endswith("holds tonight: I am on call and know the family")


def test_what_was_kept_one_night_is_not_kept_the_next(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False) as clock:
        with acting_as(hub.screener):
            item = a_red(hub)
            actions.keep(actor=hub.screener, item=item, reason="On call")
            assert selectors.tonight(actor=hub.screener).all_in_hand
        clock.move_to(MONDAY + timedelta(hours=8))
        with acting_as(hub.screener):
            assert not selectors.tonight(actor=hub.screener).all_in_hand


def test_kept_by_one_person_and_then_taken_by_another_is_kept_no_more(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False):
        with acting_as(hub.screener):
            item = a_red(hub)
            actions.keep(actor=hub.screener, item=item, reason="On call")
        with acting_as(hub.manager):
            actions.take(actor=hub.manager, contact_id=item.contact_id)
            assert not selectors.tonight(actor=hub.manager).all_in_hand


def test_nothing_is_signed_off_until_each_child_is_accepted_or_kept(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False):
        with acting_as(hub.screener):
            one, other = a_red(hub, "Zoë"), a_red(hub, "Ali")
            plan = Plan("Visit before nine", "A dog in the yard", "Grandmother, 01632 960001")
            offer = actions.hand_over_with_plan(actor=hub.screener, item=one, plan=plan)
            with pytest.raises(NotPermitted):
                actions.sign_off(actor=hub.screener)
        with acting_as(hub.manager), pytest.raises(NotAllowedNow, match="2 of 2 children not yet in hand"):
            actions.sign_off(actor=hub.manager)
        with acting_as(hub.night_worker):
            actions.answer_hand_over(actor=hub.night_worker, offer_id=offer, accepts=True)
        with acting_as(hub.manager), pytest.raises(NotAllowedNow, match="1 of 2 children not yet in hand"):
            actions.sign_off(actor=hub.manager)
        with acting_as(hub.screener):
            actions.keep(actor=hub.screener, item=other, reason="On call")
        with acting_as(hub.manager):
            key = actions.sign_off(actor=hub.manager)
            signed = selectors.tonight(actor=hub.manager).signed
            assert signed is not None
            assert (signed.key, signed.by) == (key, hub.manager.name)
            assert set(signed.lines.values()) == {
                f"{hub.night_worker.name}, Out Of Hours holds",
                f"{hub.screener.name}, Duty Desk holds tonight: On call",
            }


def test_what_the_list_said_then_is_kept_and_a_changed_list_is_signed_again(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False) as clock:
        with acting_as(hub.screener):
            item = a_red(hub)
            actions.keep(actor=hub.screener, item=item, reason="On call")
        with acting_as(hub.manager):
            actions.sign_off(actor=hub.manager)
            with pytest.raises(NotAllowedNow, match=f"{hub.manager.name} has signed this off"):
                actions.sign_off(actor=hub.manager)
        clock.move_to(FIVE + timedelta(minutes=40))
        with acting_as(hub.screener):
            late = a_red(hub, "Ali")
        with acting_as(hub.night_worker):
            found = selectors.tonight(actor=hub.night_worker)
            assert found.has_changed
            assert [i.in_hand for i in found.items if i.contact_id == late.contact_id] == [True], "the night holds it"
            actions.sign_off(actor=hub.night_worker)
            assert list(NightSigned.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
            first = NightLine.objects.filter(signed__number=1)
            assert [line.words for line in first] == [f"{hub.screener.name}, Duty Desk holds tonight: On call"]
            with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
                cursor.execute("update frontdoor_nightline set words = 'Somebody else'")


def test_a_restricted_child_is_on_no_list_sign_off_or_brief_but_of_those_named(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False) as clock:
        with acting_as(hub.screener):
            hidden, seen = a_red(hub, "Hidden"), a_red(hub)
            actions.keep(actor=hub.screener, item=seen, reason="On call")
        with acting_as(hub.manager):
            restrict(
                actor=hub.manager, person_ids=[hidden.person_id], mode="hidden", reason_code="other", reason="A threat",
                ask=WhomToAsk("Helen", "01632 960000"), allowed=[hub.manager.account_id],
            )  # fmt: skip
            assert len(selectors.tonight(actor=hub.manager).items) == 2
            assert not selectors.tonight(actor=hub.manager).all_in_hand
            actions.keep(actor=hub.manager, item=hidden, reason="Known to me alone")
            actions.sign_off(actor=hub.manager)
        with acting_as(hub.night_worker):
            found = selectors.tonight(actor=hub.night_worker)
            assert [item.contact_id for item in found.items] == [seen.contact_id]
            assert found.signed is not None
            assert list(found.signed.lines) == [(seen.contact_id, seen.person_id)]
            assert [brief.item.child for brief in selectors.briefs(found.items, actor=hub.night_worker)] == [
                "Zoë Ashworth"
            ]
        clock.move_to(FIVE + timedelta(hours=9))
        with acting_as(hub.night_worker):
            assert [i.contact_id for i in selectors.morning(actor=hub.night_worker).items] == [seen.contact_id]


def test_a_brief_says_what_must_happen_and_never_a_protected_address(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False), acting_as(hub.manager):
        item = a_red(hub)
        from tests.factories.people import a_child

        father = a_child(hub.manager, "Dan", "Ashworth").id
        place = PlaceTold(LocatingKind.ADDRESS, "9 Refuge Row", "ZZ99 9ZZ")
        fact = people.add_place(actor=hub.manager, person_id=item.person_id, place=place)
        [before] = selectors.briefs(selectors.tonight(actor=hub.manager).items, actor=hub.manager)
        assert before.where == "9 Refuge Row, ZZ99 9ZZ"
        people.protect_locating_fact(
            actor=hub.manager, fact_id=fact, protected_from=[father], reason="He is looking for them"
        )
        plan = Plan("See her at home", "Do not go alone", "Aunt, 01632 960002")
        actions.hand_over_with_plan(actor=hub.manager, item=item, plan=plan)
        [brief] = selectors.briefs(selectors.tonight(actor=hub.manager).items, actor=hub.manager)
        assert (brief.where, brief.where_is_withheld) == ("", True)
        assert brief.do_not_tell[0].from_whom == ("Dan Ashworth",)
        assert (brief.must_happen, brief.staff_safety[0], brief.ring) == (
            plan.must_happen,
            plan.staff_safety,
            plan.ring,
        )


def test_in_the_morning_the_same_list_comes_back_and_is_accepted_one_by_one(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False) as clock:
        with acting_as(hub.screener):
            one, other = a_red(hub, "Zoë"), a_red(hub, "Ali")
            for item in (one, other):
                actions.hand_over_with_plan(actor=hub.screener, item=item, plan=Plan("Visit"))
        with acting_as(hub.night_worker):
            for offer in selectors.offers_to_me(actor=hub.night_worker):
                actions.answer_hand_over(actor=hub.night_worker, offer_id=offer.offered.id, accepts=True)
            actions.sign_off(actor=hub.night_worker)
        clock.move_to(MONDAY - timedelta(minutes=20))
        with acting_as(hub.night_worker):
            [offer_id] = actions.return_in_the_morning(actor=hub.night_worker, items=[one], words="Seen; asleep; safe")
            back = {item.contact_id: item for item in selectors.morning(actor=hub.night_worker).items}
            assert back[one.contact_id].happened == "Seen; asleep; safe"
            assert back[other.contact_id].words(MONDAY).endswith("holds; not yet offered back")
        clock.move_to(MONDAY + timedelta(minutes=10))
        with acting_as(hub.screener):
            found = selectors.morning(actor=hub.screener)
            assert (len(found.items), found.not_back) == (2, 2)
            actions.answer_hand_over(actor=hub.screener, offer_id=offer_id, accepts=True)
            found = selectors.morning(actor=hub.screener)
            assert found.not_back == 1
            assert found.items[0].contact_id == other.contact_id, "what nobody has accepted comes first"
            assert found.items[1].words(MONDAY) == f"{hub.screener.name}, Duty Desk accepted and holds"
            assert not any(item.age == "has died" for item in found.items)
            people.mark_died(actor=hub.screener, person_ids=[other.person_id], words="22 November 2026")
            assert selectors.morning(actor=hub.screener).items[0].age == "has died"


def test_the_hub_may_decline_what_comes_back_and_the_night_still_holds(hub: Hub) -> None:
    with time_machine.travel(MONDAY - timedelta(hours=5), tick=False) as clock:
        with acting_as(hub.night_worker):
            made = a_contact(hub.night_worker)
            assert made.contact_id is not None
            item = Item(made.contact_id, made.children[0])
            [offer] = actions.return_in_the_morning(actor=hub.night_worker, items=[item], words="Quiet")
        clock.move_to(MONDAY)
        with acting_as(hub.screener):
            cases.decline(actor=hub.screener, offer_id=offer, reason="Not ours: Wiltshire")
            [line] = selectors.morning(actor=hub.screener).items
            assert not line.is_back
            assert line.words(MONDAY) == "Out Of Hours holds; Duty Desk cannot take it: Not ours: Wiltshire"


def swept(now: datetime) -> None:
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        actions.tell_of_the_night(actor=clocks, now=now)


def told(actor: Actor) -> list[str]:
    with acting_as(actor):
        return [each.text for each in waiting(actor=actor) if each.must_be_accepted]


def test_the_duty_manager_is_told_once_when_five_comes_and_not_all_is_in_hand(hub: Hub) -> None:
    duty = hub.duty_manager
    with time_machine.travel(BEFORE, tick=False) as clock:
        item = a_red(hub)
        swept(BEFORE)
        assert told(duty) == []
        for minutes in (0, 5, 90):
            clock.move_to(FIVE + timedelta(minutes=minutes))
            swept(FIVE + timedelta(minutes=minutes))
        assert told(duty) == ["The hub has closed and tonight's list is not all in hand."]
        with acting_as(hub.screener):
            actions.keep(actor=hub.screener, item=item, reason="On call")


def test_nobody_is_told_when_all_is_in_hand(hub: Hub) -> None:
    with time_machine.travel(BEFORE, tick=False):
        item = a_red(hub)
        with acting_as(hub.screener):
            actions.keep(actor=hub.screener, item=item, reason="On call")
        swept(FIVE)
        assert told(hub.duty_manager) == []


def test_the_night_is_told_to_offer_back_and_the_duty_manager_of_what_nobody_took_back(hub: Hub) -> None:
    duty, night = hub.duty_manager, hub.night_worker
    with time_machine.travel(BEFORE, tick=False) as clock:
        item = a_red(hub)
        with acting_as(hub.screener):
            offer = actions.hand_over_with_plan(actor=hub.screener, item=item, plan=Plan("Visit"))
        with acting_as(night):
            actions.answer_hand_over(actor=night, offer_id=offer, accepts=True)
        clock.move_to(MONDAY)
        swept(MONDAY)
        assert told(night) == ["The night is over: offer back to the hub each child you still hold."]
        with acting_as(night):
            [back] = actions.return_in_the_morning(actor=night, items=[item], words="Seen")
        clock.move_to(MONDAY + timedelta(minutes=59))
        swept(MONDAY + timedelta(minutes=59))
        assert told(duty) == []
        clock.move_to(MONDAY + timedelta(minutes=61))
        swept(MONDAY + timedelta(minutes=61))
        assert told(duty) == ["A child back from the night has been accepted by nobody in the hub."]
        with acting_as(hub.screener):
            actions.answer_hand_over(actor=hub.screener, offer_id=back, accepts=True)
            assert selectors.morning(actor=hub.screener).not_back == 0


def test_accepting_a_child_ends_the_message_that_told_of_them(hub: Hub) -> None:
    night = hub.night_worker
    with time_machine.travel(BEFORE, tick=False) as clock:
        item = a_red(hub)
        with acting_as(hub.screener):
            offer = actions.hand_over_with_plan(actor=hub.screener, item=item, plan=Plan("Visit"))
        assert len(told(night)) == 1
        with acting_as(night):
            actions.answer_hand_over(actor=night, offer_id=offer, accepts=True)
        assert told(night) == []
        clock.shift(timedelta(minutes=30))
        clocks = service(Service.CLOCKS)
        with acting_as(clocks):
            assert pass_on_unaccepted(actor=clocks, now=FIVE + timedelta(minutes=30)) == 0


def test_a_team_silent_about_a_next_step_loses_it_and_the_desk_and_its_manager_hear(hub: Hub) -> None:
    north = a_team("north", an_agency("council"))
    manager = an_actor(Role.TEAM_MANAGER, team=north)
    with time_machine.travel(datetime(2026, 11, 23, 10, 0, tzinfo=UTC), tick=False) as clock:
        item = a_red(hub)
        with acting_as(hub.manager):
            sought = DecisionSought(Outcome.ASSESSMENT, "Assess", to_team_id=north.id)
            actions.decide(actor=hub.manager, contact_id=item.contact_id, person_id=item.person_id, sought=sought)
        clock.move_to(datetime(2026, 11, 25, 10, 0, tzinfo=UTC))
        clocks = service(Service.CLOCKS)
        with acting_as(clocks):
            assert actions.return_the_silent(actor=clocks) == 1
            assert actions.return_the_silent(actor=clocks) == 0
        with acting_as(hub.screener):
            assert any("back with you alone" in each.text for each in waiting(actor=hub.screener))
            assert spine.holder(item.contact_id, item.person_id, actor=hub.screener).team_id == hub.desk.id  # type: ignore[union-attr]
        with acting_as(manager):
            assert any("went back to the hub" in each.text for each in waiting(actor=manager))
