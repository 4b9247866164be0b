"""Why somebody may look: derived from their work, and asked only where their work does not say (practice rules)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from openmash.foundation.access import selectors as access
from openmash.foundation.access.actors import Actor
from openmash.records.cases import selectors as cases
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people

SAID = {
    "allocation": "allocated to them",
    "emergency": "emergency access",
    "restriction": "named in the restriction",
    "check": "asked in a check",
    "meeting": "invited to a meeting",
    "audit": "drawn for an audit of practice",
    "holding": "holds the child",
    "offer": "was offered the child",
    "protective_act": "acted to protect the child",
    "duty": "on duty",
    "agency": "works in an agency that was asked",
}
"""What the audit says of each kind of reach; any other kind is said by its own name."""


def purpose_of(person: PersonSet, actor: Actor) -> str:
    """Why this actor looks at this person, in words for the audit; empty where they must be asked.

    Their own reach first, then the hub's open work with the person, then the same for the family, then what they said
    earlier in the shift. At most six queries, and two in the ordinary case.
    """
    if own := _by_own_work(person.ids, actor):
        return own
    related = tuple(people.related_ids(person, actor) - set(person.ids))
    if related and (family := _by_own_work(related, actor)):
        return f"family of a child {family}"
    return access.stated_reason([*person.ids, *related], actor=actor)


def _by_own_work(ids: Sequence[UUID], actor: Actor) -> str:
    bases = access.my_bases(ids)
    if bases:
        first = min(bases, key=lambda basis: list(SAID).index(basis.basis) if basis.basis in SAID else len(SAID))
        return SAID.get(first.basis, first.basis)
    parts = cases.processes_of(ids, actor=actor)
    return "open at the front door" if any(part.kind is not ProcessKind.JOURNEY for part in parts) else ""
