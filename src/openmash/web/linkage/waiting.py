"""Pairs of records that wait, as one line of the worklist."""

from __future__ import annotations

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.records.linkage import selectors
from openmash.records.linkage.permissions import Permission


def pairs_waiting(actor: Actor) -> int:
    """How many pairs wait for this person, of those they may see."""
    return selectors.count_waiting(actor=actor) if may(actor, Permission.JUDGE) else 0
