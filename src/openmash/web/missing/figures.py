"""Missing children as figures of the last twelve months: each with its definition, a picture, and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.missing import selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Figures
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.pathways.exploitation_gap import assessed_within

LEFT, WIDE, HIGH, STEP, FLOOR = 40, 18, 84, 24, 104
"""The picture, in its own units: where it begins, how wide a bar is, how high the highest, from bar to bar."""


@dataclass(frozen=True)
class Bar:
    """One month of the picture."""

    x: int
    y: int
    height: int
    word: str
    value: str


@dataclass(frozen=True)
class FiguresPage:
    """What the template shows. `bars` is empty where months are too small to be given."""

    title: str
    back: Link
    says: str
    other: Link
    sentence: str
    bars: Sequence[Bar]
    months: Table
    measures: Table


@screen(Permission.SEE_FIGURES, log="missing.figures_listed")
def missing_figures(request: HttpRequest, actor: Actor) -> Answer:
    """The figures of the children in reach; with `publish` in the address, with small numbers left out."""
    publish = "publish" in request.GET
    found = selectors.figures(actor=actor, publish=publish, assessed=assessed_within(actor=actor))
    here = reverse("missing_figures")
    small = f" For publication: counts below {found.small} are left out." if publish else ""
    page = FiguresPage(
        title="Missing children: figures",
        back=Link("Missing children", reverse("missing")),
        says=f"{say.day_of(found.since)} to {say.day_of(found.until)}, of children you may see.{small}",
        other=Link("With every number", here) if publish else Link("For publication", f"{here}?publish=1"),
        sentence=_sentence(found),
        bars=_bars(found),
        months=_months(found),
        measures=Table(
            "Each figure and what it counts", ("Figure", "Value", "What it counts"),
            [(Cell(each.name), Cell(each.value), Cell(each.definition)) for each in found.measures],
            caption_hidden=True,
        ),
    )  # fmt: skip
    return Shown("missing/figures.html", page, about=list(found.about))


def _sentence(found: Figures) -> str:
    if not any(month.episodes for month in found.months):
        return "No child was reported missing in these months."
    if found.small and any(0 < month.episodes < found.small for month in found.months):
        return "Some months are too small to be given, so the months are not drawn."
    most = max(found.months, key=lambda month: month.episodes)
    return f"Most were reported in {most.first:%B %Y}: {most.episodes}. The last month is not over."


def _bars(found: Figures) -> list[Bar]:
    most = max((month.episodes for month in found.months), default=0)
    if not most or (found.small and any(0 < month.episodes < found.small for month in found.months)):
        return []
    bars = []
    for number, month in enumerate(found.months):
        height = round(HIGH * month.episodes / most)
        bars.append(Bar(LEFT + STEP * number, FLOOR - height, height, f"{month.first:%b}"[0], str(month.episodes)))
    return bars


def _months(found: Figures) -> Table:
    def said(number: int) -> str:
        return f"Fewer than {found.small}" if found.small and 0 < number < found.small else str(number)

    rows = [
        (
            Cell(f"{month.first:%B %Y}"), Cell(said(month.episodes), is_number=True),
            Cell(said(month.children), is_number=True),
        )
        for month in found.months
    ]  # fmt: skip
    return Table("Reported missing, by month", ("Month", "Episodes", "Children"), rows)
