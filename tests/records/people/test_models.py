"""The tables of people: what they refuse, and that they live behind the wall."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.records.people.models import (
    Birth,
    Detail,
    Identifier,
    LocatingFact,
    Person,
    PersonName,
    Relationship,
)
from tests.factories.access import an_actor
from tests.factories.people import a_child, an_nhs_number

pytestmark = pytest.mark.django_db


def test_a_new_person_is_a_subject_and_their_rows_bear_the_open_circle() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        assert Person.objects.get(pk=child.pk).circle_id == 1
        assert PersonName.objects.get(person=child).circle_id == 1
        with connection.cursor() as cursor:
            cursor.execute("select wall.may_see(%s)", [child.pk])
            assert cursor.fetchone() == (True,)


def test_nobody_sees_a_child_without_reach() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(screener):
        child = a_child(screener)
    with acting_as(worker):
        assert not Person.objects.filter(pk=child.pk).exists()
    assert not Person.objects.filter(pk=child.pk).exists()


REFUSED = {
    "people_name_says_something": (PersonName, {"kind": "legal"}),
    "people_birth_date_has_its_precision": (Birth, {"precision": "day"}),
    "people_birth_month_is_its_first_day": (Birth, {"date": date(2019, 3, 4), "precision": "month"}),
    "people_birth_year_is_its_first_day": (Birth, {"date": date(2019, 3, 1), "precision": "year"}),
    "people_detail_says_something": (Detail, {"kind": "sex", "value": ""}),
    "people_identifier_nhs_number_adds_up": (Identifier, {"scheme": "nhs_number", "value": "9990000001"}),
    "people_identifier_upn_is_well_formed": (Identifier, {"scheme": "upn", "value": "I801200001001"}),
    "people_identifier_says_something": (Identifier, {"scheme": "police_ref", "value": ""}),
    "people_identifier_ends_after_it_starts": (
        Identifier,
        {"scheme": "police_ref", "value": "1", "valid_from": date(2020, 1, 2), "valid_to": date(2020, 1, 1)},
    ),
    "people_locating_says_something": (LocatingFact, {"kind": "address"}),
    "people_locating_protection_has_a_reason": (
        LocatingFact,
        {"kind": "address", "text": "1 Mill Lane", "protected_from": ["018f0000-0000-7000-8000-000000000000"]},
    ),
}


@pytest.mark.parametrize("constraint", REFUSED)
def test_the_database_refuses_what_cannot_be_and_has_a_sentence_for_it(constraint: str) -> None:
    model, values = REFUSED[constraint]
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            model.record(actor=screener, person_id=child.pk, **values)
    (found,) = [c for c in model._meta.constraints if c.name == constraint]
    assert found.violation_error_message.endswith(".")


def test_nobody_is_related_to_themselves() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        with pytest.raises(IntegrityError, match="people_relationship_is_with_another"), transaction.atomic():
            Relationship.record(actor=screener, person_id=child.pk, other_id=child.pk, kind="sibling")


def test_two_records_may_bear_one_number_but_one_record_bears_it_once_an_agency() -> None:
    screener, number = an_actor(Role.SCREENER), an_nhs_number()
    with acting_as(screener):
        first = a_child(screener, nhs_number=number)
        a_child(screener, nhs_number=number)
        with pytest.raises(IntegrityError, match="people_identifier_once_an_agency"), transaction.atomic():
            Identifier.record(actor=screener, person_id=first.pk, scheme="nhs_number", value=number)
