"""Recording people: what is refused, what is put right, and what was known when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions, selectors
from openmash.records.people.telling import (
    AsTold,
    BirthTold,
    DetailTold,
    NameTold,
    NumberTold,
    PlaceTold,
    RelationshipTold,
)
from openmash.records.people.words import (
    DetailKind,
    LocatingKind,
    NameKind,
    ParentalResponsibility,
    PersonKind,
    RelationshipKind,
    Scheme,
)
from tests.factories.access import an_actor
from tests.factories.people import an_nhs_number

pytestmark = pytest.mark.django_db

ZOE = AsTold(
    names=(NameTold("Zoë Anne", "Ashworth", NameKind.LEGAL), NameTold("Zo", "Ashworth", NameKind.PREFERRED)),
    birth=BirthTold(date(2018, 3, 9)),
    details=(DetailTold(DetailKind.SEX, "F"), DetailTold(DetailKind.ALERT, "Large dog at the address")),
    places=(PlaceTold(LocatingKind.ADDRESS, "4 Mill Lane, Stroud", "gl51aa"),),
)


def fields(refusal: Incomplete) -> set[str]:
    return {problem.field for problem in refusal.problems}


def test_a_person_told_of_is_recorded_whole_with_one_audit_event() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=ZOE)
        shown = selectors.banner(person_set(key, screener), screener)
        events = [event.kind for event in events_about([f"person:{key}"])]
    assert shown.preferred_name == "Zo Ashworth"
    assert shown.full_name == "Zoë Anne Ashworth"
    assert shown.birth == selectors.BirthDate(date(2018, 3, 9), "day", False)
    assert shown.where.text == "4 Mill Lane, Stroud, GL5 1AA"
    assert shown.alerts == ("Large dog at the address",)
    assert (shown.sex, shown.kind, shown.is_unborn) == ("F", PersonKind.CHILD, False)
    assert events == ["people.person_added"]


def test_a_child_without_a_name_is_held_with_what_is_known() -> None:
    screener = an_actor(Role.SCREENER)
    told = AsTold(details=(DetailTold(DetailKind.DESCRIPTION, "Boy about 4, blue Corsa"),))
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=told)
        assert selectors.banner(person_set(key, screener), screener).preferred_name == "Name not known"


def test_what_cannot_be_is_refused_at_its_field() -> None:
    screener = an_actor(Role.SCREENER)
    told = AsTold(
        names=(NameTold(" ", ""),),
        birth=BirthTold(timezone.localdate() + timedelta(days=2)),
        numbers=(NumberTold(Scheme.NHS_NUMBER, "999 000 0001"), NumberTold(Scheme.UPN, "12")),
        places=(PlaceTold(LocatingKind.SCHOOL),),
    )
    with acting_as(screener), pytest.raises(Incomplete) as caught:
        actions.add_person(actor=screener, told=told)
    assert fields(caught.value) == {"forenames", "birth", "nhs_number", "upn", "school"}


def test_somebody_without_a_role_records_nobody() -> None:
    nobody = an_actor()
    with acting_as(nobody), pytest.raises(NotPermitted):
        actions.add_person(actor=nobody, told=ZOE)


def test_a_worker_puts_nothing_right_about_a_child_out_of_reach() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=ZOE)
    with acting_as(worker), pytest.raises(NotVisible):
        actions.add_name(actor=worker, person_id=key, name=NameTold("Zee", "Ashworth"))


def test_an_unborn_child_becomes_a_child_when_born() -> None:
    screener = an_actor(Role.SCREENER)
    due = timezone.localdate() + timedelta(days=60)
    with acting_as(screener):
        key = actions.add_person(
            actor=screener, told=AsTold(kind=PersonKind.UNBORN, names=(NameTold("", "Ashworth"),), birth=BirthTold(due))
        )
        before = selectors.banner(person_set(key, screener), screener)
        moment = timezone.now()
        actions.set_birth(actor=screener, person_id=key, birth=BirthTold(timezone.localdate()))
        after = selectors.banner(person_set(key, screener), screener)
        then = selectors.banner(person_set(key, screener), screener, moment)
    assert before.is_unborn
    assert before.birth.expected
    assert not after.is_unborn
    assert then == selectors.Banner(**{**before.__dict__, "as_known_at": moment})


def test_any_banner_as_known_at_a_minute_is_exactly_what_was_shown_then() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=ZOE)
        person = person_set(key, screener)
        (name, *_) = selectors.people_cards([key], screener)[key].names
        (place,) = selectors.locating(person, screener)
        (alert,) = selectors.facts(person, screener, [DetailKind.ALERT])
        changes = [
            lambda: actions.correct_name(actor=screener, name_id=name.id, name=NameTold("Zoe", "Ashford")),
            lambda: actions.set_birth(actor=screener, person_id=key, birth=BirthTold(date(2018, 9, 3))),
            lambda: actions.add_number(
                actor=screener, person_id=key, number=NumberTold(Scheme.NHS_NUMBER, an_nhs_number())
            ),
            lambda: actions.correct_detail(actor=screener, detail_id=alert.id, value="No dog now"),
            lambda: actions.correct_place(
                actor=screener, fact_id=place.fact_id, place=PlaceTold(LocatingKind.ADDRESS, "9 High Street", "GL1 1AA")
            ),
        ]
        shown = []
        for change in changes:
            shown.append((selectors.banner(person, screener), timezone.now()))
            change()
        for banner, moment in shown:
            then = selectors.banner(person, screener, moment)
            assert then == selectors.Banner(**{**banner.__dict__, "as_known_at": moment})
        assert selectors.banner(person, screener).where.text == "9 High Street, GL1 1AA"


def test_an_address_that_another_says_too_is_as_new_as_the_last_who_said_it() -> None:
    screener = an_actor(Role.SCREENER)
    home = PlaceTold(LocatingKind.ADDRESS, "4 Mill Lane, Stroud", "GL5 1AA")
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=replace(ZOE, places=(replace(home, since=date(2020, 5, 4)),)))
        first = selectors.banner(person_set(key, screener), screener).where
        actions.add_place(actor=screener, person_id=key, place=home)
        again = selectors.banner(person_set(key, screener), screener).where
    assert first.text == again.text
    assert first.recorded_at is not None
    assert again.recorded_at is not None
    assert first.recorded_at < again.recorded_at


def test_two_people_putting_right_the_same_fact_are_told_of_each_other() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        key = actions.add_person(actor=screener, told=ZOE)
        (name, *_) = selectors.people_cards([key], screener)[key].names
        actions.correct_name(actor=screener, name_id=name.id, name=NameTold("Zoe", "Ashford"))
        with pytest.raises(NotAllowedNow, match="a moment ago"):
            actions.correct_name(actor=screener, name_id=name.id, name=NameTold("Zoey", "Ashworth"))


def test_family_is_seen_from_both_ends_with_parental_responsibility_where_it_belongs() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = actions.add_person(actor=screener, told=ZOE)
        mother = actions.add_person(
            actor=screener, told=AsTold(kind=PersonKind.ADULT, names=(NameTold("Anna", "Ashworth"),))
        )
        told = RelationshipTold(mother, RelationshipKind.MOTHER, ParentalResponsibility.YES)
        actions.add_relationship(actor=screener, person_id=child, relationship=told)
        (from_child,) = selectors.family(person_set(child, screener), screener)
        (from_mother,) = selectors.family(person_set(mother, screener), screener)
    assert (from_child.card.name, from_child.kind) == ("Anna Ashworth", RelationshipKind.MOTHER)
    assert from_child.parental_responsibility == ParentalResponsibility.YES
    assert (from_mother.card.name, from_mother.kind) == ("Zo Ashworth", RelationshipKind.CHILD)


def test_leaving_a_household_is_recorded_and_the_past_stays() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = actions.add_person(actor=screener, told=ZOE)
        mother = actions.add_person(
            actor=screener, told=AsTold(kind=PersonKind.ADULT, names=(NameTold("Anna", "Ashworth"),))
        )
        actions.add_household(actor=screener, members=[child, mother], since=date(2020, 1, 1))
        person, moment = person_set(child, screener), timezone.now()
        (home,) = selectors.homes(person, screener)
        assert {resident.card.name for resident in home.residents} == {"Zo Ashworth", "Anna Ashworth"}
        hers = next(r for r in home.residents if r.card.person_id == mother)
        actions.end_member(actor=screener, member_id=hers.member_id, until=date(2024, 5, 5))
        (now,) = selectors.homes(person, screener)
        assert {r.until for r in now.residents} == {None, date(2024, 5, 5)}
        assert selectors.homes(person, screener, moment) == [home]
