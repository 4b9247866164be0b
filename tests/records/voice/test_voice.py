"""Voice without fiction (practice rule 7): heard with its evidence, or not heard yet with why, who and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.refusals import Incomplete
from openmash.records.cases.entries import Window
from openmash.records.voice import actions, chronology, selectors
from openmash.records.voice.actions import Heard, NotHeardYet
from openmash.records.voice.models import Voice
from openmash.records.voice.words import Manner, Moment, NotHeardBecause
from tests.factories.access import an_actor
from tests.factories.people import a_child
from tests.factories.voice import her_own_words, not_yet

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class People:
    ids: tuple[UUID, ...]


def test_a_childs_words_are_kept_exactly() -> None:
    screener = an_actor(Role.SCREENER)
    words = "He said  'don't tell'.\nI  was under the bed."
    with acting_as(screener):
        child = a_child(screener)
        actions.record(actor=screener, person_id=child.id, told=her_own_words(words))
        [said] = selectors.voices(People((child.id,)), actor=screener)
        assert said.quote == words
        assert (said.heard, said.alone, said.asked_by) == (True, "Alone with the worker", "Ms Obi")


@pytest.mark.parametrize("field", ["asked_by", "place", "alone", "method", "source", "quote"])
def test_a_childs_own_words_need_who_asked_where_alone_and_how(field: str) -> None:
    screener = an_actor(Role.SCREENER)
    left_out = replace(her_own_words(), **{field: None if field in ("alone", "method") else ""})
    with acting_as(screener):
        child = a_child(screener)
        with pytest.raises(Incomplete) as refused:
            actions.record(actor=screener, person_id=child.id, told=left_out)
        assert [p.field for p in refused.value.problems] == [f"voice_{field}"]


def test_what_a_child_showed_needs_only_what_and_who_told_us() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        shown = Heard("Hid behind his teacher at home time", "Class teacher", Manner.BEHAVIOUR)
        actions.record(actor=screener, person_id=child.id, told=shown)
        assert selectors.latest([child.id], actor=screener)[child.id].words == "Hid behind his teacher at home time"


def test_not_heard_yet_needs_who_will_and_by_when() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        for missing in (
            NotHeardYet(NotHeardBecause.MISSING, "", timezone.now()),
            NotHeardYet(NotHeardBecause.MISSING, "Police", None),
        ):
            with pytest.raises(Incomplete):
                actions.record(actor=screener, person_id=child.id, told=missing)
        actions.record(actor=screener, person_id=child.id, told=not_yet())
        assert selectors.latest([child.id], actor=screener)[child.id].words == (
            "Not heard yet: Nobody has seen the child since this concern. Health visitor will."
        )


@pytest.mark.parametrize(
    "row",
    [
        {"status": "heard"},
        {"status": "heard", "quote": "words", "manner": "reported_words"},
        {"status": "heard", "quote": "words", "manner": "verbatim", "source": "Teacher"},
        {"status": "not_heard_yet", "reason_code": "missing"},
        {"status": "not_heard_yet", "reason_code": "missing", "by_whom": "Police"},
        {"status": "unknown"},
    ],
)
def test_the_database_refuses_a_voice_without_its_evidence(row: dict[str, str]) -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        with pytest.raises(IntegrityError, match="voice_voice"), transaction.atomic():
            Voice.record(actor=screener, person_id=child.id, **row)


def test_what_it_changed_is_added_later_and_nothing_is_lost() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.DECISION_MAKER)
    with acting_as(screener):
        child = a_child(screener)
        voice = actions.record(actor=screener, person_id=child.id, told=her_own_words())
        before = timezone.now()
    with acting_as(worker):
        with pytest.raises(Incomplete):
            actions.record_influence(actor=worker, voice_id=voice, moment=Moment.ONCE_SEEN, changed="")
        actions.record_influence(
            actor=worker, voice_id=voice, moment=Moment.ONCE_SEEN, changed="We saw her at school, not at home."
        )
        [now] = selectors.voices(People((child.id,)), actor=worker)
        [then] = selectors.voices(People((child.id,)), actor=worker, known_at=before)
        assert [c.changed for c in now.changed] == ["We saw her at school, not at home."]
        assert then.changed == ()


def test_a_childs_words_are_in_their_story() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener)
        actions.record(actor=screener, person_id=child.id, told=her_own_words("I want my nan."))
        story = chronology.entries(People((child.id,)), actor=screener, window=Window(limit=5))
        assert [entry.headline for entry in story] == ["“I want my nan.”"]


def test_each_agency_has_the_decisions_at_which_it_owes_voice() -> None:
    assert {owing.decision for owing in selectors.owed_by(AgencyKind.POLICE)} == {
        "grade", "re_grade", "prevention_interview", "disruption_measure",
    }  # fmt: skip
    assert selectors.owed_by(AgencyKind.COUNCIL)
