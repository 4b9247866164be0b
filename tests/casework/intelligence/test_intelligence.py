"""A report from being sent to its release and recall: grades, handling, audience, walls, and what is logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.casework.intelligence import actions, disposing, selectors
from openmash.casework.intelligence.actions import About, GradeTold, ReleaseTold, ReportTold
from openmash.casework.intelligence.models import Grade, Mention, Opened, Release, Report
from openmash.casework.intelligence.words import (
    Disposing,
    Ended,
    Handling,
    Known,
    Purpose,
    RecordClass,
    Reviewed,
    Scheme,
)
from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, NotVisible
from openmash.foundation.governance.profile import profile
from openmash.foundation.governance.retention import Retention
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.actions import End, LinkTold
from openmash.records.subjects.words import Confidence, Kind, LinkKind
from openmash.statute.calendar import local_date, months_after
from tests.factories.access import an_actor, an_agency
from tests.factories.exploitation import a_link, a_release, a_report, a_subject, days_ahead
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
CANARY = "Zzyzxvan"


@dataclass(frozen=True)
class World:
    """A teacher's report, and everybody who might or might not read it. Two of health: one named, one not."""

    teacher: Actor
    unit: Actor
    team: Actor
    police: Actor
    nurse: Actor
    other_nurse: Actor
    screener: Actor
    worker: Actor
    manager: Actor
    child: UUID
    van: UUID
    report: UUID

    @property
    def everybody(self) -> dict[str, Actor]:
        return {
            name: getattr(self, name)
            for name in ("teacher", "unit", "team", "police", "nurse", "other_nurse", "screener", "worker", "manager")
        }


@pytest.fixture
def world() -> World:
    school, police, health = (
        an_agency("school", AgencyKind.SCHOOL), an_agency("police", AgencyKind.POLICE),
        an_agency("health", AgencyKind.HEALTH),
    )  # fmt: skip
    teacher = an_actor(Role.PROFESSIONAL_REFERRER, agency=school)
    unit, officer = an_actor(Role.INTELLIGENCE_UNIT, agency=police), an_actor(Role.HUB_PARTNER, agency=police)
    nurse, other = (an_actor(Role.HUB_PARTNER, agency=health) for _ in range(2))
    team, screener, worker, manager = (
        an_actor(role) for role in (
            Role.EXPLOITATION_TEAM, Role.SCREENER, Role.SOCIAL_WORKER, Role.DECISION_MAKER,
        )
    )  # fmt: skip
    set_up = service(Service.SET_UP)
    with acting_as(set_up):
        for each, agency in ((officer, police), (unit, police), (nurse, health), (other, health)):
            grant_reach(actor=set_up, account_id=each.account_id, circle_id=agency.strand_circle, basis="agency")
    with acting_as(manager):
        child = a_child(manager, "Ada", "Openly").pk
        grant_reach(actor=manager, account_id=worker.account_id, person_id=child, basis="allocation")
    with acting_as(teacher):
        sent = a_report(teacher, f"{CANARY}: the caretaker saw Ada get into a grey van.")
    with acting_as(team):
        van = a_subject(team, Kind.VEHICLE, "Grey van")
    with acting_as(unit):
        actions.name(actor=unit, report_id=sent, about=About(End(person_id=child), Confidence.CONFIRMED))
        actions.name(actor=unit, report_id=sent, about=About(End(subject_id=van), Confidence.PROBABLE))
    return World(teacher, unit, team, officer, nurse, other, screener, worker, manager, child, van, sent)


def who_sees_the_row(world: World, table: str, key: UUID) -> set[str]:
    found = set()
    for name, actor in world.everybody.items():
        with acting_as(actor), connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table} where id = %s", [key])
            if (cursor.fetchone() or (0,))[0]:
                found.add(name)
    return found


def release(world: World, **values: object) -> UUID:
    with acting_as(world.unit):
        return a_release(world.unit, world.report, **values)  # type: ignore[arg-type]  # the maker checks them


def who_reads(world: World, release_id: UUID) -> set[str]:
    found = set()
    for name, actor in world.everybody.items():
        try:
            with transaction.atomic(), acting_as(actor):
                actions.open_release(actor=actor, release_id=release_id, purpose=Purpose.CHILD)
            found.add(name)
        except (NotVisible, NotPermitted):
            pass
    assert found - who_sees_the_row(world, "intelligence_release", release_id) == set()
    return found


def test_what_was_sent_is_read_by_the_unit_and_by_whoever_sent_it(world: World) -> None:
    assert who_sees_the_row(world, "intelligence_report", world.report) == {"teacher", "unit"}
    with acting_as(world.teacher):
        assert CANARY in actions.open_report(actor=world.teacher, report_id=world.report, purpose=Purpose.REVIEW).words
        [line] = selectors.sent_by_me(actor=world.teacher)
        assert line.grade is None
        shown = selectors.report(world.report, actor=world.teacher)
        assert (shown.grades, shown.about, shown.releases, shown.log) == ((), (), (), ())
    with acting_as(world.team), pytest.raises(NotVisible):
        actions.open_report(actor=world.team, report_id=world.report, purpose=Purpose.PATTERN)
    with acting_as(world.team):
        assert selectors.to_handle(actor=world.team) == []


def test_an_officer_of_the_originating_agency_sees_the_row_and_opens_it_only_as_the_unit(world: World) -> None:
    with acting_as(world.police):
        own = a_report(world.police, "From a patrol.")
    assert who_sees_the_row(world, "intelligence_report", own) == {"police", "unit"}
    with acting_as(world.police), pytest.raises(NotPermitted):
        actions.grade(actor=world.police, report_id=own, told=GradeTold("1", "A", "P"))


def test_a_report_that_names_a_hidden_child_is_hidden_with_them_from_the_unit_too(world: World) -> None:
    with acting_as(world.manager):
        restrict(
            actor=world.manager, person_ids=[world.child], mode="hidden", reason_code="staff_member", reason="",
            ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[world.manager.account_id],
        )  # fmt: skip
    assert who_sees_the_row(world, "intelligence_report", world.report) == {"teacher"}
    with acting_as(world.unit):
        assert selectors.to_handle(actor=world.unit) == []
        assert Mention.objects.count() == 0


def test_a_grade_is_of_its_scheme_and_c_states_its_conditions(world: World) -> None:
    with acting_as(world.unit):
        for wrong in (
            GradeTold("4", "A", "P"),
            GradeTold("2", "F", "P"),
            GradeTold("2", "B", "X"),
            GradeTold("2", "B", "C"),
        ):
            with pytest.raises(Incomplete):
                actions.grade(actor=world.unit, report_id=world.report, told=wrong)
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(world.unit):
        Grade.record(
            actor=world.unit, report_id=world.report, audience=[3], scheme="3x5x2", source="2", information="B",
            handling="C",
        )  # fmt: skip


def test_a_5x5x5_grade_is_read_as_written_and_never_becomes_3x5x2_by_itself(world: World) -> None:
    with acting_as(world.unit):
        actions.grade(actor=world.unit, report_id=world.report, told=GradeTold("E", "4", "1", scheme=Scheme.FIVE))
        with pytest.raises(NotAllowedNow, match="Grade it by 3x5x2 first"):
            actions.release(
                actor=world.unit,
                report_id=world.report,
                told=ReleaseTold("A van", Handling.PERMITTED, days_ahead()),  # type: ignore[arg-type]  # test values
            )
        [old] = selectors.report(world.report, actor=world.unit).grades
        assert (old.letters, old.in_words[0]) == ("E 4 1", "Untested (local words, not confirmed)")
        actions.grade(actor=world.unit, report_id=world.report, told=GradeTold("2", "D", "P"))
        assert [each.scheme for each in selectors.report(world.report, actor=world.unit).grades] == [
            Scheme.THREE, Scheme.FIVE,
        ]  # fmt: skip


def test_a_release_is_read_by_its_audience_alone(world: World) -> None:
    agency = an_agency("health").pk
    for values, readers in (
        ({}, {"team", "unit"}),
        ({"to_people": True}, {"team", "unit", "police", "nurse", "other_nurse", "screener", "worker", "manager"}),
        ({"to_core": False, "to_agencies": [agency]}, {"unit", "nurse", "other_nurse"}),
        ({"to_core": False, "to_accounts": [world.nurse.account_id]}, {"unit", "nurse"}),
        ({"to_core": False, "to_accounts": [world.teacher.account_id]}, {"unit", "teacher"}),
    ):
        assert who_reads(world, release(world, **values)) == readers, values


def test_code_c_is_for_those_named_and_is_never_printed_or_exported(world: World) -> None:
    with pytest.raises(Incomplete, match="those named"):
        release(world, handling=Handling.CONDITIONS, to_people=True)
    kept = release(world, handling=Handling.CONDITIONS, to_core=False, to_accounts=[world.nurse.account_id])
    with pytest.raises(Incomplete, match="released as C"), acting_as(world.unit):
        actions.release(
            actor=world.unit,
            report_id=world.report,
            told=ReleaseTold("X", Handling.PERMITTED, days_ahead()),  # type: ignore[arg-type]  # as the test has it
        )
    free = release(world)
    assert who_reads(world, kept) == {"unit", "nurse"}
    with acting_as(world.nurse):
        assert not actions.open_release(actor=world.nurse, release_id=kept, purpose=Purpose.CHILD).may_copy
        for_paper = actions.open_releases(
            actor=world.nurse, release_ids=[kept, free], purpose=Purpose.MEETING, to_copy=True
        )
        assert for_paper == []
    with pytest.raises(IntegrityError), transaction.atomic(), acting_as(world.unit):
        Release.record(
            actor=world.unit, report_id=world.report, words="X", scheme="3x5x2", source="2", information="B",
            handling="C", marking="official", originator=world.unit.agency_id, audience=[1], keepers=[3],
            review_on=days_ahead(), conditions="None",
        )  # fmt: skip


def test_a_recalled_corrected_or_expired_release_is_left_to_the_unit_and_its_originator(world: World) -> None:
    police_report = None
    with acting_as(world.police):
        police_report = a_report(world.police, "Seen on patrol.")
    with acting_as(world.unit):
        first, second = (a_release(world.unit, police_report, to_people=True) for _ in range(2))
    with acting_as(world.nurse), pytest.raises(NotPermitted):
        actions.recall(actor=world.nurse, release_id=first, why="I disagree.")
    with acting_as(world.police):
        actions.recall(actor=world.police, release_id=first, why="The officer has withdrawn it.")
        with pytest.raises(NotAllowedNow):
            actions.recall(actor=world.police, release_id=first, why="Again.")
    assert who_sees_the_row(world, "intelligence_release", first) == {"unit", "police"}
    with acting_as(world.unit):
        # A day, as the test has it.
        told = ReleaseTold("A blue van has been seen.", Handling.PERMITTED, days_ahead())  # type: ignore[arg-type]
        third = actions.correct(actor=world.unit, release_id=second, told=told, why="The colour was wrong.")
        assert selectors.release(second, actor=world.unit).ended is Ended.CORRECTED
    with acting_as(world.team):
        assert [each.id for each in selectors.releases(actor=world.team)] == [third]
    expired = release(world, to_people=True, expires_on=local_date(timezone.now()))
    assert "nurse" in who_sees_the_row(world, "intelligence_release", expired)


def test_what_links_two_is_seen_by_whoever_may_read_what_says_so_and_no_longer_once_recalled(world: World) -> None:
    said = LinkTold(LinkKind.SEEN_IN, End(person_id=world.child), End(subject_id=world.van), Confidence.PROBABLE)
    with acting_as(world.unit):
        actions.link(actor=world.unit, report_id=world.report, told=said)
    with acting_as(world.team):
        assert subjects.edges(actor=world.team) == []
    given = release(world, links=[said])
    with acting_as(world.team):
        [edge] = subjects.edges(actor=world.team)
        assert edge.sources == (given,)
        assert [each.id for each in selectors.reports_behind(edge, actor=world.team)] == [given]
    with acting_as(world.unit):
        [edge] = subjects.edges(actor=world.unit)
        assert set(edge.sources) == {world.report, given}
        actions.recall(actor=world.unit, release_id=given, why="Wrong.")
    with acting_as(world.team):
        assert subjects.edges(actor=world.team) == []


def test_a_group_whose_membership_rests_on_intelligence_is_for_the_core_roles_alone(world: World) -> None:
    with acting_as(world.team):
        group = a_subject(world.team, Kind.GROUP, "Lunch table", wider=[1])
        a_link(world.team, LinkKind.MEMBER, End(person_id=world.child), End(subject_id=group), audience=[1, 2])
    with acting_as(world.screener):
        assert subjects.visible(actor=world.screener, kind=Kind.GROUP) != []
    other = LinkTold(LinkKind.MEMBER, End(subject_id=world.van), End(subject_id=group), Confidence.POSSIBLE)
    release(world, to_people=True, links=[other])
    with acting_as(world.screener):
        assert subjects.visible(actor=world.screener, kind=Kind.GROUP) == []
    with acting_as(world.team):
        assert subjects.visible(actor=world.team, kind=Kind.GROUP) != []


def test_every_opening_is_logged_with_its_purpose_and_nothing_is_told_in_a_list(world: World) -> None:
    given = release(world)
    with acting_as(world.team):
        [line] = selectors.releases(actor=world.team, of=[world.child])
        assert CANARY not in repr(line)
        assert "grey" not in repr(line)
        actions.open_release(actor=world.team, release_id=given, purpose=Purpose.DISRUPT, words="Stop and check")
    with acting_as(world.unit):
        log = selectors.report(world.report, actor=world.unit).log
    assert ("Opened: to plan disruption", "Stop and check", world.team.name) in [(x.what, x.words, x.by) for x in log]
    with acting_as(service(Service.SET_UP)), connection.cursor() as cursor:
        cursor.execute("select count(*) from intelligence_opened")
        assert (cursor.fetchone() or (1,))[0] == 0


def test_a_release_is_looked_at_again_in_time_and_kept_or_recalled(world: World) -> None:
    given = release(world)
    soon, later = local_date(timezone.now()) + timedelta(days=31), local_date(timezone.now()) + timedelta(days=90)
    with acting_as(world.unit):
        assert [each.id for each in selectors.due(actor=world.unit, by=soon)] == [given]
        assert selectors.due(actor=world.team, by=soon) == []
        actions.review(actor=world.unit, release_id=given, found=Reviewed.KEEP, next_on=later)
        assert selectors.due(actor=world.unit, by=soon) == []
        with pytest.raises(Incomplete):
            actions.review(actor=world.unit, release_id=given, found=Reviewed.RECALL, next_on=None)
        actions.review(actor=world.unit, release_id=given, found=Reviewed.RECALL, next_on=None, words="No longer so.")
    with acting_as(world.team):
        assert selectors.releases(actor=world.team) == []


def test_what_is_missing_in_what_is_sent_is_said_and_a_hold_says_why(world: World) -> None:
    with acting_as(world.teacher), pytest.raises(Incomplete) as raised:
        actions.send(
            actor=world.teacher,
            told=ReportTold("  ", Known.SAW, happened_at=timezone.now() + timedelta(days=1)),
        )
    assert {each.field for each in raised.value.problems} == {"words", "happened_at"}
    with acting_as(world.unit):
        actions.hold(actor=world.unit, report_id=world.report, held=True, why="Operation Larch: inquiry")
        assert selectors.report(world.report, actor=world.unit).line.is_held
        actions.hold(actor=world.unit, report_id=world.report, held=False, why="The inquiry has ended")
        assert not selectors.report(world.report, actor=world.unit).line.is_held


def test_a_report_is_kept_by_its_originators_own_schedule_and_without_one_for_good(
    world: World, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    def kept() -> str:
        with acting_as(world.unit):
            return selectors.kept_until(selectors.report(world.report, actor=world.unit))

    with acting_as(world.unit):
        graded = GradeTold("2", "B", "P", record_class=RecordClass.SERIOUS)
        actions.grade(actor=world.unit, report_id=world.report, told=graded)
    assert "an example for the demonstration" in kept()
    settings.DEMO = False
    assert kept() == "School has set no time for it: it is not disposed of"
    on = local_date(timezone.now())
    for each in profile(on=on).intelligence_retention:
        assert each.record_class in RecordClass.values
    line = Retention("school", "serious", 6, "review", "the school's schedule", True)
    scheduled = replace(profile(on=on), intelligence_retention=(line,))
    monkeypatch.setattr(selectors, "profile", lambda slug, on: scheduled)
    assert kept() == f"{months_after(on, 72):%-d %B %Y}, then looked at again"
    with acting_as(world.unit):
        actions.hold(actor=world.unit, report_id=world.report, held=True, why="Operation Larch: inquiry")
    assert kept() == "Held: it may not be disposed of"


def test_what_is_past_its_originators_time_goes_when_two_people_say_so_and_the_audit_still_verifies(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = local_date(timezone.now())
    line = Retention("school", "serious", 6, "dispose", "the school's schedule", True)
    scheduled = replace(profile(on=on), intelligence_retention=(line,))
    second = an_actor(Role.INTELLIGENCE_UNIT, agency=an_agency("police"))
    later = timezone.now() + timedelta(days=6 * 366)

    def decide(actor: Actor, stage: Disposing, **how: object) -> None:
        with transaction.atomic(), acting_as(actor):
            disposing.decide(actor=actor, report_id=world.report, stage=stage, why="No longer needed", **how)  # type: ignore[arg-type]  # test values

    def due(actor: Actor) -> list[UUID]:
        with acting_as(actor):
            return [each.report_id for each in disposing.due_for_disposal(actor=actor)]

    with transaction.atomic(), acting_as(world.unit):
        text = a_release(world.unit, world.report, words=f"{CANARY} is seen.")
        graded = GradeTold("2", "B", "P", why=CANARY, record_class=RecordClass.SERIOUS)
        actions.grade(actor=world.unit, report_id=world.report, told=graded)
        actions.open_report(actor=world.unit, report_id=world.report, purpose=Purpose.REVIEW, words=CANARY)
    with pytest.raises(NotAllowedNow, match="not past"):
        decide(world.unit, Disposing.PROPOSE)
    monkeypatch.setattr(disposing, "profile", lambda slug, on: scheduled)
    assert due(world.unit) == []
    monkeypatch.setattr(disposing.timezone, "now", lambda: later)
    assert due(world.unit) == [world.report] and due(world.teacher) == []
    for stage in (Disposing.AGREED, Disposing.NOT_YET):
        with pytest.raises(NotAllowedNow, match="Nobody has proposed"):
            decide(second, stage)
    with transaction.atomic(), acting_as(world.unit):
        actions.hold(actor=world.unit, report_id=world.report, held=True, why="Operation Larch: inquiry")
    assert due(world.unit) == [], "held: it stays, whatever its time"
    with pytest.raises(DatabaseError, match="nothing may hold it"), transaction.atomic(), acting_as(world.unit), connection.cursor() as cursor:  # fmt: skip
        cursor.execute("select wall.dispose_of_report(%s)", [world.report])
    with transaction.atomic(), acting_as(world.unit):
        actions.hold(actor=world.unit, report_id=world.report, held=False, why="The inquiry has ended")
    decide(world.unit, Disposing.PROPOSE)
    with pytest.raises(NotPermitted):
        decide(world.unit, Disposing.AGREED)
    with pytest.raises(DatabaseError, match="Two people"), transaction.atomic(), acting_as(world.unit), connection.cursor() as cursor:  # fmt: skip
        cursor.execute("select wall.dispose_of_report(%s)", [world.report])
    decide(second, Disposing.NOT_YET)
    decide(world.unit, Disposing.KEEP, again_on=local_date(later) + timedelta(days=30))
    assert due(world.unit) == []
    monkeypatch.setattr(disposing.timezone, "now", lambda: later + timedelta(days=31))
    decide(world.unit, Disposing.PROPOSE)
    decide(second, Disposing.AGREED)
    assert due(world.unit) == [] and due(second) == []
    monkeypatch.undo()
    with acting_as(world.unit):
        rows = [
            *Report.objects.filter(pk=world.report).values(),
            *Grade.objects.filter(report_id=world.report).values(),
        ]
        rows += [*Release.objects.filter(pk=text).values(), *Opened.objects.filter(report_id=world.report).values()]
        told = [str(event.detail) for event in events_about([f"report:{world.report}", f"release:{text}"])]
        shown = selectors.report(world.report, actor=world.unit)
    assert CANARY not in f"{rows} {told} {shown}"
    assert "Disposed of" in str(rows) and shown.releases[0].ended is Ended.EXPIRED
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("select first_bad, checked from audit.verify()")
        bad, checked = cursor.fetchone() or (1, 0)
    assert bad is None and checked > 5


def test_the_queries_of_the_desk_and_of_a_childs_releases_do_not_grow(world: World) -> None:
    def asked() -> int:
        with acting_as(world.unit), CaptureQueriesContext(connection) as queries:
            selectors.to_handle(actor=world.unit)
            selectors.releases(actor=world.unit, of=[world.child])
        return len(queries)

    release(world)
    before = asked()
    with acting_as(world.teacher):
        more = [a_report(world.teacher, f"Report {number}") for number in range(4)]
    with acting_as(world.unit):
        for each in more:
            actions.name(actor=world.unit, report_id=each, about=About(End(person_id=world.child), Confidence.POSSIBLE))
            a_release(world.unit, each)
    assert asked() == before
    assert before <= 16


def test_the_application_cannot_rewrite_what_was_sent_or_released(world: World) -> None:
    from django.db import ProgrammingError

    for statement in (
        "update intelligence_report set words = 'X'", "update intelligence_release set audience = '{1}'",
        "update intelligence_release set words = 'X'", "delete from intelligence_opened",
    ):  # fmt: skip
        with (
            pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), acting_as(world.unit),
            connection.cursor() as cursor,
        ):  # fmt: skip
            cursor.execute(statement)
    assert Report.objects.count() == 0
