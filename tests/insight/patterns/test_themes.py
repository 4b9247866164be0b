"""What is said more often than it was, and what is not called so."""

from __future__ import annotations

import random
from datetime import date, timedelta

from openmash.insight.patterns.themes import SEARCH, Item, find, time_of, words_of

TODAY = date(2026, 11, 20)


def item(key: str, days_ago: int, *says: tuple[str, str]) -> Item:
    return Item(key, TODAY - timedelta(days=days_ago), frozenset(says))


def background(many: int = 120, seed: int = 1) -> list[Item]:
    """Things said evenly through the year."""
    chance, words = random.Random(seed), [f"word{n}" for n in range(40)]
    return [
        item(f"b{n}", int(chance.random() * 364), *(("word", word) for word in chance.sample(words, 6)))
        for n in range(many)
    ]


def test_what_rises_is_found_with_its_items_the_newest_first_and_said_once() -> None:
    rise = [item(f"r{n}", n * 3, *words_of("A grey van by the station park.")) for n in range(9)]
    found = find(background() + rise, TODAY)
    (one,) = found.rising
    assert (one.what, one.recent, one.earlier) == ("station park", 9, 0) or one.what == "grey van"
    assert one.items[0] == "r0" and set(one.items) == {f"r{n}" for n in range(9)}
    assert one.q < 0.01 and one.expected <= 2
    assert found.looked_at > 40 and "Benjamini" in found.method


def test_more_of_everything_is_no_theme() -> None:
    """Reports are four times as many for eight weeks: nothing rises against the rest."""
    alarms = 0
    for seed in range(20):
        chance = random.Random(seed)
        surge = [
            item(f"s{n}", int(chance.random() * 55), *(("word", f"word{chance.randrange(40)}") for _ in range(6)))
            for n in range(80)
        ]
        alarms += bool(find(background(seed=seed) + surge, TODAY).rising)
    assert alarms <= 2


def test_few_items_are_read_not_counted() -> None:
    rise = [item(f"r{n}", n, ("place", "Station Park")) for n in range(SEARCH.fewest - 1)]
    assert find(background() + rise, TODAY).rising == ()
    assert find([], TODAY).rising == () and find(rise, TODAY).recent == 4


def test_words_are_taken_in_twos_and_everyday_ones_left_out() -> None:
    said = {what for _, what in words_of("The grey van was seen. Van driver gave her a vape!")}
    assert {"grey", "van", "grey van", "van driver", "driver", "vape"} <= said
    assert not {"the", "was", "seen van", "her", "a"} & said
    assert time_of(16) == {("time", "after school, 3pm to 6pm")} and time_of(None) == frozenset()
