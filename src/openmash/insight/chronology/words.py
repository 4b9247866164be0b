"""The fixed words of copies of a chronology."""

from __future__ import annotations

from django.db.models import TextChoices


class Audience(TextChoices):
    """For what kind of reader a copy is made; each may have different things."""

    CHILD = "child", "The child"
    FAMILY = "family", "A parent or relative"
    AGENCY = "agency", "Another agency"
    COURT = "court", "A court, or Cafcass"
    INSPECTOR = "inspect", "An inspector"


class Because(TextChoices):
    """Why an entry is not in a copy: for whoever makes it. The recipient is told only what betrays nothing."""

    NAMED_ONLY = "named_only", "Of a part of a meeting for those named alone"
    SEALED = "sealed", "Kept by the agency that holds it"
    PLACE = "place", "Names a place that is protected"
    RESTRICTED = "restricted", "Names somebody whose record is restricted"
    WHERE = "where", "May tell where the child is, which must be kept from them"
    CHILD = "child", "The child has not said that this may be shown to them"
    OTHERS = "others", "About somebody else"
    KIND = "kind", "Not for this reader"
    UNREAD = "unread", "Nobody has read it yet for what it may give away"
    CHOSEN = "chosen", "You left it out"
