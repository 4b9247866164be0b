"""What a partner's feed is, what its rows become, and what the loading of a file comes to."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Generic, Literal, TypeVar
from uuid import UUID

from openmash.foundation.imports.columns import Column

R = TypeVar("R")
Verdict = Literal["accepted", "already_held"]
RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # wide forms run too


@dataclass(frozen=True)
class Outcome:
    """What became of a row: taken in, or nothing new in it. `about` names what it made or touched, as audit keys."""

    verdict: Verdict = "accepted"
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Origin:
    """Where a row comes from, for the facts it becomes (`origin_id=origin.row_id`), and what came before it.

    `cells` are the row's own cells by column, as sent. `before` are the keys that the newest earlier row with this key
    made or touched, and `said` its cells; `group` the keys of every earlier row of the same group (the other children
    of one notification). `as_at` (UTC) is how fresh the file says it is.
    """

    row_id: UUID
    batch_id: UUID
    key: str
    as_at: datetime | None
    cells: Mapping[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    group: tuple[str, ...] = ()


Handle = Callable[[R, Origin], Outcome]


@dataclass(frozen=True)
class Feed(Generic[R]):
    """A kind of file an agency sends: its columns, the row they make, and what makes two rows the same one.

    `make` is the row's frozen dataclass, whose fields are the columns. The `key` columns name what the row is about in
    the sender's own system; the `group` columns what several rows share. A `snapshot` is a whole list each time: a row
    missing from a newer file is over. Otherwise a row once taken in is never taken in again. After `stale_after` the
    feed is shown as stale. `as_at_of` reads a time from a row, for a file not dated itself: the oldest in a snapshot,
    else the newest.
    """

    slug: str
    name: str
    columns: tuple[Column, ...]
    make: Callable[..., R]
    key: tuple[str, ...]
    group: tuple[str, ...] = ()
    snapshot: bool = False
    stale_after: timedelta = timedelta(hours=24)
    as_at_of: Callable[[R], datetime | None] | None = None

    def __post_init__(self) -> None:
        declared = {column.name for column in self.columns}
        made = {f.name for f in fields(self.make)}  # type: ignore[arg-type]  # `make` is a dataclass
        if declared != made:
            raise ValueError(f"The columns of {self.slug} are not the fields of its row: {sorted(declared ^ made)}.")
        if not self.key or not {*self.key, *self.group} <= declared:
            raise ValueError(f"The key of {self.slug} is not among its columns.")

    def key_of(self, cells: Mapping[str, str]) -> str:
        """What the row is about, as the sender writes it; blank where the row does not say."""
        return _joined(cells, self.key)

    def group_of(self, cells: Mapping[str, str]) -> str:
        """What the row shares with others: its key, where the feed has no groups."""
        return _joined(cells, self.group or self.key)

    def hash_of(self, cells: Mapping[str, str]) -> str:
        """What the row says, whatever order and headings its file has: SHA-256 in hexadecimal."""
        said = {c.name: cells[c.name] for c in self.columns if c.hashed and cells.get(c.name)}
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Refused:
    """A row that was not taken in: where it stands in the file, what it calls itself, and why."""

    line: int
    last_line: int
    key: str
    reason: str


@dataclass(frozen=True)
class Receipt:
    """What a file came to. `rows` is always accepted + already held + quarantined; `gone` are no longer in a list."""

    batch_id: UUID
    feed: str
    agency_id: UUID
    file_name: str
    file_sha256: str
    as_at: datetime | None
    received_at: datetime
    accepted: int = 0
    already_held: int = 0
    gone: int = 0
    refused: tuple[Refused, ...] = ()
    unused_headings: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def quarantined(self) -> int:
        """How many rows were not taken in and wait to be put right."""
        return len(self.refused)

    @property
    def rows(self) -> int:
        """How many rows the file holds, its headings and blank lines apart."""
        return self.accepted + self.already_held + self.quarantined

    def as_csv(self) -> str:
        """The receipt as CSV, safe to open in a spreadsheet: one line for each count, then one for each refused row."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(["item", "line", "reference", "detail"])
        counts = [("rows", self.rows), ("accepted", self.accepted), ("already held", self.already_held)]
        counts += [("quarantined", self.quarantined), ("no longer listed", self.gone)]
        said = [("feed", self.feed), ("file", self.file_name), ("file sha256", self.file_sha256)]
        said += [("as at", self.as_at.isoformat() if self.as_at else "not known")]
        said += [("received", self.received_at.isoformat()), *((name, str(count)) for name, count in counts)]
        said += [("heading not used", heading) for heading in self.unused_headings]
        said += [("warning", warning) for warning in self.warnings]
        for item, detail in said:
            writer.writerow([item, "", "", spreadsheet_safe(detail)])
        for row in self.refused:
            where = str(row.line) if row.line == row.last_line else f"{row.line} to {row.last_line}"
            writer.writerow(["quarantined row", where, spreadsheet_safe(row.key), spreadsheet_safe(row.reason)])
        return out.getvalue()


def _joined(cells: Mapping[str, str], names: tuple[str, ...]) -> str:
    words = [" ".join(cells.get(name, "").split()) for name in names]
    return "|".join(words) if any(words) else ""


def spreadsheet_safe(cell: str) -> str:
    """A cell that no spreadsheet will run as a formula: one that begins = + - @ or a control character is prefixed."""
    return f"'{cell}" if cell.startswith(RISKY_STARTS) else cell
