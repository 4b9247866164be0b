"""What a feed's file holds: its columns, how each cell is read, and the plain sentence where it cannot be.

A reader of cells never guesses. A date that a spreadsheet has turned into a number is refused with what it may have
been, because a wrong date of birth joins the wrong children.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
SPREADSHEET_EPOCH = date(1899, 12, 30)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]+")
Precision = Literal["day", "month", "year"]
Read = Callable[[str], object]


class Unreadable(Exception):
    """A cell that cannot be read; the sentence completes “date_of_birth: …”."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Column:
    """One declared column. `read` turns a cell that is not blank into its value or raises Unreadable.

    A blank cell of a column that is not required becomes `blank`. Only a column of prose may hold several `lines`:
    a line break elsewhere means that a stray quotation mark has joined rows. `hashed=False` leaves the column out of
    what makes two rows the same (a time of extract).
    """

    name: str
    read: Read
    required: bool = False
    synonyms: tuple[str, ...] = ()
    longest: int = 400
    blank: object = ""
    lines: bool = False
    hashed: bool = True


@dataclass(frozen=True)
class Approximate:
    """A date as far as it is known: the first day of the month or year where only that much is."""

    date: date
    precision: Precision


def heading_key(heading: str) -> str:
    """A heading without capitals, spaces and punctuation, so that “Date of Birth” is date_of_birth."""
    return re.sub(r"[^a-z0-9]+", "_", heading.casefold()).strip("_")


def values_of(cells: Mapping[str, str], columns: tuple[Column, ...]) -> tuple[dict[str, object], list[str]]:
    """The value of each column of one row, and a sentence for each that cannot be read."""
    values: dict[str, object] = {}
    problems = []
    for column in columns:
        cell = cells.get(column.name, "")
        if not cell:
            values[column.name] = column.blank
            if column.required:
                problems.append(f"{column.name}: this is needed and is blank.")
        elif len(cell) > column.longest:
            problems.append(f"{column.name}: this holds {len(cell):,} characters; at most {column.longest:,} are kept.")
        elif not column.lines and len(cell.splitlines()) > 1:
            problems.append(f"{column.name}: this holds several lines. A quotation mark before it may never be closed.")
        else:
            try:
                values[column.name] = column.read(cell)
            except Unreadable as refusal:
                problems.append(f"{column.name}: {refusal.sentence}")
    return values, problems


def text(cell: str) -> str:
    """The words as they are."""
    return cell


def whole_number_as_text(cell: str) -> str:
    """A reference or number kept as text; refused where a spreadsheet has rounded it (1.23E+09)."""
    if SCIENTIFIC.fullmatch(cell):
        raise Unreadable(f"“{cell}” has been rounded by a spreadsheet. Format the column as text and export it again.")
    return cell


def yes_no(cell: str) -> str:
    """“yes”, “no” or “unknown”, from what people write for them."""
    word = cell.casefold()
    for answer, written in (
        ("yes", ("yes", "y", "true", "1")),
        ("no", ("no", "n", "false", "0")),
        ("unknown", ("unknown", "not known", "n/k", "nk", "u", "?")),
    ):
        if word in written:
            return answer
    raise Unreadable(f"“{_short(cell)}” is not yes, no or unknown.")


def one_of(choices: Mapping[str, tuple[str, ...]]) -> Read:
    """A reader of a fixed word: each word with what else is written for it, in any case."""
    written = {w.casefold(): word for word, others in choices.items() for w in (word, *others)}

    def read(cell: str) -> str:
        if cell.casefold() not in written:
            raise Unreadable(f"“{_short(cell)}” is not one of: {', '.join(choices)}.")
        return written[cell.casefold()]

    return read


def day(cell: str) -> date:
    """A date: 2019-03-07, 07/03/2019, 7 March 2019 or 07-Mar-2019. Day before month, always."""
    found = approximate_day(cell)
    if found.precision != "day":
        raise Unreadable(f"“{_short(cell)}” is not a whole date. Write dates like 2019-03-07.")
    return found.date


def approximate_day(cell: str) -> Approximate:
    """A date, or only its month (2019-03, 03/2019, March 2019) or year (2019)."""
    plain = re.sub(r"[T ]00:00(:00(\.0+)?)?$", "", cell.strip())
    plain = re.sub(r"(?<=[0-9])(st|nd|rd|th)\b", "", plain)
    if re.fullmatch(r"#+", plain):
        raise Unreadable(
            "The spreadsheet's column was too narrow and the date is lost (“####”). Widen it, export again."
        )
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", plain):
        was = SPREADSHEET_EPOCH + timedelta(days=int(plain[:5]))
        raise Unreadable(
            f"“{plain}” is a spreadsheet's number, not a date; it may be {was:%Y-%m-%d}. Write dates like 2019-03-07."
        )
    parts = re.findall(r"[0-9]+|[A-Za-z]+", plain)
    found = _from_parts(parts, plain)
    if not EARLIEST <= found.date <= LATEST:
        raise Unreadable(f"“{_short(cell)}” is outside the years 1900 to 2100.")
    return found


def _from_parts(parts: list[str], plain: str) -> Approximate:
    numbers = [_month_or_number(part) for part in parts]
    match [len(part) for part in parts], numbers:
        case [4, _, _], [year, month, day_of_month] if plain[0].isdigit():
            return Approximate(_date(year, month, day_of_month, plain), "day")
        case [_, _, 4], [day_of_month, month, year]:
            return Approximate(_date(year, month, day_of_month, plain), "day")
        case [4, _], [year, month] if parts[0].isdigit():
            return Approximate(_date(year, month, 1, plain), "month")
        case [_, 4], [month, year] if parts[1].isdigit():
            return Approximate(_date(year, month, 1, plain), "month")
        case [4], [year] if parts[0].isdigit():
            return Approximate(_date(year, 1, 1, plain), "year")
        case [_, _, 2], _ if parts[2].isdigit():
            raise Unreadable(f"“{_short(plain)}” has a year of two digits. Write dates like 2019-03-07.")
    raise Unreadable(f"“{_short(plain)}” is not a date. Write dates like 2019-03-07.")


def _month_or_number(part: str) -> int:
    if part.isdigit():
        return int(part)
    name = part.casefold()
    if len(name) >= 3 and name[:3] in MONTHS:
        return MONTHS.index(name[:3]) + 1
    return 0


def _date(year: int, month: int, day_of_month: int, plain: str) -> date:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        hint = " Days come before months." if 12 < month < 32 and day_of_month <= 12 else ""
        raise Unreadable(f"“{_short(plain)}” is not a date that exists.{hint} Write dates like 2019-03-07.") from None


def moment(cell: str) -> datetime:
    """A date and time, in UTC. One without a zone is taken as the clock in London; a date alone is its midnight."""
    plain = cell.strip()
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        found = _written_moment(plain)
    if not EARLIEST <= found.date() <= LATEST:
        raise Unreadable(f"“{_short(cell)}” is outside the years 1900 to 2100.")
    return (found if found.tzinfo else found.replace(tzinfo=LONDON)).astimezone(UTC)


def _written_moment(plain: str) -> datetime:
    split = re.fullmatch(r"(.*?)[T ,]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?", plain)
    if split is None:
        return datetime.combine(day(plain), datetime.min.time())
    on = day(split[1])
    try:
        return datetime(on.year, on.month, on.day, int(split[2]), int(split[3]), int(split[4] or 0))  # noqa: DTZ001  # the zone is set by the caller
    except ValueError:
        raise Unreadable(f"“{_short(plain)}” has no such time of day. Write times like 2026-11-23 09:10.") from None


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else cell[:39] + "…"
