"""Reading several tables in one trip brings what each query would, for whoever asks and as of the moment asked."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.frontdoor.models import Contact
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.trip import Since, Trip
from openmash.records.people.models import Birth, LocatingFact, Person, PersonName
from tests.factories.access import an_actor
from tests.factories.frontdoor import a_contact, a_hub
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def names_brought(ids: list[UUID], actor: Actor | None = None) -> list[str]:
    trip = Trip()
    rows = trip.facts(PersonName, "person_id", ids, actor=actor)
    trip.go()
    return [row.surname for row in rows.all]


def test_a_trip_brings_what_each_query_would_in_its_order() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        ids = [a_child(screener, surname=f"Farrow{n}", postcode="GL1 1AA").pk for n in range(4)]
        trip = Trip()
        names = trip.facts(PersonName, "person_id", ids, order=("-surname",), actor=screener)
        births = trip.facts(Birth, "person_id", ids)
        places = trip.add(LocatingFact.objects.filter(person_id__in=ids).order_by("pk"))
        trip.go()
        assert names.all == list(PersonName.objects.filter(person_id__in=ids).order_by("-surname"))
        assert births.by("person_id") == {key: list(Birth.objects.filter(person_id=key)) for key in ids}
        assert places.all == list(LocatingFact.objects.filter(person_id__in=ids).order_by("pk"))
        assert places.all[0].safe_contact == LocatingFact.objects.get(pk=places.all[0].pk).safe_contact


def test_a_trip_shows_what_was_known_then_and_what_is_known_now() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener, surname="Before").pk
        then, first = timezone.now(), PersonName.objects.get(person_id=child)
        PersonName.record(
            actor=screener, person_id=child, kind="legal", forenames="Zoë", surname="After", supersedes=first.pk
        )
        assert names_brought([child]) == ["After"]
        trip = Trip(known_at=then)
        rows = trip.facts(PersonName, "person_id", [child])
        trip.go()
        assert [row.surname for row in rows.all] == ["Before"]


def test_a_remembered_statement_shows_the_next_actor_no_more_than_they_may_see() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(screener):
        child = a_child(screener, surname="Quillfeather").pk
        for _ in range(5):  # often enough for the connection to keep its plan
            assert names_brought([child]) == ["Quillfeather"]
    with acting_as(worker):
        assert names_brought([child]) == []
        assert names_brought([child], worker) == []


def test_nothing_is_asked_where_there_is_nobody_to_ask_about() -> None:
    trip = Trip()
    rows = trip.facts(PersonName, "person_id", [])
    none = trip.add(PersonName.objects.filter(person_id__in=[]))
    with CaptureQueriesContext(connection) as asked:
        trip.go()
    assert (rows.all, none.all, len(asked)) == ([], [], 0)
    assert rows.by("person_id")[new_key()] == []


def test_a_trip_that_would_bring_less_than_whole_rows_is_refused() -> None:
    with pytest.raises(TypeError, match="whole rows"):
        Trip().add(PersonName.objects.filter(person_id=new_key()).values_list("surname"))  # type: ignore[type-var]


def test_an_error_on_the_way_is_the_query_s_own() -> None:
    trip = Trip()
    trip.add(PersonName.objects.extra(where=["no_such_column = 1"]))
    with pytest.raises(ProgrammingError), transaction.atomic():
        trip.go()


def test_keys_given_twice_or_as_nothing_find_each_row_once() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener).pk
        with CaptureQueriesContext(connection) as asked:
            assert PersonName.objects.filter(person_id__in=[child, None, child]).count() == 1
            assert PersonName.objects.filter(person__in=[child]).exclude(pk__in=[new_key()]).count() == 1
            assert PersonName.objects.filter(person_id__in=[str(child)]).count() == 1
            assert PersonName.objects.filter(person_id__in=PersonName.objects.values("person_id")).count() == 1
        assert "any(" in asked[0]["sql"]
        assert "any(" in asked[2]["sql"]


def test_since_leaves_out_what_is_older_and_related_rows_come_whole() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener, surname="Farrow").pk
        made = PersonName.objects.get(person_id=child).recorded_at
        found = []
        for moment in (made, made + timedelta(microseconds=1)):
            trip = Trip()
            rows = trip.facts(PersonName, "person_id", [child], since=Since("recorded_at", moment), related=("person",))
            trip.go()
            found.append(rows.all)
        assert [len(rows) for rows in found] == [1, 0]
        with CaptureQueriesContext(connection) as queries:
            assert found[0][0].person == Person.objects.get(pk=child)
        assert len(queries) == 1, "the person came with the name"


def test_a_lean_row_has_what_a_list_says_and_finds_the_rest_when_it_is_asked() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener, surname="Farrow").pk
        trip = Trip()
        names, people = (
            trip.facts(PersonName, "person_id", [child], lean=True),
            trip.facts(Person, "id", [child], lean=True),
        )
        trip.go()
        with CaptureQueriesContext(connection) as queries:
            assert (names.all[0].surname, people.all[0].pk) == ("Farrow", child)
        assert len(queries) == 0
        assert names.all[0].recorded_by == screener.account_id


def test_a_row_and_what_came_with_it_do_not_hold_each_other() -> None:
    """Or they would stay until the next search for rubbish, and that stops every page meanwhile."""
    hub = a_hub()
    with acting_as(hub.screener):
        made = a_contact(hub.screener)
        trip = Trip()
        rows = trip.add(Contact.objects.select_related("process").filter(pk=made.contact_id))
        trip.go()
        [contact] = rows.all
        assert contact.process.pk == contact.process_id
        assert contact.process._state.fields_cache == {}


def test_a_list_of_keys_is_written_as_the_driver_would_write_it() -> None:
    keys = [new_key(), new_key()]
    with connection.cursor() as cursor:
        for asked in (keys, [keys[0], None, keys[1]], [str(key) for key in keys]):
            cursor.execute("select %s::uuid[]", [asked])
            assert cursor.fetchone() == ([UUID(str(key)) if key else None for key in asked],)
