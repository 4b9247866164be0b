"""Writes Annex A as a workbook: a sheet of notes, a sheet for each list, and one of what is missing in them.

Every cell of words is written as words: nothing is run as a formula or made a link, here or in a spreadsheet it is
copied to. Rows are written as they come, so memory does not grow with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from openmash.foundation.imports.feeds import spreadsheet_safe
from openmash.insight.returns.annex_a import SHEETS, Cell, Line, Sheet

LONDON = ZoneInfo("Europe/London")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST, LONGEST = 34, 32_000
NOTES, QUALITY = "Notes", "Data quality"
KNOWN_FROM = (
    "The columns are those of two implementations of the sector (Social Finance Digital Labs, Data to Insight). "
    "Ofsted’s own text of Annex A could not be read, so check them against the request you were sent."
)
CODES = (
    "Ethnicity, source, need, reason for closure and category of abuse are codes of the children in need census. Words "
    "elsewhere are those of the record."
)
WHERE_PLACED = (
    "The postcode is that of the address recorded with the placement that runs, or since. It is left empty where any "
    "place of the child is protected from anybody, and where none is recorded. The number of a home and the council "
    "it is in are in no list: give them to the inspector by hand."
)
CARE_LEAVERS = (
    "Those said to be entitled to something on leaving care, until they are 25. Accommodation and activity are "
    "codes of the return of children looked after (SSDA903), from the newest record of how they are."
)
ADOPTION = (
    "Children decided to be placed for adoption, until an adoption order or a decision that there is to be none falls "
    "out of the months. Families have no number here."
)
ADOPTERS = (
    "Not made here. Adopters are assessed and approved by an adoption agency. Who they are is kept out of this record, "
    "so that nobody who may read the child’s can learn it."
)
EARLY_HELP = (
    "Early help that is recorded here, with the team that holds the child. Other organisations’ own assessments are "
    "not in it."
)


@dataclass(frozen=True)
class Wanting:
    """A column that is empty in how many rows, of how many, and should not be."""

    what: str
    missing: int
    of: int


@dataclass(frozen=True)
class Written:
    """How many rows each list has by its number, whom they are about, each once, and which columns are empty where."""

    rows: Mapping[int, int]
    people: Sequence[UUID]
    wanting: Sequence[Wanting]


def write_workbook(lines: Iterable[Line], to: Path, *, since: date, now: datetime, told: Sequence[str] = ()) -> Written:
    """Write it. `told`: further lines of the notes."""
    with TemporaryDirectory(dir=to.parent) as folder:
        book = Workbook(str(to), {
            "constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False,
        })  # fmt: skip
        book.set_properties({"title": "Annex A, lists 1 to 10", "created": now.astimezone(LONDON).replace(tzinfo=None)})
        pen = _Pen(book)
        notes = pen.sheet(NOTES, ("", ""), heading=False)
        sheets = {each.number: pen.sheet(each.name, each.columns) for each in SHEETS}
        rows, missing, people = Counter[int](), Counter[tuple[int, int]](), dict[UUID, None]()
        for line in lines:
            rows[line.number] += 1
            people[line.person_id] = None
            pen.row(sheets[line.number], rows[line.number], line.cells)
            missing.update((line.number, place) for place, cell in enumerate(line.cells) if cell in (None, ""))
        _notes(pen, notes, rows, since, now, told)
        _quality(pen, rows, missing)
        book.close()
    return Written(dict(rows), list(people), _wanting(rows, missing))


def _wanting(rows: Counter[int], missing: Counter[tuple[int, int]]) -> list[Wanting]:
    return [
        Wanting(f"{each.name}, {each.of}: {column}", missing[each.number, place], rows[each.number])
        for each in SHEETS
        for place, column in enumerate(each.columns)
        if column not in (*each.untold, *each.while_open) and missing[each.number, place]
    ]


class _Pen:
    """Writes cells by their kind."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.day: Format = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
        self.words: Format = book.add_format({"text_wrap": True, "valign": "top"})

    def sheet(self, name: str, columns: Sequence[str], *, heading: bool = True) -> Worksheet:
        """A sheet with its headings, which stay in sight and can be filtered by."""
        sheet = self.book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, min(max(12, len(column) // 2 + 4), WIDEST) if heading else 60)
        if heading:
            sheet.freeze_panes(1, 1)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, self.head)
        return sheet

    def row(self, sheet: Worksheet, number: int, cells: Sequence[Cell], words: Format | None = None) -> None:
        """One row, numbered from 1 below the headings."""
        for place, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, date):
                sheet.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), self.day)  # noqa: DTZ001  # a day has no zone
            elif isinstance(cell, int):
                sheet.write_number(number, place, cell)
            else:
                sheet.write_string(number, place, spreadsheet_safe(cell)[:LONGEST], words)


def _notes(
    pen: _Pen, sheet: Worksheet, rows: Counter[int], since: date, now: datetime, told: Sequence[str]
) -> None:  # fmt: skip
    as_at = now.astimezone(LONDON)
    lines = [
        ("Annex A, lists 1 to 10", f"As recorded at {as_at:%H:%M} on {as_at:%d/%m/%Y}"),
        ("Of", f"{since:%d/%m/%Y} to {as_at:%d/%m/%Y}, and whatever is open"),
        ("Restricted children", "None is in these lists. The council adds them by hand."),
        ("Columns", KNOWN_FROM),
        ("Codes", CODES),
        ("Empty cells", "Nobody has recorded it. How many there are is on the sheet of data quality."),
        ("List 2", EARLY_HELP),
        ("List 3", "A contact that the hub decided by itself is no referral, so none of these ended without action."),
        *((each.name, f"{each.of}: rows {rows[each.number]:,}") for each in SHEETS),
        *((f"{each.name}: not told here", "; ".join(each.untold)) for each in SHEETS if each.untold),
        ("List 8: UASC", "Yes where an assessment of the last twelve months found it (factor 9A)."),
        ("List 8: placements", "Counted are those that ran at some time of the last twelve months."),
        ("List 8: where a child is placed", WHERE_PLACED),
        ("List 9", CARE_LEAVERS),
        ("List 10", ADOPTION),
        ("List 11: adopters", ADOPTERS),
        *(("", line) for line in told),
    ]  # fmt: skip
    for number, line in enumerate(lines):
        pen.row(sheet, number, line, pen.words)


def _quality(pen: _Pen, rows: Counter[int], missing: Counter[tuple[int, int]]) -> None:
    """Each column of each list with how often it is empty, of how many rows."""
    sheet = pen.sheet(QUALITY, ("List", "Of", "Column", "Rows", "Empty", "Told here"))
    number = 0
    for each in SHEETS:
        for place, column in enumerate(each.columns):
            number += 1
            told = "No" if column in each.untold else "Yes, once it happened" if column in each.while_open else "Yes"
            pen.row(sheet, number, (each.name, each.of, column, rows[each.number], missing[each.number, place], told))


__all__ = ["XLSX", "Sheet", "Wanting", "Written", "write_workbook"]
