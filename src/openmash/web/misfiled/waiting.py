"""What was filed with the wrong child, as it waits for each person it reached, the hub and the information lead."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from openmash.casework.misfiled import selectors
from openmash.casework.misfiled.permissions import Permission
from openmash.casework.misfiled.selectors import BreachShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.web.misfiled.breaches import left_of
from openmash.web.misfiled.counting import counted
from openmash.web.misfiled.retraction import said
from openmash.web.worklist.item import Item

MANAGES = frozenset({Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER})


def retractions_to_answer(actor: Actor) -> Sequence[Item]:
    """Words I saw that were about another child."""
    return [
        Item(
            what="Say what you did with words about another child", about=each.name, why="You saw them",
            url=reverse("retraction", kwargs={"touched_id": each.id}), words=said(each), due_at=each.told_at,
            keys=[f"person:{each.person_id}"] if each.name else [],
        )
        for each in selectors.retractions(actor=actor)
    ]  # fmt: skip


def misfiled_to_tell(actor: Actor) -> Sequence[Item]:
    """People outside who were sent something about the wrong child: for whoever moved it, and for managers."""
    if not may(actor, Permission.FOLLOW):
        return ()
    return [
        Item(
            what="Tell them that it was about another child", about=each.reference,
            why="It was filed with the wrong child",
            url=reverse("misfiling", kwargs={"misfiling_id": each.misfiling_id}),
            words=f"{counted(each.left, 'agency or person', 'agencies or people')} outside still to be told.",
            due_at=each.recorded_at,
        )
        for each in selectors.to_tell(actor=actor)
        if actor.roles & MANAGES or each.recorded_by == actor.account_id
    ]  # fmt: skip


def breaches_to_handle(actor: Actor) -> Sequence[Item]:
    """Breach entries still open, for the information lead."""
    if not may(actor, Permission.HANDLE_BREACH):
        return ()
    return [
        Item(
            what=_next(each), about=each.reference, why="A breach entry is open",
            url=reverse("breach", kwargs={"breach_id": each.id}), words=f"{each.kind.label}.",
            due_at=each.standing.due_at, left=left_of(each),
        )
        for each in selectors.breaches(actor=actor, is_open=True)
    ]  # fmt: skip


def _next(found: BreachShown) -> str:
    missing = found.missing()
    return f"Breach: {missing[0].removeprefix('say: ').rstrip('.')}" if missing else "Close the breach entry"
