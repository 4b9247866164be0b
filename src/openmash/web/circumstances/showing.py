"""The circumstances of a child that others should know at a glance, in a line each with where to read on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from openmash.casework.circumstances import selectors
from openmash.casework.circumstances.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design.parts import Link
from openmash.records.linkage.selectors import PersonSet


def said_now(person: PersonSet, *, actor: Actor, now: datetime) -> Sequence[Link]:
    """Those that have not ended: "Privately fostered", "Homeless at 16 or 17: nowhere to sleep tonight"."""
    if not may(actor, Permission.VIEW):
        return ()
    url = reverse("child_circumstances", kwargs={"person_id": person.lead_id})
    return [
        Link(
            f"{each.kind.label}: {each.owed[0][:1].lower()}{each.owed[0][1:]}" if each.owed else str(each.kind.label),
            url,
        )
        for each in selectors.circumstances(person, actor=actor, now=now)
        if each.ended is None
    ]
