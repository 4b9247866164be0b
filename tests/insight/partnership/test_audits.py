"""Section 11 and school audits: an agency's own grade, a peer's before it, the drift over years, and one plan of the gaps."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.insight.partnership import actions, selectors
from openmash.insight.partnership.actions import AuditTold, GradeTold
from openmash.insight.partnership.models import SelfAudit
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.policy import GRANTS
from openmash.insight.partnership.selectors import AuditShown, StandardShown
from openmash.insight.partnership.words import Duty, Grader, Met, Standard
from tests.factories.access import an_actor, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ANN = "Ann Lee, chief nurse"


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.PARTNERSHIP_MANAGER)


@pytest.fixture
def health() -> UUID:
    return an_agency("health", AgencyKind.HEALTH).pk


def begin(actor: Actor, agency: UUID | None, year: int, duty: Duty = Duty.SECTION_11, setting: str = "") -> UUID:
    with transaction.atomic(), acting_as(actor):
        return actions.begin_audit(actor=actor, told=AuditTold(duty, agency, year, setting))


def grade(
    actor: Actor, audit: UUID, met: Met, standard: Standard = Standard.VOICE, *, peer: UUID | None = None,
    who: str = ANN,
) -> None:  # fmt: skip
    grader = Grader.PEER if peer else Grader.SELF
    with transaction.atomic(), acting_as(actor):
        actions.grade(
            actor=actor, audit_id=audit, told=GradeTold(standard, grader, met, "Ten records read.", who, peer)
        )


def shown(actor: Actor, audit: UUID) -> AuditShown:
    with transaction.atomic(), acting_as(actor):
        return selectors.audit(audit, actor=actor)


def voice(found: AuditShown) -> StandardShown:
    return next(each for each in found.standards if each.standard is Standard.VOICE)


def test_a_peers_grade_goes_before_an_agencys_own_and_a_lower_one_is_said(manager: Actor, health: UUID) -> None:
    audit, police = begin(manager, health, 2026), an_agency("police", AgencyKind.POLICE).pk
    grade(manager, audit, Met.MET)
    assert (shown(manager, audit).gaps, voice(shown(manager, audit)).peer_is_lower) == (0, False)
    grade(manager, audit, Met.PARTLY, peer=police, who="Bo Day, sergeant")
    found = shown(manager, audit)
    assert (found.gaps, found.not_graded, voice(found).counts, voice(found).peer_is_lower) == (1, 8, Met.PARTLY, True)


@pytest.mark.parametrize(
    ("years", "drift"),
    [
        ({2026: Met.MET}, None),
        ({2025: Met.MET, 2026: Met.PARTLY}, -1),
        ({2025: Met.PARTLY, 2026: Met.PARTLY}, 0),
        ({2024: Met.NOT_MET, 2025: None, 2026: Met.PARTLY}, 1),
        ({2024: Met.NOT_MET, 2025: Met.MET, 2026: Met.PARTLY}, -1),
        ({2025: Met.MET, 2026: None}, None),
    ],
)
def test_drift_is_told_from_the_last_year_that_was_graded(
    manager: Actor, health: UUID, years: dict[int, Met | None], drift: int | None
) -> None:
    last = None
    for year, met in sorted(years.items(), reverse=True):  # whichever was typed first
        audit = begin(manager, health, year)
        last = last or audit
        if met is not None:
            grade(manager, audit, met)
    assert last is not None
    assert voice(shown(manager, last)).drift == drift


def test_drift_is_of_the_same_school_and_the_same_duty(manager: Actor, health: UUID) -> None:
    grade(manager, begin(manager, health, 2025, Duty.SECTION_175, "Oak School"), Met.MET)
    grade(manager, begin(manager, health, 2025), Met.MET)
    other = begin(manager, health, 2026, Duty.SECTION_175, "Elm School")
    grade(manager, other, Met.NOT_MET)
    same = begin(manager, health, 2026, Duty.SECTION_175, "oak school")
    grade(manager, same, Met.NOT_MET)
    assert (voice(shown(manager, other)).drift, voice(shown(manager, same)).drift) == (None, -1)


def test_a_peer_is_of_another_agency_and_nobody_who_graded_it(manager: Actor, health: UUID) -> None:
    audit, police = begin(manager, health, 2026), an_agency("police", AgencyKind.POLICE).pk
    grade(manager, audit, Met.MET)
    with pytest.raises(Incomplete, match="another agency"):
        grade(manager, audit, Met.MET, peer=health, who="Bo Day")
    with pytest.raises(Incomplete, match="not somebody who graded it"):
        grade(manager, audit, Met.MET, peer=police, who="ann lee, somewhere else")


def test_an_audit_is_once_a_year_of_a_known_year_and_a_school_is_named(manager: Actor, health: UUID) -> None:
    begin(manager, health, 2026)
    next_year = timezone.now().year + 1
    for agency, year, duty, sentence in (
        (health, 2026, Duty.SECTION_11, "already"), (health, next_year, Duty.SECTION_11, "Give a year"),
        (health, 1999, Duty.SECTION_11, "Give a year"), (health, 2026, Duty.SECTION_157, "which school"),
        (None, 2026, Duty.SECTION_11, "Choose an agency"),
    ):  # fmt: skip
        with pytest.raises(Incomplete, match=sentence):
            begin(manager, agency, year, duty)


def test_what_is_not_met_is_planned_once_each_standard_a_finding(manager: Actor, health: UUID) -> None:
    audit = begin(manager, health, 2026)
    grade(manager, audit, Met.MET, Standard.LEADERS)
    with transaction.atomic(), acting_as(manager), pytest.raises(NotAllowedNow):
        actions.begin_plan_of_audit(actor=manager, audit_id=audit)
    grade(manager, audit, Met.NOT_MET, Standard.RECORDS)
    grade(manager, audit, Met.MET, Standard.VOICE)
    grade(manager, audit, Met.PARTLY, Standard.VOICE, peer=an_agency("police", AgencyKind.POLICE).pk, who="Bo Day")
    with transaction.atomic(), acting_as(manager):
        plan = actions.begin_plan_of_audit(actor=manager, audit_id=audit)
        assert actions.begin_plan_of_audit(actor=manager, audit_id=audit) == plan
        found = selectors.plan(plan, actor=manager, now=timezone.now())
    assert [each.words.partition(":")[0] for each in found.findings] == [
        Standard.VOICE.label, Standard.RECORDS.label
    ]  # fmt: skip
    assert shown(manager, audit).plan_id == plan


def test_the_database_shows_audits_by_role_and_a_board_member_grades_nothing(manager: Actor, health: UUID) -> None:
    audit, readers = begin(manager, health, 2026), GRANTS[Permission.VIEW].roles
    for role in Role:
        if role is Role.SERVICE:
            continue
        somebody = an_actor(role)
        with transaction.atomic(), acting_as(somebody):
            assert (SelfAudit.objects.count() == 1) is (role in readers), role
    with pytest.raises(NotPermitted):
        grade(an_actor(Role.BOARD_MEMBER), audit, Met.MET)
    grade(an_actor(Role.SERVICE_MANAGER), audit, Met.MET)


def test_the_list_takes_as_many_queries_however_long_it_is(manager: Actor, health: UUID) -> None:
    counted = []
    for year in range(2019, 2027):
        audit = begin(manager, health, year)
        for standard in Standard:
            grade(manager, audit, Met.MET, standard)
        if year in (2019, 2026):
            with transaction.atomic(), acting_as(manager), CaptureQueriesContext(connection) as asked:
                found = selectors.audits(actor=manager)
            counted.append(len(asked))
    assert [each.year for each in found] == list(range(2026, 2018, -1))
    assert counted[0] == counted[1] <= 5
