"""The space-time permutation scan (Kulldorff and others, PLoS Medicine 2005;2(3):e59): a place and a time with more
events than the place's own share and the time's own share would bring together.

It asks for no population. A change everywhere at once, such as a summer or a better-run inbox, changes every place's
expected number with it, so it is not called a place. With a population the question is another: whether a place has
more than its people's share of each day's events (Poisson, adjusted for the course of time); a place that stands out
all year is found then too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy import optimize, stats

from openmash.insight.patterns.hotspots.circles import Circles, Floats, Points, Whole, circles, gather
from openmash.insight.patterns.hotspots.limits import SEARCH, VERSION, Search
from openmash.insight.patterns.hotspots.sweeping import MEMORY, Sweep, lanes, smallest, windows

PILOT = 64
"""Shufflings that set the floor beneath which a largest ratio is not worked out."""
LOWEST = 2.0
PILOT_FLOORS = (8.0, 4.0)
"""What those are tried with: the first that half of them reach. A high one leaves few cylinders to be worked out."""
METHODS = (
    "space-time permutation scan statistic (Kulldorff et al. 2005), circular cylinders, Monte Carlo",
    "space-time Poisson scan statistic (Kulldorff), given each day's events, circular cylinders, Monte Carlo",
)


@dataclass(frozen=True)
class Cluster:
    """A place and a time. `start` and `end` are both within it. `events`: which, by position in what was given."""

    lat: float
    lon: float
    radius_m: float
    start: date
    end: date
    observed: int
    expected: float
    log_likelihood_ratio: float
    p_value: float
    """Of the largest ratio anywhere being so large by chance: it allows for every cylinder looked at."""
    p_interval: tuple[float, float]
    """What more shufflings could make of it: 95%, Clopper and Pearson."""
    p_approximate: float
    """From a Gumbel distribution fitted to the shufflings: an approximation, for telling small values apart."""
    ratio_interval: tuple[float, float]
    """Observed to expected, 95% (Garwood). It was picked for being high: the true ratio is likely nearer 1."""
    events: tuple[int, ...]


@dataclass(frozen=True)
class Scanned:
    """What was found and how. `strongest` is the likeliest cluster whether or not chance explains it."""

    clusters: tuple[Cluster, ...]
    strongest: Cluster | None
    search: Search
    method: str
    events: int
    points: int
    cylinders: int
    first: date | None
    last: date | None
    unit_days: int
    critical: float | None
    """The ratio that chance reaches with probability alpha; None where it was not needed."""
    version: str = VERSION

    @property
    def finding(self) -> str:
        """The result in words. That nothing was found is a result."""
        if self.strongest is None:
            return (
                f"No evidence of a cluster: among {_events(self.events)} there are not {self.search.fewest} close "
                "enough in place and time to look at. That is not evidence that nothing happens."
            )
        if not self.clusters:
            one = self.strongest
            return (
                f"No evidence of a cluster. The strongest of {self.cylinders:,} places and times looked at holds "
                f"{_events(one.observed)} where {one.expected:.1f} were expected; by chance alone, one as strong would "
                f"turn up somewhere {_often(one.p_value)}. That is not evidence that nothing happens."
            )
        many = "One place and time has" if len(self.clusters) == 1 else f"{len(self.clusters)} places and times have"
        shares = (
            "its people’s share of each day’s" if self.by_population else "the place’s and the time’s own shares of all"
        )
        return (
            f"{many} more events than {shares} events would bring, beyond what chance does in "
            f"{self.search.alpha:.0%} of such searches. It counts reports, not harm, and says where to look, not why."
        )

    @property
    def by_population(self) -> bool:
        """Whether places are held against their people rather than against their own usual share."""
        return self.method == METHODS[1]


@dataclass(frozen=True)
class Population:
    """People by area: each area's middle (degrees, WGS84) and number, and the area of each event."""

    lat: Floats
    lon: Floats
    people: Floats
    of_event: Whole


def scan(
    lat: Floats,
    lon: Floats,
    day: Whole,
    search: Search = SEARCH,
    *,
    population: Population | None = None,
    area: Whole | None = None,
) -> Scanned:
    """Look for clusters. Degrees (WGS84); `day` as `date.toordinal` counts; `area`, a number for each event's area,
    makes areas the places where there are enough of them. The same input and seed give the same result, whatever the
    machine or its memory.
    """
    enough = area is not None and search.areas <= len(np.unique(area)) <= search.centres
    work = _Work(lat, lon, np.asarray(day, np.int64), search, population, area if enough else None)
    return work.done()


class _Work:
    """One scan, step by step."""

    def __init__(
        self, lat: Floats, lon: Floats, day: Whole, search: Search, population: Population | None,
        area: Whole | None = None,
    ) -> None:  # fmt: skip
        self.search, self.population, self.events, self.day = search, population, len(day), day
        self.last = int(day.max(initial=1))
        long = self.last - int(day.min(initial=self.last)) >= search.days_up_to
        self.unit_days = 7 if long or self.events >= search.weeks_from else 1
        units = (self.last - int(day.min(initial=self.last))) // self.unit_days + 1
        self.unit = units - 1 - (self.last - day) // self.unit_days
        self.points = (
            Points(population.lat, population.lon, population.of_event)
            if population
            else gather(lat, lon, search.centres, area)
        )
        held = np.bincount(self.points.of_event, minlength=len(self.points.lat)).astype(np.float64)
        weight = population.people * (self.events / population.people.sum()) if population else held
        longest = max(1, min(search.longest_days // self.unit_days, units // 2))
        looked = windows(np.bincount(self.unit, minlength=units), longest, alive=search.alive)
        self.sweep = Sweep(self._circles(weight), looked, self.events, search.fewest)
        self.cumulated = np.append(0, np.cumsum(population.people)) / population.people.sum() if population else None

    def _circles(self, weight: Floats) -> Circles:
        s = self.search
        fewest = 0.0 if self.population else float(s.fewest)
        return circles(self.points, weight, fewest=fewest, share=s.share, widest_m=s.widest_m, radii=s.radii)

    def draw(self, number: int) -> tuple[Whole, Whole]:
        """One shuffling: the places keep their events and the days theirs. With a population, a place by its people."""
        chance = np.random.default_rng((self.search.seed, number))
        if self.cumulated is None:
            return self.points.of_event, chance.permutation(self.unit)
        return np.searchsorted(self.cumulated, chance.random(self.events), side="right") - 1, self.unit

    def done(self) -> Scanned:
        """Scan, shuffle and pick."""
        units = self.sweep.windows.units
        shape = (len(self.points.lat), units)
        true = np.bincount(self.points.of_event * units + self.unit, minlength=shape[0] * units).reshape(shape)
        seen = self.sweep.seen(true, LOWEST) if self.events >= self.search.fewest and units > 1 else None
        if seen is None or not len(seen[0]):
            return self._scanned([], None)
        maxima, floor = self._maxima(shape, float(seen[3].max()))
        picked = self._pick(seen, floor)
        fitted = gumbel(maxima, floor)
        found = [self._cluster(*each, maxima, fitted) for each in picked]
        return self._scanned(found, float(np.quantile(maxima, 1 - self.search.alpha, method="inverted_cdf")))

    def _maxima(self, shape: tuple[int, int], strongest: float) -> tuple[Floats, float]:
        """The largest ratio of each shuffling, exact from the floor up and 0 below it; the floor is no higher than the
        strongest seen, nor than half the shufflings reach.
        """
        kind = smallest(self.sweep.windows.fullest)
        each = 2 * shape[0] * shape[1] * np.dtype(kind).itemsize
        replicates = self.search.replicates
        batches = -(-replicates // max(1, min(replicates, MEMORY // each)))
        many = -(-replicates // batches)
        few = lanes(self.draw, 0, min(PILOT, many), shape, kind)
        half = 0.0
        for least in PILOT_FLOORS:
            half = half or float(np.median(self.sweep.maxima(few, least, every=8)))
        floor = max(LOWEST, min(strongest * (1 - 1e-9), half))
        found = []
        for first in range(0, replicates, many):
            cells = lanes(self.draw, first, min(many, replicates - first), shape, kind)
            found.append(self.sweep.maxima(cells, floor))
        return np.concatenate(found), floor

    def _pick(self, seen: tuple[Whole, Whole, Whole, Floats], floor: float) -> list[tuple[int, int, int, float]]:
        """The strongest cylinder, then the strongest that shares no place at the same time with any before it."""
        enough = seen[3] >= floor
        circle, window, count, said = seen[0][enough], seen[1][enough], seen[2][enough], seen[3][enough]
        looked, round_ = self.sweep.windows, self.sweep.circles
        picked: list[tuple[int, int, int, float]] = []
        while len(said) and len(picked) < self.search.most:
            best = self._best(circle, window, said)
            z, w = int(circle[best]), int(window[best])
            picked.append((z, w, int(count[best]), float(said[best])))
            inside = np.isin(round_.order, self._points_of(z))
            nearest, touched = np.argmax(inside, axis=1), np.asarray(inside.any(axis=1))
            shares = touched[round_.centre[circle]] & (nearest[round_.centre[circle]] < round_.size[circle])
            at_once = (looked.start[window] < looked.end[w]) & (looked.end[window] > looked.start[w])
            left = ~(shares & at_once)
            circle, window, count, said = circle[left], window[left], count[left], said[left]
        return picked

    def _best(self, circle: Whole, window: Whole, said: Floats) -> int:
        """The largest ratio; of equals the narrowest circle, then the shortest time."""
        same = np.flatnonzero(said >= said.max() * (1 - 1e-12))
        looked, round_ = self.sweep.windows, self.sweep.circles
        z, w = circle[same], window[same]
        return int(same[np.lexsort((looked.start[w], z, looked.end[w] - looked.start[w], round_.radius_m[z]))[0]])

    def _points_of(self, z: int) -> Whole:
        found: Whole = self.sweep.circles.order[self.sweep.circles.centre[z], : self.sweep.circles.size[z]]
        return found

    def _cluster(self, z: int, w: int, count: int, said: float, maxima: Floats, fitted: tuple[float, float]) -> Cluster:
        looked, c = self.sweep.windows, int(self.sweep.circles.centre[z])
        inside = np.isin(self.points.of_event, self._points_of(z))
        during = (self.unit >= looked.start[w]) & (self.unit < looked.end[w])
        beaten = int((maxima >= said * (1 - 1e-9)).sum())
        tries = self.search.replicates
        expected = float(self.sweep.expected(z, np.array([w]))[0])
        begins = self.last - (looked.units - int(looked.start[w])) * self.unit_days + 1
        ends = self.last - (looked.units - int(looked.end[w])) * self.unit_days
        return Cluster(
            float(self.points.lat[c]), float(self.points.lon[c]), float(self.sweep.circles.radius_m[z]),
            date.fromordinal(max(begins, int(self.day.min()))), date.fromordinal(ends), count, expected, said,
            (beaten + 1) / (tries + 1),
            (float(stats.beta.ppf(0.025, beaten, tries - beaten + 1)) if beaten else 0.0,
             float(stats.beta.ppf(0.975, beaten + 1, tries - beaten)) if beaten < tries else 1.0),
            float(stats.gumbel_r.sf(said, *fitted)),
            (float(stats.chi2.ppf(0.025, 2 * count)) / 2 / expected,
             float(stats.chi2.ppf(0.975, 2 * count + 2)) / 2 / expected),
            tuple(int(i) for i in np.flatnonzero(inside & during)),
        )  # fmt: skip

    def _scanned(self, found: list[Cluster], critical: float | None) -> Scanned:
        days = (int(self.day.min()), int(self.day.max())) if self.events else None
        return Scanned(
            tuple(each for each in found if each.p_value <= self.search.alpha),
            found[0] if found else None,
            self.search,
            METHODS[self.population is not None],
            self.events,
            len(self.points.lat),
            len(self.sweep.circles.size) * len(self.sweep.windows.start),
            date.fromordinal(days[0]) if days else None,
            date.fromordinal(days[1]) if days else None,
            self.unit_days,
            critical,
        )


def gumbel(maxima: Floats, floor: float) -> tuple[float, float]:
    """Place and scale of the Gumbel distribution likeliest for the largest ratios, those below the floor known only
    to be below it (Abrams, Kulldorff, Kleinman, International Journal of Health Geographics 2010;9:61).
    """
    exact = maxima[maxima > 0]
    below = len(maxima) - len(exact)
    if len(exact) < 2:
        return floor, 1.0
    scale = max(1e-3, float(exact.std()) * 6**0.5 / np.pi)

    def unlikely(of: Floats) -> float:
        if of[1] <= 0:
            return float("inf")
        said = stats.gumbel_r.logpdf(exact, of[0], of[1]).sum() + below * stats.gumbel_r.logcdf(floor, of[0], of[1])
        return -float(said)

    found = optimize.minimize(unlikely, np.array([float(exact.mean()) - 0.577 * scale, scale]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def _events(many: int) -> str:
    return "1 event" if many == 1 else f"{many:,} events"


def _often(chance: float) -> str:
    return f"in {chance:.0%} of searches" if chance >= 0.1 else f"in {chance:.1%} of searches"
