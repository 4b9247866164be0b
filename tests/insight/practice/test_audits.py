"""Audits: a lot that repeats, records nobody else may open, grades given blind, talked over, acted on, drawn again."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.insight.practice import actions, following, results, selectors
from openmash.insight.practice.models import Answered, Asked, DrawnRecord, Grading
from openmash.insight.practice.words import Agrees, Effect, Evidence, Part
from openmash.records.linkage.selectors import person_set
from openmash.records.people.models import PersonName
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.frontdoor import Hub, a_hub
from tests.factories.practice import auditors, children_decided, draw, drawn_for, graded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def hub() -> Hub:
    return a_hub()


def restricted(hub: Hub, child: UUID) -> None:
    with acting_as(hub.manager):
        restrict(
            actor=hub.manager, person_ids=[child], mode="hidden", reason_code="other", reason="A threat",
            ask=WhomToAsk("Grace Oduya", "01632 960000"), allowed=[hub.manager.account_id],
        )  # fmt: skip


def sees(actor: Actor, child: UUID) -> bool:
    with acting_as(actor):
        try:
            return bool(person_set(child, actor))
        except NotVisible:
            return False


def test_an_auditor_reads_what_was_drawn_for_them_and_nothing_else_until_it_is_over(hub: Hub) -> None:
    children = children_decided(hub, 5)
    ruth, owain = auditors()
    assert not any(sees(ruth, child) for child in children)
    key = draw(ruth, many=3, double_percent=0)
    hers = {row.person_id for row in drawn_for(ruth)}
    his = {row.person_id for row in drawn_for(owain)}
    assert hers and his and not hers & his and len(hers | his) == 3
    for child in children:
        assert sees(ruth, child) is (child in hers)
        with acting_as(ruth):
            assert PersonName.objects.filter(person_id=child).exists() is (child in hers)
    assert any(event.kind == "access.reach_granted" for event in events_about([f"person:{next(iter(hers))}"]))
    with acting_as(ruth):
        actions.end_audit(actor=ruth, audit_id=key, words="Voice is kept, and seldom changes anything.")
    assert not any(sees(ruth, child) for child in children)
    assert drawn_for(ruth) == []


def test_its_records_close_on_their_day_though_nobody_ended_it(hub: Hub) -> None:
    children_decided(hub, 2)
    ruth, _ = auditors()
    draw(ruth, double_percent=0)
    (row, *_) = drawn_for(ruth)
    late = timezone.now() + timedelta(days=43)
    with acting_as(ruth):
        assert selectors.record(row.pk, actor=ruth).mine is None
        with pytest.raises(NotVisible):
            selectors.record(row.pk, actor=ruth, now=late)
        assert selectors.to_grade(actor=ruth, now=late) == []


def test_a_restricted_child_is_not_drawn_and_one_restricted_since_is_closed(hub: Hub) -> None:
    hidden, *others = children_decided(hub, 4)
    restricted(hub, hidden)
    ruth, owain = auditors()
    key = draw(ruth)
    drawn = {row.person_id for row in (*drawn_for(ruth), *drawn_for(owain))}
    assert drawn == set(others)
    (row, *_) = drawn_for(ruth)
    restricted(hub, row.person_id)
    assert row.pk not in {each.pk for each in drawn_for(ruth)}
    with acting_as(ruth), pytest.raises(NotVisible):
        selectors.record(row.pk, actor=ruth)
    with acting_as(ruth):
        again = selectors.drawn_again(key, actor=ruth)
    assert (again.same_frame, again.same, again.of) == (False, 2, 2), "of those that are left, the same"


def test_the_same_seed_draws_the_same_and_another_does_not(hub: Hub) -> None:
    children_decided(hub, 12)
    ruth, owain = auditors()
    key = draw(ruth, many=4, seed=7)
    with acting_as(ruth):
        again = selectors.drawn_again(key, actor=ruth)
        assert (again.same_frame, again.same, again.of) == (True, 4, 4)
    first = {row.person_id for row in (*drawn_for(ruth), *drawn_for(owain))}
    draws = []
    for seed in (8, 9, 10):
        other = draw(ruth, many=4, seed=seed)
        with acting_as(ruth):
            draws.append({row.person_id for row in DrawnRecord.objects.filter(audit_id=other)})
    assert any(found != first for found in draws)
    children_decided(hub, 1, behind="-Later")
    with acting_as(ruth):
        assert selectors.drawn_again(key, actor=ruth).same_frame, "what came since was not known then"


def test_nobody_audits_their_own_work(hub: Hub) -> None:
    both = an_actor(Role.AUDITOR, Role.DECISION_MAKER, name="Bea Holt", team=hub.desk)
    children_decided(hub, 3, by=both)
    ruth, owain = auditors()
    draw(ruth)
    assert drawn_for(both) == [] and drawn_for(both, second=True) == []
    rows = drawn_for(ruth) + drawn_for(owain)
    assert len(rows) == 3 and all(row.second_id in (ruth.account_id, owain.account_id) for row in rows)


def test_the_second_grade_is_given_without_the_first_and_the_database_holds_it(hub: Hub) -> None:
    children_decided(hub, 1)
    ruth, owain = auditors()
    draw(ruth)
    first, second = (ruth, owain) if drawn_for(ruth) else (owain, ruth)
    (row,) = drawn_for(first)
    with acting_as(first):
        actions.grade(actor=first, drawn_id=row.pk, told=graded("good"))
    with acting_as(second):
        record = selectors.record(row.pk, actor=second)
        assert record.mine is None and record.others == ()
        assert Grading.objects.count() == 0, "not even past the selectors"
        with pytest.raises(IntegrityError, match="whoever it was drawn for"), transaction.atomic():
            Grading.record(
                actor=second, drawn_id=row.pk, person_id=row.person_id, part=Part.FIRST, grade="good", reasons="x",
                sections={},
            )  # fmt: skip
        with pytest.raises(NotAllowedNow, match="first"):
            actions.agree(actor=second, drawn_id=row.pk, told=graded())
        actions.grade(actor=second, drawn_id=row.pk, told=graded("inadequate"))
        assert [each.grade for each in selectors.record(row.pk, actor=second).others] == ["good"]
        with pytest.raises(NotAllowedNow, match="graded this record"):
            actions.grade(actor=second, drawn_id=row.pk, told=graded())


def test_what_is_missing_is_said_of_each_section(hub: Hub) -> None:
    children_decided(hub, 1)
    ruth, owain = auditors()
    draw(ruth, double_percent=0)
    actor = ruth if drawn_for(ruth) else owain
    (row,) = drawn_for(actor)
    with acting_as(actor), pytest.raises(Incomplete) as refused:
        actions.grade(actor=actor, drawn_id=row.pk, told=graded(voice="splendid"))
    assert [each.field for each in refused.value.problems] == ["voice_grade"]


def test_whoever_did_the_work_sees_what_was_found_when_asked_and_answers_before_grades_stand(hub: Hub) -> None:
    children_decided(hub, 1)
    ruth, owain = auditors()
    draw(ruth, double_percent=0)
    auditor = ruth if drawn_for(ruth) else owain
    (row,) = drawn_for(auditor)
    with acting_as(auditor):
        with pytest.raises(NotAllowedNow):
            actions.ask_practitioner(actor=auditor, drawn_id=row.pk, words="Why so?")
        actions.grade(actor=auditor, drawn_id=row.pk, told=graded("requires_improvement"))
    with acting_as(hub.manager):
        assert selectors.to_answer(actor=hub.manager) == []
        assert Grading.objects.count() == 0, "nothing before they were asked"
        with pytest.raises(NotVisible):
            selectors.own_work(row.pk, actor=hub.manager)
    with acting_as(auditor):
        actions.ask_practitioner(actor=auditor, drawn_id=row.pk, words="What did the school say on the telephone?")
    colleague = an_actor(Role.DECISION_MAKER, team=hub.desk)
    with acting_as(colleague):
        assert not Grading.objects.exists() and not Asked.objects.exists() and not DrawnRecord.objects.exists()
        with pytest.raises(NotVisible):
            actions.answer(actor=colleague, drawn_id=row.pk, agrees=Agrees.NO, words="Not mine.")
    with acting_as(hub.manager):
        own = selectors.own_work(row.pk, actor=hub.manager)
        assert [each.grade for each in own.gradings] == ["requires_improvement"]
        actions.answer(actor=hub.manager, drawn_id=row.pk, agrees=Agrees.PARTLY, words="The school rang twice.")
    with acting_as(auditor):
        record = selectors.record(row.pk, actor=auditor)
        assert record.answered is not None and record.answered.words == "The school rang twice."
        actions.agree(actor=auditor, drawn_id=row.pk, told=graded("good"))
        assert selectors.record(row.pk, actor=auditor).agreed is not None
    with acting_as(hub.manager):
        assert [each.part for each in selectors.own_work(row.pk, actor=hub.manager).gradings][-1] is Part.AGREED
        assert Answered.objects.count() == 1


def test_leaders_see_counts_only_where_there_are_enough_and_no_record(hub: Hub) -> None:
    children_decided(hub, 12)
    ruth, owain = auditors()
    key = draw(ruth, many=12)
    leader = an_actor(Role.SERVICE_MANAGER)
    for number, auditor in enumerate((ruth, owain)):
        for second in (False, True):
            for row in drawn_for(auditor, second=second):
                with acting_as(auditor):
                    told = graded("good" if number else "requires_improvement", voice="not_applicable")
                    actions.grade(actor=auditor, drawn_id=row.pk, told=told)
                if second or not number:
                    continue
                with acting_as(leader):
                    found = results.results(key, actor=leader)
                    assert found.said is (found.records >= 10)
    with acting_as(leader):
        found = results.results(key, actor=leader)
        assert found.said and found.whole is not None and found.whole.of == 12
        assert next(each for each in found.sections if each.slug == "voice").of == 0
        agreed = results.agreed(key, actor=leader)
        assert agreed.whole.n == 12 and not agreed.whole.said and "30" in agreed.whole.why_not
        assert not DrawnRecord.objects.exists() and not Grading.objects.exists()
        with pytest.raises(NotPermitted):
            selectors.to_grade(actor=leader)
    screener = hub.screener
    with acting_as(screener), pytest.raises(NotPermitted):
        selectors.audits(actor=screener)


def test_an_action_closes_with_changed_practice_and_never_with_what_was_delivered(hub: Hub) -> None:
    children_decided(hub, 2)
    ruth, _ = auditors()
    key = draw(ruth, double_percent=0)
    leader = an_actor(Role.SERVICE_MANAGER)
    tomorrow = local_date(timezone.now()) + timedelta(days=1)
    with acting_as(ruth):
        finding = actions.keep_finding(
            actor=ruth, audit_id=key, section="voice", is_strength=False, words="Words are kept and change nothing."
        )
    with acting_as(leader):
        with pytest.raises(Incomplete, match="no measure"):
            actions.set_action(
                actor=leader, finding_id=finding, what="Train them.", owner_id=leader.account_id, due_on=tomorrow,
                measure="Training was delivered to the whole team.",
            )  # fmt: skip
        act = actions.set_action(
            actor=leader, finding_id=finding, what="Ask at each decision what the child’s words changed.",
            owner_id=leader.account_id, due_on=tomorrow, measure="Decisions say what the child’s words changed.",
        )  # fmt: skip
        assert [each.id for each in following.actions_owned(actor=leader)] == [act]
        for words in (
            "Training delivered.",
            "We held three briefings for everybody; guidance was circulated to all staff.",
        ):
            with pytest.raises(Incomplete, match="does not show"):
                actions.close_action(
                    actor=leader, action_id=act, evidence=Evidence.SEEN, words=words, effect=Effect.BETTER
                )
        with pytest.raises(Incomplete, match="not drawn again"):
            actions.close_action(
                actor=leader, action_id=act, evidence=Evidence.AGAIN, effect=Effect.BETTER,
                words="Training was held. Of ten decisions read since, eight say what the words changed.",
            )  # fmt: skip
        actions.close_action(
            actor=leader, action_id=act, evidence=Evidence.SEEN, effect=Effect.UNKNOWN,
            words="The manager sat in on four decisions: in three the child’s words were read out first.",
        )  # fmt: skip
        assert following.actions_owned(actor=leader) == []
        (shown,) = following.findings(key, actor=leader)
        assert shown.actions[0].closed is not None and shown.actions[0].closed.effect is Effect.UNKNOWN


def test_an_audit_is_drawn_again_from_others_with_the_same_tool_and_once(hub: Hub) -> None:
    first_children = set(children_decided(hub, 3))
    ruth, owain = auditors()
    key = draw(ruth, double_percent=0)
    with pytest.raises(NotAllowedNow, match="End the first"):
        draw(ruth, follows=key)
    with acting_as(ruth):
        actions.end_audit(actor=ruth, audit_id=key, words="Words change nothing.")
    with pytest.raises(NotAllowedNow, match="apart from those drawn before"):
        draw(ruth, follows=key)
    children_decided(hub, 4, behind="-New")
    again = draw(ruth, follows=key, many=4)
    drawn = {row.person_id for row in (*drawn_for(ruth), *drawn_for(owain))}
    assert len(drawn) == 4 and not drawn & first_children
    with acting_as(ruth):
        found = selectors.audit(key, actor=ruth)
        assert found.followed_by == again
        assert results.compared(key, again, actor=ruth) == [], "too few to compare"
    with pytest.raises(NotVisible):
        draw(ruth, follows=uuid4())


def test_lists_take_the_same_number_of_queries_however_long(hub: Hub, django_assert_max_num_queries: object) -> None:
    children_decided(hub, 6)
    ruth, _ = auditors()
    keys = [draw(ruth, seed=seed) for seed in range(3)]
    with acting_as(ruth):
        for read in (
            lambda: selectors.audits(actor=ruth),
            lambda: selectors.to_grade(actor=ruth),
            lambda: selectors.mine(keys[0], actor=ruth),
        ):
            with django_assert_max_num_queries(14):  # type: ignore[operator]  # pytest-django's fixture
                assert read()
