"""The daily meeting's journey: the agenda builds itself from what other modules know, and what was agreed is followed.

Each source says which families ought to be discussed and why, under the rights of whoever builds the agenda. A
contact's children stay together; two sources about one family make one item. Red is there as already acted
on: it never waited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from openmash.casework.differences import selectors as differences
from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import Card, Stands
from openmash.casework.frontdoor.words import State
from openmash.casework.meetings import actions as meetings
from openmash.casework.meetings import selectors as reading
from openmash.casework.meetings.actions import Proposed
from openmash.casework.meetings.selectors import ActionShown, MeetingShown
from openmash.casework.meetings.words import Kind, Reason
from openmash.casework.missing import selectors as missing
from openmash.foundation.access.actors import Actor
from openmash.pathways import domestic_abuse
from openmash.records.linkage.selectors import person_sets

UNDECIDED = frozenset({State.NEW, State.SCREENING, State.CHECKS_OUT, State.READY_TO_DECIDE})
Source = Callable[[Actor, datetime], Iterable[Proposed]]


def from_the_front_door(actor: Actor, now: datetime) -> Iterable[Proposed]:
    """Red contacts, undecided amber ones, what is past its clock, and anybody said to be in danger and not rated."""
    found = frontdoor.board(actor=actor, now=now)
    for lane in found.lanes:
        for card in lane.cards:
            if reasons := _reasons(card):
                yield Proposed(
                    person_ids=[child.person_id for child in card.children], reasons=reasons, line=_line(card),
                    sources=[f"contact:{card.contact_id}"], late=card.is_late,
                )  # fmt: skip


def from_professional_differences(actor: Actor, now: datetime) -> Iterable[Proposed]:
    """Children about whom two agencies differ."""
    for each in differences.for_the_daily_meeting(actor=actor, now=now):
        yield Proposed(
            person_ids=[each.person_id], reasons=[Reason.ESCALATION], line=each.words,
            sources=[f"difference:{each.difference_id}"], late=each.is_late,
        )  # fmt: skip


def from_missing(actor: Actor, now: datetime) -> Iterable[Proposed]:
    """Children missing now whose risk the police call high, or whose risk nobody has told us."""
    for one in missing.for_the_daily_meeting(actor=actor, now=now):
        yield Proposed([one.person_id], [Reason.MISSING], one.words, [f"missing:{one.process_id}"])


def from_domestic_abuse(actor: Actor, now: datetime) -> Iterable[Proposed]:
    """Families that triage sent on, or that have a repeat, and that are not decided yet."""
    for one in domestic_abuse.for_the_daily_meeting(actor=actor, now=now):
        times = one.nth_in_12_months
        many = f"{times} notifications in 12 months" if times > 1 else "First notification in 12 months"
        yield Proposed(
            person_ids=one.person_ids, reasons=[Reason.DOMESTIC_ABUSE], line=f"{many}. {one.standing.label}.",
            sources=[f"contact:{contact}" for contact in one.contact_ids],
        )  # fmt: skip


SOURCES: tuple[Source, ...] = (
    from_the_front_door,
    from_missing,
    from_domestic_abuse,
    from_professional_differences,
)
"""Who brings families to the daily meeting: a line for each module's `for_the_daily_meeting`."""


def prepare(*, actor: Actor, starts_at: datetime) -> UUID:
    """Open today's meeting, or find it, and put on its agenda what belongs there; returns its key."""
    meeting_id = meetings.open_meeting(actor=actor, kind=Kind.DAILY, starts_at=starts_at)
    bring_up_to_date(actor=actor, meeting_id=meeting_id)
    return meeting_id


def bring_up_to_date(*, actor: Actor, meeting_id: UUID) -> int:
    """Add what has come since; nothing that is on the agenda leaves it. Returns how many families were added."""
    return len(meetings.add_items(actor=actor, meeting_id=meeting_id, proposed=families(actor=actor)))


def families(*, actor: Actor, now: datetime | None = None) -> list[Proposed]:
    """What every source proposes, a family once. A restricted child's family is never joined with another's: the wall
    round it would close over both.
    """
    moment = now or timezone.now()
    every = [one for source in SOURCES for one in source(actor, moment) if one.person_ids]
    sets = person_sets({person for one in every for person in one.person_ids}, actor)
    joined: list[Proposed] = []
    for one in every:
        mine = _behind(one, sets)
        same = next((each for each in joined if _is_family(each, one, sets) and _behind(each, sets) == mine), None)
        if same is None:
            joined.append(one)
        else:
            joined[joined.index(same)] = _together(same, one)
    return joined


def _behind(one: Proposed, sets: Mapping[UUID, object]) -> bool:
    """Whether one of these children is behind a wall of their own."""
    return any(getattr(sets.get(person), "is_restricted", False) for person in one.person_ids)


def _is_family(one: Proposed, other: Proposed, sets: Mapping[UUID, object]) -> bool:
    """Whether they share a child, over all the records agreed to be that child."""

    def leads(each: Proposed) -> set[object]:
        return {getattr(sets.get(person), "lead_id", person) for person in each.person_ids}

    return bool(leads(one) & leads(other))


def _together(one: Proposed, other: Proposed) -> Proposed:
    return replace(
        one,
        person_ids=list(dict.fromkeys([*one.person_ids, *other.person_ids])),
        reasons=list(dict.fromkeys([*one.reasons, *other.reasons])),
        sources=list(dict.fromkeys([*one.sources, *other.sources])),
        line=one.line if other.line in one.line else f"{one.line} Also: {other.line}"[:400],
        late=one.late or other.late,
    )


def _reasons(card: Card) -> list[Reason]:
    undecided = card.state in UNDECIDED
    tests = (
        (Reason.RED, card.rating == "red"),
        (Reason.DANGER, undecided and card.in_danger_now and not card.rating),
        (Reason.LATE, card.is_late),
        (Reason.AMBER, undecided and card.rating == "amber"),
    )
    return [reason for reason, holds in tests if holds]


def _line(card: Card) -> str:
    concern = card.concern or "Nothing written yet."
    if card.rating != "red":
        return concern
    if card.acts:
        return f"Already acted on: {', '.join(act.lower() for act in card.acts)}. {concern}"
    if card.state not in UNDECIDED:
        return f"Already decided. {concern}"
    return f"Nobody has acted yet: do not wait for the meeting. {concern}"


def contacts_now(
    contact_ids: Iterable[UUID], *, actor: Actor, of: Sequence[UUID] = ()
) -> tuple[Mapping[UUID, Stands], Mapping[UUID, Card]]:
    """How the contacts behind some items stand now, and the cards `of` some. The same number of queries for one or
    thirty.
    """
    ids = list(dict.fromkeys(contact_ids))
    return frontdoor.cards_among(ids, of=of, actor=actor, now=timezone.now()) if ids else ({}, {})


@dataclass(frozen=True)
class FollowedUp:
    """What the last meeting agreed, and what became of it."""

    meeting: MeetingShown
    actions: Sequence[ActionShown]

    def still_open(self) -> int:
        """How many are neither done nor said to be impossible."""
        return sum(one.is_open for one in self.actions)


def followed_up(shown: MeetingShown, *, actor: Actor) -> FollowedUp | None:
    """What the meeting before this one agreed; None where there was none, or it agreed nothing this actor reaches."""
    before = reading.the_one_before(shown, actor=actor)
    if before is None:
        return None
    agreed = reading.agreed_at(before.id, actor=actor)
    return FollowedUp(before, agreed) if agreed else None
