"""The fixed words of a loss."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    CHILD = "child", "A child has died"
    MISCARRIAGE = "miscarriage", "A pregnancy has ended by miscarriage"
    STILLBIRTH = "stillbirth", "A baby was stillborn"
    ADULT = "adult", "A parent or another adult has died"
    MISTAKEN = "mistaken", "Recorded by mistake"

    @property
    def is_of_unborn(self) -> bool:
        """Of a child not born yet."""
        return self in (Kind.MISCARRIAGE, Kind.STILLBIRTH)


class OthersSafe(TextChoices):
    YES = "yes", "Yes, others may be in danger now"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known yet"


class Expected(TextChoices):
    YES = "yes", "It was expected"
    NO = "no", "It was not expected"
    UNKNOWN = "unknown", "Not known"


class WhatStopped(TextChoices):
    LETTERS = "letters", "Letters not yet sent"
    MESSAGES = "messages", "Messages that waited for somebody"
    FEEDBACK = "feedback", "Prompts to tell a referrer"
    LISTS = "lists", "Lists and prompts"
    EDITS = "edits", "Edits of the record"
