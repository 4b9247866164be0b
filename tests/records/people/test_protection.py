"""A protected place is withheld from everyone who has no call to see it, in every moment and on every record."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotPermitted
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions, selectors
from openmash.records.people.telling import AsTold, NameTold, PlaceTold
from openmash.records.people.words import LocatingKind, PersonKind
from tests.factories.access import an_actor

pytestmark = pytest.mark.django_db

REFUGE = PlaceTold(LocatingKind.ADDRESS, "The Larches, Quiet Road", "GL7 2ZZ")


def somebody(actor: Actor, forename: str, *places: PlaceTold, kind: PersonKind = PersonKind.CHILD) -> UUID:
    told = AsTold(kind=kind, names=(NameTold(forename, "Ashworth"),), places=places)
    return actions.add_person(actor=actor, told=told)


def test_a_place_is_withheld_and_marked_do_not_tell_until_a_reason_is_given_and_logged() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        father = somebody(screener, "Mark", kind=PersonKind.ADULT)
        child = somebody(screener, "Zoë", REFUGE)
        person = person_set(child, screener)
        (place,) = selectors.locating(person, screener)
        actions.protect_locating_fact(
            actor=screener, fact_id=place.fact_id, protected_from=[father], reason="Fled from him in May"
        )
        (shown,) = selectors.locating(person, screener)
        assert (shown.withheld, shown.text, shown.postcode) == (True, "", "")
        assert shown.do_not_tell == ("Mark Ashworth",)
        banner = selectors.banner(person, screener)
        assert (banner.where.text, banner.where.withheld) == ("", True)
        assert banner.where.do_not_tell == ("Mark Ashworth",)
        (revealed,) = selectors.locating(person, screener, because="Visit tonight with the police")
        assert revealed.text == "The Larches, Quiet Road"
        assert revealed.do_not_tell == ("Mark Ashworth",)
        looks = [event for event in events_about(person.about) if event.kind == "people.protected_place_viewed"]
    assert [look.purpose for look in looks] == ["Visit tonight with the police"]


def test_what_was_known_before_it_was_protected_is_withheld_too() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        father = somebody(screener, "Mark", kind=PersonKind.ADULT)
        child = somebody(screener, "Zoë", REFUGE)
        person, before = person_set(child, screener), timezone.now()
        (place,) = selectors.locating(person, screener)
        actions.protect_locating_fact(actor=screener, fact_id=place.fact_id, protected_from=[father], reason="Fled")
        (then,) = selectors.locating(person, screener, as_known_at=before)
        assert then.withheld
        assert selectors.banner(person, screener, before).where.withheld


def test_another_agencys_row_of_the_same_place_is_withheld_and_a_brother_at_home_is_covered() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        father = somebody(screener, "Mark", kind=PersonKind.ADULT)
        child, brother = somebody(screener, "Zoë", REFUGE), somebody(screener, "Tom", REFUGE)
        actions.add_household(actor=screener, members=[child, brother])
        person = person_set(child, screener)
        (place,) = selectors.locating(person, screener)
        actions.protect_locating_fact(actor=screener, fact_id=place.fact_id, protected_from=[father], reason="Fled")
        actions.add_place(actor=screener, person_id=child, place=PlaceTold(LocatingKind.ADDRESS, "Larches", "gl7 2zz"))
        assert all(found.withheld for found in selectors.locating(person, screener))
        assert all(found.withheld for found in selectors.locating(person_set(brother, screener), screener))
        assert selectors.people_cards([child, brother], screener)[brother].where.withheld


def test_putting_a_protected_place_right_keeps_it_protected_until_somebody_lifts_it() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        father = somebody(screener, "Mark", kind=PersonKind.ADULT)
        child = somebody(screener, "Zoë", PlaceTold(
            LocatingKind.ADDRESS, "The Larches", "GL7 2ZZ", protected_from=(father,), protected_reason="Fled"
        ))  # fmt: skip
        person = person_set(child, screener)
        (place,) = selectors.locating(person, screener)
        made = actions.correct_place(actor=screener, fact_id=place.fact_id, place=REFUGE)
        (still,) = selectors.locating(person, screener)
        assert still.withheld
        actions.lift_protection(actor=screener, fact_id=made, reason="He died in March")
        (lifted,) = selectors.locating(person, screener)
        assert not lifted.withheld


def test_out_of_hours_and_the_entitled_need_no_reason_and_others_are_refused_one() -> None:
    screener, night, taker = an_actor(Role.SCREENER), an_actor(Role.OUT_OF_HOURS), an_actor(Role.CALL_TAKER)
    with acting_as(screener):
        father = somebody(screener, "Mark", kind=PersonKind.ADULT)
        child = somebody(screener, "Zoë", PlaceTold(
            LocatingKind.TELEPHONE, "01452 000000", protected_from=(father,), protected_reason="Fled"
        ))  # fmt: skip
        person = person_set(child, screener)
        (place,) = selectors.locating(person, screener, entitled=lambda actor, _: actor == screener)
        assert place.text == "01452 000000"
    with acting_as(night):
        assert selectors.locating(person, night)[0].text == "01452 000000"
    with acting_as(taker), pytest.raises(NotPermitted):
        selectors.locating(person, taker, because="She asked me")


def test_protection_needs_somebody_and_a_reason() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = somebody(screener, "Zoë", REFUGE)
        (place,) = selectors.locating(person_set(child, screener), screener)
        with pytest.raises(Incomplete):
            actions.protect_locating_fact(actor=screener, fact_id=place.fact_id, protected_from=[], reason="Fled")
        with pytest.raises(Incomplete):
            actions.protect_locating_fact(actor=screener, fact_id=place.fact_id, protected_from=[child], reason=" ")


def test_a_new_address_of_somebody_who_fled_is_protected_like_the_old_one_whoever_tells_it() -> None:
    screener, feed = an_actor(Role.SCREENER), service(Service.OPEN_CASES_FEED)
    elsewhere = PlaceTold(LocatingKind.ADDRESS, "9 High Street", "GL1 1AA")
    with acting_as(screener):
        father = somebody(screener, "Mark", kind=PersonKind.ADULT)
        protected = replace(REFUGE, protected_from=(father,), protected_reason="Fled")
        child, brother = somebody(screener, "Zoë", protected), somebody(screener, "Tom")
        actions.add_place(actor=screener, person_id=child, place=elsewhere)
        person = person_set(child, screener)
        assert [place.withheld for place in selectors.locating(person, screener)] == [True, True]
    with acting_as(feed):
        told = AsTold(names=(NameTold("Zoë", "Ashworth"),), places=(elsewhere,), origin_id=new_key())
        actions.tell_more(actor=feed, person_id=child, told=told)
        actions.tell_more(actor=feed, person_id=brother, told=told)
    with acting_as(screener):
        assert all(place.withheld for place in selectors.locating(person, screener))
        assert [place.withheld for place in selectors.locating(person_set(brother, screener), screener)] == [False]
