"""Acts that protect a child now. The database asks for a child, a line and whoever did it, and no more. PRIVATE."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.frontdoor.models.contact import AboutContactChild
from openmash.casework.frontdoor.models.deciding import Decision
from openmash.casework.frontdoor.words import Act, Owed
from openmash.foundation.facts.words import choices, codes


class ProtectiveAct(AboutContactChild):
    """An act to protect one child, named or not. What is empty here is owed as a debt, and paid by words of its own.

    `who`: who called the discussion, accepted the visit, took the child into police protection, or is the doctor.
    Where the child is now is a locating fact (`place_id`), which may be protected.
    """

    act = models.CharField(max_length=24, choices=choices(Act))
    line = models.CharField(max_length=400)
    when = models.DateTimeField(null=True)
    who = models.CharField(max_length=200, blank=True)
    agencies = ArrayField(models.CharField(max_length=20), default=list)
    designated_officer = models.CharField(max_length=200, blank=True)
    place_id = models.UUIDField(null=True)
    told = models.CharField(max_length=400, blank=True)
    outcome = models.TextField(blank=True)
    needs_ratifying = models.BooleanField()

    class Sources:
        chronology = "frontdoor.acts"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-recorded_at"), name="frontdoor_act_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(act__in=codes(Act)), name="frontdoor_protectiveact_is_known"),
            models.CheckConstraint(
                condition=~Q(line=""),
                name="frontdoor_protectiveact_has_a_line",
                violation_error_message="Say in one line what is happening.",
            ),
        ]


class Ratification(AboutContactChild):
    """A manager's view of an act, within the hour. The act stood from the moment it was opened, whatever it says."""

    act = models.OneToOneField(ProtectiveAct, on_delete=models.PROTECT, related_name="ratification")
    agrees = models.BooleanField()
    words = models.TextField(blank=True)

    class Sources:
        chronology = "frontdoor.acts"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""),
                name="frontdoor_ratification_disagreeing_says_why",
                violation_error_message="Say what should happen instead, and why.",
            )
        ]


class Debt(AboutContactChild):
    """Something left out when more was done: owed by its author, then by the manager. When it is due is computed."""

    act = models.ForeignKey(ProtectiveAct, on_delete=models.PROTECT, related_name="+", null=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True)
    what = models.CharField(max_length=24, choices=choices(Owed))
    waits = models.BooleanField(default=True, editable=False)
    """Until it is paid: the database itself says so then, so that what is owed is found without the history."""

    class Sources:
        chronology = "none: about practice, not the child"
        search = "none: a list of its own"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        indexes = [
            models.Index(fields=("recorded_by",), name="frontdoor_debt_owed_by"),
            models.Index(fields=("occurred_at",), condition=Q(waits=True), name="frontdoor_debt_waits"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(act__isnull=False) ^ Q(decision__isnull=False), name="frontdoor_debt_is_of_one_thing"
            )
        ]


class DebtPaid(AboutContactChild):
    """What was written up afterwards."""

    debt = models.OneToOneField(Debt, on_delete=models.PROTECT, related_name="paid")
    words = models.TextField()

    class Sources:
        chronology = "frontdoor.acts"
        search = "none: not searched by"
        access_request = "frontdoor"
        retention = "as the person"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="frontdoor_debtpaid_says_something",
                violation_error_message="Write down what was left out, or why it cannot be known.",
            )
        ]
