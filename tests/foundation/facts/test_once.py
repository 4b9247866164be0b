"""What a page reads once."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from openmash.foundation.facts.once import once, reading_afresh, reading_once, reading_together

ONE, TWO, NOBODY = sorted(uuid4() for _ in range(3))


def test_a_page_reads_each_key_once_and_what_it_did_not_find_is_not_asked_again() -> None:
    asked: list[list[UUID]] = []

    def read(keys: list[UUID]) -> dict[UUID, str]:
        asked.append(keys)
        return {key: str(key) for key in keys if key != NOBODY}

    with reading_once():
        assert once("who", [TWO, ONE], read) == {ONE: str(ONE), TWO: str(TWO)}
        assert list(once("who", [NOBODY, TWO, ONE], read)) == [ONE, TWO]
        assert once("who", [NOBODY], read) == {}
        assert once("cards", [ONE], read) == {ONE: str(ONE)}
        with reading_afresh():
            once("who", [ONE], read)
        once("who", [ONE, TWO], read)
    once("who", [ONE], read)
    once("who", [ONE], read)
    once("who", [], read)
    assert asked == [[ONE, TWO], [NOBODY], [ONE], [ONE], [ONE], [ONE]]


def test_parts_of_a_page_that_ask_first_and_look_later_are_answered_together() -> None:
    asked: list[list[UUID]] = []

    def read(keys: list[UUID]) -> dict[UUID, str]:
        asked.append(keys)
        return {key: str(key) for key in keys if key != NOBODY}

    with reading_once():
        with reading_together():
            first, second = once("who", [TWO], read), once("who", [ONE, NOBODY], read)
            assert asked == []
            assert second == {ONE: str(ONE)}
            assert first == {TWO: str(TWO)}
        assert once("who", [ONE, TWO], read) == {ONE: str(ONE), TWO: str(TWO)}
    assert asked == [sorted([ONE, TWO, NOBODY])]


def test_what_was_asked_for_one_reader_is_never_read_as_another() -> None:
    with reading_once(), reading_together():
        later = once("who", [ONE], lambda keys: dict.fromkeys(keys, "seen"))
        with reading_afresh(), pytest.raises(RuntimeError):
            len(later)
        assert later == {ONE: "seen"}
