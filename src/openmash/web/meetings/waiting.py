"""What meetings agreed that I, or my agency, would do: on my worklist."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.meetings import selectors
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.selectors import ActionShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.web.worklist.item import Item


def meeting_actions_owed(actor: Actor) -> Sequence[Item]:
    """Actions of mine, and of my agency's that are nobody's here by account."""
    if not may(actor, Permission.LIST_ACTIONS):
        return ()
    now = timezone.now()
    mine = (one for one in selectors.actions_for(actor) if one.account_id in (None, actor.account_id))
    return [
        Item(
            what="Do what a meeting agreed", about=one.child_as_told, words=one.what, why=_why(one, actor),
            url=reverse("answer_meeting_action", kwargs={"action_id": one.id}), due_at=one.due_at,
            left=TimeLeft(f"by {say.near(one.due_at, now)}", one.is_late(now)),
            keys=(f"action:{one.id}", one.key),
        )
        for one in mine
    ]  # fmt: skip


def _why(one: ActionShown, actor: Actor) -> str:
    return "Yours by name" if one.account_id == actor.account_id else f"Your agency’s: {one.owner}"
