"""Subjects, their links and their plans: what is needed, who sees them, and what a group never tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import degrees, radians
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, declare_conflict, grant_reach, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.refusals import Incomplete, NotPermitted, NotVisible
from openmash.records.subjects import actions, grid, selectors
from openmash.records.subjects.actions import Described, End, SubjectTold
from openmash.records.subjects.models import Description, Subject
from openmash.records.subjects.selectors import Node
from openmash.records.subjects.words import INCOMPLETE, Became, Kind, LinkKind, Status
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.exploitation import a_link, a_subject, days_ahead
from tests.factories.people import a_child, a_person, born_aged

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class World:
    """A group of two children, one of whom is hidden from everybody but the decision-maker and the chair."""

    team: Actor
    chair: Actor
    screener: Actor
    worker: Actor
    decision_maker: Actor
    group: UUID
    shared_group: UUID
    van: UUID
    seen: UUID
    hidden: UUID


@pytest.fixture
def world() -> World:
    team, chair = an_actor(Role.EXPLOITATION_TEAM), an_actor(Role.EXPLOITATION_CHAIR)
    screener, worker, manager = (
        an_actor(role) for role in (Role.SCREENER, Role.SOCIAL_WORKER, Role.DECISION_MAKER)
    )  # fmt: skip
    with acting_as(manager):
        seen, hidden = a_child(manager, "Ada", "Openly").pk, a_child(manager, "Bea", "Zzyzxhidden").pk
        grant_reach(actor=manager, account_id=worker.account_id, person_id=seen, basis="allocation")
    with acting_as(team):
        van = a_subject(team, Kind.VEHICLE, "Grey van", wider=[1])
        group = a_subject(team, Kind.GROUP, "The arcade lads")
        shared = a_subject(team, Kind.GROUP, "Lunch table", wider=[1])
        for each in (group, shared):
            for child in (seen, hidden):
                a_link(
                    team, LinkKind.MEMBER, End(person_id=child), End(subject_id=each), role="runner", audience=[1, 2]
                )  # fmt: skip
        for child in (seen, hidden):
            a_link(team, LinkKind.SEEN_IN, End(person_id=child), End(subject_id=van), audience=[1, 2])
    with acting_as(manager):
        restrict(
            actor=manager, person_ids=[hidden], mode="hidden", reason_code="staff_member", reason="",
            ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[manager.account_id, chair.account_id],
        )  # fmt: skip
    return World(team, chair, screener, worker, manager, group, shared, van, seen, hidden)


def sees(actor: Actor, subject_id: UUID) -> bool:
    with acting_as(actor):
        return bool(selectors.visible(actor=actor, ids=[subject_id]))


def members_seen(actor: Actor, group: UUID) -> set[UUID]:
    with acting_as(actor):
        return {edge.begins.id for edge in selectors.members(group, actor=actor)}


def test_the_core_roles_see_a_group_and_of_its_members_those_they_may(world: World) -> None:
    assert members_seen(world.team, world.group) == {world.seen}
    assert members_seen(world.chair, world.group) == {world.seen, world.hidden}


def test_every_group_says_it_may_be_incomplete_whether_or_not_somebody_is_hidden(world: World) -> None:
    with acting_as(world.team):
        whole = a_subject(world.team, Kind.GROUP, "A group of one")
        a_link(world.team, LinkKind.MEMBER, End(person_id=world.seen), End(subject_id=whole))
        said = {each.incomplete for each in selectors.visible(actor=world.team, kind=Kind.GROUP)}
        others = {each.incomplete for each in selectors.visible(actor=world.team) if each.kind is not Kind.GROUP}
    assert said == {INCOMPLETE}
    assert others == {""}


def test_others_see_no_group_with_a_member_they_may_not_see(world: World) -> None:
    assert not sees(world.screener, world.shared_group)
    assert not sees(world.worker, world.shared_group)
    assert sees(world.decision_maker, world.shared_group)
    with acting_as(world.team):
        fine = a_subject(world.team, Kind.GROUP, "All may be seen", wider=[1])
        a_link(world.team, LinkKind.MEMBER, End(person_id=world.seen), End(subject_id=fine), audience=[1, 2])
    assert sees(world.screener, fine)
    assert sees(world.worker, fine)


def test_a_worker_in_reach_of_one_member_does_not_see_a_group_of_two_open_children(world: World) -> None:
    with acting_as(world.team):
        other = a_child(world.team, "Cal", "Elsewhere").pk
        pair = a_subject(world.team, Kind.GROUP, "Two friends", wider=[1])
        for child in (world.seen, other):
            a_link(world.team, LinkKind.MEMBER, End(person_id=child), End(subject_id=pair), audience=[1, 2])
    assert sees(world.screener, pair)
    assert not sees(world.worker, pair)
    with acting_as(world.worker):
        assert selectors.edges(actor=world.worker, of=[pair]) == []


def test_a_group_some_of_whose_members_are_for_the_core_alone_is_for_the_core_alone(world: World) -> None:
    with acting_as(world.team):
        group = a_subject(world.team, Kind.GROUP, "Mixed", wider=[1])
        a_link(world.team, LinkKind.MEMBER, End(person_id=world.seen), End(subject_id=group), audience=[2])
    assert not sees(world.decision_maker, group)
    assert sees(world.team, group)


def test_a_link_is_seen_only_where_both_ends_are(world: World) -> None:
    for actor, people in (
        (world.screener, {world.seen}), (world.team, {world.seen}), (world.chair, {world.seen, world.hidden})
    ):  # fmt: skip
        with acting_as(actor):
            found = {edge.begins.id for edge in selectors.edges(actor=actor, of=[world.van])}
        assert found == people
    with acting_as(world.team):
        phone = a_subject(world.team, Kind.PHONE, "Ends 344")
        a_link(world.team, LinkKind.USES, End(person_id=world.seen), End(subject_id=phone), audience=[1, 2])
    with acting_as(world.screener):
        assert Node("subject", phone) not in {edge.ends for edge in selectors.edges(actor=world.screener)}


def test_a_restriction_set_later_hides_the_person_of_concern_and_what_links_them(world: World) -> None:
    with acting_as(world.team):
        adult = a_person(world.team, "Carl", "Zzyzxconcern", kind="adult", born=born_aged(30)).pk
        concern = a_subject(world.team, Kind.PERSON, "Carl Zzyzxconcern", person_id=adult, wider=[1])
        a_link(world.team, LinkKind.USES, End(subject_id=concern), End(subject_id=world.van), audience=[1, 2])
    assert sees(world.screener, concern)
    with acting_as(world.decision_maker):
        restrict(
            actor=world.decision_maker, person_ids=[adult], mode="hidden", reason_code="staff_member", reason="",
            ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[world.chair.account_id],
        )  # fmt: skip
    assert not sees(world.screener, concern)
    assert not sees(world.team, concern)
    assert sees(world.chair, concern)
    with acting_as(world.team):
        assert all(edge.begins.id != concern for edge in selectors.edges(actor=world.team))


def test_a_conflict_of_interest_hides_the_group_from_a_core_role_as_well(world: World) -> None:
    with acting_as(world.team):
        declare_conflict(actor=world.team, person_ids=[world.seen], words="She is my niece.")
    assert not sees(world.team, world.group)
    assert sees(world.chair, world.group)


def test_a_person_of_concern_under_18_is_a_child_first_and_needs_their_own_record(world: World) -> None:
    with acting_as(world.team):
        boy, man = (a_person(world.team, "Dan", "Ash", born=born_aged(age), kind=kind).pk
                    for age, kind in ((16, "child"), (30, "adult")))  # fmt: skip
        with pytest.raises(Incomplete, match="child first"):
            a_subject(world.team, Kind.PERSON, "Boy called Dan", is_child=True)
        child = a_subject(world.team, Kind.PERSON, "Dan Ash", person_id=boy)
        adult = a_subject(world.team, Kind.PERSON, "Dan Ash the elder", person_id=man)
        unknown = a_subject(world.team, Kind.PERSON, "Man called Spider")
        shown = {each.id: each for each in selectors.visible(actor=world.team, kind=Kind.PERSON)}
    assert (shown[child].is_child, shown[adult].is_child, shown[unknown].is_child) == (True, False, False)
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(world.team):
        Subject.record(actor=world.team, kind="person", name="X", is_child=True, audience=[2])


def test_others_neither_keep_nor_change_subjects_and_what_is_missing_is_said(world: World) -> None:
    with acting_as(world.screener), pytest.raises(NotPermitted):
        a_subject(world.screener, Kind.PLACE, "Park")
    with acting_as(world.team), pytest.raises(Incomplete) as raised:
        actions.add(actor=world.team, told=SubjectTold(Kind.THEME, " ", "", None))
    assert {each.field for each in raised.value.problems} == {"name", "why", "review_on", "until"}
    with acting_as(world.worker), pytest.raises(NotVisible):
        selectors.subject(world.group, actor=world.worker)


def test_a_place_has_a_point_in_both_systems_its_guardians_and_a_history(world: World) -> None:
    with acting_as(world.team):
        park = a_subject(
            world.team, Kind.PLACE, "Riverside park",
            described=Described(
                metres=(383_708, 218_407), guardians="Park wardens", guardians_duty="Lock the gate", times_of_day="Dusk"
            ),
        )  # fmt: skip
        station = a_subject(world.team, Kind.PLACE, "Station", described=Described(degrees=(-2.238, 51.864)))
        nowhere = a_subject(world.team, Kind.PLACE, "A flat somewhere")
        shown = {each.id: each for each in selectors.places_for_map(actor=world.team)}
        assert shown.keys() == {park, station}
        assert shown[park].point is not None
        assert abs(shown[park].point.longitude + 2.238) < 0.0001  # type: ignore[union-attr]  # known to be there
        assert shown[station].point.easting == 383_708  # type: ignore[union-attr]  # known to be there
        assert nowhere not in shown
        actions.set_standing(
            actor=world.team,
            subject_id=park,
            status=Status.ACTIVE,
            why="Two more sightings",
            review_on=days_ahead(7),  # type: ignore[arg-type]  # a day, as the test has it
        )
        assert [each.status for each in selectors.history(park, actor=world.team)] == [Status.ACTIVE, Status.NEW]
        assert selectors.subject(park, actor=world.team).since < timezone.now()
        with pytest.raises(Incomplete, match="Great Britain"):
            actions.describe(actor=world.team, subject_id=park, described=Described(degrees=(2.35, 48.85)))


def test_an_assessment_of_a_place_holds_what_young_people_say_and_the_earlier_one_stays(world: World) -> None:
    with acting_as(world.team):
        park = a_subject(world.team, Kind.PLACE, "Riverside park", described=Described(features="No light"))
        later = Described(
            features="Lit since May",
            young_people="“We go round by the road.”",
            community="Quieter",
            strengths="Wardens",
        )
        actions.describe(actor=world.team, subject_id=park, described=later)
        shown = selectors.subject(park, actor=world.team)
        assert (shown.features, shown.young_people) == ("Lit since May", "“We go round by the road.”")
        assert (shown.community, shown.strengths) == ("Quieter", "Wardens")
        assert [each.features for each in Description.objects.filter(subject_id=park).order_by("id")] == [
            "No light",
            "Lit since May",
        ]


def test_the_grid_agrees_with_the_ordnance_surveys_own_example() -> None:
    latitude, longitude = 52 + 39 / 60 + 27.2531 / 3600, 1 + 43 / 60 + 4.5177 / 3600
    easting, northing = grid.project(radians(latitude), radians(longitude))
    assert (round(easting, 3), round(northing, 3)) == (651_409.903, 313_177.270)
    back = grid.unproject(easting, northing)
    assert abs(degrees(back[0]) - latitude) < 1e-8
    assert abs(degrees(back[1]) - longitude) < 1e-8


def test_a_plan_says_what_must_change_who_does_what_and_what_became_of_it(world: World) -> None:
    today = local_date(timezone.now())
    with acting_as(world.team):
        actions.aim(actor=world.team, subject_id=world.van, change="It comes no more", known_by="No sightings in May")
        mine = actions.plan_action(
            actor=world.team, subject_id=world.van, what="Stop and check", owner_name="PC Reed", agency_name="Police",
            due_on=today - timedelta(days=1), account_id=world.screener.account_id,
        )  # fmt: skip
    with acting_as(world.screener):
        [waiting] = selectors.actions_of(world.screener.account_id, actor=world.screener)
        assert waiting.is_late(today)
        actions.say_done(actor=world.screener, action_id=mine, became=Became.DONE, effect="Driver spoken to")
        assert selectors.actions_of(world.screener.account_id, actor=world.screener) == []
    with acting_as(world.team):
        plan = selectors.plan(world.van, actor=world.team)
    assert (plan.change, plan.actions[0].became, plan.actions[0].effect) == (
        "It comes no more", Became.DONE, "Driver spoken to",
    )  # fmt: skip


def test_a_withdrawn_link_counts_no_more(world: World) -> None:
    with acting_as(world.team):
        [edge] = selectors.edges(actor=world.team, of=[world.van])
        actions.withdraw_link(actor=world.team, link_id=edge.said[0].link_id, why="It was another van")
        assert selectors.edges(actor=world.team, of=[world.van]) == []


def test_the_queries_of_a_list_and_of_the_graph_do_not_grow(world: World) -> None:
    def asked() -> int:
        with acting_as(world.team), CaptureQueriesContext(connection) as queries:
            selectors.visible(actor=world.team)
            selectors.edges(actor=world.team)
        return len(queries)

    before = asked()
    with acting_as(world.team):
        for number in range(6):
            phone = a_subject(world.team, Kind.PHONE, f"Phone {number}")
            a_link(world.team, LinkKind.USES, End(person_id=world.seen), End(subject_id=phone))
    assert asked() == before
    assert before <= 14


def test_the_application_cannot_rewrite_a_subject_or_a_link(world: World) -> None:
    from django.db import ProgrammingError

    for statement in ("update subjects_subject set core_only = false", "delete from subjects_link"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), acting_as(world.team),
            connection.cursor() as cursor,
        ):  # fmt: skip
            cursor.execute(statement)
