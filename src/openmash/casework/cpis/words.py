"""The fixed words of CP-IS."""

from __future__ import annotations

from django.db import models


class Status(models.TextChoices):
    PLAN = "CPP", "Child protection plan"
    LOOKED_AFTER = "LAC", "Looked after"
    UNBORN = "UCPP", "Unborn, with a child protection plan"


class Change(models.TextChoices):
    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    ENDED = "ended", "Ended"


COLUMNS = (
    "change", "nhs_number", "mothers_nhs_number", "forenames", "surname", "date_of_birth", "expected_on", "status",
    "legal_status", "began_on", "ended_on", "authority", "telephone",
)  # fmt: skip
"""What can be sent of a child. The order and the headings are the area's."""
