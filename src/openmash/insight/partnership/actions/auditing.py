"""Audits by agencies of themselves: begun for a year, graded by themselves and by peers, and planned where not met."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import Finding, Plan, SelfAudit, StandardGrade
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import Duty, Follows, Grader, Met, Standard
from openmash.statute.calendar import local_date

FIRST_YEAR = 2004
"""No audit is of a year before the duty was made."""


@dataclass(frozen=True)
class AuditTold:
    """An audit as it is begun. `setting`: the school's name, for a school's audit."""

    duty: Duty
    agency_id: UUID | None
    year: int | None
    setting: str = ""


@dataclass(frozen=True)
class GradeTold:
    """A grade. `agency_id`: whose grade it is, for a peer's. `said_by`: name and post."""

    standard: Standard
    grader: Grader
    met: Met
    evidence: str
    said_by: str
    agency_id: UUID | None = None


@transaction.atomic
def begin_audit(*, actor: Actor, told: AuditTold) -> UUID:
    """Begin an audit of a year; returns its key. Raises Incomplete."""
    require(actor, Permission.KEEP)
    this_year = local_date(timezone.now()).year
    setting = told.setting.strip() if told.duty.is_of_schools else ""
    problems = []
    if told.agency_id is None or told.agency_id not in agencies.names([told.agency_id]):
        problems.append(Problem("agency", "Choose an agency."))
    if told.duty.is_of_schools and not setting:
        problems.append(Problem("setting", "Say which school."))
    if told.year is None or not FIRST_YEAR <= told.year <= this_year:
        problems.append(Problem("year", f"Give a year from {FIRST_YEAR} to {this_year}."))
    if not problems and _is_begun(told, setting, actor):
        problems.append(Problem("year", "There is an audit of that year already."))
    if problems:
        raise Incomplete(problems)
    row = SelfAudit.record(
        actor=actor, duty=told.duty, agency_id=told.agency_id, setting=setting, year=told.year,
        occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "partnership.audit_begun", about=[f"audit:{row.pk}"], detail={"duty": told.duty.value})
    return row.pk


@transaction.atomic
def grade(*, actor: Actor, audit_id: UUID, told: GradeTold) -> UUID:
    """Grade one standard; returns the audit. A peer is of another agency and is nobody who graded it themselves.

    Raises NotVisible, Incomplete.
    """
    require(actor, Permission.GIVE_EVIDENCE)
    row = _audit(audit_id, actor)
    by = row.agency_id if told.grader is Grader.SELF else told.agency_id
    own = StandardGrade.objects.visible_to(actor).filter(audit_id=row.pk, grader=Grader.SELF)
    problems = []
    if not told.evidence.strip():
        problems.append(Problem("evidence", "Say on what evidence."))
    if not told.said_by.strip():
        problems.append(Problem("said_by", "Say who says so: name and post."))
    if told.grader is Grader.PEER:
        if by is None or by not in agencies.names([by]):
            problems.append(Problem("agency", "Choose the peer’s agency."))
        elif by == row.agency_id:
            problems.append(Problem("agency", "A peer is of another agency."))
        if any(rules.is_the_same_person(told.said_by, each) for each in own.values_list("said_by", flat=True)):
            problems.append(Problem("said_by", "A peer is not somebody who graded it themselves."))
    if problems:
        raise Incomplete(problems)
    StandardGrade.record(
        actor=actor, audit_id=row.pk, standard=told.standard, grader=told.grader, met=told.met,
        evidence=told.evidence.strip(), said_by=told.said_by.strip(), agency_id=by, occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(
        actor, "partnership.graded", about=[f"audit:{row.pk}"],
        detail={"standard": told.standard.value, "grader": told.grader.value, "met": told.met.value},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def begin_plan_of_audit(*, actor: Actor, audit_id: UUID) -> UUID:
    """Begin the plan of what is not met, once; returns it. Each standard not met, or partly, becomes a finding.

    A peer's grade goes before its own. Raises NotVisible, NotAllowedNow.
    """
    require(actor, Permission.KEEP)
    row = _audit(audit_id, actor)
    in_turn(row.pk)
    before = Plan.objects.visible_to(actor).filter(audit_id=row.pk).first()
    if before is not None:
        return before.pk
    last: dict[str, StandardGrade] = {}
    for each in StandardGrade.objects.visible_to(actor).filter(audit_id=row.pk).order_by("recorded_at", "id"):
        if each.grader == Grader.PEER or each.standard not in last or last[each.standard].grader == Grader.SELF:
            last[each.standard] = each
    gaps = [last[each.value] for each in Standard if each.value in last and last[each.value].met != Met.MET]
    if not gaps:
        raise NotAllowedNow("Nothing is graded as not met.")
    name = row.setting or agencies.names([row.agency_id])[row.agency_id]
    plan = Plan.record(
        actor=actor, follows=Follows.AUDIT, title=f"Audit {row.year}: {name}"[:200], about=str(Duty(row.duty).label),
        received_on=local_date(timezone.now()), coordinator_id=row.agency_id, audit_id=row.pk,
        occurred_at=timezone.now(),
    )  # fmt: skip
    for number, gap in enumerate(gaps, 1):
        words = f"{Standard(gap.standard).label}: {Met(gap.met).label.lower()}. {gap.evidence}"
        Finding.record(actor=actor, plan_id=plan.pk, ref=str(number), words=words, occurred_at=timezone.now())
    audit.record(actor, "partnership.plan_begun", about=[f"plan:{plan.pk}", f"audit:{row.pk}"])
    return plan.pk


def _audit(audit_id: UUID, actor: Actor) -> SelfAudit:
    row = SelfAudit.objects.visible_to(actor).filter(pk=audit_id).first()
    if row is None:
        raise NotVisible
    return row


def _is_begun(told: AuditTold, setting: str, actor: Actor) -> bool:
    same = {"duty": told.duty, "agency_id": told.agency_id, "setting__iexact": setting, "year": told.year}
    return SelfAudit.objects.visible_to(actor).filter(**same).exists()
