"""Saying how strong a tie round a child is: who says so, and in a word, never a number."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.refusals import Problem
from openmash.records.people.actions.writing import add, visible
from openmash.records.people.models import Tie
from openmash.records.people.words import LocatingKind, TieStrength


@dataclass(frozen=True)
class TieTold:
    """With what (one of four), how strong, who says so, and anything more in words."""

    strength: TieStrength
    said_by: str
    other_id: UUID | None = None
    agency_id: UUID | None = None
    place: LocatingKind | None = None
    called: str = ""
    words: str = ""


@transaction.atomic
def say_tie(*, actor: Actor, person_id: UUID, told: TieTold) -> UUID:
    """Say how strong a tie is; what was said of it before is superseded. Raises Incomplete, NotVisible.

    The other person must be in the actor's reach, as for a relationship.
    """
    wrong = []
    if sum(bool(each) for each in (told.other_id, told.agency_id, told.place, told.called.strip())) != 1:
        wrong.append(Problem("target", "Choose one person, agency or place, or say what it is."))
    if not told.said_by.strip():
        wrong.append(Problem("said_by", "Say who says so: the child, a parent, or you."))
    if told.other_id == person_id:
        wrong.append(Problem("target", "Choose somebody else than the child."))
    if told.other_id is not None:
        visible(told.other_id, actor)
    same = {
        "other_id": told.other_id, "agency_id": told.agency_id, "place": told.place or "",
        "called__iexact": told.called.strip(),
    }  # fmt: skip
    before = Tie.objects.visible_to(actor).current().filter(person_id=person_id, **same).first()
    values: dict[str, object] = {
        "other_id": told.other_id, "agency_id": told.agency_id, "place": told.place or "",
        "called": told.called.strip()[:120], "strength": told.strength, "said_by": told.said_by.strip()[:200],
        "words": told.words.strip()[:400], "person_ids": [key for key in (person_id, told.other_id) if key],
        "supersedes": before.pk if before else None, "occurred_at": timezone.now(),
    }  # fmt: skip
    return add(actor, Tie, person_id, "people.tie_said", values, wrong)
