"""Who works with a child: allocations of ours, and what other agencies tell us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from openmash.foundation.access import actions as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.records.cases.models import Allocation, FeedReading, Involvement
from openmash.records.cases.permissions import Permission
from openmash.records.cases.words import AllocationRole, Service
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class OpenCase:
    """One line of an agency's list of open cases. `key` is the agency's own number for the involvement."""

    person_id: UUID
    key: str
    service: Service
    service_name: str = ""
    team_name: str = ""
    team_id: UUID | None = None
    worker_name: str = ""
    worker_telephone: str = ""
    since: date | None = None
    origin_id: UUID | None = None


@dataclass(frozen=True)
class Read:
    """What reading a whole list of open cases did."""

    added: int
    changed: int
    unchanged: int
    ended: int


@transaction.atomic
def allocate(
    *, actor: Actor, person_id: UUID, account_id: UUID, role: AllocationRole, team_id: UUID | None = None
) -> UUID:
    """Allocate a child to a worker, who can see the child from now; returns the allocation's key."""
    require(actor, Permission.ALLOCATE)
    try:
        with transaction.atomic():
            row = Allocation.record(
                actor=actor, person_id=person_id, account_id=account_id, role=role, team_id=team_id,
                starts_at=timezone.now(),
            )  # fmt: skip
    except IntegrityError as already:
        raise NotAllowedNow("This child is already allocated to this worker.") from already
    access.grant_reach(
        actor=actor, account_id=account_id, person_id=person_id, basis="allocation", reason=role.value, source_id=row.id
    )
    audit.record(
        actor, "cases.allocated", about=[f"person:{person_id}", f"account:{account_id}"], detail={"role": role.value}
    )
    return row.id


@transaction.atomic
def allocate_again(*, actor: Actor, person_ids: Sequence[UUID], ended_since: datetime) -> int:
    """Allocate children to whoever they were allocated to until that moment (UTC) or after; returns to how many.

    For an ending that never was. Somebody who has left, or works with the child again already, is passed over.
    """
    ended = Allocation.objects.filter(person_id__in=list(person_ids), ends_at__gte=ended_since, account__is_active=True)
    again = {(row.person_id, row.account_id, row.role): row.team_id for row in ended.order_by("ends_at", "id")}
    now = Allocation.objects.filter(person_id__in=list(person_ids), ends_at__isnull=True)
    for has in now.values_list("person_id", "account_id", "role"):
        again.pop(has, None)
    for (person_id, account_id, role), team_id in again.items():
        allocate(actor=actor, person_id=person_id, account_id=account_id, role=AllocationRole(role), team_id=team_id)
    return len(again)


@transaction.atomic
def end_allocation(*, actor: Actor, allocation_id: UUID) -> None:
    """End an allocation, and with it the reach it gave."""
    require(actor, Permission.ALLOCATE)
    now = timezone.now()
    if not Allocation.objects.filter(pk=allocation_id, ends_at__isnull=True).update(ends_at=now):
        raise NotAllowedNow("This allocation has already ended.")
    access.end_reach(actor=actor, source_id=allocation_id)
    audit.record(actor, "cases.allocation_ended", about=[f"allocation:{allocation_id}"])


@transaction.atomic
def tell_involvement(
    *,
    actor: Actor,
    agency_id: UUID,
    case: OpenCase,
    as_at: datetime | None = None,
    until: date | None = None,
    supersedes: UUID | None = None,
) -> UUID:
    """Record that an agency is (or, with `until`, was) working with somebody, as told; returns its key."""
    require(actor, Permission.TELL_INVOLVEMENT)
    key = _tell(actor, agency_id, case, as_at or timezone.now(), until, supersedes)
    audit.record(
        actor, "cases.involvement_told", about=[f"person:{case.person_id}"], detail={"service": case.service.value}
    )
    return key


@transaction.atomic
def read_open_cases(
    *, actor: Actor, agency_id: UUID, cases: Sequence[OpenCase], as_at: datetime, origin_id: UUID | None = None
) -> Read:
    """Take in an agency's whole list of open cases as at a moment.

    What is new or changed is recorded, what is still so is only confirmed by the reading, and what is no longer on the
    list has ended. Reading the same list twice changes nothing. The actor must see the agency's involvements.
    """
    require(actor, Permission.TELL_INVOLVEMENT)
    before = {row.key: row for row in Involvement.objects.current().filter(agency_id=agency_id, until__isnull=True)}
    added = changed = 0
    for case in cases:
        old = before.pop(case.key, None)
        if old is None:
            added += 1
        elif _says(old) != _says(case):
            changed += 1
        else:
            continue
        _tell(actor, agency_id, case, as_at, None, old.id if old else None)
    for gone in before.values():
        _tell(actor, agency_id, _case_of(gone), as_at, local_date(as_at), gone.id)
    FeedReading.objects.create(agency_id=agency_id, as_at=as_at, recorded_by=actor.account_id, origin_id=origin_id)
    audit.record(
        actor, "cases.open_cases_read", about=[f"agency:{agency_id}"],
        detail={"added": added, "changed": changed, "ended": len(before)},
    )  # fmt: skip
    return Read(added, changed, len(cases) - added - changed, len(before))


@transaction.atomic
def note_list_read(*, actor: Actor, agency_id: UUID, as_at: datetime, origin_id: UUID | None = None) -> None:
    """Note that an agency's whole list was read, as at a moment: what is still on it is confirmed as of then."""
    require(actor, Permission.TELL_INVOLVEMENT)
    FeedReading.objects.create(agency_id=agency_id, as_at=as_at, recorded_by=actor.account_id, origin_id=origin_id)


def _tell(
    actor: Actor, agency_id: UUID, case: OpenCase, as_at: datetime, until: date | None, supersedes: UUID | None
) -> UUID:
    row = Involvement.record(
        actor=actor, person_id=case.person_id, agency_id=agency_id, service=case.service,
        service_name=case.service_name, key=case.key, team_name=case.team_name, team_id=case.team_id,
        worker_name=case.worker_name, worker_telephone=case.worker_telephone, since=case.since, until=until,
        as_at=as_at, origin_id=case.origin_id, supersedes=supersedes,
    )  # fmt: skip
    return row.id


def _says(case: OpenCase | Involvement) -> tuple[object, ...]:
    return (
        case.person_id, case.service, case.service_name, case.team_name, case.team_id, case.worker_name,
        case.worker_telephone, case.since,
    )  # fmt: skip


def _case_of(row: Involvement) -> OpenCase:
    return OpenCase(
        row.person_id, row.key, Service(row.service), row.service_name, row.team_name, row.team_id, row.worker_name,
        row.worker_telephone, row.since, row.origin_id,
    )  # fmt: skip
