"""The spine every casework module hangs on. PRIVATE to records.

A process is one thing under way about one or more children. A child in a process is held by exactly one desk or person
at every moment; a holding ends only as the next one begins, or as the child leaves the process. The database refuses
two holders by a unique index and none by a trigger at commit (migration 0002).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact
from openmash.records.cases.words import AllocationRole, Answer, HeldBecause, OfferKind, ProcessKind, Service

TRANSITIONS: dict[str, set[str]] = {
    "offered": {answer.value for answer in Answer},
    **{answer.value: set[str]() for answer in Answer},
}
"""An offer is answered once, and an answer is final: a second try is a second offer."""


class Process(models.Model):
    """One thing under way, judged by the version of local policy in force when it opened. Holds nothing about a person.

    `closed_at` says how it stands now; when it was closed and reopened are milestones.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(max_length=20, choices=ProcessKind.choices)
    profile_slug = models.CharField(max_length=60)
    profile_version = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    class Sources:
        chronology = "cases: through its milestones"
        search = "none: found through its children"
        access_request = "cases"
        retention = "as the longest kept of its children"

    class Meta:
        indexes = [
            models.Index(fields=("kind", "opened_at"), condition=Q(closed_at__isnull=True), name="cases_process_open"),
            models.Index(fields=("closed_at",), name="cases_process_closed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="cases_process_closed_by_somebody",
                violation_error_message="What is closed is closed by somebody.",
            )
        ]


class AboutChild(Fact):
    """A fact of a process about one of its children."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ProcessChild(AboutChild):
    """A child in a process, from being recorded in it until it ends for them."""

    ended_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "cases: through its milestones"
        search = "none: found through the person"
        access_request = "cases"
        retention = "as the person"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("process", "person"), name="cases_processchild_once"),
        ]


class Milestone(Fact):
    """Something of the law's own list (statute.events) that happened, to one child where it was one child's.

    `words` say why, where somebody said.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    event = models.CharField(max_length=60)
    words = models.TextField(blank=True, default="")

    class Sources:
        chronology = "cases.milestones"
        search = "none: not searched by"
        access_request = "cases"
        retention = "as the person"

    class Meta:
        indexes = [
            models.Index(fields=("person", "-occurred_at"), name="cases_milestone_newest"),
            models.Index(fields=("event", "occurred_at"), name="cases_milestone_lately"),
        ]


class Offer(AboutChild):
    """A child offered to another desk, person or area. The holder stays the holder until somebody accepts.

    `to_named` is a person outside this system, such as another area's duty manager, with `to_agency` and no team.
    """

    kind = models.CharField(max_length=20, choices=OfferKind.choices)
    to_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    to_team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+", null=True)
    to_account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    to_named = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "cases.milestones"
        search = "none: not searched by"
        access_request = "cases"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("to_team", "occurred_at"), name="cases_offer_to_team")]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_team__isnull=False) | Q(to_agency__isnull=False),
                name="cases_offer_is_to_somebody",
                violation_error_message="Say which team, person or area it is offered to.",
            ),
        ]


class OfferAnswer(AboutChild):
    """What became of an offer. Declining and lapsing leave the child with the present holder."""

    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="answer")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    by_name = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "cases.milestones"
        search = "none: not searched by"
        access_request = "cases"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer=Answer.DECLINED) | ~Q(words=""),
                name="cases_offeranswer_declined_with_a_reason",
                violation_error_message="Say why you cannot take this.",
            )
        ]


class Holding(AboutChild):
    """Who holds a child in a process, from `accepted_at` to `released_at`: a person, or else the team's desk.

    Answerable for the child until the next holder accepts. Never two (index), never none (trigger at commit).
    """

    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    because = models.CharField(max_length=12, choices=HeldBecause.choices)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="+", null=True)
    accepted_at = models.DateTimeField(default=timezone.now)
    released_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "cases.milestones"
        search = "none: not searched by"
        access_request = "cases"
        retention = "as the person"

    class Meta:
        indexes = [
            models.Index(fields=("team", "account"), condition=Q(released_at__isnull=True), name="cases_holding_now"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("process", "person"), condition=Q(released_at__isnull=True), name="cases_holding_one_holder"
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | Q(released_at__gte=F("accepted_at")),
                name="cases_holding_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(because=HeldBecause.ACCEPTED) | Q(offer__isnull=False),
                name="cases_holding_accepted_was_offered",
            ),
        ]


class Allocation(Fact):
    """A child allocated to a worker of this partnership, which grants that worker reach."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+", null=True)
    role = models.CharField(max_length=30, choices=AllocationRole.choices)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "cases.allocations"
        search = "none: not searched by"
        access_request = "cases"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("account",), condition=Q(ends_at__isnull=True), name="cases_allocation_mine")]
        constraints = [
            models.UniqueConstraint(
                fields=("person", "account", "role"), condition=Q(ends_at__isnull=True), name="cases_allocation_once"
            ),
        ]


class Involvement(Fact):
    """Who else is working with somebody, as an agency told us: the answer to "already open to".

    A row says what was so when it was told; a later row about the same involvement supersedes it. `key` is the agency's
    own number for it. `as_at` is the moment the agency vouches for, not the moment we read it.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=20, choices=Service.choices)
    service_name = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=60, blank=True)
    team_name = models.CharField(max_length=120, blank=True)
    team = models.ForeignKey("agencies.Team", on_delete=models.PROTECT, related_name="+", null=True)
    worker_name = models.CharField(max_length=120, blank=True)
    worker_telephone = models.CharField(max_length=40, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    as_at = models.DateTimeField()

    class Sources:
        chronology = "cases.involvements"
        search = "none: not searched by"
        access_request = "cases"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("agency", "key"), name="cases_involvement_key")]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="cases_involvement_ends_after_it_starts",
                violation_error_message="The end date must be on or after the start date.",
            ),
        ]


class FeedReading(models.Model):
    """That an agency's whole list of open cases was read, and the moment the agency vouches for. About no person.

    Children still on the list are not written again each night; their freshness is that of the latest reading.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    as_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    origin_id = models.UUIDField(null=True)

    class Sources:
        chronology = "none: about no person"
        search = "none: about no person"
        access_request = "none: about no person"
        retention = "7 years"

    class Meta:
        indexes = [models.Index(fields=("agency", "-as_at"), name="cases_feedreading_latest")]
