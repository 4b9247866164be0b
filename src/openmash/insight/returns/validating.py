"""Checks a census file against the rules of its year, and writes what is broken as CSV."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO

from openmash.foundation.imports.feeds import spreadsheet_safe
from openmash.statute.census.census import Census, Level
from openmash.statute.census.checking import Broken, broken_rules
from openmash.statute.census.reading import BadReturn, CensusFile
from openmash.statute.census.shape import Child, Header
from openmash.statute.census.years import YEARS, Year, rules_of, year_ending, year_named

COLUMNS = ("rule", "level", "child_id", "element", "message")
"""One row for each rule that is broken and each element where. A row without a child is about the whole return."""


@dataclass
class Checked:
    """What checking came to. `by_rule` counts rules broken, not rows; `notes` say what was not read as meant."""

    year: Year
    children: int = 0
    by_rule: Counter[tuple[str, Level]] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def of_level(self, level: Level) -> int:
        """How many errors, or queries."""
        return sum(times for (_, each), times in self.by_rule.items() if each is level)


def validate(path: Path, to: IO[str], *, ruleset: str = "") -> Checked:
    """Write every rule that the file breaks, by the rules named or else those of its own year. Raises BadReturn."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(COLUMNS)
    with CensusFile(path) as file:
        header = file.header or Header()
        year = _year(path, header, ruleset)
        checked = Checked(year)
        end = header.reference_date or date(year.ending, 3, 31)
        census = Census(year.ending, year.codes, end)
        for broken in broken_rules(header, _counted(file, checked), rules_of(year), census):
            rule = broken.rule
            checked.by_rule[rule.code, rule.level] += 1
            for row in rows(broken):
                writer.writerow(row)
        checked.notes += _notes(file, year)
    return checked


def rows(broken: Broken) -> Iterator[tuple[str, ...]]:
    """What is broken, as rows of `COLUMNS`: one for each element."""
    rule = broken.rule
    child, message = spreadsheet_safe(broken.child_id), rule.message.strip()
    for element in broken.elements:
        yield rule.code, rule.level.value, child, element, message


def _counted(file: CensusFile, checked: Checked) -> Iterator[Child]:
    for child in file.children():
        checked.children += 1
        yield child


def _year(path: Path, header: Header, ruleset: str) -> Year:
    """The year asked for, or that of the file: by its reference date, else by its head's year."""
    told = ", ".join(year.name for year in YEARS)
    if ruleset:
        asked = year_named(ruleset)
        if asked is None:
            raise BadReturn(f"There are no rules of {ruleset[:40]}. There are rules of {told}.")
        return asked
    end = header.reference_date
    if end is None and not header.year.isdigit():
        raise BadReturn(
            f"{path.name} does not say which year it is for: its head has no ReferenceDate that can be read, and no"
            f" Year. Name the year with --ruleset: {told}."
        )
    ending = int(header.year[:4]) if end is None else end.year + (end > date(end.year, 3, 31))
    year = year_ending(ending)
    if year is None:
        raise BadReturn(
            f"{path.name} is for {ending - 1}-{ending % 100:02}. There are rules of {told}; name one with --ruleset."
        )
    return year


def _notes(file: CensusFile, year: Year) -> list[str]:
    notes = [
        f"{_times(times, 'value')} of {name} could not be read as a day (year-month-day), and counted as missing."
        for name, times in file.not_days.most_common()
    ]
    notes += [f"{name} is in no year’s census: {_times(times, 'of these was', 'of these were')} not read."
              for name, times in file.unknown.most_common(20)]  # fmt: skip
    if file.pre_proceedings and not year.codes.has_pre_proceedings:
        notes.append(
            f"PreProceedingsandFGDM is not part of the census of {year.name}: "
            f"{_times(file.pre_proceedings, 'block was', 'blocks were')} not checked."
        )
    elif file.pre_proceedings:
        notes.append(
            f"No rule about PreProceedingsandFGDM is published: "
            f"{_times(file.pre_proceedings, 'block was', 'blocks were')} read, and not checked."
        )
    return notes


def _times(many: int, one: str, more: str = "") -> str:
    return f"{many:,} {one if many == 1 else more or one + 's'}"
