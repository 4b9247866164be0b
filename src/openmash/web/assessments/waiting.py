"""What the worklist says of assessments: mine to write, returned to me, or waiting for a manager to authorise."""

from __future__ import annotations

from collections.abc import Iterable

from openmash.casework.assessments import selectors
from openmash.casework.assessments.permissions import Permission
from openmash.casework.assessments.selectors import Head
from openmash.casework.assessments.words import State
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.records.people import selectors as people
from openmash.web.assessments.loading import assessment_url, clock_of
from openmash.web.visits.loading import called
from openmash.web.worklist.item import Item


def assessments_to_do(actor: Actor) -> Iterable[Item]:
    """Never one's own to authorise: what somebody sent waits for another manager."""
    if not may(actor, Permission.WRITE):
        return ()
    manages = bool(may(actor, Permission.AUTHORISE))
    found = selectors.work_for(actor=actor, manages=manages)
    wanted = [(each, what) for each in found if (what := _what(each, actor, manages=manages))]
    cards = people.people_cards({key for each, _ in wanted for key in each.person_ids}, actor) if wanted else {}
    return (
        Item(
            what=what, about=say.listed([called(cards[key]) for key in each.person_ids if key in cards]),
            why=each.clock_source, url=assessment_url(each.id), words=_words(each),
            due_at=None if each.instrument.is_tool else each.standing.due_at, left=clock_of(each),
            keys=[f"person:{key}" for key in each.person_ids],
        )
        for each, what in wanted
    )  # fmt: skip


def _what(each: Head, actor: Actor, *, manages: bool) -> str:
    if each.state is State.SENT:
        mine = actor.account_id in (each.sent_by_id, each.begun_by_id)
        return "Authorise an assessment" if manages and not mine else ""
    return "Change an assessment and send it again" if each.state is State.RETURNED else "Finish an assessment"


def _words(each: Head) -> str:
    last = each.steps[-1] if each.steps else None
    return f"{last.step.label} by {last.by}. {last.words}".strip() if last else f"Begun by {each.begun_by}."
