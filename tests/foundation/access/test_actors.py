"""Telling the database who is looking."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit import actions as audit
from openmash.foundation.audit.selectors import events_about
from tests.factories.access import an_actor

pytestmark = pytest.mark.django_db


def my_circles() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("select wall.my_circles()")
        return sorted((cursor.fetchone() or ([],))[0])


def test_the_application_role_cannot_bypass_row_level_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user")
        assert cursor.fetchone() == ("openmash_app", False, False)


def test_a_duty_role_holds_the_open_circle_and_others_hold_none() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(screener):
        assert my_circles() == [1]
        with acting_as(worker):
            assert my_circles() == []
        assert my_circles() == [1]
    assert my_circles() == []


def test_the_earlier_actor_comes_back_after_an_error_inside_a_savepoint() -> None:
    first, second = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(first):
        with pytest.raises(ZeroDivisionError), transaction.atomic(), acting_as(second):
            raise ZeroDivisionError
        assert my_circles() == [1]


def test_an_event_needs_its_author_to_be_the_actor_of_the_transaction() -> None:
    screener, other = an_actor(Role.SCREENER), an_actor(Role.SCREENER)
    with acting_as(screener):
        audit.record(screener, "child.viewed", about=["person:1"], detail={"words": "Zoë"})
        assert [event.kind for event in events_about(["person:1"])] == ["child.viewed"]
        with pytest.raises(RuntimeError):
            audit.record(other, "child.viewed", about=["person:1"])
