"""Where a screening goes by the area's rules, for what sends it and for the pages that say so."""

from __future__ import annotations

from datetime import datetime

from openmash.casework.screening import rules
from openmash.casework.screening.rules import Sending
from openmash.casework.screening.selectors import ScreeningShown, local_at
from openmash.casework.screening.telling import ScreeningTold
from openmash.casework.screening.words import Known

__all__ = ["Sending", "at_once", "lifted_said", "sendings_of"]


def sendings_of(shown: ScreeningShown, now: datetime) -> list[Sending]:
    """Everything that a screening is to be sent to as it stands now, each once. `now` is aware."""
    return rules.sendings(shown.facts, local_at(now))


def at_once(told: ScreeningTold, now: datetime) -> list[str]:
    """To whom one that is not sent yet would go at once. What depends on earlier ones is known once it is sent."""
    facts = rules.Facts(told.grade.grade, told.at, now, False, told.domestic_abuse is Known.YES)
    return [each.to for each in rules.sendings(facts, local_at(now)) if each.waits_for_review_until is None]


def lifted_said(shown: ScreeningShown, sent: Sending, now: datetime) -> str:
    """What is said where a rule lifts the grade it is sent at; empty where none does."""
    return rules.lifted_said(shown.stands.grade, sent, local_at(now))
