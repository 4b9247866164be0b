"""Somebody asked for what is kept from them: it is recorded, and a manager considers whoever is protected at once.

Practice rule 5: protection names whom something is kept from. An attempt to find it is itself a fact about danger, so
it is never only a call that was answered well: whoever works with the child is told, and a manager says what was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import messages
from openmash.casework.frontdoor.models import ProtectiveAct
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.reading import contact_of
from openmash.casework.frontdoor.words import Act
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.statute.events import Event


@transaction.atomic
def record_attempt(*, actor: Actor, contact_id: UUID, person_id: UUID, line: str, about: Sequence[UUID] = ()) -> None:
    """Record that a caller asked for what is kept from somebody, about a child of this contact.

    `line` says what is kept from whom, and never the thing itself; `about` are the records of whoever is protected,
    whose workers are told at once. A manager other than the actor considers it within the hour. Raises NotVisible.
    """
    require(actor, Permission.RECEIVE_CALL)
    contact = contact_of(contact_id)
    if person_id not in contact.person_ids:
        raise NotVisible
    row = ProtectiveAct.record(
        actor=actor, contact_id=contact_id, person_id=person_id, act=Act.CONSIDER_PROTECTED, line=line[:400],
        needs_ratifying=True, occurred_at=timezone.now(),
    )  # fmt: skip
    messages.to_ratify(actor, row.id, Act.CONSIDER_PROTECTED, person_id)
    people = [person_id, *about]
    for account_id in spine.workers_of(people, actor=actor):
        messages.attempt_to_find(actor, row.id, account_id, person_id)
    cases.mark(actor=actor, process_id=contact_id, person_id=person_id, event=Event.PROTECTIVE_ACT_OPENED)
    audit.record(
        actor, "frontdoor.protected_person_sought",
        about=[f"contact:{contact_id}", *(f"person:{key}" for key in dict.fromkeys(people))], detail={"line": line},
    )  # fmt: skip
