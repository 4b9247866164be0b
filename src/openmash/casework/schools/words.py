"""The fixed words of the register of schools."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    """What sort of place it is. The council's officer stands in for a school where a child has none."""

    SCHOOL = "school", "School"
    COLLEGE = "college", "College"
    ALTERNATIVE = "alternative", "Alternative provision"
    OFFICER = "officer", "The council’s officer for children educated at home or without a school"


class Standing(TextChoices):
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Part(TextChoices):
    """What a key adult is in the school."""

    LEAD = "lead", "Designated safeguarding lead"
    DEPUTY = "deputy", "Deputy safeguarding lead"
    KEY_ADULT = "key_adult", "Key adult for Operation Encompass"
    HEAD = "head", "Head teacher"


class TiedBy(TextChoices):
    """How an adult is tied to a school, so that somebody is asked before the school is told."""

    WORKS = "works", "Works there"
    GOVERNS = "governs", "Is a governor or trustee"
    COLLECTS = "collects", "Collects a child there"
    VOLUNTEERS = "volunteers", "Volunteers there"
    OTHER = "other", "Tied in another way"
