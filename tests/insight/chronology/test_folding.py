"""One meeting is one row with its parts, whatever tells of it; what is not surely one stays apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from openmash.foundation.agencies.models import Agency
from openmash.insight.chronology.folding import MEETING, by_meeting
from openmash.insight.chronology.selectors import Line, Marked
from openmash.records.cases.entries import Entry
from openmash.statute.events import Event

MIA, TOBY, AGENCY = uuid4(), uuid4(), uuid4()
HELD = datetime(2026, 9, 3, 10, tzinfo=UTC)


def line(headline: str, at: datetime = HELD, *, child: UUID = MIA, **more: object) -> Line:
    entry = Entry(
        person_id=child, occurred_at=at, precision="minute", recorded_at=at, kind="protection", headline=headline,
        agency_id=AGENCY, source_id=uuid4(),
    )  # fmt: skip
    return Line(replace(entry, **more), Agency())  # type: ignore[arg-type]  # fields of an entry


def conference(key: UUID, at: datetime = HELD, child: UUID = MIA) -> list[Line]:
    return [
        line("Plan began", at, child=child, code=Event.CHILD_PROTECTION_PLAN_BEGAN.value),
        line("Conference held", at, child=child, code=Event.INITIAL_CONFERENCE_HELD.value),
        line("Decided: a plan", at, child=child, link=MEETING, source_id=key, of=key),
        line("Conference called", at, child=child, link=MEETING, source_id=key, of=key, opens=True),
    ]


def test_a_conference_its_decision_and_its_steps_are_one_row_that_leads_to_its_page() -> None:
    key, later = uuid4(), line("Bed came", HELD + timedelta(days=1), of=None)
    agreed = line("Agreed: the bed", HELD + timedelta(minutes=50), of=key)
    row_later, row = by_meeting([later, agreed, *conference(key), line("Plan written", kind="plan")])
    assert (row_later.line, row_later.parts) == (later, ())
    assert row.line.entry.headline == "Conference held"
    assert [part.entry.headline for part in row.parts] == [
        "Decided: a plan", "Agreed: the bed", "Plan began", "Plan written",
    ]  # fmt: skip
    assert (row.link, row.source_id) == (MEETING, key)


def test_what_was_called_for_another_day_says_so_and_a_mark_is_never_folded_away() -> None:
    key = uuid4()
    moved = [each if not each.entry.opens else line("Called", HELD - timedelta(days=2), of=key, link=MEETING, opens=True)
             for each in conference(key)]  # fmt: skip
    (row,) = by_meeting(moved)
    assert "Called" in [part.entry.headline for part in row.parts]
    marked = Marked(uuid4(), True, "Turning point", "Priya", HELD)
    (row,) = by_meeting([each if not each.entry.opens else replace(each, mark=marked) for each in conference(key)])
    assert marked in [part.mark for part in row.parts]


def test_one_conference_about_two_children_is_one_row_and_two_at_one_moment_are_two() -> None:
    key, other = uuid4(), uuid4()
    (row,) = by_meeting([*conference(key), *conference(key, child=TOBY)])
    assert {row.line.entry.person_id, *row.line.entry.also_about} == {MIA, TOBY}
    assert [part.entry.headline for part in row.parts] == ["Decided: a plan", "Plan began"]
    told = by_meeting([*conference(key), *conference(other)])
    steps = [each.line.entry.headline for each in told if each.line.entry.code]
    assert len(steps) == 4, "which of the two it was is not guessed"
    assert [each.line.entry.headline for each in told if each.source_id] == ["Conference called"] * 2


def test_a_part_whose_meeting_is_not_shown_stands_by_itself() -> None:
    key = uuid4()
    lines = [line("Agreed: a bed", of=key), line("Agreed: a visit", of=key), line("Held elsewhere", code="core_group")]
    assert [each.line for each in by_meeting(lines)] == lines
