"""Themes of what was learnt, briefings about them, and that somebody has read one. No child and no worker. PRIVATE."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from openmash.foundation.facts.models import Fact
from openmash.insight.learning.words import From


class Theme(Fact):
    """Something the partnership learnt: from where, whose it is, what is done about it and by when. Names no child.

    A later row supersedes it: a theme's response is kept as it was said each time.
    """

    title = models.CharField(max_length=120)
    learnt_from = models.CharField(max_length=12, choices=From.choices)
    what = models.TextField()
    owner_id = models.UUIDField()
    response = models.TextField()
    due_on = models.DateField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "ten years"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(what="") & ~Q(response=""), name="learning_theme_has_a_response",
                violation_error_message="Say what was learnt, and what is done about it.",
            ),
        ]  # fmt: skip


class Briefing(Fact):
    """A briefing read in seven minutes, in seven parts. A later row supersedes it. Names nobody."""

    theme_id = models.UUIDField()
    title = models.CharField(max_length=120)
    parts = models.JSONField()

    class Sources:
        chronology = "none: names nobody"
        search = "none: a page of its own"
        access_request = "none: names nobody"
        retention = "ten years"


class BriefingRead(Fact):
    """That somebody says they have read a briefing and what they will do. Shown to themselves; to others counted."""

    account_id = models.UUIDField()
    briefing_id = models.UUIDField()
    team_id = models.UUIDField(null=True)
    will_do = models.TextField(blank=True)

    class Sources:
        chronology = "none: about a worker, not a child"
        search = "none: a page of its own"
        access_request = "none: about a worker, not a child"
        retention = "two years"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("account_id", "briefing_id"), name="learning_briefingread_once"),
        ]
