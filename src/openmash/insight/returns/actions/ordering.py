"""What takes longer than a page may: asked of the queue, done there, and said when it is done or why it cannot be."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Refusal
from openmash.insight.returns.actions.making import keep_annex_a, keep_census
from openmash.insight.returns.actions.reckoning import reckon
from openmash.insight.returns.models import Kind, Ordered
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.writing import CannotWrite
from openmash.statute.census.years import Year, year_ending

CARRY_OUT = "returns.carry_out"


@transaction.atomic
def order(*, actor: Actor, kind: Kind, year: Year) -> UUID:
    """Ask the queue to reckon a year anew, or to make a file of it, once this transaction commits; returns its key.

    What waits already is not asked twice. Raises NotPermitted.
    """
    require(actor, Permission.PUT_RIGHT if kind is Kind.RECKON else Permission.MAKE)
    waiting = Ordered.objects.filter(kind=kind, year=year.ending, done_at__isnull=True, refused="").first()
    if waiting is not None:
        return waiting.pk
    asked = Ordered.record(actor=actor, kind=kind, year=year.ending)
    audit.record(actor, "returns.ordered", about=[], detail={"kind": kind.value, "year": year.name})
    app.configure_task(CARRY_OUT).defer(ordered_id=str(asked.pk))
    return asked.pk


@transaction.atomic
def carry_out(*, actor: Actor, ordered_id: UUID) -> None:
    """Do what was asked, once; where it cannot be done, keep why."""
    asked = Ordered.objects.select_for_update().filter(pk=ordered_id, done_at__isnull=True, refused="").first()
    year = year_ending(asked.year) if asked else None
    if asked is None or year is None:
        return
    now, purpose = timezone.now(), f"asked for by account:{asked.recorded_by}"
    try:
        with transaction.atomic():
            if asked.kind == Kind.RECKON:
                reckon(actor=actor, year=year, now=now)
            elif asked.kind == Kind.ANNEX_A:
                keep_annex_a(actor=actor, now=now, purpose=purpose, ordered_id=asked.pk)
            else:
                keep_census(actor=actor, year=year, now=now, purpose=purpose, ordered_id=asked.pk)
        asked.done_at = timezone.now()
        asked.save(update_fields=["done_at"])
    except (Refusal, CannotWrite) as refused:
        asked.refused = refused.sentence
        asked.save(update_fields=["refused"])
