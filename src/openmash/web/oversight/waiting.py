"""What a manager directed me to do, sheets of the night nobody has read, and supervision that is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from django.urls import reverse
from django.utils import timezone

from openmash.casework.supervision import selectors
from openmash.casework.supervision.permissions import Permission
from openmash.casework.supervision.selectors import Due
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import at, local_date
from openmash.web.worklist.item import Item

SOON = timedelta(days=7)
"""How long before its day a supervision stands on the list."""


def directions_to_do(actor: Actor) -> Iterable[Item]:
    """What managers directed to the actor, the first due first."""
    if not may(actor, Permission.ANSWER):
        return ()
    found = selectors.directions_for(actor.account_id, actor=actor)
    cards = people_cards({each.person_id for each in found}, actor) if found else {}
    today = local_date(timezone.now())
    return (
        Item(
            what=each.what.rstrip("."), about=cards[each.person_id].name if each.person_id in cards else "",
            why=f"Directed by {each.by}", url=reverse("direction", args=[each.id]),
            left=TimeLeft(f"by {say.day(each.due_on)}", each.due_on < today), keys=[f"person:{each.person_id}"],
        )
        for each in found
    )  # fmt: skip


def sheets_to_read(actor: Actor) -> Iterable[Item]:
    """For the out-of-hours team: sheets the actor has not read."""
    if Role.OUT_OF_HOURS not in actor.roles:
        return ()
    found = [each for each in selectors.sheets(actor=actor, now=timezone.now()) if not each.is_read_by_me]
    cards = people_cards({each.person_id for each in found}, actor) if found else {}
    return (
        Item(
            what="Read a sheet for the night", about=cards[each.person_id].name if each.person_id in cards else "",
            why=f"{each.by} wants the night to know", words=each.worry,
            url=reverse("child_night", kwargs={"person_id": each.person_id}), keys=[f"person:{each.person_id}"],
        )
        for each in found
    )  # fmt: skip


def supervisions_due(actor: Actor) -> Sequence[Item]:
    """Supervision whose day is near or past: for whoever holds it and for whoever is held; and for a manager of
    managers, whose supervision of others is late.
    """
    if not may(actor, Permission.READ_OWN):
        return ()
    today = local_date(timezone.now())
    near = [
        (each, each.due_on)
        for each in selectors.supervision_due(actor=actor)
        if each.due_on is not None and each.due_on <= today + SOON
    ]
    found = [_due(each, due_on, actor, today) for each, due_on in near]
    if may(actor, Permission.SUPERVISE_MANAGERS):
        late = [each for each in selectors.supervision_standing(actor=actor) if each.is_late(today)]
        others = [each for each in late if each not in [one for one, _ in near]]
        if others:
            oldest = min(each.due_on for each in others if each.due_on is not None)
            found.append(
                Item(
                    what="See to supervision that is late",
                    about=say.listed(list(dict.fromkeys(each.team or each.worker.name for each in others))),
                    why="You see that supervision happens", url=reverse("supervision_due"),
                    words=f"{say.count_of(len(others), 'worker')} not met since the day that was set.",
                    due_at=at(oldest, time(17)),
                    left=TimeLeft(f"since {say.day(oldest)}", True),
                )
            )  # fmt: skip
    return found


def _due(each: Due, due_on: date, actor: Actor, today: date) -> Item:
    is_mine = each.worker.id == actor.account_id
    left = TimeLeft(f"{'was due on' if each.is_late(today) else 'by'} {say.day(due_on)}", each.is_late(today))
    return Item(
        what="Your supervision" if is_mine else "Supervision",
        about=f"with {each.supervisor}" if is_mine else f"with {each.worker.name}",
        why="You are supervised" if is_mine else "You supervise them",
        url=reverse("supervisions") if is_mine else reverse("supervise", kwargs={"worker_id": each.worker.id}),
        words=f"Last on {say.day_of(each.held_at)}." if each.held_at else "",
        due_at=at(due_on, time(17)), left=left,
    )  # fmt: skip
