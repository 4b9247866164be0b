"""The fixed words of allegations. Outcomes are those of Keeping Children Safe in Education."""

from __future__ import annotations

from django.db.models import TextChoices


class Position(TextChoices):
    PAID = "paid", "Works with children"
    VOLUNTEER = "volunteer", "Volunteers with children"
    FOSTER_CARER = "foster_carer", "Foster carer, or lives with one"
    OTHER = "other", "Another position of trust"


class Concern(TextChoices):
    """Why it comes to the designated officer: behaved in a way that…"""

    HARMED = "harmed", "has harmed a child, or may have"
    OFFENCE = "offence", "possibly committed an offence against or related to a child"
    RISK = "risk", "behaved in a way that shows they may pose a risk of harm to children"
    SUITABILITY = "suitability", "behaved, or may have, in a way that they may not be suitable to work with children"


class Step(TextChoices):
    EVALUATION = "evaluation", "Initial evaluation"
    MEETING = "meeting", "Strategy or allegations meeting"
    ADVICE = "advice", "Advice to the employer"
    VOICE = "voice", "What a child said, or why not heard yet"
    NOTE = "note", "Note"


class Outcome(TextChoices):
    SUBSTANTIATED = "substantiated", "Substantiated"
    MALICIOUS = "malicious", "Malicious"
    FALSE = "false", "False"
    UNSUBSTANTIATED = "unsubstantiated", "Unsubstantiated"
    UNFOUNDED = "unfounded", "Unfounded"


MEANS: dict[Outcome, str] = {
    Outcome.SUBSTANTIATED: "there is sufficient evidence to prove the allegation",
    Outcome.MALICIOUS: "there is sufficient evidence to disprove it, and it was meant to deceive",
    Outcome.FALSE: "there is sufficient evidence to disprove it",
    Outcome.UNSUBSTANTIATED: "there is insufficient evidence either to prove or to disprove it",
    Outcome.UNFOUNDED: "there is no evidence or proper basis which supports it",
}
