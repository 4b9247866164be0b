"""How a pair of records is shown: side by side, and as a fall of what each comparison weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.design import say
from openmash.foundation.design.parts import Beside, Facet, SideBySide
from openmash.records.linkage.selectors import Pair, Traced
from openmash.records.people.selectors import BirthDate
from openmash.records.people.words import Scheme
from openmash.statute.calendar import local_date

NAMES = {
    "nhs_number": "NHS number", "upn": "Unique pupil number", "birth": "Date of birth", "forename": "First name",
    "middle_name": "Middle names", "surname": "Family name", "sex": "Sex", "home": "Home", "phone": "Telephone",
}  # fmt: skip
SEX = {"F": "Female", "M": "Male", "U": "Not known"}
WIDE = 240
"""Units of the drawing's width."""


@dataclass(frozen=True)
class Step:
    """One line of the fall: the comparison, what it showed, its weight in words, and where its bar stands."""

    name: str
    said: str
    weight: str
    total: str
    is_against: bool
    x: float
    width: float
    zero: float


@dataclass(frozen=True)
class Fall:
    """What each comparison added to or took from the odds, from what held before anything was compared to the whole."""

    caption: str
    start: str
    steps: Sequence[Step]
    whole: str
    doubt: str


def born_said(birth: BirthDate) -> str:
    """As much of a date of birth as is known."""
    if birth.date is None:
        return "Date of birth not known"
    if birth.expected:
        return f"Expected {say.day_of(birth.date)}"
    if birth.precision == "year":
        return f"Born in {birth.date.year}"
    if birth.precision == "month":
        return f"Born in {birth.date:%B %Y}"
    return f"Born {say.day_of(birth.date)}, {say.age(birth.date, local_date(timezone.now()))}"


def side_by_side(pair: Pair, agencies: Mapping[UUID, str]) -> SideBySide:
    """The two records: what is the same written once, what differs standing out. Protected places are left out."""
    two = (pair.a, pair.b)
    facets = [
        _facet("Names", [[" ".join(name).strip() for name in record.names] for record in two]),
        _facet("Born", [[born_said(record.birth)] if record.birth.date else [] for record in two]),
        _facet("Sex", [[SEX.get(record.sex, record.sex)] if record.sex else [] for record in two]),
        _facet("Address", [_addresses(record) for record in two], unknown="None that may be shown"),
        _facet("Telephone", [list(record.telephones) for record in two], unknown="None that may be shown"),
        *(
            _facet(str(scheme.label), [[v for s, v in record.numbers if s == scheme] for record in two])
            for scheme in Scheme
            if any(s == scheme for record in two for s, _ in record.numbers)
        ),
        _facet("Twin", [["Recorded as a twin"] if record.has_twin else [] for record in two], unknown="None recorded"),
    ]
    people = [
        Beside(record.name, agencies.get(record.held_by, ""), reverse("child_now", kwargs={"person_id": key}))
        for record in two
        for key in (record.record_id,)
    ]
    return SideBySide("The two records side by side", people, facets)


def _addresses(record: Traced) -> list[str]:
    return [", ".join(part for part in address if part) for address in record.addresses]


def _facet(key: str, each: list[list[str]], unknown: str = "Not known") -> Facet:
    if each[0] == each[1]:
        return Facet(key, common=each[0], unknown=unknown)
    return Facet(key, each=each, unknown=unknown)


def fall(pair: Pair) -> Fall:
    """The weights one after another, on one scale."""
    totals = [pair.prior]
    for step in pair.steps:
        totals.append(totals[-1] + step.weight)
    low, high = min(0.0, *totals), max(0.0, *totals)
    scale = WIDE / max(1.0, high - low)
    steps = []
    for step, before, after in zip(pair.steps, totals, totals[1:], strict=False):
        steps.append(
            Step(
                name=NAMES.get(step.comparison, step.comparison.replace("_", " ").capitalize()),
                said=step.said or "Compared",
                weight=f"{'+' if step.weight >= 0 else '−'}{abs(step.weight):.1f}",
                total=_signed(after),
                is_against=step.weight < 0,
                x=round((min(before, after) - low) * scale, 1),
                width=round(max(1.0, abs(after - before) * scale), 1),
                zero=round(-low * scale, 1),
            )
        )
    return Fall(
        caption="What was compared, and how much it says",
        start=f"At first: {_signed(pair.prior)}, because two records taken at random are hardly ever one person’s.",
        steps=steps,
        whole=f"Together: {_signed(totals[-1])}. Above nothing, they are likelier one person’s than two people’s, and "
        "each whole step doubles the odds.",
        doubt=pair.doubt,
    )  # fmt: skip


def _signed(number: float) -> str:
    return f"{'+' if number >= 0 else '−'}{abs(number):.1f}"
