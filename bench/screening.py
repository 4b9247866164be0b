"""`./run bench screening`: every figure of consistency over a million screenings, whole and by two hundred teams.

The screenings are simulated with a known agreement, coverage and bias; what comes back is printed beside what went in.
"""

from __future__ import annotations

import time

import numpy as np

from bench.ground import table
from openmash.casework.screening.agreement import kappa
from openmash.casework.screening.figures import Attended, Screened, figures, later_harm

MANY, TEAMS, ITEMS, CHILDREN = 1_000_000, 200, 6, 400_000
TRUTH = np.array([[0.46, 0.06, 0.01], [0.05, 0.22, 0.05], [0.005, 0.025, 0.12]])
COVERED, REVIEWED, BLIND = 0.82, 0.9, 0.05


def main(arguments: list[str]) -> dict[str, object]:
    """Simulate, measure, print and return the figures."""
    attended, told, team, person, hour = _simulated()
    started = time.perf_counter()
    grave = told.first >= 2
    later_harm(person, hour, grave, ~grave, days=90, until=float(hour.max()))
    followed = time.perf_counter()
    whole = figures(attended, told, grades=(1, 2, 3), least=10, least_agree=30)
    done = time.perf_counter()
    order = np.argsort(team, kind="stable")
    bounds = np.searchsorted(team[order], np.arange(TEAMS + 1))
    for number in range(TEAMS):
        at = order[bounds[number] : bounds[number + 1]]
        figures(_some_attended(attended, at), _some(told, at), grades=(1, 2, 3), least=10, least_agree=30, draws=500)
    teams = time.perf_counter()
    truth = TRUTH / TRUTH.sum()
    rows = [
        ("weighted kappa (linear), blind sample", float(kappa(truth, 1)), whole.blind.linear),
        ("weighted kappa (quadratic), blind sample", float(kappa(truth, 2)), whole.blind.quadratic),
        ("coverage, %", 100 * COVERED, whole.coverage.percent),
        ("reviewed, %", 100 * REVIEWED, whole.reviewed.percent),
        ("graded higher at review, %", 100 * float(np.triu(truth, 1).sum()), whole.upgraded.percent),
    ]
    table("What went in and what came back", ("figure", "in", "back"), rows)
    times = [
        ("later harm, 1,000,000 children followed", followed - started),
        ("every figure of the whole, 2,000 bootstrap draws each", done - followed),
        (f"every figure of each of {TEAMS} teams, 500 draws each", teams - done),
    ]
    table("Seconds", ("what", "seconds"), times)
    return {
        "screenings": MANY, "teams": TEAMS, "seconds": dict(times),
        "figures": {name: {"in": given, "back": back} for name, given, back in rows},
    }  # fmt: skip


def _simulated() -> tuple[Attended, Screened, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    cells = rng.choice(9, size=MANY, p=(TRUTH / TRUTH.sum()).ravel())
    first, second = (cells // 3 + 1).astype(np.int8), (cells % 3 + 1).astype(np.int8)
    excused = rng.random(MANY) < 0.05
    attended = Attended((rng.random(MANY) < COVERED) & ~excused, excused)
    blind = np.where(rng.random(MANY) < BLIND, second, -1).astype(np.int8)
    items = np.clip(first[:, None] - 1 + rng.integers(-1, 2, (MANY, ITEMS)), 0, 2).astype(np.int8)
    again = np.clip(items + rng.integers(-1, 2, (MANY, ITEMS)) * (rng.random((MANY, ITEMS)) < 0.3), 0, 2).astype(
        np.int8
    )
    told = Screened(
        first, np.where(rng.random(MANY) < REVIEWED, second, -1).astype(np.int8), blind, rng.exponential(5.0, MANY),
        rng.random((MANY, 6)) < 0.85, items, np.where(blind[:, None] < 0, -1, again).astype(np.int8), first == 1,
        np.ones(MANY, dtype=bool), rng.random(MANY) < 0.03,
    )  # fmt: skip
    return attended, told, rng.integers(0, TEAMS, MANY), rng.integers(0, CHILDREN, MANY), rng.random(MANY) * 8_760


def _some_attended(whole: Attended, at: np.ndarray) -> Attended:
    return Attended(whole.screened[at], whole.excused[at])


def _some(whole: Screened, at: np.ndarray) -> Screened:
    return Screened(*(getattr(whole, name)[at] for name in Screened.__dataclass_fields__))
