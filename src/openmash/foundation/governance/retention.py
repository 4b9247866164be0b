"""How long each originator keeps intelligence: by agency and record class, from when, and what happens then.

Nothing here is national, and nothing is a default: a controller that has set nothing disposes of nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from openmash.foundation.agencies.words import AgencyKind
from openmash.foundation.governance.page import Page

Then = Literal["review", "dispose"]


@dataclass(frozen=True)
class Retention:
    """A line of a controller's schedule. `years` from the day a report was sent; 0: the controller has not said."""

    agency_kind: str
    record_class: str
    years: int
    then: Then
    source: str
    confirmed: bool


def retention(page: Page) -> Retention:
    """Read one line. Raises BadProfile, naming the place."""
    found = Retention(
        agency_kind=page.required("agency_kind", str),
        record_class=page.required("record_class", str),
        years=page.optional("years", int, otherwise=0),
        then=cast("Then", page.required("then", str)),
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
    )
    if found.agency_kind not in AgencyKind.values:
        raise page.problem("agency_kind", f"write one of {', '.join(AgencyKind.values)}.")
    if found.then not in ("review", "dispose"):
        raise page.problem("then", "write review or dispose.")
    page.finish()
    return found
