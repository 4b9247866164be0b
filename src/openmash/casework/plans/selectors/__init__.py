"""The only code that reads plans for others. All take the actor."""

from openmash.casework.plans.selectors.reading import (
    CHILD,
    ActionShown,
    GoalShown,
    PlanHead,
    PlanShown,
    ReadingShown,
    ReviewShown,
    SaidShown,
    copy_for,
    plain_for,
    plan,
    plans_of,
    work_for,
)
from openmash.casework.plans.selectors.standing import PlanStanding, plans_standing

__all__ = [
    "CHILD",
    "ActionShown",
    "GoalShown",
    "PlanHead",
    "PlanShown",
    "PlanStanding",
    "ReadingShown",
    "ReviewShown",
    "SaidShown",
    "copy_for",
    "plain_for",
    "plan",
    "plans_of",
    "plans_standing",
    "work_for",
]
