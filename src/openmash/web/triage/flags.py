"""MARAC flags beside a heading: of those whom the page is about, for whoever may see a flag, and never on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from openmash.casework.domestic_abuse import selectors as domestic_abuse
from openmash.casework.domestic_abuse.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import who
from openmash.foundation.design import say
from openmash.foundation.design.parts import Alert


def marac_flags(people: Mapping[UUID, tuple[str, Sequence[UUID]]], *, actor: Actor) -> tuple[Alert, ...]:
    """One alert for each person and referral, with whose it is. `people`: each one's name and all their records.

    Two queries, one for most pages. A flag is borne by a victim or a child: nobody learns here of anybody else's.
    """
    if not may(actor, Permission.SEE_FLAG):
        return ()
    records = {record: name for name, ids in people.values() for record in ids}
    found = domestic_abuse.flags(records, actor=actor)
    every = {(records[flag.person_id], flag.referral_id): flag for each in found.values() for flag in each}
    names = who(flag.recorded_by for flag in every.values()) if every else {}
    return tuple(
        Alert(
            f"{name}. {flag.words}", f"{names[flag.recorded_by].name}, {names[flag.recorded_by].agency_name}",
            say.day_of(flag.recorded_at), is_kept_off_paper=True,
        )
        for (name, _), flag in every.items()
    )  # fmt: skip
