"""Judgements at triage, and MARAC. PRIVATE to this module.

A row about a family names its children and takes the strictest one's circle; words about one child are that child's
own row. Whatever concerns MARAC is a row of the victim or of a child: nothing here is a row of the alleged person.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.domestic_abuse.words import FlagPart, MaracBecause, Verdict
from openmash.foundation.facts.models import Fact


class AboutFamily(Fact):
    """A fact about the children of one notification together."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())

    class Meta:
        abstract = True


class AgencyLine(AboutFamily):
    """What somebody at the triage table said for their agency about one family, in their own words."""

    words = models.TextField()

    class Sources:
        chronology = "none: in the judgement it led to"
        search = "none: not searched by"
        access_request = "domestic_abuse, after the agency is consulted"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="domestic_abuse_agencyline_says_something",
                violation_error_message="Write what your agency knows.",
            )
        ]


class Judgement(AboutFamily):
    """What a person judged of one family's notification at triage, in a line, by which threshold document, and why.

    `repeats`: the area's rule for repeated notifications was met. `drawn`: the day's dip sample fell on it, so a second
    person looks. A later judgement supersedes.
    """

    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    line = models.TextField()
    repeats = models.BooleanField()
    drawn = models.BooleanField()
    threshold_version = models.CharField(max_length=40)
    profile_version = models.CharField(max_length=40)

    class Sources:
        chronology = "none: the front door's decision is"
        search = "none: not searched by"
        access_request = "domestic_abuse"
        retention = "as the contact"

    class Meta:
        indexes = [models.Index(fields=("process", "-recorded_at"), name="domestic_abuse_judgement_new")]
        constraints = [
            models.CheckConstraint(
                condition=Q(line__regex=r"\S(.|\n){8,}\S") & ~Q(threshold_version=""),
                name="domestic_abuse_judgement_has_a_line",
                violation_error_message="Give a line of judgement for the family.",
            ),
        ]


class ChildLine(Fact):
    """The line about one child in a judgement, kept with that child."""

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    judgement = models.ForeignKey(Judgement, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    line = models.TextField()

    class Sources:
        chronology = "none: the front door's decision is"
        search = "none: not searched by"
        access_request = "domestic_abuse"
        retention = "as the person"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("judgement", "person"), name="domestic_abuse_childline_once"),
            models.CheckConstraint(
                condition=~Q(line=""),
                name="domestic_abuse_childline_says_something",
                violation_error_message="Give a line for each child.",
            ),
        ]


class SecondLook(AboutFamily):
    """What a second person thought of a judgement that the dip sample drew. Never its own author."""

    judgement = models.OneToOneField(Judgement, on_delete=models.PROTECT, related_name="second_look")
    agrees = models.BooleanField()
    words = models.TextField()

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: not searched by"
        access_request = "domestic_abuse"
        retention = "7 years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="domestic_abuse_secondlook_says_why",
                violation_error_message="Say what you saw, and whether you agree.",
            )
        ]


class AboutVictim(Fact):
    """A fact of a MARAC referral: the victim's, and in the victim's circle."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class MaracReferral(AboutVictim):
    """Somebody at high risk of domestic abuse, referred to MARAC, and why.

    `checklist_count` is what an agency counted on its own risk checklist, kept as its answer: nothing here computes or
    compares it. `process_id` is the notification it came from. `children` are those of the household.
    """

    process_id = models.UUIDField(null=True)
    because = ArrayField(models.CharField(max_length=20, choices=MaracBecause.choices))
    why = models.TextField()
    wishes = models.TextField(blank=True)
    alleged_as_told = models.CharField(max_length=200, blank=True)
    checklist = models.CharField(max_length=60, blank=True)
    checklist_count = models.SmallIntegerField(null=True)
    checklist_by = models.CharField(max_length=160, blank=True)
    children = ArrayField(models.UUIDField(), default=list)

    class Sources:
        chronology = "none: told to the alleged person by a slip, it could reach the victim"
        search = "none: found through the person"
        access_request = "domestic_abuse, the victim's own; withheld from anybody else"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(because=[]) & ~Q(why=""),
                name="domestic_abuse_maracreferral_says_why",
                violation_error_message="Say why this goes to MARAC.",
            ),
            models.CheckConstraint(
                condition=Q(checklist_count__isnull=True) | (~Q(checklist="") & ~Q(checklist_by="")),
                name="domestic_abuse_maracreferral_count_is_somebodys",
                violation_error_message="Say which checklist was counted, and by which agency.",
            ),
        ]


class MaracFlag(Fact):
    """A flag on the victim or on a child of the household, from one day to another. Ended by a later row."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    referral_id = models.UUIDField()
    part = models.CharField(max_length=8, choices=FlagPart.choices)
    from_on = models.DateField()
    until_on = models.DateField()
    why_ended = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: a flag on the banner"
        search = "none: found through the person"
        access_request = "domestic_abuse, the person's own; withheld from anybody else"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("from_on")),
                name="domestic_abuse_maracflag_ends_after_it_begins",
                violation_error_message="The flag cannot end before it begins.",
            )
        ]


class MaracMeeting(AboutVictim):
    """When a referral is to be heard. A later row moves it."""

    referral = models.ForeignKey(MaracReferral, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Sources:
        chronology = "none: as the referral"
        search = "none: not searched by"
        access_request = "domestic_abuse, the victim's own; withheld from anybody else"
        retention = "as the person"


class MaracAction(AboutVictim):
    """What somebody is to do after MARAC: who, for which agency, and by when."""

    referral = models.ForeignKey(MaracReferral, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=400)
    owner = models.CharField(max_length=120)
    owner_account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()

    class Sources:
        chronology = "none: as the referral"
        search = "none: not searched by"
        access_request = "domestic_abuse, the victim's own; withheld from anybody else"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(owner=""),
                name="domestic_abuse_maracaction_has_an_owner",
                violation_error_message="Say what is to be done, and who does it.",
            )
        ]


class MaracActionDone(AboutVictim):
    """What came of an action."""

    action = models.OneToOneField(MaracAction, on_delete=models.PROTECT, related_name="done")
    words = models.CharField(max_length=400)

    class Sources:
        chronology = "none: as the referral"
        search = "none: not searched by"
        access_request = "domestic_abuse, the victim's own; withheld from anybody else"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="domestic_abuse_maracactiondone_says_something",
                violation_error_message="Say what came of it.",
            )
        ]
