"""17:00 and 08:30: every red and undecided amber has a name beside it, moved only by acceptance (practice rule 2)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import DecisionSought, Item
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Act, Outcome
from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.freshness import freshness
from openmash.records.cases.selectors import Open
from openmash.records.cases.words import Answer
from openmash.records.cases.words import Service as Help
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import Hub, a_contact, a_hub

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
FRIDAY = datetime(2026, 11, 20, 16, 55, tzinfo=UTC)


def a_rated_contact(hub: Hub, rating: str) -> Item:
    made = a_contact(hub.screener)
    assert made.contact_id is not None
    actions.rate(actor=hub.screener, contact_id=made.contact_id, rating=rating, reason="As read")
    return Item(made.contact_id, made.children[0])


def test_friday_at_five_to_five_a_babys_bruise_and_nobody_answering() -> None:
    hub = a_hub()
    with time_machine.travel(FRIDAY, tick=False) as clock:
        with acting_as(hub.call_taker):
            bruise = ChildTold(as_told="Baby, about 4 months", concern="Bruise on the cheek; cannot roll over")
            made = a_contact(hub.call_taker, bruise, in_danger_now=True)
            assert made.contact_id is not None
        with acting_as(hub.screener):
            opened = actions.protect(
                actor=hub.screener, act=Act.STRATEGY_DISCUSSION, line="Now, with police and paediatrician",
                contact_id=made.contact_id,
            )  # fmt: skip
            actions.protect(
                actor=hub.screener, act=Act.RAISE_RATING, line="Bruise, not mobile", contact_id=made.contact_id
            )
            actions.protect(actor=hub.screener, act=Act.OUT_OF_HOURS, line="Visit tonight", contact_id=made.contact_id)
            tonight = selectors.tonight(actor=hub.screener)
            [item] = tonight.items
            assert (item.rating, item.in_hand, tonight.all_in_hand) == ("red", False, False)
            assert item.words == "Duty Desk holds; offered to Out Of Hours, not yet accepted"
        clock.move_to(datetime(2026, 11, 20, 17, 20, tzinfo=UTC))
        with acting_as(hub.night_worker):
            held = spine.holder(opened.contact_id, opened.person_id, actor=hub.night_worker)
            assert held is not None
            assert held.team_id == hub.desk.id
            [offer] = selectors.offers_to_me(actor=hub.night_worker)
            actions.accept_next_step(actor=hub.night_worker, offer_id=offer.offered.id, words="On my way")
            tonight = selectors.tonight(actor=hub.night_worker)
            assert tonight.all_in_hand
            assert tonight.items[0].out_of_hours


def test_red_and_undecided_amber_are_on_the_list_and_green_and_decided_amber_are_not() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        red, amber, _ = (a_rated_contact(hub, rating) for rating in ("red", "amber", "green"))
        decided = a_rated_contact(hub, "amber")
        red_decided = a_rated_contact(hub, "red")
        for item in (decided, red_decided):
            sought = DecisionSought(Outcome.ASSESSMENT, "Assess")
            actions.decide(actor=hub.screener, contact_id=item.contact_id, person_id=item.person_id, sought=sought)
        listed = [item.contact_id for item in selectors.tonight(actor=hub.screener).items]
        assert set(listed) == {red.contact_id, amber.contact_id, red_decided.contact_id}
        assert listed[-1] == amber.contact_id


def test_a_declined_hand_over_stays_with_the_holder_and_says_why() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        item = a_rated_contact(hub, "red")
        [offer] = actions.hand_over_tonight(actor=hub.screener, items=[item])
    with acting_as(hub.night_worker):
        cases.decline(actor=hub.night_worker, offer_id=offer, reason="Two visits out already")
    with acting_as(hub.screener):
        [line] = selectors.tonight(actor=hub.screener).items
        assert line.words == "Duty Desk holds; Out Of Hours cannot take it: Two visits out already"
        actions.keep(actor=hub.screener, item=item, reason="Both night visits are out")
        tonight = selectors.tonight(actor=hub.screener)
        assert tonight.all_in_hand
        assert tonight.items[0].holder.startswith(hub.screener.name)


def test_in_the_morning_each_child_comes_back_by_acceptance() -> None:
    hub = a_hub()
    with time_machine.travel(datetime(2026, 11, 21, 3, 0, tzinfo=UTC), tick=False) as clock:
        with acting_as(hub.night_worker):
            made = a_contact(hub.night_worker)
            assert made.contact_id is not None
            item = Item(made.contact_id, made.children[0])
            assert spine.holder(*made_key(item), actor=hub.night_worker).out_of_hours  # type: ignore[union-attr]
        clock.move_to(datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
        with acting_as(hub.night_worker):
            [offer] = actions.return_in_the_morning(actor=hub.night_worker, items=[item], words="Quiet night")
        with acting_as(hub.screener):
            assert spine.holder(*made_key(item), actor=hub.screener).out_of_hours  # type: ignore[union-attr]
            cases.accept(actor=hub.screener, offer_id=offer)
            assert spine.holder(*made_key(item), actor=hub.screener).team_id == hub.desk.id  # type: ignore[union-attr]


def made_key(item: Item) -> tuple[object, object]:
    return item.contact_id, item.person_id


# Already open


def routed(hub: Hub, rating: str) -> tuple[Item, object]:
    north = a_team("north", an_agency("council"))
    item = a_rated_contact(hub, rating)
    offer = actions.route_to_open_team(
        actor=hub.screener, contact_id=item.contact_id, person_id=item.person_id, team_id=north.id
    )
    return item, offer


@pytest.mark.parametrize(("rating", "minutes"), [("red", 30), ("amber", 240)])
def test_an_open_team_has_its_time_and_its_silence_brings_the_child_back(rating: str, minutes: int) -> None:
    hub = a_hub()
    clocks = service(Service.CLOCKS)
    with time_machine.travel(datetime(2026, 11, 23, 10, 0, tzinfo=UTC), tick=False) as clock:
        with acting_as(hub.screener):
            item, _ = routed(hub, rating)
            held = spine.holder(item.contact_id, item.person_id, actor=hub.screener)
            assert held is not None
            assert held.team_id == hub.desk.id
        clock.shift(minutes * 60 - 60)
        with acting_as(clocks):
            assert actions.return_the_silent(actor=clocks) == 0
        clock.shift(120)
        with acting_as(clocks):
            assert actions.return_the_silent(actor=clocks) == 1
            assert actions.return_the_silent(actor=clocks) == 0
        with acting_as(hub.screener):
            [offered] = selectors.contact(item.contact_id, actor=hub.screener).offers
            assert offered.answer is Answer.LAPSED


def test_the_team_says_what_it_will_do_and_then_holds_the_child() -> None:
    hub = a_hub()
    worker = an_actor(Role.SOCIAL_WORKER, team=a_team("north", an_agency("council")), name="Dee Hart")
    with acting_as(hub.screener):
        item, offer = routed(hub, "red")
    with acting_as(worker):
        with pytest.raises(Incomplete):
            actions.answer_as_open_team(actor=worker, offer_id=offer, accepts=True, what_we_will_do="")  # type: ignore[arg-type]
        actions.answer_as_open_team(actor=worker, offer_id=offer, accepts=True, what_we_will_do="Visit at 4")  # type: ignore[arg-type]
    with acting_as(hub.screener):
        assert spine.holder(item.contact_id, item.person_id, actor=hub.screener).name == "Dee Hart"  # type: ignore[union-attr]
        actions.bring_back(
            actor=hub.screener, contact_id=item.contact_id, person_id=item.person_id, reason="She went home ill"
        )
        assert spine.holder(item.contact_id, item.person_id, actor=hub.screener).because == "Came back to the desk"  # type: ignore[union-attr]


def test_open_to_family_help_is_not_open_to_a_social_worker() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        item = a_rated_contact(hub, "amber")
        help_only = Open(
            item.person_id, an_agency("council").id, "Council", Help.FAMILY_HELP, "", None, "Family help", "Jo", "", None,
            freshness("Council", FRIDAY, FRIDAY), None,
        )  # fmt: skip
        with pytest.raises(NotAllowedNow, match="not open to a social worker"):
            actions.route_to_open_team(
                actor=hub.screener, contact_id=item.contact_id, person_id=item.person_id,
                team_id=a_team("north", an_agency("council")).id, involvement=help_only,
            )  # fmt: skip


def test_the_night_team_alone_accepts_what_is_offered_to_it() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        item = a_rated_contact(hub, "red")
        [offer] = actions.hand_over_tonight(actor=hub.screener, items=[item])
        with pytest.raises(NotPermitted):
            actions.accept_next_step(actor=hub.screener, offer_id=offer)
