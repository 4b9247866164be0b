"""A return made from the records: valid, without an error, of those the actor sees, and in the audit."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import Gate, StepTold
from openmash.casework.journey.words import Closure, Step
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted
from openmash.insight.returns import actions
from openmash.insight.returns.checking import schema_of
from openmash.insight.returns.validating import validate
from openmash.records.people import actions as people
from openmash.records.people.telling import DetailTold
from openmash.records.people.words import DetailKind
from openmash.statute.calendar import local_date
from openmash.statute.census.census import Level
from openmash.statute.census.reading import CensusFile
from openmash.statute.census.shape import Child
from openmash.statute.census.years import Year, year_ending
from tests.factories.access import an_actor
from tests.factories.cases import the_council
from tests.factories.people import a_child, born_aged

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Iterator[Actor]:
    found = an_actor(Role.DUTY_MANAGER, Role.TEAM_MANAGER, team=the_council())
    with acting_as(found):
        yield found


def this_year() -> Year:
    today = local_date(timezone.now())
    found = year_ending(today.year + (today > date(today.year, 3, 31)))
    assert found is not None
    return found


def in_need(manager: Actor, *, coded: bool = True) -> UUID:
    """A child with an open case that began as the census year did, or lately where that is nearer."""
    child = a_child(manager, born=born_aged(3)).pk
    began = timezone.now() - timedelta(hours=2)
    journeys.record_step(actor=manager, person_id=child, told=StepTold(Step.ACCEPTED, "From the hub.", began))
    if coded:
        for kind, value in ((DetailKind.ETHNICITY, "WBRI"), (DetailKind.DISABILITY, "NONE"), (DetailKind.SEX, "F")):
            people.set_detail(actor=manager, person_id=child, detail=DetailTold(kind, value))
        journeys.say_need(actor=manager, person_id=child, code="N1")
    return child


def made(actor: Actor, year: Year | None = None) -> str:
    to = io.StringIO()
    actions.make_census(actor=actor, year=year or this_year(), to=to, now=timezone.now())
    return to.getvalue()


def children_of(text: str, folder: Path) -> list[Child]:
    path = folder / "made.xml"
    path.write_text(text, encoding="utf-8")
    with CensusFile(path) as file:
        return list(file.children())


def test_a_return_is_valid_has_no_error_and_is_in_the_audit(manager: Actor, tmp_path: Path) -> None:
    child = in_need(manager)
    text = made(manager)
    schema_of(this_year().ending).assertValid(etree.fromstring(text.encode()))
    (told,) = children_of(text, tmp_path)
    assert (told.ethnicity, told.disabilities, told.sex, told.episodes[0].need) == ("WBRI", ("NONE",), "F", "N1")
    checked = validate(tmp_path / "made.xml", io.StringIO())
    assert checked.of_level(Level.ERROR) == 0, checked.by_rule
    event = next(each for each in events_by_the_actor() if each.kind == "returns.made")
    assert f"person:{child}" in event.about
    assert (event.detail["children"], event.detail["year"]) == (1, this_year().name)


def test_what_nobody_recorded_is_refused_by_its_rule(manager: Actor, tmp_path: Path) -> None:
    in_need(manager, coded=False)
    children_of(made(manager), tmp_path)
    checked = validate(tmp_path / "made.xml", io.StringIO())
    assert {("8540", Level.ERROR), ("8610", Level.ERROR)} <= set(checked.by_rule)
    assert "<Ethnicity>NOBT</Ethnicity>" in (tmp_path / "made.xml").read_text()  # not yet asked, which is a code


def test_a_restricted_child_is_not_in_it_and_nobody_but_who_may_makes_one(manager: Actor, tmp_path: Path) -> None:
    seen, hidden = in_need(manager), in_need(manager)
    restrict(
        actor=manager, person_ids=[hidden], mode="hidden", reason_code="x", reason="A worker's child",
        ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
    )  # fmt: skip
    assert [child.id for child in children_of(made(manager), tmp_path)] == [seen.hex[-20:].upper()]
    worker = an_actor(Role.SOCIAL_WORKER, Role.TEAM_MANAGER)
    with acting_as(worker), pytest.raises(NotPermitted):
        made(worker)


def test_a_year_with_nobody_in_need_and_a_year_too_early_are_refused(manager: Actor) -> None:
    in_need(manager)
    early, before = year_ending(2024), year_ending(2025)
    assert early is not None
    assert before is not None
    with pytest.raises(NotAllowedNow, match="not for 2023-24"):
        made(manager, early)
    if before != this_year():
        with pytest.raises(NotAllowedNow, match="No child had a case open in 2024-25"):
            made(manager, before)


def test_the_queries_do_not_grow_with_the_children(manager: Actor) -> None:
    in_need(manager)
    with CaptureQueriesContext(connection) as one:
        made(manager)
    for _ in range(3):
        in_need(manager)
    with CaptureQueriesContext(connection) as four:
        made(manager)
    assert len(four) == len(one) <= 30


def test_a_need_stands_until_another_is_said_and_is_one_of_the_codes(manager: Actor, tmp_path: Path) -> None:
    child = in_need(manager)
    journeys.say_need(actor=manager, person_id=child, code="N4")
    assert children_of(made(manager), tmp_path)[0].episodes[0].need == "N4"
    with pytest.raises(Incomplete, match="Choose the need"):
        journeys.say_need(actor=manager, person_id=child, code="N10")
    with pytest.raises(NotAllowedNow, match="No case is open"):
        journeys.say_need(actor=manager, person_id=a_child(manager, born=born_aged(3)).pk, code="N1")
    outsider = an_actor(Role.CALL_TAKER)
    with acting_as(outsider), pytest.raises(NotPermitted):
        journeys.say_need(actor=outsider, person_id=child, code="N1")


def test_a_case_that_closes_is_told_with_its_reason(manager: Actor, tmp_path: Path) -> None:
    child = in_need(manager)
    gate = Gate("School and health agree.", "Her sister was seen.", "“It is quiet.”")
    journeys.record_step(
        actor=manager, person_id=child,
        told=StepTold(Step.CLOSED, "Nothing is needed any more; school sees her daily.", closure=Closure.OTHER, gate=gate),
    )  # fmt: skip
    (episode,) = children_of(made(manager), tmp_path)[0].episodes
    assert (episode.reason, episode.closure) == ("RC7", local_date(timezone.now()))
