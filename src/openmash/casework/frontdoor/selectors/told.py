"""The words by which children without a name were told of, for every list that would else say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from openmash.casework.frontdoor.models import ContactChild
from openmash.foundation.access.actors import Actor
from openmash.records.linkage.selectors import person_sets

UNKNOWN = "Unknown child"


def told_of(person_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, str]:
    """The latest words by which each of these was told of, in a contact the actor may see, whichever record it named.

    Nothing for whoever was told of without any. Two queries, none for nobody.
    """
    asked = list(dict.fromkeys(person_ids))
    if not asked:
        return {}
    sets = person_sets(asked, actor)
    lead = {record: person for person in asked for record in (sets[person].ids if person in sets else (person,))}
    rows = ContactChild.objects.visible_to(actor).current().filter(person_id__in=list(lead))
    said = rows.exclude(as_told__in=("", UNKNOWN)).order_by("received_at", "id")
    return {lead[person]: words for person, words in said.values_list("person_id", "as_told")}
