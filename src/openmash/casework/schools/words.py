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


class OnPlanKind(TextChoices):
    """The plans a school is told its pupils are on."""

    PROTECTION = "protection", "Child protection plan"
    IN_NEED = "in_need", "Child in need plan"


class Content(TextChoices):
    """What is in a safeguarding file."""

    CORE = "core", "Core details and who has parental responsibility"
    CHRONOLOGY = "chronology", "Chronology"
    GENOGRAM = "genogram", "Genogram or who is in the family"
    CONCERNS = "concerns", "Causes for concern"
    ACTIONS = "actions", "What was done about each"
    PLANS = "plans", "Plans and minutes"
    NOTICES = "notices", "Operation Encompass notices"
    VOICE = "voice", "The child’s own words"


class FileStepKind(TextChoices):
    WHOLE = "whole", "Received whole"
    PART = "part", "Received, with something missing"
    ASKED = "asked", "Asked after"
