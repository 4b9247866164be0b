"""What the worklist says of screening: incidents with a child that nobody has screened, and screenings to review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from openmash.casework.screening import sampling, selectors
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.sampling import ToGrade
from openmash.casework.screening.selectors import Owed, ScreeningLine
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.roles import Role
from openmash.foundation.design import say
from openmash.foundation.design.parts import TimeLeft
from openmash.web.screening.loading import screening_url
from openmash.web.worklist.item import Item

AGAIN_WITHIN = timedelta(days=14)


def screenings_to_do(actor: Actor) -> Sequence[Item]:
    """An officer's own incidents to screen; a supervisor's team's that are late, and what to review; the unit's that
    are nobody's.
    """
    if not may(actor, Permission.VIEW):
        return ()
    now = timezone.now()
    owed = [each for each in selectors.owed(actor=actor, now=now) if _is_theirs(each, actor, now)]
    reviews = selectors.to_review(actor=actor) if Role.POLICE_SUPERVISOR in actor.roles else []
    again = sampling.to_grade_again(actor=actor) if may(actor, Permission.GRADE_AGAIN) else []
    return [
        *(_owed(each, actor, now) for each in owed),
        *(_review(each, now) for each in reviews),
        *(_again(each, now) for each in again),
    ]


def _is_theirs(each: Owed, actor: Actor, now: datetime) -> bool:
    if each.officer_id == actor.account_id:
        return True
    if Role.POLICE_SUPERVISOR in actor.roles:
        return each.due_at < now
    return Role.POLICE_UNIT in actor.roles and each.officer_id is None


def _owed(each: Owed, actor: Actor, now: datetime) -> Item:
    children = "1 child" if each.children == 1 else f"{each.children} children"
    mine = each.officer_id == actor.account_id
    return Item(
        what="Screen the household after this incident", about=f"{each.kind}, {each.reference}",
        why="You went" if mine else f"{each.officer or 'No officer named'} went, and has not",
        url=f"{reverse('screenings')}#owed",
        words=f"{children} linked, {say.near(each.at, now)}.", due_at=each.due_at,
        left=TimeLeft(f"by {say.near(each.due_at, now)}", is_late=each.due_at < now, of="Screening"),
        keys=[f"incident:{each.id}"],
    )  # fmt: skip


def _review(each: ScreeningLine, now: datetime) -> Item:
    local = selectors.local_at(now)
    due = each.submitted_at + timedelta(hours=local.review_hours)
    return Item(
        what="Review a screening", about=", ".join(each.children),
        why=f"Your team: {each.officer}, graded {local.label(each.grade).lower()}",
        url=screening_url(each.id, "screening"), words=f"{each.kind_said}, {say.near(each.at, now)}.", due_at=due,
        left=TimeLeft(f"by {say.near(due, now)}", is_late=due < now, of="Review"), keys=[f"screening:{each.id}"],
    )  # fmt: skip


def _again(each: ToGrade, now: datetime) -> Item:
    return Item(
        what="Grade a screening again, not knowing how it was graded", about="",
        why=f"Drawn at random, {say.near(each.asked_at, now)}", url=reverse("screening_again", args=[each.id]),
        words=each.kind_said, due_at=each.asked_at + AGAIN_WITHIN,
        left=TimeLeft(f"by {say.near(each.asked_at + AGAIN_WITHIN, now)}", of="Grade again"),
        keys=[f"screening:{each.screening_id}"],
    )  # fmt: skip
