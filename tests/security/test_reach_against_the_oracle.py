"""The wall against a table written by hand: in raw SQL as the application's role, and through the ORM."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from openmash.foundation.access import actions as access
from openmash.foundation.access.actions import WhomToAsk
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.records.linkage import actions as linkage
from openmash.records.people.models import Detail, Person, PersonName
from tests.factories.access import an_actor, an_agency
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db

PLACED = frozenset(
    [
        "screener",
        "decision_maker",
        "out_of_hours",
        "duty_manager",
        "call_taker",
        "team_manager",
        "professional_referrer",
        "information_lead",
        "account_administrator",
    ]
)
"""Roles that the world places by hand; hub_partner, social_worker and check_responder are there under their agency's name."""
ROWS = [
    line for line in (Path(__file__).parent / "oracle_reach.csv").read_text().splitlines() if not line.startswith("#")
]
BY_ROLE = [who for who in ROWS[0].split(",") if who in Role.values and who not in PLACED]
ORACLE = [(row["state"], who, row[who]) for row in csv.DictReader(ROWS) for who in row if who != "state"]


@dataclass(frozen=True)
class World:
    actors: dict[str, Actor | None]
    records: dict[str, tuple[str, UUID]]
    """State: the table and key of the row that is looked for."""


@pytest.fixture
def world() -> World:
    police, health = an_agency("police", AgencyKind.POLICE), an_agency("health", AgencyKind.HEALTH)
    school = an_agency("school", AgencyKind.SCHOOL)
    actors: dict[str, Actor | None] = {
        "screener": an_actor(Role.SCREENER),
        "decision_maker": an_actor(Role.DECISION_MAKER),
        "out_of_hours": an_actor(Role.OUT_OF_HOURS),
        "duty_manager": an_actor(Role.DUTY_MANAGER),
        "hub_police": an_actor(Role.HUB_PARTNER, agency=police),
        "hub_health": an_actor(Role.HUB_PARTNER, agency=health),
        "call_taker": an_actor(Role.CALL_TAKER),
        "worker_allocated": an_actor(Role.SOCIAL_WORKER),
        "worker_other": an_actor(Role.SOCIAL_WORKER),
        "team_manager": an_actor(Role.TEAM_MANAGER),
        "check_responder_school": an_actor(Role.CHECK_RESPONDER, agency=school),
        "professional_referrer": an_actor(Role.PROFESSIONAL_REFERRER, agency=school),
        "information_lead": an_actor(Role.INFORMATION_LEAD),
        "account_administrator": an_actor(Role.ACCOUNT_ADMINISTRATOR),
        "public_intake": service(Service.PUBLIC_INTAKE),
        "nobody": None,
    }
    actors |= {role: an_actor(Role(role)) for role in BY_ROLE}
    manager, worker, other, officer = (
        actors[who] for who in ("decision_maker", "worker_allocated", "worker_other", "hub_police")
    )
    assert manager and worker and other and officer
    with_strands(police, officer)
    with acting_as(manager):
        child = {state: a_child(manager, surname=state.title()).pk for state in STATES}
        records = {state: ("people_personname", the_name(key)) for state, key in child.items()}
        allocation = uuid4()
        for state in (
            "allocated to the worker",
            "hidden and allocated",
            "police strand of the allocated child",
            "allocation ended",
        ):
            source = uuid4() if state == "allocation ended" else allocation
            access.grant_reach(
                actor=manager,
                account_id=worker.account_id,
                person_id=child[state],
                basis="allocation",
                source_id=source,
            )
            if state == "allocation ended":
                access.end_reach(actor=manager, source_id=source, ends_at=timezone.now() - timedelta(seconds=1))
        link(manager, child["allocated to the worker"], child["another record of the allocated child"])
        allowed = [manager.account_id]
        ask = WhomToAsk("Ngozi Bell", "01632 960001")
        for state, mode in (
            ("hidden", "hidden"),
            ("hidden and allocated", "hidden"),
            ("sealed", "sealed"),
            ("restriction lifted", "hidden"),
            ("police strand of a hidden child", "hidden"),
        ):
            access.restrict(
                actor=manager,
                person_ids=[child[state]],
                mode=mode,
                reason_code="staff_member",
                reason="",
                ask=ask,
                allowed=allowed,
            )  # type: ignore[arg-type]
        link(manager, child["hidden"], child["record linked to a hidden one"])
        access.lift_restriction(actor=manager, person_ids=[child["restriction lifted"]], reason="no longer needed")
    with acting_as(other):
        for state in ("emergency access by the other worker", "emergency access expired"):
            access.open_emergency_access(
                actor=other, person_id=child[state], reason="The child's mother is at the desk now."
            )
    expire(other, child["emergency access expired"])
    with acting_as(officer):
        for state in (s for s in STATES if s.startswith("police strand")):
            private = Detail.record(
                actor=officer, person_id=child[state], kind="alert", value="Strand words", private=True
            )
            records[state] = ("people_detail", private.pk)
    return World(actors, records)


STATES = list(dict.fromkeys(state for state, _, _ in ORACLE))


def with_strands(agency: object, actor: Actor) -> None:
    with acting_as(service(Service.SET_UP)):
        access.grant_reach(
            actor=service(Service.SET_UP), account_id=actor.account_id, circle_id=agency.strand_circle, basis="agency"  # type: ignore[attr-defined]
        )  # fmt: skip


def the_name(person_id: UUID) -> UUID:
    return PersonName.objects.get(person_id=person_id).pk


def link(actor: Actor, first: UUID, second: UUID) -> None:
    considered = linkage.Considered(twins=True, earlier_decision=True)
    linkage.link(
        actor=actor,
        record_a=first,
        record_b=second,
        reason="The same child, by the birth register.",
        considered=considered,
    )


def expire(actor: Actor, person_id: UUID) -> None:
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute("select id from access_emergencyaccess where person_id = %s", [person_id])
        (source,) = cursor.fetchone() or (None,)
        access.end_reach(actor=actor, source_id=source, ends_at=timezone.now() - timedelta(seconds=1))


def rows_seen(actor: Actor | None, table: str, key: UUID) -> int:
    with connection.cursor() as cursor:
        if actor is None:
            cursor.execute(f"select count(*) from {table} where id = %s", [key])
        else:
            with acting_as(actor):
                cursor.execute(f"select count(*) from {table} where id = %s", [key])
        (count,) = cursor.fetchone() or (0,)
        return int(count)


def test_the_wall_agrees_with_the_oracle_in_raw_sql(world: World, figures: Callable[[str], None]) -> None:
    wrong = []
    for state, who, sees in ORACLE:
        found = rows_seen(world.actors[who], *world.records[state])
        if found != (sees == "yes"):
            wrong.append(f"{who} and a record that is {state}: {'seen' if found else 'not seen'}")
    figures(
        f"Reach, raw SQL as the application's role: {len(ORACLE)} cells of the oracle, {len(STATES)} states, "
        f"{len(world.actors)} actors and nobody among them; {len(wrong)} differ."
    )
    assert wrong == []
    elsewhere = {Role.HUB_PARTNER, Role.SOCIAL_WORKER, Role.CHECK_RESPONDER, Role.SERVICE}
    assert {*BY_ROLE, *PLACED} == {role.value for role in set(Role) - elsewhere}, "a role without a column"
    assert len(ORACLE) == 14 * (16 + 19)


def test_visible_to_never_shows_more_than_the_wall_and_nothing_less_to_those_in_reach(world: World) -> None:
    for state, who, sees in ORACLE:
        actor, (table, key) = world.actors[who], world.records[state]
        if actor is None or table != "people_personname":
            continue
        with acting_as(actor):
            assert PersonName.objects.visible_to(actor).filter(pk=key).exists() == (sees == "yes"), (state, who)


@pytest.mark.parametrize("granted", [0, 1, 2])
def test_whichever_record_of_a_child_is_allocated_all_the_childs_records_and_no_others_are_reached(
    granted: int,
) -> None:
    manager, worker = an_actor(Role.DECISION_MAKER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(manager):
        records = [a_child(manager, surname=f"Same{n}").pk for n in range(3)]
        another, alone = (a_child(manager, surname=name).pk for name in ("Another", "Alone"))
        link(manager, records[0], records[1])
        link(manager, records[2], records[1])
        link(manager, another, a_child(manager, surname="Linked").pk)
        for key in (records[granted], alone):
            access.grant_reach(
                actor=manager, account_id=worker.account_id, person_id=key, basis="allocation", source_id=uuid4()
            )
    with acting_as(worker), connection.cursor() as cursor:
        cursor.execute("select person_id from people_personname")
        assert {key for (key,) in cursor.fetchall()} == {*records, alone}
        cursor.execute("select unnest(wall.my_people())")
        assert sorted(key for (key,) in cursor.fetchall()) == sorted([*records, alone]), "each once"


def test_a_set_of_records_is_told_only_to_those_who_may_see_it(world: World) -> None:
    for state, who, sees in ORACLE:
        actor, (table, key) = world.actors[who], world.records[state]
        if actor is None or table != "people_personname":
            continue
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute(
                "select cardinality(wall.person_set((select person_id from people_personname where id = %s)))", [key]
            )
            (size,) = cursor.fetchone() or (0,)
            assert bool(size) == (sees == "yes"), (state, who)


@pytest.mark.parametrize(
    "statement",
    [
        "update people_personname set surname = 'X'",
        "delete from people_personname",
        "update people_person set circle_id = 1",
        "truncate people_person",
    ],
)
def test_the_application_cannot_rewrite_what_is_known_of_a_person(world: World, statement: str) -> None:
    from django.db import ProgrammingError, transaction

    screener = world.actors["screener"]
    assert screener
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        acting_as(screener),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_nobody_can_write_as_somebody_else(world: World) -> None:
    from django.db import ProgrammingError, transaction

    screener, other = world.actors["screener"], world.actors["worker_other"]
    assert screener
    assert other
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic(), acting_as(screener):
        Person(kind="child", held_by=other.agency_id, recorded_by=other.account_id).save(force_insert=True)
