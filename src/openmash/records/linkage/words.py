"""The fixed words of judging pairs of records."""

from __future__ import annotations

from django.db.models import TextChoices


class Source(TextChoices):
    """How a pair came to be put before people."""

    FILE = "file", "A partner’s file"
    CONTACT = "contact", "Somebody newly told of"
    NIGHT = "night", "The night’s comparison of all records"


class Verdict(TextChoices):
    """What one person judged. Taken back: as if they had not."""

    SAME = "same", "The same person"
    DIFFERENT = "different", "Two different people"
    CANNOT_TELL = "cannot_tell", "Cannot be told from what we hold"
    TAKEN_BACK = "taken_back", "Taken back"
