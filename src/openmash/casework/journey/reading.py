"""What actions and selectors both fetch: a child's open journey, and their birth and death. PRIVATE."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from openmash.casework.journey.rules import Life, Mark
from openmash.foundation.access.actors import Actor
from openmash.records.cases import selectors as spine
from openmash.records.cases.selectors import Happened
from openmash.records.cases.words import ProcessKind
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.statute.calendar import at, months_after
from openmash.statute.events import Event

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
A_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH}) (\d{{4}})\b")
ALSO_A_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: ({_MONTH}))?(?: (?:or|and|to) (?:the )?| ?[-–/] ?)"
    rf"(?=\d{{1,2}}(?:st|nd|rd|th)?(?: of)? ({_MONTH}) (\d{{4}})\b)"
)
"""The first of two days told for one, whose month or year stands after the second: "2 or 3 November 2026"."""
A_MONTH = re.compile(rf"\b({_MONTH}) (\d{{4}})\b")


@dataclass(frozen=True)
class ByWhom:
    """Whether the child is allocated to whoever asks."""

    is_theirs: bool


def open_journey(person_id: UUID, *, actor: Actor) -> UUID | None:
    """The process of a child's journey that has not ended for them; None where they have none."""
    ids = linkage.person_set(person_id, actor).ids
    found = (each for each in spine.processes_of(ids, actor=actor) if each.kind is ProcessKind.JOURNEY)
    return next((each.process_id for each in found), None)


def life_of(ids: Sequence[UUID], *, actor: Actor) -> Life:
    """A child's birth and death, from all their records, as far as they are known to the day."""
    return life_from(people.people_cards(ids, actor))


def life_from(cards: Mapping[UUID, Card]) -> Life:
    """The same from cards already read: a birth that happened comes before one that is expected."""
    births = [card.birth for card in cards.values() if card.birth.precision == "day" and card.birth.date]
    known = sorted(births, key=lambda birth: birth.expected)
    birth = known[0] if known else None
    told = next(((days, card.died) for card in cards.values() if (days := days_told(card.died))), None)
    died = told[0][1] if told else None
    said = told[1] if told and told[0][0] != told[0][1] else ""
    gone = any(card.has_died for card in cards.values())
    return Life(birth.date if birth else None, bool(birth and birth.expected), died, said, gone)


def days_told(words: str) -> tuple[date, date] | None:
    """The first and the last day these words may mean: one and the same for "26 November 2026, in the night", two for
    "2 or 3 November 2026", a whole month for "November 2026"; None where they name no day at all.
    """
    days = [_day(*each) for each in A_DAY.findall(words)]
    days += [_day(day, month or of, year) for day, month, of, year in ALSO_A_DAY.findall(words)]
    known = [day for day in days if day is not None]
    if days:
        return (min(known), max(known)) if len(known) == len(days) else None
    months = A_MONTH.findall(words)
    if len(months) != 1:
        return None
    first = date(int(months[0][1]), MONTHS.index(months[0][0]) + 1, 1)
    return first, months_after(first, 1) - timedelta(days=1)


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def marks_from(happened: Sequence[Happened], life: Life, closures: Mapping[UUID, str]) -> list[Mark]:
    """What happened as marks, oldest first; a birth that is known is one of them, at the beginning of its day."""
    found = [
        Mark(each.id, each.event, each.at, closures.get(each.id, ""), each.process_id, each.person_id)
        for each in happened
    ]
    if life.born and not life.expected and not any(mark.event is Event.CHILD_BORN for mark in found):
        born = _beginning_of(life.born)
        if any(mark.on <= life.born for mark in found):
            found.append(Mark(UUID(int=0), Event.CHILD_BORN, born))
    return sorted(found, key=lambda mark: mark.at)


def _beginning_of(day: date) -> datetime:
    return at(day, time(0))
