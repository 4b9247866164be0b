"""Supervision with each worker of a team, what was directed, why a limit is past, and a sheet for the night."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.casework.supervision.actions import EntryTold
    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    with acting("team.manager") as somebody:
        _supervise(cast("Actor", somebody))


def _supervise(actor: Actor) -> None:
    from django.utils import timezone

    from openmash.casework.supervision import actions, selectors
    from openmash.pathways import supervising
    from openmash.records.cases import selectors as cases
    from openmash.statute.calendar import local_date

    today = local_date(timezone.now())
    workers = selectors.team_workers(actor.team_id, actor=actor) if actor.team_id else []
    for worker in workers:
        children = [each.person_id for each in cases.allocations(actor=actor, account_id=worker.id)][:2]
        if not children:
            continue
        actions.hold_supervision(
            actor=actor, worker_id=worker.id, held_at=timezone.now(), next_on=today + timedelta(days=28),
            note="We spoke of being hoped for by a child one cannot see this week, and of who covers Friday.",
            about=[_entry(child, worker.id, today + timedelta(days=3 + n)) for n, child in enumerate(children)],
        )  # fmt: skip
        actions.tell_the_night(
            actor=actor, person_id=children[0], worry="The father was released today and asked where they live.",
            what_to_do="Ring the grandmother first. If he is at the door: 999, then the duty manager.",
            whom_to_ring=f"{worker.name}, until ten", until=timezone.now() + timedelta(days=1),
        )  # fmt: skip
        for each in supervising.agenda(worker.id, actor=actor):
            limit, _ = each.late[0] if each.late else (None, None)
            if limit is not None and limit.standing.due_at is not None:
                actions.say_why_late(
                    actor=actor, person_id=each.overview.person_id, clock=limit.clock.name,
                    due_at=limit.standing.due_at, by_when=today + timedelta(days=5),
                    why="The mother was in hospital for a week; the visit to her is on Thursday.",
                )  # fmt: skip
                break


def _entry(child: UUID, worker: UUID, due: date) -> EntryTold:
    from openmash.casework.supervision.actions import DirectionTold, EntryTold

    return EntryTold(
        child, "The last three visits and the plan, against what the child said in spring.",
        "The visits happen and the plan is kept, but nobody has asked the child since March what has changed.",
        [DirectionTold("See the child alone at school and ask about the nights.", worker, due)],
    )  # fmt: skip


MODULE = Module("supervision", by_actions=_by_actions)
