"""Doing more is never refused: a child, named or not, one line, and whoever did it (practice rule 1)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import DecisionSought, Particulars
from openmash.casework.frontdoor.models import Debt, DebtPaid, ProtectiveAct, Rating
from openmash.casework.frontdoor.rules import OWED_BY_ACT
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import OUTCOME_CLASS, Act, Outcome, OutcomeClass, Owed, State
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import QUALIFIED_ROLES, Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.records.cases import selectors as spine
from openmash.statute.events import Event
from tests.factories.access import a_team, an_actor, an_agency
from tests.factories.frontdoor import NOBODY_ELSE, Hub, a_contact, a_hub, less

pytestmark = pytest.mark.django_db
MORE = [outcome for outcome, gate in OUTCOME_CLASS.items() if gate is OutcomeClass.MORE]


def settle() -> None:
    """Judge now what the database judges at commit."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


@pytest.mark.parametrize("act", list(Act))
def test_every_protective_act_opens_for_an_unknown_child_with_one_line(act: Act) -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        opened = actions.protect(actor=hub.screener, act=act, line="Baby with a bruise, cannot move.")
        settle()
        assert opened.owed[0] is Owed.WHO_THE_CHILD_IS
        assert set(opened.owed[1:]) == set(OWED_BY_ACT[act])
        assert {debt.what for debt in Debt.objects.all()} == set(opened.owed)
        assert opened.needs_ratifying
        [child] = spine.process_children(opened.contact_id, actor=hub.screener)
        assert spine.holder(opened.contact_id, child, actor=hub.screener) is not None


@pytest.mark.parametrize("role", sorted(QUALIFIED_ROLES | {Role.HUB_PARTNER}))
def test_any_qualified_worker_may_open_any_act_about_a_child_they_cannot_see(role: Role) -> None:
    hub = a_hub()
    worker = an_actor(role)
    for act in Act:
        with acting_as(hub.screener):
            made = a_contact(hub.screener)
        with acting_as(worker):
            opened = actions.protect(
                actor=worker, act=act, line="Going there now.", contact_id=made.contact_id, person_id=made.children[0]
            )
            settle()
            assert opened.person_id == made.children[0]
            assert set(opened.owed) == set(OWED_BY_ACT[act])
            if worker.roles & {Role.SOCIAL_WORKER}:
                assert {debt.what for debt in selectors.debts(actor=worker)} >= set(opened.owed)


def test_nobody_unqualified_may() -> None:
    a_hub()
    teacher = an_actor(Role.PROFESSIONAL_REFERRER)
    with acting_as(teacher), pytest.raises(NotPermitted, match="qualified worker"):
        actions.protect(actor=teacher, act=Act.SAME_DAY_VISIT, line="Please go")


def test_the_line_is_the_only_thing_asked() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        with pytest.raises(Incomplete) as refused:
            actions.protect(actor=hub.screener, act=Act.SECTION_47, line="  ")
        assert [problem.field for problem in refused.value.problems] == ["line"]


@pytest.mark.parametrize("act", list(Act))
def test_the_database_asks_nothing_more_than_a_child_a_line_and_a_name(act: Act) -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        row = {"contact_id": made.contact_id, "person_id": made.children[0], "act": act, "needs_ratifying": True}
        ProtectiveAct.record(actor=hub.screener, **row, line="Now")
        with pytest.raises(IntegrityError, match="has_a_line"), transaction.atomic():
            ProtectiveAct.record(actor=hub.screener, **row, line="")


@pytest.mark.parametrize("outcome", MORE)
def test_every_decision_to_do_more_needs_one_line_and_what_is_left_out_is_owed(outcome: Outcome) -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        decided = actions.decide(
            actor=hub.screener, contact_id=made.contact_id, person_id=made.children[0],
            sought=DecisionSought(outcome, "Today."),
        )  # fmt: skip
        settle()
        assert set(decided.owed) == {Owed.RATIONALE, Owed.THRESHOLD, Owed.WHO_ELSE, Owed.VOICE}


def test_what_is_known_is_not_owed() -> None:
    hub = a_hub()
    known = Particulars(
        when=timezone.now(), who="PC 1234", designated_officer="Insp. Rao", where_the_child_is="Elm Ward",
        told="Mother, by telephone",
    )  # fmt: skip
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        opened = actions.protect(
            actor=hub.screener, act=Act.POLICE_PROTECTION, line="Taken at 2am.", contact_id=made.contact_id,
            person_id=made.children[0], known=known,
        )  # fmt: skip
        assert opened.owed == (Owed.VOICE,)
        [act] = selectors.contact(opened.contact_id, actor=hub.screener).acts
        assert (act.who, act.designated_officer, act.told) == ("PC 1234", "Insp. Rao", "Mother, by telephone")
        events = {m.event for m in spine.milestones(actor=hub.screener, process_ids=[opened.contact_id])}
        assert Event.POLICE_PROTECTION_TAKEN in events


def test_police_protection_has_seventy_two_hours_from_when_the_child_was_taken() -> None:
    from openmash.statute.clocks import clock

    hub = a_hub()
    taken = timezone.now() - timedelta(hours=5)
    with acting_as(hub.screener):
        opened = actions.protect(
            actor=hub.screener, act=Act.POLICE_PROTECTION, line="Taken.", known=Particulars(when=taken)
        )
        [mark] = [
            m
            for m in spine.milestones(actor=hub.screener, process_ids=[opened.contact_id])
            if m.event is Event.POLICE_PROTECTION_TAKEN
        ]
        from openmash.statute.calendar import Calendar

        due = clock("police_protection", mark.occurred_at.date()).due(mark.occurred_at, Calendar())
        assert due == taken + timedelta(hours=72)


def test_debts_are_due_at_ten_the_next_working_day_on_the_actors_list_then_the_managers() -> None:
    hub = a_hub()
    friday = datetime(2026, 11, 20, 16, 55, tzinfo=UTC)
    with time_machine.travel(friday, tick=False) as clock:
        with acting_as(hub.screener):
            opened = actions.protect(actor=hub.screener, act=Act.RAISE_RATING, line="Worse than it looked")
            owed = selectors.debts(actor=hub.screener)
            assert {debt.clock.due_at for debt in owed} == {datetime(2026, 11, 23, 10, 0, tzinfo=UTC)}
            assert all(debt.is_mine for debt in owed)
        with acting_as(hub.manager):
            assert selectors.debts(actor=hub.manager) == []
        clock.move_to(datetime(2026, 11, 23, 10, 1, tzinfo=UTC))
        with acting_as(hub.manager):
            late = selectors.debts(actor=hub.manager)
            assert {debt.what for debt in late} == {Owed.WHO_THE_CHILD_IS, Owed.RATIONALE}
            actions.pay_debt(actor=hub.manager, debt_id=late[0].debt_id, words="Named by the hospital.")
            with pytest.raises(NotAllowedNow):
                actions.pay_debt(actor=hub.manager, debt_id=late[0].debt_id, words="Again")
            assert len(selectors.debts(actor=hub.manager)) == 1
            assert DebtPaid.objects.get().person_id == opened.person_id


def test_nobody_else_pays_a_workers_debts() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        actions.protect(actor=hub.screener, act=Act.MEDICAL, line="To hospital")
        debt = Debt.objects.first()
        assert debt is not None
    with acting_as(hub.night_worker), pytest.raises(NotPermitted):
        actions.pay_debt(actor=hub.night_worker, debt_id=debt.id, words="Not mine")


def test_a_manager_ratifies_within_the_hour_and_never_their_own() -> None:
    hub = a_hub()
    with time_machine.travel(datetime(2026, 11, 20, 2, 0, tzinfo=UTC), tick=False):
        with acting_as(hub.night_worker):
            opened = actions.protect(actor=hub.night_worker, act=Act.SAME_DAY_VISIT, line="I am going now")
            assert selectors.to_ratify(actor=hub.night_worker) == []
        with acting_as(hub.duty_manager):
            [waiting] = selectors.to_ratify(actor=hub.duty_manager)
            assert waiting.clock.due_at == datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
            with pytest.raises(Incomplete):
                actions.ratify(actor=hub.duty_manager, act_id=opened.act_id, agrees=False)
            actions.ratify(actor=hub.duty_manager, act_id=opened.act_id, agrees=True)
            assert selectors.to_ratify(actor=hub.duty_manager) == []
            with pytest.raises(NotAllowedNow):
                actions.ratify(actor=hub.duty_manager, act_id=opened.act_id, agrees=True)
        with acting_as(hub.manager):
            own = actions.protect(actor=hub.manager, act=Act.SECTION_47, line="Agreed with police")
            assert not own.needs_ratifying
            with pytest.raises(NotPermitted):
                actions.ratify(actor=hub.manager, act_id=own.act_id, agrees=True)


def test_raising_from_a_contact_raises_its_rating_and_never_lowers_it() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        for rating in ("amber", "red", "green"):
            actions.protect(
                actor=hub.screener, act=Act.RAISE_RATING, line="Worse", contact_id=made.contact_id, rating=rating
            )
        assert [row.rating for row in Rating.objects.order_by("recorded_at")] == ["amber", "red"]


def test_a_visit_is_offered_to_a_team_and_held_by_the_named_person_who_accepts() -> None:
    hub = a_hub()
    north = a_team("north", an_agency("council"))
    worker = an_actor(Role.SOCIAL_WORKER, team=north, name="Priya Nair")
    with acting_as(hub.screener):
        opened = actions.protect(
            actor=hub.screener, act=Act.SAME_DAY_VISIT, line="See the baby today", to_team_id=north.id
        )
    with acting_as(worker):
        [offer] = selectors.offers_to_me(actor=worker)
        actions.accept_next_step(actor=worker, offer_id=offer.offered.id, words="Leaving at 3")
        held = spine.holder(opened.contact_id, opened.person_id, actor=worker)
        assert held is not None
        assert held.name == "Priya Nair"


def closed_contact(hub: Hub) -> tuple[UUID, UUID]:
    made = a_contact(hub.manager)
    assert made.contact_id is not None
    actions.consider(actor=hub.manager, contact_id=made.contact_id, who=NOBODY_ELSE)
    actions.decide(actor=hub.manager, contact_id=made.contact_id, person_id=made.children[0], sought=less())
    actions.tell_referrer(actor=hub.manager, contact_id=made.contact_id, what="Closed", how="telephone")
    return made.contact_id, made.children[0]


@pytest.mark.parametrize("act", list(Act))
def test_an_act_on_a_closed_contact_opens_it_again_and_somebody_holds_the_child(act: Act) -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = closed_contact(hub)
        settle()
        assert selectors.contact(contact, actor=hub.manager).state is State.CLOSED
        actions.protect(actor=hub.manager, act=act, line="New bruise", contact_id=contact, person_id=child)
        settle()
        assert spine.holder(contact, child, actor=hub.manager) is not None
        state = selectors.contact(contact, actor=hub.manager).state
        assert state is not State.CLOSED


def test_reopening_makes_the_child_undecided_again() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        contact, child = closed_contact(hub)
        actions.reopen(actor=hub.manager, contact_id=contact, person_id=child, line="Health rang: a fracture")
        page = selectors.contact(contact, actor=hub.manager)
        assert page.child(child).decision is None
        assert [decision.in_force for decision in page.decisions] == [False]
        assert page.state is State.READY_TO_DECIDE


def test_an_act_for_another_child_brings_them_into_the_contact() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        opened = actions.protect(
            actor=hub.screener, act=Act.SECTION_47, line="And the baby", contact_id=made.contact_id,
            child=ChildTold(as_told="Baby, about 5 months"),
        )  # fmt: skip
        settle()
        assert opened.contact_id == made.contact_id
        assert len(spine.process_children(opened.contact_id, actor=hub.screener)) == 2


def test_passing_to_the_out_of_hours_team_offers_the_child_and_the_desk_holds_meanwhile() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        opened = actions.protect(actor=hub.screener, act=Act.OUT_OF_HOURS, line="Tonight, please")
    with acting_as(hub.night_worker):
        [offer] = selectors.offers_to_me(actor=hub.night_worker)
        assert offer.offered.person_id == opened.person_id
