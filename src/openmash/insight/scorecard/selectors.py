"""The only code that reads figures for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies.selectors import names
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.scorecard import counting, published
from openmash.insight.scorecard import trainings as training
from openmash.insight.scorecard.actions import COUNTED
from openmash.insight.scorecard.comparing import Compared, Groups, compare
from openmash.insight.scorecard.counting import Behind
from openmash.insight.scorecard.dividing import AGES
from openmash.insight.scorecard.indicators import BY_KEY, INDICATORS, Chapter, Indicator, Kind
from openmash.insight.scorecard.intervals import of_count, wilson
from openmash.insight.scorecard.models import Figure, Population, Training
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.published import Published
from openmash.insight.scorecard.suppression import SMALLEST
from openmash.insight.scorecard.variation import Chart, Point, chart
from openmash.records.cases.on_duty import profile_at

MOST_CHILDREN = 200
"""On one list behind a figure."""


@dataclass(frozen=True)
class Reading:
    """One figure of one month or year. `value` is a share (0 to 1), a count or a middle; None: nothing, or withheld.

    `low` and `high`: within which the truth lies 95 times in 100; for a rate, as the rate is. `rate` is for each 10,000
    children and year.
    """

    month: date
    hits: int | None
    total: int | None
    value: float | None
    low: float | None = None
    high: float | None = None
    rate: float | None = None

    @property
    def is_withheld(self) -> bool:
        """A small number that this reader is not shown."""
        return self.total is None


@dataclass(frozen=True)
class Line:
    """One figure over time: the last twelve whole months, the twelve before, each month, and how it moves."""

    indicator: Indicator
    year: Reading | None
    before: Reading | None
    months: tuple[Reading, ...]
    chart: Chart | None


@dataclass(frozen=True)
class Scorecard:
    """Every figure, as this reader may see it. `exact`: with small numbers. `counted_at`: None before the first count.

    `between`: of how many groups of children a difference from all others can be told, of how many that were laid beside.
    """

    lines: tuple[Line, ...]
    exact: bool
    counted_at: datetime | None
    population: int | None
    between: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Loaded:
    """How many children aged 0 to 17 live here by the groups of one kind: whence, for which day, who loaded it and when."""

    kind: Groups
    groups: Mapping[str, int]
    counted_on: date
    source: str
    file: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Between:
    """One figure by groups of children over the last twelve months, and each beside all other children who live here."""

    indicator: Indicator
    parts: Mapping[Groups, tuple[tuple[str, Reading], ...]]
    compared: Mapping[Groups, tuple[Compared, ...]]


@dataclass(frozen=True)
class Differences:
    """Every figure about children by their groups, as this reader may see it, and the populations they are laid beside."""

    figures: tuple[Between, ...]
    populations: Mapping[Groups, Loaded]
    exact: bool
    counted_at: datetime | None

    @property
    def told(self) -> tuple[int, int]:
        """Of how many groups a difference can be told, of how many laid beside the others."""
        return _told(each.compared for each in self.figures)


@dataclass(frozen=True)
class TrainingShown:
    """A course of an agency in one month. `eligible`, `reached`: None for whoever may not read that agency's counts."""

    agency_id: UUID
    agency: str
    course: str
    topic: str
    month: date
    eligible: int | None
    reached: int | None
    measure: str
    source: str
    by: str


@dataclass(frozen=True)
class Restated:
    """That a month's figure was something else before: when it was put right, and what it was."""

    month: date
    at: datetime
    was: Reading
    now: Reading


@dataclass(frozen=True)
class Divided:
    """A figure with its divisions: by cut, its parts over the last twelve months, the largest first."""

    line: Line
    exact: bool
    counted_at: datetime | None
    cuts: Mapping[str, tuple[tuple[str, Reading], ...]]
    between: Between
    populations: Mapping[Groups, Loaded]
    restated: tuple[Restated, ...]
    published: tuple[Published, ...]
    published_source: str


Row = tuple[str, date, int, str, str, int | None, int | None, float | None, datetime]
FIELDS = ("indicator", "month", "months", "cut", "of", "hits", "total", "middle", "recorded_at")


def is_exact(actor: Actor) -> bool:
    """Whether this reader sees small numbers: whoever may see every child does, by the database's own wall."""
    return actor.holds_open_circle


def scorecard(*, actor: Actor, safely: bool = False) -> Scorecard:
    """Every figure with its history. `safely`: without small numbers, whoever reads. Two queries."""
    require(actor, Permission.VIEW)
    exact = is_exact(actor) and not safely
    wanted = Q(cut="all") | Q(cut__in=list(Groups), months=12)
    rows: list[Row] = list(
        Figure.objects.current().filter(wanted, safe=not exact).order_by("month", "id").values_list(*FIELDS)
    )
    population = _population(rows)
    by: dict[str, list[Row]] = {}
    for row in rows:
        by.setdefault(row[0], []).append(row)
    mine = {one.key: by.get(one.key, []) for one in INDICATORS}
    populations = _populations()
    compared = [_between(one, mine[one.key], populations).compared for one in INDICATORS if is_compared(one)]
    whole = {key: [row for row in each if row[3] == "all"] for key, each in mine.items()}
    return Scorecard(
        tuple(_line(each, whole[each.key], population, exact) for each in INDICATORS),
        exact, _counted_at(rows), population, _told(compared),
    )  # fmt: skip


def is_compared(indicator: Indicator) -> bool:
    """Whether it counts what happens to children, so that it can be laid beside how many live here."""
    return indicator.about_children and indicator.kind is Kind.COUNT


def populations(*, actor: Actor) -> list[Loaded]:
    """Every population that was loaded, the newest first; of each kind the first is the one that counts. Two queries."""
    require(actor, Permission.VIEW)
    return _loaded(list(Population.objects.visible_to(actor).order_by("-recorded_at", "-id")))


def differences(*, actor: Actor, safely: bool = False) -> Differences:
    """Every figure about children by their groups, counts beside who lives here. Two queries."""
    require(actor, Permission.VIEW)
    exact = is_exact(actor) and not safely
    wanted = Q(indicator=COUNTED) | Q(cut__in=list(Groups), months=12)
    rows: list[Row] = list(
        Figure.objects.current().filter(wanted, safe=not exact).order_by("month", "id").values_list(*FIELDS)
    )
    populations = _populations()
    of_children = [one for one in INDICATORS if one.about_children and one.kind is not Kind.MIDDLE]
    return Differences(
        tuple(_between(one, [row for row in rows if row[0] == one.key], populations) for one in of_children),
        populations, exact, _counted_at(rows),
    )  # fmt: skip


def counted(*, actor: Actor) -> tuple[Line, ...]:
    """Every figure without small numbers, for the service that counts them and looks for what changed. One query."""
    require(actor, Permission.COUNT)
    wanted = Figure.objects.current().filter(safe=True, cut="all").order_by("month", "id")
    rows: list[Row] = list(wanted.values_list(*FIELDS))
    return tuple(_line(each, [row for row in rows if row[0] == each.key], None, False) for each in INDICATORS)


def figure(key: str, *, actor: Actor, safely: bool = False) -> Divided:
    """One figure with its divisions and what was restated. Three queries. Raises NotVisible where there is none."""
    require(actor, Permission.VIEW)
    if key not in BY_KEY:
        raise NotVisible
    indicator, exact = BY_KEY[key], is_exact(actor) and not safely
    wanted = Figure.objects.filter(safe=not exact, indicator__in=(key, counting.POPULATION, COUNTED))
    rows: list[Row] = list(wanted.current().order_by("month", "id").values_list(*FIELDS))
    population = _population(rows)
    mine = [row for row in rows if row[0] == key]
    line = _line(indicator, [row for row in mine if row[3] == "all"], population, exact)
    last = max((row[1] for row in mine if row[2] == 12), default=None)
    cuts: dict[str, list[tuple[str, Reading]]] = {}
    for row in mine:
        if row[2] == 12 and row[1] == last and row[3] != "all" and row[6] != 0:
            cuts.setdefault(row[3], []).append((row[4], _reading(indicator, row, None)))
    populations = _populations() if is_compared(indicator) else {}
    slug = profile_at(timezone.now()).slug
    beside = published.published(slug).get(indicator.measure, ())
    return Divided(
        line, exact, _counted_at(rows),
        {cut: in_order(cut, parts) for cut, parts in cuts.items()},
        _between(indicator, mine, populations), populations, _restated(indicator, exact), tuple(one for one in beside if one.year == beside[0].year),
        published.source(slug) if beside else "",
    )  # fmt: skip


def flow(*, actor: Actor) -> Mapping[str, Mapping[str, Reading]]:
    """What the picture from contact to closure is drawn from: by figure and part ("": whole), the last year. One query."""
    require(actor, Permission.VIEW)
    keys = [one.key for one in INDICATORS if one.chapter is Chapter.FLOW]
    wanted = Figure.objects.filter(safe=not is_exact(actor), months=12, cut__in=("all", "part"))
    rows: list[Row] = list(
        wanted.filter(indicator__in=("contacts", "hours-to-decision", *keys)).current().values_list(*FIELDS)
    )
    last = max((row[1] for row in rows), default=None)
    found: dict[str, dict[str, Reading]] = {}
    for row in rows:
        if row[1] == last and not (row[3] == "part" and row[6] == 0):
            found.setdefault(row[0], {})[row[4]] = _reading(BY_KEY[row[0]], row, None)
    return found


def by_part(keys: Sequence[str], *, actor: Actor) -> Mapping[str, Mapping[str, Reading]]:
    """These figures of the last twelve months by their parts, without small numbers, whoever reads. One query."""
    require(actor, Permission.VIEW)
    rows: list[Row] = list(
        Figure.objects.current().filter(safe=True, months=12, cut="part", indicator__in=keys).values_list(*FIELDS)
    )
    last = max((row[1] for row in rows), default=None)
    found: dict[str, dict[str, Reading]] = {}
    for row in rows:
        if row[1] == last and row[6] != 0:
            found.setdefault(row[0], {})[row[4]] = _reading(BY_KEY[row[0]], row, None)
    return found


def everything_safe(*, actor: Actor) -> Mapping[str, list[tuple[int, str, str, Reading]]]:
    """Every safe figure by indicator: months, cut, part and reading, in order. One query."""
    require(actor, Permission.VIEW)
    rows: list[Row] = list(
        Figure.objects.current().filter(safe=True).order_by("months", "cut", "of", "month").values_list(*FIELDS)
    )
    found: dict[str, list[tuple[int, str, str, Reading]]] = {}
    for row in rows:
        if row[0] in BY_KEY:
            found.setdefault(row[0], []).append((row[2], row[3], row[4], _reading(BY_KEY[row[0]], row, None)))
    return found


def behind(key: str, month: date, *, actor: Actor) -> list[Behind]:
    """The children behind one month of a figure whom the actor may see, those not in the numerator first. One query.

    Raises NotVisible where there is no such figure, or it is of no children.
    """
    require(actor, Permission.LIST_CHILDREN)
    indicator = BY_KEY.get(key)
    if indicator is None or not indicator.about_children:
        raise NotVisible
    now = timezone.now()
    return counting.behind(indicator, profile=profile_at(now), now=now, month=month, most=MOST_CHILDREN)


def _between(indicator: Indicator, rows: Sequence[Row], populations: Mapping[Groups, Loaded]) -> Between:
    """`rows`: of this figure, in the order of their months."""
    last = max((row[1] for row in rows if row[2] == 12), default=None)
    parts: dict[Groups, list[tuple[str, Reading]]] = {}
    for row in rows:
        if row[2] == 12 and row[1] == last and row[3] in list(Groups) and row[6] != 0:
            parts.setdefault(Groups(row[3]), []).append((row[4], _reading(indicator, row, None)))
    compared = {
        kind: compare({of: reading.total for of, reading in parts.get(kind, ())}, population.groups)
        for kind, population in populations.items()
        if is_compared(indicator)
    }
    return Between(
        indicator,
        {kind: in_order(kind, each) for kind, each in parts.items()},
        compared,
    )


def _told(compared: Iterable[Mapping[Groups, Sequence[Compared]]]) -> tuple[int, int]:
    every = [one for kinds in compared for groups in kinds.values() for one in groups if one.times is not None]
    return sum(one.is_told for one in every), len(every)


def _populations() -> Mapping[Groups, Loaded]:
    """What counts now, by kind. One query; who loaded it is not looked up."""
    rows = Population.objects.current().order_by("recorded_at", "id")
    return {Groups(row.kind): _shown(row, "") for row in rows}


def _loaded(rows: Sequence[Population]) -> list[Loaded]:
    names = who({row.recorded_by for row in rows})
    return [_shown(row, names[row.recorded_by].name if row.recorded_by in names else "") for row in rows]


def _shown(row: Population, by: str) -> Loaded:
    kind = Groups(row.kind)
    groups = {group: int(row.groups[group]) for group in kind.names.values() if group in row.groups}
    return Loaded(kind, groups, row.counted_on, row.source, row.file, row.recorded_at, by)


def in_order(cut: str, parts: Iterable[tuple[str, Reading]]) -> tuple[tuple[str, Reading], ...]:
    """Ages from the youngest, what is not recorded last; other parts from the most frequent."""
    if cut == "age":
        return tuple(sorted(parts, key=lambda part: AGES.index(part[0]) if part[0] in AGES else len(AGES)))
    return tuple(sorted(parts, key=lambda part: (-(part[1].total or 0), part[0])))


def trainings(*, actor: Actor) -> list[TrainingShown]:
    """Every course that was sent as it stands, the newest month first. Counts are for whoever sends them. Three queries."""
    require(actor, Permission.VIEW)
    every, own = may(actor, Permission.TELL_TRAINING_OF_ANY), may(actor, Permission.TELL_TRAINING)
    rows = list(Training.objects.visible_to(actor).current().order_by("-month", "course", "id"))
    called, people = names({row.agency_id for row in rows}), who({row.recorded_by for row in rows})
    topics = training.topics()
    found = []
    for row in rows:
        counts = every or (own and row.agency_id == actor.agency_id)
        by = people[row.recorded_by].name if row.recorded_by in people else ""
        found.append(
            TrainingShown(
                row.agency_id, called.get(row.agency_id, ""), row.course, topics.get(row.topic, row.topic), row.month,
                row.eligible if counts else None, row.reached if counts else None, row.measure, row.source, by,
            )
        )  # fmt: skip
    return found


def _population(rows: Sequence[Row]) -> int | None:
    return next((row[6] for row in reversed(rows) if row[0] == counting.POPULATION), None)


def _counted_at(rows: Sequence[Row]) -> datetime | None:
    return max((row[8] for row in rows if row[0] == COUNTED), default=None)


def _line(indicator: Indicator, rows: Sequence[Row], population: int | None, exact: bool) -> Line:
    months = tuple(_reading(indicator, row, None) for row in rows if row[2] == 1)
    years = [_reading(indicator, row, population) for row in rows if row[2] == 12]
    year = years[-1] if years else None
    before = next(
        (one for one in reversed(years[:-1]) if year and one.month == year.month.replace(year=year.month.year - 1)),
        None,
    )
    return Line(indicator, year, before, months, _moves(indicator, months, exact))


def _moves(indicator: Indicator, months: Sequence[Reading], exact: bool) -> Chart | None:
    points = [Point(one.value, one.total or 0) for one in months]
    rounded = SMALLEST if indicator.apart or not exact else 1
    return chart(points, shares=indicator.kind is Kind.SHARE, rounded_to=rounded)


def _reading(indicator: Indicator, row: Row, population: int | None) -> Reading:
    _, month, _, _, _, hits, total, middle, _ = row
    if hits is None or total is None:
        return Reading(month, None, None, None)
    if indicator.kind is Kind.SHARE:
        low, high = wilson(hits, total) if total else (None, None)
        return Reading(month, hits, total, hits / total if total else None, low, high)
    if indicator.kind is Kind.MIDDLE:
        return Reading(month, hits, total, middle)
    low, high = of_count(total)
    each = 10_000 / population if population and indicator.per_10000 else None
    rate = total * each if each else None
    return Reading(month, hits, total, float(total), low * (each or 1), high * (each or 1), rate)


def _restated(indicator: Indicator, exact: bool) -> tuple[Restated, ...]:
    """Months whose whole figure was another before, the newest restatement first. One query."""
    rows = list(
        Figure.objects.filter(safe=not exact, indicator=indicator.key, cut="all", months=1)
        .order_by("recorded_at", "id")
        .values_list("id", "supersedes", *FIELDS)
    )
    by_key = {row[0]: row for row in rows}
    found = [
        Restated(row[3], row[10], _reading(indicator, by_key[row[1]][2:], None), _reading(indicator, row[2:], None))
        for row in rows
        if row[1] in by_key
    ]
    return tuple(reversed(found))
