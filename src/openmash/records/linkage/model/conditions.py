"""What can be asked of two prepared records, as data: each question is one object with two readings.

`holds` reads it in Python, `sql` writes it for DuckDB and for Spark. Nothing is asked but equality, whether lists have
a member in common, and whole numbers of edits, so that both engines and Python answer alike, always. A question about
something that either record lacks is answered no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from openmash.records.linkage.model.preparing import Prepared

Dialect = Literal["duckdb", "spark"]


FIGURES = frozenset({"nhs", "upn", "phone", "born", "postcode"})
"""Columns of which every letter or figure is one byte."""


class Condition(Protocol):
    """A question about two records."""

    def holds(self, left: Prepared, right: Prepared) -> bool:
        """The answer in Python."""

    def sql(self, dialect: Dialect) -> str:
        """The question as SQL over columns that end in _l and _r; its answer may be null, which means no."""


@dataclass(frozen=True)
class Same:
    """The two values are equal; with `other`, the left's `column` and the right's `other`."""

    column: str
    other: str = ""

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.other or self.column)
        return one is not None and one == two

    def sql(self, dialect: Dialect) -> str:
        return f"{self.column}_l = {self.other or self.column}_r"


@dataclass(frozen=True)
class Known:
    """Both records say it."""

    column: str

    def holds(self, left: Prepared, right: Prepared) -> bool:
        return getattr(left, self.column) is not None and getattr(right, self.column) is not None

    def sql(self, dialect: Dialect) -> str:
        return f"{self.column}_l is not null and {self.column}_r is not null"


@dataclass(frozen=True)
class Edits:
    """At most `most` letters or figures to put in, leave out or change between two values of `shortest` or more; with
    `other`, between the left's `column` and the right's `other`, here and below.
    """

    column: str
    most: int
    shortest: int
    other: str = ""

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.other or self.column)
        if one is None or two is None or min(len(one), len(two)) < self.shortest:
            return False
        return edits(one, two, self.most) <= self.most

    def sql(self, dialect: Dialect) -> str:
        a, b = f"{self.column}_l", f"{self.other or self.column}_r"
        within = f"abs(length({a}) - length({b})) <= {self.most} and levenshtein({a}, {b}) <= {self.most}"
        if dialect == "duckdb" and self.most == 1 and self.column in FIGURES:  # the same, in a sixth of the time
            within = f"case when length({a}) = length({b}) then hamming({a}, {b}) <= 1 else {within} end"
        return f"length({a}) >= {self.shortest} and length({b}) >= {self.shortest} and {within}"


@dataclass(frozen=True)
class Begins:
    """One value is the beginning of the other, and has `shortest` letters or more."""

    column: str
    shortest: int
    other: str = ""

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.other or self.column)
        if one is None or two is None or min(len(one), len(two)) < self.shortest:
            return False
        return bool(one.startswith(two) or two.startswith(one))

    def sql(self, dialect: Dialect) -> str:
        a, b = f"{self.column}_l", f"{self.other or self.column}_r"
        least = f"length({a}) >= {self.shortest} and length({b}) >= {self.shortest}"
        return f"{least} and (left({a}, length({b})) = {b} or left({b}, length({a})) = {a})"


@dataclass(frozen=True)
class Ends:
    """One value is the ending of the other, and has `shortest` letters or more."""

    column: str
    shortest: int

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.column)
        if one is None or two is None or min(len(one), len(two)) < self.shortest:
            return False
        return bool(one.endswith(two) or two.endswith(one))

    def sql(self, dialect: Dialect) -> str:
        a, b = f"{self.column}_l", f"{self.column}_r"
        least = f"length({a}) >= {self.shortest} and length({b}) >= {self.shortest}"
        return f"{least} and (right({a}, length({b})) = {b} or right({b}, length({a})) = {a})"


@dataclass(frozen=True)
class Swapped:
    """Two figures or letters in each other's place, in values of `shortest` or more: for values seldom compared."""

    column: str
    shortest: int
    other: str = ""

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.other or self.column)
        if one is None or two is None or min(len(one), len(two)) < self.shortest:
            return False
        return sorted(one) == sorted(two) and edits(one, two, 2) == 2

    def sql(self, dialect: Dialect) -> str:
        a, b = f"{self.column}_l", f"{self.other or self.column}_r"
        ordered = "list_sort(string_split({}, ''))" if dialect == "duckdb" else "array_sort(split({}, ''))"
        swapped = f"levenshtein({a}, {b}) = 2 and {ordered.format(a)} = {ordered.format(b)}"
        if dialect == "duckdb":  # whether they have the same letters at all takes a fourth of the time
            swapped = f"case when jaccard({a}, {b}) = 1 then {swapped} else false end"
        return f"case when length({a}) >= {self.shortest} and length({a}) = length({b}) then {swapped} else false end"


@dataclass(frozen=True)
class StartAlike:
    """The first `letters` letters are the same."""

    column: str
    letters: int

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.column)
        return one is not None and two is not None and one[: self.letters] == two[: self.letters]

    def sql(self, dialect: Dialect) -> str:
        return f"left({self.column}_l, {self.letters}) = left({self.column}_r, {self.letters})"


@dataclass(frozen=True)
class HalfShared:
    """Half or more of the shorter list are in the other, and it has `shortest` members or more. None is there twice."""

    column: str
    shortest: int

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.column)
        fewer = min(len(one), len(two))
        return fewer >= self.shortest and 2 * len(set(one).intersection(two)) >= fewer

    def sql(self, dialect: Dialect) -> str:
        a, b = f"{self.column}_l", f"{self.column}_r"
        size, common = ("len", "list_intersect") if dialect == "duckdb" else ("size", "array_intersect")
        fewer = f"least({size}({a}), {size}({b}))"
        return f"{fewer} >= {self.shortest} and 2 * {size}({common}({a}, {b})) >= {fewer}"


@dataclass(frozen=True)
class Exchanged:
    """The same letters or figures, two of them in each other's place; `sorted_column` holds them in order."""

    column: str
    sorted_column: str

    def holds(self, left: Prepared, right: Prepared) -> bool:
        if not Same(self.sorted_column).holds(left, right):
            return False
        return edits(getattr(left, self.column), getattr(right, self.column), 2) <= 2

    def sql(self, dialect: Dialect) -> str:
        a, b = f"{self.column}_l", f"{self.column}_r"
        return f"{self.sorted_column}_l = {self.sorted_column}_r and levenshtein({a}, {b}) <= 2"


@dataclass(frozen=True)
class Shared:
    """The two lists have a member in common; with `other`, the left's `column` and the right's `other`."""

    column: str
    other: str = ""

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, two = getattr(left, self.column), getattr(right, self.other or self.column)
        return bool(one and two and not set(one).isdisjoint(two))

    def sql(self, dialect: Dialect) -> str:
        function = "list_has_any" if dialect == "duckdb" else "arrays_overlap"
        return f"{function}({self.column}_l, {self.other or self.column}_r)"


@dataclass(frozen=True)
class BothAre:
    """A thing that is true of each record on its own is true of both."""

    column: str

    def holds(self, left: Prepared, right: Prepared) -> bool:
        return bool(getattr(left, self.column)) and bool(getattr(right, self.column))

    def sql(self, dialect: Dialect) -> str:
        return f"{self.column}_l and {self.column}_r"


@dataclass(frozen=True)
class OneLacks:
    """One of the two records, or each, does not say it."""

    column: str

    def holds(self, left: Prepared, right: Prepared) -> bool:
        return getattr(left, self.column) is None or getattr(right, self.column) is None

    def sql(self, dialect: Dialect) -> str:
        return f"{self.column}_l is null or {self.column}_r is null"


@dataclass(frozen=True)
class BothList:
    """Both lists have a member."""

    column: str

    def holds(self, left: Prepared, right: Prepared) -> bool:
        return bool(getattr(left, self.column)) and bool(getattr(right, self.column))

    def sql(self, dialect: Dialect) -> str:
        size = "len" if dialect == "duckdb" else "size"
        return f"{size}({self.column}_l) > 0 and {size}({self.column}_r) > 0"


@dataclass(frozen=True)
class In:
    """The left's value is a member of the right's list; `reverse`: the right's value, of the left's list."""

    column: str
    among: str
    reverse: bool = False

    def holds(self, left: Prepared, right: Prepared) -> bool:
        one, other = (right, left) if self.reverse else (left, right)
        value = getattr(one, self.column)
        return value is not None and value in getattr(other, self.among)

    def sql(self, dialect: Dialect) -> str:
        one, other = ("r", "l") if self.reverse else ("l", "r")
        return f"array_contains({self.among}_{other}, {self.column}_{one})"


class All:
    """Every one of these."""

    def __init__(self, *parts: Condition) -> None:
        self.parts = parts

    def holds(self, left: Prepared, right: Prepared) -> bool:
        for part in self.parts:  # noqa: SIM110  # a generator costs as much as what it asks
            if not part.holds(left, right):
                return False
        return True

    def sql(self, dialect: Dialect) -> str:
        return " and ".join(f"({part.sql(dialect)})" for part in self.parts)


class Any:
    """At least one of these."""

    def __init__(self, *parts: Condition) -> None:
        self.parts = parts

    def holds(self, left: Prepared, right: Prepared) -> bool:
        for part in self.parts:  # noqa: SIM110  # a generator costs as much as what it asks
            if part.holds(left, right):
                return True
        return False

    def sql(self, dialect: Dialect) -> str:
        return " or ".join(f"({part.sql(dialect)})" for part in self.parts)


@dataclass(frozen=True)
class Not:
    """Not this, or not known."""

    part: Condition

    def holds(self, left: Prepared, right: Prepared) -> bool:
        return not self.part.holds(left, right)

    def sql(self, dialect: Dialect) -> str:
        return f"not coalesce({self.part.sql(dialect)}, false)"


def edits(one: str, two: str, most: int) -> int:
    """Levenshtein's distance, or any number above `most` where it is more."""
    if one == two:
        return 0
    if most == 0 or abs(len(one) - len(two)) > most:
        return most + 1
    one, two = _apart(one, two)
    if most == 1:
        return 1 if len(one) <= 1 and len(two) <= 1 else 2
    if not one or not two:
        return len(one) + len(two)
    if len(set(one) ^ set(two)) > 2 * most:  # one edit changes two of the letters at most
        return most + 1
    return _distance(one, two, most)


def _apart(one: str, two: str) -> tuple[str, str]:
    """Both without the beginning and the ending that they share."""
    start, one_end, two_end = 0, len(one), len(two)
    while start < one_end and start < two_end and one[start] == two[start]:
        start += 1
    while one_end > start and two_end > start and one[one_end - 1] == two[two_end - 1]:
        one_end, two_end = one_end - 1, two_end - 1
    return one[start:one_end], two[start:two_end]


def _distance(one: str, two: str, most: int) -> int:
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0], least = row[0], i, i
        for j, other in enumerate(two, 1):
            kept = before + (letter != other)
            before = row[j]
            kept = row[j] = min(kept, before + 1, row[j - 1] + 1)
            if kept < least:
                least = kept
        if least > most:
            return most + 1
    return row[-1]
