"""A person as somebody told of them, before anyone knows whether a record exists: one object for a whole form row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from openmash.foundation.facts.refusals import Problem
from openmash.records.people.rules import WELL_FORMED, tidy_number
from openmash.records.people.words import (
    DetailKind,
    LocatingKind,
    NameKind,
    ParentalResponsibility,
    PersonKind,
    RelationshipKind,
    Scheme,
)

OLDEST = 120
LONGEST_EXPECTED = timedelta(days=300)


@dataclass(frozen=True)
class NameTold:
    """A name in any script and spelling; either half may be missing."""

    forenames: str = ""
    surname: str = ""
    kind: NameKind = NameKind.AS_RECORDED


@dataclass(frozen=True)
class BirthTold:
    """A date of birth, or the expected date of an unborn child. `precision` is day, month, year or unknown; a month is
    given as its first day and a year as 1 January. `due_by` is how sure an expected date is, where anybody said.
    """

    date: date | None = None
    precision: str = "day"
    expected: bool = False
    due_by: str = ""


@dataclass(frozen=True)
class DetailTold:
    """One code or a few words about a person, such as (SEX, "F") or (INTERPRETER, "Polish, for the mother")."""

    kind: DetailKind
    value: str


@dataclass(frozen=True)
class NumberTold:
    """A number some scheme gave a person. `source_agency`: who said so, where it was not the recorder's own agency."""

    scheme: Scheme
    value: str
    source_agency: UUID | None = None


@dataclass(frozen=True)
class SafeContact:
    """How a person may safely be reached: None where nobody has asked yet."""

    may_call: bool | None = None
    may_write: bool | None = None
    times: str = ""
    who_must_not_know: str = ""


@dataclass(frozen=True)
class PlaceTold:
    """Where somebody lives, learns, is treated or can be reached. `protected_from`: people who must not learn it."""

    kind: LocatingKind
    text: str = ""
    postcode: str = ""
    urn: str = ""
    safe_contact: SafeContact | None = None
    protected_from: tuple[UUID, ...] = ()
    protected_reason: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class RelationshipTold:
    """`other_id` is the `kind` (mother, sibling, …) of the person it is told about."""

    other_id: UUID
    kind: RelationshipKind
    parental_responsibility: ParentalResponsibility = ParentalResponsibility.UNKNOWN
    note: str = ""
    since: date | None = None


@dataclass(frozen=True)
class AsTold:
    """Everything one person said about another, or about themselves, at one moment."""

    kind: PersonKind = PersonKind.CHILD
    names: tuple[NameTold, ...] = ()
    birth: BirthTold | None = None
    details: tuple[DetailTold, ...] = ()
    numbers: tuple[NumberTold, ...] = ()
    places: tuple[PlaceTold, ...] = ()
    relationships: tuple[RelationshipTold, ...] = ()
    private: bool = False
    origin_id: UUID | None = None


def problems(told: AsTold) -> list[Problem]:
    """What cannot be as told, by field. A nameless child is no problem: "boy about 4, blue Corsa" is held."""
    birth = told.birth
    if birth is not None and told.kind == PersonKind.UNBORN:
        birth = replace(birth, expected=True)
    return [*_name_problems(told), *birth_problems(birth), *_number_problems(told), *_place_problems(told)]


def _name_problems(told: AsTold) -> Iterator[Problem]:
    for name in told.names:
        if not name.forenames.strip() and not name.surname.strip():
            yield Problem("forenames", "Enter a first name or a family name, whichever is known.")


def birth_problems(birth: BirthTold | None) -> Iterator[Problem]:
    """What cannot be about a date of birth: after today, or longer ago than anyone has lived."""
    if birth is None or birth.date is None:
        return
    today = timezone.localdate()
    if birth.expected and birth.date > today + LONGEST_EXPECTED:
        yield Problem("birth", "The expected date is more than ten months away. Check the month and year.")
    elif not birth.expected and birth.date > today:
        yield Problem("birth", "The date of birth is in the future. For an unborn child, enter the expected date.")
    elif birth.date.year < today.year - OLDEST:
        yield Problem("birth", f"The date of birth is more than {OLDEST} years ago. Check the year.")


def _number_problems(told: AsTold) -> Iterator[Problem]:
    for number in told.numbers:
        yield from number_problems(number)


def number_problems(number: NumberTold) -> Iterator[Problem]:
    """What cannot be about a number: empty, or not of its scheme's form."""
    value = tidy_number(number.value)
    if not value:
        yield Problem(number.scheme.value, "Enter the number, or leave it out.")
        return
    form = WELL_FORMED.get(number.scheme.value)
    if form is not None and not form[0](value):
        yield Problem(number.scheme.value, form[1])


def _place_problems(told: AsTold) -> Iterator[Problem]:
    for place in told.places:
        yield from place_problems(place)


def place_problems(place: PlaceTold) -> Iterator[Problem]:
    """What cannot be about a place: nothing said, or protected without a reason."""
    if not (place.text.strip() or place.postcode.strip() or place.urn.strip()):
        yield Problem(place.kind.value, "Enter the address, telephone number or name of the place.")
    if place.protected_from and not place.protected_reason.strip():
        yield Problem(f"{place.kind.value}_protected_reason", "Say why this must be kept from them.")
    if place.since and place.until and place.until < place.since:
        yield Problem(f"{place.kind.value}_until", "The end date must be on or after the start date.")
