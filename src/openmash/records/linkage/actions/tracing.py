"""Finding whom somebody could be where no page does the asking: what was asked and who was shown is in the audit."""

from __future__ import annotations

from django.db import transaction

from openmash.foundation.access.actors import Actor
from openmash.foundation.audit import actions as audit
from openmash.records.linkage.selectors import Matches, Query, find_match


@transaction.atomic
def trace(*, actor: Actor, query: Query, limit: int = 10, purpose: str = "") -> Matches:
    """`find_match`, with its audit event in the same transaction: it names what was asked, and every record shown.

    Raises NotPermitted, and whatever the audit raises where it cannot be written; then nothing is shown.
    """
    found = find_match(query, actor=actor, limit=limit)
    shown = {key for each in found.candidates for key in (each.person_id, each.record_id)}
    audit.record(
        actor, "linkage.traced", about=[f"person:{key}" for key in sorted(shown)], purpose=purpose,
        detail={
            "names": [" ".join(name).strip() for name in query.names],
            "born": query.born.isoformat() if query.born else "",
            "postcodes": list(query.postcodes), "numbers": [value for _, value in query.numbers],
            "status": found.status, "model": found.version, "keys_cut": found.cut,
        },
    )  # fmt: skip
    return found
