"""How a looked-after child is placed and reviewed, each thing a row of its own. PRIVATE."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.casework.looked_after.codes import (
    HIGHEST_SCORE,
    Adopting,
    Doing,
    InTouch,
    Living,
    NoScore,
    Standing,
    WhyNot,
)
from openmash.casework.looked_after.words import Lasting, Provider, Sort, What
from openmash.foundation.facts.models import Fact


class Recorded(Fact):
    """One thing about a child who is or was looked after: placed, reviewed, visited, health, a home, adoption, leaving.

    `placement`: what an ending, or the child's word about visits, belongs to. `to_last`: meant to last until the child
    is 18. `who`: who chaired a review, asked for one, saw or examined the child. `next_on`: the day the next review is
    arranged for, or is asked for by. `provider` and `in_area` (the council's own; None: nobody has said) tell of a
    placement as an inspection asks, `lasting` what a plan for permanence is. `score` is what somebody outside counted
    on a questionnaire and told us, or `no_score` why there is none: nothing here is counted or ordered by it.
    `standing`, `in_touch`, `living`, `suitable` and `doing` are of a care leaver, `adopting` and `why_not` of adoption.
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
    score = models.PositiveSmallIntegerField(null=True)
    no_score = models.CharField(max_length=4, choices=NoScore.choices, blank=True)
    standing = models.CharField(max_length=10, choices=Standing.choices, blank=True)
    in_touch = models.CharField(max_length=4, choices=InTouch.choices, blank=True)
    living = models.CharField(max_length=1, choices=Living.choices, blank=True)
    suitable = models.BooleanField(null=True)
    doing = models.CharField(max_length=2, choices=Doing.choices, blank=True)
    adopting = models.CharField(max_length=8, choices=Adopting.choices, blank=True)
    why_not = models.CharField(max_length=3, choices=WhyNot.choices, blank=True)

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
                condition=Q(what=What.STRENGTHS)
                & (
                    Q(score__isnull=False, score__lte=HIGHEST_SCORE, no_score="") & ~Q(who="")
                    | Q(score__isnull=True) & ~Q(no_score="")
                )
                | ~Q(what=What.STRENGTHS) & Q(score__isnull=True, no_score=""),
                name="looked_after_score_or_why_none",
                violation_error_message="Write the score and who answered, or choose why there is none.",
            ),
            models.CheckConstraint(
                condition=Q(what=What.LEAVING) & ~Q(standing="") | ~Q(what=What.LEAVING) & Q(standing=""),
                name="looked_after_leaving_says_what",
                violation_error_message="Choose what the young person is entitled to.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.ADVISER) | ~Q(who=""),
                name="looked_after_adviser_says_who",
                violation_error_message="Say who the personal adviser is.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.PATHWAY) | ~Q(words="") & ~Q(voice=""),
                name="looked_after_pathway_says_both",
                violation_error_message="Write what the plan says, and what the young person said.",
            ),
            models.CheckConstraint(
                condition=Q(what=What.TOUCH) & ~Q(in_touch="")
                | ~Q(what=What.TOUCH) & Q(in_touch="", living="", suitable__isnull=True, doing=""),
                name="looked_after_touch_says_whether",
                violation_error_message="Choose whether we are in touch.",
            ),
            models.CheckConstraint(
                condition=~Q(in_touch=InTouch.YES) | ~Q(living="") & Q(suitable__isnull=False) & ~Q(doing=""),
                name="looked_after_in_touch_says_how",
                violation_error_message="Say where they live, whether it is suitable, and what they do.",
            ),
            models.CheckConstraint(
                condition=Q(what=What.ADOPTION) & ~Q(adopting="") | ~Q(what=What.ADOPTION) & Q(adopting=""),
                name="looked_after_adoption_says_what",
                violation_error_message="Choose what happened.",
            ),
            models.CheckConstraint(
                condition=Q(adopting=Adopting.REVERSED) & ~Q(why_not="")
                | ~Q(adopting=Adopting.REVERSED) & Q(why_not=""),
                name="looked_after_reversed_says_why",
                violation_error_message="Choose why the child is no longer to be placed for adoption.",
            ),
            models.CheckConstraint(
                condition=~Q(what=What.MISTAKE) | ~Q(words=""),
                name="looked_after_mistake_says_why",
                violation_error_message="Say why it was a mistake.",
            ),
        ]
