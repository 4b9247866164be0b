"""What a manager directed me to do, sheets of the night nobody has read, and supervision that is due."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.supervision import selectors
from openmash.casework.supervision.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.web.worklist.item import Item


def directions_to_do(actor: Actor) -> Sequence[Item]:
    """What managers directed to the actor, the first due first."""
    if not may(actor, Permission.ANSWER):
        return ()
    found = selectors.directions_for(actor.account_id, actor=actor)
    cards = people_cards({each.person_id for each in found}, actor) if found else {}
    today = local_date(timezone.now())
    return [
        Item(
            what=each.what, about=cards[each.person_id].name if each.person_id in cards else "",
            why=f"Directed by {each.by}", url=reverse("direction", args=[each.id]),
            left=TimeLeft(f"by {say.day(each.due_on)}", each.due_on < today), keys=[f"person:{each.person_id}"],
        )
        for each in found
    ]  # fmt: skip


def sheets_to_read(actor: Actor) -> Sequence[Item]:
    """For the out-of-hours team: sheets the actor has not read."""
    if Role.OUT_OF_HOURS not in actor.roles:
        return ()
    found = [each for each in selectors.sheets(actor=actor, now=timezone.now()) if not each.is_read_by_me]
    cards = people_cards({each.person_id for each in found}, actor) if found else {}
    return [
        Item(
            what="Read a sheet for the night", about=cards[each.person_id].name if each.person_id in cards else "",
            why=f"{each.by} wants the night to know", words=each.worry,
            url=reverse("child_night", kwargs={"person_id": each.person_id}), keys=[f"person:{each.person_id}"],
        )
        for each in found
    ]  # fmt: skip
