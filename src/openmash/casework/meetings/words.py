"""The words of a meeting, as codes and as people say them."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    """Which meeting it is. Each kind has its own agenda; who may speak, and what is kept, are the same for all."""

    DAILY = "daily", "Daily multi-agency vulnerability meeting"
    EXPLOITATION = "exploitation", "Multi-agency exploitation meeting"
    TRIAGE = "expl_daily", "Exploitation triage"
    PLACES = "expl_places", "Exploitation meeting about people and places"
    STRATEGIC = "expl_strategic", "Strategic exploitation group"
    STRATEGY = "strategy", "Strategy discussion"
    CONFERENCE = "conference", "Child protection conference"
    CORE_GROUP = "core_group", "Core group"

    @property
    def protects(self) -> bool:
        """Whether it is called to protect a child: any qualified worker may, and leads what they called."""
        return self in (Kind.STRATEGY, Kind.CONFERENCE, Kind.CORE_GROUP)

    @property
    def is_exploitation(self) -> bool:
        """Whether it is about exploitation: its area says what it speaks about, how often, and who sits there."""
        return self in (Kind.EXPLOITATION, Kind.TRIAGE, Kind.PLACES, Kind.STRATEGIC)


class Mark(models.TextChoices):
    BEGUN = "begun", "Begun"
    CLOSED = "closed", "Closed"


class Reason(models.TextChoices):
    """Why a family is on the agenda, in the order in which families are taken."""

    RED = "red", "Red contact"
    DANGER = "danger", "Said to be in danger, not rated yet"
    MISSING = "missing", "Missing now"
    LATE = "late", "Past its clock"
    ESCALATION = "escalation", "Escalation"
    AMBER = "amber", "Amber, not decided"
    PROTECTION = "protection", "Child protection"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    REFERRED = "referred", "Referred to the meeting"
    MISSING_AGAIN = "missing_again", "Missing again and again"
    REVIEW = "review", "To be looked at again"
    EXPLOITATION = "exploitation", "Exploitation"
    PARTNER = "partner", "Brought by an agency"


ORDER: dict[str, int] = {reason.value: place for place, reason in enumerate(Reason)}


class Field(models.TextChoices):
    """What an agency writes about one child, in its own words."""

    IMPACT = "impact", "Impact of the risk on the child now"
    OPTIONS = "options", "What could be done"
    DISSENT = "dissent", "Where we see it differently"
    AGREED = "agreed", "What was agreed"


AGENCIES_WRITE = (Field.IMPACT, Field.OPTIONS, Field.DISSENT)
"""What every agency may write. What was agreed is written by the chair."""


class Presence(models.TextChoices):
    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    MISSING = "missing", "Missing"


class Became(models.TextChoices):
    """What became of an action."""

    DONE = "done", "Done"
    CANNOT = "cannot", "Cannot be done"
