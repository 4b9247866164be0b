"""A child's voice, heard and not heard yet."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from openmash.records.voice.actions import Heard, NotHeardYet
from openmash.records.voice.words import Alone, Manner, Method, NotHeardBecause


def her_own_words(quote: str = "I don't like it when he shouts.") -> Heard:
    """The child's own words, with everything that makes them so."""
    return Heard(
        quote,
        "Class teacher",
        Manner.VERBATIM,
        asked_by="Ms Obi",
        place="School",
        alone=Alone.YES,
        method=Method.TALKING,
    )


def not_yet(reason: NotHeardBecause = NotHeardBecause.NOT_YET_SEEN) -> NotHeardYet:
    """Nobody has seen the child; somebody will tomorrow."""
    return NotHeardYet(reason, "Health visitor", timezone.now() + timedelta(days=1))
