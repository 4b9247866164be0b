"""What might explain that something changed or stopped: facts these records hold of the same days. Never a verdict.

Each stands where it is recorded, and is read there by SQL, as figures are: days, states and numbers, and nobody's name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from openmash.foundation.design import say
from openmash.foundation.governance.area import Profile
from openmash.foundation.rota.selectors import ShiftKind, rota
from openmash.insight.alerts.streams import Stream, Unit
from openmash.insight.scorecard.ground import rows_of
from openmash.statute.calendar import at, local_date

SMALLEST = 5
"""Below it a number is not said."""
BEFORE, MONTH, WEEK = timedelta(days=28), timedelta(days=31), timedelta(days=7)
USUAL = (0.7, 1.4)
"""Between these of what is usual, how much a figure is of explains nothing."""
PAPER = "select count(*) from outage_paperentry where written_at >= %(since)s and written_at <= %(now)s"
FORMS = """
select distinct s.from_day, v.slug from instruments_localstep s join instruments_localversion v on v.id = s.version_id
where s.kind = 'in_force' and s.from_day between %(first)s::date and %(last)s::date order by 1"""
MEMBERS = """
select a.id, not a.is_active or a.expires_on < %(last)s::date, a.expires_on between %(first)s::date and %(last)s::date
  or exists (select from access_accountrole r where r.account_id = a.id and r.ends_at between %(since)s and %(now)s)
from access_account a where a.team_id = %(team)s and not a.is_service"""
PUT_ASIDE = (
    "select coalesce(sum(quarantined), 0) from imports_batch where agency_id = %(agency)s and received_at >= %(since)s"
)
RESTATED = """
select count(distinct month) filter (where supersedes is not null and recorded_at >= %(since)s
  and month <> %(month)s::date), count(distinct definitions)
from scorecard_figure where indicator = %(key)s and safe and cut = 'all' and months = 1"""


@dataclass(frozen=True)
class Might:
    """One fact, and the page it stands on, by the name of its address; "" where there is none."""

    words: str
    url_name: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)

    def kept(self) -> dict[str, object]:
        """For keeping as JSON."""
        return {"words": self.words, "url_name": self.url_name, "arguments": dict(self.arguments)}


def said(many: float) -> str:
    """A number that may be read by anybody: "12", "fewer than five", or "none"."""
    return "none" if not many else "fewer than five" if many < SMALLEST else f"{many:,.0f}"


def of_days(since: date, until: datetime, *, profile: Profile, for_schools: bool = False) -> list[Might]:
    """Holidays of the days from `since` to `until`, forms put in force, and paper forms of those days. Two queries."""
    last = local_date(until)
    calendar = profile.calendar()
    days = [since + timedelta(days=n) for n in range(max(0, (last - since).days) + 1)]
    found = []
    holidays = [day for day in days if day in calendar.bank_holidays and day.weekday() < 5]
    if holidays:
        found.append(Might(f"Bank holidays: {say.listed([say.day_of(day) for day in holidays])}."))
    shut = [day for day in days if calendar.is_working_day(day) and not calendar.is_school_day(day)]
    if for_schools and shut:
        found.append(Might(f"Schools were closed on {len(shut)} of these working days."))
    found += [
        Might(f"A version of a form came into force on {say.day_of(day)}: {slug.replace('_', ' ')}.", "local_forms")
        for day, slug in rows_of(FORMS, {"first": since - WEEK, "last": last})
    ]
    entered = int(rows_of(PAPER, {"since": at(since, time()), "now": until})[0][0])
    if entered:
        found.append(Might("Paper forms were written on these days: the system may have been down.", "outage"))
    return found


def of_unit(unit: Unit, since: date, now: datetime) -> list[Might]:
    """People of a team away or gone, and rows of an agency's files put aside. No name. At most two queries."""
    if unit.team_id is not None:
        return _of_team(unit.team_id, since, now)
    if unit.agency_id is None:
        return []
    put_aside = int(rows_of(PUT_ASIDE, {"agency": unit.agency_id, "since": at(since - WEEK, time())})[0][0])
    words = f"{say.begun(said(put_aside))} rows of its files were put aside with a reason, and not taken in."
    return [Might(words, "partner_files")] if put_aside else []


def _of_team(team_id: UUID, since: date, now: datetime) -> list[Might]:
    asked = {
        "team": team_id, "since": at(since - BEFORE, time()), "now": now, "first": since - BEFORE,
        "last": local_date(now),
    }  # fmt: skip
    members = {key: (has_gone, lately) for key, has_gone, lately in rows_of(MEMBERS, asked)}
    here = {key for key, (has_gone, _) in members.items() if not has_gone}
    gone = {key for key, (has_gone, lately) in members.items() if has_gone and lately}
    shifts = rota(at(since, time()), now)
    away = {one.account_id for one in shifts if one.kind is ShiftKind.AWAY and one.account_id in here}
    found = []
    if away:
        found.append(Might(f"Away for some of these days: {len(away)} of the {len(here)} people of the team.", "rota"))
    if gone:
        found.append(Might("Somebody left the team in these weeks or the four before."))
    return found


def of_demand(stream: Stream, called_for: Mapping[date, int], since: date, until: date) -> list[Might]:
    """How much there was that calls for it: from `since`, and in as many days before. None where nothing is counted."""
    if not stream.called_for:
        return []
    days = max(1, (until - since).days)
    now = sum(many for day, many in called_for.items() if day > since)
    before = sum(many for day, many in called_for.items() if since - timedelta(days=days) < day <= since)
    words = f"{say.begun(stream.needs)}: {said(now)} since then, and {said(before)} in as many days before."
    return [Might(words)]


def of_figure(indicator: str, month: date, totals: Sequence[int], now: datetime) -> list[Might]:
    """What was restated, whether its definition changed, and how much it is of. One query."""
    there = ("scorecard_figure", {"key": indicator})
    restated, versions = rows_of(RESTATED, {"since": now - MONTH, "month": month, "key": indicator})[0]
    found = []
    if restated:
        words = "1 earlier month was" if restated == 1 else f"{restated} earlier months were"
        found.append(Might(f"{words} restated in the last month, as records were added or put right.", *there))
    if versions > 1:
        found.append(Might("Its definition changed within these two years.", *there))
    usual = sum(totals[:-1]) / max(1, len(totals) - 1)
    if usual >= SMALLEST and totals[-1] >= SMALLEST and not USUAL[0] < totals[-1] / usual < USUAL[1]:
        found.append(Might(f"It is of {totals[-1]:,} this time, and of {usual:,.0f} in a usual month.", *there))
    return found
