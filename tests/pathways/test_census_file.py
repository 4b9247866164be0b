"""Another system's census as a migration: each child once, their cases as steps, what cannot be said with its reason."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.selectors import overviews
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.imports.actions import BadFile, feed_actor
from openmash.foundation.imports.feeds import Receipt
from openmash.insight.returns import actions as returns
from openmash.insight.returns.checking import check
from openmash.insight.returns.writing import write_census
from openmash.pathways.census_file import read_census_file, rehearsed
from openmash.pathways.feeds import feed_named, sender
from openmash.records.cases.models import Milestone
from openmash.records.people import actions as people
from openmash.records.people.models import Identifier, Person
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, NumberTold
from openmash.records.people.words import DetailKind, PersonKind, Scheme
from openmash.statute.census.reading import CensusFile
from openmash.statute.census.shape import Child, PreProceedings
from openmash.statute.census.years import Year, year_ending
from tests.factories.access import an_actor
from tests.factories.cases import the_council
from tests.statute.census.examples import BRIEF, CHILD, EPISODE, NEED, NO_FURTHER

pytestmark = pytest.mark.django_db
Load = Callable[..., Receipt]
NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def june() -> object:
    with time_machine.travel(NOW, tick=True):
        yield


def of_2026() -> Year:
    found = year_ending(2026)
    assert found is not None
    return found


@pytest.fixture
def load(tmp_path: Path) -> Load:
    actor = feed_actor(Service.CASE_MIGRATION, the_council().agency_id)

    def run(*children: Child, dry: bool = False, text: str = "") -> Receipt:
        path = tmp_path / "old.xml"
        with path.open("w", encoding="utf-8") as out:
            if text:
                out.write(text)
            else:
                write_census(children, of_2026(), out, authority="916", made_at=timezone.now())
        load_it = lambda: read_census_file(path, actor=actor)  # noqa: E731  # said once, and used twice
        return rehearsed(load_it) if dry else load_it()

    return run


@pytest.fixture
def manager() -> Actor:
    return an_actor(Role.DUTY_MANAGER, Role.TEAM_MANAGER, team=the_council())


def told_again(manager: Actor, folder: Path, year: Year | None = None) -> list[Child]:
    """The return of the year, as this product tells it now."""
    to = io.StringIO()
    with acting_as(manager):
        returns.make_census(actor=manager, year=year or of_2026(), to=to, now=timezone.now())
    found = check(to.getvalue().encode(), year or of_2026())
    assert found is not None
    assert all("CategoryOfAbuse" in fault or "NumberOfPrevious" in fault for fault in found.faults), (
        "but for the category of a plan, which an import keeps in words, it passes its year's schema"
    )  # fmt: skip
    (folder / "ours.xml").write_text(to.getvalue(), encoding="utf-8")
    with CensusFile(folder / "ours.xml") as file:
        return list(file.children())


def a_record(manager: Actor, **more: object) -> object:
    """The child of the file as somebody here knows her."""
    with acting_as(manager):
        return people.add_person(
            actor=manager,
            told=replace(
                AsTold(
                    PersonKind.CHILD, (NameTold("Mia", "Farrow"),), BirthTold(date(2016, 5, 4)),
                    (DetailTold(DetailKind.SEX, "F"),), (NumberTold(Scheme.UPN, CHILD.upn),),
                ),
                **more,  # type: ignore[arg-type]  # parts of what is told
            ),
        )  # fmt: skip


def test_what_is_taken_in_is_told_again_as_it_was(load: Load, manager: Actor, tmp_path: Path) -> None:
    receipt = load(CHILD, CHILD._replace(id="C2", upn="", episodes=(BRIEF, NO_FURTHER)))
    assert (receipt.accepted, receipt.quarantined) == (2, 0), receipt.refused
    assert receipt.file_name == "old.xml"
    assert receipt.file_sha256 == hashlib.sha256((tmp_path / "old.xml").read_bytes()).hexdigest()
    assert receipt.warnings == (
        "Referrals that led to no further action: 1. They are no cases, and were not taken in.",
    )  # fmt: skip
    first, second = sorted(told_again(manager, tmp_path), key=lambda child: child.id)
    assert (first.id, first.upn, first.born, first.sex, first.ethnicity) == (
        CHILD.id, CHILD.upn, CHILD.born, CHILD.sex, CHILD.ethnicity,
    )  # fmt: skip
    assert set(first.disabilities) == set(CHILD.disabilities)
    (ours,) = first.episodes
    assert (ours.referral, ours.need, ours.closure) == (EPISODE.referral, EPISODE.need, None)
    assert [(each.start, each.end) for each in ours.assessments] == [
        (each.start, each.end) for each in EPISODE.assessments
    ]
    assert ours.need_plans == EPISODE.need_plans
    assert [(each.start, each.conference) for each in ours.enquiries] == [
        (each.start, each.conference) for each in EPISODE.enquiries
    ]
    assert [(each.start, each.end, each.reviews) for each in ours.plans] == [
        (each.start, each.end, each.reviews) for each in EPISODE.plans
    ]
    (closed,) = second.episodes
    assert (closed.referral, closed.closure, closed.reason) == (BRIEF.referral, BRIEF.closure, BRIEF.reason)


@pytest.mark.parametrize("ending", [2025, 2026, 2027])
def test_the_file_of_each_year_is_taken_in_and_told_again(
    load: Load, manager: Actor, tmp_path: Path, ending: int
) -> None:
    year, years = year_ending(ending), timedelta(days=364 * (2026 - ending))  # weekdays stay what they are
    assert year is not None
    moved = moved_back(CHILD, years)
    run = PreProceedings((
        ("PPStartDate", "2026-11-02"), ("LBPSentDate", "2026-11-03"), ("FGDMMeetingOffer", "1"),
        ("StepDecisionDate", "2026-12-01"), ("PPOutcome", "A"),
    ))  # fmt: skip
    if ending == 2027:
        moved = moved._replace(episodes=(moved.episodes[0]._replace(pre_proceedings=(run,)),))
    path = tmp_path / "theirs.xml"
    with path.open("w", encoding="utf-8") as out:
        write_census([moved], year, out, authority="916", made_at=timezone.now())
    with time_machine.travel(NOW.replace(year=ending), tick=True):
        receipt = load(text=path.read_text(encoding="utf-8"))
        assert (receipt.accepted, receipt.quarantined) == (1, 0), receipt.refused
        (ours,) = told_again(manager, tmp_path, year)
    (case,), (theirs,) = ours.episodes, moved.episodes
    assert (ours.id, case.referral, case.need, case.need_plans) == (
        moved.id, theirs.referral, theirs.need, theirs.need_plans
    )  # fmt: skip
    assert [(each.start, each.end) for each in case.plans] == [(each.start, each.end) for each in theirs.plans]
    if ending == 2027:
        (told,) = case.pre_proceedings
        assert dict(told.values)["PPStartDate"] == "2026-11-02"
        assert dict(told.values)["StepDecisionDate"] == "2026-12-01"
        with acting_as(manager):
            assert any("LBPSentDate 2026-11-03" in row.words for row in Milestone.objects.all())  # and nothing is lost


def moved_back(child: Child, by: timedelta) -> Child:
    """The same case so much earlier: every day of it but the birth."""

    def moved(value: object) -> object:
        if isinstance(value, date):
            return value - by
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*(moved(part) for part in value))
        return tuple(moved(part) for part in value) if isinstance(value, tuple) else value

    return child._replace(episodes=moved(child.episodes))


def test_each_step_says_where_it_was_read_and_that_the_day_is_all_that_is_known(load: Load, manager: Actor) -> None:
    load(CHILD)
    with acting_as(manager):
        rows = list(Milestone.objects.all())
        assert {row.occurred_precision for row in rows} == {"day"}
        assert all("old.xml, the children in need census of 2026 of an earlier system" in row.words for row in rows)
        assert None not in {row.origin_id for row in rows}
        assert any("Factors 3B, 16A." in row.words for row in rows)


def test_the_same_file_again_doubles_nothing_and_a_later_one_adds_what_is_new(load: Load, manager: Actor) -> None:
    load(CHILD)
    with acting_as(manager):
        before = Milestone.objects.count()
    again = load(CHILD)
    assert (again.accepted, again.already_held) == (0, 1)
    later = load(CHILD._replace(episodes=(EPISODE._replace(closure=date(2026, 3, 2), reason="RC7"),)))
    assert (later.accepted, later.quarantined) == (1, 0), later.refused
    with acting_as(manager):
        assert Milestone.objects.count() == before + 1
        assert Person.objects.count() == 1
        (found,) = overviews([Person.objects.get().pk], actor=manager)
    assert found.marks[-1].closure == "RC7"
    fewer = load(CHILD._replace(episodes=(EPISODE._replace(need_plans=(NEED._replace(start=date(2025, 11, 1)),)),)))
    assert "The file no longer says what an earlier one said" in fewer.refused[0].reason


def test_a_child_who_is_here_already_is_found_and_never_doubled(load: Load, manager: Actor) -> None:
    mia = a_record(manager)
    receipt = load(CHILD)
    assert (receipt.accepted, receipt.quarantined) == (1, 0), receipt.refused
    with acting_as(manager):
        assert Person.objects.count() == 1
        assert {row.person_id for row in Milestone.objects.all()} == {mia}
        assert Identifier.objects.filter(person_id=mia, scheme="social_care_id", value="C1").exists()


def test_a_child_who_may_be_one_that_is_here_waits_for_a_person(load: Load, manager: Actor) -> None:
    a_record(manager, numbers=(), birth=BirthTold(date(2016, 5, 4)))
    for _ in range(2):
        a_record(manager)  # two records bear one number: which it is, a person says
    receipt = load(CHILD)
    assert receipt.accepted == 0
    assert "This may be a child who is here already" in receipt.refused[0].reason
    with acting_as(manager):
        assert not Milestone.objects.exists()
        assert Person.objects.count() == 3


def test_a_case_recorded_here_is_not_touched(load: Load, manager: Actor) -> None:
    mia = a_record(manager)
    with acting_as(manager):
        journeys.record_step(
            actor=manager, person_id=mia, told=StepTold(Step.ACCEPTED, "From the hub.", timezone.now())  # type: ignore[arg-type]  # a key
        )  # fmt: skip
    receipt = load(CHILD)
    assert "A case of this child is recorded here already" in receipt.refused[0].reason
    with acting_as(manager):
        assert Milestone.objects.count() == 1


def test_a_hidden_child_is_not_betrayed(load: Load, manager: Actor) -> None:
    mia = a_record(manager, numbers=(NumberTold(Scheme.UPN, CHILD.upn), NumberTold(Scheme.SOCIAL_CARE_ID, "C1")))
    with acting_as(manager):
        restrict(
            actor=manager, person_ids=[mia], mode="hidden", reason_code="x", reason="A worker's child",  # type: ignore[list-item]  # a key
            ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
        )  # fmt: skip
    receipt = load(CHILD)
    said = " ".join(each.reason for each in receipt.refused)
    assert "restrict" not in said.lower()
    other = an_actor(Role.DUTY_MANAGER)
    with acting_as(other):
        assert not Milestone.objects.exists()


BAD = {
    "no XML": ("Mia,Farrow\n", "this is not XML as it should be"),
    "a document type": ('<!DOCTYPE x [<!ENTITY a "b">]><Message/>', "declares a document type"),
    "another file": ("<Other/>", "begins with Other"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_census_is_refused_whole(load: Load, kind: str) -> None:
    text, says = BAD[kind]
    with pytest.raises(BadFile, match=says):
        load(text=text)


def test_one_bad_child_keeps_no_other_out_and_says_why(load: Load) -> None:
    nobody = CHILD._replace(id="C3", upn="", born=None, episodes=(EPISODE._replace(referral=None),))
    odd = CHILD._replace(id="C4", upn="", episodes=(EPISODE._replace(closure=date(2026, 1, 5), reason="RC77"),))
    receipt = load(CHILD, nobody, odd)
    assert (receipt.accepted, receipt.quarantined) == (1, 2)
    reasons = {each.key: each.reason for each in receipt.refused}
    assert "has no day on which it came" in reasons["C3"]
    assert "closes for no known reason (RC77)" in reasons["C4"]
    assert receipt.rows == 3


def test_a_rehearsal_says_what_it_would_come_to_and_keeps_nothing(load: Load, manager: Actor) -> None:
    assert load(CHILD, dry=True).accepted == 1
    with acting_as(manager):
        assert not Person.objects.exists()
    assert load(CHILD).accepted == 1


def test_the_command_knows_it_and_the_council_sends_it() -> None:
    the_council()
    found = feed_named("cin")
    assert sender(found, "").account_id == service(Service.CASE_MIGRATION).account_id
    assert found.whole  # a row is put right in the file it came from
