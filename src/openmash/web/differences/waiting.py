"""Differences that I am among those to answer, on my worklist."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.differences import selectors
from openmash.casework.differences.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.web.worklist.item import Item


def differences_to_answer(actor: Actor) -> Sequence[Item]:
    """The first due first."""
    if not may(actor, Permission.END_STAGE):
        return ()
    now = timezone.now()
    return [
        Item(
            what="Answer a professional difference", about=each.called, words=each.what,
            why=f"{each.raised_by} differs with {each.answering}; {each.now.name.lower()}",
            url=reverse("difference", kwargs={"difference_id": each.id}), due_at=each.now.standing.due_at,
            left=say.left(each.now.standing, now, of=each.now.name), keys=each.about,
        )
        for each in selectors.work_for(actor=actor)
    ]  # fmt: skip
