"""Which versions of a text stand: those nothing was written over."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from openmash.casework.meetings.models import Contribution
from openmash.casework.meetings.words import Field
from openmash.foundation.facts.versions import uncovered


def standing(
    item_id: UUID, person_id: UUID | None = None, *, agency_id: UUID, field: Field | None = None
) -> list[Contribution]:
    """What stands of one agency's words in an item, oldest first; of one child or subject, or field, where given."""
    rows = Contribution.objects.filter(item_id=item_id, agency_id=agency_id)
    if person_id is not None:
        rows = rows.filter(Q(person_id=person_id) | Q(subject_id=person_id))
    if field is not None:
        rows = rows.filter(field=field)
    return list(uncovered(rows, within="item_id").order_by("recorded_at", "id"))
