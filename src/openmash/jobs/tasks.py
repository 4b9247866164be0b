"""The tasks of the queue. They take ids only; what they may do is the right of the service they act as.

Imported by the queue when the application is ready (PROCRASTINATE_IMPORT_PATHS).
"""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from openmash.foundation.access.actors import Service
from openmash.foundation.outbox import actions as outbox
from openmash.insight.alerts import actions as alerts
from openmash.insight.inspection import actions as inspection
from openmash.insight.patterns import actions as patterns
from openmash.insight.returns import actions as returns
from openmash.insight.returns.selectors import years_open
from openmash.insight.scorecard import actions as scorecard
from openmash.jobs.acting import acting
from openmash.jobs.sweeps import sweep
from openmash.records.people import actions as people

KEEP_DONE_HOURS = 72


@app.task(name=outbox.SEND)
def send(message_id: str) -> None:
    """Send one message: count the attempt, commit, hand it to the post, note the result."""
    with acting(Service.CLOCKS) as actor:
        letter = outbox.begin_sending(actor=actor, message_id=UUID(message_id))
    if letter is not None:
        with acting(Service.CLOCKS) as actor:
            outbox.deliver(actor=actor, letter=letter)


@app.periodic(cron="* * * * *")
@app.task(name="clock.every_minute", queueing_lock="clock.every_minute", lock="clock.every_minute")
def every_minute(timestamp: int) -> None:
    """Look at everything that is looked at once a minute. Ticks that were missed are done once, for now."""
    sweep(timezone.now())


@app.periodic(cron="*/2 * * * *")
@app.task(name="clock.take_up_stalled", queueing_lock="clock.take_up_stalled", pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Give jobs of a worker that died back to the queue: every task may be done again from the start.

    A tick of the clock whose successor already waits is dropped: the successor does its work.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, Status.ABORTED, delete_job=True)


@app.periodic(cron="43 2 * * *")
@app.task(name="clock.count_bearers", queueing_lock="clock.count_bearers")
def count_bearers(timestamp: int) -> None:
    """Count how many people bear each name, so that search offers likelier spellings first."""
    with acting(Service.CLOCKS):
        people.count_bearers()


@app.periodic(cron="*/10 * * * *")
@app.task(name="clock.look_where_new", queueing_lock="clock.look_where_new", lock="clock.look_where_new")
def look_where_new(timestamp: int) -> None:
    """Look for places and times with more incidents than their share, where incidents have come since the last time."""
    with acting(Service.CLOCKS) as actor:
        patterns.look_where_new(actor=actor)


@app.periodic(cron="10 4 * * *")
@app.task(name="clock.count_scorecard", queueing_lock="clock.count_scorecard", lock="clock.count_scorecard")
def count_scorecard(timestamp: int) -> None:
    """Count every figure of the scorecard anew, two years back: what was recorded late restates its month."""
    with acting(Service.CLOCKS) as actor:
        scorecard.count(actor=actor)


@app.periodic(cron="25 5 * * *")
@app.task(name="clock.look_for_alerts", queueing_lock="clock.look_for_alerts", lock="clock.look_for_alerts")
def look_for_alerts(timestamp: int) -> None:
    """Look for what changed or stopped, once the figures are counted anew, and before the morning's digest."""
    with acting(Service.CLOCKS) as actor:
        alerts.look(actor=actor, now=timezone.now())


@app.periodic(cron="35 4 * * *")
@app.task(name="clock.reckon_returns", queueing_lock="clock.reckon_returns", lock="clock.reckon_returns")
def reckon_returns(timestamp: int) -> None:
    """Reckon what the returns of the years now open would refuse or ask, each in a transaction of its own."""
    for year in years_open(timezone.now()):
        with acting(Service.CLOCKS) as actor:
            returns.reckon(actor=actor, year=year, now=timezone.now())


@app.task(name=returns.CARRY_OUT, lock="returns")
def carry_out(ordered_id: str) -> None:
    """Reckon a return anew, or make its file, as somebody asked."""
    with acting(Service.CLOCKS) as actor:
        returns.carry_out(actor=actor, ordered_id=UUID(ordered_id))


@app.task(name=inspection.MAKE)
def make_for_inspection(wanted_id: str) -> None:
    """Make one list, or one child's papers, for an inspection; where it breaks off, nothing of it is kept."""
    try:
        with acting(Service.INSPECTION) as actor:
            inspection.make(actor=actor, wanted_id=UUID(wanted_id))
    except Exception:
        with acting(Service.INSPECTION) as actor:
            inspection.withhold(actor=actor, wanted_id=UUID(wanted_id))
        raise


@app.periodic(cron="17 3 * * *")
@app.task(name="clock.forget_done", queueing_lock="clock.forget_done", pass_context=True)
async def forget_done(context: JobContext, timestamp: int) -> None:
    """Remove jobs done three days ago; failed ones stay until somebody has looked."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEEP_DONE_HOURS)
