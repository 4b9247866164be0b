"""The partnership's own business. No row names a child. PRIVATE to this module.

What is said of an action, complete or that it made a difference, is a row each time: with who said so, when and why.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact
from openmash.insight.partnership.words import (
    Assured,
    Became,
    BodyKind,
    Column,
    Duty,
    Follows,
    Grader,
    Harm,
    Met,
    ReviewStep,
    Seat,
    Shows,
    Standard,
    Step,
    Sureness,
    Verdict,
)

NO_CIRCLE = 0
"""The circle nobody is in: the wall round these tables lets in by role."""


class OfPartnership(Fact):
    """Something of the partnership's, about no child. The wall shows it by role alone."""

    circle_id = models.IntegerField(default=NO_CIRCLE)

    class Sources:
        chronology = "none: names no child"
        search = "none: a page of its own"
        access_request = "none: names no child"
        retention = "twenty-five years"

    class Meta:
        abstract = True


class Review(OfPartnership):
    """A serious incident and what is learnt from it. It names no child: that stands behind the child's own wall.

    `known_on` is the day on which the local authority became aware: the notice to the Panel is counted from it.
    """

    ref = models.CharField(max_length=20)
    what = models.TextField()
    harm = models.CharField(max_length=8, choices=Harm.choices)
    looked_after = models.BooleanField(default=False)
    known_on = models.DateField()
    profile_version = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""), name="partnership_review_says_what",
                violation_error_message="Say what happened, without naming anybody.",
            ),
            models.UniqueConstraint(
                fields=("ref",), name="partnership_review_one_of_a_number",
                violation_error_message="There is a review of that number.",
            ),
        ]  # fmt: skip


class SelfAudit(OfPartnership):
    """That an agency, or one school, audits itself for a year against the standards. `setting`: the school's name."""

    duty = models.CharField(max_length=6, choices=Duty.choices)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    setting = models.CharField(max_length=200, blank=True)
    year = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("duty", "agency", "setting", "year"), name="partnership_selfaudit_once_a_year",
                violation_error_message="There is an audit of that year.",
            ),
            models.CheckConstraint(
                condition=Q(duty=Duty.SECTION_11.value) | ~Q(setting=""),
                name="partnership_selfaudit_says_which_school",
                violation_error_message="Say which school.",
            ),
        ]  # fmt: skip


class Plan(OfPartnership):
    """A plan of improvement: what it answers, when that came, and which agency brings it together."""

    follows = models.CharField(max_length=12, choices=Follows.choices)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    link = models.CharField(max_length=400, blank=True)
    received_on = models.DateField()
    coordinator = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+", null=True)
    audit = models.ForeignKey(SelfAudit, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""), name="partnership_plan_has_a_title",
                violation_error_message="Say what the plan answers.",
            )
        ]  # fmt: skip


class PlanStep(OfPartnership):
    """What happened about the written statement of a plan, and on which day. The newest of its kind counts."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=10, choices=Step.choices)
    on = models.DateField()
    words = models.TextField(blank=True)


class Finding(OfPartnership):
    """What was found, or recommended, in the partnership's own words, by the number it has in the report."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=20)
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(ref="") & ~Q(words=""), name="partnership_finding_says_what",
                violation_error_message="Give its number, and say what was found.",
            )
        ]  # fmt: skip


class Action(OfPartnership):
    """What is done about a finding: by which agency and person, by when, and how its effect will be seen.

    `measure` is a figure of the scorecard, by its key; where none fits, `other_measure` says what will be looked at.
    `baseline` is what that figure was over the twelve months that end with `baseline_month`, as the scorecard gave
    it to everybody: a share is 0 to 1. `target` is in the same unit. Both are empty where there is none.
    """

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=200)
    by = models.DateField()
    measure = models.CharField(max_length=40, blank=True)
    other_measure = models.CharField(max_length=400, blank=True)
    baseline = models.FloatField(null=True)
    baseline_month = models.DateField(null=True)
    target = models.FloatField(null=True)
    look_again_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(person=""), name="partnership_action_has_an_owner",
                violation_error_message="Say what is done and who answers for it.",
            ),
            models.CheckConstraint(
                condition=~Q(measure="") | ~Q(other_measure=""), name="partnership_action_has_a_measure",
                violation_error_message="Say how anybody will see that it made a difference.",
            ),
        ]  # fmt: skip


class Evidence(OfPartnership):
    """What shows that an action was done, or what it changed; and where it can be found."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    shows = models.CharField(max_length=10, choices=Shows.choices)
    words = models.TextField()
    where = models.CharField(max_length=400, blank=True)
    on = models.DateField()

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="partnership_evidence_says_what",
                violation_error_message="Say what it shows.",
            )
        ]  # fmt: skip


class Judgement(OfPartnership):
    """What somebody says of an action in one of its two columns, on a day, and why. The newest of a column counts."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    column = models.CharField(max_length=12, choices=Column.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    sureness = models.CharField(max_length=8, choices=Sureness.choices, blank=True)
    why = models.TextField()
    said_by = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(said_by=""), name="partnership_judgement_says_who_and_why",
                violation_error_message="Say who says so, and why.",
            ),
            models.CheckConstraint(
                condition=Q(column=Column.DIFFERENCE.value) | ~Q(verdict=Verdict.TOO_SOON.value),
                name="partnership_judgement_done_is_not_too_soon",
                violation_error_message="Whether it is complete can be said now.",
            ),
        ]  # fmt: skip


class Scrutiny(OfPartnership):
    """What independent scrutiny says of a finding, on a day. The newest counts."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+")
    assured = models.CharField(max_length=10, choices=Assured.choices)
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        verbose_name_plural = "scrutiny"
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(said_by=""), name="partnership_scrutiny_says_who_and_why",
                violation_error_message="Say who says so, and why.",
            )
        ]  # fmt: skip


class ReviewChild(Fact):
    """Which child a review is about: seen only by whoever may see the child."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: a review is of how agencies worked; what happened to the child stands in the child's record"
        search = "none: found through the person"
        access_request = "partnership, decided by whoever leads the review"
        retention = "as the person"

    class Meta:
        verbose_name_plural = "review children"


class ReviewEvent(OfPartnership):
    """That something happened in a review, on a day, and why where it was a decision."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=10, choices=ReviewStep.choices)
    on = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=[ReviewStep.NOT_MET.value, ReviewStep.NO_LOCAL.value]) | ~Q(words=""),
                name="partnership_reviewevent_says_why",
                violation_error_message="Say why.",
            )
        ]


class SummaryAsked(OfPartnership):
    """That an agency was asked for a summary of its work, and by when."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.DateField()

    class Meta:
        verbose_name_plural = "summaries asked"


class SummaryReceived(OfPartnership):
    """That it came, on a day, and what it says of practice. No child is named in it here."""

    asked = models.ForeignKey(SummaryAsked, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "summaries received"


class StandardGrade(OfPartnership):
    """How far one standard is met, by whom, on what evidence. The newest of its own and of a peer's count, each."""

    audit = models.ForeignKey(SelfAudit, on_delete=models.PROTECT, related_name="+")
    standard = models.CharField(max_length=10, choices=Standard.choices)
    grader = models.CharField(max_length=4, choices=Grader.choices)
    met = models.CharField(max_length=8, choices=Met.choices)
    evidence = models.TextField()
    said_by = models.CharField(max_length=200)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(evidence="") & ~Q(said_by=""), name="partnership_standardgrade_says_why",
                violation_error_message="Say on what evidence, and who says so.",
            )
        ]  # fmt: skip


class Body(OfPartnership):
    """The partnership, its executive or a sub-group. `kind` empty: nobody has said which."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=BodyKind.choices, blank=True, default="")

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(
                fields=("name",), name="partnership_body_one_of_a_name",
                violation_error_message="There is a body of that name.",
            )
        ]  # fmt: skip


class Terms(OfPartnership):
    """One version of a body's terms of reference, in force from a day.

    `needed`: agencies without which it is not quorate. `least`: how many members must be there, whoever they are.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    in_force_from = models.DateField()
    words = models.TextField()
    needed = ArrayField(models.UUIDField(), default=list)
    least = models.SmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "terms"
        constraints = [
            models.UniqueConstraint(
                fields=("body", "version"), name="partnership_terms_one_of_a_version",
                violation_error_message="There is a version of that name.",
            ),
            models.CheckConstraint(
                condition=~Q(version="") & ~Q(words=""), name="partnership_terms_say_what",
                violation_error_message="Give the version, and say what the body is for.",
            ),
        ]  # fmt: skip


class Member(OfPartnership):
    """Who sits on a body, for which agency, as what, from when. That it ended is a later row with `valid_to`."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=200)
    seat = models.CharField(max_length=10, choices=Seat.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(person="") & Q(valid_from__isnull=False), name="partnership_member_says_who_and_since",
                violation_error_message="Say who, and since when.",
            )
        ]  # fmt: skip


class Challenge(OfPartnership):
    """That one partner, or scrutiny, asked another to account for something: who, whom, what, why, on which day."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    by_whom = models.CharField(max_length=200)
    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    on = models.DateField()
    answer_by = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(by_whom=""), name="partnership_challenge_says_what",
                violation_error_message="Say who asks, and what.",
            )
        ]  # fmt: skip


class ChallengeAnswer(OfPartnership):
    """What was answered to a challenge, by whom, what became of it and what that changed. The newest counts."""

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    effect = models.TextField(blank=True, default="")
    said_by = models.CharField(max_length=200)
    became = models.CharField(max_length=10, choices=Became.choices)
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(said_by=""), name="partnership_challengeanswer_says_what",
                violation_error_message="Say what was answered, and by whom.",
            )
        ]  # fmt: skip
