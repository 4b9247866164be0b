"""Missing episodes, what is held ready, and the check of recording. PRIVATE to missing."""

from openmash.casework.missing.models.checking import CheckDraw, CheckFinding, CheckItem
from openmash.casework.missing.models.episode import (
    TRANSITIONS,
    Classification,
    Companion,
    Done,
    Episode,
    Extract,
    Found,
    InterviewStep,
    LastSeen,
    OfEpisode,
    PreventionInterview,
    RiskLevel,
)
from openmash.casework.missing.models.ready import HeldReady, PlacedAway, PlanAction, ReadyRequest, TriggerPlan

__all__ = [
    "TRANSITIONS",
    "CheckDraw",
    "CheckFinding",
    "CheckItem",
    "Classification",
    "Companion",
    "Done",
    "Episode",
    "Extract",
    "Found",
    "HeldReady",
    "InterviewStep",
    "LastSeen",
    "OfEpisode",
    "PlacedAway",
    "PlanAction",
    "PreventionInterview",
    "ReadyRequest",
    "RiskLevel",
    "TriggerPlan",
]
