"""What the hub gives back to an agency's own system: outcomes, actions and minutes, as that agency may read them.

One set of lines for a file and for the page: whoever asks reads with their own rights, a protected place is named in
none of it, and a child's own words are in none of it: an agency asks the hub for those.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.permissions import Permission as FrontDoor
from openmash.casework.meetings import selectors as meetings
from openmash.casework.meetings.permissions import Permission as Meetings
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.documents.document import WITHHELD
from openmash.records.people.selectors import Withholding, withholding

MOST = 500
MOST_MEETINGS = 10
LATELY = timedelta(days=14)


@dataclass(frozen=True)
class GivenBack:
    """One line: what kind of thing, about whom as the agency was told, what, by whom, when (UTC), what came of it.

    `key` stays the same each time, so that a system can tell what it holds already; `about` are the audit's keys.
    """

    kind: str
    key: str
    child: str
    what: str
    by_whom: str
    at: datetime | None
    due_at: datetime | None
    became: str
    about: tuple[str, ...] = ()


def lines(*, actor: Actor) -> list[GivenBack]:
    """Everything, the newest of each kind first, as the actor may read it."""
    return [*_outcomes(actor), *_checks(actor), *_actions(actor), *_minutes(actor)]


def _outcomes(actor: Actor) -> Iterator[GivenBack]:
    if not may(actor, FrontDoor.LIST_OWN_REQUESTS):
        return
    for each in frontdoor.own_requests(actor=actor, limit=MOST):
        yield GivenBack(
            "outcome", each.reference, each.about, each.told or "Not told yet", "The hub", each.told_at, None,
            "told" if each.told else "", (f"receipt:{each.reference}",),
        )  # fmt: skip


def _checks(actor: Actor) -> Iterator[GivenBack]:
    if not may(actor, FrontDoor.LIST_CHECKS):
        return
    for check in frontdoor.checks_to_answer(actor=actor, limit=100):
        if check.agency_id == actor.agency_id:
            named = "; ".join(child.identified_as for child in check.children)
            yield GivenBack(
                "check", str(check.check_id), named, check.what, check.asked_by, check.asked_at, check.clock.due_at,
                "", tuple(check.about),
            )  # fmt: skip


def _actions(actor: Actor) -> Iterator[GivenBack]:
    if not may(actor, Meetings.LIST_ACTIONS):
        return
    found = [
        each
        for each in (*meetings.actions_for(actor, limit=MOST), *meetings.answered_lately(actor, limit=100))
        if each.agency_id == actor.agency_id and not each.is_subject
    ]
    guard = withholding([each.person_id for each in found], actor) if found else None
    for each in found:
        yield GivenBack(
            "action", str(each.id), each.child_as_told, _safe(each.what, guard), each.owner, each.agreed_at,
            each.due_at, str(each.became or ""), (each.key,),
        )  # fmt: skip


def _minutes(actor: Actor) -> Iterator[GivenBack]:
    if not may(actor, Meetings.VIEW):
        return
    since = timezone.now() - LATELY
    held = [each for each in meetings.meetings(actor=actor, limit=MOST_MEETINGS) if each.starts_at >= since]
    items = [(each, item) for each in held for item in meetings.pack(each.id, actor.agency_id, actor=actor).items]
    guard = withholding([person for _, item in items for person in item.person_ids], actor) if items else None
    for meeting, item in items:
        said = [f"{one.agency}: {one.words}" for one in item.spoken if one.words.strip()]
        yield GivenBack(
            "minutes", f"{meeting.id}/{item.id}", "", "\n".join(_safe(each, guard) for each in (item.line, *said)),
            meeting.chair, meeting.closed_at or meeting.starts_at, None,
            "closed" if meeting.is_closed else "not closed yet", tuple(item.about),
        )  # fmt: skip


def _safe(words: str, guard: Withholding | None) -> str:
    """The words, or that they are kept back where they name a protected place."""
    return WITHHELD if guard is not None and guard.needed_for(words) else words
