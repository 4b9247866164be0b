"""Over random contacts, hand-overs, acceptances, absences, refusals, nights, decisions and closures, every child in the
hub has exactly one holder, and only the one the rules of practice say.

The oracle here is the practice rule and not our code: it keeps its own account of who answers for each child, moved by
taking, accepting, keeping and bringing back alone, and of what lets a child go. After each step the database, read by
SQL, must agree with it, child by child: a step that is refused moves nobody, and a step about one child moves no other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from openmash.casework.frontdoor import actions
from openmash.casework.frontdoor.actions import AreaTold, Asked, Item
from openmash.casework.frontdoor.selectors.board import cards_of
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Act, AreaSaid, HeldFor, Outcome
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import Agency, AgencyKind, Team
from openmash.foundation.facts.refusals import Refusal
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.cases.words import OfferKind
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import NOBODY_ELSE, Hub, a_child_told, a_contact, a_hub, less

LONG = bool(os.environ.get("OPENMASH_TESTS_SEARCHING"))
EXAMPLES, STEPS = (250, 60) if LONG else (24, 40)
HELD = """
select p.id, c.person_id, p.closed_at is null and c.ended_at is null,
  (select array_agg(h.team_id) from cases_holding h where h.process_id = p.id and h.person_id = c.person_id and h.released_at is null),
  (select array_agg(h.account_id) from cases_holding h where h.process_id = p.id and h.person_id = c.person_id and h.released_at is null)
from cases_process p join cases_processchild c on c.process_id = p.id where p.id = any(%s::uuid[])
"""
NEEDS_SOMEBODY = {
    Outcome.ASSESSMENT, Outcome.STRATEGY_DISCUSSION, Outcome.OPEN_WORKER, Outcome.EARLY_HELP, Outcome.TRANSFER,
}  # fmt: skip
"""Decisions that hand a child on: the hub holds the child until somebody there has accepted."""
NEXT_STEPS = {OfferKind.NEXT_STEP, OfferKind.TRANSFER, OfferKind.ALREADY_OPEN}


@dataclass(frozen=True)
class Holder:
    """Who answers for a child: a team's desk, or one of its people by name."""

    team: UUID
    account: UUID | None = None


@dataclass
class Child:
    """What the oracle knows of one child in one contact. `holder` None: the child has left the hub."""

    holder: Holder | None
    decided: Outcome | None = None
    """The decision in force: none before it, none again once the child is brought back into the hub."""
    accepted: bool = False
    """Whether somebody accepted the child for a next step since that decision."""
    transferred: bool = False
    """Whether another area accepted the child since they came into the hub, or back into it."""


@dataclass
class World:
    """The people of the hub. Made once: an example changes nothing that another sees."""

    hub: Hub
    area: Agency
    north: Team
    worker: Actor
    clocks: Actor
    everyone: dict[str, Actor] = field(default_factory=dict)


WORLD: World
JUDGED = {"steps": 0, "refused": 0, "children": 0}
"""How often the oracle and the database were compared, after how many refusals, and of how many children in all."""


def a_world() -> World:
    hub, north = a_hub(), a_team("north", an_agency("council"))
    worker = an_actor(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, team=north)
    world = World(hub, an_agency("wiltshire", AgencyKind.OTHER_AREA), north, worker, service(Service.CLOCKS))
    for who in ("screener", "manager", "night_worker", "call_taker"):
        world.everyone[who] = getattr(hub, who)
    world.everyone["worker"] = worker
    return world


HUB_PEOPLE = st.sampled_from(["screener", "manager", "night_worker"])


class TheHub(RuleBasedStateMachine):
    """A hub on a run of bad days."""

    @initialize(hour=st.integers(0, 167))
    def open_the_hub(self, hour: int) -> None:
        self.world = WORLD
        self.savepoint = transaction.savepoint()
        self.clock = time_machine.travel(datetime(2027, 1, 11, tzinfo=UTC) + timedelta(hours=hour), tick=False)
        self.now = self.clock.__enter__()
        self.children: dict[Item, Child] = {}
        self.offers: list[UUID] = []
        self.told: set[UUID] = set()
        """Contacts whose referrer was told, or held with a reason, since their last child was decided."""
        self.by_an_act: set[UUID] = set()
        """Contacts made by a protective act: nobody referred the child, so nobody is told."""
        self.a_concern_arrives(3)

    def teardown(self) -> None:
        if hasattr(self, "clock"):
            self.clock.__exit__(None, None, None)
            transaction.savepoint_rollback(self.savepoint)

    # The oracle

    def look(self) -> dict[Item, list[Holder]]:
        """Who holds each child, as the database has it; judged as at a commit."""
        with acting_as(self.world.hub.screener), connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
            cursor.execute("set constraints all deferred")
            cursor.execute(HELD, [list({item.contact_id for item in self.children})])
            found = {}
            for contact, child, in_the_hub, teams, accounts in cursor.fetchall():
                held = [Holder(team, account) for team, account in zip(teams or [], accounts or [], strict=True)]
                assert len(held) == (1 if in_the_hub else 0), f"{len(held)} hold a child, in the hub: {in_the_hub}"
                found[Item(contact, child)] = held
        return found

    def may_leave(self, contact: UUID) -> bool:
        """Whether the rules let the children of a contact go: each decided, whoever is handed on accepted or with a team
        that has accepted them, and the referrer told."""
        of_it = [child for item, child in self.children.items() if item.contact_id == contact]
        return contact in self.told | self.by_an_act and all(self.is_settled(child) for child in of_it)

    def is_settled(self, child: Child) -> bool:
        if child.decided is None:
            return False
        elsewhere = child.holder is not None and child.holder.team == self.world.north.id
        return child.decided not in NEEDS_SOMEBODY or child.accepted or child.transferred or elsewhere

    def attempt(
        self, actor: Actor, act: Callable[[Actor], object], moves: dict[Item, Holder | None] | None = None
    ) -> bool:
        """Do it, or be refused with a sentence; returns whether it was done. An error of any other kind fails the test.

        `moves`: whom the rules now have answer for which children. Everybody else stays where they are; only the
        children of a contact that may be let go may leave.
        """
        self.now.shift(timedelta(minutes=7))
        try:
            with acting_as(actor), transaction.atomic():
                act(actor)
                done = True
        except Refusal:
            done = False
            JUDGED["refused"] += 1
        self.judge({} if not done else moves or {})
        return done

    def judge(self, moves: dict[Item, Holder | None]) -> None:
        found = self.look()
        JUDGED["steps"] += 1
        JUDGED["children"] += len(found)
        assert found.keys() == self.children.keys()
        for item, child in self.children.items():
            expected = moves.get(item, child.holder)
            held = found[item][0] if found[item] else None
            if held is None and expected is not None:
                assert self.may_leave(item.contact_id), f"{item} left the hub and nobody holds the child"
                others = [other for other in self.children if other.contact_id == item.contact_id]
                assert not any(found[other] for other in others), "one child left and another of the contact did not"
            else:
                assert held == expected, f"{item}: held by {held}, by the rules by {expected}"
            child.holder = held

    def one_of(self, number: int) -> Item:
        return list(self.children)[number % len(self.children)]

    def on_duty(self, item: Item) -> Holder:
        """The desk on duty now, whichever it is: seen in the database, and never a person."""
        with acting_as(self.world.hub.screener), connection.cursor() as cursor:
            cursor.execute(
                "select team_id, account_id from cases_holding where process_id = %s and person_id = %s and released_at is null",
                [item.contact_id, item.person_id],
            )
            team, account = cursor.fetchone() or (None, None)
        assert account is None and team in (self.world.hub.desk.id, self.world.hub.night.id), "not a desk on duty"
        return Holder(team)

    def decided_anew(self, item: Item, outcome: Outcome | None) -> None:
        child = self.children[item]
        child.decided, child.accepted = outcome, False
        self.told.discard(item.contact_id)

    # What happens

    @precondition(lambda self: len(self.children) < 12)
    @rule(children=st.integers(1, 3))
    def a_concern_arrives(self, children: int) -> None:
        self.now.shift(timedelta(minutes=7))
        with acting_as(self.world.hub.call_taker):
            made = a_contact(self.world.hub.call_taker, *(a_child_told(f"Child {n}") for n in range(children)))
        assert made.contact_id is not None
        for person in made.children:
            item = Item(made.contact_id, person)
            self.children[item] = Child(self.on_duty(item))
        self.judge({})

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0), who=st.sampled_from(["screener", "manager", "night_worker", "worker"]))
    def somebody_takes_it(self, number: int, who: str) -> None:
        contact, actor = self.one_of(number).contact_id, self.world.everyone[who]
        ours = {self.world.hub.desk.id, self.world.hub.night.id, actor.team_id}
        assert actor.team_id is not None
        moves: dict[Item, Holder | None] = {
            item: Holder(actor.team_id, actor.account_id)
            for item, child in self.children.items()
            if item.contact_id == contact and child.holder and child.holder.team in ours
            and child.holder.account != actor.account_id
        }  # fmt: skip
        self.attempt(actor, lambda a: actions.take(actor=a, contact_id=contact), moves)

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0))
    def it_is_routed_to_the_open_team(self, number: int) -> None:
        item = self.one_of(number)
        self.attempt(self.world.hub.screener, lambda a: self.offers.append(actions.route_to_open_team(
            actor=a, contact_id=item.contact_id, person_id=item.person_id, team_id=self.world.north.id)))  # fmt: skip

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0), morning=st.booleans())
    def it_is_handed_over(self, number: int, morning: bool) -> None:
        move = actions.return_in_the_morning if morning else actions.hand_over_tonight
        self.attempt(self.world.hub.screener, lambda a: self.offers.extend(move(actor=a, items=[self.one_of(number)])))

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0), who=HUB_PEOPLE)
    def somebody_keeps_it_tonight(self, number: int, who: str) -> None:
        item, actor = self.one_of(number), self.world.everyone[who]
        assert actor.team_id is not None
        # A child of this rule is held.
        kept = self.children[item].holder and self.children[item].holder.account == actor.account_id  # type: ignore[union-attr]
        moves: dict[Item, Holder | None] = {} if kept else {item: Holder(actor.team_id, actor.account_id)}
        self.attempt(actor, lambda a: actions.keep(actor=a, item=item, reason="On call"), moves)

    @precondition(lambda self: self.children)
    @rule(who=st.sampled_from(["manager", "night_worker"]))
    def the_night_is_signed_off(self, who: str) -> None:
        self.attempt(self.world.everyone[who], lambda a: actions.sign_off(actor=a))

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0), said=st.sampled_from(list(AreaSaid)))
    def another_area_is_asked_and_says(self, number: int, said: AreaSaid) -> None:
        item = self.one_of(number)
        asked = Asked(self.world.area.id, "Jo Park", "01632 960777", "The referral")
        told = AreaTold(said, "Jo Park", "Duty manager", "01632 960777", "Not ours")

        def ask(actor: Actor) -> None:
            key = actions.ask_area(actor=actor, contact_id=item.contact_id, person_id=item.person_id, asked=asked)
            self.children[item].transferred |= said is AreaSaid.ACCEPTED
            actions.record_area_answer(actor=actor, asked_id=key, told=told)

        before = self.children[item].transferred
        if not self.attempt(self.world.hub.screener, ask):
            self.children[item].transferred = before

    @precondition(lambda self: self.children)
    @rule(hours=st.integers(1, 15))
    def five_or_half_past_eight_comes(self, hours: int) -> None:
        self.now.shift(timedelta(hours=hours))
        self.attempt(self.world.clocks, lambda a: actions.tell_of_the_night(actor=a, now=datetime.now(tz=UTC)))
        self.attempt(self.world.clocks, lambda a: actions.chase_areas(actor=a, now=datetime.now(tz=UTC)))

    @precondition(lambda self: self.offers)
    @rule(
        number=st.integers(0),
        who=st.sampled_from(["whoever it is to"] * 4 + ["worker", "night_worker", "screener"]),
        accepts=st.sampled_from([True, True, False]),
    )
    def an_offer_is_answered(self, number: int, who: str, accepts: bool) -> None:
        key = self.offers[number % len(self.offers)]
        with acting_as(self.world.hub.screener):
            [offered] = spine.offers([key], actor=self.world.hub.screener)
        item = Item(offered.process_id, offered.person_id)
        if who == "whoever it is to":
            to = self.world.hub.screener if offered.to_team_id != self.world.north.id else self.world.worker
            actor = self.world.hub.night_worker if offered.to_out_of_hours else to
        else:
            actor = self.world.everyone[who]
        if not accepts:
            self.attempt(actor, lambda a: cases.decline(actor=a, offer_id=key, reason="Cannot"))
            return
        child = self.children[item]
        before = (child.accepted, child.transferred)
        child.accepted |= offered.kind in NEXT_STEPS
        child.transferred |= offered.kind is OfferKind.TRANSFER
        moves: dict[Item, Holder | None] = {}
        if offered.to_team_id is not None:
            moves[item] = Holder(offered.to_team_id, actor.account_id)
        if not self.attempt(actor, lambda a: actions.accept_next_step(actor=a, offer_id=key, words="Ours"), moves):
            child.accepted, child.transferred = before

    @precondition(lambda self: self.offers)
    @rule(hours=st.integers(1, 30))
    def nobody_answers(self, hours: int) -> None:
        self.now.shift(timedelta(hours=hours))
        self.attempt(self.world.clocks, lambda a: actions.return_the_silent(actor=a))

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0))
    def the_worker_is_away(self, number: int) -> None:
        item = self.one_of(number)
        was = self.children[item].holder

        def back(actor: Actor) -> None:
            actions.bring_back(actor=actor, contact_id=item.contact_id, person_id=item.person_id, reason="Away")
            self.children[item].holder = self.on_duty(item)

        if not self.attempt(self.world.hub.manager, back):
            assert was is None, "a child somebody holds was not brought back from them"

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0), act=st.sampled_from(list(Act)))
    def somebody_protects(self, number: int, act: Act) -> None:
        item = self.one_of(number)
        child = self.children[item]

        def protect(actor: Actor) -> None:
            actions.protect(actor=actor, act=act, line="Now", contact_id=item.contact_id, person_id=item.person_id)
            if child.holder is None:
                child.holder = self.on_duty(item)
                self.decided_anew(item, None)
                child.transferred = False
            elif act is Act.REOPEN:
                self.decided_anew(item, None)
                child.transferred = False

        assert self.attempt(self.world.hub.night_worker, protect), "doing more was refused"

    @precondition(lambda self: len(self.children) < 12)
    @rule(number=st.integers(0))
    def somebody_protects_a_child_nobody_had_named(self, number: int) -> None:
        contact = self.one_of(number).contact_id

        def protect(actor: Actor) -> None:
            opened = actions.protect(
                actor=actor, act=Act.SAME_DAY_VISIT, line="A baby in the back room", contact_id=contact,
                child=ChildTold(as_told="A baby"),
            )  # fmt: skip
            item = Item(opened.contact_id, opened.person_id)
            self.children[item] = Child(self.on_duty(item))
            self.told.discard(contact)
            if item.contact_id != contact:  # it had closed: nobody new joins it
                self.by_an_act.add(item.contact_id)

        assert self.attempt(self.world.hub.night_worker, protect), "doing more was refused"

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0), outcome=st.sampled_from(list(Outcome)))
    def it_is_decided(self, number: int, outcome: Outcome) -> None:
        item = self.one_of(number)
        team = self.world.north.id if outcome in NEEDS_SOMEBODY and outcome is not Outcome.TRANSFER else None
        area = self.world.area.id if outcome is Outcome.TRANSFER else None
        child = self.children[item]
        before = (child.decided, child.accepted, set(self.told))

        def decide(actor: Actor) -> None:
            actions.consider(actor=actor, contact_id=item.contact_id, who=NOBODY_ELSE)
            self.decided_anew(item, outcome)
            sought = less(outcome, to_team_id=team, to_agency_id=area, to_named="Jo Park" if area else "")
            made = actions.decide(actor=actor, contact_id=item.contact_id, person_id=item.person_id, sought=sought)
            if made.offer_id:
                self.offers.append(made.offer_id)

        if not self.attempt(self.world.hub.manager, decide):
            child.decided, child.accepted, self.told = before

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0))
    def everything_about_it_is_finished(self, number: int) -> None:
        contact = self.one_of(number).contact_id
        for item in [each for each in self.children if each.contact_id == contact]:
            if self.children[item].holder is not None:
                self.decide_less(item)
        self.tell(contact, held=True)

    def decide_less(self, item: Item) -> None:
        child = self.children[item]
        before = (child.decided, child.accepted, set(self.told))

        def decide(actor: Actor) -> None:
            actions.consider(actor=actor, contact_id=item.contact_id, who=NOBODY_ELSE)
            self.decided_anew(item, Outcome.NO_FURTHER_ACTION)
            actions.decide(actor=actor, contact_id=item.contact_id, person_id=item.person_id, sought=less())

        if not self.attempt(self.world.hub.manager, decide):
            child.decided, child.accepted, self.told = before

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0), held=st.booleans())
    def the_referrer_is_told(self, number: int, held: bool) -> None:
        self.tell(self.one_of(number).contact_id, held=held)

    def tell(self, contact: UUID, *, held: bool) -> None:
        before = set(self.told)

        def tell(actor: Actor) -> None:
            self.told.add(contact)
            if held:
                actions.hold_feedback(actor=actor, contact_id=contact, reason=HeldFor.WOULD_TIP_OFF)
            else:
                actions.tell_referrer(actor=actor, contact_id=contact, what="Decided", how="telephone")

        if not self.attempt(self.world.hub.manager, tell):
            self.told = before

    @precondition(lambda self: self.children)
    @rule(number=st.integers(0))
    def another_child_is_found(self, number: int) -> None:
        contact = self.one_of(number).contact_id
        was_told = set(self.told)

        def add(actor: Actor) -> None:
            told = ChildTold(as_told="Baby in the car")
            item = Item(contact, actions.add_child(actor=actor, contact_id=contact, child=told))
            self.children[item] = Child(self.on_duty(item))
            self.told.discard(contact)

        if not self.attempt(self.world.hub.screener, add):
            self.told = was_told

    @rule()
    def what_is_finished_closes(self) -> None:
        self.attempt(self.world.clocks, lambda a: actions.close_the_finished(actor=a))
        found = self.look()
        stay = {item.contact_id for item in self.children if found[item] and self.may_leave(item.contact_id)}
        assert not stay, "a contact that owes nothing is held for ever"

    @rule()
    def the_board_names_somebody_beside_every_child(self) -> None:
        contacts = list({item.contact_id for item in self.children})
        with acting_as(self.world.hub.screener):
            cards, _ = cards_of(contacts, actor=self.world.hub.screener, now=datetime.now(tz=UTC))
        children = [child for card in cards for child in card.children]
        assert all(child.holder for child in children if not child.is_decided), "an undecided child is nobody's"


@contextmanager
def the_world() -> Iterator[None]:
    global WORLD
    WORLD = a_world()
    yield


@pytest.mark.django_db
def test_no_child_in_the_hub_is_ever_without_exactly_one_holder(figures: Callable[[str], None]) -> None:
    with the_world():
        run_state_machine_as_test(  # type: ignore[no-untyped-call]  # hypothesis ships no type for it
            TheHub,
            settings=settings(
                max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, database=None,
                suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.shrink] if LONG else [Phase.generate],
                print_blob=False,
            ),
        )  # fmt: skip
    figures(
        f"Holders: {JUDGED['steps']:,} steps in {EXAMPLES} random lives of a hub, {JUDGED['refused']:,} of them refused; "
        f"{JUDGED['children']:,} times a child's holder was compared with the rules, and none was without one."
    )
