"""A child's own link, what came by it, and what was answered. PRIVATE to own_words."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.casework.own_words.words import Safe, Way
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class Invitation(Fact):
    """That a child was given a link of their own: how, who else sees the phone or account, and why that is safe.

    `signed_as` is what the child calls whoever gave it.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=12, choices=Way.choices)
    who_else_sees = models.CharField(max_length=200)
    why_safe = models.CharField(max_length=400)
    signed_as = models.CharField(max_length=60)

    class Sources:
        chronology = "own_words.entries"
        search = "none: not searched by"
        access_request = "own_words"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="own_words_invitation_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(who_else_sees="") & ~Q(why_safe="") & ~Q(signed_as=""),
                name="own_words_invitation_says_why_it_is_safe",
                violation_error_message="Say who else sees it, and why it is safe.",
            )
        ]


class Told(Fact):
    """That a child said something by their own link: the record in Voice it became, and how safe they feel."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    voice = models.ForeignKey("voice.Voice", on_delete=models.PROTECT, related_name="+")
    feels_safe = models.CharField(max_length=8, choices=Safe.choices)

    class Sources:
        chronology = "none: its words are in voice"
        search = "none: not searched by"
        access_request = "own_words"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("invitation", "-recorded_at"), name="own_words_told_by_link")]


class WeDid(Fact):
    """What the child is told by their own link: what they said, in the worker's words, and what was done or why not."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    you_said = models.TextField()
    we_did = models.TextField()

    class Sources:
        chronology = "own_words.entries"
        search = "none: not searched by"
        access_request = "own_words"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("invitation", "-recorded_at"), name="own_words_wedid_by_link")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(you_said="") & ~Q(we_did=""),
                name="own_words_wedid_says_both",
                violation_error_message="Write what the child said, and what you did.",
            )
        ]


class Read(Fact):
    """That an answer was opened by the child's own link, and when: once for each answer."""

    answer = models.ForeignKey(WeDid, on_delete=models.PROTECT, related_name="+")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Sources:
        chronology = "none: with the answer"
        search = "none: not searched by"
        access_request = "own_words"
        retention = "as the person"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("answer",), name="own_words_read_once")]


class Confirmed(models.Model):
    """That somebody who speaks a language read a version of its sentences here. The newest row of a language stands.

    `sentences`: by name, a print of the English and the translation that were read together. `taken_back`: why it is
    offered no more. It is about no person but whoever read it.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    language = models.CharField(max_length=20)
    version = models.CharField(max_length=12)
    sentences = models.JSONField(default=dict)
    read_by = models.CharField(max_length=200)
    how = models.CharField(max_length=400)
    taken_back = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.UUIDField()

    class Sources:
        chronology = "none: not about a person"
        search = "none: not about a person"
        access_request = "none: not about a person"
        retention = "as long as the language is offered"

    class Meta:
        indexes = [models.Index(fields=("language", "-recorded_at"), name="own_words_confirmed_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(read_by="") & ~Q(how=""),
                name="own_words_confirmed_says_who_read_it",
                violation_error_message="Give the name of whoever read it, and how.",
            )
        ]
