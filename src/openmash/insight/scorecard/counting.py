"""Every figure, counted from the records by the statement of its definition, as far as whoever counts may see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from openmash.foundation.governance.area import Profile
from openmash.insight.scorecard import dividing, published
from openmash.insight.scorecard.ground import asked_with, rows_of, with_ground
from openmash.insight.scorecard.indicators import Indicator, Kind
from openmash.insight.scorecard.suppression import SMALLEST, WITHHELD, Cell, is_small_whole, safe
from openmash.statute.calendar import local_date, months_after

HISTORY = 24
"""Whole months counted, and counted again each time."""
POPULATION = "population"
HERE = "select count(distinct ids[1]) from wall.sets_of(array(select id from people_person where kind = 'child'))"


@dataclass(frozen=True)
class Place:
    """Where a figure stands: see `models.Figure`."""

    indicator: str
    month: date
    months: int
    cut: str
    of: str
    safe: bool


@dataclass(frozen=True)
class Amount:
    """What it is."""

    hits: int | None
    total: int | None
    middle: float | None


def months_of(now: datetime) -> tuple[date, date]:
    """The first of the months counted, and the first that is not yet whole."""
    until = local_date(now).replace(day=1)
    return months_after(until, -HISTORY), until


def count(indicator: Indicator, *, profile: Profile, now: datetime) -> dict[Place, Amount]:
    """Every figure of one indicator: each month, and the last two years, whole and divided, exact and safe. One query."""
    since, until = months_of(now)
    exact: dict[tuple[date, int, str], dict[str, Amount]] = {}
    for months, month, cut, of, hits, total, middle in rows_of(_counted(indicator), _asked(profile, now)):
        exact.setdefault((month, months, cut), {})[of] = Amount(hits, total, middle)
    for month in _each_month(since, until):
        exact.setdefault((month, 1, "all"), {"": Amount(0, 0, None)})
    safely = dict(_safe_rows(indicator, exact))
    if indicator.apart:
        return safely | {replace(place, safe=False): amount for place, amount in safely.items()}
    return dict(_exact_rows(indicator, exact)) | safely


def children(profile: Profile) -> int | None:
    """Children living in the area: as published, or in a demonstration those of the made-up county. One query or none."""
    if settings.DEMO:
        return int(rows_of(HERE, {})[0][0])
    newest = next(iter(published.published(profile.slug).get(POPULATION, ())), None)
    return int(newest.value) if newest else None


@dataclass(frozen=True)
class Behind:
    """A row behind a figure: whose, when it counts, whether it is in the numerator, and which part it belongs to."""

    person_id: UUID
    at: datetime
    hit: bool
    part: str


def behind(indicator: Indicator, *, profile: Profile, now: datetime, month: date, most: int) -> list[Behind]:
    """Rows behind one month, those not in the numerator first. One query."""
    statement = f"""{with_ground(indicator.sql)} select person_id, at, hit, part from event where person_id is not null
      and date_trunc('month', at at time zone 'Europe/London')::date = %(month)s
      order by hit, at, person_id limit %(most)s"""
    asked = {**asked_with(profile, now, *months_of(now)), "month": month, "most": most}
    return [Behind(*row) for row in rows_of(statement, asked)]


def _asked(profile: Profile, now: datetime) -> dict[str, object]:
    since, until = months_of(now)
    last = months_after(until, -1)
    return {
        **asked_with(profile, now, since, until), **dividing.known_by(profile.slug),
        "last": last, "before": months_after(last, -12),
    }  # fmt: skip


def _counted(indicator: Indicator) -> str:
    cuts = [*(["part"] if indicator.parts else []), *(dividing.CUTS if indicator.about_children else ())]
    names = "".join(f"when grouping({cut}) = 0 then '{cut}' " for cut in cuts)
    cut = f"case {names}else 'all' end" if cuts else "'all'"
    listed = ", ".join([*cuts, "''"])
    of = f"coalesce({listed})"
    figures = (
        "count(*) filter (where hit)::int, count(*)::int, "
        f"percentile_cont({indicator.percentile}) within group (order by value)::float8"
    )
    known = f"{dividing.KNOWN}, " if indicator.about_children else f"{_NOBODY}, "
    year = (
        "case month when %(last)s::date then month when %(before)s::date then month end"
        if indicator.at_month_end
        else "case when month > %(before)s::date then %(last)s::date when month > %(before)s::date - interval '1 year' "
        "then %(before)s::date end"
    )
    monthly = (
        "case when grouping(part) = 0 then 'part' else 'all' end, coalesce(part, '')"
        if indicator.parts
        else "'all', ''"
    )
    by_month = "((month), (month, part))" if indicator.parts else "((month))"
    sets = ", ".join(["(year)", *(f"(year, {each})" for each in cuts)])
    return f"""{with_ground(indicator.sql)}, {known} {dividing.PLACED}
      select 1, month, {monthly}, {figures} from placed group by grouping sets {by_month}
      union all select 12, year, {cut}, {of}, {figures} from (select *, {year} as year from placed) y
      where year is not null group by grouping sets ({sets})"""


_NOBODY = """who as materialized (select null::uuid as person_id, null as area, null as sex, null as ethnicity,
  false as disabled, null::date as born where false)"""


def _each_month(since: date, until: date) -> Iterator[date]:
    month = since
    while month < until:
        yield month
        month = months_after(month, 1)


def _exact_rows(
    indicator: Indicator, exact: Mapping[tuple[date, int, str], Mapping[str, Amount]]
) -> Iterator[tuple[Place, Amount]]:
    for (month, months, cut), parts in exact.items():
        for of, amount in parts.items():
            yield Place(indicator.key, month, months, cut, of, False), amount


def _safe_rows(
    indicator: Indicator, exact: Mapping[tuple[date, int, str], Mapping[str, Amount]]
) -> Iterator[tuple[Place, Amount]]:
    """Without small numbers: the months together as one division, and each division of a year. A part by month is not
    shown: over two years too many numbers would say too much of each other."""
    shares = indicator.kind is Kind.SHARE
    series = {month: parts[""] for (month, months, cut), parts in exact.items() if months == 1 and cut == "all"}
    groups: list[dict[Place, Amount]] = [
        {Place(indicator.key, month, 1, "all", "", True): amount for month, amount in series.items()}
    ]
    groups += [
        {Place(indicator.key, month, 12, cut, of, True): amount for of, amount in parts.items()}
        for (month, months, cut), parts in exact.items()
        if months == 12
    ]
    for group in groups:
        named = {str(at): place for at, place in enumerate(group)}
        cells = {key: Cell(group[place].hits, group[place].total) for key, place in named.items()}
        if _is_division(group) and len(group) > 1 and is_small_whole(cells, shares=shares):
            continue
        shown = safe(cells, shares=shares)
        for year in _years(named) if not _is_division(group) else ():
            if is_small_whole({key: cells[key] for key in year}, shares=shares):
                shown |= dict.fromkeys(year, WITHHELD)
        for key, cell in shown.items():
            amount = group[named[key]]
            middle = (
                amount.middle
                if amount.total is not None and amount.total >= SMALLEST and not cell.is_withheld
                else None
            )
            yield named[key], Amount(cell.hits, cell.of, middle)


def _is_division(group: Mapping[Place, Amount]) -> bool:
    """Whether these are parts of one year, which exist only where there is something in them, and not its months."""
    return all(place.months != 1 for place in group)


def _years(named: Mapping[str, Place]) -> list[list[str]]:
    """The months by the year that is published beside them, the last twelve and the twelve before."""
    ordered = sorted(named, key=lambda key: named[key].month)
    return [ordered[-12:], ordered[-24:-12]]
