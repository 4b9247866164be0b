"""The audit of a county comes in the order of its moments, however many runs it was kept in."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from synthetic import load_audit
from synthetic.filing import Event
from synthetic.staff import BY_USERNAME

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def event(minute: int, kind: str) -> Event:
    return Event(BEGAN + timedelta(minutes=minute), BY_USERNAME["screener"].id, kind, (), {})


def test_events_come_out_in_order_and_those_of_one_moment_as_they_went_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_audit, "EVENTS_A_RUN", 40)
    chance = Random(1)
    given = [event(chance.randrange(30), str(place)) for place in range(500)]
    kept = load_audit.Sorted()
    for start in range(0, 500, 33):
        batch = given[start : start + 33]
        kept.take(batch)
        assert not batch
    assert kept.count == 500
    assert len(kept.runs) > 5
    assert list(kept) == sorted(given, key=lambda each: each.at)
    kept.close()
