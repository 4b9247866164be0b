"""The fixed words of supervision."""

from __future__ import annotations

from django.db.models import TextChoices


class Became(TextChoices):
    """What became of what a manager directed."""

    DONE = "done", "Done"
    NOT_DONE = "not_done", "Not done"
    NO_LONGER = "no_longer", "No longer needed"
