"""The fixed words of police screening. Grades are the force's own labels on four places; see the area's profile."""

from __future__ import annotations

from django.db.models import TextChoices


class Grade(TextChoices):
    BLUE = "blue", "Blue"
    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"


class Part(TextChoices):
    """Whose grading it is."""

    OFFICER = "officer", "The officer who was there"
    REVIEW = "review", "The supervisor who reviewed it"
    BLIND = "blind", "A second person, who did not see the grade"


class Spoken(TextChoices):
    ALONE = "alone", "Spoken to alone"
    WITH = "with", "Spoken to with somebody there"
    NO = "no", "Not spoken to"


ASLEEP = "Asleep"
"""Why a child was not spoken to, and all that they were seen doing."""


class Known(TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class AdultPart(TextChoices):
    VICTIM = "victim", "Harmed or at risk"
    ALLEGED = "alleged", "Alleged to have harmed somebody"
    BOTH = "both", "Said to be both"
    OTHER = "other", "Lives or was there"


class CameBy(TextChoices):
    PAGE = "page", "Written here"
    FILE = "file", "From the force’s own system"


class To(TextChoices):
    MASH = "mash", "MASH"
    SCHOOL = "school", "The child’s school"


class Excused(TextChoices):
    """Why an incident with a child needs no screening."""

    NO_CHILD = "no_child", "No child was there, lives there or is affected"
    ANOTHER = "another", "It is in the screening of another incident"
    NOT_ATTENDED = "not_attended", "Nobody went: it was dealt with another way"


class How(TextChoices):
    """How a sample is drawn."""

    LOT = "lot", "So many of all, by lot"
    EACH = "each", "So many of each grade, by lot"


ITEM_LEVELS: dict[str, int] = {"none": 0, "some": 1, "serious": 2}
"""How the answers to one worry stand to each other. "Could not tell" is no place on it."""
