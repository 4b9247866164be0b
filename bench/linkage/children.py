"""Children in two agencies' lists, made up: families, brothers and sisters, twins, and the faults that real lists have.

This is the only place that knows what was spoilt, and `variants.csv` its only table of other forms of a name: the
comparer may import neither, and reads another table. Frozen before the model was made: `tests/records/linkage` holds
the hash of this file and of the table. Rates of faults are the ones the published peer figures were measured with.
"""

from __future__ import annotations

import csv
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from synthetic import naming
from synthetic.numbers import nhs_check_digit

COLUMNS = ("record_id", "forenames", "surname", "date_of_birth", "sex", "postcode", "nhs_number")
TRUTH = ("record_id", "person", "family", "multiple", "heritage", "sex", "born")
HELD = 0.75
"""The share of all children whom each agency knows; the two know them independently."""
MULTIPLE = 0.0165
"""The share of births that are of two or three: about 3.3% of children have a twin."""
LAST_DAY = date(2026, 8, 31)
DAYS = 18 * 365


@dataclass(frozen=True, slots=True)
class Faults:
    """How often a record of an agency is wrong, by kind."""

    moved: float
    no_number: float
    other_form: float = 0.07
    forename_slip: float = 0.03
    middle_used: float = 0.012
    surname_slip: float = 0.03
    other_surname: float = 0.04
    double_barrelled: float = 0.02
    names_exchanged: float = 0.006
    day_month: float = 0.008
    date_digit: float = 0.01
    first_of_january: float = 0.005
    no_date: float = 0.008
    no_postcode: float = 0.03
    postcode_slip: float = 0.015
    number_slip: float = 0.003
    siblings_number: float = 0.0015
    middle_recorded: float = 0.5
    no_sex: float = 0.01
    wrong_sex: float = 0.003


AGENCIES = {"a": Faults(moved=0.05, no_number=0.45, middle_recorded=0.35), "b": Faults(moved=0.16, no_number=0.08)}


@dataclass(slots=True)
class Child:
    """A child as they are, before anybody writes them down."""

    person: int
    family: int
    forename: str
    middles: tuple[str, ...]
    surname: str
    other_surname: str
    born: date
    sex: str
    postcode: str
    number: str
    multiple: bool
    heritage: str


def write(folder: Path, size: int, seed: int) -> None:
    """Two lists of about `size` records each, left.csv and right.csv, and truth.csv for both."""
    rng = Random(f"children:{seed}:{size}")
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") for name in ("a", "b", "truth")}
    writers = {name: csv.writer(handle) for name, handle in files.items()}
    for name, writer in writers.items():
        writer.writerow(TRUTH if name == "truth" else COLUMNS)
    serial = 0
    for family in families(rng, round(size / HELD)):
        for child in family:
            for agency, faults in AGENCIES.items():
                if rng.random() < HELD:
                    serial += 1
                    key = f"{agency}{serial}"
                    writers[agency].writerow((key, *_recorded(rng, child, family, faults)))
                    writers["truth"].writerow(
                        (key, child.person, child.family, int(child.multiple), child.heritage, child.sex, child.born)
                    )
    for handle in files.values():
        handle.close()


def families(rng: Random, children: int) -> Iterator[list[Child]]:
    """Families with `children` in all, each with its name, home, heritage and births."""
    made = family = 0
    numbers = _numbers(rng)
    postcodes = [_postcode(rng) for _ in range(max(20, children // 22))]
    while made < children:
        family += 1
        heritage = naming.heritage(rng)
        surname, other = naming.surname(rng, heritage), naming.surname(rng, heritage)
        postcode = postcodes[int(rng.random() * len(postcodes))]
        members: list[Child] = []
        for born, several in _births(rng):
            taken = {child.forename for child in members}
            sexes = [rng.choice("MF") for _ in range(several)]
            initial = ""
            for sex in sexes:
                name = _forename(rng, heritage, sex, born.year, taken, initial if rng.random() < 0.3 else "")
                initial = name[0]
                taken.add(name)
                middles = tuple(
                    naming.forename(rng, heritage, sex, born.year) for _ in range(rng.choice((0, 1, 1, 1, 2)))
                )
                made += 1
                members.append(
                    Child(
                        made, family, name, middles, surname, other, born, sex, postcode, next(numbers), several > 1,
                        heritage.name,
                    )
                )  # fmt: skip
        yield members


def _births(rng: Random) -> list[tuple[date, int]]:
    births = []
    born = LAST_DAY - timedelta(days=int(rng.random() * DAYS))
    for _ in range(rng.choices((1, 2, 3, 4), (46, 38, 12, 4))[0]):
        if born > LAST_DAY:
            break
        births.append((born, 1 if rng.random() > MULTIPLE else (3 if rng.random() < 0.02 else 2)))
        born += timedelta(days=400 + int(rng.random() * 1200))
    return births


def _forename(rng: Random, heritage: naming.Heritage, sex: str, year: int, taken: set[str], initial: str) -> str:
    name = ""
    for _ in range(60):
        name = naming.forename(rng, heritage, sex, year)
        if name not in taken and name.startswith(initial):
            return name
    return name if name not in taken else f"{name}a"


def _numbers(rng: Random) -> Iterator[str]:
    """Well-formed numbers of the ranges that are never issued, each once, in an order that looks like chance."""
    start = rng.randrange(10_000_000)
    for turn in range(10_000_000):
        nine = f"99{(start + turn * 3_874_217) % 10_000_000:07d}"
        digit = nhs_check_digit(nine)
        if digit is not None:
            yield f"{nine}{digit}"


def _postcode(rng: Random) -> str:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    area = rng.choice(("GL", "BS", "WR", "SN", "HR", "CV", "OX", "CF", "BA", "B"))
    return f"{area}{rng.randrange(1, 60)} {rng.randrange(10)}{rng.choice(letters)}{rng.choice(letters)}"


def _recorded(rng: Random, child: Child, family: list[Child], faults: Faults) -> tuple[str, ...]:
    forenames, surname = _names(rng, child, faults)
    postcode = child.postcode
    if rng.random() < faults.moved:
        postcode = _postcode(rng)
    if rng.random() < faults.no_postcode:
        postcode = ""
    elif rng.random() < faults.postcode_slip:
        postcode = _slip(rng, postcode, "ABDEFGHJLNPQRSTUWXYZ0123456789")
    sex = child.sex
    if rng.random() < faults.no_sex:
        sex = ""
    elif rng.random() < faults.wrong_sex:
        sex = "F" if sex == "M" else "M"
    return (forenames, surname, _date(rng, child.born, faults), sex, postcode, _number(rng, child, family, faults))


def _names(rng: Random, child: Child, faults: Faults) -> tuple[str, str]:
    given, middles, surname = child.forename, child.middles, child.surname
    if rng.random() < faults.other_form:
        given = _other_form(rng, given)
    if rng.random() < faults.forename_slip:
        given = _slip(rng, given)
    if middles and rng.random() < faults.middle_used:
        given, middles = middles[0], ()
    if rng.random() >= faults.middle_recorded:
        middles = ()
    if rng.random() < faults.surname_slip:
        surname = _slip(rng, surname)
    elif rng.random() < faults.other_surname:
        surname = child.other_surname
    elif rng.random() < faults.double_barrelled:
        surname = f"{surname}-{child.other_surname}"
    forenames = " ".join((given, *middles))
    return (surname, forenames) if rng.random() < faults.names_exchanged else (forenames, surname)


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    with (Path(__file__).parent / "data" / "variants.csv").open(encoding="utf-8") as handle:
        return {row["name"]: tuple(row["variants"].split()) for row in csv.DictReader(handle)}


def _other_form(rng: Random, name: str) -> str:
    """Another form of the name; where no table has one, its first part, as families shorten names (Lilyana: Lily)."""
    forms = _forms().get(name.lower())
    if forms:
        return rng.choice(forms).capitalize()
    return name[: rng.choice((3, 4))] if len(name) > 5 else name


def _slip(rng: Random, text: str, letters: str = "abcdefghijklmnoprstuvwy") -> str:
    """One slip of the fingers: a letter wrong, missing, doubled or more, or two exchanged."""
    if len(text) < 2:
        return text
    at = int(rng.random() * (len(text) - 1))
    kind = bisect((0.35, 0.6, 0.8), rng.random())
    if kind == 0:
        return text[:at] + rng.choice(letters) + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + rng.choice(letters) + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _date(rng: Random, born: date, faults: Faults) -> str:
    if rng.random() < faults.no_date:
        return ""
    if rng.random() < faults.first_of_january:
        return date(born.year, 1, 1).isoformat()
    if born.day <= 12 and rng.random() < faults.day_month:
        return date(born.year, born.day, born.month).isoformat()
    if rng.random() < faults.date_digit:
        return _wrong_digit(rng, born).isoformat()
    return born.isoformat()


def _wrong_digit(rng: Random, born: date) -> date:
    for _ in range(20):
        try:
            if rng.random() < 0.5:
                return born.replace(day=rng.randrange(1, 29))
            if rng.random() < 0.6:
                return born.replace(month=rng.randrange(1, 13))
            return born.replace(year=born.year + rng.choice((-10, -1, 1, 10)))
        except ValueError:
            continue
    return born


def _number(rng: Random, child: Child, family: list[Child], faults: Faults) -> str:
    if rng.random() < faults.no_number:
        return ""
    number = child.number
    if len(family) > 1 and rng.random() < faults.siblings_number:
        number = rng.choice([other.number for other in family if other is not child])
    if rng.random() < faults.number_slip:
        at = rng.randrange(10)
        number = number[:at] + rng.choice("0123456789") + number[at + 1 :]
    return number
