"""Bodies of the partnership: terms by version, whether those who sit there could decide, and challenges with their answers."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotPermitted, NotVisible
from openmash.insight.partnership import actions, rules, selectors
from openmash.insight.partnership.actions import ChallengeTold, MemberTold, TermsTold
from openmash.insight.partnership.models import Body
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.policy import GRANTS
from openmash.insight.partnership.selectors import BodyShown
from openmash.insight.partnership.words import Became, Seat
from tests.factories.access import an_actor, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
A, B, C = uuid4(), uuid4(), uuid4()


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.PARTNERSHIP_MANAGER)


@pytest.fixture
def police() -> UUID:
    return an_agency("police", AgencyKind.POLICE).pk


def a_body(actor: Actor, name: str = "Executive") -> UUID:
    with transaction.atomic(), acting_as(actor):
        return actions.add_body(actor=actor, name=name)


def terms(actor: Actor, body: UUID, version: str, since: date, needed: list[UUID], least: int = 0) -> None:
    with transaction.atomic(), acting_as(actor):
        told = TermsTold(version, since, f"What version {version} says.", needed, least)
        actions.add_terms(actor=actor, body_id=body, told=told)


def sits(actor: Actor, body: UUID, agency: UUID, person: str = "Bo Day, sergeant", seat: Seat = Seat.MEMBER) -> None:
    with transaction.atomic(), acting_as(actor):
        actions.add_member(actor=actor, body_id=body, told=MemberTold(person, agency, seat, date(2026, 1, 5)))


def shown(actor: Actor, body: UUID, today: date | None = None) -> BodyShown:
    with transaction.atomic(), acting_as(actor):
        return selectors.body(body, actor=actor, today=today or timezone.now().date())


@pytest.mark.parametrize(
    ("needed", "least", "present", "lacks", "short"),
    [
        ([A, B], 0, [A, B], [], 0),
        ([A, B, C], 0, [A, A, B], [C], 0),
        ([A], 3, [A, A], [], 1),
        ([], 2, [B, C, C], [], 0),
        ([A, B], 4, [], [A, B], 4),
    ],
)
def test_a_quorum_needs_each_named_agency_and_as_many_as_the_terms_say(
    needed: list[UUID], least: int, present: list[UUID], lacks: list[UUID], short: int
) -> None:
    assert rules.who_is_missing(needed, least, present) == (lacks, short)


def test_the_terms_in_force_are_those_of_the_day_and_an_adviser_makes_no_quorum(manager: Actor, police: UUID) -> None:
    body, council = a_body(manager), an_agency().pk
    terms(manager, body, "2", date(2026, 6, 1), [police, council])
    terms(manager, body, "1", date(2025, 1, 1), [council])
    sits(manager, body, council, "Helen Marsh, director", Seat.LEAD)
    sits(manager, body, police, "Bo Day, sergeant", Seat.ADVISER)
    before, since = shown(manager, body, date(2026, 5, 31)), shown(manager, body, date(2026, 6, 1))
    assert before.in_force is not None and since.in_force is not None
    assert (before.in_force.version, before.lacks) == ("1", ())
    assert (since.in_force.version, since.lacks) == ("2", ("Police",))
    assert shown(manager, body, date(2024, 12, 31)).in_force is None
    assert [each.version for each in since.terms] == ["2", "1"]


def test_somebody_who_left_is_told_as_having_sat_there_until_that_day(manager: Actor, police: UUID) -> None:
    body = a_body(manager)
    sits(manager, body, police)
    (member,) = shown(manager, body).members
    with transaction.atomic(), acting_as(manager):
        with pytest.raises(Incomplete, match="before it began"):
            actions.end_member(actor=manager, member_id=member.id, on=date(2026, 1, 4))
        actions.end_member(actor=manager, member_id=member.id, on=date(2026, 3, 31))
        with pytest.raises(NotVisible):
            actions.end_member(actor=manager, member_id=member.id, on=date(2026, 4, 1))
    assert [len(shown(manager, body, day).members) for day in (date(2026, 3, 31), date(2026, 4, 1))] == [1, 0]
    assert shown(manager, body).past[0].until == date(2026, 3, 31)


def test_a_challenge_is_late_until_it_is_answered_and_its_newest_answer_counts(manager: Actor, police: UUID) -> None:
    body, today = a_body(manager), timezone.now().date()
    told = ChallengeTold(
        "Grace Ade, scrutineer", police, "Why are screenings unlike?", today, today - timedelta(days=9)
    )
    with transaction.atomic(), acting_as(manager):
        actions.challenge(actor=manager, body_id=body, told=told)
    (asked,) = shown(manager, body).challenges
    assert (asked.is_late(today), asked.is_late(today + timedelta(days=1))) == (False, True)
    with transaction.atomic(), acting_as(manager):
        for words, became in (("We shall see.", Became.OPEN), ("The form was changed.", Became.CHANGED)):
            actions.answer_challenge(actor=manager, challenge_id=asked.id, words=words, said_by="Bo Day", became=became)
    (answered,) = shown(manager, body).challenges
    assert (answered.became, answered.answer, answered.is_late(date(2030, 1, 1))) == (
        Became.CHANGED, "The form was changed.", False
    )  # fmt: skip


def test_names_and_versions_are_given_once_and_terms_say_who_must_be_there(manager: Actor) -> None:
    body = a_body(manager)
    with pytest.raises(Incomplete, match="of that name"):
        a_body(manager, "executive")
    with pytest.raises(Incomplete, match="must be there"):
        terms(manager, body, "1", date(2026, 1, 1), [])
    terms(manager, body, "1", date(2026, 1, 1), [], 3)
    with pytest.raises(Incomplete, match="of that name"):
        terms(manager, body, "1", date(2026, 2, 1), [], 3)


def test_the_database_shows_bodies_by_role_and_a_board_member_changes_none(manager: Actor) -> None:
    body, readers = a_body(manager), GRANTS[Permission.VIEW].roles
    for role in Role:
        if role is Role.SERVICE:
            continue
        somebody = an_actor(role)
        with transaction.atomic(), acting_as(somebody):
            assert (Body.objects.count() == 1) is (role in readers), role
    with pytest.raises(NotPermitted):
        sits(an_actor(Role.BOARD_MEMBER), body, an_agency().pk)


def test_the_list_takes_as_many_queries_however_long_it_is(manager: Actor, police: UUID) -> None:
    counted = []
    for number in range(5):
        body = a_body(manager, f"Group {number}")
        terms(manager, body, "1", date(2026, 1, 1), [police])
        sits(manager, body, police)
        if number in (0, 4):
            with transaction.atomic(), acting_as(manager), CaptureQueriesContext(connection) as asked:
                selectors.bodies(actor=manager, today=timezone.now().date())
            counted.append(len(asked))
    assert counted[0] == counted[1] <= 7
