"""Each night's look: figures that left ordinary variation, and recording that stopped or fell by half."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with, team_sizes
from openmash.foundation.agencies.models import Agency, AgencyKind, Team
from openmash.foundation.agencies.selectors import agencies, teams
from openmash.foundation.design import say
from openmash.foundation.governance.area import Profile
from openmash.insight.alerts import explaining, finding, streams
from openmash.insight.alerts.explaining import Might, said
from openmash.insight.alerts.finding import Fewer, Silent
from openmash.insight.alerts.streams import STREAMS, Stream, Unit
from openmash.insight.alerts.words import OWNERS, Kind
from openmash.insight.scorecard import selectors as scorecard
from openmash.insight.scorecard.indicators import Indicator
from openmash.insight.scorecard.selectors import Line, Reading
from openmash.insight.scorecard.variation import Sign
from openmash.statute.calendar import at, local_date, months_after

BACK = timedelta(days=183)
"""How far back recording is looked at."""
LEAST_TEAM = 3
"""People in a team of which something is said by itself: a smaller one's count would be a person's."""
QUIET = {Kind.MOVED: timedelta(days=183), Kind.FELL: timedelta(days=84)}
"""How long the same is not said again: a run of months, or of weeks, goes on. A stop is one stop by its last day."""
ENDED = frozenset({Sign.OUTSIDE, Sign.RUN_ABOVE, Sign.RUN_BELOW})
"""Signs of a chart that are sent to somebody. Rising, falling and near an edge are shown on the chart and not sent."""


@dataclass(frozen=True)
class Found:
    """Something that changed or stopped, ready to be raised. `quiet`: how long the same subject is not raised again."""

    kind: Kind
    subject: str
    cause: str
    what: str
    of: str
    sentence: str
    since: date
    owner_role: Role
    quiet: timedelta | None
    facts: Sequence[tuple[str, str]] = ()
    weeks: Sequence[tuple[str, str]] = ()
    might: Sequence[Might] = ()
    indicator: str = ""
    team_id: UUID | None = None
    owner_team_id: UUID | None = None


@dataclass(frozen=True)
class Place:
    """Teams and agencies by key, each team's size and whether it has a manager, and the days: read once a night."""

    now: datetime
    profile: Profile
    teams: Mapping[UUID, Team] = field(default_factory=dict)
    agencies: Mapping[UUID, Agency] = field(default_factory=dict)
    small: Mapping[UUID, UUID] = field(default_factory=dict)
    managed: frozenset[UUID | None] = frozenset()

    @property
    def first(self) -> date:
        return local_date(self.now) - BACK

    def working(self) -> list[date]:
        """Working days from the first to yesterday."""
        calendar, today = self.profile.calendar(), local_date(self.now)
        days = (self.first + timedelta(days=n) for n in range((today - self.first).days))
        return [day for day in days if calendar.is_working_day(day)]


def place(now: datetime, profile: Profile) -> Place:
    """What a night's look needs to know of teams and agencies. Four queries."""
    sizes, every = team_sizes(), {each.pk: each for each in teams()}
    small = {key: each.agency_id for key, each in every.items() if sizes.get(key, 0) < LEAST_TEAM}
    managed = frozenset(account.team_id for account in accounts_with(Role.TEAM_MANAGER))
    return Place(now, profile, every, {each.pk: each for each in agencies()}, small, managed)


def figures(place: Place, *, actor: Actor) -> Iterator[Found]:
    """Figures whose newest whole month leaves ordinary variation, read without small numbers."""
    known: set[tuple[str, str]] = set()
    for line in scorecard.counted(actor=actor):
        chart, months = line.chart, line.months
        counts = (line.indicator.numerator, line.indicator.denominator)
        if counts in known:
            continue  # the same figure, divided by something else
        known.add(counts)
        if chart is None or not months or chart.signs[-1] not in ENDED or months[-1].value is None:
            continue
        yield _moved(line, months[-1], chart.signs[-1] or Sign.OUTSIDE, chart.mean, place)


def _moved(line: Line, last: Reading, sign: Sign, mean: float, place: Place) -> Found:
    one = line.indicator
    above = (last.value or 0.0) > mean
    month = f"{last.month:%B} {last.month.year}"
    totals = [each.total or 0 for each in line.months if each.total is not None]
    role = OWNERS[one.owner]
    return Found(
        Kind.MOVED, f"moved:{one.key}:{'above' if above else 'below'}", f"moved:{one.key}:{last.month:%Y-%m}", one.name,
        "The whole area", f"{month} {sign.value}.", last.month, role, QUIET[Kind.MOVED],
        facts=[(month, figure_said(one, last.value)), ("Average of two years", figure_said(one, mean)),
               ("What is counted", one.numerator)],
        might=[*explaining.of_figure(one.key, last.month, totals, place.now),
               *explaining.of_days(last.month, _end_of(last.month), profile=place.profile)],
        indicator=one.key,
    )  # fmt: skip


def _end_of(month: date) -> datetime:
    """The last moment of a month by its first day: what came after explains nothing of it."""
    return at(months_after(month, 1), time()) - timedelta(microseconds=1)


def figure_said(one: Indicator, value: float | None) -> str:
    """A figure's value in words."""
    if value is None:
        return "Not shown"
    return f"{value * 100:.0f}%" if one.kind == "share" else f"{value:,.1f} {one.unit}".strip()


def recording(place: Place) -> Iterator[Found]:
    """What a team, an agency, a feed or the area records no more, or half as much of. Two queries a stream."""
    working = place.working()
    for stream in STREAMS:
        kept = streams.together(streams.read(stream.sql, place.first, place.now), place.small)
        called: Mapping[Unit, Mapping[date, int]] | None = None
        for unit, days in kept.items():
            stop = finding.silent(days, working)
            less = None if stop else finding.fewer(weeks_of(days, place))
            if stop is None and less is None:
                continue
            if called is None:
                called = streams.read(stream.called_for, place.first, place.now) if stream.called_for else {}
            asked = called.get(unit, {})
            yield (
                _stopped(stream, unit, days, stop, asked, place)
                if stop
                else _fell(stream, unit, days, less or Fewer(0, 0), asked, place)
            )


def weeks_of(days: Mapping[date, int], place: Place) -> list[int]:
    """How many in each whole week (Monday to Sunday) since it was first recorded, the oldest first."""
    today = local_date(place.now)
    monday = today - timedelta(days=today.weekday())
    began = min(days, default=monday)
    first = began + timedelta(days=(7 - began.weekday()) % 7)
    many = max(0, (monday - first).days // 7)
    return [
        sum(days.get(first + timedelta(days=7 * week + day), 0) for day in range(7)) for week in range(many)
    ]  # fmt: skip


def _stopped(
    stream: Stream, unit: Unit, days: Mapping[date, int], stop: Silent, asked: Mapping[date, int], place: Place
) -> Found:
    return Found(
        Kind.STOPPED, f"stopped:{stream.key}:{unit.key}", f"stopped:{stream.key}:{unit.key}:{stop.last:%Y-%m-%d}",
        stream.what, called(unit, place), f"None since {say.day_of(stop.last)}: {stop.days} working days.", stop.last,
        _role(stream, unit, place), None,
        facts=[("Recorded until then", f"On {stop.share * 100:.0f} of 100 working days"),
               ("Said after", f"{stop.needed} working days with none")],
        might=_might(stream, unit, stop.last, asked, place), team_id=unit.team_id, owner_team_id=_managed(unit, place),
        weeks=_shown(days, place),
    )  # fmt: skip


def _fell(
    stream: Stream, unit: Unit, days: Mapping[date, int], less: Fewer, asked: Mapping[date, int], place: Place
) -> Found:
    today = local_date(place.now)
    since = today - timedelta(days=today.weekday() + 7 * finding.LATELY)
    return Found(
        Kind.FELL, f"fell:{stream.key}:{unit.key}", f"fell:{stream.key}:{unit.key}:{since:%Y-%m-%d}", stream.what,
        called(unit, place), "Half as many as usual, or fewer, in the last four whole weeks.", since,
        _role(stream, unit, place), QUIET[Kind.FELL],
        facts=[("A usual week", said(less.before)), ("A week now", said(less.now))],
        might=_might(stream, unit, since, asked, place), team_id=unit.team_id, owner_team_id=_managed(unit, place),
        weeks=_shown(days, place),
    )  # fmt: skip


def _might(stream: Stream, unit: Unit, since: date, asked: Mapping[date, int], place: Place) -> list[Might]:
    return [
        *explaining.of_demand(stream, asked, since, local_date(place.now)),
        *explaining.of_unit(unit, since, place.now),
        *explaining.of_days(since, place.now, profile=place.profile, for_schools=stream.for_schools),
    ]


def _shown(days: Mapping[date, int], place: Place) -> list[tuple[str, str]]:
    """The last twelve whole weeks, the newest first, without small numbers."""
    today = local_date(place.now)
    monday = today - timedelta(days=today.weekday())
    weeks = weeks_of(days, place)[-12:]
    return [
        (f"Week of {say.day_of(monday - timedelta(days=7 * (n + 1)))}", said(many))
        for n, many in enumerate(reversed(weeks))
    ]


def called(unit: Unit, place: Place) -> str:
    """Who records, in words: "Gloucester assessment team", "Gloucestershire Constabulary: incidents"."""
    if unit.team_id is not None:
        return place.teams[unit.team_id].name if unit.team_id in place.teams else "A team"
    if unit.agency_id is None:
        return "The whole area"
    name = place.agencies[unit.agency_id].name if unit.agency_id in place.agencies else "An agency"
    return f"{name}: {unit.feed.replace('_', ' ')}" if unit.feed else name


def _role(stream: Stream, unit: Unit, place: Place) -> Role:
    if unit.team_id is None:
        return stream.role
    if unit.team_id in place.managed:
        return Role.TEAM_MANAGER
    team = place.teams.get(unit.team_id)
    return Role.POLICE_UNIT if team and team.agency.kind == AgencyKind.POLICE else Role.SERVICE_MANAGER


def _managed(unit: Unit, place: Place) -> UUID | None:
    """The team whose manager answers; None where it has none."""
    return unit.team_id if unit.team_id in place.managed else None
