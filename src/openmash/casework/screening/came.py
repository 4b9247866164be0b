"""What came of the screenings that a force's own system sent: its own, and no other's of the force."""

from __future__ import annotations

from openmash.casework.screening.models import Screening
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import MOST, ScreeningLine, lines_of
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require


def sent_by_this_account(*, actor: Actor, limit: int = MOST) -> list[ScreeningLine]:
    """Screenings that this very account sent, the newest first. Four queries."""
    require(actor, Permission.SEE_WHAT_CAME)
    rows = Screening.objects.visible_to(actor).current().filter(recorded_by=actor.account_id)
    return lines_of(list(rows.order_by("-recorded_at", "-pk")[:limit]))
