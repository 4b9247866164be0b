"""Reading a partner's CSV file a record at a time, however it was saved, losing no line of it.

Files come from systems we do not know, by way of spreadsheets and people. Every line of the file ends up in exactly one
record; a record that cannot be read says why in plain words and does not take its neighbours with it. A quotation mark
that is never closed swallows the lines after it in an ordinary reader; here those lines are read again by themselves.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openmash.foundation.imports.columns import Column, heading_key, values_of

LONGEST_CELL = 131_072
LONGEST_LINE = 1_048_576
KEPT_OF_UNREADABLE = 4_000
DELIMITERS = ",;\t|"
NOT_CSV = {
    b"PK\x03\x04": "This is an Excel workbook, not a CSV file. Open it and save it as “CSV UTF-8”.",
    b"\xd0\xcf\x11\xe0": "This is an old Excel workbook, not a CSV file. Open it and save it as “CSV UTF-8”.",
    b"\xff\xfe": "This file was saved as “Unicode text” (UTF-16). Save it as “CSV UTF-8”.",
    b"\xfe\xff": "This file was saved as “Unicode text” (UTF-16). Save it as “CSV UTF-8”.",
    b"%PDF": "This is a PDF, not a CSV file.",
}
SAID_BY_READER = (
    ("unexpected end of data", 'A quotation mark (") is opened and never closed.'),
    ("field larger", f"One cell holds more than {LONGEST_CELL:,} characters."),
    ("expected after", 'A quotation mark (") is in the wrong place: inside a quoted cell it must be doubled ("").'),
)


SWALLOWS = 'A quotation mark (") in this row would swallow the rows after it. It must be doubled ("") or closed.'


class BadFile(Exception):
    """The file as a whole cannot be read; the sentence says why and what to do. Nothing of it was taken in."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Record:
    """One record as it stands: its first and last line in the file (counted from 1), its cells, or a problem."""

    first: int
    last: int
    cells: tuple[str, ...]
    raw: str
    problem: str = ""


@dataclass(frozen=True)
class Headings:
    """Which cell of a record holds which declared column, and what the file has beside."""

    written: tuple[str, ...]
    place: dict[str, int]
    unused: tuple[str, ...]
    delimiter: str


class _Lines(Iterator[str]):
    """Physical lines, each byte one character, with those handed back read again."""

    def __init__(self, source: io.TextIOBase) -> None:
        self._source = source
        self._back: deque[str] = deque()
        self.number = 0
        self.taken: list[str] = []
        self.cut = False

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        return line

    def _read(self) -> str:
        line = self._source.readline(LONGEST_LINE)
        if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
            self.cut = True
            while (rest := self._source.readline(LONGEST_LINE)) and not rest.endswith(("\n", "\r")):
                continue
            line = line.replace('"', "'") + "\n"
        return line

    def begin(self) -> None:
        """Start a new record."""
        self.taken, self.cut = [], False

    def hand_back_all_but_the_first(self) -> None:
        """Keep only the first line of this record; the others are read again."""
        self._back.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1
        self.taken = self.taken[:1]


def fingerprint(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


@contextmanager
def reading(path: Path, columns: Sequence[Column]) -> Iterator[tuple[Headings, Iterator[Record]]]:
    """The file's headings, and its records one at a time while the file is open.

    Raises BadFile where the file is empty, is not a CSV file, lacks a needed heading or has one twice.
    """
    with path.open("rb") as source:
        start = source.read(8)
    if not start.strip():
        raise BadFile("The file is empty: it has no headings and no rows.")
    for magic, sentence in NOT_CSV.items():
        if start.startswith(magic):
            raise BadFile(sentence)
    with path.open(encoding="latin-1", newline="") as source:
        lines = _Lines(source)
        headings = _headings(lines, columns)
        yield headings, _records(lines, headings, tuple(columns))


def _headings(lines: _Lines, columns: Sequence[Column]) -> Headings:
    for line in lines:
        first = line.removeprefix("ï»¿")  # the mark of UTF-8, read as single bytes
        if first.strip(' \t\r\n,;|"'):
            break
    else:
        raise BadFile("The file is empty: it has no headings and no rows.")
    known = {heading_key(name): column.name for column in columns for name in (column.name, *column.synonyms)}
    tried = [(_split(first, delimiter), delimiter) for delimiter in DELIMITERS]
    cells, delimiter = max(tried, key=lambda t: (sum(heading_key(c) in known for c in t[0]), t[1] == ","))
    written = tuple(_decoded(cell)[0].strip() for cell in cells)
    place: dict[str, int] = {}
    unused = []
    for at, heading in enumerate(written):
        name = known.get(heading_key(heading))
        if name is None:
            unused += [heading] if heading else []
        elif name in place:
            raise BadFile(f"Two headings mean the same: “{written[place[name]]}” and “{heading}”. Keep one of them.")
        else:
            place[name] = at
    missing = [column.name for column in columns if column.required and column.name not in place]
    if missing:
        have = ", ".join(heading for heading in written if heading)[:400] or "none"
        raise BadFile(f"These headings are missing: {', '.join(missing)}. The first line has: {have}.")
    return Headings(written, place, tuple(unused), delimiter)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return []


def _records(lines: _Lines, headings: Headings, columns: tuple[Column, ...]) -> Iterator[Record]:
    width = len(headings.written)
    while True:
        lines.begin()
        cells, problem = _next(lines, headings.delimiter, width)
        if not lines.taken:
            return
        if len(lines.taken) > 1 and _hides_a_row(lines.taken, headings, columns, whole=not problem):
            lines.hand_back_all_but_the_first()
            problem = problem or SWALLOWS
        elif not problem and not any(cell.strip() for cell in cells):
            continue
        first = lines.number - len(lines.taken) + 1
        yield _record(first, lines, cells, problem, headings)


def _next(lines: _Lines, delimiter: str, width: int) -> tuple[list[str], str]:
    try:
        cells = next(csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True), [])
    except csv.Error as error:
        said = next(
            (ours for theirs, ours in SAID_BY_READER if theirs in str(error)), "This line cannot be read as CSV."
        )
        return [], said
    if lines.cut:
        return [], f"This line is longer than {LONGEST_LINE:,} characters."
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width and any(cell.strip() for cell in cells):
        return cells, f"This row has {len(cells)} cells and the headings have {width}."
    return cells, ""


def _hides_a_row(taken: Sequence[str], headings: Headings, columns: tuple[Column, ...], *, whole: bool) -> bool:
    """Whether a record of several lines has swallowed a line that is a row by itself.

    In a record that is otherwise whole, only a line that reads without fault as a row counts: prose may hold commas.
    """
    for line in taken[1:]:
        try:
            cells = next(csv.reader([line], delimiter=headings.delimiter, strict=True, skipinitialspace=True), [])
        except csv.Error:
            continue
        if len(cells) != len(headings.written):
            continue
        found = {name: _decoded(cells[at])[0].strip() for name, at in headings.place.items()}
        if not whole or not values_of(found, columns)[1]:
            return True
    return False


def _record(first: int, lines: _Lines, cells: Sequence[str], problem: str, headings: Headings) -> Record:
    raw = _decoded("".join(lines.taken))[0][:KEPT_OF_UNREADABLE].rstrip("\r\n")
    if problem:
        return Record(first, lines.number, (), raw, problem)
    decoded = [_decoded(cell) for cell in cells]
    if not all(whole for _, whole in decoded):
        return Record(first, lines.number, (), raw, "Some letters could not be read. Save the file as “CSV UTF-8”.")
    if any("\0" in cell for cell in cells):
        return Record(first, lines.number, (), raw, "This row holds a character (NUL) that is not text.")
    texts = tuple(text.strip() for text, _ in decoded)
    again = texts == headings.written
    return Record(first, lines.number, texts, raw, "This line repeats the headings." if again else "")


def _decoded(cell: str) -> tuple[str, bool]:
    """A cell's own text: UTF-8 where it is, else Windows-1252; and whether every letter of it could be read."""
    if cell.isascii():
        return cell, True
    octets = cell.encode("latin-1")
    try:
        return octets.decode("utf-8"), True
    except UnicodeDecodeError:
        text = octets.decode("cp1252", errors="replace")
        return text, "\ufffd" not in text
