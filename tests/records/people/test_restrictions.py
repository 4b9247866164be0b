"""Behind the wall: whom duty roles may ring, on what evidence, and what a match silently does."""

from __future__ import annotations

from datetime import date

import pytest

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import NotPermitted, NotVisible
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions, search, selectors
from openmash.records.people.models import Identifier, Person
from openmash.records.people.telling import AsTold, BirthTold, NameTold, NumberTold
from openmash.records.people.words import Scheme
from tests.factories.access import an_actor
from tests.factories.people import a_child, an_nhs_number

pytestmark = pytest.mark.django_db
UPN = "H801200001001"
BORN = date(2015, 6, 17)


def a_hidden_child(manager: Actor, number: str, mode: str = "hidden") -> Person:
    child = a_child(manager, "Xanthe", "Quillfeather", born=BORN, nhs_number=number)
    Identifier.record(actor=manager, person_id=child.pk, scheme="upn", value=UPN)
    restrict(
        actor=manager, person_ids=[child.pk], mode=mode, reason_code="staff_family", reason="A worker's child",
        ask=WhomToAsk("Dana Night", "01452 111111", "Sam Deputy"), allowed=[manager.account_id],
    )  # fmt: skip
    return child


def test_two_strong_identifiers_name_whom_to_ring_and_one_does_not() -> None:
    manager, screener, number = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(manager):
        a_hidden_child(manager, number)
    whole = (NumberTold(Scheme.NHS_NUMBER, number), NumberTold(Scheme.UPN, UPN))
    with acting_as(screener):
        told = search.whom_to_ask(whole, None, screener)
        assert [(t.name, t.telephone, t.deputy) for t in told] == [("Dana Night", "01452 111111", "Sam Deputy")]
        assert search.whom_to_ask(whole[:1], BORN, screener) == told
        assert search.whom_to_ask(whole[:1], None, screener) == []
        assert search.whom_to_ask(whole[:1], date(2015, 6, 18), screener) == []
        assert search.whom_to_ask((), BORN, screener) == []
        assert search.whom_to_ask((whole[0], whole[0]), None, screener) == []


def test_who_may_see_the_record_is_told_nothing_and_who_is_not_on_duty_may_not_ask() -> None:
    manager, number = an_actor(Role.DUTY_MANAGER), an_nhs_number()
    worker = an_actor(Role.SOCIAL_WORKER)
    with acting_as(manager):
        a_hidden_child(manager, number)
        assert search.whom_to_ask((NumberTold(Scheme.NHS_NUMBER, number),), BORN, manager) == []
    with acting_as(worker), pytest.raises(NotPermitted):
        search.whom_to_ask((NumberTold(Scheme.NHS_NUMBER, number),), BORN, worker)


def test_a_new_record_that_matches_behind_the_wall_takes_the_restriction_without_a_word() -> None:
    manager, screener, number = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER), an_nhs_number()
    told = AsTold(
        names=(NameTold("Xan", "Quill"),), birth=BirthTold(BORN), numbers=(NumberTold(Scheme.NHS_NUMBER, number),)
    )
    with acting_as(manager):
        hidden = a_hidden_child(manager, number)
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=told)
        with pytest.raises(NotVisible):
            person_set(key, screener)
        assert selectors.people_cards([key], screener) == {}
    with acting_as(manager):
        assert person_set(key, manager).circle_id == person_set(hidden.pk, manager).circle_id
        assert selectors.people_cards([key], manager)[key].name == "Xan Quill"


def test_a_number_added_later_brings_the_record_behind_the_wall_too() -> None:
    manager, screener, number = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(manager):
        a_hidden_child(manager, number)
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=AsTold(names=(NameTold("Xan", "Quill"),), birth=BirthTold(BORN)))
        assert person_set(key, screener)
        actions.add_number(actor=screener, person_id=key, number=NumberTold(Scheme.NHS_NUMBER, number))
        with pytest.raises(NotVisible):
            person_set(key, screener)


def test_a_number_alone_or_a_name_does_not_inherit() -> None:
    manager, screener, number = an_actor(Role.DUTY_MANAGER), an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(manager):
        a_hidden_child(manager, number)
    with acting_as(screener):
        same_name = actions.add_person(
            actor=screener, told=AsTold(names=(NameTold("Xanthe", "Quillfeather"),), birth=BirthTold(BORN))
        )
        one_number = actions.add_person(actor=screener, told=AsTold(numbers=(NumberTold(Scheme.NHS_NUMBER, number),)))
        assert person_set(same_name, screener)
        assert person_set(one_number, screener)
