"""What the worklist says of missing children: interviews to offer and to hold, for whoever holds or works with them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from openmash.casework.missing import selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Line
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.web.missing.loading import called, episode_url
from openmash.web.worklist.item import Item


def interviews_owed(actor: Actor) -> Sequence[Item]:
    """Those held by the actor or their desk; for who is on no duty, every child of theirs who is owed one."""
    if not may(actor, Permission.RECORD):
        return ()
    now = timezone.now()
    return [
        Item(
            what="Hold the return home interview" if line.was_offered else "Offer a return home interview",
            about=called(line), why="A child of yours is back" if not actor.holds_open_circle else "Your desk holds it",
            url=episode_url(line.process_id), words=line.repeats.words,
            due_at=(line.held if line.was_offered else line.offered).due_at,
            left=say.left(line.held if line.was_offered else line.offered, now), keys=[f"person:{line.person_id}"],
        )
        for line in selectors.owed(actor=actor, now=now)
        if _is_mine(line, actor)
    ]  # fmt: skip


def _is_mine(line: Line, actor: Actor) -> bool:
    if not actor.holds_open_circle:
        return True
    held = line.holder
    return held is not None and held.team_id == actor.team_id and held.account_id in (None, actor.account_id)
