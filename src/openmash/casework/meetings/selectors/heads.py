"""Which versions of a text stand: those nothing was written over."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef

from openmash.casework.meetings.models import Contribution
from openmash.casework.meetings.words import Field
from openmash.foundation.facts.models import FactQuerySet


def uncovered(rows: FactQuerySet[Contribution]) -> FactQuerySet[Contribution]:
    """These versions without those that a later version of the same item was written over."""
    later = Contribution.objects.filter(item_id=OuterRef("item_id"), bases__contains=[OuterRef("id")])
    return rows.filter(~Exists(later))


def standing(
    item_id: UUID, person_id: UUID | None = None, *, agency_id: UUID, field: Field | None = None
) -> list[Contribution]:
    """What stands of one agency's words in an item, oldest first; of one child or one field where given."""
    rows = Contribution.objects.filter(item_id=item_id, agency_id=agency_id)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    if field is not None:
        rows = rows.filter(field=field)
    return list(uncovered(rows).order_by("recorded_at", "id"))
