"""Ratings, who else, decisions and feedback: append-only, and gated by outcome class in the database. PRIVATE.

Doing less (no further action, advice, step-down, transfer, lowering a rating) meets the full gate here as well as in
`rules.py`; what needs other rows to judge is a trigger (migration 0003). Doing more needs a child, a line and a name.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.frontdoor.models.contact import AboutContact, AboutContactChild
from openmash.casework.frontdoor.words import (
    OUTCOME_CLASS,
    FeedbackStatus,
    HeldFor,
    Outcome,
    OutcomeClass,
    WhoElseKind,
)
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.words import choices, codes

MANAGERS = (Role.DECISION_MAKER.value, Role.DUTY_MANAGER.value)
"""Qualified managers of the hub: who may decide to do less."""
LESS = [outcome.value for outcome, gate in OUTCOME_CLASS.items() if gate is OutcomeClass.LESS]


class Rating(AboutContact):
    """How urgent a contact is, and why. A red contact, never a red child. Lowering meets the full gate (trigger)."""

    rating = models.CharField(max_length=10)
    severity = models.SmallIntegerField()
    reason = models.TextField()
    by_role = models.CharField(max_length=30, blank=True)
    threshold_version = models.CharField(max_length=40, blank=True)

    class Sources:
        chronology = "frontdoor.ratings"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        indexes = [models.Index(fields=("contact", "-recorded_at"), name="frontdoor_rating_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="frontdoor_rating_has_a_reason",
                violation_error_message="Say why you give this rating.",
            )
        ]


class DipSample(AboutContact):
    """A contact put before the dip sample, such as a rating lowered late in its time."""

    because = models.CharField(max_length=40)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+", null=True)

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a list of its own"
        access_request = "frontdoor"
        retention = "7 years"


class WhoElse(AboutContact):
    """Somebody else who could be at risk: added to the contact, or not and why. "Nobody else" says where we looked."""

    kind = models.CharField(max_length=16, choices=choices(WhoElseKind))
    described = models.CharField(max_length=400)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    added = models.BooleanField()
    why = models.TextField(blank=True)

    class Sources:
        chronology = "none: in the contact"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(added=True, person__isnull=False) | Q(added=False) & ~Q(why=""),
                name="frontdoor_whoelse_added_or_why_not",
                violation_error_message="Add them to this contact, or say why not.",
            )
        ]


class Decision(AboutContactChild):
    """What happens for one child, decided by somebody, for reasons, by a version of the threshold document."""

    outcome = models.CharField(max_length=24, choices=choices(Outcome))
    outcome_class = models.CharField(max_length=4, choices=choices(OutcomeClass))
    line = models.CharField(max_length=400)
    rationale = models.TextField(blank=True)
    by_role = models.CharField(max_length=30)
    level = models.SmallIntegerField(null=True)
    threshold_key = models.CharField(max_length=60, blank=True)
    threshold_version = models.CharField(max_length=40, blank=True)
    profile_version = models.CharField(max_length=40)
    reason_code = models.CharField(max_length=40, blank=True)
    voice = models.ForeignKey("voice.Voice", on_delete=models.PROTECT, related_name="+", null=True)
    passed_to = models.ForeignKey("cases.Offer", on_delete=models.PROTECT, related_name="+", null=True)

    class Sources:
        chronology = "frontdoor.decisions"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="frontdoor_decision_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=LESS, outcome_class=OutcomeClass.LESS.value)
                | Q(
                    outcome__in=[o.value for o in Outcome if o.value not in LESS],
                    outcome_class=OutcomeClass.MORE.value,
                ),
                name="frontdoor_decision_class_fits_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(line=""),
                name="frontdoor_decision_has_a_line",
                violation_error_message="Say what will happen for this child, in a line.",
            ),
            models.CheckConstraint(
                condition=Q(outcome_class=OutcomeClass.MORE.value)
                | Q(
                    rationale__regex=r"\S(.|\n){18,}\S",
                    by_role__in=MANAGERS,
                    level__isnull=False,
                    voice__isnull=False,
                )
                & ~Q(threshold_version=""),
                name="frontdoor_decision_less_has_the_full_gate",
                violation_error_message=(
                    "To do less, give the rationale, level and threshold version, child's voice, and a manager's name."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.NO_FURTHER_ACTION.value) | ~Q(reason_code=""),
                name="frontdoor_decision_no_further_action_has_its_reason",
                violation_error_message="Choose the reason for no further action.",
            ),
        ]


class OutOfTimescale(AboutContact):
    """Why one of a contact's clocks will go, or went, out of timescale: recorded, never made to disappear."""

    clock = models.CharField(max_length=40)
    reason = models.CharField(max_length=400)

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="frontdoor_outoftimescale_has_a_reason",
                violation_error_message="Say why it is out of timescale.",
            )
        ]


class Feedback(AboutContact):
    """What the referrer was told, or why telling is held, or why nothing is owed. Neutral subject line, always."""

    status = models.CharField(max_length=10, choices=choices(FeedbackStatus))
    what = models.TextField(blank=True)
    how = models.CharField(max_length=60, blank=True)
    held_for = models.CharField(max_length=20, choices=choices(HeldFor), blank=True)
    why = models.CharField(max_length=400, blank=True)
    to_account = models.UUIDField(null=True)

    class Sources:
        chronology = "frontdoor.feedback"
        search = "none: not searched by"
        access_request = "withheld with the referrer unless a professional"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=FeedbackStatus.TOLD.value) | (~Q(what="") & ~Q(how="")),
                name="frontdoor_feedback_told_says_what_and_how",
                violation_error_message="Say what you told the referrer, and how.",
            ),
            models.CheckConstraint(
                condition=~Q(status=FeedbackStatus.HELD.value) | Q(held_for__in=codes(HeldFor)),
                name="frontdoor_feedback_held_has_a_reason",
                violation_error_message="Say why the referrer cannot be told yet.",
            ),
            models.CheckConstraint(
                condition=~Q(status=FeedbackStatus.NOT_OWED.value) | ~Q(why=""),
                name="frontdoor_feedback_not_owed_says_why",
                violation_error_message="Say why nothing is owed.",
            ),
        ]
