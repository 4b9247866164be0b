"""A week of the rota: the desk and the night team with their deputies, and one manager who is away."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from openmash.statute.calendar import ONE_DAY, at, local_date
from synthetic.filing import team_id
from synthetic.modules.module import County, Module
from synthetic.staff import BY_USERNAME
from synthetic.working_time import open_on

DAY, NIGHT = (time(8, 30), time(17)), (time(17), time(8, 30))
NIGHTLY = (
    ("out.of.hours", "duty", "out-of-hours", NIGHT),
    ("duty.manager", "deputy", "out-of-hours", NIGHT),
)
OPEN = (("screener", "duty", "mash", DAY), ("decision.maker", "deputy", "mash", DAY), *NIGHTLY)
CLOSED = (("out.of.hours.two", "duty", "out-of-hours", DAY), *NIGHTLY)
"""Who is on by day where the hub opens and where it does not: at weekends the night team has the day as well."""
AWAY = "team.manager.two"
DAYS = 7


def _at_the_end(county: County) -> None:
    first = local_date(county.as_at)
    for number in range(-1, DAYS):
        day = first + number * ONE_DAY
        for username, kind, team, (starts, ends) in OPEN if open_on(day) else CLOSED:
            ends_on = day + ONE_DAY if ends <= starts else day
            _put(county, username, kind, team, (at(day, starts), at(ends_on, ends)))
    _put(county, AWAY, "away", "", (at(first - ONE_DAY, time(9)), at(first + 3 * ONE_DAY, time(17))))


def _put(county: County, username: str, kind: str, team: str, times: tuple[datetime, datetime]) -> None:
    recorded_at, by = county.as_at - timedelta(days=2), BY_USERNAME["duty.manager"].id
    key, account = county.rows.key(recorded_at), BY_USERNAME[username].id
    county.rows.add(
        "rota_shift",
        {
            "id": key,
            "account_id": account,
            "team_id": team_id(team) if team else None,
            "kind": kind,
            "starts_at": times[0],
            "ends_at": times[1],
            "recorded_at": recorded_at,
            "recorded_by": by,
            "withdrawn_at": None,
            "withdrawn_by": None,
        },
    )
    county.audit.record(recorded_at, by, "rota.put_on", [f"account:{account}", f"shift:{key}"], {"kind": kind})


MODULE = Module("rota", ("rota_shift",), at_the_end=_at_the_end)
