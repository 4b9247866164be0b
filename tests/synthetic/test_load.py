"""A county in the database is whole: held, walled, audited, and as it was planned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest

from synthetic.county import plan_county
from synthetic.load import Loaded, load_county
from synthetic.plan import Family
from synthetic.staff import BY_USERNAME

AS_AT = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)
CHILDREN = 400
Connection = psycopg.Connection[tuple[object, ...]]


@pytest.fixture(scope="module")
def plan() -> list[Family]:
    return list(plan_county(CHILDREN, AS_AT, seed=2))


@pytest.fixture(scope="module")
def loaded(own_database: object) -> Loaded:
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        return load_county(connection, CHILDREN, AS_AT, seed=2)


@pytest.fixture
def loader(loaded: Loaded) -> Iterator[Connection]:
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as connection:
        yield connection


@pytest.fixture
def app(loaded: Loaded) -> Iterator[Connection]:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        yield connection


def count(connection: Connection, query: str, *values: object) -> int:
    row = connection.execute(query, values).fetchone()  # type: ignore[call-overload]
    assert row is not None
    return int(str(row[0]))


def as_actor(connection: Connection, username: str) -> None:
    connection.execute("select set_config('openmash.actor', %s, true)", [str(BY_USERNAME[username].id)])


def test_everybody_planned_is_there(loaded: Loaded, loader: Connection, plan: list[Family]) -> None:
    assert loaded.children == CHILDREN
    planned = {person.key for family in plan for person in family.people}
    found = {row[0] for row in loader.execute("select id from people_person")}
    assert planned <= found
    assert loaded.contacts == sum(len(family.contacts) for family in plan)
    assert count(loader, "select count(*) from frontdoor_contact") == loaded.contacts


def test_the_audit_of_the_county_is_whole(loaded: Loaded) -> None:
    with psycopg.connect(os.environ["DATABASE_AUDIT_URL"]) as auditor:
        row = auditor.execute("select first_bad, checked from audit.verify()").fetchone()
    assert row is not None
    assert row[0] is None
    assert int(str(row[1])) > 500


def test_nothing_was_recorded_after_the_moment_of_the_county(loader: Connection) -> None:
    tables = loader.execute(
        "select table_name from information_schema.columns where column_name = 'recorded_at' and table_schema = 'public'"
    ).fetchall()
    assert len(tables) > 30
    late = []
    for (table,) in tables:
        found = loader.execute(f'select count(*) from "{table}" where recorded_at > %s', [AS_AT]).fetchone()  # type: ignore[arg-type]
        if found and found[0]:
            late.append((table, found[0]))
    assert not late


def test_every_child_in_an_open_contact_has_exactly_one_holder(loader: Connection) -> None:
    wrong = count(
        loader,
        """
        select count(*) from cases_processchild c join cases_process p on p.id = c.process_id
        where (select count(*) from cases_holding h
               where h.process_id = c.process_id and h.person_id = c.person_id and h.released_at is null)
          <> case when p.closed_at is null and c.ended_at is null then 1 else 0 end
        """,
    )
    assert wrong == 0


def test_holders_follow_each_other_without_a_gap(loader: Connection) -> None:
    gaps = count(
        loader,
        """
        select count(*) from (
          select released_at, lead(accepted_at) over (partition by process_id, person_id order by accepted_at) as next
          from cases_holding) h where next is not null and released_at is distinct from next
        """,
    )
    assert gaps == 0


def test_a_hidden_child_is_no_person_to_a_screener_and_is_there_for_the_manager_named(
    app: Connection, plan: list[Family]
) -> None:
    hidden = next(family for family in plan if family.story and family.story.slug == "lindley-hidden")
    query = "select count(*) from people_personname where person_id = any(%s)"
    keys = [person.key for person in hidden.people]
    as_actor(app, "screener")
    assert count(app, query, keys) == 0
    as_actor(app, "duty.manager")
    assert count(app, query, keys) > 0


def test_a_screener_sees_every_child_who_is_not_restricted(app: Connection, plan: list[Family]) -> None:
    restricted = {key for family in plan for each in family.restrictions for key in each.people}
    everyone = [person.key for family in plan for person in family.people]
    as_actor(app, "screener")
    assert count(app, "select count(*) from people_person where id = any(%s)", everyone) == len(
        set(everyone) - restricted
    )


def test_with_no_actor_nothing_is_seen(app: Connection) -> None:
    for table in ("people_person", "frontdoor_contactchild", "voice_voice", "cases_holding", "frontdoor_decision"):
        assert count(app, f"select count(*) from {table}") == 0


def test_an_agency_sees_the_checks_addressed_to_it_and_no_others(app: Connection) -> None:
    as_actor(app, "domestic.abuse")
    rows = app.execute(
        "select a.slug, count(*) from frontdoor_check c join agencies_agency a on a.id = c.agency_id group by 1"
    ).fetchall()
    assert [row[0] for row in rows] == ["domestic-abuse"]


def test_records_that_agencies_hold_are_linked_or_left_to_be_found(loader: Connection, plan: list[Family]) -> None:
    linked = count(loader, "select count(*) from linkage_samepersondecision")
    own = count(
        loader,
        "select count(*) from people_person where held_by <> (select id from agencies_agency where slug = 'council')",
    )
    assert 0 < linked < own
    joined = "select count(*) - count(distinct set_id) from access_subject"
    assert count(loader, joined) == linked


def test_a_child_nobody_could_name_has_a_record_and_a_description(loader: Connection) -> None:
    said = loader.execute("select value from people_detail where kind = 'description'").fetchall()
    assert any("blue Corsa" in str(row[0]) for row in said)


def test_loading_again_is_refused_and_changes_nothing(loader: Connection, loaded: Loaded) -> None:
    before = count(loader, "select count(*) from people_person")
    with psycopg.connect(os.environ["DATABASE_LOADER_URL"]) as again, pytest.raises(psycopg.errors.UniqueViolation):
        load_county(again, 50, AS_AT, seed=3)
    assert count(loader, "select count(*) from people_person") == before


def test_a_year_of_intelligence_is_walled_as_the_product_walls_it(loader: Connection, app: Connection) -> None:
    assert count(loader, "select count(*) from intelligence_report") == 153
    graded = count(loader, "select count(distinct report_id) from intelligence_grade")
    assert graded == 147
    assert count(loader, "select count(*) from subjects_link l join intelligence_release r on r.id = l.source") > 100
    in_line = "select count(*) from subjects_link where kind = 'member' and says_so = 'Exploitation meeting'"
    assert count(loader, in_line) == 1
    for username, reports, hidden in (("intelligence.unit", 153, 0), ("exploitation.team", 0, 0), ("screener", 0, 0)):
        with app.transaction():
            as_actor(app, username)
            assert count(app, "select count(*) from intelligence_report") == reports, username
            assert count(app, in_line) == hidden, username
            groups = count(app, "select count(*) from subjects_subject where kind = 'group'")
            assert groups == (0 if username == "screener" else 3)
