"""The only code that writes unmet need, and the tally with it, in one transaction each with its audit event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.unmet.models import BecameOf, Tally, Unmet
from openmash.casework.unmet.permissions import Permission
from openmash.casework.unmet.words import Became, Kind, MadeFrom, Why
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date


@dataclass(frozen=True)
class UnmetTold:
    """A need as it was told. `since` None: today."""

    kind: Kind
    what: str
    why: Why
    instead: str
    made_from: MadeFrom = MadeFrom.WORK
    since: date | None = None


@dataclass(frozen=True)
class BecameTold:
    """What became of it."""

    became: Became
    words: str


@transaction.atomic
def record(*, actor: Actor, person_id: UUID, told: UnmetTold) -> UUID:
    """Record that a child needed something and could not have it; returns its key. Raises Incomplete."""
    require(actor, Permission.RECORD)
    person = linkage.person_set(person_id, actor)
    today = local_date(timezone.now())
    problems = []
    if not told.what.strip():
        problems.append(Problem("what", "Say what was needed."))
    if not told.instead.strip():
        problems.append(Problem("instead", "Say what was done instead, or that nothing could be."))
    if told.since is not None and told.since > today:
        problems.append(Problem("since", "This cannot be in the future. Check the day."))
    if problems:
        raise Incomplete(problems)
    row = Unmet.record(
        actor=actor, person_id=person_id, kind=told.kind, what=told.what.strip()[:400], why=told.why,
        since=told.since or today, instead=told.instead.strip(), made_from=told.made_from, area=_area(actor),
        occurred_at=timezone.now(),
    )  # fmt: skip
    _count(row, 1, is_restricted=person.is_restricted)
    audit.record(actor, "unmet.recorded", about=person.about, detail={"kind": told.kind.value, "why": told.why.value})
    return row.pk


@transaction.atomic
def say_what_became(*, actor: Actor, unmet_id: UUID, told: BecameTold) -> UUID:
    """Say what became of an unmet need; returns whose it is. Raises NotVisible, NotAllowedNow, Incomplete."""
    require(actor, Permission.RECORD)
    row = Unmet.objects.visible_to(actor).filter(pk=unmet_id).first()
    if row is None:
        raise NotVisible
    if not told.words.strip():
        raise Incomplete([Problem("words", "Say what became of it.")])
    if BecameOf.objects.filter(unmet_id=row.pk).exclude(became=Became.STILL_NOT).exists():
        raise NotAllowedNow("Somebody has said already what became of it.")
    person = linkage.person_set(row.person_id, actor)
    BecameOf.record(
        actor=actor, unmet_id=row.pk, person_id=row.person_id, became=told.became, words=told.words.strip(),
        occurred_at=timezone.now(),
    )  # fmt: skip
    if told.became is not Became.STILL_NOT:
        _count(row, -1, is_restricted=person.is_restricted)
    audit.record(actor, "unmet.became", about=person.about, detail={"became": told.became.value})
    return row.person_id


def _count(row: Unmet, change: int, *, is_restricted: bool) -> None:
    """Count it, or take it off, in the month of its first day; never for a child whose record is restricted."""
    if not is_restricted:
        Tally.objects.create(
            month=row.since.replace(day=1), kind=row.kind, area=row.area, why=row.why, change=change
        )  # fmt: skip


def _area(actor: Actor) -> str:
    """The team that asked stands for the area: no place of the child's is counted, for it could tell where they are."""
    if actor.team_id is not None:
        return agencies.team(actor.team_id).name
    return agencies.agency(actor.agency_id).name
