"""Each agency's own words: added, never written over, and released by the agency itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from openmash.casework.meetings.models import OPEN_PART, Contribution, Release
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.policy import OfAgency
from openmash.casework.meetings.reading import about, child_of, item_of, key_of, led_by, require_open
from openmash.casework.meetings.selectors.heads import standing
from openmash.casework.meetings.words import Field
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import NotAllowedNow


@dataclass(frozen=True)
class Written:
    """A version as it was kept. `beside`: other versions that stand, written at the same time."""

    id: UUID
    beside: tuple[UUID, ...]


@transaction.atomic
def contribute(
    *, actor: Actor, item_id: UUID, person_id: UUID, field: Field, words: str, bases: Sequence[UUID] = ()
) -> Written:
    """Write one's agency's words about one child, over the versions one was shown (`bases`).

    Where another version was written meanwhile, both stand and nothing is lost. The same words again are kept once.
    What was agreed is the chair's to write.
    """
    require(actor, Permission.CONTRIBUTE, OfAgency(actor.agency_id))
    item = child_of(item_id, person_id)
    if field is Field.AGREED:
        require(actor, Permission.CHAIR, led_by(item.meeting))
    require_open(item.meeting)
    there = standing(item_id, person_id, agency_id=actor.agency_id, field=field)
    over = _known(item_id, person_id, actor.agency_id, field, bases)
    same = next((row for row in there if row.words == words), None)
    beside = tuple(row.id for row in there if row is not same)
    if same is not None and not (beside and over.issuperset(beside)):
        return Written(same.id, beside)
    if not there and not words.strip():
        raise NotAllowedNow("Write something first.")
    row = Contribution.record(
        actor=actor, item_id=item.id, **about(item, person_id), agency_id=actor.agency_id, field=field, words=words,
        bases=sorted(over), to_circle=agencies.agency(actor.agency_id).strand_circle or OPEN_PART,
    )  # fmt: skip
    audit.record(
        actor, "meetings.contributed", about=[f"item:{item.id}", key_of(item, person_id), f"contribution:{row.id}"],
        detail={"field": field.value},
    )  # fmt: skip
    return Written(row.id, tuple(one.id for one in there if one.id not in over))


def _known(item_id: UUID, person_id: UUID, agency_id: UUID, field: Field, bases: Sequence[UUID]) -> set[UUID]:
    """Those of these versions that are of this very text: a made-up base covers nothing."""
    rows = Contribution.objects.filter(pk__in=list(bases), item_id=item_id, agency_id=agency_id, field=field)
    rows = rows.filter(Q(person_id=person_id) | Q(subject_id=person_id))
    return set(rows.values_list("pk", flat=True))


@transaction.atomic
def release(*, actor: Actor, item_id: UUID) -> int:
    """Release what one's agency wrote in an item, as it stands now, to the minutes and the packs; how many texts."""
    require(actor, Permission.CONTRIBUTE, OfAgency(actor.agency_id))
    item = item_of(item_id)
    mine = standing(item.id, agency_id=actor.agency_id)
    done = set(Release.objects.filter(item_id=item.id).values_list("contribution_id", flat=True))
    wanted = [row for row in mine if row.id not in done and row.words.strip()]
    for row in wanted:
        Release.record(actor=actor, item_id=item.id, **about(item, row.about_id), contribution_id=row.id)
    if wanted:
        audit.record(
            actor, "meetings.released", about=[f"item:{item.id}", *(f"contribution:{row.id}" for row in wanted)]
        )
    return len(wanted)
