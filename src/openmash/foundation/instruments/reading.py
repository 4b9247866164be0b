"""Answers in words, for the page that checks them and the page that shows what was received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openmash.foundation.design import say
from openmash.foundation.instruments.answering import Answers, asked_sections
from openmash.foundation.instruments.shape import Instrument, Kind, Question, Section


@dataclass(frozen=True)
class Line:
    """A question and what was answered; `words` is empty where nothing was."""

    question: str
    words: str


@dataclass(frozen=True)
class Part:
    """A section, or one person of it, as it was answered."""

    section: str
    """The section's name, for the link back to it."""
    title: str
    lines: tuple[Line, ...]
    under: str = ""
    """The section's title, where this part is one person of it."""

    @property
    def answered(self) -> tuple[Line, ...]:
        """The lines that were answered."""
        return tuple(line for line in self.lines if line.words)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The questions that were not."""
        return tuple(line.question for line in self.lines if not line.words)


def said(instrument: Instrument, answers: Answers, *, all_asked: bool = False) -> tuple[Part, ...]:
    """What was answered, section by section, each person apart.

    `all_asked` also gives the questions left unanswered, so that a gap is seen as a gap.
    """
    parts: list[Part] = []
    for section in asked_sections(instrument, answers):
        plain = [question for question in section.questions if not question.kind.is_rows]
        if lines := _lines(plain, answers, all_asked=all_asked):
            parts.append(Part(section.slug, section.title, lines))
        parts += [part for question in section.questions for part in _rows(section, question, answers, all_asked)]
    return tuple(parts)


def words(question: Question, answers: Answers) -> str:
    """One answer in words; empty where there is none."""
    match question.kind:
        case Kind.ONE_OF | Kind.YES_NO_UNKNOWN:
            chosen = answers.text(question.slug)
            return question.words_for(chosen) if chosen else ""
        case Kind.MANY_OF:
            return "; ".join(question.words_for(code) for code in answers.chosen(question.slug))
        case Kind.TICK:
            return "Yes" if answers.ticked(question.slug) else ""
        case Kind.DATE_PARTIAL:
            known = answers.date(question.slug)
            return say.known(known) if known else ""
        case _:
            return answers.text(question.slug)


def _rows(section: Section, question: Question, answers: Answers, all_asked: bool) -> list[Part]:
    rows = answers.rows(question.slug)
    people = answers.rows(question.of.slug)[: len(rows)] if question.of else rows
    titles = [_title(question, person, number if len(rows) > 1 else 0) for number, person in enumerate(people, 1)]
    return [
        Part(section.slug, title, _lines(question.asks, row, all_asked=all_asked), under=section.title)
        for title, row in zip(titles, rows, strict=False)
    ]


def _title(question: Question, person: Answers, number: int) -> str:
    """Whom a row is about: the name that was given, else "Child 2", or "Child" where there is one."""
    named = " ".join(filter(None, (person.text(slug) for slug in (question.of or question).called_by)))
    return named or (f"{question.each} {number}" if number else question.each)


def _lines(questions: Sequence[Question], answers: Answers, *, all_asked: bool) -> tuple[Line, ...]:
    asked = [q for q in questions if q.kind is not Kind.FILES and _asked(q, answers)]
    lines = [Line(question.label, words(question, answers)) for question in asked]
    return tuple(line for line in lines if line.words or all_asked)


def _asked(question: Question, answers: Answers) -> bool:
    if question.show_if is None:
        return True
    given = {answers.text(question.show_if.question), *answers.chosen(question.show_if.question)}
    return bool(given & set(question.show_if.answers))
