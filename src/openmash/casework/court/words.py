"""The fixed words of family group decision-making, pre-proceedings and orders."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from openmash.statute.events import Event


class Group(models.TextChoices):
    """What happened about a family group decision-making meeting."""

    OFFERED = "offered", "Offered"
    NOT_OFFERED = "not_offered", "Not offered: against the child’s best interests"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    NO_ANSWER = "no_answer", "No answer"
    HELD = "held", "Meeting held"
    NOT_HELD = "not_held", "Meeting did not take place"
    REVIEWED = "reviewed", "Family plan looked at again"
    MISTAKE = "mistake", "Recorded by mistake"


ANSWERS = (Group.ACCEPTED, Group.DECLINED, Group.NO_ANSWER)
MEETINGS = (Group.HELD, Group.NOT_HELD, Group.REVIEWED)


class GroupOutcome(models.TextChoices):
    AGREED = "agreed", "The family made a plan, and it is agreed"
    IN_PART = "in_part", "The family made a plan, agreed in part"
    NOT_SAFE = "not_safe", "The family made a plan that is not safe enough"
    NO_PLAN = "no_plan", "The family made no plan"


class Before(models.TextChoices):
    """What happened in pre-proceedings."""

    BEGAN = "began", "Pre-proceedings began"
    LETTER = "letter", "Letter before proceedings sent"
    MEETING = "meeting", "First pre-proceedings meeting held"
    REVIEW = "review", "Pre-proceedings review meeting held"
    LETTER_TO_COURT = "letter_to_court", "Letter sent that the council is going to court"
    COURT = "court", "Application made to court"
    ENDED = "ended", "Pre-proceedings ended"
    MISTAKE = "mistake", "Recorded by mistake"


class BeforeOutcome(models.TextChoices):
    STEPPED_DOWN = "stepped_down", "Stepped down: the child is safe enough without a court"
    TO_COURT = "to_court", "Application to court"
    OTHER = "other", "Ended otherwise"


class Kind(models.TextChoices):
    """An order or a power that protects a child, or says who looks after them."""

    POLICE_PROTECTION = "police_protection", "Police protection (section 46)"
    EMERGENCY = "emergency", "Emergency protection order (section 44)"
    EXTENDED = "extended", "Emergency protection order, extended (section 45)"
    ASSESSMENT = "assessment", "Child assessment order (section 43)"
    RECOVERY = "recovery", "Recovery order (section 50)"
    ACCOMMODATED = "accommodated", "Accommodated by agreement (section 20)"
    INTERIM_CARE = "interim_care", "Interim care order (section 38)"
    CARE = "care", "Care order (section 31)"

    @property
    def runs_out(self) -> bool:
        """Whether it protects for hours or days, so that somebody must know what comes next."""
        return self in (Kind.POLICE_PROTECTION, Kind.EMERGENCY, Kind.EXTENDED, Kind.ASSESSMENT, Kind.RECOVERY)

    @property
    def is_looked_after(self) -> bool:
        """Whether a child under it is looked after by the council."""
        return self in (Kind.ACCOMMODATED, Kind.INTERIM_CARE, Kind.CARE)


@dataclass(frozen=True)
class Law:
    """The events that begin and end a kind, the clock of the longest it may last, and its section of the Act."""

    begins: Event
    ends: Event
    clock: str
    section: str


LAW: dict[Kind, Law] = {
    Kind.POLICE_PROTECTION: Law(
        Event.POLICE_PROTECTION_TAKEN, Event.POLICE_PROTECTION_ENDED, "police_protection", "46"
    ),
    Kind.EMERGENCY: Law(
        Event.EMERGENCY_PROTECTION_ORDER_MADE, Event.EMERGENCY_PROTECTION_ORDER_ENDED, "emergency_protection_order",
        "44",
    ),
    Kind.EXTENDED: Law(
        Event.EMERGENCY_PROTECTION_ORDER_EXTENDED, Event.EMERGENCY_PROTECTION_ORDER_ENDED,
        "emergency_protection_order_extension", "45",
    ),
    Kind.ASSESSMENT: Law(
        Event.CHILD_ASSESSMENT_ORDER_BEGAN, Event.CHILD_ASSESSMENT_ORDER_ENDED, "child_assessment_order", "43"
    ),
    Kind.RECOVERY: Law(Event.RECOVERY_ORDER_MADE, Event.RECOVERY_ORDER_ENDED, "", "50"),
    Kind.ACCOMMODATED: Law(Event.ACCOMMODATION_BEGAN, Event.ACCOMMODATION_ENDED, "", "20"),
    Kind.INTERIM_CARE: Law(Event.INTERIM_CARE_ORDER_MADE, Event.INTERIM_CARE_ORDER_ENDED, "", "38"),
    Kind.CARE: Law(Event.CARE_ORDER_MADE, Event.CARE_ORDER_ENDED, "", "31"),
}  # fmt: skip
OF_EVENT = {law.begins: kind for kind, law in LAW.items()}
"""Which kind an event begins."""


class How(models.TextChoices):
    """How an order or a power came to its end."""

    RELEASED = "released", "The child was released: it was safe"
    RAN_OUT = "ran_out", "Its time ran out"
    ANOTHER = "another", "Another order took its place"
    DISCHARGED = "discharged", "A court discharged it"
    WITHDRAWN = "withdrawn", "Whoever agreed to it withdrew"
    DONE = "done", "What it was for was done"
    MISTAKE = "mistake", "Recorded by mistake"


class Next(models.TextChoices):
    """Where the child is looked after next; the place itself is a locating fact."""

    HOME = "home", "Home"
    RELATIVES = "relatives", "With relatives or friends"
    ACCOMMODATED = "accommodated", "Accommodated by the council"
    ORDER = "order", "Under another order"
    HOSPITAL = "hospital", "In hospital"
    ELSEWHERE = "elsewhere", "Somewhere else"
    NOT_KNOWN = "not_known", "Not known yet"
