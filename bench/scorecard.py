"""The whole scorecard with two years of history over a county, counted anew; and its pages' reading (blueprint §8).

`--children 20000` is how many children the county has; 130000 is the whole of it. It is loaded once and kept under that
number with the pages' benchmark. What the clock's own count takes is timed whole and by figure, under the walls as it
runs each night, then what a leader's and a board member's pages ask of the database (50 ms), and the pages themselves
(1 s).
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable

from bench.ground import Figure, ground, median, p, table, timed
from bench.pages import county, django_here

TARGET_COUNT_S, TARGET_READ_MS, TARGET_PAGE_MS = 60.0, 50.0, 1000.0
READS, SLOWEST = 60, 8


def main(arguments: list[str]) -> dict[str, object]:
    """Load the county if it is not there, count, read, print; returns the figures."""
    reading = argparse.ArgumentParser(prog="bench scorecard")
    reading.add_argument("--children", type=int, default=20_000)
    children = reading.parse_args(arguments).children
    name = f"bench_pages_{children}"
    with ground(name) as (cluster, _):
        django_here()
        county(cluster, name, children)
        found = {**_counting(), **_reading()}
    rows: list[list[Figure]] = [
        ["the whole scorecard, counted anew (s)", float(str(found["count_s"])), TARGET_COUNT_S],
        ["reading it all, in the database, p95 (ms)", float(str(found["scorecard_p95_ms"])), TARGET_READ_MS],
        ["reading one figure, in the database, p95 (ms)", float(str(found["figure_p95_ms"])), TARGET_READ_MS],
        ["its page, p95 (ms)", float(str(found["page_p95_ms"])), TARGET_PAGE_MS],
    ]
    table(f"Scorecard, {children:,} children, {os.getloadavg()[0]:.1f} load", ["what", "took", "at most"], rows)
    return {"children": children, "load": os.getloadavg()[0], **found}


def _counting() -> dict[str, object]:
    from django.utils import timezone

    from openmash.foundation.access.actors import Service
    from openmash.insight.scorecard import actions, counting
    from openmash.insight.scorecard.indicators import INDICATORS
    from openmash.insight.scorecard.models import Figure as Kept
    from openmash.jobs.acting import acting
    from openmash.records.cases.on_duty import profile_at

    now = timezone.now()
    took: dict[str, float] = {}
    with acting(Service.CLOCKS):
        for one in INDICATORS:
            began = time.perf_counter()
            counting.count(one, profile=profile_at(now), now=now)
            took[one.key] = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    with acting(Service.CLOCKS) as actor:
        done = actions.count(actor=actor, now=now)
    whole = time.perf_counter() - began
    with acting(Service.CLOCKS):
        held = Kept.objects.count()
    slowest = sorted(took.items(), key=lambda each: -each[1])[:SLOWEST]
    table("Slowest figures (ms)", ["figure", "took"], [[key, ms] for key, ms in slowest])
    return {
        "count_s": whole,
        "new": done.new,
        "restated": done.restated,
        "figures_kept": held,
        "slowest_ms": dict(slowest),
    }


def _reading() -> dict[str, object]:
    from django.db import transaction
    from django.test import Client
    from django.urls import reverse

    from openmash.foundation.access.actors import acting_as, actor_for
    from openmash.foundation.access.models import Account
    from openmash.insight.scorecard import selectors
    from synthetic.staff import BY_USERNAME

    account = Account.objects.get(pk=BY_USERNAME["duty.manager"].id)
    with transaction.atomic():
        actor = actor_for(account)
        with acting_as(actor):
            whole = _in_the_database(lambda: selectors.scorecard(actor=actor))
            one = _in_the_database(lambda: selectors.figure("decided-in-time", actor=actor))
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = timed(lambda: client.get(reverse("scorecard")), 20)
    return {
        "scorecard_p95_ms": p(whole, 95), "scorecard_median_ms": median(whole), "figure_p95_ms": p(one, 95),
        "page_p95_ms": p(page[2:], 95),
    }  # fmt: skip


def _in_the_database(read: Callable[[], object]) -> list[float]:
    """Milliseconds waited for the database in each of the readings."""
    from django.db import connection

    waited: list[float] = []

    def wait(execute: Callable[..., object], *call: object) -> object:
        began = time.perf_counter()
        try:
            return execute(*call)
        finally:
            waited[-1] += (time.perf_counter() - began) * 1000

    with connection.execute_wrapper(wait):
        for _ in range(READS):
            waited.append(0.0)
            read()
    return waited
