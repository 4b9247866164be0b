"""Who reads a child's words, as the child may be asked of them: the hub and the child's own workers read all.

For anybody else there are the child's marks. Words nobody marked go to nobody outside; an agency of no kind that a
child is asked about is nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import AgencyKind, agency
from openmash.records.cases import selectors as cases
from openmash.records.voice.words import Reader

NOBODY_ASKED_ABOUT = "nobody"
"""A reader that no child is asked about."""
INSIDE = frozenset({AgencyKind.COUNCIL, AgencyKind.EARLY_HELP, AgencyKind.OTHER_AREA})
"""Children's services, here and where a child moved from or to."""
AS: dict[AgencyKind, str] = {
    AgencyKind.POLICE: Reader.POLICE, AgencyKind.HEALTH: Reader.HEALTH, AgencyKind.GP: Reader.HEALTH,
    AgencyKind.SCHOOL: Reader.SCHOOL, AgencyKind.EDUCATION: Reader.SCHOOL,
}  # fmt: skip
READS_ALL = frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.INSPECTOR})
"""Beside whoever reaches every child by duty, and the clocks, which tell a school what the child said it may read."""
NOT_SHOWN = "(Kept back: the child has not said that this may be shown to you. Ask the hub.)"
"""What stands in the place of words that are not shown to somebody."""


def reader_of(kind: str) -> str:
    """What a child may be asked about an agency of this kind; empty for one that reads all."""
    found = AgencyKind(kind)
    return "" if found in INSIDE else AS.get(found, NOBODY_ASKED_ABOUT)


def reads_as(actor: Actor) -> str:
    """As which reader the actor is outside the hub; empty for one who reads all. No query for most of the hub."""
    if actor.holds_open_circle or actor.roles & READS_ALL:
        return ""
    return reader_of(agency(actor.agency_id).kind)


def own_children(actor: Actor, person_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these children that are allocated to the actor: their own worker reads what they said."""
    found = cases.allocations(actor=actor, person_ids=person_ids, account_id=actor.account_id)
    return frozenset(each.person_id for each in found)


def is_for(reader: str, safe_for: Collection[str] | None) -> bool:
    """Whether words so marked may be shown to a reader outside."""
    return safe_for is not None and reader in safe_for
