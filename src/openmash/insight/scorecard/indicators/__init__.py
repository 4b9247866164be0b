"""The partnership's list of 64, as data, and what is counted beyond it."""

from __future__ import annotations

from openmash.insight.scorecard.indicators import (
    disruption,
    exploited_and_missing,
    flow,
    front_door,
    help_and_protection,
    learning,
    partnership,
    police_and_schools,
    voice_and_recording,
)
from openmash.insight.scorecard.indicators.shape import Better, Chapter, Comparison, Indicator, Kind, Target

__all__ = [
    "BETWEEN_GROUPS",
    "BY_KEY",
    "INDICATORS",
    "VERSION",
    "Better",
    "Chapter",
    "Comparison",
    "Indicator",
    "Kind",
    "Target",
]

VERSION = "2026.1"
"""Of the definitions: kept with each figure, so that a change of what is counted is not taken for a change in life."""
INDICATORS: tuple[Indicator, ...] = (
    *front_door.FIGURES,
    *flow.FIGURES,
    *help_and_protection.FIGURES,
    *exploited_and_missing.FIGURES,
    *disruption.FIGURES,
    *police_and_schools.FIGURES,
    *partnership.FIGURES,
    *learning.FIGURES,
    *voice_and_recording.FIGURES,
)
BETWEEN_GROUPS = learning.BETWEEN_GROUPS
BY_KEY = {each.key: each for each in INDICATORS}
