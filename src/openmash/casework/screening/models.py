"""Screenings, gradings, what else is known, where they went, and the incidents they answer for. PRIVATE to screening.

Everything here is one force's own, in the circle of its strand, until a rule or a person sends it on: then a contact at
the front door holds what was sent, with records of the people in it. Nothing is changed; a grade is never taken away.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from openmash.casework.screening.words import AdultPart, CameBy, Excused, Grade, How, Known, Part, Spoken, To
from openmash.foundation.facts.models import Fact


class Screening(Fact):
    """What an officer met in one household, written down once: the incident, what was done, on which form.

    `occurred_at` is the incident. `officer_id` is the account of whoever was there, where they have one. `written_at`
    is when the officer sent it in the force's own system; null where it was written here, or that system does not say.
    """

    incident_ref = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    kind_said = models.CharField(max_length=120)
    domestic_abuse = models.CharField(max_length=7, choices=Known.choices)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    narrative = models.TextField()
    safe_now = models.TextField(blank=True)
    family_told = models.CharField(max_length=7, choices=Known.choices)
    family_why_not = models.CharField(max_length=20, blank=True)
    officer_id = models.UUIDField(null=True)
    officer_name = models.CharField(max_length=120)
    team_id = models.UUIDField(null=True)
    came_by = models.CharField(max_length=4, choices=CameBy.choices)
    written_at = models.DateTimeField(null=True)
    their_ref = models.CharField(max_length=60, blank=True)
    form = models.CharField(max_length=60, blank=True)
    form_version = models.IntegerField(null=True)
    answers = models.JSONField(default=dict)

    @property
    def submitted_at(self) -> datetime:
        """When the officer sent it; where the force's own system does not say, when it came here (UTC)."""
        return self.written_at or self.recorded_at

    @property
    def is_sent_known(self) -> bool:
        """Whether it is known when the officer sent it."""
        return self.written_at is not None or self.came_by != CameBy.FILE

    class Sources:
        chronology = "none: the force's own; what is sent on is the contact's"
        search = "none: the force's own list"
        access_request = "screening, asked of the force"
        retention = "as the force says; what is sent on, as the contact"

    class Meta:
        indexes = [
            models.Index(fields=("held_by", "-occurred_at"), name="screening_screening_newest"),
            models.Index(fields=("held_by", "incident_ref"), name="screening_screening_incident"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(incident_ref="") & ~Q(narrative="") & ~Q(officer_name=""),
                name="screening_screening_says_which_and_what",
                violation_error_message="Say which incident it was, what happened, and who was there.",
            ),
            models.CheckConstraint(
                condition=Q(written_at__isnull=True) | Q(written_at__gte=models.F("occurred_at")),
                name="screening_screening_written_after_the_incident",
                violation_error_message="It cannot have been sent before the incident. Check both times.",
            ),
        ]


class AboutScreening(Fact):
    """A fact of one screening, in the same force's circle."""

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class ScreenedChild(AboutScreening):
    """One child of a screening: seen or not, spoken to or not, their own words, and what the officer saw.

    `person_key` is the child's name and date of birth in one spelling, for "the third in 90 days"; empty where either
    is not known. It makes no record one: nothing is linked by it. `wants`, `helped_by`, `safe_for` and `not_for` stand
    with the child's words as in `records.voice`; `safe_for` is null where nobody asked.
    """

    place = models.SmallIntegerField()
    forenames = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    born = models.CharField(max_length=10, blank=True)
    described = models.CharField(max_length=300, blank=True)
    person_key = models.CharField(max_length=230, blank=True)
    present = models.CharField(max_length=7, choices=Known.choices)
    lives_here = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    seen = models.BooleanField()
    seen_why_not = models.CharField(max_length=300, blank=True)
    spoken_to = models.CharField(max_length=5, choices=Spoken.choices)
    spoken_why_not = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    appearance = models.TextField(blank=True)
    activity = models.TextField(blank=True)
    relationships = models.TextField(blank=True)
    environment = models.TextField(blank=True)
    injuries = models.TextField(blank=True)
    school = models.CharField(max_length=200, blank=True)
    gp = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=200, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    ethnicity = models.CharField(max_length=4, blank=True)
    disabled = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    wants = models.TextField(blank=True)
    helped_by = models.CharField(max_length=200, blank=True)
    safe_for = ArrayField(models.CharField(max_length=8), null=True)
    not_for = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: the force's own; what is sent on is the contact's"
        search = "none: the force's own list"
        access_request = "screening, asked of the force: each child their own row"
        retention = "as the screening"

    class Meta:
        indexes = [models.Index(fields=("held_by", "person_key"), name="screening_child_key")]
        constraints = [
            models.CheckConstraint(
                condition=Q(seen=True) | ~Q(seen_why_not=""),
                name="screening_child_not_seen_says_why",
                violation_error_message="Say why the child was not seen.",
            ),
            models.CheckConstraint(
                condition=~Q(spoken_to=Spoken.NO) | Q(seen=False) | ~Q(spoken_why_not=""),
                name="screening_child_not_spoken_to_says_why",
                violation_error_message="Say why you did not speak to the child.",
            ),
        ]


class ScreenedAdult(AboutScreening):
    """One adult of a screening, and what they may need help with. Alleged, until found."""

    place = models.SmallIntegerField()
    forenames = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    born = models.CharField(max_length=10, blank=True)
    relation = models.CharField(max_length=60, blank=True)
    part = models.CharField(max_length=7, choices=AdultPart.choices)
    vulnerable = ArrayField(models.CharField(max_length=20), default=list)
    vulnerable_words = models.TextField(blank=True)

    class Sources:
        chronology = "none: the force's own; what is sent on is the contact's"
        search = "none: the force's own list"
        access_request = "screening, asked of the force: each adult their own row"
        retention = "as the screening"


class Grading(AboutScreening):
    """A grade one person gave, worry by worry, with why. The officer's, each review's and each blind one stay apart.

    `items` holds none, some, serious or untold for each worry. Nothing adds them up. `feedback` is for the officer;
    `is_example`: the reviewer thinks others could learn from it.
    """

    part = models.CharField(max_length=7, choices=Part.choices)
    grade = models.CharField(max_length=5, choices=Grade.choices)
    items = models.JSONField(default=dict)
    reasons = models.TextField()
    by_name = models.CharField(max_length=120)
    feedback = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)

    class Sources:
        chronology = "none: the force's own; what is sent on is the contact's"
        search = "none: not searched by"
        access_request = "screening, asked of the force"
        retention = "as the screening"

    class Meta:
        indexes = [models.Index(fields=("screening", "recorded_at"), name="screening_grading_of")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons=""),
                name="screening_grading_says_why",
                violation_error_message="Say why you graded it so.",
            ),
            models.UniqueConstraint(
                fields=("screening",), condition=Q(part=Part.OFFICER), name="screening_grading_first_stays"
            ),
        ]


class Research(AboutScreening):
    """What the force's other systems hold about a household: what was searched, for whom, how far back, and found."""

    searched = models.CharField(max_length=300)
    under = models.CharField(max_length=300)
    back_to = models.CharField(max_length=60)
    found = models.TextField()

    class Sources:
        chronology = "none: the force's own; what is sent on is the contact's"
        search = "none: not searched by"
        access_request = "screening, asked of the force"
        retention = "as the screening"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(searched="") & ~Q(under="") & ~Q(back_to="") & ~Q(found=""),
                name="screening_research_says_what_was_searched",
                violation_error_message="Say what was searched, for which names, back to when, and what was found.",
            )
        ]


class SentOn(AboutScreening):
    """That a screening was sent to somebody: by which rule or whose choice, at what grade, and as what.

    `contact_id` is the contact at the front door; its reference may be told to anyone.
    """

    to = models.CharField(max_length=6, choices=To.choices)
    rule = models.CharField(max_length=40)
    because = models.TextField()
    at_grade = models.CharField(max_length=5, choices=Grade.choices)
    contact_id = models.UUIDField(null=True)
    reference = models.CharField(max_length=9, blank=True)
    people = models.JSONField(default=dict)

    class Sources:
        chronology = "none: the contact is"
        search = "none: not searched by"
        access_request = "screening, asked of the force"
        retention = "as the screening"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("screening", "to"), name="screening_senton_once"),
            models.CheckConstraint(
                condition=~Q(because=""),
                name="screening_senton_says_why",
                violation_error_message="Say why it is sent.",
            ),
        ]


class Attended(Fact):
    """An incident officers went to, as command and control says: what the screenings are counted against. No names of
    the family are in it.

    `children`: how many it says are linked. `ended_at`: the end of the shift, or of the incident. A later row
    supersedes; one withdrawn counts nowhere.
    """

    reference = models.CharField(max_length=60)
    kind = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)
    children = models.SmallIntegerField()
    officer_id = models.UUIDField(null=True)
    officer_name = models.CharField(max_length=120, blank=True)
    team_id = models.UUIDField(null=True)
    postcode_area = models.CharField(max_length=4, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Sources:
        chronology = "none: names no member of a family"
        search = "none: counted, not searched"
        access_request = "none: names no member of a family"
        retention = "as the force says"

    class Meta:
        indexes = [models.Index(fields=("held_by", "reference"), name="screening_attended_ref")]
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_at__isnull=False) & ~Q(reference="") & ~Q(kind="") & Q(children__gte=0),
                name="screening_attended_says_when_and_what",
                violation_error_message="Say when it was, what it was, your reference, and how many children.",
            )
        ]


class Excuse(Fact):
    """Why an incident with a child needs no screening, by whom. It is counted apart, never as screened."""

    incident_ref = models.CharField(max_length=60)
    because = models.CharField(max_length=12, choices=Excused.choices)
    words = models.CharField(max_length=400)

    class Sources:
        chronology = "none: names no member of a family"
        search = "none: not searched by"
        access_request = "none: names no member of a family"
        retention = "as the incident"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="screening_excuse_says_why",
                violation_error_message="Say in a line why no screening is needed.",
            )
        ]


class Sample(Fact):
    """Screenings drawn to be graded by a second person who does not see the grade: how, from when, by which seed."""

    how = models.CharField(max_length=8, choices=How.choices)
    asked_for = models.SmallIntegerField()
    since = models.DateTimeField()
    seed = models.BigIntegerField()

    class Sources:
        chronology = "none: about practice, not a child"
        search = "none: a list of its own"
        access_request = "none: names no member of a family"
        retention = "7 years"


class SampleItem(AboutScreening):
    """One screening of a sample, and who is asked to grade it again. Never who wrote or reviewed it."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="+")
    to_account = models.UUIDField()

    class Sources:
        chronology = "none: about practice, not a child"
        search = "none: a list of its own"
        access_request = "screening, asked of the force"
        retention = "7 years"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("screening",), name="screening_sampleitem_once")]


class CalibrationRound(Fact):
    """An exercise for a force: made-up households graded by each alone, talked over, then others graded again."""

    closes_on = models.DateField()

    class Sources:
        chronology = "none: about practice; the households are made up"
        search = "none: a list of its own"
        access_request = "none: names no member of a family"
        retention = "7 years"


class CalibrationAnswer(Fact):
    """How one person graded one made-up household. Read by them alone, and counted with the others'."""

    round = models.ForeignKey(CalibrationRound, on_delete=models.PROTECT, related_name="+")
    vignette = models.CharField(max_length=40)
    grade = models.CharField(max_length=5, choices=Grade.choices)
    reasons = models.TextField()

    class Sources:
        chronology = "none: about practice; the households are made up"
        search = "none: not searched by"
        access_request = "the writer's own"
        retention = "7 years"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("round", "vignette", "recorded_by"), name="screening_calibrationanswer_once"
            )
        ]
