"""Keys sort as they were made, so that what was written together is listed as it was written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import time_machine

from openmash.foundation.facts.keys import new_key

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_keys_of_one_millisecond_sort_as_they_were_made() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        made = [new_key() for _ in range(5_000)]
        clock.shift(timedelta(milliseconds=1))
        made.append(new_key())
    assert made == sorted(set(made))
    assert {key.version for key in made} == {7} and {key.variant for key in made} == {"specified in RFC 4122"}
    assert {key.int >> 80 for key in made[:-1]} == {int(NOON.timestamp() * 1000)}


def test_threads_that_make_keys_at_once_make_different_ones() -> None:
    with time_machine.travel(NOON, tick=False), ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: new_key(), range(5_000)))
    assert len(set(made)) == 5_000


def test_nobody_can_tell_the_next_key_from_the_last() -> None:
    with time_machine.travel(NOON, tick=False):
        made = [new_key().int for _ in range(100)]
    assert len({later - earlier for earlier, later in pairwise(made)}) > 90
