"""What a notice to a school says of what happened, and what it leaves out: nobody alleged is named to a school."""

from __future__ import annotations

import re

from openmash.casework.frontdoor.selectors import ForSchool
from openmash.casework.frontdoor.words import Presence
from openmash.foundation.access.actors import Actor
from openmash.records.linkage.selectors import whole_cards

ALLEGED = "the person alleged"
PRESENT = {
    Presence.YES: "The child was there.", Presence.NO: "The child was not there.",
    Presence.UNKNOWN: "Nobody has said whether the child was there.",
}  # fmt: skip
THERE, SEEMED = "There at the time:", "How the child seemed:"


def unnamed(told: ForSchool, actor: Actor) -> str:
    """What happened, without the names of those alleged: no school is told who they are."""
    text = told.concern.strip()
    cards = whole_cards([person for person, _ in told.alleged], actor)
    names = {name for _, name in told.alleged} | {card.name for card in cards.values() if card.is_named}
    forenames = {name.split()[0] for name in names if len(name.split()) > 1}
    for name in sorted(filter(None, names | forenames), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", ALLEGED, text, flags=re.IGNORECASE)
    return text


def impact_of(told: ForSchool) -> tuple[str, str, str]:
    """Whether this child was there, was seen and spoken to, and how they seemed."""
    lines = told.impact.splitlines()
    first = next((line for line in lines if line.startswith(THERE)), "")
    seemed = next((line.removeprefix(SEEMED).strip() for line in lines if line.startswith(SEEMED)), "")
    if first:
        there = _presence(first.removeprefix(THERE).split(".")[0].strip())
        seen = _presence(_after(first, "Seen by an officer:"))
        spoken = _presence(_after(first, "Spoken to:"))
    else:
        there, seen, spoken = told.present, told.seen, told.spoken_to
    words = {
        Presence.YES: "An officer spoke to the child.", Presence.NO: "No officer spoke to the child.",
        Presence.UNKNOWN: "Nobody has said whether an officer spoke to the child.",
    }  # fmt: skip
    also = " The child was seen." if seen is Presence.YES and spoken is not Presence.YES else ""
    return PRESENT[there], words[spoken] + also, seemed


def _after(line: str, mark: str) -> str:
    return line.partition(mark)[2].split(".")[0].strip() if mark in line else ""


def _presence(word: str) -> Presence:
    return Presence(word) if word in {each.value for each in Presence} else Presence.UNKNOWN
