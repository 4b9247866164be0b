"""Complaints that wait, on the worklist of complaints officers and of whoever was asked to answer."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.complaints import selectors
from openmash.casework.complaints.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.web.complaints.listing import owed
from openmash.web.worklist.item import Item


def complaints_to_answer(actor: Actor) -> Sequence[Item]:
    """The first due first."""
    if not may(actor, Permission.ANSWER):
        return ()
    now = timezone.now()
    return [
        Item(
            what=each.next_step, about=f"{each.name}, about {each.whom}", words=each.words,
            why=f"{each.stage.label}: {each.maker.label.lower()}",
            url=reverse("complaint", kwargs={"complaint_id": each.id}), due_at=standing.due_at,
            left=say.left(standing, now, of=of), keys=each.about,
        )
        for each in selectors.open_complaints(actor=actor, now=now)
        for standing, of in [owed(each)]
    ]  # fmt: skip
