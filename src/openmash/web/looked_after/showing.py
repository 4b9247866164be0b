"""What other pages say of a looked-after child: in a line at a glance, and the limits that run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from openmash.casework.looked_after import selectors
from openmash.casework.looked_after.permissions import Permission
from openmash.casework.looked_after.selectors import LookedAfter
from openmash.casework.looked_after.words import What
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link
from openmash.records.linkage.selectors import PersonSet
from openmash.statute.clocks.reckoning import Due


def said_now(person: PersonSet, *, actor: Actor, now: datetime) -> Link | None:
    """ "Looked after since 3 May 2026: with foster carers", with where to read on; None where the child is not."""
    if not may(actor, Permission.VIEW):
        return None
    found = selectors.looked_after(person, actor=actor, now=now)
    if not found.is_now and found.leaves is None:
        return None
    return Link(
        in_a_line(found) if found.is_now else as_leaver(found),
        reverse("child_looked_after", kwargs={"person_id": person.lead_id}),
    )


def in_a_line(found: LookedAfter) -> str:
    """Since when, and how the child is placed."""
    since = f" since {say.day_of(found.since)}" if found.since else ""
    placed = found.placement
    how = str(placed.sort.label) if placed and placed.sort else "nobody has written how they are placed"
    return f"Looked after{since}: {how[:1].lower()}{how[1:]}"


def as_leaver(found: LookedAfter) -> str:
    """ "Care leaver, former relevant: 18 or older. Personal adviser: Sam Okoro"; empty for whoever is none."""
    if found.leaves is None or found.leaves.standing is None:
        return ""
    named, adviser = str(found.leaves.standing.label), found.last(What.ADVISER)
    who = adviser.who if adviser else "nobody is recorded"
    return f"Care leaver, {named[:1].lower()}{named[1:]}. Personal adviser: {who}"


def limits_now(person: PersonSet, *, actor: Actor, now: datetime) -> Sequence[Due]:
    """The visit and the review that are due next; nothing where the child is not looked after. Two queries."""
    if not may(actor, Permission.VIEW):
        return ()
    return selectors.looked_after(person, actor=actor, now=now).due
