"""Audits by agencies of themselves: each standard by its own grade and a peer's, and how it drifts over years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership.models import Plan, SelfAudit, StandardGrade
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Duty, Grader, Met, Standard


@dataclass(frozen=True)
class Graded:
    """A grade, by whom and on what evidence."""

    met: Met
    evidence: str
    said_by: str
    agency: str


@dataclass(frozen=True)
class StandardShown:
    """One standard: its own grade, a peer's, and what counted in each earlier year (None: not graded)."""

    standard: Standard
    own: Graded | None
    peer: Graded | None
    earlier: tuple[tuple[int, Met | None], ...]

    @property
    def counts(self) -> Met | None:
        """A peer's grade goes before its own."""
        found = self.peer or self.own
        return found.met if found else None

    @property
    def peer_is_lower(self) -> bool:
        """A peer met less than it says of itself."""
        return bool(self.own and self.peer and self.peer.met.place < self.own.met.place)

    @property
    def drift(self) -> int | None:
        """Better (1), the same (0) or worse (-1) than when it was last graded; None where either grade is missing."""
        before = next((met for _, met in reversed(self.earlier) if met is not None), None)
        if before is None or self.counts is None:
            return None
        return (self.counts.place > before.place) - (self.counts.place < before.place)


@dataclass(frozen=True)
class AuditShown:
    """One audit. `plan_id`: where what is not met is planned."""

    id: UUID
    duty: Duty
    agency_id: UUID
    name: str
    year: int
    standards: tuple[StandardShown, ...]
    plan_id: UUID | None

    @property
    def gaps(self) -> int:
        return sum(each.counts in (Met.PARTLY, Met.NOT_MET) for each in self.standards)

    @property
    def worse(self) -> int:
        return sum(each.drift == -1 for each in self.standards)

    @property
    def not_graded(self) -> int:
        return sum(each.counts is None for each in self.standards)

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"audit:{self.id}",)


def audits(*, actor: Actor) -> list[AuditShown]:
    """Every audit, the newest year first, then by name. Four queries, however many."""
    require(actor, Permission.VIEW)
    return sorted(_shown(actor), key=lambda each: (-each.year, each.name, each.duty.value))


def audit(audit_id: UUID, *, actor: Actor) -> AuditShown:
    """One audit, with the years before it. Four queries. Raises NotVisible."""
    require(actor, Permission.VIEW)
    found = next((each for each in _shown(actor) if each.id == audit_id), None)
    if found is None:
        raise NotVisible
    return found


def _shown(actor: Actor) -> list[AuditShown]:
    rows = list(SelfAudit.objects.visible_to(actor).order_by("year", "id"))
    last: dict[tuple[UUID, str, str], StandardGrade] = {}
    for each in StandardGrade.objects.visible_to(actor).order_by("recorded_at", "id"):
        last[each.audit_id, each.standard, each.grader] = each
    names = agencies.names({row.agency_id for row in rows} | {each.agency_id for each in last.values()})
    plans = dict(Plan.objects.visible_to(actor).filter(audit__isnull=False).values_list("audit_id", "pk"))
    before: dict[tuple[str, UUID, str], list[SelfAudit]] = {}
    found = []
    for row in rows:
        same = before.setdefault((row.duty, row.agency_id, row.setting.casefold()), [])
        found.append(
            AuditShown(
                row.pk, Duty(row.duty), row.agency_id, row.setting or names.get(row.agency_id, ""), row.year,
                tuple(_standard(each, row, same, last, names) for each in Standard), plans.get(row.pk),
            )
        )  # fmt: skip
        same.append(row)
    return found


def _standard(
    standard: Standard, row: SelfAudit, earlier: Sequence[SelfAudit],
    last: Mapping[tuple[UUID, str, str], StandardGrade], names: Mapping[UUID, str],
) -> StandardShown:  # fmt: skip
    def graded(audit: SelfAudit, grader: Grader) -> Graded | None:
        each = last.get((audit.pk, standard.value, grader.value))
        return Graded(Met(each.met), each.evidence, each.said_by, names.get(each.agency_id, "")) if each else None

    def counted(audit: SelfAudit) -> Met | None:
        one = graded(audit, Grader.PEER) or graded(audit, Grader.SELF)
        return one.met if one else None

    return StandardShown(
        standard, graded(row, Grader.SELF), graded(row, Grader.PEER),
        tuple((each.year, counted(each)) for each in earlier),
    )  # fmt: skip
