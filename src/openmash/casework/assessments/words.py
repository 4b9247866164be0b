"""The fixed words of an assessment."""

from __future__ import annotations

from django.db.models import TextChoices

TEMPLATES: tuple[str, ...] = ("child_and_family_assessment",)
"""Our own assessments, in the order they are offered; an area adds assessments and tools of its own."""


class Step(TextChoices):
    SENT = "sent", "Sent to be authorised"
    RETURNED = "returned", "Returned for changes"
    AUTHORISED = "authorised", "Authorised"


class State(TextChoices):
    WRITING = "writing", "Being written"
    SENT = "sent", "Waiting to be authorised"
    RETURNED = "returned", "Returned for changes"
    AUTHORISED = "authorised", "Authorised"


class Outcome(TextChoices):
    NO_FURTHER_ACTION = "no_further_action", "No further action by children’s social care"
    EARLY_HELP = "early_help", "Step down to early help"
    SERVICES = "services", "Family help: a child in need plan"
    STRATEGY = "strategy", "Strategy discussion or section 47 enquiry"
    LEGAL = "legal", "Legal advice or pre-proceedings"
    SPECIALIST = "specialist", "A specialist assessment first"
    OTHER = "other", "Something else"


class Verdict(TextChoices):
    STILL_SO = "still_so", "Still so"
    WRONG = "wrong", "Not right any more"


OPEN_STATES = (State.WRITING, State.RETURNED)
"""While it may be written in."""
