"""The only code that reads schools' own records for others: a school's people, of their own school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.casework.school_records.models import Kept, Released
from openmash.casework.school_records.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible


@dataclass(frozen=True)
class RecordShown:
    """One entry; `released` is (when, by whom, why), None while it is the school's own."""

    id: UUID
    pupil_ref: str
    record_ref: str
    called: str
    born: date | None
    on: date
    kind: str
    words: str
    child_said: str
    did: str
    by: str
    released: tuple[datetime, str, str] | None

    @property
    def about(self) -> Sequence[str]:
        return [f"school_record:{self.id}"]


def records(*, actor: Actor, words: str = "", limit: int = 100) -> list[RecordShown]:
    """The newest entries of the actor's school, of pupils whose name or reference has these words. Three queries."""
    if not may(actor, Permission.READ):
        return []
    rows = Kept.objects.current().filter(held_by=actor.agency_id)
    for word in words.split():
        rows = rows.filter(surname__icontains=word) | rows.filter(forenames__icontains=word) | rows.filter(
            pupil_ref=word
        )  # fmt: skip
    return _shown(list(rows.order_by("-on", "-recorded_at", "-pk")[:limit]))


def one(record_id: UUID, *, actor: Actor) -> RecordShown:
    """One of them. Raises NotVisible."""
    mine = Kept.objects.current().filter(pk=record_id, held_by=actor.agency_id)
    rows = list(mine) if may(actor, Permission.READ) else []
    if not rows:
        raise NotVisible
    return _shown(rows)[0]


def _shown(rows: list[Kept]) -> list[RecordShown]:
    released = {each.kept_id: each for each in Released.objects.filter(kept_id__in=[row.pk for row in rows])}
    names = who(each.recorded_by for each in released.values())
    made = []
    for row in rows:
        gone = released.get(row.pk)
        made.append(
            RecordShown(
                row.pk, row.pupil_ref, row.record_ref, f"{row.forenames} {row.surname}".strip() or row.pupil_ref,
                row.born, row.on, row.kind, row.words, row.child_said, row.did, row.by,
                (gone.recorded_at, names[gone.recorded_by].name, gone.why) if gone else None,
            )
        )  # fmt: skip
    return made
