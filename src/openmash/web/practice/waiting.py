"""What audits ask of somebody: records to grade, what was found in one's own work, actions one owns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from itertools import chain
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.insight.practice import again, following, selectors
from openmash.insight.practice.permissions import Permission
from openmash.records.people.selectors import people_cards
from openmash.statute.calendar import local_date
from openmash.web.worklist.item import Item

LONDON = ZoneInfo("Europe/London")


def practice_to_do(actor: Actor) -> Iterable[Item]:
    """Everything audits ask of this actor. Two queries where nothing waits."""
    found: list[Iterable[Item]] = []
    if may(actor, Permission.GRADE):
        found.append(_to_grade(actor))
    if may(actor, Permission.ANSWER):
        found.append(_to_answer(actor))
    if may(actor, Permission.DECIDE_AGAIN):
        found.append(_to_decide(actor))
    if may(actor, Permission.ACT):
        found.append(_to_close(actor))
    return chain.from_iterable(found)


def _to_grade(actor: Actor) -> Iterable[Item]:
    rows = selectors.to_grade(actor=actor)
    cards = people_cards([row.person_id for row in rows], actor) if rows else {}
    return (
        Item(
            what="Read a record and grade it", about=cards[row.person_id].name, why="Drawn at random for you to audit",
            url=reverse("audit_record", args=[row.drawn_id]),
            words=f"{row.title}{', as the second auditor' if row.is_second else ''}.",
            due_at=datetime.combine(row.due_on, time(17), LONDON), left=TimeLeft(f"by {say.day(row.due_on)}"),
            keys=[f"person:{row.person_id}"],
        )
        for row in rows
        if row.person_id in cards
    )  # fmt: skip


def _to_answer(actor: Actor) -> Iterable[Item]:
    rows = selectors.to_answer(actor=actor)
    cards = people_cards([row.person_id for row in rows], actor) if rows else {}
    return (
        Item(
            what="Read what an audit found in your work, and answer",
            about=cards[row.person_id].name if row.person_id in cards else "", why="You decided for this child",
            url=reverse("audit_own", args=[row.drawn_id]), words=f"{row.title}.", keys=[f"person:{row.person_id}"],
        )
        for row in rows
    )  # fmt: skip


def _to_decide(actor: Actor) -> Iterable[Item]:
    rows = again.to_decide_again(actor=actor)
    cards = people_cards([row.person_id for row in rows], actor) if rows else {}
    return (
        Item(
            what="Decide this again",
            about=cards[row.person_id].name,
            why="Drawn at random, to see whether two people decide alike",
            url=reverse("audit_decide_again", args=[row.id]),
            words="You see what was known then, and not what was decided.",
            keys=[f"person:{row.person_id}"],
        )
        for row in rows
        if row.person_id in cards
    )


def _to_close(actor: Actor) -> list[Item]:
    today = local_date(timezone.now())
    return [
        Item(
            what=act.what, about="", why="You see to it, after an audit", url=reverse("audit_action", args=[act.id]),
            words=f"Shows by: {act.measure}", due_at=datetime.combine(act.due_on, time(17), LONDON),
            left=TimeLeft(f"by {say.day(act.due_on)}", act.is_late(today)),
        )
        for act in following.actions_owned(actor=actor)
    ]  # fmt: skip
