"""Risks, independent scrutiny, money and policies of the partnership. About no child and no named worker's practice."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact
from openmash.insight.partnership.models.keeping import NO_CIRCLE, Body, OfPartnership
from openmash.insight.partnership.models.meeting import Meeting
from openmash.insight.partnership.words import Impact, Likelihood, PolicyKind, Side


class Risk(OfPartnership):
    """Something about the arrangements that could go wrong: because of what, what would happen, to what effect.

    Never about a child or a named worker.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    cause = models.TextField()
    event = models.TextField()
    effect = models.TextField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(cause="") & ~Q(event="") & ~Q(effect="") & ~Q(person=""),
                name="partnership_risk_says_what",
                violation_error_message="Say because of what, what could happen, its effect, and who answers for it.",
            )
        ]  # fmt: skip


class RiskMove(OfPartnership):
    """How a risk stands, in people's words, on a day and why; or that it is closed, and why. The newest counts."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", null=True)
    likelihood = models.CharField(max_length=10, choices=Likelihood.choices, blank=True)
    impact = models.CharField(max_length=8, choices=Impact.choices, blank=True)
    controls = models.TextField(blank=True)
    why = models.TextField()
    said_by = models.CharField(max_length=200)
    on = models.DateField()
    review_on = models.DateField(null=True)
    closed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(said_by=""), name="partnership_riskmove_says_who_and_why",
                violation_error_message="Say who says so, and why.",
            ),
            models.CheckConstraint(
                condition=Q(closed=True) | (~Q(likelihood="") & ~Q(impact="") & Q(review_on__isnull=False)),
                name="partnership_riskmove_says_how_it_stands",
                violation_error_message="Say how likely it is, what it would do, and when it is looked at again.",
            ),
        ]  # fmt: skip


class Inquiry(OfPartnership):
    """A question of independent scrutiny's plan for a year: what, how it is looked into, by when."""

    year = models.SmallIntegerField()
    question = models.TextField()
    how = models.TextField()
    by = models.DateField()
    said_by = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "inquiries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(how="") & ~Q(said_by=""), name="partnership_inquiry_says_what",
                violation_error_message="Say what is asked, how it is looked into, and who asks.",
            )
        ]  # fmt: skip


class InquiryFinding(OfPartnership):
    """What independent scrutiny found of a question, in its own words."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(said_by=""), name="partnership_inquiryfinding_says_what",
                violation_error_message="Say what was found, and who says so.",
            )
        ]  # fmt: skip


class InquiryAnswer(OfPartnership):
    """What one partner did about a finding of independent scrutiny, and who says so. Each agency's newest counts."""

    finding = models.ForeignKey(InquiryFinding, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(said_by=""), name="partnership_inquiryanswer_says_what",
                violation_error_message="Say what was done, and who says so.",
            )
        ]  # fmt: skip


class BudgetLine(OfPartnership):
    """Money of a year: what a partner gives, or what is spent under a heading; planned and actual, in pounds and pence.

    `year` is the year in whose April it begins. A later row of a line supersedes it; None: nobody has said.
    """

    year = models.SmallIntegerField()
    side = models.CharField(max_length=6, choices=Side.choices)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    heading = models.CharField(max_length=120)
    planned = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    actual = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(heading=""), name="partnership_budgetline_has_a_heading",
                violation_error_message="Give its heading.",
            ),
            models.CheckConstraint(
                condition=Q(side=Side.SPENT.value, agency__isnull=True)
                | Q(side=Side.GIVEN.value, agency__isnull=False),
                name="partnership_budgetline_says_who_gives",
                violation_error_message="Say which partner gives it; spending has no partner.",
            ),
            models.CheckConstraint(
                condition=Q(planned__isnull=False) | Q(actual__isnull=False), name="partnership_budgetline_has_money",
                violation_error_message="Give what is planned, or what it was.",
            ),
        ]  # fmt: skip


class BudgetRefused(OfPartnership):
    """A row of a budget file that was not taken in, as it was, and why."""

    file = models.CharField(max_length=200)
    row = models.IntegerField()
    words = models.TextField()
    why = models.TextField()

    class Meta:
        verbose_name_plural = "budget refused"


class ForEverybody(Fact):
    """What the partnership asks everybody here to know, or the public to read. It names nobody."""

    circle_id = models.IntegerField(default=NO_CIRCLE)

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "twenty-five years"

    class Meta:
        abstract = True


class Statement(ForEverybody):
    """Independent scrutiny's statement of a year, in its own words, published on a day. The newest of a year counts."""

    year = models.SmallIntegerField()
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    published_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(said_by=""), name="partnership_statement_says_what",
                violation_error_message="Write the statement, and say whose it is.",
            )
        ]  # fmt: skip


class PolicyDocument(ForEverybody):
    """A policy or threshold document: which body owns it, who is asked to read it, whether the public may.

    `profile_key` is the key of the threshold document in local policy that decisions cite; empty for any other.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PolicyKind.choices)
    title = models.CharField(max_length=200)
    read_by = ArrayField(models.CharField(max_length=40), default=list)
    is_public = models.BooleanField(default=False)
    profile_key = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""), name="partnership_policydocument_has_a_title",
                violation_error_message="Give its title.",
            )
        ]  # fmt: skip


class PolicyVersion(ForEverybody):
    """A version of a document: agreed where, in force from when, to be renewed by when, its text, what changed."""

    document = models.ForeignKey(PolicyDocument, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    agreed_at = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", null=True)
    effective_from = models.DateField()
    review_by = models.DateField()
    words = models.TextField()
    changed = models.TextField()
    where = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("document", "version"), name="partnership_policyversion_one_of_a_version",
                violation_error_message="There is a version of that name.",
            ),
            models.CheckConstraint(
                condition=~Q(version="") & ~Q(words="") & ~Q(changed=""), name="partnership_policyversion_says_what",
                violation_error_message="Give the version, its text, and what changed.",
            ),
        ]  # fmt: skip


class PolicyPaper(ForEverybody):
    """The document of a version itself, as a file; a later one stands beside it."""

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    octets = models.BinaryField()


class PolicyRead(Fact):
    """That somebody says they have read and understood a version. Theirs alone; others learn how many of a role."""

    account_id = models.UUIDField()
    version_id = models.UUIDField()
    role = models.CharField(max_length=40)

    class Sources:
        chronology = "none: about a worker, not a child"
        search = "none: a page of its own"
        access_request = "none: about a worker, not a child"
        retention = "two years"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("account_id", "version_id"), name="partnership_policyread_once"),
        ]
