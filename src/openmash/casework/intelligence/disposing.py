"""Disposing of intelligence past its originator's time: looked at by one person, agreed to by another, by no clock.

How long each originator keeps what is local data (`governance.retention`); a controller that has set nothing disposes
of nothing, and a hold stops it. What is disposed of is the words: of the report, of every text released from it, of why
it was graded and opened, and of what the audit kept in words. That it was sent, graded, released and disposed of stays,
and the audit's chain still verifies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from openmash.casework.intelligence.models import Disposal, Grade, Hold, Report
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.reading import report_of
from openmash.casework.intelligence.words import Disposing
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotPermitted, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.foundation.governance.profile import profile
from openmash.foundation.governance.retention import that_count
from openmash.statute.calendar import local_date, months_after

AT_ONCE = 500
"""Reports looked through at a time, the oldest first: more are due once these are dealt with."""


@dataclass(frozen=True)
class DueForDisposal:
    """A report past its originator's time. `proposed_by`: empty while nobody has proposed it; `mine`: by the actor."""

    report_id: UUID
    sent_on: date
    since: date
    agency: str
    source: str
    proposed_by: str = ""
    proposed_why: str = ""
    mine: bool = False


def due_for_disposal(*, actor: Actor, ids: Sequence[UUID] | None = None) -> list[DueForDisposal]:
    """The reports past their originators' time, the longest past first; not those held, kept until a day, or gone.

    Six queries, or one where no originator has set a time.
    """
    today = local_date(timezone.now())
    lines = that_count(profile(settings.OPENMASH_PROFILE, on=today).intelligence_retention)
    if not lines or not may(actor, Permission.HANDLE):
        return []
    soonest = months_after(today, -12 * min(line.years for line in lines))
    in_a_class = Grade.objects.filter(record_class__in={line.record_class for line in lines})
    gone = Disposal.objects.filter(stage=Disposing.AGREED)
    rows = Report.objects.filter(recorded_at__date__lte=soonest, pk__in=in_a_class.values("report_id"))
    rows = rows.exclude(pk__in=gone.values("report_id")).order_by("recorded_at", "pk")
    found = list(rows.filter(pk__in=list(ids)) if ids is not None else rows[:AT_ONCE])
    keys = [row.pk for row in found]
    classes = {
        row.report_id: row.record_class
        for row in Grade.objects.filter(report_id__in=keys).exclude(record_class="").order_by("recorded_at", "pk")
    }
    held = set(Hold.objects.current().filter(report_id__in=keys, held=True).values_list("report_id", flat=True))
    last = {row.report_id: row for row in Disposal.objects.filter(report_id__in=keys).order_by("recorded_at", "pk")}
    kinds = agencies.these(row.held_by for row in found)
    people = who({row.recorded_by for row in last.values()})
    due = []
    for row in found:
        kind = (kinds[row.held_by].kind, classes.get(row.pk, ""))
        said = last.get(row.pk)
        line = next((each for each in lines if (each.agency_kind, each.record_class) == kind), None)
        if line is None or row.pk in held or _is_settled(said, today):
            continue
        sent = local_date(row.recorded_at)
        ends = months_after(sent, 12 * line.years)
        if ends > today:
            continue
        proposed = said if said is not None and said.stage == Disposing.PROPOSE else None
        due.append(
            DueForDisposal(
                row.pk, sent, ends, kinds[row.held_by].name, line.source,
                people[proposed.recorded_by].name if proposed else "", proposed.why if proposed else "",
                bool(proposed and proposed.recorded_by == actor.account_id),
            )
        )  # fmt: skip
    return due


def _is_settled(said: Disposal | None, today: date) -> bool:
    """Gone, or kept until a day to come."""
    if said is None:
        return False
    return said.stage == Disposing.AGREED or bool(said.again_on and said.again_on > today)


@transaction.atomic
def decide(*, actor: Actor, report_id: UUID, stage: Disposing, why: str, again_on: date | None = None) -> None:
    """Keep a report past its time until a day, propose to dispose of it, or agree to what another proposed, or not.

    Raises NotVisible, Incomplete, NotPermitted for one's own proposal, and NotAllowedNow for a report that is held, not
    past its originator's time, or gone.
    """
    require(actor, Permission.HANDLE)
    in_turn(report_id)
    row = report_of(report_id)
    due = next(iter(due_for_disposal(actor=actor, ids=[report_id])), None)
    if due is None:
        raise NotAllowedNow("It is not past its originator’s time, or it is held, kept until a day, or gone already.")
    _may_be(stage, due, why, again_on)
    Disposal.record(
        actor=actor, report_id=row.pk, audience=row.audience, stage=stage, why=why.strip(),
        again_on=again_on if stage is Disposing.KEEP else None, occurred_at=timezone.now(),
    )  # fmt: skip
    if stage is Disposing.AGREED:
        with connection.cursor() as cursor:
            cursor.execute("select wall.dispose_of_report(%s)", [row.pk])
    audit.record(
        actor, f"intelligence.disposal_{stage.value}", about=[f"report:{row.pk}"], detail={"stage": stage.value}
    )


def _may_be(stage: Disposing, due: DueForDisposal, why: str, again_on: date | None) -> None:
    answers = stage in (Disposing.AGREED, Disposing.NOT_YET)
    if not why.strip():
        raise Incomplete([Problem("why", "Say why.")])
    if stage is Disposing.KEEP and (again_on is None or again_on <= local_date(timezone.now())):
        raise Incomplete([Problem("again_on", "Give a day to come, on which it is looked at again.")])
    if answers and not due.proposed_by:
        raise NotAllowedNow("Nobody has proposed to dispose of it.")
    if stage is Disposing.PROPOSE and due.proposed_by:
        raise NotAllowedNow("It is proposed already, and waits for a second person.")
    if answers and due.mine:
        raise NotPermitted("What you proposed is agreed to by somebody else.")
