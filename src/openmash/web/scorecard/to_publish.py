"""What may be published: the scorecard without small numbers, for the board's papers, and for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isinf

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Sent, Shown, screen
from openmash.foundation.design.parts import Link
from openmash.foundation.imports.feeds import spreadsheet_safe
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.indicators import INDICATORS
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.selectors import Reading
from openmash.web.scorecard import said
from openmash.web.scorecard.between import whence
from openmash.web.scorecard.scorecard import WHOLE, Part, parts_of

BESIDE = (
    "Children who live here",
    "For each 10,000 of them",
    "Times as often as others",
    "From",
    "To",
    "Who lives here",
)
"""Of a count by group: how it stands to all other children who live here, and whence their number is."""
NONE = ("",) * len(BESIDE)
HEADINGS = (
    "Number",
    "Figure",
    "Last month",
    "Months",
    "Divided by",
    "Part",
    "Numerator",
    "Of",
    "Middle",
    "Shown",
    *BESIDE,
)


@dataclass(frozen=True)
class ToPublishPage:
    """What the template shows."""

    title: str
    sentence: str
    rules: Sequence[str]
    parts: Sequence[Part]
    back: Link
    sheet: Link


@screen(Permission.VIEW, log="")
def scorecard_to_publish(request: HttpRequest, actor: Actor) -> Shown:
    """Every figure, safe for anybody, on a page that prints."""
    found = selectors.scorecard(actor=actor, safely=True)
    page = ToPublishPage(
        "What may be published", said.counted(found.counted_at), [said.ROUNDED, WHOLE], parts_of(found, linked=False),
        Link("Scorecard", reverse("scorecard")),
        Link("The same for a spreadsheet", reverse("scorecard_sheet")),
    )  # fmt: skip
    return Shown("scorecard/to_publish.html", page)


@screen(Permission.VIEW, log="")
def scorecard_sheet(request: HttpRequest, actor: Actor) -> Sent:
    """The same figures as CSV, each month and each division. No cell of it runs as a formula."""
    return Sent(sheet_of(actor), "text/csv; charset=utf-8", "scorecard.csv")


def sheet_of(actor: Actor) -> bytes:
    """Every figure without small numbers, as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for row in _rows(actor):
        writer.writerow([spreadsheet_safe(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _rows(actor: Actor) -> Iterator[tuple[str, ...]]:
    found, beside = selectors.everything_safe(actor=actor), _beside(actor)
    for one in INDICATORS:
        for months, cut, of, reading in found.get(one.key, ()):
            yield (
                one.code, one.name, f"{reading.month:%Y-%m}", str(months), "" if cut == "all" else cut, of,
                _plain(reading, reading.hits), _plain(reading, reading.total),
                f"{reading.value:.2f}" if one.unit and reading.hits is not None and reading.value is not None
                and one.kind == "middle" else "", said.value(one, reading),
                *beside.get((one.key, months, cut, of), NONE),
            )  # fmt: skip


def _beside(actor: Actor) -> Mapping[tuple[str, int, str, str], tuple[str, ...]]:
    """By figure, months, division and part, as far as anybody may be shown it."""
    found = selectors.differences(actor=actor, safely=True)
    return {
        (figure.indicator.key, 12, kind.value, one.group): (
            f"{one.children}", _number(one.rate), _number(one.times), _number(one.low), _number(one.high),
            whence(found.populations[kind]),
        )
        for figure in found.figures
        for kind, groups in figure.compared.items()
        for one in groups
        if one.count is not None
    }  # fmt: skip


def _number(one: float | None) -> str:
    return "" if one is None or isinf(one) else f"{one:.2f}"


def _plain(reading: Reading, number: int | None) -> str:
    return "" if number is None else str(number)
