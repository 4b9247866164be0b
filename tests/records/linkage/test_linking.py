"""Records are linked and separated by decisions; sets and circles follow, and separating restores exactly what was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.records.linkage import actions, selectors
from openmash.records.linkage.models import SamePersonDecision
from openmash.records.people.models import Detail, PersonName, Relationship
from tests.factories.access import an_actor
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
ASK = WhomToAsk("Duty manager", "01452 000000")


def state(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, object]:
    """Each record's set, and the circle of the set and of a row about it."""
    rows = dict(PersonName.objects.filter(person_id__in=ids).values_list("person_id", "circle_id"))
    return {key: (found, rows[key]) for key, found in selectors.person_sets(ids, actor).items()}


def test_linking_joins_and_separating_restores_exactly_what_was() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        council, police = a_child(manager), a_child(manager)
        before = state(manager, [council.pk, police.pk])
        joined = actions.link(actor=manager, record_a=police.pk, record_b=council.pk, reason="Same mother and address")
        assert joined.ids == (council.pk, police.pk)
        assert joined.lead_id == council.pk
        assert selectors.person_set(police.pk, manager) == joined
        actions.separate(actor=manager, record_a=council.pk, record_b=police.pk, reason="Two cousins of one name")
        assert state(manager, [council.pk, police.pk]) == before
        kinds = [event.kind for event in events_about([f"person:{council.pk}"])]
    assert kinds[:2] == ["linkage.separated", "linkage.linked"]


def test_a_person_as_they_stood_is_the_records_agreed_to_be_them_then() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        one, two, three = sorted(a_child(manager).pk for _ in range(3))
        before = timezone.now()
        actions.link(actor=manager, record_a=one, record_b=two, reason="Same mother")
        actions.link(actor=manager, record_a=two, record_b=three, reason="Same NHS number")
        joined = timezone.now()
        actions.separate(actor=manager, record_a=one, record_b=two, reason="Cousins of one name")
        assert selectors.person_set_then(one, manager, before).ids == (one,)
        assert selectors.person_set_then(three, manager, joined).ids == (one, two, three)
        assert selectors.person_set_then(one, manager, None).ids == (one,)
        assert selectors.person_set_then(two, manager, timezone.now()) == selectors.person_set(two, manager)


def test_going_back_in_time_never_shows_a_record_restricted_since() -> None:
    manager, screener = an_actor(Role.DECISION_MAKER), an_actor(Role.SCREENER)
    with acting_as(manager):
        one, two = sorted(a_child(manager).pk for _ in range(2))
        actions.link(actor=manager, record_a=one, record_b=two, reason="Same mother")
        joined = timezone.now()
        actions.separate(actor=manager, record_a=one, record_b=two, reason="Cousins of one name")
        restrict(
            actor=manager, person_ids=[two], mode="hidden", reason_code="adopted", reason="", ask=ASK,
            allowed=[manager.account_id],
        )  # fmt: skip
        assert selectors.person_set_then(one, manager, joined).ids == (one, two)
    with acting_as(screener):
        assert selectors.person_set_then(one, screener, joined).ids == (one,)
        with pytest.raises(NotVisible):
            selectors.person_set_then(two, screener, joined)


def test_the_whole_takes_the_strictest_circle_and_separating_gives_it_back() -> None:
    manager, other = an_actor(Role.DECISION_MAKER), an_actor(Role.SCREENER)
    with acting_as(manager):
        open_one, hidden = a_child(manager), a_child(manager)
        circle = restrict(
            actor=manager, person_ids=[hidden.pk], mode="hidden", reason_code="staff_family", reason="Worker's child",
            ask=ASK, allowed=[manager.account_id],
        )  # fmt: skip
        before = state(manager, [open_one.pk, hidden.pk])
        joined = actions.link(actor=manager, record_a=open_one.pk, record_b=hidden.pk, reason="Same NHS number")
        assert joined.circle_id == circle
        with acting_as(other), pytest.raises(NotVisible):
            selectors.person_set(open_one.pk, other)
        actions.separate(actor=manager, record_a=open_one.pk, record_b=hidden.pk, reason="Number mistyped")
        assert state(manager, [open_one.pk, hidden.pk]) == before
        with acting_as(other):
            assert selectors.person_set(open_one.pk, other).ids == (open_one.pk,)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=8),
    hidden=st.sets(st.integers(0, 4), max_size=2),
)
def test_whatever_is_linked_undoing_it_all_in_any_order_leaves_what_was(
    pairs: list[tuple[int, int]], hidden: set[int]
) -> None:
    with transaction.atomic():
        manager = an_actor(Role.DECISION_MAKER)
        with acting_as(manager):
            ids = [a_child(manager).pk for _ in range(5)]
            for index in hidden:
                restrict(
                    actor=manager, person_ids=[ids[index]], mode="sealed", reason_code="x", reason="Kept apart",
                    ask=ASK, allowed=[manager.account_id],
                )  # fmt: skip
            states = [state(manager, ids)]
            made: list[tuple[UUID, UUID]] = []
            for one, other in pairs:
                try:
                    with transaction.atomic():
                        actions.link(
                            actor=manager, record_a=ids[one], record_b=ids[other], reason="Thought the same",
                            considered=actions.Considered(twins=True, earlier_decision=True),
                        )  # fmt: skip
                except NotAllowedNow:
                    continue
                made.append((ids[one], ids[other]))
                states.append(state(manager, ids))
            while made:
                one, other = made.pop()
                states.pop()
                actions.separate(actor=manager, record_a=one, record_b=other, reason="Not the same")
                assert state(manager, ids) == states[-1]
        transaction.set_rollback(True)


def test_a_link_in_the_middle_can_be_undone_first_and_leaves_the_others() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        a, b, c = (a_child(manager).pk for _ in range(3))
        actions.link(actor=manager, record_a=a, record_b=b, reason="Same number")
        actions.link(actor=manager, record_a=b, record_b=c, reason="Same number")
        with pytest.raises(NotAllowedNow, match="third record"):
            actions.separate(actor=manager, record_a=a, record_b=c, reason="Not the same")
        with pytest.raises(NotAllowedNow, match="already"):
            actions.link(actor=manager, record_a=a, record_b=c, reason="Same number")
        parted = actions.separate(actor=manager, record_a=a, record_b=b, reason="Not the same")
        assert (parted.first.ids, parted.second.ids) == ((a,), (b, c))


def test_recorded_twins_are_linked_only_by_somebody_who_says_why_they_are_one_child() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        one, other = a_child(manager, "Ava"), a_child(manager, "Eva")
        Relationship.record(actor=manager, person_id=one.pk, other_id=other.pk, kind="twin")
        with pytest.raises(Incomplete) as caught:
            actions.link(actor=manager, record_a=one.pk, record_b=other.pk, reason="Same date of birth")
        assert [problem.field for problem in caught.value.problems] == ["twins"]
        considered = actions.Considered(twins=True)
        actions.link(
            actor=manager, record_a=one.pk, record_b=other.pk, reason="Hospital says one baby", considered=considered
        )


def test_records_kept_apart_are_not_joined_without_answering_the_earlier_decision() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        one, other = a_child(manager), a_child(manager)
        actions.keep_apart(actor=manager, record_a=one.pk, record_b=other.pk, reason="Cousins of one name")
        with pytest.raises(Incomplete) as caught:
            actions.link(actor=manager, record_a=one.pk, record_b=other.pk, reason="Same name")
        assert [problem.field for problem in caught.value.problems] == ["earlier_decision"]


def test_a_protected_identity_is_never_joined_to_another_record() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        before, after = a_child(manager), a_child(manager)
        Detail.record(actor=manager, person_id=after.pk, kind="protected_identity", value="adoption")
        with pytest.raises(NotAllowedNow, match="protected identity"):
            actions.link(actor=manager, record_a=before.pk, record_b=after.pk, reason="Same face in the photograph")


def test_only_those_who_may_and_see_both_records_link_them() -> None:
    manager, worker = an_actor(Role.DECISION_MAKER), an_actor(Role.SOCIAL_WORKER)
    lead = an_actor(Role.TEAM_MANAGER)
    with acting_as(manager):
        one, other = a_child(manager), a_child(manager)
    with acting_as(worker), pytest.raises(NotPermitted):
        actions.link(actor=worker, record_a=one.pk, record_b=other.pk, reason="Same name")
    with acting_as(lead), pytest.raises(NotVisible):
        actions.link(actor=lead, record_a=one.pk, record_b=other.pk, reason="Same name")


def test_decisions_are_added_and_never_changed() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        one, other = a_child(manager), a_child(manager)
        actions.link(actor=manager, record_a=one.pk, record_b=other.pk, reason="Same number", evidence=["Same number"])
        actions.separate(actor=manager, record_a=one.pk, record_b=other.pk, reason="Not the same")
        verdicts = SamePersonDecision.objects.order_by("recorded_at").values_list("verdict", flat=True)
        assert list(verdicts) == ["same", "different"]
        with pytest.raises(IntegrityError, match="linkage_decision_is_about_two_records"), transaction.atomic():
            SamePersonDecision.record(
                actor=manager, record_a_id=one.pk, record_b_id=one.pk, person_ids=[one.pk], verdict="same", reason="x"
            )
        with pytest.raises(Exception, match="permission denied") as caught, transaction.atomic():
            SamePersonDecision.objects.update(verdict="same")
        assert isinstance(caught.value.__cause__, psycopg.errors.InsufficientPrivilege)
    assert connection.settings_dict["USER"] == "openmash_app"


def test_separating_names_everyone_who_looked_while_they_were_taken_for_one() -> None:
    manager, before, during = an_actor(Role.DECISION_MAKER), an_actor(Role.SCREENER), an_actor(Role.SCREENER)
    with acting_as(manager):
        one, other = a_child(manager).pk, a_child(manager).pk
    with acting_as(before):
        audit.record(before, "child.viewed", about=[f"person:{one}"])
    with acting_as(manager):
        joined = actions.link(actor=manager, record_a=one, record_b=other, reason="Same number")
    with acting_as(during):
        audit.record(during, "child.viewed", about=joined.about)
    with acting_as(manager):
        parted = actions.separate(actor=manager, record_a=one, record_b=other, reason="Not the same child")
    assert parted.seen_by == (during.account_id,)
