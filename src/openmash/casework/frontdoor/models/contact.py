"""A contact as it arrived: the children, what was said of each, who told us. PRIVATE.

Text about a child is held with that child. A row about the whole contact names its children in `person_ids` and takes
the strictest one's circle; a worker who reaches one child sees only such rows as hold no other family's words.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from openmash.casework.frontdoor.words import Channel, ContactKind, Part, State
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact, FactQuerySet
from openmash.foundation.facts.words import choices, codes

TRANSITIONS: dict[State, set[State]] = {
    State.NEW: {
        State.SCREENING,
        State.CHECKS_OUT,
        State.READY_TO_DECIDE,
        State.WAITING_FOR_RECEIVER,
        State.FEEDBACK_OWED,
    },
    State.SCREENING: {State.CHECKS_OUT, State.READY_TO_DECIDE, State.WAITING_FOR_RECEIVER, State.FEEDBACK_OWED},
    State.CHECKS_OUT: {State.READY_TO_DECIDE, State.WAITING_FOR_RECEIVER, State.FEEDBACK_OWED},
    State.READY_TO_DECIDE: {State.CHECKS_OUT, State.WAITING_FOR_RECEIVER, State.FEEDBACK_OWED},
    State.WAITING_FOR_RECEIVER: {State.FEEDBACK_OWED, State.READY_TO_DECIDE, State.CLOSED},
    State.FEEDBACK_OWED: {State.CLOSED, State.READY_TO_DECIDE, State.WAITING_FOR_RECEIVER},
    State.CLOSED: {State.READY_TO_DECIDE, State.CHECKS_OUT},
}
"""What a contact's computed state may become. Reopening leads back to deciding; nothing leads back to new."""


class AboutContact(Fact):
    """A fact about a whole contact, in its strictest child's circle."""

    contact = models.ForeignKey("frontdoor.Contact", on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())

    class Meta:
        abstract = True


class AboutContactChild(Fact):
    """A fact of a contact about one child."""

    contact = models.ForeignKey("frontdoor.Contact", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Contact(Fact):
    """Something that reached the front door: its key is its process's. It holds no words about a child.

    `received_at` is when it truly arrived, `first_told_at` when any agency first knew: the child's time since then
    never resets. `reference` is random and may be told to anyone; the key is told to nobody outside.
    """

    process = models.OneToOneField("cases.Process", on_delete=models.PROTECT, related_name="+")
    person_ids = ArrayField(models.UUIDField())
    kind = models.CharField(max_length=24, choices=choices(ContactKind))
    channel = models.CharField(max_length=20, choices=choices(Channel))
    reference = models.CharField(max_length=9, unique=True)
    received_at = models.DateTimeField()
    first_told_at = models.DateTimeField()
    source = models.CharField(max_length=2)
    source_detail = models.CharField(max_length=60, blank=True)
    in_danger_now = models.BooleanField(default=False)

    class Sources:
        chronology = "frontdoor.contacts"
        search = "frontdoor, by reference"
        access_request = "frontdoor"
        retention = "as the longest kept of its children"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=codes(ContactKind)), name="frontdoor_contact_kind_is_known"),
            models.CheckConstraint(
                condition=Q(first_told_at__lte=models.F("received_at")),
                name="frontdoor_contact_first_told_before_received",
                violation_error_message="A child's time begins when anyone was first told, never later than we were.",
            ),
        ]


class ChildrenOfContacts(FactQuerySet["ContactChild"]):
    """Children in contacts. A child filed there by mistake is in it no more from the moment somebody said so."""

    def current(self) -> Self:
        """Those in it now."""
        return super().current().exclude(part=Part.MISFILED.value)

    def as_known_at(self, moment: datetime | None) -> Self:
        """Those in it as this system knew them at `moment`; None: as known now."""
        return super().as_known_at(moment).exclude(part=Part.MISFILED.value)


class ContactChild(AboutContactChild):
    """What was said of one child, in the words it came in. `as_told` is how the child was named or described.

    A row whose part is "misfiled" supersedes one filed with the wrong child, and holds no words.
    """

    part = models.CharField(max_length=16, choices=choices(Part), default=Part.SUBJECT.value)
    as_told = models.CharField(max_length=400, blank=True)
    concern = models.TextField(blank=True)
    impact = models.TextField(blank=True)
    working_well = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    asked_for = models.TextField(blank=True)
    categories = ArrayField(models.CharField(max_length=24), default=list)
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=24, choices=choices(ContactKind))

    objects = ChildrenOfContacts.as_manager()  # type: ignore[misc]  # the stubs call a manager of the base a class variable

    class Sources:
        chronology = "frontdoor.contacts"
        search = "none: concerns are not searched by their words"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-received_at"), name="frontdoor_child_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=("contact", "person"), condition=Q(supersedes__isnull=True), name="frontdoor_contactchild_once"
            )
        ]


class ContactPerson(AboutContactChild):
    """Somebody else in a contact (parent, partner, adult at the address), and whether harm by them is alleged.

    `person` is that somebody: the row is about them, and stays in their circle. Alleged, until found.
    """

    relation = models.CharField(max_length=60, blank=True)
    alleged = models.BooleanField(default=False)
    as_told = models.CharField(max_length=400, blank=True)

    class Sources:
        chronology = "none: in the contact"
        search = "none: found through the person"
        access_request = "frontdoor, each person their own"
        retention = "as the contact"

    class Meta:
        indexes = [models.Index(fields=("person",), condition=Q(alleged=True), name="frontdoor_person_alleged")]


class Referrer(AboutContact):
    """Who told us. More restricted than the concern: never for a family's workers unless they are a professional."""

    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    agency_name = models.CharField(max_length=160, blank=True)
    relationship = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    is_professional = models.BooleanField(default=False)
    is_anonymous = models.BooleanField(default=False)
    is_school = models.BooleanField(default=False)
    wants_feedback = models.BooleanField(default=True)
    safe_to_contact = models.CharField(max_length=200, blank=True)
    account_id = models.UUIDField(null=True)

    class Sources:
        chronology = "none: never shown with the child"
        search = "none: never searched by"
        access_request = "withheld unless a professional: decided by the information lead"
        retention = "as the contact"

    class Meta:
        indexes = [
            models.Index(
                fields=("recorded_at",), condition=models.Q(is_professional=True), name="frontdoor_referrer_lately"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(is_anonymous=True) | Q(is_professional=False, name="", telephone="", email=""),
                name="frontdoor_referrer_anonymous_is_unnamed",
                violation_error_message="Somebody who wishes to stay anonymous has no name or number here.",
            )
        ]


class PoliceNotification(AboutContact):
    """What came with a notification from the police. The same reference from the same force is held once.

    `said_since` is what the force said later of one it had sent: a higher grade, or what its systems hold. Such a row
    stands beside the first, under a reference made from it, and bears the higher of the two grades.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    notification_ref = models.CharField(max_length=60)
    incident_at = models.DateTimeField(null=True)
    grade = models.CharField(max_length=10, blank=True)
    domestic_abuse = models.BooleanField(default=False)
    children_present = models.CharField(max_length=8, default="unknown")
    child_seen = models.CharField(max_length=8, default="unknown")
    child_spoken_to = models.CharField(max_length=8, default="unknown")
    said_since = models.TextField(blank=True)

    class Sources:
        chronology = "frontdoor.contacts"
        search = "none: by its reference, in imports"
        access_request = "frontdoor"
        retention = "as the contact"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("agency", "notification_ref"), name="frontdoor_policenotification_once")
        ]


class Receipt(models.Model):
    """A professional's own receipt for a request they made: their words, their reference, nothing read back."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField(db_index=True)
    contact_id = models.UUIDField()
    reference = models.CharField(max_length=9)
    about = models.CharField(max_length=400)
    sent_at = models.DateTimeField(default=timezone.now)

    class Sources:
        chronology = "none: the referrer's own copy"
        search = "none: their own list"
        access_request = "the referrer's own"
        retention = "as the contact"
