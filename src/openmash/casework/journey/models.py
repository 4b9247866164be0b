"""The steps of a journey, and what somebody said about a rule of the return. PRIVATE to journey."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.journey.words import LESS, Closure, Step
from openmash.foundation.facts.models import Fact


class OfJourney(Fact):
    """A fact of one journey about one of its children."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Recorded(OfJourney):
    """One step: what changed, when in life (`occurred_at`), why, and by which role. `milestone` is the spine's own row.

    What a step that does less needs is here, and the database refuses it without.
    """

    milestone = models.ForeignKey("cases.Milestone", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=60, choices=Step.choices)
    why = models.TextField(blank=True)
    to_named = models.CharField(max_length=200, blank=True)
    closure = models.CharField(max_length=4, choices=Closure.choices, blank=True)
    by_role = models.CharField(max_length=40, blank=True)
    agencies_said = models.TextField(blank=True)
    who_else = models.TextField(blank=True)
    voice = models.TextField(blank=True)
    voice_id = models.UUIDField(null=True)
    threshold_version = models.CharField(max_length=120, blank=True)

    class Sources:
        chronology = "cases: through its milestones"
        search = "none: not searched by"
        access_request = "journey"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="journey_recorded_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=[step.value for step in LESS])
                | (
                    ~Q(why="") & ~Q(by_role="") & ~Q(agencies_said="") & ~Q(who_else="") & ~Q(threshold_version="")
                    & (~Q(voice="") | Q(voice_id__isnull=False))
                ),
                name="journey_recorded_less_says_why",
                violation_error_message=(
                    "Doing less needs the reasons, what each agency said, who else was thought of, the child’s voice "
                    "and a manager."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(step=Step.CLOSED) & ~Q(closure="")) | (~Q(step=Step.CLOSED) & Q(closure="")),
                name="journey_recorded_closed_has_a_reason",
                violation_error_message="A case that closes has a reason, and nothing else has one.",
            ),
        ]  # fmt: skip


class Explained(OfJourney):
    """What somebody said about one thing the return would refuse: the rule, the milestone it is about, their words."""

    rule = models.CharField(max_length=8)
    milestone = models.ForeignKey("cases.Milestone", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    class Sources:
        chronology = "none: about the return, not the child"
        search = "none: not searched by"
        access_request = "journey"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="journey_explained_says_something",
                violation_error_message="Say what happened, and why it is so.",
            )
        ]


class Need(OfJourney):
    """The primary need of one child, by the code of the yearly return: the newest stands, and what it was stays."""

    code = models.CharField(max_length=2)

    class Sources:
        chronology = "none: a code for the return; the assessment says what is needed"
        search = "none: not searched by"
        access_request = "journey"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^N[0-9]$"),
                name="journey_need_is_a_code",
                violation_error_message="Choose a need.",
            )
        ]
