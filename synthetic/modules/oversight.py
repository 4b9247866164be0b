"""The teams counted as the county stands, four weeks of counts before, and one thing asked of a manager."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from synthetic.modules.module import County, Module, acting
from synthetic.staff import TEAM_BY_SLUG

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

DAYS, HOUR = 27, timedelta(hours=1)
STEADY = ("children", "workers")


def _by_actions(county: County) -> None:
    """What is asked is asked now, so only a county of this very day has it."""
    from openmash.foundation.access.actors import Service
    from openmash.insight.oversight import actions
    from openmash.insight.oversight.actions import AskTold
    from openmash.insight.oversight.words import Measure
    from openmash.jobs.acting import acting as acting_as_service

    with acting_as_service(Service.CLOCKS) as clocks:
        actions.count_teams(actor=clocks, now=county.as_at)
    _weeks_before(county)
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    with acting("service.manager") as somebody:
        actions.ask(
            actor=cast("Actor", somebody), team_id=TEAM_BY_SLUG["assessment-gloucester"].id,
            told=AskTold(
                Measure.PAST, "Go through every assessment past its day with its worker. What stands in the way?",
                (county.as_at + timedelta(days=9)).date(),
            ),
        )  # fmt: skip


def _weeks_before(county: County) -> None:
    """Rows as a worker that ran for four weeks would have left: each a little more than the day after.

    A team with no child has had none, so that no limit of it passed either.
    """
    rng = county.chance("oversight")
    rows = county.connection.execute("select team_id, measure, count, day from oversight_teamcount").fetchall()
    works = {team for team, measure, count, _ in rows if measure == "children" and count}
    with county.connection.cursor() as cursor:
        for team, measure, count, day in rows:
            was = int(str(count))
            stands = measure in STEADY or (team not in works and measure != "offered")
            for back in range(1, DAYS + 1):
                moves = 0 if stands else rng.choice((-1, 0, 0, 1, 1))
                was = max(0, was + moves)
                cursor.execute(
                    "insert into oversight_teamcount (id, team_id, day, measure, count, counted_at) "
                    "values (gen_random_uuid(), %s, %s::date - %s, %s, %s, %s)",
                    [team, day, back, measure, was, county.as_at - timedelta(days=back)],
                )  # fmt: skip
    county.connection.commit()


MODULE = Module("oversight", by_actions=_by_actions)
