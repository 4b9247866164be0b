"""The fixed words of triage and MARAC, as codes and as people say them."""

from __future__ import annotations

from django.db.models import TextChoices


class Verdict(TextChoices):
    """What a person judged of one family's notification. No outcome: the front door decides for each child."""

    GOES_ON = "goes_on", "Goes on to screening"
    NOT_ON = "not_on", "Does not go on"


class MaracBecause(TextChoices):
    """Why somebody is referred to MARAC. The list is national practice; what counts as escalation is local data."""

    JUDGEMENT = "judgement", "Professional judgement"
    VISIBLE_HIGH_RISK = "visible_high_risk", "Visible high risk: an agency's own checklist"
    ESCALATION = "escalation", "Escalation: what has been reported, and how often"
    REPEAT = "repeat", "Repeat: heard at MARAC before, and it has happened again"


class FlagPart(TextChoices):
    """Why a person bears the flag. An alleged person never does."""

    VICTIM = "victim", "Victim"
    CHILD = "child", "Child of the household"
