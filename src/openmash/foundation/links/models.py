"""Verified addresses of organisations, links sent to them, and what happened to each link. PRIVATE to links.

A link is never changed: what happens to it is added beside it. It bears its token's hash alone.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class Purpose(models.TextChoices):
    CHECK = "check", "Answer what the hub asks"
    FEEDBACK = "feedback", "Read what came of what they told the hub"
    READY = "ready", "Write down what is held ready should a child go missing"
    NOTICE = "notice", "Read what a school is told of a child, and say what it did"
    OWN_WORDS = "own_words", "A child's own link: say what they want said, and see what was done"


class Happened(models.TextChoices):
    """What can happen to a link. Opened: the right code was given. Its proof then stays in that browser."""

    OPENED = "opened", "Opened"
    WRONG_CODE = "wrong_code", "Opened with a wrong code"
    LOCKED = "locked", "Locked after wrong codes"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RANG = "rang", "Rang them"


class Mailbox(models.Model):
    """A contact address of an organisation, verified by ringing a number found elsewhere. It is about no person."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    telephone = models.CharField(max_length=40)
    how_verified = models.CharField(max_length=400)
    verified_on = models.DateField()
    code_hash = models.CharField(max_length=128, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "as long as the links sent to it"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(telephone="") & ~Q(how_verified=""),
                name="links_mailbox_was_verified",
                violation_error_message="Say how the address was verified, and on which number.",
            )
        ]


class Link(Fact):
    """A link sent to a mailbox about these people, or given to a child: what it opens, until when it can be used.

    A child's own link has no mailbox, and a hash of the word agreed with the child.
    """

    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    subject_id = models.UUIDField()
    about_id = models.UUIDField()
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="+", null=True)
    word_hash = models.CharField(max_length=128, blank=True)
    person_ids = ArrayField(models.UUIDField())
    token_hash = models.CharField(max_length=64)
    own_code = models.BooleanField(default=False)
    message_id = models.UUIDField(null=True)
    expires_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Sources:
        chronology = "none: in what it asks for"
        search = "none: not searched by"
        access_request = "with what it asks for"
        retention = "as what it asks for"

    class Meta:
        indexes = [
            models.Index(fields=("token_hash",), name="links_link_token"),
            models.Index(fields=("about_id",), name="links_link_about"),
            models.Index(fields=("subject_id",), name="links_link_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gte=models.F("expires_at")), name="links_link_closes_after_it_expires"
            ),
            models.CheckConstraint(
                condition=Q(purpose="own_words", mailbox__isnull=True, own_code=True) & ~Q(word_hash="")
                | ~Q(purpose="own_words") & Q(mailbox__isnull=False, word_hash=""),
                name="links_link_has_a_mailbox_or_a_childs_word",
            ),
        ]


class LinkEvent(Fact):
    """Something that happened to a link, in order. `said_by`: who said they answered, in their words."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    kind = models.CharField(max_length=12, choices=Happened.choices)
    proof_hash = models.CharField(max_length=64, blank=True)
    said_by = models.CharField(max_length=300, blank=True)
    words = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: in what it asks for"
        search = "none: not searched by"
        access_request = "with what it asks for"
        retention = "as what it asks for"

    class Meta:
        indexes = [models.Index(fields=("link", "recorded_at"), name="links_linkevent_link")]
        constraints = [
            models.UniqueConstraint(
                fields=("link",), condition=Q(kind="answered"), name="links_linkevent_answered_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="answered") | ~Q(said_by=""),
                name="links_linkevent_answer_says_by_whom",
                violation_error_message="Say who answers, and their role.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="withdrawn") | ~Q(words=""),
                name="links_linkevent_withdrawn_says_why",
                violation_error_message="Say why it is withdrawn.",
            ),
        ]
