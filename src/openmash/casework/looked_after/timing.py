"""The visits and reviews of the care planning regulations, 28 and 33 (S.I. 2010/959, amended by S.I. 2015/495).

Plain: no database, no framework. What is done on the day something began counts for it; days are England's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openmash.casework.looked_after.words import AGREED_LESS, FOSTERED, ORDINARY, RULES, SETTLED, Sort
from openmash.foundation.governance.area import Profile
from openmash.statute.calendar import local_date, months_after
from openmash.statute.clocks.reckoning import Due, reckon
from openmash.statute.events import Event
from openmash.statute.limits import CalendarDays, Limit

REVIEWS = ("looked_after_first_review", "looked_after_second_review", "looked_after_later_review")
PATHWAY = "pathway_plan_review"


@dataclass(frozen=True)
class Placed:
    """A placement as the regulations see it. `care_order_at`: when a care order was made, where there is one.

    `agrees_to_less`: the child, in a long-term foster placement for a year, agrees to be visited less often.
    """

    began_at: datetime
    sort: Sort
    to_last: bool = False
    care_order_at: datetime | None = None
    agrees_to_less: bool = False


def visit_due(
    placed: Placed, visits: Sequence[datetime], reviews: Sequence[datetime], profile: Profile, now: datetime
) -> Due:
    """The next visit in a placement. A visit made before it began does not count for it.

    Weekly visits go on until a review that is held in this placement, which is the stricter reading of regulation
    28(3) and (4); and a placement that nobody has visited keeps the limit of its first visit, whatever came after.
    """
    rule = RULES.get(placed.sort, ORDINARY)
    last = max(since(placed.began_at, visits), default=None)
    if last is None:
        ordered = placed.care_order_at if placed.sort is Sort.HOME_CARE else None
        return _due(rule.first, max(placed.began_at, ordered or placed.began_at), profile, now)
    if rule.weekly and not since(placed.began_at, reviews):
        return _due(rule.first, last, profile, now, counted_from=Event.LOOKED_AFTER_VISIT_MADE)
    year_on = months_after(local_date(placed.began_at), 12)
    settled = rule is ORDINARY and placed.to_last and local_date(last) >= year_on
    if settled and placed.agrees_to_less:
        return _due(AGREED_LESS, last, profile, now)
    return _due(SETTLED if settled else rule.later, last, profile, now)


def review_due(
    became_at: datetime, reviews: Sequence[datetime], profile: Profile, now: datetime, *, sooner: date | None = None
) -> Due:
    """The next review. `sooner`: the day by which it is asked for, which counts where it comes first."""
    held = sorted(since(became_at, reviews))
    key, started = REVIEWS[min(len(held), 2)], held[-1] if held else became_at
    by = _due(key, started, profile, now)
    days = (sooner - local_date(started)).days if sooner else 0
    if days < 1 or (by.standing.due_at is not None and sooner is not None and local_date(by.standing.due_at) <= sooner):
        return by
    return _due(key, started, profile, now, CalendarDays(days))


def pathway_due(reviewed_at: datetime, profile: Profile, now: datetime) -> Due:
    """When the pathway plan of a care leaver is to be reviewed next."""
    return _due(PATHWAY, reviewed_at, profile, now)


def may_agree_to_less(placed: Placed, at: datetime) -> bool:
    """Whether regulation 28(3A) lets a child agree to fewer visits then: a year in a long-term foster placement."""
    year_on = months_after(local_date(placed.began_at), 12)
    return placed.to_last and placed.sort in FOSTERED and local_date(at) >= year_on


def since(began_at: datetime, moments: Sequence[datetime]) -> list[datetime]:
    """Those on the day it began, or later."""
    return [each for each in moments if local_date(each) >= local_date(began_at)]


def _due(
    key: str, started: datetime, profile: Profile, now: datetime, limit: Limit | None = None,
    counted_from: Event | None = None,
) -> Due:  # fmt: skip
    clock = profile.clock(key, local_date(started))
    return Due(clock, started, reckon(clock, started, now, profile.calendar(), limit=limit), counted_from)
