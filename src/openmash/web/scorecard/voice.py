"""Whether what children say changes what is decided: by agency, team and stage, with examples by right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, person_keys, screen
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.design.parts import Cell, Empty, Link, Quote, Table
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.permissions import Permission
from openmash.records.people.selectors import people_cards
from openmash.records.voice import selectors as voice
from openmash.records.voice.words import OWES
from openmash.web.child.voice import quote
from openmash.web.scorecard import said
from openmash.web.scorecard.scorecard import WHOLE, Part, rows_of

BESIDE = ("voice-present", "voice-shaped", "voice-influence", "review-participation")
PARTS = ("voice-shaped", "voice-shaped-stage", "voice-shaped-team")
CHANCE = "A part with few decisions differs by chance alone. Nothing here is about one worker, and nobody is ranked."
MOST = 6


@dataclass(frozen=True)
class Example:
    """What a child said that changed something, for whoever may read it."""

    quote: Quote
    url: str


@dataclass(frozen=True)
class VoicePage:
    """What the template shows."""

    title: str
    sentence: str
    lines: Part
    tables: Sequence[Table]
    owed: Table
    examples: Sequence[Example]
    rules: Sequence[str]
    back: Link
    empty: Empty | None


@screen(Permission.VIEW, log="scorecard.voice_viewed")
def scorecard_voice(request: HttpRequest, actor: Actor) -> Shown:
    """The figures, each division with how sure it is, and for those with the right what children said."""
    card = selectors.scorecard(actor=actor)
    examples, people = _examples(actor) if card.exact and may(actor, Permission.LIST_CHILDREN) else ([], [])
    whole = next(line for line in card.lines if line.indicator.key == "voice-shaped")
    one = whole.indicator
    page = VoicePage(
        title="Decisions shaped by children’s voices",
        sentence=f"{said.value(one, whole.year)} in the last 12 months: {said.of_what(one, whole.year)}. "
        f"Counted: {one.numerator[:1].lower()}{one.numerator[1:]}.",
        lines=Part("The child’s voice", "the-childs-voice", rows_of(card, BESIDE)),
        tables=parted_by(PARTS, actor),
        owed=owed(),
        examples=examples,
        rules=[CHANCE, said.EXACT if card.exact else said.ROUNDED, WHOLE],
        back=Link("Scorecard", reverse("scorecard")),
        empty=None if card.counted_at else Empty("Nothing has been counted yet", "It is counted every night."),
    )
    return Shown("scorecard/voice.html", page, about=person_keys(people))


def parted(key: str, actor: Actor) -> Table:
    """One figure by its parts, over the last twelve months, with how sure each is."""
    found = selectors.figure(key, actor=actor)
    one = found.line.indicator
    rows = [
        [
            Cell(of or "Not recorded"),
            Cell(said.value(one, reading), note=said.of_what(one, reading), is_number=True),
        ]
        for of, reading in found.cuts.get("part", ())
    ]
    return Table(f"{one.name}", (one.parts, "Last 12 months"), rows)


def parted_by(keys: Sequence[str], actor: Actor) -> list[Table]:
    """The same of several figures; one with nothing in it is left out."""
    return [table for table in (parted(key, actor) for key in keys) if table.rows]


def owed() -> Table:
    """At which decisions each kind of agency owes the child’s voice (practice rule 7)."""
    rows = [[Cell(str(AgencyKind(each.agency).label)), Cell(each.said)] for each in OWES]
    return Table("Where each agency owes the child’s voice", ("Agency", "When"), rows)


def _examples(actor: Actor) -> tuple[list[Example], list[UUID]]:
    found = voice.that_changed_something(actor=actor, now=timezone.now(), limit=MOST)
    cards = people_cards([each.person_id for each in found], actor)
    shown = [
        Example(
            quote(each, cards[each.person_id].name if each.person_id in cards else "A child"),
            reverse("child_voice", kwargs={"person_id": each.person_id}),
        )
        for each in found
    ]
    return shown, [each.person_id for each in found]
