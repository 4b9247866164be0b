"""What subjects put on a worklist: those of mine to be looked at again, themes that expire, actions I own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.subjects import selectors
from openmash.records.subjects.permissions import Permission
from openmash.statute.calendar import at, local_date
from openmash.web.subjects.showing import subject_url
from openmash.web.worklist.item import Item

AHEAD = timedelta(days=3)


def subjects_to_look_at(actor: Actor) -> Sequence[Item]:
    """Those the actor owns that fall due within three days, and every action of theirs still to do. Names are seen."""
    if not may(actor, Permission.VIEW):
        return ()
    today = local_date(timezone.now())
    items = []
    if may(actor, Permission.KEEP):
        for each in selectors.reviews_due(actor=actor, by=today + AHEAD):
            expires = each.until is not None and each.until <= today + AHEAD
            day = each.until if each.until is not None and expires else each.review_on or today
            items.append(
                Item(
                    what="Renew a theme that expires, or close it" if expires else "Look at it again", about=each.name,
                    why="You own it", url=subject_url(each.id), due_at=at(day, time(17)),
                    left=TimeLeft(f"by {say.day_of(day)}", is_late=day < today), keys=[f"subject:{each.id}"],
                )
            )  # fmt: skip
    for action in selectors.actions_of(actor.account_id, actor=actor):
        items.append(
            Item(
                what="Do what was planned", about=action.what, why="It is yours",
                url=reverse("subject_action_done", kwargs={"action_id": action.id}), due_at=at(action.due_on, time(17)),
                left=TimeLeft(f"by {say.day_of(action.due_on)}", is_late=action.is_late(today)),
                keys=[f"subject:{action.subject_id}"],
            )
        )  # fmt: skip
    return items
