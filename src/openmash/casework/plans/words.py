"""The fixed words of a plan."""

from __future__ import annotations

from django.db.models import TextChoices


class Kind(TextChoices):
    FAMILY_HELP = "family_help", "Family help plan"
    CHILD_IN_NEED = "child_in_need", "Child in need plan"
    CHILD_PROTECTION = "child_protection", "Child protection plan"
    OTHER = "other", "Another plan"


class Field(TextChoices):
    WORRYING = "worrying", "What is worrying"
    WORKING = "working", "What is working"
    CONTINGENCY = "contingency", "What happens if things do not get better"
    OUTLINE = "outline", "What the conference outlined"


class Better(TextChoices):
    MORE = "more", "More is better"
    LESS = "less", "Less is better"


class Became(TextChoices):
    DONE = "done", "Done"
    PARTLY = "partly", "Partly done"
    NOT_DONE = "not_done", "Not done"


class ReviewKind(TextChoices):
    REVIEW = "review", "Review of the plan"
    CORE_GROUP = "core_group", "Core group"
    CONFERENCE = "conference", "Review conference"
    FAMILY_MEETING = "family_meeting", "Family meeting"


class Decision(TextChoices):
    GOES_ON = "goes_on", "The plan goes on as it is"
    CHANGED = "changed", "The plan goes on, changed"
    ENDS = "ends", "The plan ends"
    UNDONE = "undone", "It never ended: its end was recorded by mistake"


DECIDED = (Decision.GOES_ON, Decision.CHANGED, Decision.ENDS)
"""What a review can decide. That an end was a mistake is said where the case is put right."""


class Audience(TextChoices):
    CHILD = "child", "The child"
    PARENT = "parent", "A parent or carer"
