"""A child's voice as a status with its evidence, never a box that must be filled. PRIVATE to records.

Heard needs the words or behaviour and where they came from; the child's own words also who asked, where, alone or not,
and how. Not heard yet needs why, who will, and by when. What it changed is asked later and is a row of its own.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from openmash.foundation.facts.models import Fact, FactQuerySet
from openmash.records.voice.words import Alone, Manner, Method, Moment, NotHeardBecause, Reader, Status

HEARD_SENTENCE = "Record what the child said or showed, and who told you."
VERBATIM_SENTENCE = "For the child's own words, say who asked, where, whether the child was alone, and how."
NOT_HEARD_SENTENCE = "Say why the child has not been heard yet, who will hear them, and by when."


class Voices(FactQuerySet["Voice"]):
    """Records of children's voices. What was filed with the wrong child is not theirs once somebody has said so."""

    def current(self) -> Self:
        """As known now."""
        return super().current().exclude(status=Status.MISFILED)

    def as_known_at(self, moment: datetime | None) -> Self:
        """As this system knew them at `moment`; None: as known now."""
        return super().as_known_at(moment).exclude(status=Status.MISFILED)


class Influences(FactQuerySet["Influence"]):
    """What voices changed, without what was said of a voice filed with the wrong child."""

    def as_known_at(self, moment: datetime | None) -> Self:
        """As this system knew them at `moment`; None: as known now."""
        moved = Voice.objects.filter(status=Status.MISFILED, supersedes=OuterRef("voice_id"))
        if moment is not None:
            moved = moved.filter(recorded_at__lte=moment)
        return super().as_known_at(moment).filter(~Exists(moved))


class Voice(Fact):
    """What one child said or showed, or why not yet. `process` is what it was recorded in, if anything.

    `wants` is what the child wants to happen, `helped_by` the interpreter, advocate or other helper. `safe_for` are
    those to whom the words may be shown outside the hub; null where nobody has asked: then they go to nobody.
    `picture_says` is what the child says that a picture shows, which was kept with the words (`foundation/files`).

    A row whose status is "misfiled" supersedes one filed with the wrong child, and holds no words.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+", null=True)
    status = models.CharField(max_length=14, choices=Status.choices)
    quote = models.TextField(blank=True)
    manner = models.CharField(max_length=16, choices=Manner.choices, blank=True)
    asked_by = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    alone = models.CharField(max_length=8, choices=Alone.choices, blank=True)
    method = models.CharField(max_length=16, choices=Method.choices, blank=True)
    source = models.CharField(max_length=200, blank=True)
    wants = models.TextField(blank=True)
    helped_by = models.CharField(max_length=200, blank=True)
    safe_for = ArrayField(models.CharField(max_length=8, choices=Reader.choices), null=True)
    not_for = models.CharField(max_length=200, blank=True)
    picture_says = models.TextField(blank=True)
    reason_code = models.CharField(max_length=24, choices=NotHeardBecause.choices, blank=True)
    by_whom = models.CharField(max_length=200, blank=True)
    by_when = models.DateTimeField(null=True)

    objects = Voices.as_manager()  # type: ignore[misc]  # the stubs call a manager of the base a class variable

    class Sources:
        chronology = "voice.voices"
        search = "none: a child's words are not searched"
        access_request = "voice"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="voice_voice_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values),
                name="voice_voice_status_is_known",
                violation_error_message="Say whether the child has been heard.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.HEARD)
                | (~Q(quote="") & ~Q(source="") & Q(manner__in=Manner.values) & Q(reason_code="")),
                name="voice_voice_heard_has_words_and_source",
                violation_error_message=HEARD_SENTENCE,
            ),
            models.CheckConstraint(
                condition=~Q(manner=Manner.VERBATIM)
                | (~Q(asked_by="") & ~Q(place="") & Q(alone__in=Alone.values) & Q(method__in=Method.values)),
                name="voice_voice_verbatim_has_who_where_how",
                violation_error_message=VERBATIM_SENTENCE,
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.NOT_HEARD_YET)
                | (
                    Q(reason_code__in=NotHeardBecause.values)
                    & ~Q(by_whom="")
                    & Q(by_when__isnull=False)
                    & Q(quote="", manner="")
                ),
                name="voice_voice_not_heard_yet_has_why_who_when",
                violation_error_message=NOT_HEARD_SENTENCE,
            ),
            models.CheckConstraint(
                condition=Q(safe_for__isnull=True) | Q(safe_for__contained_by=Reader.values),
                name="voice_voice_safe_for_known_readers",
                violation_error_message="Choose those to whom the words may be shown.",
            ),
        ]


class Marked(Fact):
    """To whom a child said, when asked again, that words of theirs may be shown outside the hub: the newest stands."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    asked_by = models.CharField(max_length=200)
    safe_for = ArrayField(models.CharField(max_length=8, choices=Reader.choices), default=list)
    not_for = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: it stands with the words"
        search = "none: not searched by"
        access_request = "voice"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked_by="") & Q(safe_for__contained_by=Reader.values),
                name="voice_marked_says_who_asked",
                violation_error_message="Say who asked the child, and choose those to whom the words may be shown.",
            )
        ]


class Influence(Fact):
    """What a child's voice changed, asked once the child was seen and at closure. "Nothing, because…" is an answer."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    moment = models.CharField(max_length=12, choices=Moment.choices)
    changed = models.TextField()

    objects = Influences.as_manager()  # type: ignore[misc]  # the stubs call a manager of the base a class variable

    class Sources:
        chronology = "voice.voices"
        search = "none: not searched by"
        access_request = "voice"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(changed=""),
                name="voice_influence_says_something",
                violation_error_message="Say what the child's voice changed, or why it changed nothing.",
            )
        ]
