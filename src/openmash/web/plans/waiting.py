"""What the worklist says of plans: actions that are mine, and reviews of the children allocated to me."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from django.utils import timezone

from openmash.casework.plans import selectors
from openmash.casework.plans.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.cases import selectors as cases
from openmash.records.people import selectors as people
from openmash.statute.calendar import at, local_date
from openmash.web.plans.loading import plan_url
from openmash.web.visits.loading import called
from openmash.web.worklist.item import Item

CLOSE = time(17)


def plans_to_do(actor: Actor) -> Iterable[Item]:
    """Each with its plan, where it is told."""
    mine = cases.allocated_to_me(actor=actor)
    if not may(actor, Permission.WRITE) and not mine:
        return ()
    today = local_date(timezone.now())
    owed = selectors.work_for(actor=actor, allocated=mine, today=today)
    cards = people.people_cards({each.person_id for each in owed}, actor) if owed else {}
    return (
        Item(
            what="Review a plan" if each.is_review else "Do what a plan says is yours",
            about=called(cards.get(each.person_id)), why=each.what, url=f"{plan_url(each.plan_id)}#actions"
            if not each.is_review else plan_url(each.plan_id, "plan_review"),
            words="Then say what difference it made." if not each.is_review else "What is different for the child?",
            due_at=at(each.due_on, CLOSE),
            left=TimeLeft(
                f"{'was due' if each.due_on < today else 'by'} {say.day_of(each.due_on)}", is_late=each.due_on < today
            ),
            keys=[f"person:{each.person_id}"],
        )
        for each in owed
    )  # fmt: skip
