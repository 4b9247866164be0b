"""Late news finds the decision-maker (practice rule 4), and no answer is a bare "not known" (rule 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine

from openmash.casework.frontdoor import actions, selectors
from openmash.casework.frontdoor.actions import AnswerTold, SaidOfChild
from openmash.casework.frontdoor.models import Check, CheckChild, CheckReply, Question
from openmash.casework.frontdoor.telling import ChildTold
from openmash.casework.frontdoor.words import Reply, State, Wanted
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.records.linkage import actions as linkage
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold, PlaceTold
from openmash.records.people.words import LocatingKind, Scheme
from tests.factories.access import an_actor, an_agency
from tests.factories.frontdoor import (
    ASKED,
    NO_TRACE,
    NOBODY_ELSE,
    Hub,
    a_child_told,
    a_contact,
    a_hub,
    a_responder,
    a_trace,
    less,
)
from tests.factories.people import a_child, an_nhs_number

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def decided_with_health_silent(hub: Hub, wanted: Wanted | None = None) -> tuple[UUID, UUID, UUID]:
    """A contact decided and told while health has not answered; its key, the child's and the check's."""
    with acting_as(hub.manager):
        made = a_contact(hub.manager)
        contact, child = made.contact_id, made.children[0]
        assert contact is not None
        [check] = actions.ask(actor=hub.manager, contact_id=contact, agency_ids=[hub.health.id], told=ASKED)
        actions.consider(actor=hub.manager, contact_id=contact, who=NOBODY_ELSE)
        sought = less(checks={check: wanted} if wanted else {})
        actions.decide(actor=hub.manager, contact_id=contact, person_id=child, sought=sought)
        actions.tell_referrer(actor=hub.manager, contact_id=contact, what="Closed", how="telephone")
    return contact, child, check


def test_a_late_answer_asks_whoever_decided_whether_it_changes_anything() -> None:
    hub = a_hub()
    with time_machine.travel(MONDAY, tick=False) as clock:
        contact, child, check = decided_with_health_silent(hub)
        clock.shift(timedelta(hours=2))
        with acting_as(hub.nurse):
            actions.answer(
                actor=hub.nurse, check_id=check, told=a_trace(SaidOfChild(child, "Two earlier fractures.")),
            )  # fmt: skip
            assert Question.objects.count() <= 1
        with acting_as(hub.manager):
            [question] = selectors.questions(actor=hub.manager)
            assert (question.is_mine, question.serious, question.agency) == (True, False, "Health")
            assert question.said[0].information == "Two earlier fractures."
            assert question.clock.due_at == datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)
            with pytest.raises(Incomplete):
                actions.answer_question(actor=hub.manager, question_id=question.question_id, changes=False, words="")
            actions.answer_question(
                actor=hub.manager, question_id=question.question_id, changes=False, words="Known and followed up."
            )
            assert selectors.questions(actor=hub.manager) == []
            assert selectors.contact(contact, actor=hub.manager).state is State.CLOSED


def test_an_answer_that_changes_it_reopens_the_contact() -> None:
    hub = a_hub()
    contact, child, check = decided_with_health_silent(hub)
    with acting_as(hub.nurse):
        actions.answer(actor=hub.nurse, check_id=check, told=a_trace(SaidOfChild(child, "A fracture."), serious=True))
    with acting_as(hub.manager):
        [question] = selectors.questions(actor=hub.manager)
        actions.answer_question(actor=hub.manager, question_id=question.question_id, changes=True, words="A fracture")
        page = selectors.contact(contact, actor=hub.manager)
        assert page.child(child).decision is None
        assert page.child(child).holder


def test_a_serious_late_answer_has_an_hour_and_then_goes_to_the_manager() -> None:
    hub = a_hub()
    with time_machine.travel(MONDAY, tick=False) as clock:
        _, child, check = decided_with_health_silent(hub)
        with acting_as(hub.nurse):
            said = a_trace(SaidOfChild(child, "A fracture."), serious=True)
            actions.answer(actor=hub.nurse, check_id=check, told=said)
        with acting_as(hub.duty_manager):
            assert selectors.questions(actor=hub.duty_manager) == []
            clock.shift(timedelta(minutes=61))
            [question] = selectors.questions(actor=hub.duty_manager)
            assert not question.is_mine
        with acting_as(hub.screener):
            assert selectors.questions(actor=hub.screener) == []
            with pytest.raises(NotPermitted):
                actions.answer_question(actor=hub.screener, question_id=question.question_id, changes=False, words="No")


@pytest.mark.parametrize(("serious", "asks"), [(False, 0), (True, 1)])
def test_an_answer_nobody_needed_asks_only_if_it_is_serious(serious: bool, asks: int) -> None:
    hub = a_hub()
    _, child, check = decided_with_health_silent(hub, Wanted.NOT_NEEDED)
    with acting_as(hub.nurse):
        said = a_trace(SaidOfChild(child, "As before."), serious=serious)
        actions.answer(actor=hub.nurse, check_id=check, told=said)
    with acting_as(hub.manager):
        assert len(selectors.questions(actor=hub.manager)) == asks


def test_an_answer_before_the_decision_asks_nobody() -> None:
    hub = a_hub()
    with acting_as(hub.manager):
        made = a_contact(hub.manager)
        assert made.contact_id is not None
        [check] = actions.ask(actor=hub.manager, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
    with acting_as(hub.nurse):
        actions.answer(actor=hub.nurse, check_id=check, told=NO_TRACE)
        actions.answer(actor=hub.nurse, check_id=check, told=replace(NO_TRACE, systems="SystmOne too"))
    with acting_as(hub.manager):
        assert selectors.questions(actor=hub.manager) == []
        [column] = selectors.contact(made.contact_id, actor=hub.manager).checks
        assert [answer.searched.split(" searched")[0] for answer in column.answers] == [
            "No trace: SystmOne too", "No trace: Niche, PND",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (replace(NO_TRACE, systems=""), "systems"),
        (replace(NO_TRACE, names_used=" "), "names_used"),
        (replace(NO_TRACE, back_to=None), "back_to"),
        (replace(NO_TRACE, back_to=date(2100, 1, 1)), "back_to"),
        (replace(NO_TRACE, reply=Reply.TRACE), "information"),
        (AnswerTold(Reply.RING_US), "ring"),
        (AnswerTold(Reply.DECLINED), "reason"),
    ],
)
def test_an_answer_says_what_was_searched_or_whom_to_ring_or_why_not(told: AnswerTold, field: str) -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        [check] = actions.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
    with acting_as(hub.nurse):
        with pytest.raises(Incomplete) as refused:
            actions.answer(actor=hub.nurse, check_id=check, told=told)
        assert [problem.field for problem in refused.value.problems] == [field]


def test_an_agency_sees_its_own_checks_and_no_other_agencys() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        health, police = actions.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id, hub.police.id], told=ASKED
        )
    with acting_as(hub.nurse):
        actions.answer(actor=hub.nurse, check_id=health, told=NO_TRACE)
    with acting_as(hub.sergeant):
        assert list(Check.objects.values_list("id", flat=True)) == [police]
        assert CheckReply.objects.count() == 0
        assert CheckChild.objects.count() == 1
        with pytest.raises(NotVisible):
            selectors.check_to_answer(health, actor=hub.sergeant)
        with pytest.raises(NotVisible):
            actions.answer(actor=hub.sergeant, check_id=health, told=NO_TRACE)
    outsider = an_actor(Role.CHECK_RESPONDER, agency=an_agency("housing"))
    with acting_as(outsider):
        assert Check.objects.count() == 0


def test_what_an_agency_is_told_leaves_out_what_is_protected_and_numbers_it_does_not_use() -> None:
    hub = a_hub()
    number = an_nhs_number()
    with acting_as(hub.screener):
        father = people.add_person(actor=hub.screener, told=AsTold(names=(NameTold("Lee", "Ashworth"),)))
        told = AsTold(
            names=(NameTold("Zoë", "Ashworth"),),
            birth=BirthTold(date(2019, 5, 3)),
            numbers=(NumberTold(Scheme.NHS_NUMBER, number), NumberTold(Scheme.UPN, "H801200001001")),
            places=(
                PlaceTold(
                    LocatingKind.ADDRESS, "7 Secret Lane", "GL1 1AA", protected_from=(father,), protected_reason="x"
                ),
            ),
        )
        made = a_contact(hub.screener, ChildTold(told=told, concern="Hungry"))
        assert made.contact_id is not None
        actions.ask(
            actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id, hub.police.id], told=ASKED
        )
    with acting_as(hub.nurse):
        [check] = selectors.checks_to_answer(actor=hub.nurse)
        words = check.children[0].identified_as
        assert number in words
        assert "H801200001001" not in words
        assert "Secret" not in words
        assert "GL1" not in words
        assert "Hungry" not in words
    with acting_as(hub.sergeant):
        [check] = selectors.checks_to_answer(actor=hub.sergeant)
        assert number not in check.children[0].identified_as


def test_an_agency_is_told_all_that_is_known_of_a_child_whose_record_was_found() -> None:
    hub, number = a_hub(), an_nhs_number()
    with acting_as(hub.manager):
        known = a_child(hub.manager, "Zoe", "Ashworth", born=date(2019, 5, 3), nhs_number=number, postcode="GL1 1AA")
        told = ChildTold(told=AsTold(names=(NameTold("Zoë", "Ashworth"),)), as_told="Zoë, about 7", concern="Hungry")
        made = a_contact(hub.manager, told)
        assert made.contact_id is not None
        linkage.link(actor=hub.manager, record_a=made.children[0], record_b=known.id, reason="Same name and street")
        page = selectors.contact(made.contact_id, actor=hub.manager)
        assert page.children[0].age != "age not known"
        actions.ask(actor=hub.manager, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
    with acting_as(hub.nurse):
        [check] = selectors.checks_to_answer(actor=hub.nurse)
        words = check.children[0].identified_as
        for each in ("Zoë Ashworth", "also known as Zoe Ashworth", "born 3 May 2019", "GL1 1AA", number):
            assert each in words


def test_a_child_found_after_an_agency_was_asked_is_in_the_same_check() -> None:
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        actions.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
        ali = actions.add_child(actor=hub.screener, contact_id=made.contact_id, child=a_child_told("Ali"))
    with acting_as(hub.nurse):
        [check] = selectors.checks_to_answer(actor=hub.nurse)
        assert [child.identified_as.split(";")[0] for child in check.children] == ["Zoë Ashworth", "Ali Ashworth"]
        actions.answer(actor=hub.nurse, check_id=check.check_id, told=a_trace(SaidOfChild(ali, "Seen in June")))
    with acting_as(hub.screener):
        [column] = selectors.contact(made.contact_id, actor=hub.screener).checks
        assert [said.person_id for said in column.answers[0].children] == [ali]


def test_an_agency_without_a_place_of_its_own_cannot_be_asked_here() -> None:
    hub = a_hub()
    nowhere = an_agency("nowhere")
    nowhere.strand_circle = None
    nowhere.save()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        with pytest.raises(NotAllowedNow, match="no place of its own"):
            actions.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[nowhere.id], told=ASKED)


def test_nobody_answers_for_another_agency_except_the_hub_by_telephone() -> None:
    hub = a_hub()
    partner = a_responder(an_agency("housing"))
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        assert made.contact_id is not None
        [check] = actions.ask(actor=hub.screener, contact_id=made.contact_id, agency_ids=[hub.health.id], told=ASKED)
        actions.answer(actor=hub.screener, check_id=check, told=replace(NO_TRACE, systems="By telephone: SystmOne"))
    with acting_as(partner), pytest.raises(NotVisible):
        actions.answer(actor=partner, check_id=check, told=NO_TRACE)
