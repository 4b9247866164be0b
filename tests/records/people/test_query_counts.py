"""Reading people costs the same few queries however many there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.records.linkage.selectors import person_set, person_sets
from openmash.records.people import actions, selectors
from openmash.records.people.search import Sought, find
from openmash.records.people.telling import RelationshipTold
from openmash.records.people.words import RelationshipKind
from tests.factories.access import an_actor
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def test_cards_of_one_and_of_thirty_take_the_same_six_queries() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        ids = [a_child(screener, postcode="GL1 1AA").pk for _ in range(30)]
        for asked in (ids[:1], ids):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert len(selectors.people_cards(asked, screener)) == len(asked)
            assert len(queries) == 6


def test_a_long_list_asks_four_queries_and_says_what_a_card_says() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        ids = [a_child(screener, "Zoe", f"Ashworth{number}").pk for number in range(30)]
        with CaptureQueriesContext(connection) as queries:
            called = selectors.people_called(ids, screener)
        assert len(queries) == 4
        cards = selectors.people_cards(ids, screener)
        assert {key: (who.name, who.is_named, who.birth, who.has_died) for key, who in called.items()} == {
            key: (card.name, card.is_named, card.birth, card.has_died) for key, card in cards.items()
        }


def test_a_banner_takes_at_most_seven_and_sets_take_one() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        ids = [a_child(screener, postcode="GL1 1AA").pk for _ in range(30)]
        with CaptureQueriesContext(connection) as queries:
            assert len(person_sets(ids, screener)) == 30
        assert len(queries) == 1
        with CaptureQueriesContext(connection) as queries:
            selectors.banner(person_set(ids[0], screener), screener)
        assert len(queries) <= 8


def queries_of(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        read()
    return len(queries)


def test_family_homes_places_and_search_cost_the_same_for_few_and_for_many() -> None:
    screener, told = an_actor(Role.SCREENER), []
    with acting_as(screener):
        for others in (1, 15):
            child = a_child(screener, "Zoe", f"Ashworth{others}", postcode="GL1 1AA").pk
            relatives = [a_child(screener, "Tom", "Carter", postcode="GL1 1AA").pk for _ in range(others)]
            for relative in relatives:
                relation = RelationshipTold(relative, RelationshipKind.SIBLING)
                actions.add_relationship(actor=screener, person_id=child, relationship=relation)
            actions.add_household(actor=screener, members=[child, *relatives])
            person = person_set(child, screener)
            told.append(
                (
                    queries_of(partial(selectors.family, person, screener)),
                    queries_of(partial(selectors.homes, person, screener)),
                    queries_of(partial(selectors.locating, person, screener)),
                    queries_of(partial(find, Sought("Tom", "Carter"), screener)),
                )
            )
    assert told[0] == told[1]
    assert all(count <= most for count, most in zip(told[0], (7, 8, 1, 8), strict=True))
