"""Where a child's steps have brought them. Computed from what happened, each time; stored nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from openmash.casework.journey.rules import Mark
from openmash.statute.calendar import months_after
from openmash.statute.events import Event

RE_REFERRAL_MONTHS = 12
"""A referral within this of an earlier one is a re-referral (the national measure, reference §3.4)."""


class Stage(StrEnum):
    """Where a child is, the most protective first."""

    PROTECTION_PLAN = "On a child protection plan"
    ENQUIRY = "Section 47 enquiry under way"
    STRATEGY = "Strategy discussion wanted"
    NEED = "Child in need plan"
    ASSESSMENT = "Child and family assessment under way"
    FAMILY_HELP = "Early help"
    ACCEPTED = "Referral accepted"
    TRANSFERRED = "Transferred to another area"
    CLOSED = "Closed"
    NONE = "No step into social care or family help is recorded here"


OPENS: tuple[tuple[Stage, tuple[Event, ...], tuple[Event, ...]], ...] = (
    (Stage.PROTECTION_PLAN, (Event.CHILD_PROTECTION_PLAN_BEGAN,), (Event.CHILD_PROTECTION_PLAN_ENDED,)),
    (Stage.ENQUIRY, (Event.ENQUIRY_BEGAN,), (Event.ENQUIRY_CLOSED,)),
    (Stage.STRATEGY, (Event.REASONABLE_CAUSE_FOUND,), (Event.STRATEGY_DISCUSSION_HELD, Event.ENQUIRY_BEGAN)),
    (Stage.NEED, (Event.CHILD_IN_NEED_PLAN_BEGAN,), (Event.CHILD_IN_NEED_PLAN_ENDED,)),
    (Stage.ASSESSMENT, (Event.ASSESSMENT_BEGAN,), (Event.ASSESSMENT_COMPLETED,)),
    (Stage.FAMILY_HELP, (Event.FAMILY_HELP_BEGAN,), (Event.FAMILY_HELP_ENDED,)),
    (Stage.ACCEPTED, (Event.REFERRAL_ACCEPTED, Event.TRANSFERRED_IN), ()),
)  # fmt: skip
"""What opens each stage and what ends it. A case that closes, or that another area has taken, ends them all."""
OVER = (Event.CASE_CLOSED, Event.TRANSFERRED_OUT)
PLANS = (Stage.PROTECTION_PLAN, Stage.NEED)


@dataclass(frozen=True)
class Standing:
    """Where a child is: the stage named first, and all that runs beside it. `since` is UTC.

    `left_open`: plans of which nobody recorded the end, though the case is over here.
    """

    stage: Stage
    beside: tuple[Stage, ...]
    since: datetime | None
    in_pre_proceedings: bool
    is_re_referral: bool
    left_open: tuple[Stage, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.stage not in (Stage.NONE, Stage.CLOSED, Stage.TRANSFERRED)


def standing(marks: Sequence[Mark]) -> Standing:
    """Where these marks, in the order in which they happened, have brought a child."""
    ordered = sorted(marks, key=lambda mark: mark.at)
    closed = next((mark for mark in reversed(ordered) if mark.event in OVER), None)
    opened = [mark for mark in ordered if mark.event is Event.REFERRAL_ACCEPTED]
    fresh = [mark for mark in ordered if closed is None or mark.at > closed.at]
    found = _under_way(fresh)
    again = any(earlier.at < later.at <= _year_on(earlier.at) for earlier, later in pairwise(opened)) and bool(
        opened and (closed is None or opened[-1].at > closed.at)
    )
    court = [m.event for m in fresh if m.event in (Event.PRE_PROCEEDINGS_BEGAN, Event.PRE_PROCEEDINGS_ENDED)]
    pre = bool(court) and court[-1] is Event.PRE_PROCEEDINGS_BEGAN
    if found:
        return Standing(found[0][0], tuple(stage for stage, _ in found[1:]), found[0][1], pre, again)
    if closed is not None:
        stage = Stage.TRANSFERRED if closed.event is Event.TRANSFERRED_OUT else Stage.CLOSED
        left = tuple(plan for plan, _ in _under_way(ordered) if plan in PLANS)
        return Standing(stage, (), closed.at, False, False, left)
    return Standing(Stage.NONE, (), None, pre, False)


def _under_way(marks: Sequence[Mark]) -> list[tuple[Stage, datetime]]:
    """Each stage that some of these marks, in order, began and none ended, and since when."""
    found: list[tuple[Stage, datetime]] = []
    for stage, begins, ends in OPENS:
        since: datetime | None = None
        for mark in marks:
            if mark.event in begins:
                since = since or mark.at
            elif mark.event in ends:
                since = None
        if since is not None:
            found.append((stage, since))
    return found


def _year_on(moment: datetime) -> datetime:
    day = months_after(moment.date(), RE_REFERRAL_MONTHS)
    return moment.replace(year=day.year, month=day.month, day=day.day)
