"""One page for the three lead partners, or an elected member: a dozen questions, each with its figure and what moved.

No child is on it or behind it, whoever opens it: small numbers are withheld and the rest rounded, so it may be printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.selectors import Scorecard
from openmash.web.scorecard import said
from openmash.web.scorecard.scorecard import ROUNDED, WHOLE, Row, rows_of

PARTNERS = (
    ("Do children get an answer in time?", ("contacts", "decided-in-time", "hours-to-feedback", "checks-in-time")),
    ("Do we act together?", ("strategy-quorate", "conference-in-time", "review-quorate", "encompass-in-time")),
    ("Does it help, and last?", ("re-referrals", "stepped-up", "repeat-plans", "risk-lower")),
    ("Do we hear children?", ("voice-present", "voice-influence", "seen-alone", "return-interviews")),
    ("Can the people who do it keep up?", ("children-per-worker", "assessed-in-time")),
)
"""What the council, the police and health answer for together: by the question it answers."""
MEMBERS = (
    ("How many children are we told of, and what happens?", ("contacts", "referrals", "family-help-opened")),
    ("Are they seen and heard?", ("child-seen", "voice-present")),
    ("Is it in time?", ("decided-in-time", "assessed-in-time", "conference-in-time")),
    ("Does it last?", ("children-on-plan", "re-referrals", "repeat-plans")),
    ("Who goes missing?", ("missing-episodes", "return-interviews")),
)
"""What somebody elected is asked by the people of their area."""


@dataclass(frozen=True)
class Asked:
    """A question with the figures that answer it."""

    title: str
    table: Table


@dataclass(frozen=True)
class SummaryPage:
    """What the template shows."""

    title: str
    sentence: str
    changed: Sequence[str]
    asked: Sequence[Asked]
    rules: Sequence[str]
    other: Link
    empty: Empty | None


@screen(Permission.VIEW, log="")
def scorecard_for_partners(request: HttpRequest, actor: Actor) -> Shown:
    """For the council's, the police's and health's leaders."""
    other = Link("For an elected member", reverse("scorecard_for_members"))
    return _shown("Summary for the lead partners", PARTNERS, other, selectors.scorecard(actor=actor, safely=True))


@screen(Permission.VIEW, log="")
def scorecard_for_members(request: HttpRequest, actor: Actor) -> Shown:
    """For an elected member."""
    other = Link("For the lead partners", reverse("scorecard_for_partners"))
    return _shown("Summary for an elected member", MEMBERS, other, selectors.scorecard(actor=actor, safely=True))


def _shown(title: str, chosen: Sequence[tuple[str, Sequence[str]]], other: Link, found: Scorecard) -> Shown:
    rows = {key: row for _, keys in chosen for key, row in zip(keys, rows_of(found, keys), strict=True)}
    changed = [f"{row.name}: {row.value}. {row.moves}." for row in rows.values() if row.changed]
    page = SummaryPage(
        title,
        f"The last twelve whole months beside the twelve before. {said.counted(found.counted_at)}",
        changed,
        [Asked(question, _table(question, keys, rows)) for question, keys in chosen],
        [ROUNDED, WHOLE, "England: as published; – where nothing comparable is."],
        other,
        None
        if found.counted_at
        else Empty("Nothing has been counted yet", "Every night each figure is counted from what others recorded."),
    )
    return Shown("scorecard/summary.html", page)


def _table(question: str, keys: Sequence[str], rows: Mapping[str, Row]) -> Table:
    lines = [
        [
            Cell(row.name, row.url, note=row.question),
            Cell(row.value, note=row.of_what, is_number=True),
            Cell(row.before.removesuffix(" the year before") or said.NOTHING, is_number=True),
            Cell(row.england or "–", is_number=True),
            Cell(row.moves),
        ]
        for row in (rows[key] for key in keys)
    ]
    columns = ("Figure", "Last 12 months", "The year before", "England", "How it moves")
    return Table(question, columns, lines, caption_hidden=True)
