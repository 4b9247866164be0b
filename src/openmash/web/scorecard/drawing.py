"""A figure's months as a picture: points, the average, and the edges within which it always moved. All in one SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10

from openmash.insight.scorecard.indicators import Kind
from openmash.insight.scorecard.selectors import Line
from openmash.insight.scorecard.variation import Chart
from openmash.web.scorecard import said

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 720, 300, 62, 112, 16, 40
SPARK_WIDTH, SPARK_HEIGHT = 132, 34
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Mark:
    """One month: where it is drawn, what it says, and whether it breaks a rule."""

    x: float
    y: float
    said: str
    sign: bool


@dataclass(frozen=True)
class Label:
    """Words beside an axis."""

    at: float
    words: str


@dataclass(frozen=True)
class Picture:
    """What the template draws."""

    width: int
    height: int
    line: str
    band: str
    mean: float | None
    mean_said: str
    marks: Sequence[Mark]
    across: Sequence[Label]
    down: Sequence[Label]
    left: int
    right: int
    foot: int


def picture(line: Line) -> Picture | None:
    """The chart of one figure; None where no month has a value."""
    return _drawn(line, WIDTH, HEIGHT, (LEFT, RIGHT, TOP, FOOT))


def spark(line: Line) -> Picture | None:
    """The same, small enough for a line of a table and without words."""
    return _drawn(line, SPARK_WIDTH, SPARK_HEIGHT, (4, 4, 4, 4))


def _drawn(line: Line, width: int, height: int, edges: tuple[int, int, int, int]) -> Picture | None:
    left, right, top, foot = edges
    known = [(at, one.value) for at, one in enumerate(line.months) if one.value is not None]
    if not known or not any(one.total for one in line.months):
        return None
    share = line.indicator.kind is Kind.SHARE
    highest = max([value for _, value in known] + ([max(line.chart.high)] if line.chart else []))
    ceiling, step = _scale(highest, share)
    across = (width - left - right) / max(len(line.months) - 1, 1)

    def x(at: int) -> float:
        return round(left + across * at, 1)

    def y(value: float) -> float:
        return round(top + (height - top - foot) * (1 - min(value, ceiling) / ceiling), 1)

    signs = line.chart.signs if line.chart else (None,) * len(line.months)
    marks = [
        Mark(
            x(at),
            y(value),
            f"{said.month(line.months[at].month)}: {said.value(line.indicator, line.months[at])}",
            bool(signs[at]),
        )
        for at, value in known
    ]
    ticks = round(ceiling / step)
    return Picture(
        width, height, _path(marks), _band(line.chart, x, y) if line.chart else "",
        y(line.chart.mean) if line.chart else None, _mean_said(line), marks,
        [
            Label(x(at), said.month_short(line.months[at].month))
            for at in range((len(line.months) - 1) % 4, len(line.months), 4)
        ],
        [Label(y(step * n), _tick(step * n, share)) for n in range(ticks + 1)],
        left, width - right, height - foot,
    )  # fmt: skip


def _path(marks: Sequence[Mark]) -> str:
    return " ".join(f"{'M' if at == 0 else 'L'}{mark.x} {mark.y}" for at, mark in enumerate(marks))


def _band(chart: Chart, x: Callable[[int], float], y: Callable[[float], float]) -> str:
    """The edges, along the top and back along the bottom."""
    top = [f"{x(at)},{y(high)}" for at, high in enumerate(chart.high)]
    bottom = [f"{x(at)},{y(low)}" for at, low in enumerate(chart.low)]
    return " ".join([*top, *reversed(bottom)])


def _mean_said(line: Line) -> str:
    if line.chart is None:
        return ""
    if line.indicator.kind is Kind.SHARE:
        return f"average {line.chart.mean * 100:.0f}%"
    return f"average {said.number(line.chart.mean)}"


def _scale(highest: float, share: bool) -> tuple[float, float]:
    """The top of the axis and the distance between its lines: a share ends at 100% unless it is far below."""
    if share and highest > 0.5:
        return 1.0, 0.25
    if highest <= 0:
        return 1.0, 1.0 if not share else 0.25
    rough = highest / 4
    magnitude = 10.0 ** _exponent(rough)
    step = next(nice * magnitude for nice in NICE if nice * magnitude >= rough)
    if not share and step < 1:
        step = 1.0
    steps = 1
    while step * steps < highest:
        steps += 1
    return step * steps, step


def _exponent(number: float) -> int:
    return floor(log10(number))


def _tick(value: float, share: bool) -> str:
    return f"{value * 100:.0f}%" if share else f"{value:,.0f}"
