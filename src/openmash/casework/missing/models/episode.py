"""A missing episode and what followed. The episode's key is its process. PRIVATE to missing."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.missing.words import (
    Because,
    CameBack,
    CareWords,
    Doing,
    Level,
    LookedAfter,
    PassedOn,
    Prevention,
    ReportedBy,
    Safe,
    Scheme,
    Step,
    Whom,
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
    """The risk level as the police set it, with their reasons. `occurred_at`: when they set it. Each is kept.

    `evidence`: what they used, who gave it, and when it was obtained. `review_at`: by when they look at it again.
    """

    level = models.CharField(max_length=20, choices=Level.choices)
    set_by = models.CharField(max_length=200)
    supervisor = models.CharField(max_length=200, blank=True)
    reasons = models.TextField()
    evidence = models.TextField(blank=True)
    review_at = models.DateTimeField(null=True)

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
    """That a child is back. `occurred_at`: when found; `home_at`: back at home or in care, which starts the clocks.

    Where the child was found is a locating fact (`place_id`); `place_kind` is a code of `missing_place_kind`.
    """

    how = models.CharField(max_length=16, choices=CameBack.choices)
    by_whom = models.CharField(max_length=200, blank=True)
    home_at = models.DateTimeField(null=True)
    safe = models.CharField(max_length=8, choices=Safe.choices)
    condition = models.TextField(blank=True)
    place_id = models.UUIDField(null=True)
    place_kind = models.CharField(max_length=20, blank=True)

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
    """A step of the return home interview. What the child said is a voice; here is who, when, independent or not.

    `factors` are codes of `missing_push_pull`; `because` says why a manager leaves the interview out.
    """

    step = models.CharField(max_length=12, choices=Step.choices)
    by_whom = models.CharField(max_length=200, blank=True)
    independent = models.BooleanField(null=True)
    voice_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    analysis = models.TextField(blank=True)
    passed_on = models.CharField(max_length=8, choices=PassedOn.choices, blank=True)
    because = models.CharField(max_length=20, choices=Because.choices, blank=True)
    factors = ArrayField(models.CharField(max_length=40), default=list)
    factors_words = models.TextField(blank=True)
    carers_said = models.TextField(blank=True)

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


class Classification(OfEpisode):
    """How the police, or those responsible for a child in care, class an episode from a moment on. Each is kept.

    `code` is one of `missing_classification`. The first care classification told with a report stands on the episode.
    """

    scheme = models.CharField(max_length=8, choices=Scheme.choices)
    code = models.CharField(max_length=30)
    set_by = models.CharField(max_length=200)
    reasons = models.TextField(blank=True)

    class Sources:
        chronology = "missing.entries"
        search = "none: not searched by"
        access_request = "missing, with the police's agreement"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(set_by="") & ~Q(code=""),
                name="missing_classification_by_whom",
                violation_error_message="Say who classed it.",
            )
        ]


class LastSeen(OfEpisode):
    """What is asked once the child is missing (part 2): clothes, what they have with them, mood, what was tried."""

    wearing = models.TextField(blank=True)
    carrying = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    mood = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    told_by = models.CharField(max_length=200)

    class Sources:
        chronology = "none: read in the episode"
        search = "none: not searched by"
        access_request = "missing"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(told_by=""),
                name="missing_lastseen_told_by_whom",
                violation_error_message="Say who told you.",
            )
        ]


class Done(OfEpisode):
    """Something done while a child is missing: a search, somebody told, the plan followed. `occurred_at`: when."""

    doing = models.CharField(max_length=12, choices=Doing.choices)
    whom = models.CharField(max_length=20, choices=Whom.choices, blank=True)
    words = models.TextField(blank=True)
    by_whom = models.CharField(max_length=200, blank=True)
    plan_action_id = models.UUIDField(null=True)

    class Sources:
        chronology = "none: read in the episode"
        search = "none: not searched by"
        access_request = "missing, with the police's agreement"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(doing=Doing.TOLD) | ~Q(whom=""),
                name="missing_done_told_whom",
                violation_error_message="Say who was told.",
            )
        ]


class Companion(Fact):
    """With whom a child was while missing, as somebody said: a child known here, or a name. About both of them."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    person_ids = ArrayField(models.UUIDField())
    words = models.CharField(max_length=200, blank=True)
    told_by = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: read in the episode"
        search = "none: not searched by"
        access_request = "missing, without what tells of the other"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False) | ~Q(words=""),
                name="missing_companion_says_who",
                violation_error_message="Say who the child was with.",
            )
        ]


class Extract(OfEpisode):
    """What of an interview is intelligence, apart from the child's words and the analysis, for those who handle it.

    Passed on, a row supersedes it: to whom, and under what reference of theirs.
    """

    words = models.TextField()
    passed_to = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=80, blank=True)

    class Sources:
        chronology = "none: for those who handle intelligence"
        search = "none: not searched by"
        access_request = "withheld unless the police agree"
        retention = "as the intelligence it became"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="missing_extract_says_something",
                violation_error_message="Write what is to be passed on.",
            )
        ]
