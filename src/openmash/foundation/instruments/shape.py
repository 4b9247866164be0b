"""What an instrument is: a form or tool with its version, its sections and its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby


class Kind(StrEnum):
    """What sort of answer a question asks for."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    YES_NO_UNKNOWN = "yes_no_unknown"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    TICK = "tick"
    DATE_PARTIAL = "date_partial"
    TELEPHONE = "telephone"
    EMAIL = "email"
    POSTCODE = "postcode"
    CHILDREN = "children"
    PEOPLE = "people"
    FILES = "files"
    INDICATOR = "indicator"
    """Of an exploitation tool: present now, present in the past, suspected, not present or not known, with where it is
    known from, when, and what was seen. Nothing is added up."""
    PROTECTIVE = "protective"
    """Of an exploitation tool: what protects the child, answered as an indicator is."""

    @property
    def is_indicator(self) -> bool:
        """Answered with a standing, a source, a date and what was seen."""
        return self in (Kind.INDICATOR, Kind.PROTECTIVE)

    @property
    def is_rows(self) -> bool:
        """Asks the same questions about each of several people."""
        return self in (Kind.CHILDREN, Kind.PEOPLE)


class Step(StrEnum):
    """By when a question that must be answered is answered."""

    FIRST = "first"
    """Before the form is sent: a request received, a visit kept, an assessment sent to be authorised."""
    AUTHORISED = "authorised"
    """Before an assessment or a tool is authorised: it may be sent with a gap, and never be authorised with one."""


@dataclass(frozen=True)
class Choosable:
    """One answer that can be chosen, and the heading it is shown under (may be empty)."""

    value: str
    text: str
    hint: str = ""
    group: str = ""


@dataclass(frozen=True)
class ShowIf:
    """Asked only where an earlier question was answered in one of these ways."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question. `required` is the sentence shown when it is left empty; empty means it may be."""

    slug: str
    kind: Kind
    label: str
    hint: str = ""
    required: str = ""
    options: tuple[Choosable, ...] = ()
    show_if: ShowIf | None = None
    rows: int = 5
    """How tall the box of a long text is, in lines."""
    most: int = 0
    """The most characters, or the most rows of people. 0: the usual (300, 20,000 or 12)."""
    past: bool = False
    """A date that must be today or earlier."""
    whole: bool = False
    """A date of which the day, the month and the year are all needed."""
    each: str = ""
    """What one row is called: "Child", "Adult"."""
    asks: tuple[Question, ...] = ()
    """What is asked about each of several people."""
    called_by: tuple[str, ...] = ()
    """The questions of a row that say who it is about."""
    of: Question | None = None
    """The earlier question whose people these rows are about, one row each, in the same order."""
    fold: str = ""
    """Shown folded away under these words, with its neighbours that say the same."""
    step: Step = Step.FIRST
    """Until when it may be left empty, where `required` says that it must be answered."""

    carries: bool = False
    """Of a row: another row begins with what the row before says, to be put right where it differs."""

    @property
    def folds(self) -> tuple[Fold, ...]:
        """What is asked in each row, in order, neighbours that are folded away together as one."""
        return folded(self.asks)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings its answers are shown under, in order."""
        return tuple(dict.fromkeys(option.group for option in self.options))

    def ask(self, slug: str) -> Question:
        """One question of each row. Raises KeyError."""
        for question in self.asks:
            if question.slug == slug:
                return question
        raise KeyError(slug)

    def words_for(self, value: str) -> str:
        """What an answer that was chosen says; the value itself where this version has no such answer."""
        return next((option.text for option in self.options if option.value == value), value)


@dataclass(frozen=True)
class Fold:
    """Neighbouring questions that are folded away under the same words; with no words, shown openly."""

    words: str
    questions: tuple[Question, ...]


def folded(questions: Iterable[Question]) -> tuple[Fold, ...]:
    """Questions in order, neighbours that are folded away together as one."""
    return tuple(Fold(words, tuple(same)) for words, same in groupby(questions, key=lambda each: each.fold))


@dataclass(frozen=True)
class Section:
    """Questions that belong together: a page, or a part of one."""

    slug: str
    title: str
    questions: tuple[Question, ...]
    hint: str = ""
    show_if: ShowIf | None = None
    apart: bool = False
    """Says who told us. Kept apart from the answers, more strictly."""
    per_child: bool = False
    """Of an assessment: each child's own, written and kept apart from what concerns them all."""

    @property
    def folds(self) -> tuple[Fold, ...]:
        """What is asked, in order, neighbours that are folded away together as one."""
        return folded(self.questions)


@dataclass(frozen=True)
class Instrument:
    """A form or tool as it stood from one day to another."""

    slug: str
    version: int
    title: str
    source: str
    effective_from: date
    effective_to: date | None
    sections: tuple[Section, ...]
    is_tool: bool = False
    """Answered and read by a manager, with no clock, no factors and no outcome: those belong to an assessment."""

    def __iter__(self) -> Iterator[Question]:
        """Every question in order; the questions of rows are inside theirs."""
        for section in self.sections:
            yield from section.questions

    def section(self, slug: str) -> Section:
        """One section. Raises KeyError."""
        for section in self.sections:
            if section.slug == slug:
                return section
        raise KeyError(slug)

    def question(self, slug: str) -> Question:
        """One question. Raises KeyError."""
        for question in self:
            if question.slug == slug:
                return question
        raise KeyError(slug)

    def in_force(self, on: date) -> bool:
        """Whether this version is the one to use on that day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)
