"""What the worklist says of disruption: measures to be looked at, or about to expire, of whoever decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from django.utils import timezone

from openmash.casework.disruption import selectors
from openmash.casework.disruption.permissions import Permission
from openmash.casework.disruption.selectors import MeasureShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.subjects import selectors as subjects
from openmash.statute.calendar import at, local_date
from openmash.web.disruption.loading import measure_url
from openmash.web.worklist.item import Item

AHEAD = timedelta(days=14)
"""How long before its day a measure comes to the worklist."""


def measures_to_look_at(actor: Actor) -> Sequence[Item]:
    """Mine: those I decided on, and those about what I own."""
    if not may(actor, Permission.RECORD):
        return ()
    today = local_date(timezone.now())
    due = selectors.due(actor=actor, by=today + AHEAD)
    if not due:
        return ()
    known = {each.id: each for each in subjects.visible(actor=actor, ids={each.subject_id for each in due})}
    return [
        Item(
            what=_what(each), about=known[each.subject_id].name,
            why="You decided on it" if each.by_id == actor.account_id else "You own it",
            url=measure_url(each.id), words=f"{each.name}. {each.state.label}.", due_at=at(each.due_on, time(17)),
            left=TimeLeft(f"by {say.day_of(each.due_on)}", each.due_on < today), keys=each.about,
        )
        for each in due
        if each.subject_id in known
        and actor.account_id in (each.by_id, known[each.subject_id].owner_id)
    ]  # fmt: skip


def _what(each: MeasureShown) -> str:
    if each.due_on == each.review_on:
        return "Look at a disruption measure again"
    return "A disruption measure is about to expire"
