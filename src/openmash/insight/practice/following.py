"""Reading what audits found over their records, and what is done about it. No child is named in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.practice.models import Action, ActionClosed, Audit, Finding
from openmash.insight.practice.permissions import Permission
from openmash.insight.practice.words import Effect, Evidence

MOST = 200


@dataclass(frozen=True)
class ClosedShown:
    """How an action ended: that it is done, and apart from that whether it made a difference."""

    evidence: Evidence
    words: str
    effect: Effect
    by: str
    at: datetime


@dataclass(frozen=True)
class ActionShown:
    """What is to be done about a finding."""

    id: UUID
    audit_id: UUID
    what: str
    owner_id: UUID
    owner: str
    due_on: date
    measure: str
    indicator: str
    set_at: datetime
    closed: ClosedShown | None

    def is_late(self, today: date) -> bool:
        """Past its day and not closed."""
        return self.closed is None and self.due_on < today


@dataclass(frozen=True)
class FindingShown:
    """What an audit found over its records."""

    id: UUID
    section: str
    is_strength: bool
    words: str
    actions: tuple[ActionShown, ...]


def findings(audit_id: UUID, *, actor: Actor) -> list[FindingShown]:
    """What an audit found and what is done about it. A fixed number of queries."""
    require(actor, Permission.SEE)
    rows = list(Finding.objects.filter(audit_id=audit_id).order_by("recorded_at", "pk"))
    acts = _actions(Action.objects.filter(finding_id__in=[row.pk for row in rows]).select_related("finding"))
    return [
        FindingShown(
            row.pk, row.section, row.is_strength, row.words,
            tuple(act for finding_id, act in acts if finding_id == row.pk),
        )
        for row in rows
    ]  # fmt: skip


def newest_findings(*, actor: Actor, limit: int) -> list[tuple[str, UUID, datetime]]:
    """What audits found last: the words, the audit, and when. One query."""
    require(actor, Permission.SEE)
    rows = Finding.objects.order_by("-recorded_at", "-pk").values_list("words", "audit_id", "recorded_at")
    return list(rows[:limit])


def finding(finding_id: UUID, *, actor: Actor) -> tuple[Finding, Audit]:
    """One finding with its audit. Raises NotVisible."""
    require(actor, Permission.SEE)
    row = Finding.objects.filter(pk=finding_id).select_related("audit").first()
    if row is None:
        raise NotVisible
    return row, row.audit


def action(action_id: UUID, *, actor: Actor) -> ActionShown:
    """One action. Raises NotVisible."""
    require(actor, Permission.SEE)
    found = _actions(Action.objects.filter(pk=action_id).select_related("finding"))
    if not found:
        raise NotVisible
    return found[0][1]


def actions_owned(*, actor: Actor) -> list[ActionShown]:
    """Actions the actor owns that are not closed, the first due first. Three queries, or one where there is none."""
    closed = ActionClosed.objects.filter(action_id=OuterRef("pk"))
    rows = Action.objects.filter(~Exists(closed), owner_id=actor.account_id).select_related("finding")
    return [act for _, act in _actions(rows.order_by("due_on", "pk"))]


def actions_open(*, actor: Actor) -> list[ActionShown]:
    """Every action that is not closed, the first due first."""
    require(actor, Permission.SEE)
    closed = ActionClosed.objects.filter(action_id=OuterRef("pk"))
    rows = Action.objects.filter(~Exists(closed)).select_related("finding")
    return [act for _, act in _actions(rows.order_by("due_on", "pk")[:MOST])]


def _actions(rows: Iterable[Action]) -> list[tuple[UUID, ActionShown]]:
    found = list(rows)
    if not found:
        return []
    ended = {row.action_id: row for row in ActionClosed.objects.filter(action_id__in=[row.pk for row in found])}
    names = who({row.owner_id for row in found} | {row.recorded_by for row in ended.values()})
    return [
        (
            row.finding_id,
            ActionShown(
                row.pk,
                row.finding.audit_id,
                row.what,
                row.owner_id,
                names[row.owner_id].name if row.owner_id in names else "",
                row.due_on,
                row.measure,
                row.indicator,
                row.recorded_at,
                ClosedShown(
                    Evidence(end.evidence),
                    end.words,
                    Effect(end.effect),
                    names[end.recorded_by].name if end.recorded_by in names else "",
                    end.recorded_at,
                )
                if (end := ended.get(row.pk))
                else None,
            ),
        )
        for row in found
    ]
