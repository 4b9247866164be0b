"""What the hub asks my agency, on my worklist."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.web.worklist.item import Item


def checks_asked(actor: Actor) -> Sequence[Item]:
    """Checks addressed to my agency that still want an answer; on a red contact, now."""
    if not may(actor, Permission.LIST_CHECKS):
        return ()
    now = timezone.now()
    return [
        Item(
            what="Look again: more is known" if each.look_again else "Answer the hub",
            about=say.listed([child.in_a_line for child in each.children]),
            words=each.what, why=f"Asked of your agency by {each.asked_by}",
            url=reverse("answer_check", kwargs={"check_id": each.check_id}), due_at=each.clock.due_at,
            left=None if each.look_again else say.left(each.clock.standing, now), is_now=each.rating == "red",
            keys=each.about,
        )
        for each in selectors.checks_to_answer(actor=actor)
    ]  # fmt: skip
