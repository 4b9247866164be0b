"""`./run bench screening`: every figure of consistency over a million screenings, whole and by two hundred teams.

The screenings are simulated with a known agreement, coverage and bias; what comes back is printed beside what went in,
and the seconds of this machine's clock and of its processor beside their target. `--screenings N` for a small run.
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from bench.ground import table
from openmash.casework.screening.agreement import kappa
from openmash.casework.screening.figures import Attended, Screened, figures, later_harm

MANY, TEAMS, ITEMS, CHILDREN_OF = 1_000_000, 200, 6, 0.4
TRUTH = np.array([[0.46, 0.06, 0.01], [0.05, 0.22, 0.05], [0.005, 0.025, 0.12]])
COVERED, REVIEWED, BLIND = 0.82, 0.9, 0.05
TARGET_WHOLE, TARGET_TEAMS = 5.0, 15.0
"""Seconds for a million: a page of figures is waited for, and all the teams' are counted in a night's minute."""


def main(arguments: list[str]) -> dict[str, object]:
    """Simulate, measure, print and return the figures."""
    chosen = argparse.ArgumentParser(prog="bench screening")
    chosen.add_argument("--screenings", type=int, default=MANY)
    many = int(chosen.parse_args(arguments).screenings)
    attended, told, team, person, hour = _simulated(many)
    taken = [(time.perf_counter(), time.process_time())]

    def lap() -> None:
        taken.append((time.perf_counter(), time.process_time()))

    grave = told.first >= 2
    later_harm(person, hour, grave, ~grave, days=90, until=float(hour.max()))
    lap()
    whole = figures(attended, told, grades=(1, 2, 3), least=10, least_agree=30)
    lap()
    order = np.argsort(team, kind="stable")
    bounds = np.searchsorted(team[order], np.arange(TEAMS + 1))
    for number in range(TEAMS):
        at = order[bounds[number] : bounds[number + 1]]
        figures(_some_attended(attended, at), _some(told, at), grades=(1, 2, 3), least=10, least_agree=30, draws=500)
    lap()
    truth = TRUTH / TRUTH.sum()
    rows = [
        ("weighted kappa (linear), blind sample", float(kappa(truth, 1)), whole.blind.linear),
        ("weighted kappa (quadratic), blind sample", float(kappa(truth, 2)), whole.blind.quadratic),
        ("coverage, %", 100 * COVERED, whole.coverage.percent),
        ("reviewed, %", 100 * REVIEWED, whole.reviewed.percent),
        ("graded higher at review, %", 100 * float(np.triu(truth, 1).sum()), whole.upgraded.percent),
    ]
    table("What went in and what came back", ("figure", "in", "back"), rows)
    named = (
        (f"later harm, {many:,} screenings followed", TARGET_WHOLE),
        ("every figure of the whole, 2,000 bootstrap draws each", TARGET_WHOLE),
        (f"every figure of each of {TEAMS} teams, 500 draws each", TARGET_TEAMS),
    )
    times = [
        (name, after[0] - before[0], after[1] - before[1], target)
        for (name, target), before, after in zip(named, taken[:-1], taken[1:], strict=True)
    ]
    table(f"Seconds, {many:,} screenings", ("what", "by the clock", "of processor", "target, by the clock"), times)
    return {
        "screenings": many, "teams": TEAMS,
        "seconds": {name: {"clock": clock, "processor": busy, "target": aim} for name, clock, busy, aim in times},
        "figures": {name: {"in": given, "back": back} for name, given, back in rows},
    }  # fmt: skip


def _simulated(many: int) -> tuple[Attended, Screened, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    cells = rng.choice(9, size=many, p=(TRUTH / TRUTH.sum()).ravel())
    first, second = (cells // 3 + 1).astype(np.int8), (cells % 3 + 1).astype(np.int8)
    excused = rng.random(many) < 0.05
    attended = Attended((rng.random(many) < COVERED) & ~excused, excused)
    blind = np.where(rng.random(many) < BLIND, second, -1).astype(np.int8)
    items = np.clip(first[:, None] - 1 + rng.integers(-1, 2, (many, ITEMS)), 0, 2).astype(np.int8)
    again = np.clip(items + rng.integers(-1, 2, (many, ITEMS)) * (rng.random((many, ITEMS)) < 0.3), 0, 2).astype(
        np.int8
    )
    told = Screened(
        first, np.where(rng.random(many) < REVIEWED, second, -1).astype(np.int8), blind, rng.exponential(5.0, many),
        rng.random((many, 6)) < 0.85, items, np.where(blind[:, None] < 0, -1, again).astype(np.int8), first == 1,
        np.ones(many, dtype=bool), rng.random(many) < 0.03,
    )  # fmt: skip
    return (
        attended,
        told,
        rng.integers(0, TEAMS, many),
        rng.integers(0, max(1, int(CHILDREN_OF * many)), many),
        rng.random(many) * 8_760,
    )


def _some_attended(whole: Attended, at: np.ndarray) -> Attended:
    return Attended(whole.screened[at], whole.excused[at])


def _some(whole: Screened, at: np.ndarray) -> Screened:
    return Screened(*(getattr(whole, name)[at] for name in Screened.__dataclass_fields__))
