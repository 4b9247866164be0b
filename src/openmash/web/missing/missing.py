"""Who is missing now, and who is back and owed an interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.missing import selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Line
from openmash.casework.missing.words import Safe
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, TimeLeft
from openmash.web.missing.loading import called, episode_url, in_words


@dataclass(frozen=True)
class Row:
    """One child on a list."""

    url: str
    child: str
    facts: Sequence[str]
    clocks: Sequence[TimeLeft]
    words: str
    is_high: bool
    held: str


@dataclass(frozen=True)
class MissingPage:
    """What the template shows."""

    title: str
    missing: Sequence[Row]
    owed: Sequence[Row]
    nobody_missing: Empty
    nobody_owed: Empty


@screen(Permission.VIEW, log="missing.listed")
def missing(request: HttpRequest, actor: Actor) -> Answer:
    """Both lists, most pressing first."""
    now = timezone.now()
    found = selectors.lists(actor=actor, now=now)
    page = MissingPage(
        title="Missing children",
        missing=[_missing(line, now) for line in in_words(found.missing, actor)],
        owed=[_owed(line, now) for line in in_words(found.owed, actor)],
        nobody_missing=Empty(
            "Nobody is recorded as missing",
            "A child is reported missing from their record, or from a contact. Only children you may see are listed.",
        ),
        nobody_owed=Empty(
            "Nobody is owed an interview",
            "A child who is back stands here until somebody independent has talked to them."
        ),
    )  # fmt: skip
    people = [f"person:{line.person_id}" for line in (*found.missing, *found.owed)]
    return Shown("missing/missing.html", page, about=list(dict.fromkeys(people)))


def _missing(line: Line, now: datetime) -> Row:
    facts = [
        f"Police risk level: {line.risk_words}",
        f"Reported {say.near(line.reported_at, now)}",
        f"Last seen {say.near(line.last_seen_at, now)}" if line.last_seen_at else "When last seen: not recorded",
        _care(line),
        line.repeats.words,
    ]
    return Row(
        episode_url(line.process_id), called(line), [fact for fact in facts if fact], (), line.circumstances,
        line.is_high, _held(line),
    )  # fmt: skip


def _owed(line: Line, now: datetime) -> Row:
    assert line.home_at is not None  # only who is back is owed an interview
    safe = Safe(line.safe).label if line.safe else ""
    clocks = [say.left(line.held, now, "Interview held")]
    if not line.was_offered:
        clocks.insert(0, say.left(line.offered, now, "Interview offered"))
    facts = [f"Back {say.near(line.home_at, now)}", str(safe), _care(line), line.repeats.words]
    return Row(
        episode_url(line.process_id), called(line), [fact for fact in facts if fact], clocks, "", False, _held(line)
    )


def _care(line: Line) -> str:
    return f"Looked after: {line.looked_after.label.lower()}" if line.looked_after.is_looked_after else ""


def _held(line: Line) -> str:
    return f"Held by {line.holder.said}" if line.holder else ""
