"""How a looked-after child is placed and reviewed, each thing a row of its own. PRIVATE."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
from openmash.foundation.facts.models import Fact


class Recorded(Fact):
    """One thing about a looked-after child: placed, a placement ended, a review, how often visited, health, a home.

    `placement`: what an ending, or the child's word about visits, belongs to. `to_last`: meant to last until the child
    is 18. `who`: who chaired a review, asked for one, saw or examined the child. `next_on`: the day the next review is
    arranged for, or is asked for by. `provider` and `in_area` (the council's own; None: nobody has said) tell of a
    placement as an inspection asks, `lasting` what a plan for permanence is.
    """

    process = models.ForeignKey("cases.Process", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    milestone = models.ForeignKey("cases.Milestone", on_delete=models.PROTECT, related_name="+", null=True)
    placement = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    what = models.CharField(max_length=8, choices=What.choices)
    sort = models.CharField(max_length=12, choices=Sort.choices, blank=True)
    to_last = models.BooleanField(default=False)
    who = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    voice = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    provider = models.CharField(max_length=8, choices=Provider.choices, blank=True)
    in_area = models.BooleanField(null=True)
    lasting = models.CharField(max_length=12, choices=Lasting.choices, blank=True)

    class Sources:
        chronology = "cases: through its milestones"
        search = "none: not searched by"
        access_request = "looked after"
        retention = "as the person"

    class Meta:
        indexes = [models.Index(fields=("person", "-occurred_at"), name="looked_after_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(what=What.PLACED, placement__isnull=True) & ~Q(sort="") | ~Q(what=What.PLACED) & Q(sort=""),
                name="looked_after_placed_says_how",
                violation_error_message="Say how the child is placed.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.ENDED) | Q(placement__isnull=False) & ~Q(words=""),
                name="looked_after_ended_says_which_and_why",
                violation_error_message="Say which placement ended, and why.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.REVIEW) | ~Q(who="") & ~Q(words="") & ~Q(voice=""),
                name="looked_after_review_says_all",
                violation_error_message="Say who chaired, what was decided, and what the child said or why not.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.EARLIER) | ~Q(who="") & Q(next_on__isnull=False),
                name="looked_after_sooner_says_by_when",
                violation_error_message="Say who asks, and by which day.",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=(What.LESS, What.MORE)) | Q(placement__isnull=False) & ~Q(voice=""),
                name="looked_after_how_often_says_whose_word",
                violation_error_message="Write what the child said of how often they are visited.",
            ),
            models.CheckConstraint(
                condition=~Q(what__in=(What.HEALTH, What.DENTAL)) | ~Q(words=""),
                name="looked_after_health_says_what",
                violation_error_message="Write what it found, or that nobody has told us yet.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.OFFICER) | ~Q(who=""),
                name="looked_after_officer_says_who",
                violation_error_message="Say who saw or spoke to the child.",
            ),
            models.CheckConstraint(
                condition=Q(what=What.PLAN) & ~Q(lasting="") & ~Q(words="") | ~Q(what=What.PLAN) & Q(lasting=""),
                name="looked_after_plan_says_what_and_why",
                violation_error_message="Say what the plan for permanence is, and why.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.MISTAKE) | ~Q(words=""),
                name="looked_after_mistake_says_why",
                violation_error_message="Say why it was a mistake.",
            ),
        ]
