"""The county: families one after another, each with everything recorded about it, the same every time for a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from synthetic import board, dirt, history, households, involved, sources, stories, working_time
from synthetic.drafting import Numbering
from synthetic.frontdoor_plan import Contact
from synthetic.kin import Kin
from synthetic.making import Asked, alive
from synthetic.plan import Family

DAYS_OF_HISTORY = 183
CHILDREN_A_FAMILY = 1.73
CONTACTS_A_TROUBLED_FAMILY = 1.75
CHILDREN_A_CONTACT = 1.55


def contact_rate(children: int) -> float:
    """Return child-contacts per child in six months.

    A whole county has 0.15, which with the outcomes of `making` gives about the published 610 referrals per
    10,000 a year. A county of 2,000 has nearly twice that, so that a demonstration has a few hundred to look at.
    """
    return 0.15 * (1 + 0.7 * min(1.0, 2000 / max(children, 1)))


@dataclass(frozen=True, slots=True)
class Size:
    """How often what comes up in a county of this many children."""

    children: int
    troubled: float
    board_step: float


def size(children: int) -> Size:
    """Return the shares for a county of this many children."""
    families = children / CHILDREN_A_FAMILY
    on_board = min(160.0, max(8.0, 46 * (children / 2000) ** 0.35))
    troubled = contact_rate(children) * CHILDREN_A_FAMILY / (CONTACTS_A_TROUBLED_FAMILY * CHILDREN_A_CONTACT)
    return Size(children, troubled, families / on_board)


def plan_county(children: int, as_at: datetime, seed: int = 1) -> Iterator[Family]:
    """Yield families until there are exactly `children` children and unborn babies.

    `as_at` is an aware moment: "now" for the county, the last moment anything in it has happened. Stories written
    by hand come first, in a county of 200 or more. Memory does not grow with the county. Raises ValueError for a
    moment without a time zone.
    """
    if as_at.tzinfo is None:
        raise ValueError("as_at needs a time zone")
    moment = as_at.astimezone(UTC).replace(microsecond=0)
    numbering = Numbering.starting(seed)
    made = number = 0
    if children >= 200:
        for family in stories.families(moment, numbering, seed):
            made += len(family.children)
            number += 1
            yield family
    shares = size(children)
    place = 0
    while made < children:
        family = _family(number, place, children - made, shares, moment, numbering, seed)
        made += len(family.children)
        number += 1
        place += 1
        yield family


def _family(
    number: int, place: int, limit: int, shares: Size, as_at: datetime, numbering: Numbering, seed: int
) -> Family:
    rng = Random(f"{seed}:{number}")
    on_board = int((place + 1) / shares.board_step) > int(place / shares.board_step)
    troubled = on_board or rng.random() < shares.troubled
    today = working_time.local(as_at)[0]
    kin = households.make(rng, today, numbering, limit, troubled)
    records = tuple(record for draft in kin.everyone for record in dirt.records(rng, draft, today, numbering, troubled))
    help_given = involved.involvements(rng, kin, as_at, troubled)
    contacts: tuple[Contact, ...] = ()
    if troubled:
        slot = int(place / shares.board_step) if on_board else None
        contacts = _contacts(rng, kin, as_at, numbering, slot, involved.open_worker(help_given))
    return Family(
        number,
        tuple(draft.freeze() for draft in kin.everyone),
        tuple(kin.households),
        tuple(kin.ties),
        records,
        help_given,
        involved.allocations(rng, help_given, today),
        involved.restrictions(rng, kin, today, on_board),
        contacts,
    )


def _contacts(
    rng: Random, kin: Kin, as_at: datetime, numbering: Numbering, slot: int | None, worker: str
) -> tuple[Contact, ...]:
    asked: list[Asked] = []
    roll = rng.random()
    times = 1 if roll < 0.62 else 2 if roll < 0.86 else 3
    if slot is not None:
        times = 0 if roll < 0.5 else 1
        asked.append(board.situation(slot, rng, as_at, worker))
        numbering.sources[asked[-1].code] += 1
    elif roll > 0.97:
        times = 0
        asked += _low_grade_run(rng, as_at)
        numbering.sources["6"] += len(asked)
    for _ in range(times):
        code = sources.source(numbering.sources)
        days = 1 + int(rng.random() * DAYS_OF_HISTORY)
        received = working_time.arrival(rng, (as_at - timedelta(days=days)).date(), sources.category(code))
        numbering.sources[code] += 1
        asked.append(Asked(received, code, open_worker=worker if rng.random() < 0.7 else ""))
    asked = [
        each
        for each in sorted(asked, key=lambda each: each.received_at)
        if each.received_at <= as_at and alive(kin, working_time.local(each.received_at)[0])
    ]
    return tuple(history.contact(rng, kin, numbering, each, as_at) for each in asked)


def _low_grade_run(rng: Random, as_at: datetime) -> list[Asked]:
    """Three or four low-grade police notices within 90 days: nothing each time, something together."""
    start = 4 + int(rng.random() * 90)
    run = []
    for turn in range(3 + int(rng.random() * 2)):
        days = start + turn * (9 + int(rng.random() * 15))
        received = working_time.arrival(rng, (as_at - timedelta(days=days)).date(), "police")
        run.append(Asked(received, "6", "green", "domestic_abuse"))
    return run
