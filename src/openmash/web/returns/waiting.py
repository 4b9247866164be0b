"""What the worklist says of the yearly return: what it would refuse of my children, and what was sent to me."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.insight.returns import actions, selectors
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.selectors import ForMe
from openmash.records.cases import selectors as cases
from openmash.records.people import selectors as people
from openmash.statute.calendar import at, local_date
from openmash.web.worklist.item import Item


def returns_to_put_right(actor: Actor) -> Iterable[Item]:
    """One line a child, due when the year of the return ends: months ahead it comes last, in March it does not."""
    if not actor.roles & actions.READ_WORK or not may(actor, Permission.VIEW):
        return ()
    now = timezone.now()
    found = selectors.waiting_for(cases.allocated_to_me(actor=actor), actor=actor)
    if not found:
        return ()
    called = people.people_called([each.person_id for each in found], actor)
    ends = at(date(selectors.year_on(local_date(now)).ending, 3, 31), time(17))
    return (
        Item(
            what="Put right before the return", about=called[each.person_id].name if each.person_id in called else "",
            why="The data officer asks" if each.sent else "Allocated to you",
            url=reverse("child_return", kwargs={"person_id": each.person_id}), words=_words(each),
            due_at=ends, left=TimeLeft(f"by {say.day(ends)}"), keys=[f"person:{each.person_id}"],
        )
        for each in found
    )  # fmt: skip


def _words(each: ForMe) -> str:
    if each.words:
        return each.words
    many = max(each.errors, each.sent)
    return f"{say.count_of(many, 'thing')} the return would {'refuse' if each.errors else 'ask about'}"
