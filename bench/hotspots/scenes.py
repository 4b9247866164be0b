"""Events with and without a planted cluster: the eight given ones, and made ones. The maker was fixed before it was scored."""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from openmash.cli.database import CHECKOUT
from openmash.insight.patterns.hotspots.sweeping import ratio

_SAID = os.environ.get("OPENMASH_SHARED", CHECKOUT.parent / "shared")
_PLACES = [Path(_SAID), CHECKOUT.parent.parent / "shared"]
GIVEN = next((place for place in _PLACES if place.is_dir()), _PLACES[0]) / "data/crime/planted_hotspots_dev"
SEED = 3001
FIRST = date(2025, 4, 1).toordinal()
KINDS = ("strong", "null", "medium", "surge", "weak", "two")


@dataclass(frozen=True)
class Truth:
    """A planted cluster: which events lie in it, and how plainly (by the ratio at the truth)."""

    events: frozenset[int]
    tier: str


@dataclass(frozen=True)
class Scene:
    """Events, and what was planted among them. `area`: a number for each area."""

    name: str
    lat: np.ndarray
    lon: np.ndarray
    day: np.ndarray
    area: np.ndarray
    planted: tuple[Truth, ...]


def given() -> Iterator[Scene]:
    """The eight scenes under ../shared, or none where it is absent."""
    if not GIVEN.is_dir():
        return
    truth = json.loads((GIVEN / "truth.json").read_text())
    with gzip.open(GIVEN / "events.csv.gz", "rt") as lines:
        rows = list(csv.DictReader(lines))
    for name, said in truth.items():
        own = [row for row in rows if row["scenario"] == name]
        codes = np.array([row["lsoa11"] for row in own])
        day = np.array([date.fromisoformat(row["date"]).toordinal() for row in own])
        planted = []
        for each in said["clusters"]:
            start, end = (date.fromisoformat(each[key]).toordinal() for key in ("start", "end"))
            inside = np.isin(codes, each["lsoa11"]) & (day >= start) & (day <= end)
            planted.append(Truth(frozenset(np.flatnonzero(inside).tolist()), each["tier"]))
        lat, lon = (np.array([float(row[key]) for row in own]) for key in ("lat", "lon"))
        yield Scene(name, lat, lon, day, np.unique(codes, return_inverse=True)[1], tuple(planted))


def made(many: int, seed: int = SEED) -> Iterator[Scene]:
    """Made scenes in turn of every kind: 370 areas in two towns and villages, a year, 350 to 550 events."""
    for number in range(many):
        yield _made(np.random.default_rng((seed, number)), f"m{number:02d}", KINDS[number % len(KINDS)])


def _made(chance: np.random.Generator, name: str, kind: str) -> Scene:
    towns = [(51.9, -2.08, 0.02), (51.86, -2.24, 0.02)]
    middles = np.vstack(
        [chance.normal((lat, lon), (wide, wide * 1.6), (120, 2)) for lat, lon, wide in towns]
        + [np.column_stack([chance.uniform(51.6, 52.1, 130), chance.uniform(-2.6, -1.7, 130)])]
    )
    weight = chance.gamma(8, 1, len(middles))
    events = int(chance.integers(350, 550))
    area = chance.choice(len(middles), events, p=weight / weight.sum())
    day = FIRST + chance.integers(0, 364, events)
    if kind == "surge":
        more = events // 3
        area = np.append(area, chance.choice(len(middles), more, p=weight / weight.sum()))
        day = np.append(day, FIRST + chance.integers(200, 242, more))
    tiers = {"two": ("strong", "medium")}.get(kind, () if kind in ("null", "surge") else (kind,))
    places = []
    for tier in tiers:
        areas, start, length = _place(chance, middles), int(chance.integers(20, 300)), int(chance.integers(14, 48))
        add = {"weak": 7, "medium": 11, "strong": 20}[tier]
        area = np.append(area, chance.choice(areas, add))
        day = np.append(day, FIRST + start + chance.integers(0, length, add))
        places.append((areas, FIRST + start, FIRST + start + length))
    spot = middles[area] + chance.normal(0, (0.002, 0.003), (len(area), 2))
    planted = tuple(_truth(area, day, *place) for place in places)
    return Scene(f"{name} {kind}", spot[:, 0].round(5), spot[:, 1].round(5), day, area, planted)


def _place(chance: np.random.Generator, middles: np.ndarray) -> np.ndarray:
    """Three to eight areas next to each other."""
    away = ((middles - middles[chance.integers(len(middles))]) * (111, 69)) ** 2
    return np.argsort(away.sum(axis=1))[: chance.integers(3, 9)]


def _truth(area: np.ndarray, day: np.ndarray, areas: np.ndarray, start: int, end: int) -> Truth:
    """With the tier that the ratio at the truth earns, whatever was meant: under 10 weak, under 18 medium."""
    place, time = np.isin(area, areas), (day >= start) & (day < end)
    both = place & time
    said = float(ratio(np.array([both.sum()]), np.array([place.sum() * time.sum() / len(day)]), len(day))[0])
    return Truth(frozenset(np.flatnonzero(both).tolist()), "weak" if said < 10 else "medium" if said < 18 else "strong")


def town(events: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For timing: 30 × 30 km, 60% spread evenly, 34% in 25 standing spots, 6% in six bursts of three weeks; 52 weeks."""
    chance = np.random.default_rng(4001)
    kind = chance.choice(3, events, p=[0.6, 0.34, 0.06])
    spots, bursts = chance.uniform(-13, 13, (25, 2)), chance.uniform(-13, 13, (6, 2))
    spot, burst = chance.integers(0, 25, events), chance.integers(0, 6, events)
    km = np.where(
        (kind == 1)[:, None], spots[spot] + chance.normal(0, 0.5, (events, 2)), chance.uniform(-15, 15, (events, 2))
    )
    km = np.where((kind == 2)[:, None], bursts[burst] + chance.normal(0, 0.4, (events, 2)), km)
    day = np.where(kind == 2, burst * 55 + chance.integers(0, 21, events), chance.integers(0, 364, events))
    return 51.85 + km[:, 1] / 111.2, -2.2 + km[:, 0] / 68.7, FIRST + day
