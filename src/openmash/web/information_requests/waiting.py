"""Requests for information that wait, on the worklist of those who answer them."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.information_requests import selectors
from openmash.casework.information_requests.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.web.worklist.item import Item


def information_requests_to_answer(actor: Actor) -> Sequence[Item]:
    """The first due first."""
    if not may(actor, Permission.HANDLE):
        return ()
    now = timezone.now()
    return [
        Item(
            what=each.next_step, about=each.as_told, words=each.asked, why=f"{each.organisation} asks for information",
            url=reverse("information_request", kwargs={"request_id": each.id}), due_at=each.due_at,
            left=say.left(each.standing, now, of="Answer"), keys=each.about,
        )
        for each in selectors.work_for(actor=actor)
    ]  # fmt: skip
