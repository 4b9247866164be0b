"""Over random events, hand-overs, absences and refusals, every child in the hub has exactly one holder, at every commit."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import AreaTold, Asked, Item
from openmash.casework.frontdoor.selectors.board import cards_of
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Act, AreaSaid, HeldFor, Outcome
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Refusal
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import NOBODY_ELSE, a_child_told, a_contact, a_hub, less

HELD = """
select p.id, c.person_id, p.closed_at is null and c.ended_at is null as in_the_hub,
  (select count(*) from cases_holding h where h.process_id = p.id and h.person_id = c.person_id and h.released_at is null)
from cases_process p join cases_processchild c on c.process_id = p.id where p.id = any(%s::uuid[])
"""


RUNS = itertools.count()
"""Each run begins after the one before: what it left open stays open, and time runs one way."""


class TheHub(RuleBasedStateMachine):
    """A hub on a run of bad days."""

    @initialize(hour=st.integers(0, 167))
    def open_the_hub(self, hour: int) -> None:
        self.hub = a_hub()
        self.area = an_agency("wiltshire", AgencyKind.OTHER_AREA)
        self.north = a_team("north", an_agency("council"))
        self.worker = an_actor(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, team=self.north)
        self.clocks = service(Service.CLOCKS)
        everyone = (self.hub.screener, self.hub.manager, self.hub.night_worker, self.hub.call_taker)
        assert all(actor.roles for actor in everyone)
        start = datetime(2027, 1, 11, tzinfo=UTC) + timedelta(weeks=8 * next(RUNS), hours=hour)
        self.clock = time_machine.travel(start, tick=False)
        self.now = self.clock.__enter__()
        self.items: list[Item] = []
        self.offers: list[UUID] = []
        self.refused = 0
        self.a_concern_arrives(2)

    def teardown(self) -> None:
        if hasattr(self, "clock"):
            self.clock.__exit__(None, None, None)

    def attempt(self, actor: Actor, act: Callable[[Actor], object]) -> None:
        """Do it or be refused with a sentence: an error of any other kind fails the test."""
        self.now.shift(timedelta(minutes=7))
        try:
            with acting_as(actor):
                act(actor)
        except Refusal:
            self.refused += 1

    def one_of(self, number: int) -> Item:
        return self.items[number % len(self.items)]

    @precondition(lambda self: len(self.items) < 8)
    @rule(children=st.integers(1, 3))
    def a_concern_arrives(self, children: int) -> None:
        def receive(actor: Actor) -> None:
            told = [a_child_told(f"Child {n}") for n in range(children)]
            made = a_contact(actor, *told)
            assert made.contact_id is not None
            self.items += [Item(made.contact_id, child) for child in made.children]

        self.attempt(self.hub.call_taker, receive)

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0), who=st.sampled_from(["screener", "manager", "night_worker"]))
    def somebody_takes_it(self, number: int, who: str) -> None:
        self.attempt(getattr(self.hub, who), lambda a: actions.take(actor=a, contact_id=self.one_of(number).contact_id))

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0))
    def it_is_routed_to_the_open_team(self, number: int) -> None:
        item = self.one_of(number)
        self.attempt(self.hub.screener, lambda a: self.offers.append(actions.route_to_open_team(
            actor=a, contact_id=item.contact_id, person_id=item.person_id, team_id=self.north.id)))  # fmt: skip

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0), morning=st.booleans())
    def it_is_handed_over(self, number: int, morning: bool) -> None:
        move = actions.return_in_the_morning if morning else actions.hand_over_tonight
        self.attempt(self.hub.screener, lambda a: self.offers.extend(move(actor=a, items=[self.one_of(number)])))

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0), who=st.sampled_from(["screener", "manager", "night_worker"]))
    def somebody_keeps_it_tonight(self, number: int, who: str) -> None:
        self.attempt(getattr(self.hub, who), lambda a: actions.keep(
            actor=a, item=self.one_of(number), reason="On call"))  # fmt: skip

    @precondition(lambda self: self.items)
    @rule(who=st.sampled_from(["manager", "night_worker"]))
    def the_night_is_signed_off(self, who: str) -> None:
        self.attempt(getattr(self.hub, who), lambda a: actions.sign_off(actor=a))

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0), said=st.sampled_from(list(AreaSaid)))
    def another_area_is_asked_and_says(self, number: int, said: AreaSaid) -> None:
        item = self.one_of(number)
        asked = Asked(self.area.id, "Jo Park", "01632 960777", "The referral")
        told = AreaTold(said, "Jo Park", "Duty manager", "01632 960777", "Not ours")

        def ask(actor: Actor) -> None:
            key = actions.ask_area(actor=actor, contact_id=item.contact_id, person_id=item.person_id, asked=asked)
            actions.record_area_answer(actor=actor, asked_id=key, told=told)

        self.attempt(self.hub.screener, ask)

    @precondition(lambda self: self.items)
    @rule(hours=st.integers(1, 15))
    def five_or_half_past_eight_comes(self, hours: int) -> None:
        self.now.shift(timedelta(hours=hours))
        self.attempt(self.clocks, lambda a: actions.tell_of_the_night(actor=a, now=datetime.now(tz=UTC)))
        self.attempt(self.clocks, lambda a: actions.chase_areas(actor=a, now=datetime.now(tz=UTC)))

    @precondition(lambda self: self.offers)
    @rule(
        number=st.integers(0),
        who=st.sampled_from(["whoever it is to"] * 4 + ["worker", "night", "desk"]),
        accepts=st.sampled_from([True, True, False]),
    )
    def an_offer_is_answered_by_whoever(self, number: int, who: str, accepts: bool) -> None:
        actor = {"worker": self.worker, "night": self.hub.night_worker, "desk": self.hub.screener}.get(who)
        offer = self.offers[number % len(self.offers)]
        actor = actor or self.whom_it_was_offered_to(offer)
        if accepts:
            self.attempt(actor, lambda a: actions.accept_next_step(actor=a, offer_id=offer, words="Ours"))
        else:
            self.attempt(actor, lambda a: cases.decline(actor=a, offer_id=offer, reason="Cannot"))

    def whom_it_was_offered_to(self, offer: UUID) -> Actor:
        with acting_as(self.hub.screener):
            [offered] = spine.offers([offer], actor=self.hub.screener)
        if offered.to_out_of_hours:
            return self.hub.night_worker
        return self.worker if offered.to_team_id == self.north.id else self.hub.screener

    @precondition(lambda self: self.offers)
    @rule(hours=st.integers(1, 30))
    def nobody_answers(self, hours: int) -> None:
        self.now.shift(timedelta(hours=hours))
        self.attempt(self.clocks, lambda a: actions.return_the_silent(actor=a))

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0))
    def the_worker_is_away(self, number: int) -> None:
        item = self.one_of(number)
        self.attempt(self.hub.manager, lambda a: actions.bring_back(
            actor=a, contact_id=item.contact_id, person_id=item.person_id, reason="Away"))  # fmt: skip

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0), act=st.sampled_from(list(Act)))
    def somebody_protects(self, number: int, act: Act) -> None:
        item, before = self.one_of(number), self.refused
        self.attempt(self.hub.night_worker, lambda a: actions.protect(
            actor=a, act=act, line="Now", contact_id=item.contact_id, person_id=item.person_id))  # fmt: skip
        assert self.refused == before, "doing more was refused"

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0), outcome=st.sampled_from([o for o in Outcome if o is not Outcome.TRANSFER]))
    def it_is_decided(self, number: int, outcome: Outcome) -> None:
        item = self.one_of(number)
        step = {Outcome.ASSESSMENT, Outcome.OPEN_WORKER, Outcome.EARLY_HELP}
        team = self.north.id if outcome in step else None

        def decide(actor: Actor) -> None:
            actions.consider(actor=actor, contact_id=item.contact_id, who=NOBODY_ELSE)
            sought = less(outcome, to_team_id=team)
            made = actions.decide(actor=actor, contact_id=item.contact_id, person_id=item.person_id, sought=sought)
            if made.offer_id:
                self.offers.append(made.offer_id)

        self.attempt(self.hub.manager, decide)

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0))
    def everything_about_it_is_finished(self, number: int) -> None:
        contact = self.one_of(number).contact_id

        def finish(actor: Actor) -> None:
            actions.consider(actor=actor, contact_id=contact, who=NOBODY_ELSE)
            for child in selectors.contact(contact, actor=actor).children:
                actions.decide(actor=actor, contact_id=contact, person_id=child.person_id, sought=less())
            actions.hold_feedback(actor=actor, contact_id=contact, reason=HeldFor.WOULD_TIP_OFF)

        self.attempt(self.hub.manager, finish)

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0), held=st.booleans())
    def the_referrer_is_told(self, number: int, held: bool) -> None:
        contact = self.one_of(number).contact_id
        if held:
            self.attempt(self.hub.manager, lambda a: actions.hold_feedback(
                actor=a, contact_id=contact, reason=HeldFor.WOULD_TIP_OFF))  # fmt: skip
        else:
            self.attempt(self.hub.manager, lambda a: actions.tell_referrer(
                actor=a, contact_id=contact, what="Decided", how="telephone"))  # fmt: skip

    @precondition(lambda self: self.items)
    @rule(number=st.integers(0))
    def another_child_is_found(self, number: int) -> None:
        contact = self.one_of(number).contact_id

        def add(actor: Actor) -> None:
            person = actions.add_child(actor=actor, contact_id=contact, child=ChildTold(as_told="Baby in the car"))
            self.items.append(Item(contact, person))

        self.attempt(self.hub.screener, add)

    @precondition(lambda self: self.offers)
    @rule()
    def what_is_finished_closes(self) -> None:
        self.attempt(self.clocks, lambda a: actions.close_the_finished(actor=a))

    @invariant()
    def every_child_in_the_hub_has_exactly_one_holder(self) -> None:
        if not getattr(self, "items", None):
            return
        contacts = list({item.contact_id for item in self.items})
        with acting_as(self.hub.screener), connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
            cursor.execute("set constraints all deferred")
            cursor.execute(HELD, [contacts])
            for contact, child, in_the_hub, holders in cursor.fetchall():
                assert holders == (1 if in_the_hub else 0), (contact, child)
            cards, _ = cards_of(contacts, actor=self.hub.screener, now=datetime.now(tz=UTC))
            children = [child for card in cards for child in card.children]
            assert all(child.holder for child in children if not child.is_decided), "an undecided child is nobody's"


@pytest.mark.django_db
def test_no_child_in_the_hub_is_ever_without_exactly_one_holder() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]  # hypothesis ships no type for it
        TheHub,
        settings=settings(
            max_examples=6, stateful_step_count=20, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip
