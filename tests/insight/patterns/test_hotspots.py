"""Hot spots: what is planted is found, what chance or the whole county explains is not called a place."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import log
from pathlib import Path

import numpy as np
import pytest

from openmash.cli.commands import main
from openmash.insight.patterns.hotspots.limits import SEARCH, Search
from openmash.insight.patterns.hotspots.reading import read_events
from openmash.insight.patterns.hotspots.scanning import Population, Scanned, _Work, scan
from openmash.insight.patterns.hotspots.sweeping import lanes, smallest

QUICK = replace(SEARCH, replicates=99, radii=8)
FIRST = date(2025, 4, 1).toordinal()
HEADINGS = "event,date,lat,lon,area"


class County:
    """Events at 60 places, each busy in its own measure, over 26 weeks; more may be planted."""

    def __init__(self, seed: int, events: int = 260, days: int = 182) -> None:
        chance = np.random.default_rng(seed)
        self.places = np.column_stack([51.7 + 0.3 * chance.random(60), -2.4 + 0.5 * chance.random(60)])
        self.at = chance.choice(60, events, p=chance.dirichlet(np.full(60, 2.0)))
        self.day = FIRST + chance.integers(0, days, events)
        self.chance = chance

    def plant(self, place: int, *, events: int, begins: int, days: int) -> County:
        self.at = np.append(self.at, np.full(events, place))
        self.day = np.append(self.day, FIRST + begins + self.chance.integers(0, days, events))
        return self

    def surge(self, *, events: int, begins: int, days: int) -> County:
        """More everywhere, each place in its own measure."""
        self.at = np.append(self.at, self.chance.choice(self.at, events))
        self.day = np.append(self.day, FIRST + begins + self.chance.integers(0, days, events))
        return self

    def scan(self, search: Search = QUICK) -> Scanned:
        lat, lon = self.places[self.at].T
        return scan(lat, lon, self.day, search)


def test_a_burst_at_a_place_is_found_where_and_when_it_was_planted() -> None:
    county = County(1).plant(7, events=14, begins=60, days=14)
    found = county.scan()
    (cluster,) = found.clusters
    assert cluster.p_value == 0.01
    assert np.hypot(*(county.places[7] - (cluster.lat, cluster.lon))) < 0.05
    planted = set(range(260, 274))
    assert len(planted & set(cluster.events)) >= 12
    assert FIRST + 55 <= cluster.start.toordinal() <= cluster.end.toordinal() <= FIRST + 80
    assert cluster.observed == len(cluster.events)
    assert cluster.ratio_interval[0] < cluster.observed / cluster.expected < cluster.ratio_interval[1]
    assert cluster.p_approximate < 0.01


def test_a_rise_everywhere_at_once_is_not_called_a_place() -> None:
    begins, days = 80, 28
    named = 0
    for seed in range(100, 120):
        county = County(seed).surge(events=200, begins=begins, days=days)
        found = county.scan()
        assert (county.day >= FIRST + begins).sum() > 1.5 * (county.day < FIRST + begins).sum()
        named += bool(found.clusters)
    assert named <= 3  # 1 is expected by chance; four or more would turn up once in 60 such runs
    quiet = County(101).surge(events=200, begins=begins, days=days).scan()
    assert not quiet.clusters
    assert quiet.finding.startswith("No evidence of a cluster. The strongest of")
    assert "by chance alone" in quiet.finding


def test_in_places_and_times_without_a_pattern_false_alarms_are_as_rare_as_was_said() -> None:
    few = replace(QUICK, replicates=39, radii=4, longest_days=14)
    alarms = sum(bool(County(1000 + seed, 120).scan(few).clusters) for seed in range(40))
    assert alarms <= 6  # 2 are expected; seven or more would turn up once in 200 such runs


def test_the_sweep_says_what_counting_each_cylinder_by_hand_says() -> None:
    county = County(5, 60, 60)
    lat, lon = county.places[county.at].T
    search = replace(QUICK, fewest=3, replicates=6, radii=4, longest_days=7, share=0.4)
    work = _Work(lat, lon, county.day, search, None)
    circles, windows = work.sweep.circles, work.sweep.windows
    shape = (len(work.points.lat), windows.units)
    maxima = work.sweep.maxima(lanes(work.draw, 0, 6, shape, smallest(windows.fullest)), 2.5)
    for number in range(6):
        at, unit = work.draw(number)
        best = 0.0
        for z in range(len(circles.size)):
            inside = np.isin(at, circles.order[circles.centre[z], : circles.size[z]])
            for start, end in zip(windows.start, windows.end, strict=True):
                during = (unit >= start) & (unit < end)
                count, mu = int((inside & during).sum()), inside.sum() * during.sum() / 60
                if count >= 3 and count > mu:
                    best = max(best, count * log(count / mu) + (60 - count) * log((60 - count) / (60 - mu)))
        assert maxima[number] == pytest.approx(best)


def test_the_same_seed_gives_the_same_answer_however_the_work_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    county = County(3).plant(20, events=8, begins=100, days=20)
    first = county.scan()
    monkeypatch.setattr("openmash.insight.patterns.hotspots.scanning.MEMORY", 200_000)
    assert county.scan() == first
    assert county.scan(replace(QUICK, seed=2)) != first


def test_two_bursts_are_two_clusters_and_never_share_a_place_at_one_time() -> None:
    county = County(4).plant(10, events=15, begins=20, days=10).plant(40, events=15, begins=120, days=10)
    found = county.scan()
    assert len(found.clusters) == 2
    one, other = (set(cluster.events) for cluster in found.clusters)
    assert not one & other
    assert len(one & set(range(260, 275))) + len(other & set(range(260, 275))) >= 13
    assert len(one & set(range(275, 290))) + len(other & set(range(275, 290))) >= 13


def test_alive_tells_only_of_clusters_that_last_until_the_last_day() -> None:
    ended = County(6).plant(3, events=14, begins=60, days=10)
    assert ended.scan().clusters
    assert not ended.scan(replace(QUICK, alive=True)).clusters
    still = County(6).plant(3, events=14, begins=172, days=10).scan(replace(QUICK, alive=True))
    assert still.clusters[0].end == still.last


@pytest.mark.parametrize(
    ("places", "days"),
    [
        ([], []), ([0], [0]), ([0, 0, 1, 1, 2, 2], [0] * 6), ([0] * 12, list(range(12))),
        ([0] * 12, [0] * 12), (list(range(8)), list(range(8))),
    ],
    ids=["none", "one", "all on one day", "all at one point", "all at once", "eight apart"],
)  # fmt: skip
def test_too_little_to_go_by_is_a_result_in_words(places: Sequence[int], days: Sequence[int]) -> None:
    lat, lon = 51.8 + 0.1 * np.array(places, float), np.full(len(places), -2.2)
    found = scan(lat, lon, FIRST + np.array(days, np.int64), QUICK)
    assert not found.clusters
    assert found.finding.startswith("No evidence of a cluster")
    assert found.finding.endswith("That is not evidence that nothing happens.")


def test_with_people_by_area_a_place_above_its_peoples_share_is_found_all_year_or_not() -> None:
    chance = np.random.default_rng(8)
    lat, lon, people = 51.7 + 0.3 * chance.random(30), -2.4 + 0.5 * chance.random(30), np.full(30, 300.0)
    fair, busy = chance.integers(0, 30, 300), np.append(chance.integers(0, 30, 240), np.full(60, 4))
    day = FIRST + chance.integers(0, 120, 300)
    alike = scan(lat[fair], lon[fair], day, QUICK, population=Population(lat, lon, people, fair))
    assert not alike.clusters
    found = scan(lat[busy], lon[busy], day, QUICK, population=Population(lat, lon, people, busy))
    assert (found.clusters[0].lat, found.clusters[0].lon) == (lat[4], lon[4])
    assert "its people’s share" in found.finding
    assert not scan(lat[busy], lon[busy], day, QUICK).clusters


def written(path: Path, county: County) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(HEADINGS.split(","))
        for i, (at, day) in enumerate(zip(county.at, county.day, strict=True)):
            rows.writerow([f"E{i}", date.fromordinal(int(day)), *county.places[at], f"A{at}"])
    return path


def test_the_command_writes_clusters_as_its_contract_has_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = County(1).plant(7, events=14, begins=60, days=14)
    events = written(tmp_path / "events.csv", county)
    said = ["hotspots", str(events), "--replicates", "49", "--seed", "4", "--alpha", "0.05"]
    assert main([*said, "--output", str(tmp_path / "c.json"), "--report", str(tmp_path / "c.html")]) == 0
    found = json.loads((tmp_path / "c.json").read_text())
    assert list(found) == ["clusters", "parameters"]
    (cluster,) = found["clusters"]
    assert list(cluster)[:10] == [
        "centre", "radius_m", "start", "end", "observed", "expected", "log_likelihood_ratio", "p_value", "event_ids",
        "area_codes",
    ]  # fmt: skip
    assert cluster["p_value"] == 0.02
    assert "A7" in cluster["area_codes"]
    assert "E262" in cluster["event_ids"]
    assert found["parameters"]["seed"] == 4
    assert found["parameters"]["replicates"] == 49
    page = (tmp_path / "c.html").read_text()
    assert "How it was found" in page
    assert "not harm" in page
    capsys.readouterr()
    assert main([*said, "--output", str(tmp_path / "c.csv")]) == 0
    with (tmp_path / "c.csv").open() as lines:
        assert next(csv.DictReader(lines))["start"] == cluster["start"]
    assert main(said) == 0
    assert json.loads(capsys.readouterr().out) == found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: there is no column event. It is empty"),
        ("event,date,lat\n1,2025-04-01,51.8\n", "line 1: there is no column lon. It has event, date, lat."),
        (f"{HEADINGS}\n1,2025-04-31,51.8,-2.2,\n", "line 2: “2025-04-31” is no date"),
        (f"{HEADINGS}\n1,2025-04-01,51.8,-2.2,\n2,2025-04-02,,-2.2,\n", "line 3, column lat: nothing is there"),
        (f"{HEADINGS}\n1,2025-04-01,-2.2,51.8,\n", "line 2: lat -2.2 and lon 51.8 look exchanged"),
        (f"{HEADINGS}\n1,2025-04-01,218000,388000,\n", "not in the United Kingdom"),
        (f"{HEADINGS}\n1,2025-04-01,51.8,-2.2,\n1,2025-04-02,51.8,-2.2,\n", "line 3: event 1 is in line 2 already"),
        (f"{HEADINGS}\n1,2025-04-01,51.8,-2.2\n", "line 2: 4 values where line 1 names 5 columns"),
        (f'{HEADINGS}\n"1,2025-04-01,51.8,-2.2,\n', "double quote"),
    ],
)
def test_a_bad_file_of_events_is_refused_in_a_sentence(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = tmp_path / "events.csv"
    events.write_text(text, encoding="utf-8")
    assert main(["hotspots", str(events), "--output", str(tmp_path / "c.json")]) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "c.json").exists()


def test_a_bad_file_of_people_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = written(tmp_path / "events.csv", County(1, 20))
    people = tmp_path / "people.csv"
    for text, says in (
        ("area,population\nA1,many\n", "line 2, column population: “many” is no number"),
        ("area,population\nA1,10\nA1,12\n", "line 3: area A1 must be there once"),
        ("area,population\nB1,10\n", "where it says nobody lives"),
    ):
        people.write_text(text, encoding="utf-8")
        assert main(["hotspots", str(events), "--population", str(people)]) == 1
        assert says in capsys.readouterr().err
    events.write_bytes(events.read_bytes().replace(b"A1", b"A\xe9"))
    assert main(["hotspots", str(events)]) == 1
    assert "UTF-8" in capsys.readouterr().err


def test_events_are_read_whatever_the_separator_and_the_order_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("\ufefflon;lat;note;Event;DATE\n-2.2;51.8;;7;2025-04-01\n", encoding="utf-8")
    read = read_events(path)
    assert (read.name, read.lat[0], read.lon[0], read.area) == (("7",), 51.8, -2.2, ())
