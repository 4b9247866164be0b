"""Every figure of the partnership on one page: what it is now, how it moves, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.indicators import BETWEEN_GROUPS, Chapter, Indicator, Kind
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.published import Published, published
from openmash.insight.scorecard.selectors import Line, Scorecard
from openmash.records.cases.on_duty import profile_at
from openmash.web.scorecard import said
from openmash.web.scorecard.between import told_of
from openmash.web.scorecard.drawing import Picture, spark

WHOLE = "Months are whole months; a year is the last twelve of them. Restricted records are in no figure."


@dataclass(frozen=True)
class Row:
    """One figure's line."""

    code: str
    name: str
    url: str
    question: str
    value: str
    of_what: str
    before: str
    moves: str
    changed: bool
    spark: Picture | None
    england: str


@dataclass(frozen=True)
class Part:
    """A chapter with its figures."""

    title: str
    anchor: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class ScorecardPage:
    """What the template shows."""

    title: str
    sentence: str
    rules: Sequence[str]
    changed: Sequence[Row]
    parts: Sequence[Part]
    links: Sequence[Link]
    empty: Empty | None


@screen(Permission.VIEW, log="")
def scorecard(request: HttpRequest, actor: Actor) -> Shown:
    """The whole scorecard. It shows nobody."""
    found = selectors.scorecard(actor=actor)
    parts = parts_of(found, linked=True)
    changed = rows_of(found, list(changed_of(found.lines)))
    page = ScorecardPage(
        "Scorecard", _sentence(found, len(changed)), [said.EXACT if found.exact else said.ROUNDED, WHOLE], changed,
        parts,
        [Link("From contact to closure", reverse("scorecard_flow")),
                        Link("Decisions shaped by children’s voices", reverse("scorecard_voice")),
                        Link(BETWEEN_GROUPS.name, reverse("scorecard_differences")),
                        Link("Training", reverse("scorecard_training")),
                        Link("Recording once", reverse("scorecard_recording")),
                        Link("For the lead partners, on one page", reverse("scorecard_for_partners")),
                        Link("For the council", reverse("scorecard_for_council")),
                        Link("For the police", reverse("scorecard_for_police")),
                        Link("For the NHS", reverse("scorecard_for_health")),
                        Link("For an elected member, on one page", reverse("scorecard_for_members")),
                        Link("What may be published", reverse("scorecard_to_publish")),
                        Link("Figures for a spreadsheet", reverse("scorecard_sheet"))],
        None if found.counted_at else Empty(
            "Nothing has been counted yet", "Every night each figure is counted from what others recorded."
        ),
    )  # fmt: skip
    return Shown("scorecard/scorecard.html", page)


def changed_of(lines: Sequence[Line]) -> Iterator[str]:
    """The figures that changed, each once however it is divided."""
    known: set[tuple[str, str]] = set()
    for line in lines:
        counts = (line.indicator.numerator, line.indicator.denominator)
        if counts not in known and said.is_changed(line.chart):
            yield line.indicator.key
        known.add(counts)


def _sentence(found: Scorecard, changed: int) -> str:
    lines = len([line for line in found.lines if line.year is not None and line.year.total])
    what = "Nothing changed lately." if not changed else f"Something changed in {changed} of them."
    return f"{say.count_of(lines, 'figure')} with anything in them. {what} {said.counted(found.counted_at)}"


def parts_of(found: Scorecard, *, linked: bool) -> list[Part]:
    """The figures by chapter, each as a line."""
    beside = published(profile_at(timezone.now()).slug)
    return [
        Part(
            chapter.value, f"part-{chapter.name.lower().replace('_', '-')}",
            [
                *(_row(line, beside, linked) for line in found.lines if line.indicator.chapter is chapter),
                *([_between_groups(found, linked)] if chapter is BETWEEN_GROUPS.chapter else []),
            ],
        )
        for chapter in Chapter
        if any(line.indicator.chapter is chapter for line in found.lines)
    ]  # fmt: skip


def rows_of(found: Scorecard, keys: Sequence[str]) -> list[Row]:
    """The lines of these figures, in this order."""
    beside = published(profile_at(timezone.now()).slug)
    by_key = {line.indicator.key: line for line in found.lines}
    return [_row(by_key[key], beside, True) for key in keys]


def _row(line: Line, beside: Mapping[str, Sequence[Published]], linked: bool) -> Row:
    one = line.indicator
    england = next((each for each in beside.get(one.measure, ()) if each.place == "England"), None)
    return Row(
        one.code, one.name, reverse("scorecard_figure", args=[one.key]) if linked else "", one.question,
        said.value(one, line.year), said.of_what(one, line.year), said.since_before(line), said.moves(line),
        said.is_changed(line.chart), spark(line), published_value(one, england.value) if england else "",
    )  # fmt: skip


def _between_groups(found: Scorecard, linked: bool) -> Row:
    """The figure that is made of the others: how many differences can be told."""
    told, of = found.between
    one = BETWEEN_GROUPS
    return Row(
        one.code, one.name, reverse("scorecard_differences") if linked else "", one.question,
        f"{told:,} of {of:,}" if of else said.NOTHING, told_of(told, of), "", "Each on its own page", False, None, "",
    )  # fmt: skip


def published_value(one: Indicator, value: float) -> str:
    """A published figure as ours is said."""
    return (
        f"{value:g}%" if one.kind is Kind.SHARE else f"{value:,g} for each 10,000" if one.per_10000 else f"{value:,g}"
    )
