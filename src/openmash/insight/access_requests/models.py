"""A request for one's own record, what was done about it, what was prepared, agreed and given. PRIVATE.

A request is known by what the asker said. What it finds is in rows of its own, in the circle of the person's record.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact
from openmash.insight.access_requests.words import Asker, Because, Choice, Consulted, Route, Step, Verdict, Wants


class Request(Fact):
    """That somebody asked for what is recorded about them, or about a child they speak for, in their own words."""

    asker = models.CharField(max_length=10, choices=Asker.choices)
    asker_name = models.CharField(max_length=200)
    about_name = models.CharField(max_length=200)
    about_born = models.CharField(max_length=60, blank=True)
    authority = models.CharField(max_length=400, blank=True)
    asked = models.TextField()
    wants = models.CharField(max_length=10, choices=Wants.choices, default=Wants.COPY)
    route = models.CharField(max_length=16, choices=Route.choices)
    route_words = models.CharField(max_length=400)
    received_on = models.DateField()

    class Sources:
        chronology = "none: asked of us, not of their life"
        search = "none: found through its list"
        access_request = "none: the request itself, which they have"
        retention = "3 years after it ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(asker_name="") & ~Q(about_name="") & ~Q(asked="") & ~Q(route_words=""),
                name="access_requests_request_says_who_and_what",
                violation_error_message="Say who asks, about whom, for what, and how the answer reaches them safely.",
            ),
            models.CheckConstraint(
                condition=Q(asker="themself") | ~Q(authority=""),
                name="access_requests_request_has_authority",
                violation_error_message="Say by what right they ask for somebody else.",
            ),
        ]


class Stepped(Fact):
    """A step of one request, with its day: what was asked of them, what they answered, how it ended otherwise."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=16, choices=Step.choices)
    on = models.DateField()
    words = models.CharField(max_length=1000)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "none: told to them as it was done"
        retention = "as the request"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="access_requests_stepped_says_what",
                violation_error_message="Say what was asked, shown or said.",
            )
        ]


class OfPeople(Fact):
    """A fact of one request about the person it was found to be about, by all their records."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())

    class Meta:
        abstract = True


class Found(OfPeople):
    """Whose record it is, as somebody who may see it said, and that it was opened to the information lead."""

    recipient = models.CharField(max_length=60)
    words = models.CharField(max_length=400)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "none: about the request"
        retention = "as the request"


class Answered(OfPeople):
    """What an agency said of what came from it: whether it may be given."""

    agency_id = models.UUIDField()
    answer = models.CharField(max_length=8, choices=Consulted.choices)
    words = models.CharField(max_length=1000)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "none: about the request"
        retention = "as the request"


class Chosen(OfPeople):
    """What was decided about one entry that is held, and why. A later one takes its place."""

    entry = models.CharField(max_length=120)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    because = models.CharField(max_length=12, choices=Because.choices, blank=True)
    words = models.CharField(max_length=1000)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "none: about the request"
        retention = "as the request"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="access_requests_chosen_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=~Q(choice="leave_out") | ~Q(because=""),
                name="access_requests_chosen_left_out_says_by_what_law",
                violation_error_message="Say for which reason it is left out.",
            ),
        ]


class Prepared(OfPeople):
    """The answer as it would be given, whole: the paper and the two files, and the digest that stands for all three.

    `kept_back` counts what is left out, by reason, for whoever agrees to it. It is in none of the three.
    """

    recipient_name = models.CharField(max_length=200)
    lines = models.IntegerField()
    kept_back = models.JSONField()
    pdf = models.BinaryField()
    table = models.BinaryField()
    json = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "none: given to them"
        retention = "as the request"


class Agreed(OfPeople):
    """A second person’s view of one answer, by the digest of what they read."""

    prepared = models.ForeignKey(Prepared, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    sha256 = models.CharField(max_length=64)
    words = models.CharField(max_length=1000)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "none: about the request"
        retention = "as the request"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("prepared",), name="access_requests_agreed_once"),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="access_requests_agreed_says_what",
                violation_error_message="Say what you looked at, or what is to be put right.",
            ),
        ]


class Given(OfPeople):
    """That the answer was given: which, how, and the digest of what left, which is of what was agreed."""

    prepared = models.ForeignKey(Prepared, on_delete=models.PROTECT, related_name="+")
    route = models.CharField(max_length=16, choices=Route.choices)
    words = models.CharField(max_length=400)
    sha256 = models.CharField(max_length=64)

    class Sources:
        chronology = "none: in the request"
        search = "none: not searched by"
        access_request = "none: given to them"
        retention = "as the request"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("request",), name="access_requests_given_once")]
