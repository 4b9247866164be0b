"""The fixed words of what a map shows beside incidents."""

from __future__ import annotations

from django.db.models import TextChoices


class SettingKind(TextChoices):
    SCHOOL = "school", "School or college"
    HOME = "home", "Children’s home"
