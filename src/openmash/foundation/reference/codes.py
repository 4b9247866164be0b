"""Reading a code set: `code_sets/NAME.csv`, whose first lines (# title, # source, # dated) say whence it comes."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "code_sets"


class BadCodeSet(Exception):
    """A code set's file is not as it must be; the message names the file and the line."""


@dataclass(frozen=True)
class Code:
    """One code with its words. `begins_on`: chosen from then; `retired_on`: kept for old records, chosen no more."""

    code: str
    label: str
    group: str = ""
    note: str = ""
    retired_on: date | None = None
    begins_on: date | None = None

    def may_be_chosen(self, on: date) -> bool:
        """Whether it is in use on that day."""
        begun = self.begins_on is None or self.begins_on <= on
        return begun and (self.retired_on is None or on < self.retired_on)


@dataclass(frozen=True)
class CodeSet:
    """A list of codes in the order to show them, with the title, the source and the day the source was read."""

    name: str
    title: str
    source: str
    dated: date
    codes: tuple[Code, ...]

    def label(self, code: str) -> str:
        """The words of a code. Raises KeyError for one the set does not have."""
        for found in self.codes:
            if found.code == code:
                return found.label
        raise KeyError(code)

    def __contains__(self, code: object) -> bool:
        return any(found.code == code for found in self.codes)

    def in_use(self, on: date) -> tuple[Code, ...]:
        """The codes that may be chosen on a day."""
        return tuple(code for code in self.codes if code.may_be_chosen(on))


@cache
def codes(name: str) -> CodeSet:
    """The code set of this name. Raises BadCodeSet where there is none or its file is wrong."""
    path = FOLDER / f"{name}.csv"
    if not name.isidentifier() or not path.exists():
        raise BadCodeSet(f"There is no code set {name}.")
    return read_code_set(path)


def every_code_set() -> tuple[CodeSet, ...]:
    """All code sets, by name."""
    return tuple(codes(path.stem) for path in sorted(FOLDER.glob("*.csv")))


def read_code_set(path: Path) -> CodeSet:
    """Read one file. Raises BadCodeSet, naming the line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    said = {}
    for line in lines:
        if not line.startswith("#"):
            break
        key, _, value = line.lstrip("# ").partition(":")
        said[key.strip()] = value.strip()
    for needed in ("title", "source", "dated"):
        if not said.get(needed):
            raise BadCodeSet(f"{path.name} does not say its {needed} in a first line like “# {needed}: …”.")
    rows = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    found: dict[str, Code] = {}
    for number, row in zip(
        (number for number, _ in rows[1:]), csv.DictReader(line for _, line in rows), strict=True
    ):  # fmt: skip
        code, label = (row.get("code") or "").strip(), (row.get("label") or "").strip()
        if not code or not label:
            raise BadCodeSet(f"{path.name} line {number} lacks its code or its label.")
        if code in found:
            raise BadCodeSet(f"{path.name} line {number} repeats the code {code}.")
        retired = date.fromisoformat(row["retired_on"]) if row.get("retired_on") else None
        begins = date.fromisoformat(row["begins_on"]) if row.get("begins_on") else None
        group, note = (row.get("group") or "").strip(), (row.get("note") or "").strip()
        found[code] = Code(code, label, group, note, retired, begins)
    return CodeSet(path.stem, said["title"], said["source"], date.fromisoformat(said["dated"]), tuple(found.values()))
