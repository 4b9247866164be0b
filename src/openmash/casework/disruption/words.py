"""The fixed words of disruption."""

from __future__ import annotations

from django.db.models import TextChoices


class Aim(TextChoices):
    """What a measure is aimed at."""

    CHILD = "child", "A child"
    PERSON = "person", "A person of concern"
    PLACE = "place", "A place"
    LINE = "line", "A phone line"
    ANY = "any", "A place, a group or an online space"


class Step(TextChoices):
    """What became of a measure, on what day."""

    APPLIED = "applied", "Applied for"
    GRANTED = "granted", "Granted"
    SERVED = "served", "Served, or begun"
    REFUSED = "refused", "Refused"
    BREACHED = "breached", "Breached"
    EXTENDED = "extended", "Extended"
    ENDED = "ended", "Ended"


class State(TextChoices):
    PLANNED = "planned", "Planned"
    APPLIED = "applied", "Applied for"
    GRANTED = "granted", "Granted, not served yet"
    RUNNING = "running", "In force"
    BREACHED = "breached", "In force, breached"
    EXPIRED = "expired", "Expired"
    REFUSED = "refused", "Refused"
    ENDED = "ended", "Ended"


STANDS = (State.PLANNED, State.APPLIED, State.GRANTED, State.RUNNING, State.BREACHED)
"""While something may still be done with it."""
