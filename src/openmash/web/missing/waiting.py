"""What the worklist says of missing children: interviews, the police's next look and talk, misses of recording."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from openmash.casework.missing import selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Line
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.agencies.selectors import AgencyKind, kind_of
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.records.cases import selectors as spine
from openmash.web.missing.loading import called
from openmash.web.worklist.item import Item

INTERVIEW = "missing_interview"
OF_THE_POLICE = {
    "Ask the police for their next look at the risk": "Record our next look at the risk",
    "Ask the police for their risk level": "Record our risk level",
    "Ask the police how they class the episode": "Record how we class the episode",
    "Ask the police which supervisor agreed the level": "Record which supervisor agreed our level",
    "Ask the police about their prevention interview": "Record our prevention interview",
}
"""What is the police's to do, as their own desk reads it."""
RECORDS = frozenset({AgencyKind.COUNCIL, AgencyKind.POLICE})
"""Whose desks put right what should have been recorded as missing."""


def missing_to_do(actor: Actor) -> Sequence[Item]:
    """Those held by the actor or their desk; for the police's desk also what they owe, whoever holds the child; for who
    is on no duty, every child of theirs.
    """
    if not may(actor, Permission.RECORD):
        return ()
    now = timezone.now()
    found = selectors.work_for(actor=actor, now=now)
    police = bool(found) and actor.holds_open_circle and kind_of(actor.agency_id) is AgencyKind.POLICE
    items = []
    for line, work in found:
        ours = OF_THE_POLICE.get(work.what, "") if police else ""
        if not ours and not _is_mine(line, actor):
            continue
        left: TimeLeft | None = None
        if work.task == INTERVIEW:
            left = say.left(line.held if line.was_offered else line.offered, now)
            url = reverse("missing_episode", kwargs={"process_id": work.process_id})
        else:
            due = work.due_at
            left = (
                TimeLeft(f"{'was due' if work.is_late else 'since'} {say.near(due, now)}", work.is_late)
                if due
                else None
            )
            url = reverse(work.task, kwargs={"process_id": work.process_id})
            url = f"{url}?words={work.scheme}" if work.scheme else url
        yours = "A child of yours is missing" if line.is_missing else "A child of yours is back"
        held = "Your desk holds it" if actor.holds_open_circle else yours
        items.append(
            Item(
                what=ours or work.what, about=called(line), why="The police owe it" if ours else held, url=url,
                words=work.words if line.is_missing else line.repeats.words, due_at=work.due_at, left=left,
                keys=[f"person:{line.person_id}"],
            )
        )  # fmt: skip
    return items


def held_ready_to_look_at(actor: Actor) -> Sequence[Item]:
    """Of the children allocated to the actor: what is held ready, or a trigger plan, that is to be looked at again."""
    if actor.holds_open_circle or not may(actor, Permission.RECORD):
        return ()
    mine = spine.allocated_to_me(actor=actor)
    if not mine:
        return ()
    found = selectors.to_look_at(mine, actor=actor)
    return [
        Item(
            what=each.what, about=each.child, why="A child of yours",
            url=reverse(each.task, kwargs={"person_id": each.person_id}), words=each.words,
            keys=[f"person:{each.person_id}"],
        )
        for each in found
    ]  # fmt: skip


def recording_to_put_right(actor: Actor) -> Sequence[Item]:
    """Misses that a check found: a child who should have been recorded as missing and was not."""
    if not may(actor, Permission.CHECK):
        return ()
    found = [each for each in selectors.misses(actor=actor) if each.is_open]
    if not found or kind_of(actor.agency_id) not in RECORDS:
        return []
    return [
        Item(
            what="Put right: not recorded as missing", about=f"A contact of {say.day_of(each.at)}",
            why="The check found it",
            url=reverse("missing_review", kwargs={"item_id": each.item_id}), words=each.reasons, due_at=each.at,
            keys=[f"person:{person}" for person in each.person_ids],
        )
        for each in found
    ]  # fmt: skip


def _is_mine(line: Line, actor: Actor) -> bool:
    if not actor.holds_open_circle:
        return True
    held = line.holder
    return held is not None and held.team_id == actor.team_id and held.account_id in (None, actor.account_id)
