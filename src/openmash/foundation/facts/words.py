"""A fixed word: a code that is stored, with the words people see. Plain Python, so that rules read the same tables."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Words(StrEnum):
    """A code that is stored, with the words people see."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.label = label
        return word


def choices(words: type[Words]) -> list[tuple[str, str]]:
    """For a column: each code with its words."""
    return [(word.value, word.label) for word in words]


def codes(words: type[Words]) -> list[str]:
    """Every code."""
    return [word.value for word in words]
