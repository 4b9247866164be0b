"""Of which kind a record is, and when its time has passed, from facts alone and the area's schedule. Plain Python."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from openmash.foundation.governance.retention import Keeping
from openmash.statute.calendar import months_after
from openmash.statute.events import Event

LOOKED_AFTER = frozenset({
    Event.BECAME_LOOKED_AFTER, Event.PLACEMENT_BEGAN, Event.ACCOMMODATION_BEGAN, Event.CARE_ORDER_MADE,
    Event.INTERIM_CARE_ORDER_MADE, Event.POLICE_PROTECTION_TAKEN, Event.EMERGENCY_PROTECTION_ORDER_MADE,
})  # fmt: skip
PROTECTION = frozenset({
    Event.STRATEGY_DISCUSSION_HELD, Event.ENQUIRY_BEGAN, Event.ENQUIRY_START_RECORDED, Event.INITIAL_CONFERENCE_HELD,
    Event.CHILD_PROTECTION_PLAN_BEGAN, Event.PROTECTIVE_ACT_OPENED,
})  # fmt: skip
IN_NEED = frozenset({
    Event.REFERRAL_ACCEPTED, Event.FAMILY_HELP_BEGAN, Event.ASSESSMENT_BEGAN, Event.CHILD_IN_NEED_PLAN_BEGAN,
    Event.REPORTED_MISSING, Event.PRIVATE_FOSTERING_KNOWN, Event.TRANSFERRED_IN, Event.ALLOCATED,
})  # fmt: skip
OF_A_KIND = (("looked_after", LOOKED_AFTER), ("protection", PROTECTION), ("in_need", IN_NEED))
"""Kinds by what ever happened, the longest kept first. What fits none is a contact and nothing more."""
EVERY_EVENT = frozenset(event.value for _, events in OF_A_KIND for event in events)


@dataclass(frozen=True)
class Kept:
    """The kind of a record, and from when it may go; None where the area has set no time, or a date is not known."""

    line: Keeping | None
    kind: str
    due_on: date | None


def kind_of(events: Collection[str]) -> str:
    """Of which kind a record is, by what ever happened."""
    for kind, among in OF_A_KIND:
        if any(event.value in events for event in among):
            return kind
    return "contact"


def kept(events: Collection[str], ended_on: date, born_on: date | None, schedule: Sequence[Keeping]) -> Kept:
    """How long a record is kept whose last work ended on a day. Nothing is due before that day, whatever is counted."""
    kind = kind_of(events)
    line = next((each for each in schedule if each.key == kind), None)
    if line is None or not line.years:
        return Kept(line, kind, None)
    since = ended_on if line.counted == "ended" else born_on
    return Kept(line, kind, None if since is None else max(months_after(since, 12 * line.years), ended_on))
