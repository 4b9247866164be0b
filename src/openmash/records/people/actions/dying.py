"""That somebody has died, on each of their records: it locks them. And that this was a mistake."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.records.people.actions.writing import visible
from openmash.records.people.models import Detail
from openmash.records.people.permissions import Permission
from openmash.records.people.words import ALIVE, DetailKind


@transaction.atomic
def mark_died(*, actor: Actor, person_ids: Sequence[UUID], words: str) -> None:
    """Say on each of these records, all of one person, that they have died: "3 May 2026". From now they are locked."""
    _say(actor, person_ids, words.strip() or "On a day nobody has told us", "people.died")


@transaction.atomic
def mark_alive(*, actor: Actor, person_ids: Sequence[UUID]) -> None:
    """Say on each of these records that the death was recorded by mistake. They are open to edits again."""
    _say(actor, person_ids, ALIVE, "people.alive_after_all")


def _say(actor: Actor, person_ids: Sequence[UUID], value: str, kind: str) -> None:
    require(actor, Permission.CORRECT)
    for person_id in person_ids:
        visible(person_id, actor)
        earlier = Detail.objects.visible_to(actor).current().filter(person_id=person_id, kind=DetailKind.DIED).first()
        Detail.record(
            actor=actor, person_id=person_id, kind=DetailKind.DIED, value=value[:400],
            supersedes=earlier.pk if earlier else None,
        )  # fmt: skip
    audit.record(actor, kind, about=[f"person:{person_id}" for person_id in person_ids])
