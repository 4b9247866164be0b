"""The fixed words of a professional difference."""

from __future__ import annotations

from django.db import models


class About(models.TextChoices):
    DECISION = "decision", "A decision"
    CHECK = "check", "A check not answered"
    PLAN = "plan", "A plan, or what is done under it"
    LEVEL = "level", "The level of need"
    COMMUNICATION = "communication", "How we work with each other"


class Ended(models.TextChoices):
    RESOLVED = "resolved", "Resolved"
    GOES_ON = "goes_on", "Not resolved: it goes on to the next stage"
    WITHDRAWN = "withdrawn", "Withdrawn by those who raised it"
