"""How long intelligence is kept, by originator and record class; and every other record, by its kind.

Nothing here is national, and nothing is a default: a controller that has set nothing disposes of nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast

from django.conf import settings

from openmash.foundation.agencies.words import AgencyKind
from openmash.foundation.governance.page import Page

Then = Literal["review", "dispose"]


@dataclass(frozen=True)
class Retention:
    """A line of a controller's schedule. `years` from the day a report was sent; 0: the controller has not said.

    `example`: nobody's schedule, but something to see in a demonstration; anywhere else it counts for nothing.
    """

    agency_kind: str
    record_class: str
    years: int
    then: Then
    source: str
    confirmed: bool
    example: bool = False


def retention(page: Page) -> Retention:
    """Read one line. Raises BadProfile, naming the place."""
    found = Retention(
        agency_kind=page.required("agency_kind", str),
        record_class=page.required("record_class", str),
        years=page.optional("years", int, otherwise=0),
        then=cast("Then", page.required("then", str)),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
        example=page.optional("example", bool, otherwise=False),
    )
    if found.example and found.confirmed:
        raise page.problem("confirmed", "is false for an example: no controller has said it.")
    if found.agency_kind not in AgencyKind.values:
        raise page.problem("agency_kind", f"write one of {', '.join(AgencyKind.values)}.")
    if found.then not in ("review", "dispose"):
        raise page.problem("then", "write review or dispose.")
    page.finish()
    return found


def that_count(lines: Iterable[Retention]) -> list[Retention]:
    """The lines with years to count; an example's in a demonstration alone."""
    return [line for line in lines if line.years and (settings.DEMO or not line.example)]


Counted = Literal["ended", "birth"]


@dataclass(frozen=True)
class Keeping:
    """A line of the schedule for one kind of record. `years` from its trigger; 0: the area has not said.

    `counted`: from when the last work about the child ended, or from birth. Lines stand in order: the first that fits
    a record is its kind, so what is kept longest comes first.

    `example`: as for `Retention`.
    """

    key: str
    name: str
    counted: Counted
    years: int
    source: str
    confirmed: bool
    example: bool = False


KINDS_OF_RECORD = ("looked_after", "protection", "in_need", "contact")
"""What decides the kind: the child was ever looked after; ever on a plan or in an enquiry; ever worked with; else only
told of."""


def keeping(page: Page) -> Keeping:
    """Read one line. Raises BadProfile, naming the place."""
    found = Keeping(
        key=page.required("key", str),
        name=page.required("name", str),
        counted=cast("Counted", page.required("counted", str)),
        years=page.optional("years", int, otherwise=0),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
        example=page.optional("example", bool, otherwise=False),
    )
    if found.example and found.confirmed:
        raise page.problem("confirmed", "is false for an example: nobody has said it.")
    if found.key not in KINDS_OF_RECORD:
        raise page.problem("key", f"write one of {', '.join(KINDS_OF_RECORD)}.")
    if found.counted not in ("ended", "birth"):
        raise page.problem("counted", "write ended or birth.")
    page.finish()
    return found


def kept_here(lines: Iterable[Keeping]) -> tuple[Keeping, ...]:
    """The schedule as it counts here: an example's years are none, but in a demonstration."""
    return tuple(replace(line, years=0) if line.example and not settings.DEMO else line for line in lines)
