"""What an agency sends of its people's training: counts and no names, read whole or not at all, faults said by row."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.refusals import Problem
from openmash.foundation.reference.codes import codes
from openmash.insight.scorecard.indicators import INDICATORS
from openmash.insight.scorecard.permissions import Permission

COLUMNS = ("agency", "course", "topic", "month", "eligible", "reached", "measure")
MOST_ROWS = 2_000
MOST_STAFF = 50_000
MOST_COURSE = 120
NOT_PARTNERS = (AgencyKind.SCHOOL, AgencyKind.GP, AgencyKind.OTHER_AREA)
FIRST = date(2019, 1, 1)
MONTHS_UNTIL = 3
"""Whole months after that of the course from which a measure is asked whether it moved."""


@dataclass(frozen=True)
class TrainingTold:
    """A course of an agency in one month: of how many who should have had it how many had it.

    `month` is the first day of the month; `topic` a code of training_topic; `measure` the key of the figure it should
    move, or empty.
    """

    agency_id: UUID | None
    course: str
    topic: str
    month: date | None
    eligible: int | None
    reached: int | None
    measure: str = ""


def writes_for(actor: Actor) -> Mapping[UUID, str]:
    """The agencies whose training the actor may send, with their names: their own, or every partner's. One query."""
    require(actor, Permission.TELL_TRAINING)
    every = may(actor, Permission.TELL_TRAINING_OF_ANY)
    return {
        each.pk: each.name
        for each in agencies.partners()
        if each.pk == actor.agency_id or (every and each.kind not in NOT_PARTNERS)
    }


def topics() -> Mapping[str, str]:
    """Each topic's code, and what people call it."""
    return {each.code: each.label for each in codes("training_topic").codes}


def measures() -> Mapping[str, str]:
    """Each figure a course can be meant to move, by its key, and its name."""
    return {each.key: each.name for each in INDICATORS if not each.key.startswith("training-")}


def measure_named(words: str) -> str:
    """The key of the figure these words name, as it stands on the scorecard; the words themselves where they name none."""
    named = {name.casefold(): key for key, name in measures().items()}
    return named.get(words.strip().casefold(), words.strip())


def problems(told: TrainingTold, *, today: date) -> list[Problem]:
    """What is wrong with it, by field."""
    found = []
    if told.agency_id is None:
        found.append(Problem("agency", "Choose whose people they are."))
    if not told.course.strip() or len(told.course) > MOST_COURSE:
        found.append(Problem("course", f"Give the course’s name, in no more than {MOST_COURSE} characters."))
    if told.topic not in topics():
        found.append(Problem("topic", "Choose its topic."))
    if told.month is None or not FIRST <= told.month <= today:
        found.append(Problem("month", f"Give a month from {FIRST.year} to this one."))
    if told.eligible is None or not 1 <= told.eligible <= MOST_STAFF:
        found.append(Problem("eligible", f"Say how many should have had it: from 1 to {MOST_STAFF:,}."))
    if told.reached is None or told.reached < 0:
        found.append(Problem("reached", "Say how many had it: 0 or more."))
    elif told.eligible is not None and told.reached > told.eligible:
        found.append(Problem("reached", "No more can have had it than should have."))
    if told.measure and told.measure not in measures():
        found.append(Problem("measure", "Write a figure’s name as it stands on the scorecard, or leave it empty."))
    return found


def read(words: str, mine: Mapping[str, UUID], *, today: date) -> tuple[list[TrainingTold], list[str]]:
    """What a CSV file with the columns of `COLUMNS` says, and every fault in it as a sentence that names its row.

    `mine`: those whoever sends it may write for, by name in lower case. Where there is any fault nothing is told.
    """
    reader = csv.DictReader(StringIO(words.lstrip("\ufeff")))
    try:
        named = [(each or "").strip().lower() for each in reader.fieldnames or ()]
        if missing := [each for each in COLUMNS if each not in named]:
            return [], [f"The first row must name these columns: {', '.join(COLUMNS)}. It lacks {', '.join(missing)}."]
        rows = [
            {(key or "").strip().lower(): (value or "").strip() for key, value in row.items() if isinstance(value, str)}
            for row in reader
        ]
    except csv.Error as fault:
        return [], [f"This is not a CSV file: {fault}."]
    numbered = [(number, row) for number, row in enumerate(rows, 2) if any(row.values())]
    if not numbered:
        return [], ["There is no row below the first."]
    if len(numbered) > MOST_ROWS:
        return [], [f"There are more than {MOST_ROWS:,} rows. Divide the file."]
    told, wrong = [], []
    for number, row in numbered:
        one = _line(row, mine)
        faults = _said(row, one, problems(one, today=today))
        wrong += [f"Row {number}, {fault}" for fault in faults]
        told.append(one)
    wrong += [] if wrong else _twice([number for number, _ in numbered], told)
    return ([] if wrong else told), wrong


def _line(row: Mapping[str, str], mine: Mapping[str, UUID]) -> TrainingTold:
    by_words = {label.casefold(): code for code, label in topics().items()} | {code: code for code in topics()}
    return TrainingTold(
        mine.get(row.get("agency", "").casefold()),
        " ".join(row.get("course", "").split()),
        by_words.get(row.get("topic", "").casefold(), ""),
        month_of(row.get("month", "")),
        _number(row.get("eligible", "")),
        _number(row.get("reached", "")),
        measure_named(row.get("measure", "")),
    )


def _said(row: Mapping[str, str], one: TrainingTold, found: Sequence[Problem]) -> list[str]:
    """Each fault by its column, with what stands there where that is what is wrong."""
    said = []
    for each in found:
        typed = row.get(each.field, "")
        if each.field == "agency":
            said.append(f"agency: “{typed}” is none you may write for. Write its name as it stands here.")
        elif each.field == "topic":
            said.append(f"topic: “{typed}” is none of ours. Write one of: {', '.join(topics().values())}.")
        else:
            said.append(f"{each.field}: “{typed}”. {each.sentence}")
    return said


def _twice(numbers: Sequence[int], told: Sequence[TrainingTold]) -> list[str]:
    seen: dict[tuple[object, ...], int] = {}
    wrong = []
    for number, one in zip(numbers, told, strict=True):
        key = (one.agency_id, one.course.casefold(), one.month)
        if key in seen:
            wrong.append(f"Row {number}, course: this agency’s course of this month stands in row {seen[key]} already.")
        seen.setdefault(key, number)
    return wrong


def _number(words: str) -> int | None:
    plain = words.replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 9 else None


def month_of(words: str) -> date | None:
    """The first day of the month these words say, such as 2026-10 or 10/2026; None where they say none."""
    for form in ("%Y-%m", "%m/%Y", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(words, form).date().replace(day=1)  # noqa: DTZ007  # a month, which has no time zone
        except ValueError:
            continue
    return None
