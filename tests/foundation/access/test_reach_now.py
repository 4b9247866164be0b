"""What is reckoned once for a page: it holds for this actor, this transaction, and only until something changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from time import sleep
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from openmash.casework.meetings.models import Item
from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.records.people.models import Person
from tests.factories.access import an_actor
from tests.factories.meetings import a_meeting, a_room, an_item
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def reached() -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select wall.my_people()")
        return set((cursor.fetchone() or ([],))[0])


def granted(worker: Actor, child: Person, by: Actor, *, seconds: float | None = None) -> UUID:
    """That the worker reaches the child, without an end or for some seconds by the database's own clock."""
    source = uuid4()
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        (now,) = cursor.fetchone() or (None,)
    assert isinstance(now, datetime)
    with acting_as(by):
        access.grant_reach(
            actor=by, account_id=worker.account_id, person_id=child.pk, basis="allocation", source_id=source,
            ends_at=now + timedelta(seconds=seconds) if seconds else None,
        )  # fmt: skip
    return source


@pytest.fixture
def worker() -> Actor:
    return an_actor(Role.SOCIAL_WORKER)


@pytest.fixture
def screener() -> Actor:
    return an_actor(Role.SCREENER)


def test_what_was_kept_answers_as_what_is_reckoned(worker: Actor, screener: Actor) -> None:
    with acting_as(screener):
        mine, other = a_child(screener), a_child(screener)
    granted(worker, mine, screener)
    with acting_as(worker, showing=True):
        assert reached() == {mine.pk}
        assert set(Person.objects.values_list("pk", flat=True)) == {mine.pk}
    with acting_as(screener, showing=True):
        assert {mine.pk, other.pk} <= set(Person.objects.values_list("pk", flat=True))


def test_somebody_else_in_the_same_transaction_is_not_answered_with_it(worker: Actor, screener: Actor) -> None:
    with acting_as(screener):
        child = a_child(screener)
    granted(worker, child, screener)
    stranger = an_actor(Role.SOCIAL_WORKER)
    with acting_as(worker, showing=True):
        with acting_as(stranger):
            assert reached() == set()
            assert not Person.objects.exists()
        assert reached() == {child.pk}


def test_what_changes_meanwhile_counts_at_once(worker: Actor, screener: Actor) -> None:
    with acting_as(screener):
        child, later = a_child(screener), a_child(screener)
    source = granted(worker, child, screener)
    manager = an_actor(Role.DUTY_MANAGER)
    with acting_as(worker, showing=True):
        assert reached() == {child.pk}
        granted(worker, later, screener)
        assert reached() == {child.pk, later.pk}
        with acting_as(screener):
            access.end_reach(actor=screener, source_id=source)
        assert reached() == {later.pk}
        with acting_as(manager):
            access.restrict(
                actor=manager, person_ids=[later.pk], mode="hidden", reason_code="staff", reason="A colleague's child.",
                ask=WhomToAsk("Duty manager", "01632 960001"), allowed=[manager.account_id],
            )  # fmt: skip
        assert reached() == set()
        assert not Person.objects.exists()


def test_it_is_believed_for_five_seconds_and_no_longer(worker: Actor, screener: Actor) -> None:
    with acting_as(screener):
        child = a_child(screener)
    granted(worker, child, screener, seconds=1)
    with acting_as(worker, showing=True):
        sleep(1.2)
        assert reached() == {child.pk}
        with acting_as(screener):
            assert child.pk in set(Person.objects.values_list("pk", flat=True))
        sleep(4)
        assert reached() == set()


def test_nothing_of_it_is_left_when_the_page_is_made(worker: Actor, screener: Actor) -> None:
    with acting_as(screener):
        child = a_child(screener)
    granted(worker, child, screener, seconds=1)
    with acting_as(worker, showing=True):
        assert reached() == {child.pk}
    sleep(1.2)
    with acting_as(worker):
        assert reached() == set()


@pytest.mark.parametrize(
    "statement",
    [
        "select * from wall.reach_now",
        "insert into wall.reach_now values (pg_backend_pid(), wall.me(), now(), now() + interval '1 day', '{1}', '{}', null)",
        "update wall.reach_now set circles = '{1}'",
        "select wall.reckon_people()",
        "select wall.reach_changed()",
    ],
)
def test_the_application_can_neither_read_it_nor_write_it(worker: Actor, statement: str) -> None:
    refused = pytest.raises(DatabaseError, match="permission denied")
    with acting_as(worker, showing=True), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_rows_that_name_several_are_found_only_for_whoever_may_see_them() -> None:
    room = a_room()
    chair = room.chair
    with acting_as(chair):
        child, hidden = a_child(chair).pk, a_child(chair).pk
        meeting = a_meeting(chair)
        seen, unseen = an_item(chair, meeting, child), an_item(chair, meeting, hidden)
    manager = an_actor(Role.DUTY_MANAGER)
    with acting_as(manager):
        access.restrict(
            actor=manager, person_ids=[hidden], mode="hidden", reason_code="staff", reason="A colleague's child.",
            ask=WhomToAsk("Duty manager", "01632 960001"), allowed=[manager.account_id],
        )  # fmt: skip
        assert found([child, hidden]) == {seen, unseen}
    with acting_as(chair):
        assert found([child, hidden]) == {seen}
        assert set(Item.objects.about([child, hidden]).values_list("pk", flat=True)) == {seen}
        with pytest.raises(DatabaseError, match="names one person a row"), transaction.atomic():
            found([child], "people_personname")
    with acting_as(an_actor(Role.SOCIAL_WORKER)):
        assert found([child, hidden]) == set()


def found(people: Sequence[UUID], table: str = "meetings_item") -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select wall.rows_about(%s, %s::uuid[])", [table, list(people)])
        return set((cursor.fetchone() or ([],))[0])
