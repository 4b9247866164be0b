"""Work begun and not yet sent. PRIVATE to drafts."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from openmash.foundation.facts.keys import new_key


class Draft(models.Model):
    """What one account, or one visitor who holds a token, has typed so far in one form about one thing."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    account_id = models.UUIDField()
    token_hash = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, blank=True)
    content = models.JSONField()
    revision = models.IntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    class Sources:
        chronology = "none: not yet said"
        search = "none: not yet said"
        access_request = "none: not yet held as a record; the writer sees their own"
        retention = "28 days after the last change; a visitor's 24 hours; until sent or discarded"

    class Meta:
        indexes = [models.Index(fields=("expires_at",), name="drafts_draft_expires")]
        constraints = [
            models.UniqueConstraint(
                fields=("account_id", "token_hash", "kind", "subject"), name="drafts_draft_one_each"
            ),
            models.CheckConstraint(condition=models.Q(revision__gte=1), name="drafts_draft_revision_counts_up"),
        ]
