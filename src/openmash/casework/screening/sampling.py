"""Screenings drawn at random to be graded by somebody who does not see the grade. Actions and selectors of samples."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import cycle
from uuid import UUID

import numpy as np
from django.db import transaction
from django.utils import timezone

from openmash.casework.screening.actions import keep_grading, strand_of
from openmash.casework.screening.agreement import draw
from openmash.casework.screening.models import Grading, Sample, SampleItem, Screening
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import ScreeningShown, whole
from openmash.casework.screening.telling import GradeTold
from openmash.casework.screening.words import How, Part
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.governance.screening import GRADES

MOST = 500


@dataclass(frozen=True)
class Drawn:
    """One sample: when it was drawn (UTC), how, how many, and how many are graded again."""

    id: UUID
    how: How
    at: datetime
    many: int
    done: int


@dataclass(frozen=True)
class ToGrade:
    """One screening the actor is asked to grade again. What was graded before is not in it."""

    id: UUID
    screening_id: UUID
    asked_at: datetime
    kind_said: str


@transaction.atomic
def draw_sample(*, actor: Actor, how: How, many: int, weeks: int) -> UUID:
    """Draw screenings of the last so many weeks, each once ever, and ask second people; returns the sample's key.

    `many` in all, or of each grade. Nobody is asked about what they wrote, reviewed or whose team it is, where somebody
    else can be. Raises Incomplete, and NotAllowedNow where there is nothing to draw or nobody to ask.
    """
    require(actor, Permission.DRAW_SAMPLE)
    if not 1 <= many <= MOST:
        raise Incomplete([Problem("many", f"Draw between 1 and {MOST}.")])
    if not 1 <= weeks <= 104:
        raise Incomplete([Problem("weeks", "Draw from between 1 and 104 weeks.")])
    since = timezone.now() - timedelta(weeks=weeks)
    taken = SampleItem.objects.values("screening_id")
    rows = list(
        Screening.objects.visible_to(actor).current()
        .filter(held_by=actor.agency_id, recorded_at__gte=since).exclude(pk__in=taken).order_by("pk")
    )  # fmt: skip
    graded = _graded(rows)
    rows = [row for row in rows if row.pk in graded]
    graders = [*accounts_with(Role.POLICE_SUPERVISOR, agency_id=actor.agency_id)]
    graders += [each for each in accounts_with(Role.POLICE_UNIT, agency_id=actor.agency_id) if each not in graders]
    if not rows:
        raise NotAllowedNow("There is no screening of these weeks that was not drawn before.")
    if len(graders) < 2:
        raise NotAllowedNow("Two people at least must be able to grade again. Give somebody the role first.")
    seed = secrets.randbelow(2**31)
    strata = np.array([GRADES.index(graded[row.pk][0]) for row in rows], dtype=np.int64)
    each = many if how is How.EACH else 0
    places = draw(strata, many, seed=seed, each=each)
    circle = strand_of(actor.agency_id)
    sample = Sample.record(actor=actor, circle_id=circle, how=how, asked_for=many, since=since, seed=seed)
    order = cycle(graders)
    for place in places:
        row = rows[int(place)]
        who = _whom(row, graded[row.pk][1], [next(order) for _ in graders])
        if who is not None:
            SampleItem.record(actor=actor, circle_id=circle, sample=sample, screening=row, to_account=who)
        next(order)
    audit.record(
        actor, "screening.sample_drawn", about=[f"sample:{sample.pk}"], detail={"many": len(places), "seed": seed}
    )
    return sample.pk


def _graded(rows: Sequence[Screening]) -> dict[UUID, tuple[str, set[UUID]]]:
    """The first grade of each, and who has graded it."""
    found: dict[UUID, tuple[str, set[UUID]]] = {}
    told = Grading.objects.filter(screening_id__in=[row.pk for row in rows]).order_by("recorded_at", "pk")
    for key, part, grade, by in told.values_list("screening_id", "part", "grade", "recorded_by"):
        first, people = found.get(key, ("", set()))
        found[key] = (grade if part == Part.OFFICER else first, people | {by})
    return {key: value for key, value in found.items() if value[0]}


def _whom(row: Screening, had: set[UUID], graders: Sequence[object]) -> UUID | None:
    """Somebody of another team before somebody of the same; nobody who wrote or graded it."""
    told = [(g.pk, g.team_id) for g in graders]  # type: ignore[attr-defined]  # accounts
    free = [(key, team) for key, team in told if key not in had and key != row.officer_id and key != row.recorded_by]
    return next((key for key, team in free if team != row.team_id), next((key for key, _ in free), None))


def to_grade_again(*, actor: Actor) -> list[ToGrade]:
    """What the actor is asked to grade again and has not, the oldest first. Two queries."""
    require(actor, Permission.GRADE_AGAIN)
    done = Grading.objects.filter(part=Part.BLIND, recorded_by=actor.account_id).values("screening_id")
    rows = SampleItem.objects.visible_to(actor).current().filter(to_account=actor.account_id)
    rows = rows.exclude(screening_id__in=done).select_related("screening").order_by("recorded_at", "pk")
    return [ToGrade(row.pk, row.screening_id, row.recorded_at, row.screening.kind_said) for row in rows[:MOST]]


def blind(item_id: UUID, *, actor: Actor) -> ScreeningShown:
    """One of them as its officer saw it, without whose it was, any grade, reason or research. Raises NotVisible."""
    found = next((each for each in to_grade_again(actor=actor) if each.id == item_id), None)
    if found is None:
        raise NotVisible
    row = Screening.objects.visible_to(actor).get(pk=found.screening_id)
    return replace(whole(row), officer="The officer", gradings=(), research=(), sent=())


@transaction.atomic
def grade_again(*, actor: Actor, item_id: UUID, told: GradeTold) -> UUID:
    """Keep a second grade, given without seeing the first; returns its key. Raises NotVisible, Incomplete."""
    require(actor, Permission.GRADE_AGAIN)
    shown = blind(item_id, actor=actor)
    if not told.reasons.strip():
        raise Incomplete([Problem("reasons", "Say why you grade it so.")])
    key = keep_grading(actor, shown.id, shown.circle_id, Part.BLIND, told, actor.name)
    audit.record(actor, "screening.graded_again", about=[f"screening:{shown.id}"])
    return key


def samples(*, actor: Actor) -> list[Drawn]:
    """The samples drawn, the newest first. Three queries."""
    require(actor, Permission.DRAW_SAMPLE)
    rows = list(Sample.objects.visible_to(actor).current().order_by("-recorded_at", "-pk")[:24])
    items = list(
        SampleItem.objects.filter(sample_id__in=[row.pk for row in rows])
        .order_by("pk").values_list("sample_id", "screening_id", "to_account")
    )  # fmt: skip
    done = set(
        Grading.objects.filter(part=Part.BLIND, screening_id__in=[item[1] for item in items]).values_list(
            "screening_id", "recorded_by"
        )
    )
    return [
        Drawn(
            row.pk, How(row.how), row.recorded_at, sum(item[0] == row.pk for item in items),
            sum(item[0] == row.pk and (item[1], item[2]) in done for item in items),
        )
        for row in rows
    ]  # fmt: skip
