"""What was decided for this child: by whom, why, on which words of theirs; and every act to protect them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import DecisionOfChild
from openmash.casework.unmet.permissions import Permission as Unmet
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Link, NotHeardYet, Quote, Story
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.records.voice import selectors as voice
from openmash.records.voice.selectors import Said
from openmash.web.child.chronology import story_of
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.child.voice import gap, quote

BESIDE = frozenset({"act", "rating", "agreement"})
MOST = 200
NOTHING = Empty(
    "Nothing has been decided",
    "Each decision about this child appears here with its reasons, who made it, by which threshold, and what followed.",
)


@dataclass(frozen=True)
class Decided:
    """One decision, with the child's voice it was made on."""

    outcome: str
    line: str
    by: str
    threshold: str
    rationale: str
    quote: Quote | None
    gap: NotHeardYet | None
    contact_url: str


@dataclass(frozen=True)
class DecisionsPage(RecordPage):
    """Decisions, newest first; beside them ratings, protective acts and agreements."""

    decisions: tuple[Decided, ...]
    beside: Story
    empty: Empty | None
    unmet: Link | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_decisions(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show what was decided, as known then where asked."""
    opened = open_record(request, actor, child, Part.DECISIONS)
    if not isinstance(opened, Opened):
        return opened
    made = frontdoor.decisions_of(opened.person, actor=actor, known_at=opened.moment, limit=MOST)
    said = voice.these([each.voice_id for each in made if each.voice_id], actor=actor)
    window = Window(limit=MOST, known_at=opened.moment, kinds=BESIDE)
    lines = chronology(opened.person, actor=actor, window=window).lines
    page = DecisionsPage(
        opened.title, opened.banner, opened.parts, opened.then,
        tuple(_decided(each, said, opened) for each in made), story_of(lines), None if made or lines else NOTHING,
        Link("Needed, and not available", f"{opened.address('unmet_record')}?from=decision")
        if opened.moment is None and may(actor, Unmet.RECORD)
        else None,
    )  # fmt: skip
    return opened.shown("child/decisions.html", page)


def _decided(made: DecisionOfChild, said: Mapping[UUID, Said], opened: Opened) -> Decided:
    words = said.get(made.voice_id) if made.voice_id else None
    name = opened.banner.preferred_name
    level = f"Level {made.level}" if made.level is not None else ""
    threshold = f"threshold document {made.threshold_version}" if made.threshold_version else ""
    return Decided(
        outcome=made.outcome.label,
        line=made.line,
        by=f"{made.decided_by}, {say.moment(made.decided_at)}",
        threshold=", ".join(part for part in (level, threshold) if part),
        rationale=made.rationale,
        quote=quote(words, name) if words and words.heard else None,
        gap=gap(words, name, made.decided_at) if words and not words.heard else None,
        contact_url=reverse("contact", kwargs={"contact_id": made.contact_id}),
    )
