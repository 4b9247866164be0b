"""One story from many modules: in order, nothing lost between its parts, nothing shown that is not the reader's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.insight.chronology.selectors import chronology, told_tables
from openmash.records.cases import actions as cases
from openmash.records.cases.entries import Window
from openmash.records.cases.words import AllocationRole
from openmash.records.linkage.selectors import person_set
from openmash.records.voice import actions as voice
from openmash.records.voice.models import Voice
from openmash.records.voice.words import Moment
from openmash.statute.events import Event
from tests.factories.access import an_account, an_actor, an_agency
from tests.factories.cases import a_process
from tests.factories.people import a_child
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db


@dataclass
class Scene:
    """A child with a process, and the screener who reads the story."""

    screener: Actor
    child: UUID
    process: UUID

    def happened(self, count: int, *, at: datetime | None = None) -> None:
        for day in range(count):
            cases.mark(
                actor=self.screener, process_id=self.process, person_id=self.child, event=Event.MESSAGE_SENT,
                occurred_at=at or timezone.now() - timedelta(days=day),
            )  # fmt: skip

    def story(self, window: Window | None = None) -> list[str]:
        found = chronology(person_set(self.child, self.screener), actor=self.screener, window=window or Window())
        return [line.entry.headline for line in found.lines]


@pytest.fixture
def scene() -> Iterator[Scene]:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        child = a_child(screener).id
        yield Scene(screener, child, a_process(screener, child))


def test_what_different_modules_tell_stands_in_one_order(scene: Scene) -> None:
    now = timezone.now()
    worker = an_account(Role.SOCIAL_WORKER, name="Priya Nair")
    manager = an_actor(Role.TEAM_MANAGER, Role.SCREENER)
    cases.mark(
        actor=scene.screener, process_id=scene.process, person_id=scene.child, event=Event.CHILD_SEEN,
        occurred_at=now - timedelta(days=2),
    )  # fmt: skip
    told = her_own_words("I want my nan.")
    voice.record(actor=scene.screener, person_id=scene.child, told=told)
    with acting_as(manager):
        cases.allocate(actor=manager, person_id=scene.child, account_id=worker.pk, role=AllocationRole.SOCIAL_WORKER)
    assert scene.story() == ["Allocated to Priya Nair (social worker)", "“I want my nan.”", "Child seen"]


def test_words_said_long_ago_and_written_down_today_stand_when_they_were_said(scene: Scene) -> None:
    scene.happened(3)
    Voice.record(
        actor=scene.screener, person_id=scene.child, status="heard", quote="He hit me.", manner="reported_words",
        source="Class teacher", occurred_at=timezone.now() - timedelta(days=1, hours=12),
    )  # fmt: skip
    assert scene.story() == ["Message sent", "Message sent", "“He hit me.”", "Message sent"]


def test_reading_part_by_part_loses_nothing_even_where_moments_are_the_same(scene: Scene) -> None:
    noon = timezone.now() - timedelta(days=30)
    scene.happened(3)
    scene.happened(7, at=noon)
    scene.happened(4, at=noon - timedelta(days=9))
    person = person_set(scene.child, scene.screener)
    seen: list[UUID] = []
    window = Window(limit=4)
    for _ in range(12):
        part = chronology(person, actor=scene.screener, window=window)
        seen += [line.entry.source_id for line in part.lines]
        if part.older is None:
            break
        window = Window(limit=4, before=part.older)
    assert len(seen) == len(set(seen)) == 14


def test_filters_narrow_by_kind_and_by_agency(scene: Scene) -> None:
    scene.happened(2)
    voice.record(actor=scene.screener, person_id=scene.child, told=her_own_words("Hello."))
    assert scene.story(Window(kinds=frozenset({"voice"}))) == ["“Hello.”"]
    police = an_agency("police", AgencyKind.POLICE)
    officer = an_actor(Role.HUB_PARTNER, agency=police)
    with acting_as(officer):
        voice.record(actor=officer, person_id=scene.child, told=her_own_words("I ran."))
    assert scene.story(Window(agencies=frozenset({police.id}))) == ["“I ran.”"]


def test_an_entry_an_agency_keeps_to_itself_says_whose_it_is_and_whom_to_ask(scene: Scene) -> None:
    police = an_agency("police", AgencyKind.POLICE, telephone_day="01632 960123", telephone_night="01632 960999")
    officer = an_actor(Role.HUB_PARTNER, agency=police)
    with acting_as(officer):
        from openmash.foundation.access.actions import grant_reach

        grant_reach(actor=officer, account_id=officer.account_id, circle_id=police.strand_circle, basis="strand")
        Voice.record(
            actor=officer, person_id=scene.child, status="heard", quote="CANARYHERON", manner="behaviour",
            source="Intelligence", private=True,
        )  # fmt: skip
        mine = chronology(person_set(scene.child, officer), actor=officer)
        assert [line.entry.headline for line in mine.lines] == ["“CANARYHERON”"]
    [line] = chronology(person_set(scene.child, scene.screener), actor=scene.screener).lines
    assert line.entry.headline == (
        "Restricted entry held by Police: ask Police on 01632 960123, or 01632 960999 at night"
    )
    assert "CANARYHERON" not in repr(line)
    assert scene.story(Window(kinds=frozenset({"sealed"}))) == [line.entry.headline]


def test_nothing_of_a_hidden_child_is_told_even_as_sealed(scene: Scene) -> None:
    manager = an_actor(Role.DECISION_MAKER)
    with acting_as(manager):
        hidden = a_child(manager).id
        Voice.record(
            actor=manager, person_id=hidden, status="heard", quote="CANARYOTTER", manner="behaviour", source="Nurse",
            private=True,
        )  # fmt: skip
        restrict(
            actor=manager, person_ids=[hidden], mode="hidden", reason_code="adopted", reason="",
            ask=WhomToAsk("Adoption duty", "01632 960555"), allowed=[manager.account_id],
        )  # fmt: skip

    class Guessed:
        ids = (hidden,)

    assert chronology(Guessed(), actor=scene.screener).lines == ()


def test_what_a_childs_voice_changed_is_part_of_the_story(scene: Scene) -> None:
    said = voice.record(actor=scene.screener, person_id=scene.child, told=her_own_words("I want my nan."))
    voice.record_influence(
        actor=scene.screener, voice_id=said, moment=Moment.ONCE_SEEN, changed="She stays with her nan tonight."
    )
    assert scene.story()[0] == "What the child’s voice changed: She stays with her nan tonight."


def test_a_story_as_it_stood_is_what_was_shown_then(scene: Scene) -> None:
    scene.happened(2)
    first = voice.record(actor=scene.screener, person_id=scene.child, told=her_own_words("I am fine."))
    before = scene.story()
    then = timezone.now()
    voice.record(actor=scene.screener, person_id=scene.child, told=her_own_words("I am not fine."), supersedes=first)
    scene.happened(1)
    assert scene.story() != before
    assert scene.story(Window(known_at=then)) == before


def test_a_long_history_costs_no_more_queries_than_a_short_one(scene: Scene) -> None:
    person = person_set(scene.child, scene.screener)
    scene.happened(2)
    voice.record(actor=scene.screener, person_id=scene.child, told=her_own_words("The first words"))
    with CaptureQueriesContext(connection) as short:
        chronology(person, actor=scene.screener)
    scene.happened(120)
    for number in range(30):
        voice.record(actor=scene.screener, person_id=scene.child, told=her_own_words(f"Words {number}"))
    with CaptureQueriesContext(connection) as long:
        chronology(person, actor=scene.screener)
    assert len(long) == len(short) <= len(told_tables())
