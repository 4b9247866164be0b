"""Events, and people by area, out of CSV files; or one sentence: what is wrong, in which line, what to do."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from openmash.insight.patterns.hotspots.circles import Floats, Whole
from openmash.insight.patterns.hotspots.scanning import Population

SEPARATORS = ",;\t|"
UNITED_KINGDOM = (49.0, 61.5, -9.0, 2.5)
"""South, north, west and east in degrees: farther out, a point is a mistake more often than a place."""


class BadFile(Exception):
    """A file that cannot be read. `sentence` says where and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Events:
    """What happened, where and on which day. `area` is empty where the file has no such column."""

    name: tuple[str, ...]
    day: Whole
    lat: Floats
    lon: Floats
    area: tuple[str, ...]


def read_events(path: Path) -> Events:
    """Columns event, date (ISO), lat, lon (degrees, WGS84) and perhaps area, in any order; others are left alone.

    Raises BadFile.
    """
    names: dict[str, int] = {}
    days, lats, lons, areas = [], [], [], []
    for line, row in _rows(path, ("event", "date", "lat", "lon")):
        name = row["event"]
        if not name:
            raise BadFile(f"{path.name}, line {line}: the event has no name. Give each a reference of its own.")
        if name in names:
            raise BadFile(
                f"{path.name}, line {line}: event {name} is in line {names[name]} already. Take one out, or rename it."
            )
        names[name] = line
        days.append(_day(path, line, row["date"]))
        lat, lon = _number(path, line, row, "lat"), _number(path, line, row, "lon")
        _near(path, line, lat, lon)
        lats.append(lat)
        lons.append(lon)
        areas.append(row.get("area", ""))
    return Events(
        tuple(names), np.array(days, np.int64), np.array(lats, np.float64), np.array(lons, np.float64),
        tuple(areas) if any(areas) else (),
    )  # fmt: skip


def read_population(path: Path, events: Events, events_path: Path) -> Population:
    """Columns area, population and perhaps lat, lon: without them an area lies where its events are. Raises BadFile."""
    if not events.area:
        raise BadFile(f"{events_path.name} has no column area, so people by area cannot be used. Add it.")
    people: dict[str, float] = {}
    middle: dict[str, tuple[float, float]] = {}
    for line, row in _rows(path, ("area", "population")):
        area = row["area"]
        if not area or area in people:
            raise BadFile(
                f"{path.name}, line {line}: area {area or 'without a name'} must be there once. Put it right."
            )
        people[area] = _number(path, line, row, "population")
        if people[area] < 0:
            raise BadFile(f"{path.name}, line {line}: a population cannot be below 0. Put it right.")
        if row.get("lat") and row.get("lon"):
            middle[area] = (_number(path, line, row, "lat"), _number(path, line, row, "lon"))
    place = {area: i for i, area in enumerate(people)}
    for number, area in enumerate(events.area):
        if people.get(area, 0) <= 0:
            raise BadFile(
                f"{path.name}: event {events.name[number]} is in area “{area}”, where it says nobody lives. Add it."
            )
    of_event = np.array([place[area] for area in events.area], np.int64)
    held = np.bincount(of_event, minlength=len(people))
    nowhere = next((a for a, i in place.items() if not held[i] and a not in middle), None)
    if nowhere:
        raise BadFile(
            f"{path.name}: area {nowhere} has no event and no lat and lon, so its place is not known. Add them."
        )
    sums = [
        np.bincount(of_event, each, minlength=len(people)) / np.maximum(held, 1) for each in (events.lat, events.lon)
    ]
    lat, lon = (np.array([middle[a][k] if a in middle else sums[k][i] for a, i in place.items()]) for k in (0, 1))
    return Population(lat, lon, np.array(list(people.values())), of_event)


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its line, by heading."""
    if not path.is_file():
        raise BadFile(f"There is no file {path}.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            separator = max(SEPARATORS, key=first.count)
            lines.seek(0)
            reader = csv.reader(lines, delimiter=separator, strict=True)
            headings = [heading.strip().lower() for heading in next(reader, [])]
            _check_headings(path, headings, needed)
            for row in reader:
                if not any(row):
                    continue
                if len(row) != len(headings):
                    raise BadFile(
                        f"{path.name}, line {reader.line_num}: {len(row)} values where line 1 names {len(headings)} "
                        "columns. Put a value with a comma in it between double quotes."
                    )
                yield reader.line_num, {h: value.strip() for h, value in zip(headings, row, strict=True)}
    except UnicodeDecodeError as wrong:
        raise BadFile(f"{path.name} is not written in UTF-8. Save it again as “CSV UTF-8”.") from wrong
    except csv.Error as wrong:
        raise BadFile(
            f"{path.name}, line {reader.line_num}: {wrong}. Look for a double quote that is not closed."
        ) from wrong


def _check_headings(path: Path, headings: list[str], needed: tuple[str, ...]) -> None:
    missing = [each for each in needed if each not in headings]
    if missing:
        had = f"It has {', '.join(headings)}." if any(headings) else "It is empty."
        raise BadFile(f"{path.name}, line 1: there is no column {missing[0]}. {had} It needs {', '.join(needed)}.")
    twice = next(
        (h for i, h in enumerate(headings) if h in headings[:i] and h in (*needed, "area", "lat", "lon")), None
    )
    if twice:
        raise BadFile(f"{path.name}, line 1: the column {twice} is there twice. Take one of them out, or rename it.")


def _day(path: Path, line: int, said: str) -> int:
    try:
        return date.fromisoformat(said[:10]).toordinal()
    except ValueError:
        raise BadFile(f"{path.name}, line {line}: “{said}” is no date. Write it as 2025-04-01.") from None


def _number(path: Path, line: int, row: dict[str, str], column: str) -> float:
    try:
        found = float(row[column])
    except ValueError:
        found = float("nan")
    if not np.isfinite(found):
        what = f"“{row[column]}” is no number" if row[column] else "nothing is there"
        raise BadFile(f"{path.name}, line {line}, column {column}: {what}. Write it there, or take the row out.")
    return found


def _near(path: Path, line: int, lat: float, lon: float) -> None:
    south, north, west, east = UNITED_KINGDOM
    if south <= lat <= north and west <= lon <= east:
        return
    if south <= lon <= north and west <= lat <= east:
        raise BadFile(
            f"{path.name}, line {line}: lat {lat:g} and lon {lon:g} look exchanged. Latitude here is 49 to 61."
        )
    raise BadFile(
        f"{path.name}, line {line}: lat {lat:g}, lon {lon:g} is not in the United Kingdom. Put it right or take it "
        "out: both are in degrees (WGS84), not in metres of the national grid."
    )
