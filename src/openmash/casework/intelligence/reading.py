"""Rows gathered for an action. PRIVATE to this module."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from openmash.casework.intelligence.models import Grade, Release, Report
from openmash.foundation.facts.models import FactQuerySet
from openmash.foundation.facts.refusals import NotVisible
from openmash.statute.calendar import local_date


def report_of(report_id: UUID) -> Report:
    """A report by its key. Raises NotVisible where there is none for this actor."""
    found = Report.objects.filter(pk=report_id).first()
    if found is None:
        raise NotVisible
    return found


def release_of(release_id: UUID) -> Release:
    """A release by its key, ended or not. Raises NotVisible where there is none for this actor."""
    found = Release.objects.filter(pk=release_id).first()
    if found is None:
        raise NotVisible
    return found


def running() -> FactQuerySet[Release]:
    """The releases that have neither ended nor expired; the wall shows others' readers no more than these."""
    today = local_date(timezone.now())
    rows: FactQuerySet[Release] = Release.objects.filter(ended_at=None)
    return rows.filter(Q(expires_on=None) | Q(expires_on__gte=today))


def grade_of(report_id: UUID) -> Grade | None:
    """The newest grade of a report, for those who handle it."""
    return Grade.objects.filter(report_id=report_id).order_by("recorded_at", "id").last()
