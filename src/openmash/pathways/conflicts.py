"""Declaring a conflict of interest: the record is hidden from whoever has it, and nothing waits with them.

Children they hold come back to the desk on duty, and messages that wait with them go to the duty manager. Acts to
ratify and decisions are found by the managers who remain: the one concerned meets no such child (practice rules).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor.local import team_on_duty
from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.permissions import Permission
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_named
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify, pass_round
from openmash.records.cases import actions as cases
from openmash.records.cases import selectors as spine
from openmash.records.linkage.selectors import person_sets
from openmash.records.people import selectors as people
from openmash.records.people.sets import PersonSet

COMES_BACK = "Comes back to the desk on duty"
"""Why a child comes back, in words that say nothing of a conflict."""


@transaction.atomic
def declare(
    *, actor: Actor, person_ids: Sequence[UUID], words: str, colleague: str = "", contact_id: UUID | None = None
) -> UUID:
    """Declare one's own conflict, or a colleague's by their e-mail address or whole name; returns its key.

    It covers these people, every record agreed to be them, and their brothers and sisters. Raises Incomplete at
    `colleague` where nobody, or more than one, is so named; NotVisible for people the actor may not see.
    """
    require(actor, Permission.DECLARE_CONFLICT)
    account_id = _whose(actor, colleague)
    everyone = _with_brothers_and_sisters(person_ids, actor)
    held = _held_by(account_id, everyone, actor)
    key = access.declare_conflict(
        actor=actor, person_ids=everyone, words=words, account_id=account_id, process_id=contact_id
    )
    _bring_back(held)
    pass_round(actor=actor, account_id=account_id, person_ids=everyone)
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(role=Role.DUTY_MANAGER), source_key=f"conflict:{key}",
        text="A conflict of interest has been declared. See whether anything is still allocated there.",
        where=Where("conflicts"),
    )  # fmt: skip
    return key


def _whose(actor: Actor, colleague: str) -> UUID:
    if not colleague.strip():
        return actor.account_id
    found = accounts_named(colleague.strip())
    if len(found) != 1:
        said = "Nobody here has that name or address." if not found else "More than one person has that name."
        raise Incomplete([Problem("colleague", f"{said} Give their e-mail address.")])
    return found[0]


def _with_brothers_and_sisters(person_ids: Sequence[UUID], actor: Actor) -> list[UUID]:
    sets = person_sets(person_ids, actor)
    if set(person_ids) - set(sets):
        raise NotVisible
    records = {record for found in sets.values() for record in found.ids}
    together = PersonSet(tuple(sorted(records)), min(records), max(found.circle_id for found in sets.values()))
    relatives = people.family(together, actor=actor)
    siblings = {each.person_id for each in relatives if each.is_brother_or_sister and not each.card.beyond_reach}
    return sorted(records | siblings)


def _held_by(account_id: UUID, person_ids: Sequence[UUID], actor: Actor) -> list[tuple[UUID, UUID]]:
    processes = spine.processes_of(person_ids, actor=actor)
    held = spine.holders([each.process_id for each in processes], actor=actor)
    return [key for key, holder in held.items() if holder.account_id == account_id]


def _bring_back(held: Sequence[tuple[UUID, UUID]]) -> None:
    if not held:
        return
    clocks = service(Service.CLOCKS)
    with acting_as(clocks):
        for process_id, person_id in held:
            cases.bring_back(
                actor=clocks, process_id=process_id, person_id=person_id, to_team_id=team_on_duty(timezone.now()),
                reason=COMES_BACK,
            )  # fmt: skip
