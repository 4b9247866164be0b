"""What a child is already open to is answered first, with how fresh the answer is (practice rules 2 and 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.records.cases import actions, chronology, selectors
from openmash.records.cases.actions import OpenCase, Read
from openmash.records.cases.entries import Window
from openmash.records.cases.freshness import freshness
from openmash.records.cases.words import AllocationRole, Service
from tests.factories.access import an_account, an_actor, an_agency
from tests.factories.cases import a_process, the_council
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
TEN_PAST_TWO = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)


@dataclass(frozen=True)
class People:
    ids: tuple[UUID, ...]


@pytest.mark.parametrize(
    ("age", "words", "ring"),
    [
        (timedelta(hours=7), "Council as at 2:10am today", False),
        (timedelta(hours=25), "Council as at 2:10am yesterday", False),
        (timedelta(hours=31), "Council feed 31 hours old: ring", True),
        (timedelta(days=9), "Council feed 9 days old: ring", True),
    ],
)
def test_freshness_is_said_in_words(age: timedelta, words: str, ring: bool) -> None:
    said = freshness("Council", TEN_PAST_TWO, TEN_PAST_TWO + age)
    assert (said.words, said.ring) == (words, ring)


def test_a_list_never_read_says_so() -> None:
    assert freshness("Police", None, TEN_PAST_TWO).words == "Police: no list has been read. Ring"


def an_open_case(person: UUID, key: str = "CSC-1", **values: object) -> OpenCase:
    kept = {"team_name": "North team", "worker_name": "Dee Hart", "since": date(2026, 3, 2), **values}
    return OpenCase(person, key, Service.SOCIAL_CARE, **kept)  # type: ignore[arg-type]


def test_a_nightly_list_adds_changes_confirms_and_ends() -> None:
    council, feed = an_agency("council"), an_actor(Role.SCREENER, Role.DATA_FEEDS)
    with acting_as(feed):
        one, two, three = (a_child(feed, name) for name in ("Ali", "Bea", "Cy"))
        first = [an_open_case(one.id, "1"), an_open_case(two.id, "2")]
        read = {"actor": feed, "agency_id": council.id}
        assert actions.read_open_cases(**read, cases=first, as_at=TEN_PAST_TWO) == Read(2, 0, 0, 0)  # type: ignore[arg-type]
        again = actions.read_open_cases(**read, cases=first, as_at=TEN_PAST_TWO)  # type: ignore[arg-type]
        assert again == Read(0, 0, 2, 0)
        tonight = [an_open_case(one.id, "1", worker_name="Sam Poe"), an_open_case(three.id, "3")]
        later = TEN_PAST_TWO + timedelta(days=1)
        assert actions.read_open_cases(**read, cases=tonight, as_at=later) == Read(1, 1, 0, 1)  # type: ignore[arg-type]
        found = selectors.already_open_among([one.id, two.id, three.id], actor=feed, now=later + timedelta(hours=7))
        assert [each.worker_name for each in found.open[one.id]] == ["Sam Poe"]
        assert two.id not in found.open
        assert [each.words for each in found.searched] == ["Council as at 2:10am today"]


def test_the_answer_names_worker_and_team_and_a_miss_says_what_was_searched() -> None:
    council, feed = an_agency("council"), an_actor(Role.SCREENER, Role.DATA_FEEDS)
    now = TEN_PAST_TWO + timedelta(hours=7)
    with acting_as(feed):
        known, unknown = a_child(feed, "Ali"), a_child(feed, "Bea")
        actions.read_open_cases(actor=feed, agency_id=council.id, cases=[an_open_case(known.id)], as_at=TEN_PAST_TWO)
        said = selectors.already_open_to(People((known.id,)), actor=feed, now=now).said
        assert said == "Open to Dee Hart, North team (children's social care). Council as at 2:10am today."
        miss = selectors.already_open_to(People((unknown.id,)), actor=feed, now=now)
        assert miss.said == "Not on any list read: Council as at 2:10am today."
        assert "known" not in miss.said


def test_an_allocation_counts_and_gives_its_worker_reach_until_it_ends() -> None:
    the_council()
    manager, worker = an_actor(Role.DECISION_MAKER), an_account(Role.SOCIAL_WORKER, name="Priya Nair")
    from openmash.foundation.access.actors import actor_for

    as_worker = actor_for(worker)
    with acting_as(manager):
        child = a_child(manager)
        process = a_process(manager, child.id)
        key = actions.allocate(
            actor=manager, person_id=child.id, account_id=worker.pk, role=AllocationRole.SOCIAL_WORKER
        )
        [found] = selectors.already_open_to(People((child.id,)), actor=manager).open
        assert (found.worker_name, found.is_social_worker) == ("Priya Nair", True)
    with acting_as(as_worker):
        assert selectors.process_children(process, actor=as_worker) == [child.id]
        story = chronology.entries(People((child.id,)), actor=as_worker, window=Window(limit=5))
        assert [entry.headline for entry in story] == ["Allocated to Priya Nair (social worker)"]
    with acting_as(manager):
        actions.end_allocation(actor=manager, allocation_id=key)
    with acting_as(as_worker):
        assert selectors.process_children(process, actor=as_worker) == []


def test_family_help_is_not_a_social_worker() -> None:
    council, feed = an_agency("council"), an_actor(Role.SCREENER)
    with acting_as(feed):
        child = a_child(feed)
        case = OpenCase(child.id, "F1", Service.FAMILY_HELP, team_name="Family help")
        actions.tell_involvement(actor=feed, agency_id=council.id, case=case)
        [found] = selectors.already_open_to(People((child.id,)), actor=feed).open
        assert not found.is_social_worker


def test_asking_for_many_children_costs_the_same_number_of_queries() -> None:
    council, feed = an_agency("council"), an_actor(Role.SCREENER, Role.DATA_FEEDS)
    with acting_as(feed):
        children = [a_child(feed, f"Child {n}") for n in range(6)]
        cases = [an_open_case(child.id, str(n)) for n, child in enumerate(children)]
        actions.read_open_cases(actor=feed, agency_id=council.id, cases=cases, as_at=TEN_PAST_TWO)
        for wanted in (children[:1], children):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                selectors.already_open_among([child.id for child in wanted], actor=feed)
            assert len(asked) <= 5
