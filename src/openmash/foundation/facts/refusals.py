"""How an action says no. Each carries a sentence fit for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to put right: the field it belongs to, and the sentence shown there and in the error summary."""

    field: str
    sentence: str


class Refusal(Exception):
    """The parent of every refusal."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotPermitted(Refusal):
    """This person may not do this. Shown as 403 inside the child's circle and as 404 outside it."""


class NotVisible(Refusal):
    """There is no such record for this person. Absent and forbidden look the same: 404."""

    def __init__(self, sentence: str = "Page not found") -> None:
        super().__init__(sentence)


class NotAllowedNow(Refusal):
    """Anyone with the right may do this, but not in the present state; the sentence says why and what to do."""


class Incomplete(Refusal):
    """Something needed is missing or wrong; each problem names its field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(problem.sentence for problem in problems))
        self.problems = tuple(problems)
