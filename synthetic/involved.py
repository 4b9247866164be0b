"""Who is already working with a family, how fresh that knowledge is, and whose records most may not see."""

from __future__ import annotations

from bisect import bisect
from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Literal

from synthetic import naming, numbers, working_time
from synthetic.kin import Kin
from synthetic.naming import GENERAL
from synthetic.plan import Allocated, Involvement, Restricted
from synthetic.staff import BY_USERNAME, TEAM_BY_SLUG, more_workers

SOCIAL_WORK = (
    ("Child in need plan", "assessment-gloucester"),
    ("Child in need plan", "assessment-cheltenham"),
    ("Child in need plan", "assessment-forest"),
    ("Child protection plan", "family-gloucester"),
    ("Child in care", "children-in-care"),
    ("Child and family assessment", "assessment-gloucester"),
)
SOCIAL_WORK_SUMS = tuple(accumulate((0.20, 0.18, 0.17, 0.085, 0.19, 0.175)))
"""Of children in need on a day in Gloucestershire, about a tenth have a protection plan and a fifth are in care."""
OTHER_HELP = (
    ("early-help", "Early help: My Plan+", "Family hubs"),
    ("early-help", "Early help: My Assessment", "Family hubs"),
    ("health", "Health visiting, targeted", "0 to 19 team"),
    ("health", "Children's mental health service", "Getting help team"),
    ("education", "Education welfare", "Inclusion team"),
    ("domestic-abuse", "Advocate for mother", "Advocates"),
)
REASONS: tuple[tuple[str, str], ...] = (
    ("staff_relative", "A parent works in children's social care in this county."),
    ("adoption", "Placement for adoption; names and address must not be found from here."),
    ("media_interest", "Press interest in a court case about another member of the family."),
    ("changed_identity", "Family moved by the police under new names."),
    ("police_operation", "A live police operation; looking must not be visible to those named in it."),
)
DEMO_WORKERS = {
    "assessment-gloucester": "social.worker",
    "assessment-cheltenham": "social.worker.two",
    "family-gloucester": "social.worker.three",
}


def involvements(rng: Random, kin: Kin, as_at: datetime, troubled: bool, children: int) -> tuple[Involvement, ...]:
    """Return services open to the children, and a few that have ended. As-at times are those of last night's lists."""
    roll = rng.random()
    today = working_time.local(as_at)[0]
    open_social = roll < (0.059 if troubled else 0.008)
    open_other = roll > (0.76 if troubled else 0.955)
    closed = 0.5 < roll < (0.62 if troubled else 0.52)
    if not (open_social or open_other or closed):
        return ()
    stale = rng.random() < 0.06
    nightly = working_time.utc(today, 130)
    if nightly > as_at:
        nightly -= timedelta(days=1)
    if stale:
        nightly -= timedelta(days=3 + int(rng.random() * 9))
    if open_other:
        agency, service, team = OTHER_HELP[int(rng.random() * len(OTHER_HELP))]
        team_slug, phone = team, "01632 960111"
    else:
        service, team_slug = SOCIAL_WORK[bisect(SOCIAL_WORK_SUMS, rng.random() * SOCIAL_WORK_SUMS[-1])]
        agency, team, phone = "council", TEAM_BY_SLUG[team_slug].name, TEAM_BY_SLUG[team_slug].phone
    worker = _worker(rng, team_slug, children)
    since = today - timedelta(days=20 + int(rng.random() * 500))
    until = since + timedelta(days=14 + int(rng.random() * (today - since).days * 0.8)) if closed else None
    return tuple(
        Involvement(
            numbers.key(rng),
            child.key,
            agency,
            service,
            team,
            worker,
            phone,
            max(since, child.born or since),
            until,
            nightly,
        )
        for child in kin.at_home
        if child.kind == "child" and (until is None or child.born is None or child.born < since)
    )


def _worker(rng: Random, team_slug: str, children: int) -> str:
    if team_slug in DEMO_WORKERS and rng.random() < 0.4:
        more = [worker for worker in more_workers(children) if worker.team == team_slug]
        chosen = int(rng.random() * (len(more) + 1)) if more else 0
        return more[chosen - 1].name if chosen else BY_USERNAME[DEMO_WORKERS[team_slug]].name
    sex = "F" if rng.random() < 0.75 else "M"
    return f"{naming.forename(rng, GENERAL, sex, 1985)} {naming.surname(rng, GENERAL)}"


def open_worker(given: tuple[Involvement, ...], day: date) -> str:
    """Return the name of the social worker the children were open to on a day, and still are, or nothing."""
    open_to = (each for each in given if each.agency == "council" and each.until is None and each.since <= day)
    return next((each.worker for each in open_to), "")


def allocations(given: tuple[Involvement, ...], children: int) -> tuple[Allocated, ...]:
    """Return allocations to the social workers who have an account here, where one of them is named."""
    by_name = {worker.name: worker for worker in (*more_workers(children), *BY_USERNAME.values())}
    return tuple(
        Allocated(each.person, by_name[each.worker].id, "social worker", each.since)
        for each in given
        if each.agency == "council" and each.until is None and each.worker in by_name
    )


def restrictions(rng: Random, kin: Kin, today: date, on_board: bool) -> tuple[Restricted, ...]:
    """Return a restriction on about one family in eighty, half hidden and half sealed; none on the day's board."""
    if on_board or rng.random() > 0.012:
        return ()
    mode: Literal["hidden", "sealed"] = "hidden" if rng.random() < 0.5 else "sealed"
    code, reason = REASONS[int(rng.random() * len(REASONS))]
    people = tuple(draft.key for draft in kin.everyone if draft in kin.at_home or draft is kin.mother)
    return (
        Restricted(
            numbers.key(rng),
            people,
            mode,
            code,
            reason,
            "MASH service manager",
            "01632 960101",
            "Emergency Duty Team manager",
            "01632 960198",
            today - timedelta(days=10 + int(rng.random() * 700)),
        ),
    )
