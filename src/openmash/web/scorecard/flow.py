"""From contact to closure on one page: how many get how far, how long each part takes, and where they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor.words import NEEDS_A_RECEIVER
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.selectors import Reading
from openmash.web.scorecard import said
from openmash.web.scorecard.scorecard import WHOLE, Part, rows_of

BESIDE = ("checks-in-time", "re-referrals", "voice-present", "voice-influence")
ACCEPTED = "hours-to-acceptance"
STAGES = (
    ("Contacts", "contacts", ""),
    ("Decided", "hours-to-decision", "from arriving to the decision"),
    ("Accepted by whoever comes next", ACCEPTED, "from the decision"),
    ("Who told us was told", "hours-to-feedback", "from the decision"),
    ("Closed to MASH", "hours-to-closure", "from arriving"),
)
"""What is drawn, which figure says how many, and of which time it says the middle."""
HANDED_ON = frozenset(each.value.replace("_", " ").capitalize() for each in NEEDS_A_RECEIVER)
"""Decisions after which somebody else comes next, as the figure names them."""


@dataclass(frozen=True)
class Bar:
    """One stage or way out: how many, its length of a hundred, and the time it took."""

    words: str
    many: str
    length: float
    took: str
    url: str


@dataclass(frozen=True)
class FlowPage:
    """What the template shows."""

    title: str
    sentence: str
    stages: Sequence[Bar]
    ways: Sequence[Bar]
    table: Table
    beside: Part
    rules: Sequence[str]
    back: Link
    empty: Empty | None


@screen(Permission.VIEW, log="")
def scorecard_flow(request: HttpRequest, actor: Actor) -> Shown:
    """The picture and its table, the last twelve months. It shows nobody."""
    found = selectors.flow(actor=actor)
    card = selectors.scorecard(actor=actor)
    whole = found.get("contacts", {}).get("")
    most = whole.total if whole is not None and whole.total else 0
    stages = stages_of(found, most)
    ways = _ways(found.get("outcomes", {}), most)
    page = FlowPage(
        "From contact to closure",
        f"{most:,} contacts in the last 12 months, one for each child, drawn to scale. Each time is the middle: half "
        "took less and half took longer.",
        stages, ways, _table(stages, ways), Part("Beside it", "beside-it", rows_of(card, BESIDE)),
        [said.EXACT if card.exact else said.ROUNDED, WHOLE], Link("Scorecard", reverse("scorecard")),
        None if most else Empty("Nothing to draw yet", "Every night this is counted from contacts and decisions."),
    )  # fmt: skip
    return Shown("scorecard/flow.html", page)


def stages_of(found: Mapping[str, Mapping[str, Reading]], most: int) -> list[Bar]:
    """Each stage of so many contacts, with how many did not come so far, as far as what is shown tells it."""
    return [
        _stage(words, key, of, found, most, _handed_on(found) if key == ACCEPTED else most) for words, key, of in STAGES
    ]


def _stage(
    words: str, key: str, of: str, found: Mapping[str, Mapping[str, Reading]], most: int, due: int | None
) -> Bar:
    """`due`: how many could have come so far; None where that would give a small number back."""
    reading = found.get(key, {}).get("")
    took = [f"{_time(reading.value)} {of}"] if of and reading is not None and reading.value is not None else []
    if reading is not None and reading.total is not None and due is not None:
        of_whom = f" of the {due:,} to be handed on" if key == ACCEPTED else ""
        took += [f"not, or not yet: {due - reading.total:,}{of_whom}"] if due > reading.total else []
    return _bar(words, reading, most, "; ".join(took), reverse("scorecard_figure", args=[key]))


def _handed_on(found: Mapping[str, Mapping[str, Reading]]) -> int | None:
    """How many were to be handed on to somebody else, of what is shown of each decision; None where one is withheld."""
    parts = [one.total for of, one in found.get("outcomes", {}).items() if of in HANDED_ON]
    return None if None in parts else sum(each or 0 for each in parts)


def _ways(found: Mapping[str, Reading], most: int) -> list[Bar]:
    parts = sorted(((of, one) for of, one in found.items() if of), key=lambda each: (-(each[1].total or 0), each[0]))
    return [_bar(of, one, most, "", reverse("scorecard_figure", args=["outcomes"])) for of, one in parts]


def _bar(words: str, reading: Reading | None, most: int, took: str, url: str) -> Bar:
    if reading is None:
        return Bar(words, "None", 0, took, url)
    if reading.total is None:
        return Bar(words, "Not shown: small numbers", 0, took, url)
    share = f" ({reading.total / most:.0%})" if most else ""
    return Bar(words, f"{reading.total:,}{share}", round(100 * reading.total / most, 1) if most else 0, took, url)


def _time(hours: float) -> str:
    return f"{hours / 24:.1f} days" if hours >= 48 else f"{hours:.1f} hours"


def _table(stages: Sequence[Bar], ways: Sequence[Bar]) -> Table:
    rows = [[Cell(bar.words, bar.url), Cell(bar.many, is_number=True), Cell(bar.took or "–")] for bar in stages]
    rows += [[Cell(f"Decided: {bar.words}", bar.url), Cell(bar.many, is_number=True), Cell("–")] for bar in ways]
    return Table("The same in numbers", ("How far", "Children", "How long, the middle"), rows)
