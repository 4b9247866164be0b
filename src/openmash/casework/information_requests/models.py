"""A request for information, how its asker was verified, what was to be told, who reviewed it, how it ended. PRIVATE.

None of it is a contact. A row names its people in `person_ids` and takes the circle of the strictest.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.information_requests.words import Answered, Asker, LegalBasis, Reviewed, Verified
from openmash.foundation.facts.models import Fact


class Request(Fact):
    """Who asks for what about whom, on what basis, and by when. `as_told`: the people in the asker's words."""

    person_ids = ArrayField(models.UUIDField(), default=list)
    asker = models.CharField(max_length=10, choices=Asker.choices)
    asker_name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    their_reference = models.CharField(max_length=80, blank=True)
    as_told = models.TextField()
    asked = models.TextField()
    basis = models.CharField(max_length=12, choices=LegalBasis.choices)
    basis_words = models.CharField(max_length=400)
    order_on = models.DateField(null=True)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    class Sources:
        chronology = "none: asked of us, not of the child's life; what was told is in the request"
        search = "none: found through its list"
        access_request = "information_requests, after the asker is consulted"
        retention = "as the longest kept of its people; where nobody was found, one year"

    class Meta:
        indexes = [models.Index(fields=("-received_at",), name="information_requests_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked="") & ~Q(as_told="") & ~Q(basis_words=""),
                name="information_requests_request_says_what",
                violation_error_message="Say who they ask about, what they ask, and on what basis.",
            )
        ]


class OfRequest(Fact):
    """A fact of one request."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField(), default=list)

    class Meta:
        abstract = True


class Verification(OfRequest):
    """That whoever asks is who they say: how, and in whose words."""

    how = models.CharField(max_length=12, choices=Verified.choices)
    words = models.CharField(max_length=400)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "with the request"
        retention = "as the request"


class Draft(OfRequest):
    """What is to be told, as prepared; a later one stands beside it. `withheld`: what is left out, and why."""

    text = models.TextField()
    withheld = models.TextField(blank=True)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "with the request"
        retention = "as the request"

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="information_requests_draft_says_something")]


class Review(OfRequest):
    """A second person's view of one draft."""

    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="review")
    verdict = models.CharField(max_length=10, choices=Reviewed.choices)
    words = models.TextField(blank=True)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "with the request"
        retention = "as the request"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict="returned") | ~Q(words=""),
                name="information_requests_review_returned_says_why",
                violation_error_message="Say what is to be put right.",
            )
        ]


class Ending(OfRequest):
    """How the request was answered, once: what was reviewed, ring us, no trace and what was searched, or refused."""

    answered = models.CharField(max_length=10, choices=Answered.choices)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="+")
    how = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    systems = models.CharField(max_length=400, blank=True)
    names_used = models.CharField(max_length=400, blank=True)
    back_to = models.DateField(null=True)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "with the request"
        retention = "as the request"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("request",), name="information_requests_ending_once"),
            models.CheckConstraint(
                condition=~Q(answered="sent") | Q(draft__isnull=False), name="information_requests_ending_sent_a_draft"
            ),
            models.CheckConstraint(
                condition=~Q(answered="no_trace") | (~Q(systems="") & ~Q(names_used="") & Q(back_to__isnull=False)),
                name="information_requests_ending_says_what_was_searched",
                violation_error_message="Say which systems you searched, under which names, and back to when.",
            ),
            models.CheckConstraint(
                condition=~Q(answered__in=("refused", "ring_us")) | ~Q(words=""),
                name="information_requests_ending_says_why",
                violation_error_message="Say why, or whom they are to ring.",
            ),
        ]


class ConcernRaised(OfRequest):
    """That a concern appeared, and the contact made of it."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: the contact is"
        search = "none: not searched by"
        access_request = "with the request"
        retention = "as the request"
