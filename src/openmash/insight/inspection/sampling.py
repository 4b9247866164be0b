"""Drawing children by lot, in turn from each group. Plain: no database, no framework."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Drawn:
    """One child of the sample. `group`: what they were drawn from, or that they were named."""

    person_id: UUID
    group: str


NAMED = "named by the inspectors"


def draw(groups: Mapping[str, Iterable[UUID]], number: int, *, seed: int, named: Sequence[UUID] = ()) -> list[Drawn]:
    """`named` first, then children drawn without return until there are `number` of these, or nobody is left.

    One from each group in turn, in an order drawn too, so that no group is passed over while another gives two. The
    same groups and the same seed give the same children, in whatever order the groups came.
    """
    lots = random.Random(seed)  # noqa: S311  # a draw that anybody can repeat: it keeps no secret
    left = {}
    for group in sorted(groups):
        each = sorted(set(groups[group]) - set(named))
        lots.shuffle(each)
        left[group] = each
    turn = sorted(left)
    lots.shuffle(turn)
    found: list[Drawn] = []
    taken: set[UUID] = set()
    while len(found) < number and any(left.values()):
        for group in turn:
            if len(found) < number and left[group]:
                person = left[group].pop()
                if person not in taken:
                    taken.add(person)
                    found.append(Drawn(person, group))
    return [*(Drawn(person, NAMED) for person in dict.fromkeys(named)), *found]
