"""The county: families one after another, each with everything recorded about it, the same every time for a seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from synthetic import board, demand, dirt, history, households, involved, sources, stories, working_time
from synthetic.drafting import Numbering, age_on
from synthetic.frontdoor_plan import Contact
from synthetic.kin import Kin
from synthetic.making import Asked, alive
from synthetic.plan import Family, Involvement


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
    shares = demand.size(children)
    place = 0
    while made < children:
        family = _family(number, place, children - made, shares, moment, numbering, seed)
        made += len(family.children)
        number += 1
        place += 1
        yield family


def _family(
    number: int, place: int, limit: int, shares: demand.Size, as_at: datetime, numbering: Numbering, seed: int
) -> Family:
    rng = Random(f"{seed}:{number}")
    on_board = int((place + 1) / shares.board_step) > int(place / shares.board_step)
    troubled = on_board or rng.random() < shares.troubled
    today = working_time.local(as_at)[0]
    kin = households.make(rng, today, numbering, limit, troubled)
    records = tuple(record for draft in kin.everyone for record in dirt.records(rng, draft, today, numbering, troubled))
    help_given = involved.involvements(rng, kin, as_at, troubled, shares.children)
    contacts: tuple[Contact, ...] = ()
    if troubled:
        slot = int(place / shares.board_step) if on_board else None
        contacts = _contacts(rng, kin, as_at, numbering, slot, help_given)
    return Family(
        number,
        tuple(draft.freeze() for draft in kin.everyone),
        tuple(kin.households),
        tuple(kin.ties),
        records,
        help_given,
        involved.allocations(help_given, shares.children),
        involved.restrictions(rng, kin, today, on_board),
        contacts,
    )


def _contacts(
    rng: Random, kin: Kin, as_at: datetime, numbering: Numbering, slot: int | None, given: tuple[Involvement, ...]
) -> tuple[Contact, ...]:
    today = working_time.local(as_at)[0]
    asked: list[Asked] = []
    if rng.random() < demand.LOW_GRADE_RUN:
        asked += _low_grade_run(rng, as_at)
    else:
        for days in demand.days_ago(rng):
            day = (as_at - timedelta(days=days)).date()
            ages = [age_on(born, day) for born in kin.births]
            code = sources.source(numbering.sources, ages)
            numbering.sources[code] += sum(age >= 0 for age in ages)
            received = working_time.arrival(rng, day, sources.category(code))
            worker = involved.open_worker(given, day) if rng.random() < 0.7 else ""
            asked.append(Asked(received, code, open_worker=worker))
    if slot is not None:
        # The day's situation comes after whatever else there was, and not on top of something newer.
        asked = [each for each in asked if as_at - each.received_at > timedelta(days=5)]
        asked.append(board.situation(slot, rng, as_at, involved.open_worker(given, today)))
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
