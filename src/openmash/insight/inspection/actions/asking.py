"""Lines of enquiry: what inspectors ask, and what is answered with what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotVisible, Problem
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.insight.inspection.actions.planning import open_inspection
from openmash.insight.inspection.models import Answer, Enquiry, Exhibit
from openmash.insight.inspection.permissions import Permission
from openmash.statute.calendar import local_date


@transaction.atomic
def ask(*, actor: Actor, inspection_id: UUID, asks: str, due_on: date | None) -> UUID:
    """Ask a line of enquiry, as an inspector who has a seat; whoever began the inspection is told.

    Raises NotVisible and Incomplete.
    """
    require(actor, Permission.ASK)
    found = open_inspection(inspection_id)
    now = timezone.now()
    problems = []
    if len(asks.strip()) < 5:
        problems.append(Problem("asks", "Write what you ask."))
    if due_on is None or due_on < local_date(now):
        problems.append(Problem("due_on", "Enter the day by which you want the answer, today or later."))
    if problems:
        raise Incomplete(problems)
    row = Enquiry.record(
        actor=actor, inspection_id=found.pk, circle_id=found.circle_id, to_circle=found.to_circle,
        asks=asks.strip(), due_on=due_on, occurred_at=now,
    )  # fmt: skip
    audit.record(actor, "inspection.asked", about=[f"inspection:{found.pk}", f"enquiry:{row.pk}"])
    notify(
        actor=actor, kind=NoticeKind.TODAY, to=To(account_id=found.recorded_by),
        source_key=f"inspection_enquiry:{row.pk}", text="An inspector asks something.",
        where=Where("inspection_enquiry", {"enquiry_id": str(row.pk)}),
    )  # fmt: skip
    return row.pk


@transaction.atomic
def answer(*, actor: Actor, enquiry_id: UUID, words: str, exhibits: Sequence[UUID] = ()) -> UUID:
    """Answer a line of enquiry, naming what it rests on; the inspectors read it at once, and of what it rests on only
    what was released. Raises NotVisible and Incomplete.
    """
    require(actor, Permission.COORDINATE)
    enquiry = Enquiry.objects.filter(pk=enquiry_id).first()
    if enquiry is None:
        raise NotVisible
    found = open_inspection(enquiry.inspection_id)
    if len(words.strip()) < 2:
        raise Incomplete([Problem("words", "Write the answer.")])
    known = set(Exhibit.objects.filter(inspection_id=found.pk, pk__in=exhibits).values_list("pk", flat=True))
    if set(exhibits) - known:
        raise Incomplete([Problem("exhibits", "Choose from what is in the evidence room.")])
    row = Answer.record(
        actor=actor, inspection_id=found.pk, enquiry_id=enquiry.pk, circle_id=found.circle_id,
        to_circle=found.to_circle, words=words.strip(), exhibits=list(exhibits), occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "inspection.answered", about=[f"inspection:{found.pk}", f"enquiry:{enquiry.pk}"])
    return row.pk
