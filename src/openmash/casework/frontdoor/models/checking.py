"""What agencies are asked and what they answer: one check an agency a family; answers are added, never changed.

`to_circle` is the strand of the agency asked: its people read what is addressed to it without reaching the child.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.frontdoor.models.contact import AboutContact, AboutContactChild
from openmash.casework.frontdoor.words import Basis, Gateway, Reply, Wanted
from openmash.foundation.facts.words import choices, codes


class Check(AboutContact):
    """An agency asked, once for the family: what, why, on what basis. When it is due follows from `rating`."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    what = models.TextField()
    why = models.TextField()
    basis = models.CharField(max_length=20, choices=choices(Basis))
    gateway = models.CharField(max_length=20, choices=choices(Gateway))
    rating = models.CharField(max_length=10)

    class Sources:
        chronology = "frontdoor.checks"
        search = "none: the agency's own list"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        indexes = [models.Index(fields=("agency", "-recorded_at"), name="frontdoor_check_agency")]
        constraints = [
            models.UniqueConstraint(fields=("contact", "agency"), name="frontdoor_check_once_an_agency"),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(why=""),
                name="frontdoor_check_says_what_and_why",
                violation_error_message="Say what you are asking, and why.",
            ),
        ]


class CheckChild(AboutContactChild):
    """Who a check is about, as the agency is told: names, birth and places as they stood, without protected facts.

    Once more is known of who a child is, a further row says it: the first is how they were asked of, the last stands.
    """

    check_asked = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    identified_as = models.TextField()

    class Sources:
        chronology = "none: in the check"
        search = "none: the agency's own list"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        indexes = [models.Index(fields=("check_asked", "person"), name="frontdoor_checkchild_of")]


class CheckReply(AboutContact):
    """An agency's answer. A later one is added beside it. "No trace" says what was searched (practice rule 3)."""

    check_asked = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    reply = models.CharField(max_length=10, choices=choices(Reply))
    systems = models.CharField(max_length=400, blank=True)
    names_used = models.CharField(max_length=400, blank=True)
    back_to = models.DateField(null=True)
    ring = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    consult_us = models.BooleanField(default=False)
    serious = models.BooleanField(default=False)

    class Sources:
        chronology = "frontdoor.checks"
        search = "none: not searched by"
        access_request = "frontdoor, after the agency is consulted"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reply__in=codes(Reply)), name="frontdoor_checkreply_is_known"),
            models.CheckConstraint(
                condition=~Q(reply__in=(Reply.TRACE.value, Reply.NO_TRACE.value))
                | (~Q(systems="") & ~Q(names_used="") & Q(back_to__isnull=False)),
                name="frontdoor_checkreply_says_what_was_searched",
                violation_error_message="Say which systems you searched, under which names, and back to when.",
            ),
            models.CheckConstraint(
                condition=~Q(reply=Reply.RING_US.value) | ~Q(ring=""),
                name="frontdoor_checkreply_says_whom_to_ring",
                violation_error_message="Say whom to ring, and on which number.",
            ),
            models.CheckConstraint(
                condition=~Q(reply=Reply.DECLINED.value) | ~Q(reason=""),
                name="frontdoor_checkreply_declined_says_why",
                violation_error_message="Say why you cannot answer.",
            ),
        ]


class ReplyChild(AboutContactChild):
    """What an agency said of one child: what matters, the impact now, and on what conditions it may be used."""

    reply = models.ForeignKey(CheckReply, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    information = models.TextField(blank=True)
    impact_now = models.TextField(blank=True)
    conditions = models.TextField(blank=True)

    class Sources:
        chronology = "frontdoor.checks"
        search = "none: not searched by"
        access_request = "frontdoor, under its handling conditions"
        retention = "as the contact"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("reply", "person"), name="frontdoor_replychild_once")]


class Disposition(AboutContact):
    """On deciding: whether an unanswered check is still wanted (then a late answer finds the decision-maker)."""

    check_asked = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="+")
    to_circle = models.IntegerField()
    wanted = models.CharField(max_length=14, choices=choices(Wanted))

    class Sources:
        chronology = "none: in the contact"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"


class Question(AboutContact):
    """A late answer asks the decision-maker one thing: does this change it? Due by the profile; then the manager's."""

    reply = models.OneToOneField(CheckReply, on_delete=models.PROTECT, related_name="question")
    to_account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    decisions = ArrayField(models.UUIDField())
    serious = models.BooleanField()
    waits = models.BooleanField(default=True, editable=False)
    """Until its answer is added: the database itself says so then, so that what waits is found without the history."""

    class Sources:
        chronology = "none: in the contact"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        indexes = [models.Index(fields=("occurred_at",), condition=Q(waits=True), name="frontdoor_question_waits")]


class QuestionAnswer(AboutContact):
    """Whether the late answer changes the decision, and why. If it does, the contact is reopened."""

    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="answer")
    changes = models.BooleanField()
    words = models.TextField()

    class Sources:
        chronology = "frontdoor.checks"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="frontdoor_questionanswer_says_why",
                violation_error_message="Say why it does, or does not, change the decision.",
            )
        ]
