"""What was decided for this child, and each act to protect them, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design.parts import Empty, Story
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.web.child.chronology import story_of
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

KINDS = frozenset({"decision", "act", "rating", "agreement"})
MOST = 200
NOTHING = Empty(
    "Nothing has been decided",
    "Each decision about this child stands here with its reasons, who made it, by which threshold, and what followed.",
)


@dataclass(frozen=True)
class DecisionsPage(RecordPage):
    """Decisions and acts, newest first."""

    story: Story
    empty: Empty | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_decisions(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show what was decided, as known then where asked."""
    opened = open_record(request, actor, child, Part.DECISIONS)
    if not isinstance(opened, Opened):
        return opened
    window = Window(limit=MOST, known_at=opened.moment, kinds=KINDS)
    lines = chronology(opened.person, actor=actor, window=window).lines
    page = DecisionsPage(
        opened.title, opened.banner, opened.parts, opened.then, story_of(lines), None if lines else NOTHING
    )
    return opened.shown("child/decisions.html", page)
