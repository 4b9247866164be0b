"""Reading people costs the same few queries however many there are."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.records.linkage.selectors import person_set, person_sets
from openmash.records.people import selectors
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
