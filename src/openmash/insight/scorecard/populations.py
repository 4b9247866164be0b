"""A file of how many children live in the area, read whole or not at all, with what is wrong said row by row."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO

from openmash.insight.scorecard.comparing import Groups

COLUMNS = ("kind", "group", "children", "source", "date")
KINDS: Mapping[str, Groups] = {each.label: each for each in Groups}
MOST_ROWS = 200
MOST_CHILDREN = 5_000_000
MOST_SOURCE = 300
FIRST = date(2001, 1, 1)


@dataclass(frozen=True)
class Told:
    """One kind of group, as a file says it. `groups`: children by what the figures call each group."""

    kind: Groups
    groups: Mapping[str, int]
    source: str
    counted_on: date


@dataclass(frozen=True)
class Line:
    """A row that can be read."""

    number: int
    kind: Groups
    group: str
    children: int
    source: str
    counted_on: date


def read(words: str, *, today: date) -> tuple[list[Told], list[str]]:
    """What a CSV file with the columns of `COLUMNS` says, by kind, and every fault in it as a sentence that names its row.

    Where there is any fault nothing is told. A kind is told whole: each of its groups once, all of one source and day.
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
        return [], [f"There are more than {MOST_ROWS} rows. One row a group is wanted, and no row for each child."]
    lines, wrong = [], []
    for number, row in numbered:
        line, faults = _line(number, row, today)
        lines += [line] if line else []
        wrong += [f"Row {number}, {fault}" for fault in faults]
    wrong += [] if wrong else _between(lines)
    return ([] if wrong else _told(lines)), wrong


def _line(number: int, row: Mapping[str, str], today: date) -> tuple[Line | None, list[str]]:
    kind = KINDS.get(row.get("kind", "").casefold())
    group = kind.names.get(row.get("group", "").casefold()) if kind else None
    children, source, day = row.get("children", "").replace(",", ""), row.get("source", ""), _day(row.get("date", ""))
    wrong = []
    if kind is None:
        wrong.append(f"kind: write {' or '.join(KINDS)}.")
    elif group is None:
        wrong.append(f"group: “{row.get('group', '')}” is none of ours. Write one of: {', '.join(kind.names.values())}."
                     if kind is Groups.ETHNIC else "group: write disabled or not disabled.")  # fmt: skip
    if not (children.isascii() and children.isdigit() and len(children) < 9 and int(children) <= MOST_CHILDREN):
        wrong.append(
            f"children: “{row.get('children', '')}” is no number of children. Write a whole number, such as 1250."
        )
    if not source:
        wrong.append("source: say who published it, and under which name.")
    elif len(source) > MOST_SOURCE:
        wrong.append(f"source: write no more than {MOST_SOURCE} characters.")
    if day is None:
        wrong.append(f"date: “{row.get('date', '')}” is no day. Write the day it was counted for, such as 2025-06-30.")
    elif not FIRST <= day <= today:
        wrong.append(f"date: give a day from {FIRST.year} to today.")
    if wrong or kind is None or group is None or day is None:
        return None, wrong
    return Line(number, kind, group, int(children), source, day), []


def _day(words: str) -> date | None:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007  # a day, which has no time zone
        except ValueError:
            continue
    return None


def _between(lines: Sequence[Line]) -> list[str]:
    """What is wrong between rows that can each be read."""
    wrong = []
    for kind in dict.fromkeys(line.kind for line in lines):
        mine = [line for line in lines if line.kind is kind]
        first, seen = mine[0], dict[str, int]()
        for line in mine:
            if line.group in seen:
                wrong.append(f"Row {line.number}, group: {line.group} stands in row {seen[line.group]} already.")
            seen.setdefault(line.group, line.number)
            if (line.source, line.counted_on) != (first.source, first.counted_on):
                wrong.append(
                    f"Row {line.number}, source and date: write the same as in row {first.number}. Numbers of two counts "
                    "cannot be laid beside each other."
                )
        if missing := [group for group in kind.names.values() if group not in seen]:
            wrong.append(
                f"There is no row for this {kind.label}: {', '.join(missing)}. Without every group nobody can say who the "
                "other children are. Write 0 where there are none."
            )
        elif not any(line.children for line in mine):
            wrong.append(f"Every {kind.label} has 0 children.")
    return wrong


def _told(lines: Sequence[Line]) -> list[Told]:
    by: dict[Groups, dict[str, Line]] = {}
    for line in lines:
        by.setdefault(line.kind, {})[line.group] = line
    found = []
    for kind, mine in by.items():
        first = next(iter(mine.values()))
        ordered = {group: mine[group].children for group in kind.names.values()}
        found.append(Told(kind, ordered, first.source, first.counted_on))
    return found
