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


BELOW_MEDIUM = frozenset({Level.LOW, Level.NO_APPARENT_RISK})
"""Below medium, a child's level is asked of the police with the supervisor who agreed it."""


class Scheme(TextChoices):
    """Whose words a classification is in. Neither ever replaces the other."""

    POLICE = "police", "Police"
    CARE = "care", "Care"


class Because(TextChoices):
    """Why a return home interview will not be held, as a manager says it."""

    COULD_NOT_CONTACT = "could_not_contact", "The child could not be contacted"
    NOT_OFFERED = "not_offered", "It was not offered"


class Outcome(TextChoices):
    """What came of the return home interview. It is worked out from the steps and stored nowhere."""

    COMPLETED = "completed", "Completed"
    DECLINED = "declined_by_child", "Declined by the child"
    COULD_NOT_CONTACT = "could_not_contact", "Could not contact the child"
    NOT_OFFERED = "not_offered", "Not offered: a manager says why"
    NOT_YET_DUE = "not_yet_due", "Not yet due"
    OVERDUE = "overdue", "Owed, and past its time"


class Doing(TextChoices):
    """What was done while a child is missing."""

    SEARCHED = "searched", "Looked for the child somewhere"
    RANG = "rang", "Rang or messaged the child, or somebody they may be with"
    TOLD = "told", "Told somebody that the child is missing"
    PLANNED = "planned", "Did what the trigger plan says"
    HEALTH = "health", "Asked hospitals or ambulance"
    PUBLICITY = "publicity", "Decided about publicity"
    GAVE = "gave", "Gave the police what they need to look for the child"
    OTHER = "other", "Something else"


class Whom(TextChoices):
    """Who has to know that a child is missing."""

    PARENT = "parent", "Parent or carer with parental responsibility"
    COUNCIL = "council", "Children’s social care"
    OUT_OF_HOURS = "out_of_hours", "Out-of-hours team"
    PLACING_AREA = "placing_area", "The area that placed the child"
    SCHOOL = "school", "School or college"


PLAN_HOURS = (0, 1, 3, 24)
"""The hours after which a trigger plan says what is done."""


class Interviewer(TextChoices):
    """Who holds the return home interview of a child placed in another area."""

    PLACING = "placing", "The area that placed the child"
    HOST = "host", "The area where the child lives, for the area that placed them"
    DELEGATE = "delegate", "Somebody else, named"


class Verdict(TextChoices):
    """What a reviewer who does not know what was recorded says of a contact that mentions absence."""

    MISSING = "missing", "Yes: where the child was could not be established"
    KNOWN = "known", "No: where the child was had been known"
    NOT_ABSENT = "not_absent", "No: it is about something else"
    CANNOT_TELL = "cannot_tell", "What is written does not say enough to tell"
