"""A day's file: the children who are new or differ, those to be removed, its names as a file says, and in the audit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone

from openmash.casework.journey import actions as journeys
from openmash.casework.journey.telling import StepTold
from openmash.casework.journey.words import Step
from openmash.cli import returning
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_by_the_actor
from openmash.foundation.facts.refusals import NotPermitted
from openmash.insight.returns import actions, daily
from tests.factories.access import an_actor
from tests.factories.cases import the_council
from tests.factories.people import a_child, born_aged
from tests.statute.census.examples import CHILD

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Iterator[Actor]:
    found = an_actor(Role.DUTY_MANAGER, Role.TEAM_MANAGER, team=the_council())
    with acting_as(found):
        yield found


def in_need(manager: Actor) -> UUID:
    child = a_child(manager, born=born_aged(3)).pk
    journeys.record_step(
        actor=manager,
        person_id=child,
        told=StepTold(Step.ACCEPTED, "From the hub.", timezone.now() - timedelta(hours=1)),
    )
    return child


def day_of(actor: Actor, folder: Path) -> list[dict[str, object]]:
    state = folder / "state.json"
    before = json.loads(state.read_text()) if state.exists() else {}
    with (folder / "day.jsonl").open("w", encoding="utf-8") as out:
        made = actions.make_daily(actor=actor, to=out, before=before, now=timezone.now())
    state.write_text(json.dumps(made.state))
    return [json.loads(line) for line in (folder / "day.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_child_is_told_once_again_when_they_differ_and_removed_when_they_are_gone(
    manager: Actor, tmp_path: Path
) -> None:
    first, second = in_need(manager), in_need(manager)
    assert len(day_of(manager, tmp_path)) == 2
    assert day_of(manager, tmp_path) == []
    journeys.say_need(actor=manager, person_id=first, code="N4")
    (changed,) = day_of(manager, tmp_path)
    assert changed["la_child_id"] == first.hex[-20:].upper()
    assert changed["social_care_episodes"][0]["primary_need_code"] == "N4"  # type: ignore[index]  # JSON
    restrict(
        actor=manager, person_ids=[second], mode="hidden", reason_code="x", reason="A worker's child",
        ask=WhomToAsk("Dana", "01452 111111"), allowed=[manager.account_id],
    )  # fmt: skip
    assert day_of(manager, tmp_path) == [{"la_child_id": second.hex[-20:].upper(), "purge": True}]
    assert day_of(manager, tmp_path) == []


def test_the_shape_tells_the_whole_of_a_child_by_the_names_of_its_file() -> None:
    found = daily.told(CHILD, daily.shape())
    (episode,) = found["social_care_episodes"]  # type: ignore[misc]  # JSON
    assert found["child_details"]["date_of_birth"] == "2016-05-04"  # type: ignore[index]  # JSON
    assert episode["referral_no_further_action_flag"] is False
    assert episode["child_and_family_assessments"][0]["factors"] == ["3B", "16A"]
    assert episode["child_protection_plans"][0]["review_dates"] == ["2025-09-08"]
    assert "closure_date" not in episode  # what nobody recorded is left out
    assert daily.shape().confirmed is False


def test_names_of_what_is_not_told_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(daily.FILE.read_text(encoding="utf-8").replace('sex = "sex"', 'sex = "shoe_size"'))
    with pytest.raises(daily.BadShape, match="child has no shoe_size"):
        daily.shape(path)


def test_it_is_in_the_audit_with_its_hash_and_nobody_else_makes_one(
    manager: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = in_need(manager)
    day_of(manager, tmp_path)
    (event,) = [each for each in events_by_the_actor() if each.kind == "returns.made"]
    assert list(event.about) == [f"person:{child}"]
    assert event.detail["sha256"] == hashlib.sha256((tmp_path / "day.jsonl").read_bytes()).hexdigest()
    worker = an_actor(Role.SOCIAL_WORKER)
    with acting_as(worker), pytest.raises(NotPermitted):
        day_of(worker, tmp_path)
    (tmp_path / "bad.json").write_text("not ours")
    assert returning.make_daily(output=tmp_path / "x.jsonl", state=tmp_path / "bad.json") == 1
    assert "cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "x.jsonl").exists()
    assert returning.make_daily(output=tmp_path / "by-command.jsonl", state=tmp_path / "other.json") == 0
    said = capsys.readouterr().err
    assert "1 child told" in said
    assert "not confirmed" in said
