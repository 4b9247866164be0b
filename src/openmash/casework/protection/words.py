"""The words of child protection meetings, as codes and as people say them."""

from __future__ import annotations

from django.db import models

from openmash.statute.events import Event


class Kind(models.TextChoices):
    """Which meeting it is."""

    STRATEGY = "strategy", "Strategy discussion"
    INITIAL = "initial", "Initial child protection conference"
    REVIEW = "review", "Review child protection conference"
    CORE_GROUP = "core_group", "Core group"

    @property
    def held(self) -> Event:
        """What its being held is, in the law's list."""
        return HELD[self]

    @property
    def is_conference(self) -> bool:
        return self in (Kind.INITIAL, Kind.REVIEW)


HELD: dict[Kind, Event] = {
    Kind.STRATEGY: Event.STRATEGY_DISCUSSION_HELD,
    Kind.INITIAL: Event.INITIAL_CONFERENCE_HELD,
    Kind.REVIEW: Event.REVIEW_CONFERENCE_HELD,
    Kind.CORE_GROUP: Event.CORE_GROUP_HELD,
}


class How(models.TextChoices):
    TELEPHONE = "telephone", "By telephone"
    VIDEO = "video", "By video"
    IN_PERSON = "in_person", "In one room"
    MIXED = "mixed", "Some in the room, some not"


class Presence(models.TextChoices):
    PRESENT = "present", "Took part"
    WRITTEN = "written", "Sent information, was not there"
    ABSENT = "absent", "Was not there"


class Body(models.TextChoices):
    """The parts of a quorum."""

    SOCIAL_CARE = "social_care", "Children’s social care"
    POLICE = "police", "Police"
    HEALTH = "health", "Health"
    EDUCATION = "education", "Education"
    OTHER = "other", "Another agency"


BODY_OF = {
    "council": Body.SOCIAL_CARE, "police": Body.POLICE, "health": Body.HEALTH, "gp": Body.HEALTH,
    "education": Body.EDUCATION, "school": Body.EDUCATION,
}  # fmt: skip
"""Which part of a quorum an agency of each kind can be."""


class Outcome(models.TextChoices):
    """What was decided for one child."""

    ENQUIRY = "enquiry", "Section 47 enquiry"
    ENQUIRY_GOES_ON = "enquiry_goes_on", "The enquiry under way goes on"
    THRESHOLD_NOT_MET = "threshold_not_met", "Threshold not met: no section 47 enquiry"
    PLAN = "plan", "Child protection plan"
    NO_PLAN = "no_plan", "No child protection plan"
    PLAN_GOES_ON = "plan_goes_on", "The child protection plan goes on"
    PLAN_ENDS = "plan_ends", "The child protection plan ends"
    PLAN_WORKED_ON = "plan_worked_on", "Plan worked on"

    @property
    def does_less(self) -> bool:
        return self in LESS


LESS = (Outcome.THRESHOLD_NOT_MET, Outcome.NO_PLAN, Outcome.PLAN_ENDS)
OF_KIND: dict[Kind, tuple[Outcome, ...]] = {
    Kind.STRATEGY: (Outcome.ENQUIRY, Outcome.ENQUIRY_GOES_ON, Outcome.THRESHOLD_NOT_MET),
    Kind.INITIAL: (Outcome.PLAN, Outcome.NO_PLAN),
    Kind.REVIEW: (Outcome.PLAN_GOES_ON, Outcome.PLAN_ENDS),
    Kind.CORE_GROUP: (Outcome.PLAN_WORKED_ON,),
}


class Led(models.TextChoices):
    """Who makes the enquiry."""

    JOINT = "joint", "Jointly, by social care and the police"
    SOCIAL_CARE = "social_care", "By social care alone"
    POLICE = "police", "By the police alone"


class Medical(models.TextChoices):
    NEEDED = "needed", "Needed"
    NOT_NEEDED = "not_needed", "Not needed"
    DONE = "done", "Done already"


class Category(models.TextChoices):
    """Category of abuse, as the children in need census codes it (reference §6.3)."""

    NEGLECT = "NEG", "Neglect"
    PHYSICAL = "PHY", "Physical abuse"
    SEXUAL = "SAB", "Sexual abuse"
    EMOTIONAL = "EMO", "Emotional abuse"
    SEVERAL = "MUL", "Several (not recommended: choose the one that matters most)"


class Participation(models.TextChoices):
    """How the child took part, by the sector's codes (reference §6.6)."""

    UNDER_FOUR = "PN0", "Under 4"
    SPOKE = "PN1", "Came and spoke for themselves"
    ADVOCATE_SPOKE = "PN2", "Came, and an advocate spoke"
    SYMBOLS = "PN3", "Came, and showed their views without words"
    SILENT = "PN4", "Came, and did not contribute"
    BRIEFED = "PN5", "Did not come, briefed an advocate"
    BY_OTHER_MEANS = "PN6", "Did not come, sent their views"
    NO_VIEWS = "PN7", "Did not come, and no views were given"


class EnquiryOutcome(models.TextChoices):
    """How a section 47 enquiry came out (sector list, reference §6.6)."""

    CONFERENCE = "conference", "Initial child protection conference"
    ASSESSMENT = "assessment", "No conference: the child and family assessment goes on"
    SERVICES = "services", "No conference: services as a child in need (section 17)"
    SHORT_BREAK = "short_break", "No conference: short-break care (section 17)"
    LEGAL = "legal", "Legal action"
    OTHER_AGENCY = "other_agency", "Another agency keeps watch"
    NOTHING = "nothing", "No further action"
    OTHER = "other", "Other"

    @property
    def ends_without_conference(self) -> bool:
        return self is not EnquiryOutcome.CONFERENCE
