"""The words of the journey: its steps, its stages, why a case closes, as codes and as people say them."""

from __future__ import annotations

from django.db import models

from openmash.statute.events import Event


class Step(models.TextChoices):
    """A change in a child's journey that somebody records here. The code is the event of `statute.events`."""

    ACCEPTED = Event.REFERRAL_ACCEPTED.value, "Referral accepted"
    FAMILY_HELP_BEGAN = Event.FAMILY_HELP_BEGAN.value, "Early help began"
    ASSESSMENT_BEGAN = Event.ASSESSMENT_BEGAN.value, "Child and family assessment began"
    ASSESSMENT_COMPLETED = Event.ASSESSMENT_COMPLETED.value, "Child and family assessment completed"
    NEED_PLAN_BEGAN = Event.CHILD_IN_NEED_PLAN_BEGAN.value, "Child in need plan began"
    NEED_PLAN_REVIEWED = Event.CHILD_IN_NEED_PLAN_REVIEWED.value, "Child in need plan reviewed"
    NEED_PLAN_ENDED = Event.CHILD_IN_NEED_PLAN_ENDED.value, "Child in need plan ended"
    STRATEGY_HELD = Event.STRATEGY_DISCUSSION_HELD.value, "Strategy discussion held"
    ENQUIRY_BEGAN = Event.ENQUIRY_BEGAN.value, "Section 47 enquiry began"
    ENQUIRY_CLOSED = Event.ENQUIRY_CLOSED.value, "Section 47 enquiry ended"
    INITIAL_CONFERENCE = Event.INITIAL_CONFERENCE_HELD.value, "Initial child protection conference held"
    PLAN_BEGAN = Event.CHILD_PROTECTION_PLAN_BEGAN.value, "Child protection plan began"
    CORE_GROUP = Event.CORE_GROUP_HELD.value, "Core group held"
    REVIEW_CONFERENCE = Event.REVIEW_CONFERENCE_HELD.value, "Review child protection conference held"
    PLAN_ENDED = Event.CHILD_PROTECTION_PLAN_ENDED.value, "Child protection plan ended"
    STEPPED_UP = Event.STEPPED_UP.value, "Stepped up"
    STEPPED_DOWN = Event.STEPPED_DOWN.value, "Stepped down"
    TRANSFERRED_IN = Event.TRANSFERRED_IN.value, "Transferred in from another area"
    TRANSFERRED_OUT = Event.TRANSFERRED_OUT.value, "Transferred out to another area"
    GROUP_MEETING_OFFERED = (
        Event.FAMILY_GROUP_DECISION_MEETING_OFFERED.value,
        "Family group decision-making meeting offered",
    )
    PRE_PROCEEDINGS_BEGAN = Event.PRE_PROCEEDINGS_BEGAN.value, "Pre-proceedings began"
    PRE_PROCEEDINGS_ENDED = Event.PRE_PROCEEDINGS_ENDED.value, "Pre-proceedings ended"
    COURT_PLANNED = Event.COURT_APPLICATION_PLANNED.value, "Application to court planned"
    FAMILY_HELP_ENDED = Event.FAMILY_HELP_ENDED.value, "Early help ended"
    CLOSED = Event.CASE_CLOSED.value, "Case closed"
    MISTAKE = Event.RECORDED_IN_ERROR.value, "Recorded by mistake"

    @property
    def does_less(self) -> bool:
        """Whether it passes the full gate (practice rule 1)."""
        return self in LESS


LESS = (
    Step.NEED_PLAN_ENDED, Step.PLAN_ENDED, Step.ENQUIRY_CLOSED, Step.STEPPED_DOWN, Step.TRANSFERRED_OUT,
    Step.PRE_PROCEEDINGS_ENDED, Step.FAMILY_HELP_ENDED, Step.CLOSED,
)  # fmt: skip
"""Steps that do less for a child. A conference that ends a plan, and an enquiry, pass their own gate as well."""
ENDS_A_PLAN = (Step.NEED_PLAN_ENDED, Step.PLAN_ENDED, Step.FAMILY_HELP_ENDED)
OVER = (Step.CLOSED, Step.TRANSFERRED_OUT)
"""With these the case is over here: nobody of this area holds the child any more."""
AT_A_MEETING = (
    Step.STRATEGY_HELD, Step.INITIAL_CONFERENCE, Step.REVIEW_CONFERENCE, Step.CORE_GROUP,
)  # fmt: skip
"""Steps that are the holding of a meeting, which has a page of its own."""
ELSEWHERE = (*AT_A_MEETING, Step.PLAN_BEGAN, Step.PLAN_ENDED, Step.ENQUIRY_CLOSED, Step.ENQUIRY_BEGAN)
"""Steps that a meeting or an enquiry records as it decides; by hand only where it was held in another area."""
ALSO = (
    Event.REFERRAL_RECEIVED, Event.REASONABLE_CAUSE_FOUND, Event.VISIT_DECIDED, Event.CHILD_SEEN,
    Event.CHILD_PROTECTION_VISIT_MADE, Event.CHILD_IN_NEED_VISIT_MADE, Event.STRATEGY_RECORD_CIRCULATED,
    Event.ENQUIRY_START_RECORDED, Event.REVIEW_CONFERENCE_ARRANGED, Event.CONFERENCE_REPORT_SHARED, Event.CHILD_BORN,
    Event.POLICE_PROTECTION_TAKEN, Event.POLICE_PROTECTION_ENDED, Event.EMERGENCY_PROTECTION_ORDER_MADE,
    Event.EMERGENCY_PROTECTION_ORDER_EXTENDED, Event.EMERGENCY_PROTECTION_ORDER_ENDED,
    Event.CHILD_ASSESSMENT_ORDER_BEGAN, Event.CHILD_ASSESSMENT_ORDER_ENDED, Event.RECOVERY_ORDER_MADE,
    Event.RECOVERY_ORDER_ENDED, Event.ACCOMMODATION_BEGAN, Event.ACCOMMODATION_ENDED, Event.INTERIM_CARE_ORDER_MADE,
    Event.INTERIM_CARE_ORDER_ENDED, Event.CARE_ORDER_MADE, Event.CARE_ORDER_ENDED, Event.BECAME_LOOKED_AFTER,
    Event.CEASED_TO_BE_LOOKED_AFTER, Event.LETTER_BEFORE_PROCEEDINGS_SENT, Event.PRE_PROCEEDINGS_MEETING_HELD,
    Event.COURT_APPLICATION_MADE, Event.FAMILY_GROUP_DECISION_MEETING_HELD, Event.PRIVATE_FOSTERING_KNOWN,
    Event.PRIVATE_FOSTERING_ENDED,
)  # fmt: skip
"""What other parts of the product record that a journey reads: it starts or stops a limit, or is part of the story."""
WHICH_REFERRAL = (Event.DECIDED, Event.REFERRAL_CLOSED, Event.REOPENED, Event.PROTECTIVE_ACT_OPENED)
"""What the front door did with a referral, from which it is known whether an acceptance answers it."""
EVENTS = (
    *(Event(step.value) for step in Step if step.value != Event.RECORDED_IN_ERROR.value), *ALSO, *WHICH_REFERRAL,
)  # fmt: skip
BEFORE_A_COURT = (
    Step.GROUP_MEETING_OFFERED, Step.PRE_PROCEEDINGS_BEGAN, Step.COURT_PLANNED, Step.PRE_PROCEEDINGS_ENDED,
)  # fmt: skip
"""Steps with a page of their own, where more is asked than that they happened."""
UNTOLD = frozenset(
    {Event.REFERRAL_RECEIVED, Event.ENQUIRY_START_RECORDED, Event.REVIEW_CONFERENCE_ARRANGED, *WHICH_REFERRAL}
)
"""Read for the limits, and for the day of a referral, alone."""


class Closure(models.TextChoices):
    """Why a case closes, as the children in need census codes it (N00103)."""

    ADOPTED = "RC1", "Adopted"
    DIED = "RC2", "Died"
    CHILD_ARRANGEMENTS = "RC3", "Child arrangements order"
    SPECIAL_GUARDIANSHIP = "RC4", "Special guardianship order"
    ANOTHER_AREA = "RC5", "Transferred to another area"
    ADULT_SERVICES = "RC6", "Transferred to adult services"
    OTHER = "RC7", "Other, such as no longer in need"
    AFTER_ASSESSMENT = "RC8", "Closed after assessment, no further action"
    TO_EARLY_HELP = "RC9", "Closed after assessment, to early help"
