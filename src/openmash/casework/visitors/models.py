"""What visitors to the public pages leave. PRIVATE to visitors."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.models import Fact


class Comment(Fact):
    """What somebody wrote about the public pages. It may tell of a child, so the hub reads each one."""

    page = models.CharField(max_length=60, blank=True)
    words = models.TextField()
    reach = models.CharField(max_length=200, blank=True)

    class Sources:
        chronology = "none: about no child until it is made a contact, which tells it"
        search = "none: not searched by"
        access_request = "found by its words, by hand, where somebody says they wrote it"
        retention = "one year; as the contact where it was made one"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""),
                name="visitors_comment_says_something",
                violation_error_message="Write what you want to tell us.",
            )
        ]


class Reading(Fact):
    """Somebody in the hub read a comment; and the contact it was made, where it told of a child."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="readings")
    contact_id = models.UUIDField(null=True)

    class Sources:
        chronology = "none: about no child"
        search = "none: not searched by"
        access_request = "none: says who read a comment"
        retention = "as the comment"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("comment",),
                condition=Q(contact_id__isnull=False),
                name="visitors_reading_one_contact",
                violation_error_message="This was made a contact already.",
            )
        ]


class PageCount(models.Model):
    """How often a public page was looked at on one day, by those who chose to be counted."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    day = models.DateField()
    page = models.CharField(max_length=60)
    looks = models.IntegerField(default=1)

    class Sources:
        chronology = "none: about nobody"
        search = "none: about nobody"
        access_request = "none: about nobody"
        retention = "two years"

    class Meta:
        constraints = [models.UniqueConstraint(fields=("day", "page"), name="visitors_pagecount_one_each")]
