"""The questions a form can ask. Each reads what was typed into a value, or says plainly what to put right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar, overload

from django.utils import timezone

from openmash.foundation.design.partial_dates import PartialDate

if TYPE_CHECKING:
    from openmash.foundation.design.forms import Form

T = TypeVar("T")
Typed = Mapping[str, tuple[str, ...]]
"""What was typed, by the part of the field ("" for a field in one piece)."""
UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Wrong(Exception):
    """What was typed cannot be used; the sentence says what to do, `part` which box of the field."""

    def __init__(self, sentence: str, part: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.part = part


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    value: str
    text: str
    hint: str = ""


class Field(Generic[T]):
    """A question. On the form's class it is the field; on a form it is the value read, or the empty value."""

    parts: ClassVar[tuple[str, ...]] = ("",)
    name: str

    def __init__(self, label: str, *, hint: str = "", required: str = "") -> None:
        """`required` is the sentence shown when nothing was answered; empty means it may be left out."""
        self.label = label
        self.hint = hint
        self.required = required

    @property
    def said(self) -> str:
        """The label as the beginning of a sentence about it."""
        return self.label.rstrip("?:. ")

    def __set_name__(self, owner: type[Form], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, form: None, owner: type[Form]) -> Self: ...
    @overload
    def __get__(self, form: Form, owner: type[Form]) -> T: ...
    def __get__(self, form: Form | None, owner: type[Form]) -> Self | T:
        if form is None:
            return self
        return form.values.get(self.name, self.empty())  # type: ignore[return-value]  # put there by read()

    def empty(self) -> T:
        """The value when nothing was answered."""
        raise NotImplementedError

    def read(self, typed: Typed) -> T:
        """The value of what was typed. Raises Wrong."""
        raise NotImplementedError

    def write(self, value: T) -> Typed:
        """What would have to be typed for this value: fills the form."""
        return {"": (str(value),) if value else ()}

    def first(self, typed: Typed, part: str = "") -> str:
        """The first thing typed in a box, without spaces at its ends. Raises Wrong for what cannot be kept."""
        text = next(iter(typed.get(part, ())), "").strip()
        if UNKEEPABLE.search(text):
            raise Wrong(f"{self.said}: take out the character that cannot be shown, and type it again.", part)
        return text


class Text(Field[str]):
    """One line."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        required: str = "",
        most: int = 200,
        width: str = "",
        autocomplete: str = "",
        inputmode: str = "",
        kind: str = "text",
        check: Callable[[str], str] | None = None,
    ) -> None:
        """`check` returns the text as it should be kept, or raises Wrong. `kind` is text, email or tel."""
        super().__init__(label, hint=hint, required=required)
        self.most, self.width, self.autocomplete = most, width, autocomplete
        self.inputmode, self.kind, self.check = inputmode, kind, check

    def empty(self) -> str:
        return ""

    def read(self, typed: Typed) -> str:
        text = " ".join(self.first(typed).split())
        _not_too_long(self.said, text, self.most)
        return self.check(text) if text and self.check else text


class LongText(Field[str]):
    """As many lines as are needed. Lines and spaces inside are kept as typed."""

    def __init__(self, label: str, *, hint: str = "", required: str = "", most: int = 20_000, rows: int = 5) -> None:
        super().__init__(label, hint=hint, required=required)
        self.most, self.rows = most, rows

    def empty(self) -> str:
        return ""

    def read(self, typed: Typed) -> str:
        text = self.first({"": tuple(t.replace("\r\n", "\n") for t in typed.get("", ()))})
        _not_too_long(self.said, text, self.most)
        return text


class Choice(Field[str]):
    """One answer of several."""

    def __init__(
        self, label: str, options: Sequence[Option], *, hint: str = "", required: str = "", inline: bool = False
    ) -> None:
        super().__init__(label, hint=hint, required=required)
        self.options, self.inline = tuple(options), inline

    def empty(self) -> str:
        return ""

    def read(self, typed: Typed) -> str:
        chosen = self.first(typed)
        if chosen and chosen not in {option.value for option in self.options}:
            raise Wrong(self.required or f"{self.said}: choose one of the answers shown.")
        return chosen


class Choices(Field[tuple[str, ...]]):
    """Any number of several answers, in the order shown."""

    def __init__(self, label: str, options: Sequence[Option], *, hint: str = "", required: str = "") -> None:
        super().__init__(label, hint=hint, required=required)
        self.options = tuple(options)

    def empty(self) -> tuple[str, ...]:
        return ()

    def read(self, typed: Typed) -> tuple[str, ...]:
        chosen = set(typed.get("", ()))
        if chosen - {option.value for option in self.options}:
            raise Wrong(self.required or f"{self.said}: choose from the answers shown.")
        return tuple(option.value for option in self.options if option.value in chosen)

    def write(self, value: tuple[str, ...]) -> Typed:
        return {"": tuple(value)}


class Tick(Field[bool]):
    """One box to tick. `required` is the sentence shown when it must be ticked and is not."""

    def empty(self) -> bool:
        return False

    def read(self, typed: Typed) -> bool:
        return bool(self.first(typed))

    def write(self, value: bool) -> Typed:
        return {"": ("yes",) if value else ()}


class Number(Field[int | None]):
    """A whole number."""

    def __init__(self, label: str, *, hint: str = "", required: str = "", least: int = 0, most: int = 999) -> None:
        super().__init__(label, hint=hint, required=required)
        self.least, self.most = least, most

    def empty(self) -> int | None:
        return None

    def read(self, typed: Typed) -> int | None:
        text = self.first(typed)
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or not self.least <= int(text[:9]) <= self.most or len(text) > 9:
            raise Wrong(f"{self.said}: type a number from {self.least} to {self.most}, such as {self.least + 1}.")
        return int(text)

    def write(self, value: int | None) -> Typed:
        return {"": () if value is None else (str(value),)}


class DateParts(Field[PartialDate]):
    """A date in three boxes. `partial`: a year, or a month and year, is enough. `past`: today at the latest."""

    parts = ("day", "month", "year")

    def __init__(
        self, label: str, *, hint: str = "", required: str = "", partial: bool = False, past: bool = False
    ) -> None:
        super().__init__(label, hint=hint, required=required)
        self.partial, self.past = partial, past

    def empty(self) -> PartialDate:
        return PartialDate()

    def read(self, typed: Typed) -> PartialDate:
        day, month, year = (self.first(typed, part) for part in self.parts)
        if not (day or month or year):
            return PartialDate()
        self._whole_enough(day, month, year)
        numbers = (self._year(year), self._month(month) if month else None, self._day(day) if day else None)
        try:
            found = PartialDate(*numbers)
        except ValueError:
            raise Wrong(f"{self.said}: {day} {month} {year} is not a date. Check the day and month.", "day") from None
        if self.past and (earliest := found.earliest()) and earliest > timezone.localdate():
            raise Wrong(f"{self.said}: it must be today or earlier.", "day")
        return found

    def write(self, value: PartialDate) -> Typed:
        shown = {"day": value.day, "month": value.month, "year": value.year}
        return {part: (str(number),) if number else () for part, number in shown.items()}

    def _whole_enough(self, day: str, month: str, year: str) -> None:
        given = {"day": day, "month": month, "year": year}
        needed = self.parts if not self.partial else ("year", "month") if day else ("year",)
        for part in needed:
            if not given[part]:
                instead = ", or leave out the day" if self.partial and part == "month" else ""
                raise Wrong(f"{self.said}: add the {part}{instead}.", part)

    def _year(self, text: str) -> int:
        if not re.fullmatch(r"[0-9]{4}", text) or not 1900 <= int(text) <= 2100:
            raise Wrong(f"{self.said}: type the year in four numbers, such as {timezone.localdate().year}.", "year")
        return int(text)

    def _month(self, text: str) -> int:
        if text.isalpha() and len(text) >= 3 and text[:3].lower() in MONTHS:
            return MONTHS.index(text[:3].lower()) + 1
        if re.fullmatch(r"[0-9]{1,2}", text) and 1 <= int(text) <= 12:
            return int(text)
        raise Wrong(f"{self.said}: type the month as a number from 1 to 12, or its name.", "month")

    def _day(self, text: str) -> int:
        if re.fullmatch(r"[0-9]{1,2}", text) and 1 <= int(text) <= 31:
            return int(text)
        raise Wrong(f"{self.said}: type the day as a number from 1 to 31.", "day")


class Clock(Field[time | None]):
    """A time of day as people write it: 4:55pm, 4.55 pm, 16:55, 1655, 5pm."""

    SHAPE = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?\s*(am|pm)?", re.IGNORECASE | re.ASCII)

    def empty(self) -> time | None:
        return None

    def read(self, typed: Typed) -> time | None:
        text = self.first(typed)
        if not text:
            return None
        named = {"midday": time(12), "noon": time(12), "midnight": time(0)}.get(text.lower())
        if named is not None:
            return named
        found = self.SHAPE.fullmatch(text)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        half = (found[3] or "").lower() if found else ""
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half or (found and not found[2]):
            hour = 99
        if hour > 23:
            raise Wrong(f"{self.said}: type the time, such as 4:55pm or 16:55.")
        return time(hour, minute)

    def write(self, value: time | None) -> Typed:
        return {"": () if value is None else (value.strftime("%H:%M"),)}


def postcode(text: str) -> str:
    """A United Kingdom postcode as it is written: capitals, one space. Raises Wrong."""
    plain = re.sub(r"[^A-Z0-9]", "", text.upper())
    if not re.fullmatch(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}", plain):
        raise Wrong("Check the postcode: it should look like GL1 2EQ.")
    return f"{plain[:-3]} {plain[-3:]}"


def email(text: str) -> str:
    """An e-mail address, lightly checked. Raises Wrong."""
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text):
        raise Wrong("Check the e-mail address: it should look like name@example.com.")
    return text


def telephone(text: str) -> str:
    """A telephone number: digits, spaces, brackets, a plus and an extension. Raises Wrong."""
    if not re.fullmatch(r"\+?[0-9()\s-]{6,}(\s*(x|ext\.?)\s*[0-9]+)?", text, re.IGNORECASE):
        raise Wrong("Check the telephone number: it should look like 01632 960 001.")
    return text


def nhs_number(text: str) -> str:
    """An NHS number, ten digits with a right check digit, kept without spaces. Raises Wrong."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise Wrong("Check the NHS number: it has ten digits, such as 999 123 4560.")
    weighed = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    if (11 - weighed % 11) % 11 != int(digits[9]):
        raise Wrong("Check the NHS number: one of its digits is wrong.")
    return digits


def _not_too_long(label: str, text: str, most: int) -> None:
    if len(text) > most:
        raise Wrong(f"{label}: shorten it to {most:,} characters. It has {len(text):,}.")


def as_date(found: PartialDate) -> date | None:
    """The day of a date known to the day; None for less."""
    return found.earliest() if found.precision == "day" else None
