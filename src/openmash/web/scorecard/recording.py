"""Whether what is known is recorded once: how late, what is typed twice, and what is filled in, from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.indicators import BY_KEY
from openmash.insight.scorecard.permissions import Permission
from openmash.web.scorecard import said
from openmash.web.scorecard.scorecard import WHOLE, Part, rows_of
from openmash.web.scorecard.voice import parted_by

LINES = ("record-lag", "check-minutes", "typed-again", "rows-already-held", "checks-in-time")
PARTS = ("record-lag", "record-lag-kind", "typed-again", "rows-already-held")
SPREAD = ("check-minutes-quick", "check-minutes", "check-minutes-slow")
NOBODY = "It is about how agencies’ systems meet. No person is measured: nothing here is divided by worker."
FILLED: tuple[tuple[str, str, str], ...] = (
    ("Request for service", "Your name, role, agency and number", "Your account"),
    ("Answering a check, by page or one-time link", "Names searched", "The check: the names we were given"),
    ("At the door", "Where, and what for", "The visit as it was planned"),
    ("Putting a visit right", "Everything but the child’s words", "The visit as it was recorded"),
    ("Missing: sighting, plan, debrief", "What was recorded of the episode before", "The episode"),
    ("Police screening", "Incident number, day, time and kind", "Command and control’s incident"),
    ("Contact from a police screening", "The household, and each child’s words", "The screening, kept once"),
    ("Contact from an e-mail", "Who sent it, when, its words and files", "The e-mail"),
    ("Needed, and not available", "For whom, and what for", "The meeting or decision it was begun from"),
)  # fmt: skip
"""What the product fills in: on which page, what, and from where. Owned by the data lead."""
BACK = (
    "Outcomes, checks, actions and minutes go back to an agency’s own system as CSV or JSON from “Your requests”, and "
    "by the partner API where it has a system that asks. A system may fetch the minutes of the families its agency "
    "had to do with."
)


@dataclass(frozen=True)
class RecordingPage:
    """What the template shows."""

    title: str
    lines: Part
    tables: Sequence[Table]
    filled: Table
    back_words: str
    rules: Sequence[str]
    back: Link
    empty: Empty | None


def spread(actor: Actor) -> Sequence[Table]:
    """Minutes to answer a check by agency: the middle, and between which half of the answers lie."""
    quick, middle, slow = (dict(selectors.figure(key, actor=actor).cuts.get("part", ())) for key in SPREAD)
    one = BY_KEY["check-minutes"]

    def half(of: str) -> str:
        low, high = quick.get(of), slow.get(of)
        if low is None or high is None or low.value is None or high.value is None:
            return "–"
        return f"{low.value:.0f} to {high.value:.0f} minutes"

    rows = [
        [
            Cell(of or "Not recorded"),
            Cell(said.value(one, reading), note=said.of_what(one, reading), is_number=True),
            Cell(half(of), is_number=True),
        ]
        for of, reading in middle.items()
    ]
    columns = (one.parts, "Middle", "Half of the answers")
    return [Table("Minutes to answer a check, last 12 months", columns, rows)] if rows else []


@screen(Permission.VIEW, log="")
def scorecard_recording(request: HttpRequest, actor: Actor) -> Shown:
    """The figures of recording once, by agency and kind. It shows nobody."""
    card = selectors.scorecard(actor=actor)
    rows = [[Cell(page), Cell(what), Cell(source)] for page, what, source in FILLED]
    page = RecordingPage(
        title="Recording once",
        lines=Part("How it stands", "how-it-stands", rows_of(card, LINES)),
        tables=[*spread(actor), *parted_by(PARTS, actor)],
        filled=Table("What is filled in for you, and from where", ("Where", "What", "From"), rows),
        back_words=BACK,
        rules=[NOBODY, said.EXACT if card.exact else said.ROUNDED, WHOLE],
        back=Link("Scorecard", reverse("scorecard")),
        empty=None if card.counted_at else Empty("Nothing has been counted yet", "It is counted every night."),
    )
    return Shown("scorecard/recording.html", page)
