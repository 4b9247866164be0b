"""One meeting is one entry with its parts: that it was called and held, what it decided, and the steps it took.

Plain Python. For reading alone: a copy weighs each part by itself, as what one agency said may go and another's not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from openmash.insight.chronology.selectors import Line
from openmash.statute.events import Event

OPENING = 1
"""What stands in a row no later than this tells of the meeting itself; a part alone is no row of a meeting."""
PLAN = "plan"
"""What a plan tells of itself: at the moment of a meeting it is what the meeting wrote in it."""
MEETING = "protection_meeting"
"""The page of the meetings that are told in parts; an entry with this link has the meeting's key."""
HELD = frozenset(
    {
        Event.STRATEGY_DISCUSSION_HELD.value, Event.INITIAL_CONFERENCE_HELD.value, Event.REVIEW_CONFERENCE_HELD.value,
        Event.CORE_GROUP_HELD.value,
    }
)  # fmt: skip
TAKEN = HELD | {
    Event.ENQUIRY_BEGAN.value, Event.ENQUIRY_CLOSED.value, Event.CHILD_PROTECTION_PLAN_BEGAN.value,
    Event.CHILD_PROTECTION_PLAN_ENDED.value, Event.CHILD_IN_NEED_PLAN_ENDED.value, Event.VISIT_DECIDED.value,
}  # fmt: skip
"""The steps that a meeting takes, at the moment it was held."""


@dataclass(frozen=True)
class Folded:
    """An entry, and what belongs to it, in the order in which it came about. Most have no parts."""

    line: Line
    parts: tuple[Line, ...] = ()
    link: str = ""
    source_id: UUID | None = None
    """The page the row leads to, as of an entry, where it has parts."""


def by_meeting(lines: Sequence[Line]) -> tuple[Folded, ...]:
    """These lines, newest first, with what is one meeting's under what tells that it was held, or else called.

    A step belongs to the meeting about its child that decided, or was called for, its very moment, where one alone did;
    of two at one moment neither is guessed at.
    """
    at = _meetings(lines)
    of: dict[UUID, list[Line]] = {}
    for line in lines:
        if (key := _meeting_of(line, at)) is not None:
            of.setdefault(key, []).append(line)
    heads = {key: min(each, key=lambda line: (_place(line), line.at)) for key, each in of.items()}
    heads = {key: head for key, head in heads.items() if _place(head) <= OPENING}
    found = list[Folded]()
    for line in lines:
        key = _meeting_of(line, at)
        if key is None or key not in heads:
            found.append(Folded(line))
        elif line is heads[key]:
            found.append(_as_one(line, of[key]))
    return tuple(found)


def _meetings(lines: Sequence[Line]) -> dict[tuple[UUID, datetime], set[UUID]]:
    """The meetings to protect each child at each moment."""
    found: dict[tuple[UUID, datetime], set[UUID]] = {}
    for line in lines:
        if line.entry.link == MEETING and line.entry.of is not None:
            for person in (line.entry.person_id, *line.entry.also_about):
                found.setdefault((person, line.at), set()).add(line.entry.of)
    return found


def _meeting_of(line: Line, at: dict[tuple[UUID, datetime], set[UUID]]) -> UUID | None:
    if line.entry.code not in TAKEN and line.entry.kind != PLAN:
        return line.entry.of
    held = at.get((line.entry.person_id, line.at), set())
    return next(iter(held)) if len(held) == 1 else None


def _as_one(head: Line, lines: Sequence[Line]) -> Folded:
    """The row: it leads to the meeting's page. That it was called for when it was held is not said beside it."""
    head, *rest = _once(sorted(lines, key=lambda line: (line is not head, _place(line), line.at)))
    meeting = next((line.entry for line in lines if line.entry.link == MEETING), None)
    parts = [line for line in rest if line.mark or not (line.entry.opens and line.at == head.at)]
    leads = (meeting.link, meeting.source_id) if meeting else ("", head.entry.source_id)
    return Folded(head, tuple(parts), *leads)


def _once(lines: Sequence[Line]) -> list[Line]:
    """Each thing said once, about all of whom it was said, unless somebody marked one of them."""
    found: dict[object, Line] = {}
    for line in lines:
        entry = line.entry
        said = (entry.kind, entry.headline, line.at, entry.agency_id, line.mark and line.mark.id)
        if said in found:
            about = dict.fromkeys((*found[said].entry.also_about, entry.person_id, *entry.also_about))
            others = tuple(one for one in about if one != found[said].entry.person_id)
            found[said] = replace(found[said], entry=replace(found[said].entry, also_about=others))
        else:
            found[said] = line
    return list(found.values())


def _place(line: Line) -> int:
    """Where in a meeting's row a line stands: that it was held, or called; what was decided; the steps it took."""
    if line.entry.code or line.entry.kind == PLAN:
        return 0 if line.entry.code in HELD else 3
    return OPENING if line.entry.opens else 2
