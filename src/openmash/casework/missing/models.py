"""A missing episode and what followed. The episode's key is its process. PRIVATE to missing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.missing.words import (
    CameBack,
    CareWords,
    Level,
    LookedAfter,
    PassedOn,
    Prevention,
    ReportedBy,
    Safe,
    Step,
)
from openmash.foundation.facts.models import Fact

TRANSITIONS: dict[str, set[str]] = {
    "missing": {"back"},
    "back": {"interview held", "interview declined", "interview will not be held"},
    "interview held": set(),
    "interview declined": {"interview held"},
    "interview will not be held": {"interview held"},
}
"""How an episode goes; it is computed from its rows and stored nowhere. Who is missing again has a new episode."""


class OfEpisode(Fact):
    """A fact of one episode about its child."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Episode(OfEpisode):
    """That a child was reported missing: by whom, when last seen, and what was said. `occurred_at`: when reported.

    Where the child was last seen is a locating fact (`place_id`). `came_from` is the contact it began with, if any.
    """

    came_from = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+", null=True)
    reported_by = models.CharField(max_length=12, choices=ReportedBy.choices)
    reporter = models.CharField(max_length=200, blank=True)
    police_ref = models.CharField(max_length=60, blank=True)
    last_seen_at = models.DateTimeField(null=True)
    last_seen_by = models.CharField(max_length=200, blank=True)
    place_id = models.UUIDField(null=True)
    looked_after = models.CharField(max_length=12, choices=LookedAfter.choices)
    responsible_area = models.CharField(max_length=120, blank=True)
    care_words = models.CharField(max_length=1, choices=CareWords.choices, blank=True)
    circumstances = models.TextField()

    class Sources:
        chronology = "missing.entries"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="missing_episode_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(circumstances=""),
                name="missing_episode_says_something",
                violation_error_message="Say in a line what is known.",
            ),
            models.CheckConstraint(
                condition=Q(last_seen_at__isnull=True) | Q(last_seen_at__lte=models.F("occurred_at")),
                name="missing_episode_seen_before_reported",
                violation_error_message="The child was last seen before being reported missing. Check the times.",
            ),
        ]


class RiskLevel(OfEpisode):
    """The risk level as the police set it, with their reasons. `occurred_at`: when they set it. Each is kept."""

    level = models.CharField(max_length=20, choices=Level.choices)
    set_by = models.CharField(max_length=200)
    supervisor = models.CharField(max_length=200, blank=True)
    reasons = models.TextField()

    class Sources:
        chronology = "missing.entries"
        search = "none: not searched by"
        access_request = "missing, with the police's agreement"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(set_by="") & ~Q(reasons=""),
                name="missing_risklevel_by_whom_and_why",
                violation_error_message="Say which officer set it, and why.",
            )
        ]


class Found(OfEpisode):
    """That a child is back. `occurred_at`: when found; `home_at`: back at home or in care, which starts the clocks."""

    how = models.CharField(max_length=16, choices=CameBack.choices)
    by_whom = models.CharField(max_length=200, blank=True)
    home_at = models.DateTimeField(null=True)
    safe = models.CharField(max_length=8, choices=Safe.choices)
    condition = models.TextField(blank=True)

    class Sources:
        chronology = "missing.entries"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(home_at__isnull=True) | Q(home_at__gte=models.F("occurred_at")),
                name="missing_found_before_home",
                violation_error_message="The child was found before being home. Check the times.",
            ),
            models.CheckConstraint(
                condition=~Q(safe=Safe.NO) | ~Q(condition=""),
                name="missing_found_harmed_says_how",
                violation_error_message="Say how the child is.",
            ),
        ]


class PreventionInterview(OfEpisode):
    """The police's talk with the child once back (safe and well). It never counts as the return home interview."""

    outcome = models.CharField(max_length=10, choices=Prevention.choices)
    officer = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "missing.entries"
        search = "none: not searched by"
        access_request = "missing, with the police's agreement"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Prevention.HELD) | ~Q(words=""),
                name="missing_prevention_not_held_says_why",
                violation_error_message="Say why the police have not seen the child.",
            )
        ]


class InterviewStep(OfEpisode):
    """A step of the return home interview. What the child said is a voice; here is who, when, independent or not."""

    step = models.CharField(max_length=12, choices=Step.choices)
    by_whom = models.CharField(max_length=200, blank=True)
    independent = models.BooleanField(null=True)
    voice_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    passed_on = models.CharField(max_length=8, choices=PassedOn.choices, blank=True)

    class Sources:
        chronology = "missing.entries"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=(Step.DECLINED, Step.NOT_REACHED, Step.NOT_HELD)) | ~Q(reason=""),
                name="missing_interview_not_held_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.HELD)
                | (Q(independent__isnull=False) & ~Q(by_whom="") & Q(voice_id__isnull=False)),
                name="missing_interview_held_by_whom",
                violation_error_message="Say who held it, whether they are independent, and what the child said.",
            ),
        ]


class HeldReady(Fact):
    """What is held ready for the police should a child in care go missing (the Philomena protocol), while calm.

    Where the child lives, learns, is treated and can be reached is not here: places are locating facts, read beside it.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    appearance = models.TextField()
    photo = models.CharField(max_length=200, blank=True)
    health = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    friends = models.TextField(blank=True)
    travel = models.TextField(blank=True)
    online = models.TextField(blank=True)
    childs_words = models.TextField(blank=True)
    agreed_with = models.CharField(max_length=200)
    review_on = models.DateField()

    class Sources:
        chronology = "none: held ready, it has not happened"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(appearance="") & ~Q(agreed_with=""),
                name="missing_heldready_says_how_and_with_whom",
                violation_error_message="Say what the child looks like, and with whom this was agreed.",
            )
        ]
