"""Every table has decided what the application may do with it, and nothing about a person is outside the wall."""

from __future__ import annotations

import os

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from openmash.cli.migrating import LIBRARY_TABLES, UNUSED_LIBRARY_TABLES
from tests import cluster

pytestmark = pytest.mark.django_db
PERSON_COLUMNS = {"person_id", "person_ids"}
READ_BY_POLICIES = {
    "access_subject",
    "access_kept",
    "access_reach",
    "access_restriction",
    "access_circle",
    "access_exclusion",
    "sharing_rule",
    "sharing_outside",
}


def rows(sql: str) -> list[tuple[object, ...]]:
    """Asked of the catalogue as the owner, who may see every table's shape and no row."""
    where = (
        os.environ["DATABASE_OWNER_URL"]
        if cluster.BY_URL
        else cluster.cluster().dsn(database=connection.settings_dict["NAME"])
    )
    with psycopg.connect(where) as db:
        return db.execute(sql).fetchall()


def test_every_table_is_registered_or_a_librarys_with_a_reason() -> None:
    tables = {str(t) for (t,) in rows("select tablename from pg_tables where schemaname = 'public'")}
    registered = {str(t) for (t,) in rows("select table_name from wall.registered")}
    assert tables - registered - set(LIBRARY_TABLES) - set(UNUSED_LIBRARY_TABLES) == set()
    assert registered - tables == set()


def test_every_table_with_a_person_is_behind_a_forced_wall() -> None:
    walled = {str(t) for (t,) in rows("select relname from pg_class where relrowsecurity and relforcerowsecurity")}
    for model in apps.get_models():
        columns = {field.column for field in model._meta.concrete_fields}
        if columns & PERSON_COLUMNS:
            table = model._meta.db_table
            assert table in walled or table in READ_BY_POLICIES, f"{table} holds a person and has no wall"


def test_the_application_has_no_right_on_what_policies_read() -> None:
    for table in READ_BY_POLICIES:
        granted = rows(
            f"select privilege_type from information_schema.role_table_grants where table_name = '{table}' and grantee = 'openmash_app'"
        )
        assert granted == [], table


def test_the_application_never_deletes_a_persons_record() -> None:
    deletable = {
        str(t)
        for (t,) in rows(
            "select table_name from information_schema.role_table_grants where grantee = 'openmash_app' and privilege_type = 'DELETE'"
        )
    }
    own_work = {str(t) for (t,) in rows("select table_name from wall.registered where shape = 'own'")}
    assert deletable <= own_work | set(LIBRARY_TABLES)


def test_policies_fetch_the_actors_arrays_once_a_statement() -> None:
    """A setting cast to an array outside a scalar sub-select is parsed again for each row: two and a half seconds."""
    for table, policy, using in rows("select tablename, policyname, coalesce(qual, '') from pg_policies"):
        assert "current_setting" not in str(using), f"{policy} on {table}"
        if "my_circles" in str(using):
            assert "SELECT wall.my_circles()" in str(using), f"{policy} on {table}"


def test_no_policy_compares_a_row_with_each_person_reached_in_turn() -> None:
    """Among a manager's three hundred it would cost a statement as much again as finding the rows."""
    for table, policy, using in rows("select tablename, policyname, coalesce(qual, '') from pg_policies"):
        assert "= ANY (( SELECT wall.my_people()" not in str(using), (
            f"{policy} on {table}: = any({{REACHED}}), not {{PEOPLE}}"
        )


def test_every_definer_function_is_owned_by_a_role_that_cannot_bypass_and_fixes_its_search_path() -> None:
    for name, owner, bypasses, settings in rows(
        "select p.proname, r.rolname, r.rolbypassrls or r.rolsuper, p.proconfig from pg_proc p join pg_roles r on r.oid = p.proowner "
        "where p.prosecdef and p.pronamespace::regnamespace::text in ('wall', 'audit', 'public')"
    ):
        assert not bypasses, f"{name} is owned by {owner}"
        assert settings and any("search_path" in str(s) for s in settings), f"{name} leaves its search path open"  # type: ignore[union-attr]


def test_the_database_makes_no_column_the_application_would_need_returned() -> None:
    """Somebody who may not see a row cannot be given back a column of it: keys are made in Python."""
    walled = {
        str(t)
        for (t,) in rows("select table_name from wall.registered where shape in ('person', 'shared', 'agency', 'of')")
    }
    made = rows(
        "select table_name, column_name from information_schema.columns where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval%')"
    )
    assert [column for column in made if column[0] in walled] == []
