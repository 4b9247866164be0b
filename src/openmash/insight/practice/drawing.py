"""Drawing records for an audit: from which children, by which lot, read by whom. The same seed draws the same.

The draw is made by a service that sees every unrestricted record, as duty roles do, so that nobody picks and a
restricted child is never drawn. The auditor who asks for it sees only what was drawn for them.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import Decided
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.insight.inspection.sampling import draw
from openmash.insight.practice.words import By, Of
from openmash.records.linkage.selectors import person_sets


@dataclass(frozen=True)
class Candidate:
    """A child who can be drawn, by the newest decision about them in the period: what it was, of whose work."""

    person_id: UUID
    contact_id: UUID
    outcome: str
    source: str
    practitioner_id: UUID

    def stratum(self, by: By) -> str:
        """What they are drawn from."""
        return {By.CHANCE: self.outcome, By.OUTCOME: self.outcome, By.SOURCE: self.source}[by]


@dataclass(frozen=True)
class Lot:
    """One record as drawn, in the order drawn, and who reads it; `second_id` where it is graded twice."""

    candidate: Candidate
    first_id: UUID
    second_id: UUID | None


@contextmanager
def counting() -> Iterator[Actor]:
    """As the service that draws and counts, within the transaction of whoever asked; nothing of a child is returned."""
    actor = service(Service.PRACTICE)
    with acting_as(actor):
        yield actor


def frame(
    of: Of, since: datetime, until: datetime, *, actor: Actor, known_at: datetime | None = None,
    but: Collection[UUID] = (),
) -> list[Candidate]:  # fmt: skip
    """Every child the audit could draw, each once over all their records, apart from those in `but`. Two queries."""
    rows = [
        row for row in frontdoor.decided(since=since, until=until, actor=actor, known_at=known_at)
        if of is Of.DECIDED or row.is_less is (of is Of.LESS)
    ]  # fmt: skip
    sets = person_sets({row.person_id for row in rows}, actor)
    newest: dict[UUID, Decided] = {}
    for row in rows:
        if row.person_id in sets:
            newest[sets[row.person_id].lead_id] = row
    left_out = set(but)
    return [
        Candidate(lead, row.contact_id, str(row.outcome.label), row.source, row.by)
        for lead, row in sorted(newest.items())
        if lead not in left_out
    ]


def hash_of(found: Sequence[Candidate]) -> str:
    """What a frame is known again by."""
    return hashlib.sha256("\n".join(str(each.person_id) for each in found).encode()).hexdigest()


def drawn_from(found: Sequence[Candidate], by: By, many: int, *, seed: int) -> list[Candidate]:
    """`many` of them by lot, or all where there are fewer; in turn from each group where the draw is divided."""
    by_key = {each.person_id: each for each in found}
    groups: Mapping[str, list[UUID]] = defaultdict(list)
    for each in found:
        groups["" if by is By.CHANCE else each.stratum(by)].append(each.person_id)
    return [by_key[each.person_id] for each in draw(groups, many, seed=seed)]


def shared_out(found: Sequence[Candidate], auditors: Sequence[UUID], double_percent: int, *, seed: int) -> list[Lot]:
    """Each record to an auditor in turn, a share of them to a second one; nobody reads their own work.

    A record that nobody but whoever did the work could read is left out, and one that has no second reader has none.
    """
    lots = random.Random(seed + 1)  # noqa: S311  # a draw that anybody can repeat: it keeps no secret
    twice = set(lots.sample(range(len(found)), ceil(len(found) * double_percent / 100)))
    turn = sorted(auditors)
    lots.shuffle(turn)
    shared = []
    for place, each in enumerate(found):
        order = [key for key in turn[place % len(turn) :] + turn[: place % len(turn)] if key != each.practitioner_id]
        if order:
            shared.append(Lot(each, order[0], order[1] if place in twice and len(order) > 1 else None))
    return shared
