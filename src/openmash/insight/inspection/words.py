"""The words of an inspection."""

from __future__ import annotations

from django.db import models


class ExhibitKind(models.TextChoices):
    """What something in the evidence room is."""

    DOCUMENT = "document", "Document"
    LIST = "list", "Child-level list"
    PAPERS = "papers", "A child’s papers"
    FIGURE = "figure", "Figure"


class Making(models.TextChoices):
    """How far something asked for has come."""

    WAITING = "waiting", "Waiting to be made"
    MADE = "made", "Ready"
    WITHHELD = "withheld", "Withheld"


class How(models.TextChoices):
    """How a child came to be among those looked at closely."""

    TRACKED = "tracked", "Tracked: named by the inspectors"
    SAMPLED = "sampled", "Sampled: drawn by lot"


class Side(models.TextChoices):
    """On which side of an inspection somebody is."""

    ROOM = "room", "In the room"
    INSPECTOR = "inspector", "Inspector"


TABULAR = "text/csv; charset=utf-8"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPERS, AUDIT, ANNEX_A = "papers", "audit", "annex-a"
"""What may be asked for of a child, and the workbook of returns; anything else is a list, by its key."""
AUDIT_FORM = "joint_audit"
"""The form that a joint audit answers."""
