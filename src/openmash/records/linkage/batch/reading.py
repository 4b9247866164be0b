"""A partner's list out of a CSV file into DuckDB, or one sentence that says what is wrong with it, where, and what to do."""

from __future__ import annotations

import codecs
import csv
import re
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

import duckdb

from openmash.records.linkage.batch.preparing import FIELDS
from openmash.records.linkage.model.preparing import birth

COLUMNS = {
    "record_id": "record_id", "forenames": "forenames", "surname": "surname", "date_of_birth": "born", "sex": "sex",
    "address": "address", "postcode": "postcode", "nhs_number": "nhs_number", "upn": "upn", "phone": "phone",
}  # fmt: skip
"""The columns a file may have, and the field of a record that each is."""
ENOUGH = ("forenames", "surname", "born", "postcode", "address", "nhs_number", "upn", "phone")
SEPARATORS = ",;\t|"
CHUNK, LONGEST_LINE = 1 << 20, 4_000_000
NOT_CSV = {b"PK\x03\x04": "an Excel workbook", b"\xd0\xcf\x11\xe0": "an old Excel workbook", b"%PDF": "a PDF"}


class BadFile(Exception):
    """A file that cannot be read. `sentence` says where and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def renamed(path: Path | None) -> Mapping[str, str]:
    """From a TOML file such as `record_id = "PersonID"`: our column by theirs, in small letters. Raises BadFile."""
    if path is None:
        return {}
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise BadFile(
            f'{path.name} cannot be read as TOML ({wrong}). Write a line for each column: record_id = "PersonID".'
        ) from wrong
    said = said.get("columns", said)
    if not isinstance(said, dict):
        raise BadFile(
            f'{path.name}: columns is to be a table. Write [columns], and under it a line for each: record_id = "PersonID".'
        )
    for ours, theirs in said.items():
        if ours not in COLUMNS or not isinstance(theirs, str):
            raise BadFile(f"{path.name}: {ours} is no column of ours, or names none. Ours are {', '.join(COLUMNS)}.")
    return {theirs.strip().lower(): ours for ours, theirs in said.items()}


def read(
    db: duckdb.DuckDBPyConnection, path: Path, table: str, names: Mapping[str, str], *, leave_dates: bool = False
) -> tuple[int, str]:
    """Make view `table` (id, record_id and FIELDS, as text, null where empty); returns how many records it holds, and a sentence
    about dates that cannot be, or "".

    Commas, semicolons, tabs or bars; UTF-8 with or without a mark; columns in any order, others left alone. Raises BadFile.
    `leave_dates`: however many dates cannot be, they are left out of the comparing.
    """
    if not path.is_file():
        raise BadFile(f"There is no file {path}.")
    _is_utf8(path)
    headings, separator = _headings(path)
    columns = _columns(path, headings, names)
    named = ", ".join(f"'c{i}': 'varchar'" for i in range(len(headings)))
    at = {field: f"nullif(trim(c{i}), '')" for field, i in columns.items()}
    taken = ", ".join(f"{at.get(field, 'null::varchar')} as {field}" for field in ("record_id", *FIELDS))
    lines = _Lines(path, separator)

    def take(file: Path) -> None:
        db.execute(
            f"create or replace table {table}_rows as select {taken} from read_csv(?, header = true, "
            f"auto_detect = false, columns = {{{named}}}, delim = '{separator}', quote = '\"', escape = '\"', strict_mode = true, "
            f"null_padding = false, max_line_size = {LONGEST_LINE})",
            [str(file)],
        )  # fmt: skip

    try:
        try:
            take(path)
        except duckdb.InvalidInputException as wrong:
            if "invalid state" not in str(wrong):
                raise
            # its lines end now as Windows writes them, now otherwise: it is read again with one kind, line by line the same
            with NamedTemporaryFile("w", encoding="utf-8", newline="\n", suffix=".csv") as copy:
                with path.open(encoding="utf-8-sig") as file:
                    shutil.copyfileobj(file, copy, CHUNK)
                copy.flush()
                take(Path(copy.name))
    except duckdb.Error as wrong:
        raise BadFile(_row_sentence(lines, str(wrong), len(headings))) from wrong
    # rows stand as they come in the file; numbering them while they are read would let one thread read alone
    db.execute(f"create or replace view {table} as select (rowid + 1)::integer as id, * from {table}_rows")
    warning = _check(db, lines, table, leave_dates=leave_dates)
    return int(_one(db, f"select count(*) from {table}")), warning


@dataclass(frozen=True)
class _Lines:
    """Where a record stands in a file whose cells may hold more lines than one."""

    path: Path
    separator: str

    def at(self, record: int) -> str:
        """The file and the line on which a record begins, the first after the headings being 1."""
        return self._where(record, blank_too=False)

    def at_row(self, row: int) -> str:
        """The same, of what DuckDB calls a line: the headings are the first, and a line with nothing on it is one as well."""
        return self._where(row - 1, blank_too=True)

    def _where(self, which: int, *, blank_too: bool) -> str:
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, delimiter=self.separator)
            count, begins = -1, 1
            with suppress(csv.Error):  # a cell too long for it is where it stands
                for row in rows:
                    count += bool(row) or blank_too
                    if count == which:
                        break
                    begins = rows.line_num + 1
        return f"{self.path.name}, line {begins}"


def _is_utf8(path: Path) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    with path.open("rb") as file:
        start = file.read(4)
        if start in NOT_CSV:
            raise BadFile(f"{path.name} is {NOT_CSV[start]}, not a CSV file. Open it and save it as “CSV UTF-8”.")
        if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise BadFile(f"{path.name} is written in UTF-16. Save it again as “CSV UTF-8”.")
        if not start:
            raise BadFile(f"{path.name} is empty. Its first line must name its columns, record_id among them.")
        file.seek(0)
        while chunk := file.read(CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as wrong:
                line += chunk[: wrong.start].count(b"\n")
                raise BadFile(
                    f"{path.name}, line {line}: a letter there is not written in UTF-8. Save the file again as “CSV UTF-8”."
                ) from wrong
            if b"\0" in chunk:
                line += chunk[: chunk.index(b"\0")].count(b"\n")
                raise BadFile(
                    f"{path.name}, line {line}: there is a null character, so this is no CSV file. Save it again as “CSV UTF-8”."
                )
            line += chunk.count(b"\n")


def _headings(path: Path) -> tuple[list[str], str]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        first = file.readline(100_000)
    separator = max(SEPARATORS, key=first.count)
    headings = [
        heading.strip().lower() for heading in next(csv.reader([first.rstrip("\r\n")], delimiter=separator), [])
    ]
    twice = next((heading for i, heading in enumerate(headings) if heading and heading in headings[:i]), None)
    if twice:
        raise BadFile(f"{path.name}, line 1: the column {twice} is there twice. Take one of them out, or rename it.")
    return headings, separator


def _columns(path: Path, headings: Sequence[str], names: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, heading in enumerate(headings):
        ours = names.get(heading, re.sub(r"[\s\-]+", "_", heading))
        if ours in COLUMNS and not (ours in names.values() and heading not in names):
            found[COLUMNS[ours]] = i
    missing = [theirs for theirs in names if theirs not in headings]
    if missing and len(missing) == len(names):
        raise BadFile(
            f"{path.name}, line 1: there is no column {missing[0]}, which the file of columns names. It has {', '.join(headings)}."
        )
    if "record_id" not in found:
        raise BadFile(
            f"{path.name}, line 1: there is no column record_id. It has {', '.join(headings) or 'none'}. Rename the one that names "
            "each record, or say which it is with --columns."
        )
    if not any(field in found for field in ENOUGH):
        raise BadFile(
            f"{path.name}, line 1: no column says anything of a person. It may have {', '.join(list(COLUMNS)[1:])}."
        )
    return found


def _row_sentence(lines: _Lines, wrong: str, expected: int) -> str:
    row = re.search(r"[Ll]ine:? (\d+)", wrong)
    where = lines.at_row(int(row[1])) if row else lines.path.name
    if "maximum line size" in wrong.lower():
        return f"{where}: the line is longer than {LONGEST_LINE:,} characters. Something is not closed there, or does not belong."
    if "unterminated quote" in wrong.lower():
        return (
            f"{where}: a quotation mark is opened and not closed. Close it, or double it where it is part of the text."
        )
    return f"{where}: the line does not have the {expected} columns that line 1 names. Put what has a separator in it in quotation marks."


def _check(db: duckdb.DuckDBPyConnection, lines: _Lines, table: str, *, leave_dates: bool) -> str:
    if not _one(db, f"select count(*) from {table}"):
        raise BadFile(f"{lines.path.name} has no records under its headings. Ask for the file again.")
    nameless = db.execute(f"select min(id) from {table} where record_id is null").fetchone()
    if nameless and nameless[0]:
        raise BadFile(f"{lines.at(nameless[0])}: record_id is empty. Give each record one of its own.")
    if _one(db, f"select count(*) - count(distinct record_id) from {table}"):
        twice = db.execute(
            f"select record_id, min(id), max(id) from {table} group by record_id having count(*) > 1 order by 2 limit 1"
        ).fetchone() or ("", 0, 0)
        raise BadFile(
            f"{lines.at(twice[2])}: record_id {twice[0]} is also on {lines.at(twice[1]).split(', ')[-1]}. Give each record one of its own."
        )
    return _impossible_dates(db, lines, table, leave_dates=leave_dates)


def _impossible_dates(db: duckdb.DuckDBPyConnection, lines: _Lines, table: str, *, leave_dates: bool) -> str:
    """What to say of dates that cannot be. A slip here and there does not stop a night's list: such a record is compared
    by the month, where that can be, or without its date. Where more than one date in ten cannot be, they are written another way, and nothing is compared.
    """
    wrong = []
    for (said,) in db.execute(f"select distinct born from {table} where born is not null").fetchall():
        try:
            birth(said)
        except ValueError:
            wrong.append(said)
    if not wrong:
        return ""
    at, said = db.execute(
        f"select id, born from {table} where list_contains(?, born) order by id limit 1", [wrong]
    ).fetchone() or (0, "")
    row = db.execute(f"select count(*) filter (list_contains(?, born)), count(born) from {table}", [wrong]).fetchone()
    count, dates = row or (0, 0)
    where = f"{lines.at(at)}: {said} is no date"
    if count * 10 <= dates or leave_dates:
        others = f" ({count:,} such dates in all)" if count > 1 else ""
        return f"{where}{others}. Only as much of it as can be is compared; put it right where it was written."
    raise BadFile(
        f"{where}, and {count:,} of {dates:,} dates are none. Write 2015-03-09, or 2015-03 or 2015 where no more is known, or "
        "leave them empty; or compare the rest without them with --leave-dates."
    )


def _one(db: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = db.execute(sql).fetchone()
    return int(row[0]) if row else 0
