"""One page each for the lead partners together, the council, the police, the NHS and an elected member.

Each asks a handful of questions in two minutes' reading, and prints on one sheet. No child is on it or behind it,
whoever opens it: small numbers are withheld and the rest rounded, so it may be printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.agencies.selectors import AgencyKind, agencies
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.indicators import BY_KEY
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.selectors import Reading
from openmash.web.scorecard import said
from openmash.web.scorecard.scorecard import WHOLE, Row, rows_of

Questions = Sequence[tuple[str, Sequence[str]]]
PARTNERS: Questions = (
    ("Do children get an answer in time?", ("contacts", "decided-in-time", "hours-to-feedback", "checks-in-time")),
    ("Do we act together?", ("strategy-quorate", "conference-in-time", "review-quorate", "encompass-in-time")),
    ("Does it help, and last?", ("re-referrals", "stepped-up", "repeat-plans", "risk-lower")),
    ("Do we hear children?", ("voice-present", "voice-influence", "seen-alone", "return-interviews")),
    ("Can the people who do it keep up?", ("children-per-worker", "assessed-in-time")),
)
"""What the council, the police and health answer for together: by the question it answers."""
COUNCIL: Questions = (
    ("Do children get an answer in time?", ("decided-in-time", "assessed-in-time", "child-seen")),
    ("Do plans keep children safe?", ("conference-in-time", "reviews-in-time", "seen-alone")),
    ("Does help last?", ("re-referrals", "stepped-up", "repeat-plans")),
    ("Can the people who do it keep up?", ("children-per-worker", "audited-good")),
)
POLICE: Questions = (
    ("Is every child at an incident seen?", ("screening-coverage", "screening-hours", "screening-complete")),
    ("Is risk seen the same way by everybody?", ("red-reviewed", "grades-agreed")),
    ("Do those who need to know hear in time?", ("encompass-in-time", "police-no-further-action")),
    ("Are missing and exploited children safer?", ("missing-episodes", "prevention-interviews", "people-with-measure")),
    ("Do schools know their officer?", ("schools-reached", "sessions-told")),
)
HEALTH: Questions = (
    ("Does what health knows reach the decision?", ("checks-in-time", "voice-present")),
    ("Is health there when it is decided?", ("strategy-quorate", "review-quorate")),
    ("Are families helped early, and does it last?", ("family-help-opened", "stepped-up", "re-referrals")),
    ("Are children safer?", ("risk-lower", "repeat-plans", "long-plans")),
)
MEMBERS: Questions = (
    ("How many children are we told of, and what happens?", ("contacts", "referrals", "family-help-opened")),
    ("Are they seen and heard?", ("child-seen", "voice-present")),
    ("Is it in time?", ("decided-in-time", "assessed-in-time", "conference-in-time")),
    ("Does it last?", ("children-on-plan", "re-referrals", "repeat-plans")),
    ("Who goes missing?", ("missing-episodes", "return-interviews")),
)
"""What somebody elected is asked by the people of their area."""
OWN = ("checks-in-time", "voice-present", "voice-influence", "record-lag")
"""Figures whose parts are agencies: a partner reads their own."""


@dataclass(frozen=True)
class Reader:
    """Whom a summary is for: what it is called, what it asks, and which agencies are the reader's own."""

    title: str
    name: str
    questions: Questions
    kind: AgencyKind | None = None
    contacts: str = ""
    """How contacts from the reader's agencies are called on the scorecard."""


READERS: Mapping[str, Reader] = {
    "partners": Reader("Summary for the lead partners", "The lead partners together", PARTNERS),
    "council": Reader("Summary for the council", "The council", COUNCIL, AgencyKind.COUNCIL, "Council services"),
    "police": Reader("Summary for the police", "The police", POLICE, AgencyKind.POLICE, "Police"),
    "health": Reader("Summary for the NHS", "The NHS", HEALTH, AgencyKind.HEALTH, "Health"),
    "members": Reader("Summary for an elected member", "An elected member", MEMBERS),
}
ADDRESSES = {
    "partners": "scorecard_for_partners", "council": "scorecard_for_council", "police": "scorecard_for_police",
    "health": "scorecard_for_health", "members": "scorecard_for_members",
}  # fmt: skip


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
    others: Sequence[Link]
    empty: Empty | None


@screen(Permission.VIEW, log="")
def scorecard_for_partners(request: HttpRequest, actor: Actor) -> Shown:
    """For the council's, the police's and health's leaders together."""
    return _shown("partners", actor)


@screen(Permission.VIEW, log="")
def scorecard_for_council(request: HttpRequest, actor: Actor) -> Shown:
    """For the council's lead partner."""
    return _shown("council", actor)


@screen(Permission.VIEW, log="")
def scorecard_for_police(request: HttpRequest, actor: Actor) -> Shown:
    """For the lead partner of the police."""
    return _shown("police", actor)


@screen(Permission.VIEW, log="")
def scorecard_for_health(request: HttpRequest, actor: Actor) -> Shown:
    """For the lead partner of the NHS."""
    return _shown("health", actor)


@screen(Permission.VIEW, log="")
def scorecard_for_members(request: HttpRequest, actor: Actor) -> Shown:
    """For an elected member."""
    return _shown("members", actor)


def _shown(which: str, actor: Actor) -> Shown:
    reader = READERS[which]
    found = selectors.scorecard(actor=actor, safely=True)
    rows = {key: row for _, keys in reader.questions for key, row in zip(keys, rows_of(found, keys), strict=True)}
    changed = [f"{row.name}: {row.value}. {row.moves}." for row in rows.values() if row.changed]
    own = _own(reader, actor) if reader.kind else None
    page = SummaryPage(
        reader.title,
        f"The last twelve whole months beside the twelve before. {said.counted(found.counted_at)}",
        changed,
        [
            *(Asked(question, _table(question, keys, rows)) for question, keys in reader.questions),
            *([own] if own else []),
        ],
        [f"{said.ROUNDED} {WHOLE} England: as published; – where nothing comparable is."],
        [Link(READERS[each].name, reverse(name)) for each, name in ADDRESSES.items() if each != which],
        None
        if found.counted_at
        else Empty("Nothing has been counted yet", "Every night each figure is counted from what others recorded."),
    )
    return Shown("scorecard/summary.html", page)


def _own(reader: Reader, actor: Actor) -> Asked | None:
    """What the reader's own agencies did, by figure."""
    parts = selectors.by_part(("contacts", *OWN), actor=actor)
    mine = {each.name for each in agencies(kind=reader.kind)}
    lines = [_line("contacts", reader.name, reading) for of, reading in parts.get("contacts", {}).items()
             if of == reader.contacts]  # fmt: skip
    lines += [
        _line(key, of, reading) for key in OWN for of, reading in sorted(parts.get(key, {}).items()) if of in mine
    ]
    title = "What did our own agencies do?"
    return (
        Asked(title, Table(title, ("Figure", "Whose", "Last 12 months"), lines, caption_hidden=True)) if lines else None
    )


def _line(key: str, whose: str, reading: Reading) -> list[Cell]:
    one = BY_KEY[key]
    return [
        Cell(one.name, reverse("scorecard_figure", args=[key])), Cell(whose),
        Cell(said.value(one, reading), note=said.of_what(one, reading), is_number=True),
    ]  # fmt: skip


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
