"""How contacts stand now, without anybody's name: what a long list sorts, counts and says is late by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.frontdoor.gathering import Gathered, gather
from openmash.casework.frontdoor.timing import Clocks, clocks_of, is_due_today
from openmash.casework.frontdoor.words import SEVERITY, Act, ContactKind, State
from openmash.foundation.access.actors import Actor

UNRATED = 1.5
"""An unrated contact stands between green and amber until somebody has looked; one in danger now stands above red."""
IN_DANGER = 4.0


@dataclass(frozen=True)
class Stands:
    """How one contact stands now: as much as a line in a long list needs. Moments are UTC."""

    contact_id: UUID
    kind: ContactKind
    state: State
    received_at: datetime
    rating: str
    in_danger_now: bool
    clocks: Clocks
    acts: tuple[str, ...]
    holder_accounts: frozenset[UUID]
    holder_teams: frozenset[UUID]
    due_today: bool

    @property
    def is_late(self) -> bool:
        return self.clocks.is_late

    @property
    def is_no_ones(self) -> bool:
        """Held by a desk and not by a person: nobody has taken it by name."""
        return not self.holder_accounts

    @property
    def is_pressing(self) -> bool:
        """Never left out of a long lane: past a clock or due today, red, or somebody is in danger now."""
        return self.is_late or self.due_today or self.in_danger_now or self.rating == "red"

    @property
    def urgency(self) -> tuple[float, datetime, UUID]:
        """What sorts first: danger now, then the rating, then what is due first, then what came first."""
        severity = IN_DANGER if self.in_danger_now and not self.rating else SEVERITY.get(self.rating, UNRATED)
        return -severity, self.clocks.due_at or self.received_at, self.contact_id


def standing_of(contact_ids: Sequence[UUID], *, actor: Actor, now: datetime) -> Mapping[UUID, Stands]:
    """How each of these contacts stands, of those the actor may see. Fifteen queries and no card."""
    return {key: stands_of(one, now) for key, one in gather(contact_ids, actor=actor, lean=True).items()}


def stands_of(one: Gathered, now: datetime) -> Stands:
    """How one contact stands at a moment (aware), from all that the front door knows of it. PRIVATE to this module."""
    contact, clocks, holders = one.contact, clocks_of(one, now), one.holders.values()
    return Stands(
        contact_id=contact.id,
        kind=ContactKind(contact.kind),
        state=one.state,
        received_at=contact.received_at,
        rating=one.rating.rating if one.rating else "",
        in_danger_now=contact.in_danger_now,
        clocks=clocks,
        acts=tuple(dict.fromkeys(Act(act.act).label for act in one.acts)),
        holder_accounts=frozenset(h.account_id for h in holders if h.account_id),
        holder_teams=frozenset(h.team_id for h in holders),
        due_today=is_due_today(clocks.due_at, now),
    )
