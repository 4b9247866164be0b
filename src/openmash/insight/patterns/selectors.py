"""What was found among incidents, for those who may count them; and which words may be on a map."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from openmash.foundation.access.actors import Actor
from openmash.insight.patterns.models import Looked
from openmash.insight.patterns.telling import LookedShown, found_again, tried_again


def last_look(*, actor: Actor) -> LookedShown | None:
    """The newest search, or None where nobody has looked or the actor may not count incidents."""
    row = Looked.objects.visible_to(actor).order_by("-recorded_at", "-id").first()
    if row is None:
        return None
    return LookedShown(
        row.pk, row.recorded_at, row.since, row.until, row.events, row.method, row.version, row.parameters,
        row.finding, found_again(row.found), tried_again(row.tried),
    )  # fmt: skip


def safe_on_a_map(words: Sequence[str]) -> list[bool]:
    """Of each of these (a place's name and description), whether it holds no protected address or postcode of anybody.

    The database is asked past the actor's rights, for a protected address may be of somebody they do not see; it says
    no more than which to leave out.
    """
    with connection.cursor() as cursor:
        cursor.execute("select wall.safe_on_a_map(%s::text[])", [list(words)])
        (found,) = cursor.fetchone() or ([],)
    return list(found or [])
