"""The fixed words of a missing episode. The levels are the police's, the care words the looked-after return's."""

from __future__ import annotations

from django.db.models import TextChoices


class ReportedBy(TextChoices):
    PARENT = "parent", "Parent or carer at home"
    PLACEMENT = "placement", "Foster carer or children’s home"
    SCHOOL = "school", "School or college"
    POLICE = "police", "Police found out themselves"
    WORKER = "worker", "Social worker or other professional"
    OTHER = "other", "Somebody else"


class LookedAfter(TextChoices):
    YES = "yes", "Yes"
    OTHER_AREA = "other_area", "Yes, by another area"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"

    @property
    def is_looked_after(self) -> bool:
        """Looked after by any area."""
        return self in (LookedAfter.YES, LookedAfter.OTHER_AREA)


class CareWords(TextChoices):
    """As the return on looked-after children has it: beside the police's words, never instead of them."""

    MISSING = "M", "Missing: not where expected, whereabouts not known"
    AWAY = "A", "Away without authorisation: whereabouts known"


class Level(TextChoices):
    """The police's risk level, as they set it. What each means is the force's own policy."""

    NO_APPARENT_RISK = "no_apparent_risk", "No apparent risk (absent)"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


ORDER: dict[str, int] = {Level.HIGH: 0, Level.MEDIUM: 1, "": 2, Level.LOW: 3, Level.NO_APPARENT_RISK: 4}
"""Lists begin with the highest; a child whose level nobody has told us stands before a low one."""


class CameBack(TextChoices):
    RETURNED = "returned", "Came back by themselves"
    FOUND_BY_POLICE = "found_by_police", "Found by the police"
    FOUND_BY_OTHER = "found_by_other", "Found or brought back by somebody else"


class Safe(TextChoices):
    YES = "yes", "Safe and well"
    NO = "no", "Not safe, or harmed"
    UNKNOWN = "unknown", "Not known yet"


class Prevention(TextChoices):
    HELD = "held", "The police saw the child"
    DECLINED = "declined", "The child did not want to speak to the police"
    NOT_DONE = "not_done", "It was not done"


class Step(TextChoices):
    """What happens about a return home interview."""

    OFFERED = "offered", "Offered to the child"
    ACCEPTED = "accepted", "The child accepted"
    HELD = "held", "Held"
    DECLINED = "declined", "The child declined"
    NOT_REACHED = "not_reached", "Tried, and could not reach the child"
    NOT_HELD = "not_held", "Will not be held: a manager says why"


class PassedOn(TextChoices):
    YES = "yes", "Yes, passed to the police"
    NOTHING = "nothing", "There was nothing to pass on"
    NOT_YET = "not_yet", "Not yet"
