"""What is known of interpreting, in a line for wherever somebody is about to speak with a child or their family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.interpreters import selectors
from openmash.casework.interpreters.permissions import Permission
from openmash.casework.interpreters.selectors import ConversationShown, NeedShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.records.people import selectors as people

NOBODY_BOOKED = "Nobody is booked. Never ask a relative, and never a child."


@dataclass(frozen=True)
class Interpreting:
    """What one person needs, by whom it was said, and who is booked next; `need` ends without a stop."""

    need: str
    said_by: str
    booked: str
    is_booked: bool

    @property
    def line(self) -> str:
        """All of it on a line."""
        return " ".join((f"Interpreter: {self.need.rstrip('.')}.", self.booked))


def interpreting(groups: Mapping[UUID, Iterable[UUID]], *, actor: Actor) -> Mapping[UUID, Interpreting]:
    """What is needed by each person who needs an interpreter, by person. `groups` gives all the records of each.

    A constant number of queries. What came in words only, as a record arrived, stands until somebody records a need.
    """
    if not may(actor, Permission.VIEW):
        return {}
    every = [key for ids in groups.values() for key in ids]
    needs = selectors.needs(every, actor=actor)
    told = people.interpreters_told(every, actor)
    if not needs and not told:
        return {}
    now = timezone.now()
    booked = selectors.booked_ahead(every, actor=actor, now=now)
    found = {}
    for person_id, ids in groups.items():
        keys = list(ids)
        need = max((needs[key] for key in keys if key in needs), key=lambda each: each.recorded_at, default=None)
        words = next((told[key] for key in keys if key in told), "")
        ahead = min((booked[key] for key in keys if key in booked), key=lambda each: each.planned_at, default=None)
        if need is not None and not need.is_needed:
            continue
        if need is not None or words:
            found[person_id] = _one(need, words, ahead, now)
    return found


def of_one(person_id: UUID, ids: Iterable[UUID], *, actor: Actor) -> Interpreting | None:
    """The same of one person; None where no interpreter is needed as far as is known."""
    return interpreting({person_id: ids}, actor=actor).get(person_id)


def booked_said(each: ConversationShown, now: datetime) -> str:
    """Who is booked, for what and when."""
    when = say.near(each.planned_at, now)
    if not each.is_booked:
        return f"{NOBODY_BOOKED} Needed {when}, with {each.who_speaks}: {each.what_for}."
    return f"Booked: {each.who_interprets}, {when}, with {each.who_speaks}: {each.what_for}."


def _one(need: NeedShown | None, words: str, ahead: ConversationShown | None, now: datetime) -> Interpreting:
    return Interpreting(
        need=need.words if need else words,
        said_by=f"said by {need.source}, {say.day_of(need.recorded_at)}" if need else "as it arrived",
        booked=booked_said(ahead, now) if ahead else NOBODY_BOOKED,
        is_booked=ahead is not None,
    )
