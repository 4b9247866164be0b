"""The risk register, as whoever may read it sees it. Each risk is of arrangements; how it stands is people's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import Risk, RiskMove
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Impact, Likelihood


@dataclass(frozen=True)
class Moved:
    """How a risk stood from a day, who said so and why; `how`: beside what was said before. Closed: why."""

    on: date
    likelihood: Likelihood | None
    impact: Impact | None
    controls: str
    why: str
    said_by: str
    review_on: date | None
    is_closed: bool
    meeting_id: UUID | None
    how: str


@dataclass(frozen=True)
class RiskShown:
    """A risk. `moves`: the newest first."""

    id: UUID
    body_id: UUID
    body: str
    cause: str
    event: str
    effect: str
    agency: str
    person: str
    moves: tuple[Moved, ...]

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"risk:{self.id}",)

    @property
    def now(self) -> Moved:
        return self.moves[0]

    @property
    def is_open(self) -> bool:
        return not self.now.is_closed

    def is_due(self, today: date) -> bool:
        """To be looked at again, and nobody has."""
        return self.is_open and self.now.review_on is not None and self.now.review_on < today


def risks(*, actor: Actor, body_id: UUID | None = None, key: UUID | None = None) -> list[RiskShown]:
    """Every risk: open ones first, the gravest and likeliest of them first as people put them. Three queries."""
    require(actor, Permission.VIEW)
    rows = Risk.objects.visible_to(actor).select_related("body").order_by("id")
    if body_id is not None:
        rows = rows.filter(body_id=body_id)
    if key is not None:
        rows = rows.filter(pk=key)
    kept = list(rows)
    moves: dict[UUID, list[Moved]] = {}
    of_these = RiskMove.objects.visible_to(actor).filter(risk_id__in=[x.pk for x in kept])
    for row in of_these.order_by("on", "recorded_at", "id"):
        mine = moves.setdefault(row.risk_id, [])
        mine.append(_moved(row, mine))
    names = agencies.names({x.agency_id for x in kept})
    found = [
        RiskShown(
            x.pk, x.body_id, x.body.name, x.cause, x.event, x.effect, names.get(x.agency_id, ""), x.person,
            tuple(reversed(moves[x.pk])),
        )
        for x in kept
        if x.pk in moves
    ]  # fmt: skip
    return sorted(found, key=_first)


def risk(risk_id: UUID, *, actor: Actor) -> RiskShown:
    """One risk. Three queries. Raises NotVisible."""
    found = risks(actor=actor, key=risk_id)
    if not found:
        raise NotVisible
    return found[0]


def _moved(row: RiskMove, earlier: Sequence[Moved]) -> Moved:
    likelihood = Likelihood(row.likelihood) if row.likelihood else None
    impact = Impact(row.impact) if row.impact else None
    before = next(((x.likelihood, x.impact) for x in reversed(earlier) if x.likelihood and x.impact), None)
    stood = (before[0], before[1]) if before and before[0] and before[1] else None
    how = "Closed" if row.closed else rules.how_it_moved(stood, (likelihood, impact)) if likelihood and impact else ""
    return Moved(
        row.on, likelihood, impact, row.controls, row.why, row.said_by, row.review_on, row.closed, row.meeting_id, how
    )


def _first(each: RiskShown) -> tuple[bool, int, int, str]:
    impact = each.now.impact.place if each.now.impact else 0
    likelihood = each.now.likelihood.place if each.now.likelihood else 0
    return (not each.is_open, -impact, -likelihood, str(each.id))
