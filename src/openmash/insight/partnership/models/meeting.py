"""Meetings of the partnership's bodies: dates, papers, who came, what was decided and agreed. About no child."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.insight.partnership.models.keeping import Body, Challenge, OfPartnership
from openmash.insight.partnership.words import AgreedStep, MeetingStep, Presence, Seat, Topic


class Meeting(OfPartnership):
    """That a body meets on a day, at a time of day in England, somewhere. Another day is a later event of it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    starts = models.TimeField(null=True)
    where = models.CharField(max_length=200, blank=True)


class MeetingEvent(OfPartnership):
    """That a meeting was moved, cancelled, minuted, or its minutes agreed: why, to which day, or at which meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=10, choices=MeetingStep.choices)
    words = models.TextField(blank=True)
    to_on = models.DateField(null=True)
    at_meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=[MeetingStep.MOVED.value, MeetingStep.CANCELLED.value]) | ~Q(words=""),
                name="partnership_meetingevent_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=~Q(step=MeetingStep.MOVED.value) | Q(to_on__isnull=False),
                name="partnership_meetingevent_says_which_day",
                violation_error_message="Say to which day.",
            ),
            models.CheckConstraint(
                condition=~Q(step=MeetingStep.AGREED.value) | Q(at_meeting__isnull=False),
                name="partnership_meetingevent_says_where_agreed",
                violation_error_message="Say at which meeting.",
            ),
        ]


class Paper(OfPartnership):
    """A paper for a meeting: its title, who brings it, what it asks for, and where it is kept."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    by_whom = models.CharField(max_length=200)
    words = models.TextField()
    where = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(by_whom="") & ~Q(words=""), name="partnership_paper_says_what",
                violation_error_message="Give its title, who brings it, and what it says.",
            )
        ]  # fmt: skip


class AgendaItem(OfPartnership):
    """A line somebody put on an agenda by hand, and who brings it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    by_whom = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="partnership_agendaitem_says_what",
                violation_error_message="Say what is to be talked about.",
            )
        ]  # fmt: skip


class AgendaLine(OfPartnership):
    """A line as it stood on the agenda when the meeting began, or came onto it later: what was before it, for good."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=10, choices=Topic.choices)
    place = models.SmallIntegerField()
    words = models.TextField()
    note = models.TextField(blank=True)


class Present(OfPartnership):
    """Whether a member came, or somebody in a member's place, or a guest. The newest of a name counts.

    `votes`: whether they count towards a quorum: an adviser and a guest do not. `instead_of`: whose place it is.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=200)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=Seat.choices, blank=True)
    presence = models.CharField(max_length=10, choices=Presence.choices)
    votes = models.BooleanField()
    instead_of = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "present"
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=""), name="partnership_present_says_who",
                violation_error_message="Say who: name and post.",
            )
        ]  # fmt: skip


class Decision(OfPartnership):
    """What a meeting decided, about what, and why. `proposal`: there was no quorum, so that it waits to be ratified.

    `lacked` says in words what the quorum lacked when it was decided; empty where it lacked nothing.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    about = models.TextField(blank=True)
    what = models.TextField()
    why = models.TextField()
    proposal = models.BooleanField()
    lacked = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(why=""), name="partnership_decision_says_why",
                violation_error_message="Say what was decided, and why.",
            ),
            models.CheckConstraint(
                condition=Q(proposal=False) | ~Q(lacked=""), name="partnership_decision_says_what_was_lacking",
                violation_error_message="Say what the quorum lacked.",
            ),
        ]  # fmt: skip


class Ratified(OfPartnership):
    """That a meeting with a quorum took up a proposal, or did not, and why."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="+")
    at_meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField()
    words = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "ratified"
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed=True) | ~Q(words=""), name="partnership_ratified_no_says_why",
                violation_error_message="Say why it is not taken up.",
            )
        ]  # fmt: skip


class Agreed(OfPartnership):
    """An action a meeting agreed: what, by whom of which agency, by when. `account`: theirs, where they have one here.

    `challenge`: the challenge it answers, where it came of one.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    about = models.TextField(blank=True)
    what = models.TextField()
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    person = models.CharField(max_length=200)
    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+", null=True)
    by = models.DateField()
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name_plural = "agreed"
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(person=""), name="partnership_agreed_has_an_owner",
                violation_error_message="Say what will be done, and who answers for it.",
            )
        ]  # fmt: skip


class AgreedEvent(OfPartnership):
    """What became of an action of a meeting: done, with its evidence; carried to another day; or dropped, and why."""

    agreed = models.ForeignKey(Agreed, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=8, choices=AgreedStep.choices)
    words = models.TextField()
    where = models.CharField(max_length=400, blank=True)
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="partnership_agreedevent_says_what",
                violation_error_message="Say what shows it, or why.",
            ),
            models.CheckConstraint(
                condition=~Q(step=AgreedStep.LATER.value) | Q(to_on__isnull=False),
                name="partnership_agreedevent_says_which_day",
                violation_error_message="Say to which day.",
            ),
        ]  # fmt: skip
