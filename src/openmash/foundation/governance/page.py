"""Reading a profile strictly: a slip in a file is refused with its name, the key and what to write."""

from collections.abc import Iterator
from datetime import date, time
from typing import TypeVar

from openmash.foundation.governance.wording import NotALimit, limit_from
from openmash.statute.limits import Limit

Kind = TypeVar("Kind", str, int, bool, date)
SPOKEN = {
    str: "words in quotation marks",
    int: "a whole number",
    bool: "true or false",
    date: "a date like 2026-09-01",
}


class ProfileProblem(ValueError):
    """A profile that cannot be used, in a sentence naming the file and the key."""


class Page:
    """One table of a TOML file. Take what is expected, then `finish()`, which refuses anything left over."""

    def __init__(self, file: str, where: str, entries: dict[str, object]) -> None:
        self.file, self.where = file, where
        self._left = dict(entries)

    def problem(self, key: str, sentence: str) -> ProfileProblem:
        """The error to raise about one key."""
        return ProfileProblem(f"{self.file}, {self.at(key)}: {sentence}")

    def at(self, key: str) -> str:
        """The key with the tables it is in: "ratings.red.enquiry"."""
        return f"{self.where}.{key}" if self.where else key

    def required(self, key: str, kind: type[Kind], expected: str = "") -> Kind:
        """A value that must be there; `expected` says what to write when its kind does not say enough."""
        if key not in self._left:
            raise self.problem(key, f"is missing. Give {expected or SPOKEN[kind]}.")
        return self._kind(key, self._left.pop(key), kind)

    def optional(self, key: str, kind: type[Kind], otherwise: Kind) -> Kind:
        """A value that may be left out."""
        return self._kind(key, self._left.pop(key), kind) if key in self._left else otherwise

    def limit(self, key: str = "limit") -> Limit:
        """A limit in words."""
        try:
            return limit_from(self.required(key, str, "a limit, such as “1 working day”"))
        except NotALimit as why:
            raise self.problem(key, str(why)) from None

    def time_of_day(self, key: str) -> time:
        """A time like "09:00"."""
        words = self.required(key, str, "a time like “09:00”")
        try:
            return time.fromisoformat(words)
        except ValueError:
            raise self.problem(key, f"“{words}” is not a time. Write it like “09:00”.") from None

    def dates(self, key: str) -> tuple[date, ...]:
        """A list of dates; none when left out."""
        return tuple(self._kind(key, item, date) for item in self._list(key))

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words; none when left out."""
        return tuple(self._kind(key, item, str) for item in self._list(key))

    def table(self, key: str) -> "Page":
        """A table inside this one, which must be there."""
        if key not in self._left:
            raise self.problem(key, "is missing. It needs a table of its own.")
        return self._page(key, self._left.pop(key))

    def table_if(self, key: str) -> "Page | None":
        """A table inside this one; None where it is left out."""
        return self.table(key) if key in self._left else None

    def tables(self, key: str) -> Iterator[tuple[str, "Page"]]:
        """Every named table under a key, in the order written; none when left out."""
        if key in self._left:
            inside = self._page(key, self._left.pop(key))
            for name, entries in inside._left.items():
                yield name, inside._page(name, entries)

    def repeated(self, key: str) -> Iterator["Page"]:
        """Every table of a repeated [[key]], in the order written; none when left out."""
        for number, entries in enumerate(self._list(key), start=1):
            yield self._page(f"{key} number {number}", entries)

    def finish(self) -> None:
        """Refuse a key nobody asked for: it is a slip of the pen, or a rule that would silently not apply."""
        for key in self._left:
            raise self.problem(key, "is not something a profile says. Check the spelling, or take it out.")

    def _page(self, key: str, entries: object) -> "Page":
        if not isinstance(entries, dict):
            raise self.problem(key, "should be a table.")
        return Page(self.file, self.at(key), entries)

    def _list(self, key: str) -> list[object]:
        items = self._left.pop(key, [])
        if not isinstance(items, list):
            raise self.problem(key, "should be a list.")
        return items

    def _kind(self, key: str, value: object, kind: type[Kind]) -> Kind:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.problem(key, f"should be {SPOKEN[kind]}.")
        if kind is str and not str(value).strip():
            raise self.problem(key, "is empty.")
        return value
