"""The fixed words of intelligence. Grades are code sets (`foundation/reference`), each with its source and date."""

from __future__ import annotations

from django.db.models import TextChoices


class Known(TextChoices):
    """How whoever sends a report knows."""

    SAW = "saw", "I saw or heard it myself"
    CHILD = "child", "A child told me"
    PARENT = "parent", "A parent or carer told me"
    STAFF = "staff", "Somebody I work with told me"
    PUBLIC = "public", "Somebody else told me"
    ONLINE = "online", "I read or saw it online"
    NOT_SAID = "not_said", "I would rather not say here: ring me"


class Scheme(TextChoices):
    """How a report is graded. 5x5x5 is read as it was written, and never turned into 3x5x2 by a machine."""

    THREE = "3x5x2", "3x5x2"
    FIVE = "5x5x5", "5x5x5"


class Handling(TextChoices):
    """The handling codes of 3x5x2."""

    PERMITTED = "P", "Lawful sharing permitted"
    CONDITIONS = "C", "Lawful sharing permitted with conditions"


class Marking(TextChoices):
    OFFICIAL = "official", "OFFICIAL"
    SENSITIVE = "sensitive", "OFFICIAL-SENSITIVE"


class Ended(TextChoices):
    """How a release came to be read no more. A corrected one has another in its place."""

    RECALLED = "recalled", "Recalled"
    CORRECTED = "corrected", "Corrected"
    EXPIRED = "expired", "Expired"


class Reviewed(TextChoices):
    KEEP = "keep", "Still right and still needed"
    RECALL = "recall", "No longer right, or no longer needed"


class Disposing(TextChoices):
    """What becomes of a report past its originator's time. Two people; a machine never."""

    KEEP = "keep", "Keep it, and look again on a day"
    PROPOSE = "propose", "Dispose of it, if a second person agrees"
    AGREED = "agreed", "Agreed: the words are gone"
    NOT_YET = "not_yet", "Not agreed: it stays"


class Purpose(TextChoices):
    """Why somebody opens what was sent."""

    GRADE = "grade", "To grade, sanitise or release it"
    CHILD = "child", "To protect a child I work with"
    MEETING = "meeting", "To prepare for a meeting about it"
    DISRUPT = "disrupt", "To plan disruption"
    PATTERN = "pattern", "To look for what links people, places and events"
    REVIEW = "review", "To review or audit it"


class RecordClass(TextChoices):
    """What a report is kept as; how long is each originator's schedule, not ours."""

    SERIOUS = "serious", "Serious offences and public protection"
    OTHER_OFFENCE = "other_offence", "Other sexual, violent or serious offences"
    ALL_ELSE = "all_else", "All other information"
