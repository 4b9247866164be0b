"""A figure in words: the same on every page and on paper."""

from __future__ import annotations

from datetime import date, datetime

from openmash.foundation.design import say
from openmash.insight.scorecard.indicators import Indicator, Kind
from openmash.insight.scorecard.selectors import Line, Reading
from openmash.insight.scorecard.variation import Chart

NOT_SHOWN = "Not shown: small numbers"
NOTHING = "None"
TOO_FEW = "Too few to say how it moves"
ORDINARY = "Ordinary variation"
ROUNDED = (
    "Small numbers are not shown, and the others are to the nearest five: no figure says anything about one child."
)
EXACT = "You may see every child here, so numbers are exact. Do not send them on: send what may be published."


def month(on: date) -> str:
    """ "October 2026"."""
    return f"{on:%B} {on.year}"


def month_short(on: date) -> str:
    """ "Oct 26", for the foot of a chart."""
    return f"{on:%b} {on:%y}"


def value(indicator: Indicator, reading: Reading | None) -> str:
    """The figure: "78%", "1,432", "6.4 hours", "412 for each 10,000 children"."""
    if reading is None:
        return NOTHING
    if reading.is_withheld:
        return NOT_SHOWN
    if reading.value is None:
        return NOTHING
    if indicator.kind is Kind.SHARE:
        return f"{reading.value * 100:.0f}%"
    if indicator.kind is Kind.MIDDLE:
        in_hours = indicator.unit == "hours"
        return duration(reading.value) if in_hours else f"{reading.value:,.1f} {indicator.unit}".strip()
    if reading.rate is not None:
        return f"{number(reading.rate)} for each 10,000 children"
    return f"{reading.value:,.0f}"


def duration(hours: float) -> str:
    """ "6.4 hours"; below an hour "12 minutes", or "under a minute"."""
    if hours >= 1:
        return f"{hours:,.1f} hours"
    return say.count_of(round(hours * 60), "minute") if hours * 60 >= 1 else "under a minute"


def number(one: float) -> str:
    """ "412", and below ten "4.1"."""
    return f"{one:,.0f}" if one >= 10 else f"{one:.1f}"


def of_what(indicator: Indicator, reading: Reading | None) -> str:
    """How many of how many, and how sure: "312 of 400; likely between 74% and 82%"."""
    if reading is None or reading.total is None or reading.hits is None:
        return ""
    if indicator.kind is Kind.MIDDLE:
        return f"of {reading.total:,}"
    parts = []
    if indicator.kind is Kind.SHARE:
        parts.append(f"{reading.hits:,} of {reading.total:,}")
    elif reading.rate is not None:
        parts.append(f"{reading.total:,} {indicator.unit}".strip())
    if reading.low is not None and reading.high is not None and reading.total:
        low, high = (
            (f"{reading.low * 100:.0f}%", f"{reading.high * 100:.0f}%")
            if indicator.kind is Kind.SHARE
            else (number(reading.low), number(reading.high))
        )
        parts.append(f"likely between {low} and {high}" if low != high else f"likely {low}")
    return "; ".join(parts)


def moves(line: Line) -> str:
    """ "Ordinary variation", or "Something changed: October 2026 is further from the rest than chance explains"."""
    if line.chart is None:
        return TOO_FEW
    at = line.chart.lately
    sign = line.chart.signs[at] if at is not None else None
    if at is None or sign is None:
        return ORDINARY
    return f"Something changed: {month(line.months[at].month)} {sign.value}"


def is_changed(chart: Chart | None) -> bool:
    """Whether something changed lately."""
    return chart is not None and chart.lately is not None


def since_before(line: Line) -> str:
    """The twelve months before, to lay beside: "82% the year before"."""
    if line.before is None or line.before.value is None:
        return ""
    return f"{value(line.indicator, line.before)} the year before"


def counted(at: datetime | None) -> str:
    """When everything was last counted."""
    return f"Counted at {say.moment(at)}." if at else "Not counted yet."
