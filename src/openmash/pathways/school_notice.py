"""What a notice to a school says of what happened, and what it leaves out: nobody alleged is named to a school."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from openmash.casework.encompass import selectors
from openmash.casework.encompass.actions import NoticeTold
from openmash.casework.frontdoor.selectors import ForSchool
from openmash.casework.frontdoor.words import Presence
from openmash.casework.schools.selectors import SchoolShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.records.linkage.selectors import whole_cards
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.records.people.sets import PersonSet
from openmash.records.voice import selectors as voices
from openmash.records.voice.words import Reader

WITHHELD = "What happened is not written here, because it would tell where somebody is. Ring the hub and ask."
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
    return re.sub(rf"(^|[.!?]\s+|\n){ALLEGED}", lambda found: found[1] + ALLEGED.capitalize(), text)


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


@dataclass(frozen=True)
class SaidToPolice:
    """What a child said in one incident, and to whom; empty where nothing was told to us.

    `agreed`: whether the child, asked to whom the words may be shown, named their school; None: nobody has asked.
    """

    quote: str = ""
    said_to: str = ""
    agreed: bool | None = None


def content_of(
    told: ForSchool, person: PersonSet, card: Card, school: SchoolShown, accounts: Sequence[UUID], actor: Actor
) -> NoticeTold:
    """What this school is told of this child, as the records stand now. `accounts`: who signs in there and is told."""
    circumstances = unnamed(told, actor) or "The police gave no more than that they were called to domestic abuse."
    there, spoken, seemed = impact_of(told)
    withholding = people.withholding(person.ids, actor)
    marked = selectors.words_marked(told.contact_id, told.person_id, actor=actor)
    said = said_to_police(told.contact_id, told.person_id, actor)
    safe = said.agreed is not False and (bool(said.agreed) if marked is None else marked[0])
    return NoticeTold(
        school.agency_id or UUID(int=0), school.to_circle or 0,
        card.name if card.is_named else told.as_told or "A child",
        _born(card), told.police_ref, there, WITHHELD if withholding.needed_for(circumstances) else circumstances,
        spoken, seemed="" if withholding.needed_for(seemed) else seemed,
        words=said.quote if safe and not withholding.needed_for(said.quote) else "",
        words_said_to=said.said_to if safe else "",
        accounts=accounts,
    )  # fmt: skip


def said_to_police(process_id: UUID, person_id: UUID, actor: Actor) -> SaidToPolice:
    """What a child said in one incident."""
    for said in voices.of_process(process_id, actor=actor):
        if said.person_id == person_id and said.heard and not said.kept_back:
            agreed = None if said.safe_for is None else said.may_be_shown_to(Reader.SCHOOL)
            return SaidToPolice(said.quote, said.source, agreed)
    return SaidToPolice()


def _born(card: Card) -> str:
    born = card.birth
    if born.date is None:
        return "not known"
    if born.precision == "day":
        return say.day_of(born.date)
    return f"{born.date:%B %Y}" if born.precision == "month" else f"{born.date.year}"
