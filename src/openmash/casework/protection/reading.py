"""What actions and selectors both fetch: a meeting as far as the actor may see it, and its quorum. PRIVATE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from openmash.casework.protection import rules
from openmash.casework.protection.models import Convened, TookPart
from openmash.casework.protection.rules import Quorum
from openmash.casework.protection.words import BODY_OF, Body, Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.agencies.selectors import Agency
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.on_duty import profile_at

WITH_EDUCATION = "strategy_quorum_with_education"


def convened_of(convened_id: UUID) -> Convened:
    """One meeting, by the wall only for those who reach its children. Raises NotVisible."""
    found = Convened.objects.filter(pk=convened_id).first()
    if found is None:
        raise NotVisible
    return found


def newest_parts(rows: Iterable[TookPart]) -> dict[UUID, TookPart]:
    """The newest row of each agency, of rows in the order they were recorded."""
    return {row.agency_id: row for row in rows}


def quorum_of(found: Convened, *, actor: Actor) -> Quorum:
    """Whether a meeting is quorate as it stands."""
    parts = newest_parts(TookPart.objects.filter(convened_id=found.pk).order_by("recorded_at", "id"))
    return quorum_from(found, parts, agencies.these(parts))


def quorum_from(found: Convened, parts: Mapping[UUID, TookPart], bodies: Mapping[UUID, Agency]) -> Quorum:
    """The same from rows already read."""
    there = [key for key, row in parts.items() if row.presence == Presence.PRESENT]
    present = {BODY_OF.get(bodies[key].kind, Body.OTHER).value for key in there if key in bodies}
    local = dict(profile_at(found.recorded_at).figures)
    asked = local.get(WITH_EDUCATION)
    return rules.quorum(found.kind, present, len(there), with_education=bool(asked and asked.number))
