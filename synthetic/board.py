"""Today's board: situations a front door has open at any moment, taken in turn so that each is there."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from synthetic import working_time
from synthetic.frontdoor_plan import ActKind, RatingColour
from synthetic.making import Asked

DAY = 1440
NEVER = 60 * DAY
# Age in minutes, source, colour, minutes from receipt to rating, minutes ago of the decision (NEVER: undecided),
# replies (minutes after asking), and a special turn.
Situation = tuple[int, str, RatingColour | None, int, int, tuple[int, ...] | None, str]
SITUATIONS: tuple[Situation, ...] = (
    (12, "2A", None, NEVER, NEVER, None, ""),
    (55, "2A", "red", 6, NEVER, (14, 31), ""),
    (7 * 60, "6", "amber", 42, NEVER, (95, 150), ""),
    (26 * 60, "3B", "amber", 35, NEVER, (120, 300, 900), ""),
    (31 * 60, "2A", "green", 70, NEVER, None, ""),
    (5 * 60 + 20, "3E", "red", 9, NEVER, (25,), ""),
    (95, "1B", None, NEVER, NEVER, None, ""),
    (20 * 60, "2A", "amber", 30, 3 * 60, (80, 200, 420), "owed"),
    (81 * 60, "6", "amber", 55, NEVER, (300, 1600), ""),
    (3 * 60 + 10, "6", "red", 5, NEVER, (12, 20, 35), "strategy_discussion"),
    (8 * 60, "6", None, NEVER, NEVER, None, ""),
    (48 * 60, "8", "green", 120, NEVER, None, ""),
    (29 * 60, "3A", "amber", 25, 4 * 60, (60,), "late_reply"),
    (4 * 60, "2A", "amber", 20, NEVER, (40, 95), "raised"),
    (23 * 60, "5B", "green", 50, 90, None, "held"),
    (35, "7", None, NEVER, NEVER, None, ""),
    (50 * 60, "3D", "amber", 28, NEVER, (200, 400, 700, 900), ""),
    (2 * 60, "2A", "red", 4, 8, (10, 15, 22), "same_day_visit"),
    (9 * 60, "6", "green", 80, NEVER, None, ""),
    (78 * 60, "1A", "green", 90, NEVER, (600,), ""),
    (6 * 60, "5C", "amber", 44, NEVER, (), ""),
    (150, "6", "amber", 30, NEVER, (), "open"),
    (44 * 60, "2A", "green", 60, 19 * 60, (300,), "owed"),
    (13 * 60, "9", "amber", 120, NEVER, (300,), ""),
    (70, "6", None, NEVER, NEVER, None, ""),
    (17 * 60, "3E", "red", 7, 16 * 60, (20, 28), "out_of_hours"),
)

ACTS: dict[str, ActKind] = {
    "strategy_discussion": "strategy_discussion",
    "same_day_visit": "same_day_visit",
    "out_of_hours": "out_of_hours",
}


def situation(slot: int, rng: Random, as_at: datetime, worker: str) -> Asked:
    """Return the contact for place `slot` on the board; places repeat after the last, a little older or newer."""
    age, code, colour, rated, decided, replies, turn = SITUATIONS[slot % len(SITUATIONS)]
    round_number = slot // len(SITUATIONS)
    if round_number:
        age = max(6, int(age * (0.8 + 0.5 * rng.random())))
    received = as_at - timedelta(minutes=age)
    if code in ("2A", "3A", "3B", "3D", "5B", "7", "8") and not working_time.working(received) and age > 6 * 60:
        received = _in_hours(received)
    elif code == "2A" and not working_time.working(received):
        code = "6"
    decide_in = NEVER
    if decided != NEVER:
        ago = as_at - timedelta(minutes=decided)
        moment = ago if colour == "red" else max(working_time.before(ago), received + timedelta(minutes=90))
        decide_in = int((moment - received).total_seconds() // 60)
    act = ACTS.get(turn)
    if act == "out_of_hours" and not working_time.working(received):
        act = "strategy_discussion"  # the out-of-hours team has it already
    return Asked(
        received,
        code,
        colour,
        "",
        rated,
        decide_in,
        replies,
        feedback=turn if turn in ("owed", "held") else "",
        act=act,
        late_reply=turn == "late_reply",
        raised=turn == "raised",
        open_worker=worker or ("Abigail Nkemelu" if turn == "open" else ""),
    )


def _in_hours(when: datetime) -> datetime:
    """Return the same contact at three in the afternoon of the working day before."""
    day, _ = working_time.local(when)
    day -= timedelta(days=1)
    while not working_time.open_on(day):
        day -= timedelta(days=1)
    return working_time.utc(day, 15 * 60 + when.minute)
