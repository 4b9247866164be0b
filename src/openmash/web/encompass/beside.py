"""What schools were told and did, beside a family wherever it is discussed: the daily meeting, and triage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from openmash.casework.encompass import selectors
from openmash.casework.encompass.permissions import Permission
from openmash.casework.encompass.words import Standing
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.records.linkage.selectors import whole_called
from openmash.web.encompass.following import stands


def schools_say(contact_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, tuple[str, ...]]:
    """For each of these notifications, a line a child: where the school stands, and what it did in its own words.

    The school is not named: it may be kept from somebody. The same number of queries for one or thirty.
    """
    if not may(actor, Permission.FOLLOW):
        return {}
    found = selectors.of_processes(contact_ids, actor=actor)
    people = {each.person_id for owed in found.values() for each in owed if each.standing is not Standing.NOBODY}
    names = whole_called(people, actor) if people else {}
    made = {}
    for contact, owed in found.items():
        lines = []
        for each in owed:
            if each.person_id not in people:
                continue
            done = [step.words for notice in each.notices for step in notice.done]
            said = f" “{done[-1]}”" if done else ""
            name = names[each.person_id].name if each.person_id in names else "A child"
            lines.append(f"{name}: {stands(each)}.{said}")
        made[contact] = tuple(lines)
    return made
