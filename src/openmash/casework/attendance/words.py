"""The fixed words of attendance."""

from __future__ import annotations

from django.db import models


class Place(models.TextChoices):
    """Whether and how a child is educated, as the school or the council says it."""

    ON_ROLL = "on_roll", "On the school’s roll"
    MISSING = "missing", "Missing from education"
    AT_HOME = "home", "Educated at home by the parents’ choice"
    EXCLUDED = "excluded", "Permanently excluded"
    NO_PLACE = "no_place", "Waiting for a place"
