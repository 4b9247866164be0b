"""Agreements as dated rules: agency by kind by day, at "does it exist" and at "what does it say"; in SQL and on pages.

Health gives; the police are given it under an agreement; the council is not named in it, so nothing is closed to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.attendance.models import Figures
from openmash.casework.attendance.words import Place
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.actions import AskTold, DecisionSought, SaidOfChild
from openmash.casework.frontdoor.words import Act, Outcome
from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.casework.meetings import actions as meetings
from openmash.casework.meetings import selectors as meeting
from openmash.casework.meetings.words import Field
from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.foundation.notices.models import Notice
from openmash.foundation.sharing import actions, selectors
from openmash.foundation.sharing.actions import Line, VersionTold
from openmash.foundation.sharing.words import Basis, Gateway, Kind, Stage
from openmash.records.cases import actions as spine
from openmash.records.cases import selectors as cases
from openmash.records.cases.models import Involvement
from openmash.records.cases.on_duty import profile_at
from openmash.records.cases.words import ProcessKind
from openmash.records.cases.words import Service as Works
from openmash.records.linkage.selectors import find_people, person_set
from openmash.records.people.search import Sought
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.frontdoor import Hub, a_child_told, a_contact, a_trace
from tests.factories.meetings import Room, a_meeting, a_room, an_item
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
CANARY = "Quillfeather"
EVERY = (
    "select 'exists', worker_name from cases_involvement union all select 'identity', surname from people_personname "
    "union all select 'checks', information from frontdoor_replychild union all select 'meetings', words from "
    "meetings_contribution union all select 'attendance', school from attendance_figures"
)
ALL = {"exists", "identity", "checks", "meetings", "attendance"}
OF_KIND = {
    Kind.INVOLVEMENT: {"exists", "identity"}, Kind.CHECKS: {"checks"}, Kind.MEETINGS: {"meetings"},
    Kind.ATTENDANCE: {"attendance"},
}  # fmt: skip


@contextmanager
def as_(actor: Actor) -> Iterator[Actor]:
    """One transaction as this actor."""
    with transaction.atomic(), acting_as(actor):
        yield actor


def shown_to(actor: Actor) -> set[str]:
    """At which of the choke points this actor is shown the canary, asked in SQL as the application's own role."""
    with as_(actor), connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("openmash_app",)
        cursor.execute(f"select kind from ({EVERY}) e(kind, words) where words like %s", [f"%{CANARY}%"])
        return {kind for (kind,) in cursor.fetchall()}


@dataclass
class County:
    """A child everybody knows, one only health's list has, and the people who look."""

    room: Room
    lead: Actor
    child: UUID
    listed: UUID
    contact: UUID
    meeting: UUID

    @property
    def health(self) -> UUID:
        return self.room.nurse.agency_id

    @property
    def police(self) -> UUID:
        return self.room.sergeant.agency_id


@pytest.fixture
def county() -> County:
    """What health gave, at every choke point; the contact and the meeting are closed."""
    hub, room = Hub(), a_room()
    with as_(hub.screener) as screener:
        received = a_contact(screener, a_child_told("Zoë", "Ashworth"))
        assert received.contact_id is not None
        child = received.children[0]
        (check,) = frontdoor.ask(
            actor=screener, contact_id=received.contact_id, agency_ids=[room.nurse.agency_id],
            told=AskTold("What do you know?", "A mark on her arm."),
        )  # fmt: skip
    with as_(room.nurse) as nurse:
        said = a_trace(SaidOfChild(child, f"Seen by {CANARY} in the clinic"))
        frontdoor.answer(actor=nurse, check_id=check, told=said)
        listed = a_child(nurse, "Ada", CANARY).id
        for person in (child, listed):
            Involvement.record(
                actor=nurse, person_id=person, agency_id=nurse.agency_id, service=Works.HEALTH, worker_name=CANARY,
                as_at=timezone.now(),
            )  # fmt: skip
        Figures.record(
            actor=nurse, person_id=child, school=f"{CANARY} School", starts_on=date(2026, 9, 1),
            ends_on=date(2026, 10, 1), as_at=timezone.now(), possible=40, attended=30, authorised=5, unauthorised=5,
            place=Place.values[0],
        )  # fmt: skip
    with as_(room.chair) as chair:
        held = a_meeting(chair)
        item = an_item(chair, held, child)
    with as_(room.nurse) as nurse:
        meetings.contribute(actor=nurse, item_id=item, person_id=child, field=Field.IMPACT, words=f"{CANARY} knows her")
        meetings.release(actor=nurse, item_id=item)
    made = County(room, an_actor(Role.INFORMATION_LEAD), child, listed, received.contact_id, held)
    with as_(hub.manager) as manager:
        sought = DecisionSought(Outcome.ASSESSMENT, "Assess")
        frontdoor.decide(actor=manager, contact_id=made.contact, person_id=child, sought=sought)
    with as_(hub.duty_manager), connection.cursor() as cursor:
        cursor.execute("update cases_holding set released_at = clock_timestamp() where process_id = %s", [made.contact])
        cursor.execute(
            "update cases_processchild set ended_at = clock_timestamp() where process_id = %s", [made.contact]
        )
        cursor.execute(
            "update cases_process set closed_at = clock_timestamp(), closed_by = wall.me() where id = %s",
            [made.contact],
        )
    with as_(room.chair) as chair:
        meetings.close(actor=chair, meeting_id=held)
    return made


def agree(county: County, *kinds: Kind, begins: int = -10, ends: int | None = None) -> UUID:
    """Health gives these kinds to the police, from and to these days; returns the agreement."""
    today = local_date(timezone.now())
    told = VersionTold(
        "Safeguarding", Basis.PUBLIC_TASK, [Gateway.SECTION_11], "Children at the front door",
        [Line(county.health, county.police, kind) for kind in kinds], today + timedelta(days=begins),
        today + timedelta(days=400), today + timedelta(days=ends) if ends is not None else None,
    )  # fmt: skip
    with as_(county.lead) as lead:
        key = actions.add_agreement(actor=lead, title="Health and the police", owner_name="The lead", told=told)
        put(county, selectors.agreement(key, actor=lead).versions[0].id)
    return key


def put(county: County, version: UUID) -> None:
    """Sign for both, and put it in force."""
    for body in (county.health, county.police):
        actions.sign(
            actor=county.lead, version_id=version, agency_id=body, who="N. Signer", role="Head",
            on=local_date(timezone.now()),
        )  # fmt: skip
    actions.put_in_force(actor=county.lead, version_id=version)


def test_where_no_agreement_was_ever_put_in_force_nothing_is_closed(county: County) -> None:
    for actor in (county.room.sergeant, county.room.chair, county.room.nurse):
        assert shown_to(actor) == ALL
    assert selectors.agreements(actor=county.lead) == []


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    ("begins", "ends", "is_open"), [(5, None, False), (0, None, True), (-10, 0, True), (-10, -1, False)]
)
def test_each_kind_is_shown_from_its_first_day_to_its_last_and_to_nobody_else_is_it_closed(
    county: County, kind: Kind, begins: int, ends: int | None, is_open: bool
) -> None:
    agree(county, kind, begins=begins, ends=ends)
    assert shown_to(county.room.sergeant) == (ALL if is_open else ALL - OF_KIND[kind])
    assert shown_to(county.room.chair) == ALL
    assert shown_to(county.room.nurse) == ALL
    with as_(county.room.sergeant) as police:
        closed = selectors.not_shared(kind, actor=police)
        assert [each.agency_id for each in closed] == ([] if is_open else [county.health])


def test_ending_it_closes_it_at_that_moment_and_a_new_version_opens_it_again(county: County) -> None:
    key = agree(county, Kind.INVOLVEMENT, Kind.CHECKS)
    assert shown_to(county.room.sergeant) == ALL
    today = local_date(timezone.now())
    with as_(county.lead) as lead:
        old = selectors.agreement(key, actor=lead).versions[0]
        lines = [Line(county.health, county.police, Kind.CHECKS)]
        told = VersionTold(
            "Safeguarding", Basis.PUBLIC_TASK, [Gateway.SECTION_10], "Children", lines, today,
            today + timedelta(days=9), None, "Lists are left out.",
        )  # fmt: skip
        new = actions.add_version(actor=lead, agreement_id=key, told=told)
        with pytest.raises(NotAllowedNow):
            actions.put_in_force(actor=lead, version_id=new)
        put(county, new)
        assert [each.stage for each in selectors.agreement(key, actor=lead).versions] == [
            Stage.IN_FORCE, Stage.REPLACED,
        ]  # fmt: skip
        assert old.number == 1
    assert shown_to(county.room.sergeant) == ALL - OF_KIND[Kind.INVOLVEMENT]
    with as_(county.lead) as lead:
        with pytest.raises(Incomplete):
            actions.end(actor=lead, agreement_id=key, why=" ")
        actions.end(actor=lead, agreement_id=key, why="The service closed.")
    assert shown_to(county.room.sergeant) == ALL - OF_KIND[Kind.INVOLVEMENT] - {"checks"}


def test_who_is_on_a_closed_list_alone_is_as_nobody_and_the_page_says_whom_to_ring(
    county: County, client: Client
) -> None:
    agree(county, Kind.INVOLVEMENT, ends=-1)
    for actor, finds in ((county.room.sergeant, False), (county.room.chair, True)):
        with as_(actor):
            found = find_people(Sought("Ada", CANARY), actor)
            assert bool(found.people) is finds
    with as_(county.room.sergeant) as police:
        opened = cases.already_open_to(person_set(county.child, police), actor=police)
        assert opened.open == ()
    client.force_login(county.room.sergeant_account)
    for part in ("", "/involvement", "/chronology", "/details", "/family"):
        for person in (county.child, county.listed):
            answer = client.get(f"/child/{person}{part}", follow=True)
            assert answer.status_code < 500
            assert CANARY not in answer.content.decode()


def test_nothing_is_closed_about_a_child_a_protective_act_is_open_for(county: County) -> None:
    agree(county, *Kind, ends=-1)
    assert shown_to(county.room.sergeant) == set()
    with as_(county.room.chair) as chair:
        frontdoor.protect(actor=chair, act=Act.STRATEGY_DISCUSSION, line="A mark on her arm", person_id=county.child)
    assert shown_to(county.room.sergeant) == ALL - {"identity"}  # the other child's name, whom nothing protects


def missing(county: County) -> None:
    with as_(county.room.chair) as chair:
        local, now = profile_at(timezone.now()), timezone.now()
        assert chair.team_id is not None
        spine.open_process(
            actor=chair, kind=ProcessKind.MISSING, children=[county.child], held_by_team=chair.team_id, opened_at=now,
            profile_slug=local.slug, profile_version=local.version,
        )  # fmt: skip


def enquired_about(county: County) -> None:
    with as_(county.room.chair) as chair:
        told = StepTold(Step.ENQUIRY_BEGAN, "Left alone at night.")
        journeys.record_step(actor=chair, person_id=county.child, told=told)


def opened_in_an_emergency(county: County) -> None:
    with as_(county.room.sergeant) as police:
        access.open_emergency_access(actor=police, person_id=county.child, reason="She is at the counter, alone.")


@pytest.mark.parametrize("protected", [missing, enquired_about, opened_in_an_emergency])
def test_nothing_is_closed_about_a_child_who_needs_protecting_now(
    county: County, protected: Callable[[County], None]
) -> None:
    agree(county, *Kind, ends=-1)
    assert shown_to(county.room.sergeant) == set()
    protected(county)
    assert shown_to(county.room.sergeant) == ALL - {"identity"}  # the other child's name, whom nothing protects


def test_an_answer_is_everybodys_while_its_contact_is_open_and_the_askers_always(county: County) -> None:
    agree(county, Kind.CHECKS, ends=-1)
    with as_(county.room.chair), connection.cursor() as cursor:
        cursor.execute("update cases_process set closed_at = null, closed_by = null where id = %s", [county.contact])
    assert "checks" in shown_to(county.room.sergeant)


def test_the_pack_and_minutes_hold_nothing_that_is_closed(county: County) -> None:
    def words(actor: Actor) -> str:
        with as_(actor):
            return str(meeting.minutes(county.meeting, actor=actor))

    assert CANARY in words(county.room.sergeant)
    agree(county, Kind.MEETINGS, ends=-1)
    assert CANARY not in words(county.room.sergeant)
    assert CANARY in words(county.room.chair)


def test_whoever_holds_it_shares_for_one_child_with_a_reason_and_the_lead_sees_that_and_not_for_whom(
    county: County, client: Client
) -> None:
    agree(county, *Kind, ends=-1)
    given = {"person_id": county.child, "to_ids": [county.police], "basis": Basis.PUBLIC_TASK}
    with as_(county.room.nurse) as nurse:
        with pytest.raises(Incomplete) as refused:
            actions.share_outside(actor=nurse, gateway=None, why="", **given)  # type: ignore[arg-type]  # of the action
        assert {each.field for each in refused.value.problems} == {"gateway", "why"}
        actions.share_outside(
            actor=nurse, gateway=Gateway.SECTION_11, why="They look after her tonight.", **given,  # type: ignore[arg-type]  # of the action
        )  # fmt: skip
    assert shown_to(county.room.sergeant) == ALL - {"identity"}
    with as_(county.lead) as lead:
        (line,) = selectors.outside(actor=lead)
        assert line.why == "They look after her tonight."
        assert Notice.objects.filter(source_key__startswith="sharing-outside:").exists()
        assert str(county.child) not in str(line)
        with pytest.raises(NotPermitted):
            selectors.outside(actor=county.room.sergeant)
    with as_(county.room.nurse) as nurse:
        actions.stop_sharing_outside(actor=nurse, outside_id=line.id)
    assert shown_to(county.room.sergeant) == set()


def test_what_is_closed_is_counted_for_the_lead_and_for_nobody_else(county: County) -> None:
    agree(county, Kind.INVOLVEMENT, ends=-1)
    with as_(county.lead) as lead:
        (line,) = selectors.closed(actor=lead)
        assert (line.from_name, line.to_name) == ("Health", "Police")
        assert line.kept_back >= 3
    with as_(county.room.sergeant), connection.cursor() as cursor:
        cursor.execute("select count(*) from wall.closed_sharing()")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "select * from sharing_rule",
        "insert into sharing_rule values (gen_random_uuid())",
        "select * from sharing_outside",
        "select wall.end_sharing(gen_random_uuid())",
        "update sharing_version set ends_on = null",
    ],
)
def test_the_application_can_neither_read_nor_write_the_rules_beside_the_functions(
    county: County, statement: str
) -> None:
    with pytest.raises(DatabaseError), as_(county.room.sergeant), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_account_reads_the_register_and_one_that_ends_is_told_of_once(county: County, client: Client) -> None:
    key = agree(county, Kind.CHECKS, ends=7)
    for _ in range(2):
        with as_(county.lead) as lead:
            actions.tell_of_endings(actor=lead)
    with as_(county.lead):
        assert Notice.objects.filter(source_key__startswith="sharing:").count() == 1
    client.force_login(Account.objects.get(pk=county.room.teacher.account_id))
    for address in ("/sharing", f"/sharing/{key}"):
        page = client.get(address).content.decode()
        assert "Health and the police" in page
    assert client.get("/sharing/closed").status_code == 403
    assert "Safeguarding" in Client().get("/what-is-shared").content.decode()
