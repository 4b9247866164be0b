"""What waits to be agreed to, on the information lead’s worklist."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.insight.retention import selectors
from openmash.insight.retention.permissions import Permission
from openmash.web.worklist.item import Item


def erasures_to_agree(actor: Actor) -> Sequence[Item]:
    """Proposals that wait for a second person."""
    if not may(actor, Permission.AGREE):
        return ()
    return [
        Item(
            what="Agree that a record is erased, or not", about=each.reference, why="Somebody proposes it",
            url=reverse("retention_agree", args=[each.id]), words=selectors.name_of_kind(each.record_kind),
            due_at=each.at,
        )
        for each in selectors.proposed(actor=actor)
        if each.by_id != actor.account_id
    ]  # fmt: skip
