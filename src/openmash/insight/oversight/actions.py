"""The only code that counts teams, asks and answers. Keyword-only, `actor` first, with its audit row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import members_of
from openmash.foundation.agencies.models import Team
from openmash.foundation.agencies.selectors import teams
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.facts.turns import in_turn
from openmash.insight.oversight.models import Answered, Asked, TeamCount
from openmash.insight.oversight.permissions import Permission
from openmash.insight.oversight.words import Measure
from openmash.pathways import drift, seeing
from openmash.records.cases import selectors as cases
from openmash.statute.calendar import local_date

NOT_SEEN = frozenset({"No visit", "Not visited as often as said"})
"""What drift calls a child nobody has seen for too long, or not as often as was said."""


@transaction.atomic
def count_teams(*, actor: Actor, now: datetime) -> int:
    """Count every team that holds a journey, or was counted before, as of today; returns how many counts moved.

    As the clocks see the county: a restricted child is in no count. Names nobody.
    """
    require(actor, Permission.COUNT)
    today = local_date(now)
    known = set(TeamCount.objects.values_list("team_id", flat=True).distinct())
    moved = 0
    for team in teams():
        found = counted(team, actor=actor, now=now)
        if not found[Measure.CHILDREN] and not found[Measure.OFFERED] and team.pk not in known:
            continue
        was = dict(TeamCount.objects.filter(team=team, day=today).values_list("measure", "count"))
        for measure, count in found.items():
            if was.get(measure) != count:
                of_today = TeamCount.objects.filter(team=team, day=today, measure=measure)
                if not of_today.update(count=count, counted_at=now):
                    TeamCount.objects.create(team=team, day=today, measure=measure, count=count, counted_at=now)
                moved += 1
    if moved:
        audit.record(actor, "oversight.teams_counted", about=[], detail={"moved": moved})
    return moved


def counted(team: Team, *, actor: Actor, now: datetime) -> Mapping[Measure, int]:
    """What there is of one team now, as far as the actor may see."""
    held = cases.held_in_journeys(team_id=team.pk, actor=actor, limit=drift.MOST)
    children = [one for one in seeing.overviews(held, actor=actor, now=now) if one.standing.is_open]
    running = [each for one in children for each in one.running if each.is_open]
    still = drift.still_among(children, now, actor=actor)
    with_one = cases.with_a_worker([one.person_id for one in children], actor=actor)
    return {
        Measure.CHILDREN: len(children),
        Measure.WORKERS: len(members_of(team.pk)),
        Measure.PAST: sum(each.is_late for each in running),
        Measure.WITHIN_A_WEEK: len(drift.passing_among(children, now, actor=actor)),
        Measure.STILL: len(still),
        Measure.NOT_SEEN: sum(any(each.kind in NOT_SEEN for each in one.still) for one in still),
        Measure.NO_WORKER: sum(one.person_id not in with_one for one in children),
        Measure.OFFERED: len(cases.offers_waiting(actor=actor, team_id=team.pk)),
    }


@dataclass(frozen=True)
class AskTold:
    """What is asked of a team's manager."""

    measure: Measure
    words: str
    by: date


@transaction.atomic
def ask(*, actor: Actor, team_id: UUID, told: AskTold) -> UUID:
    """Ask the manager of a team of one's own agency to bring something down; returns its key."""
    require(actor, Permission.ASK)
    if team_id not in {team.pk for team in teams(agency_id=actor.agency_id)}:
        raise NotVisible
    problems = [] if told.words.strip() else [Problem("words", "Say what is to be done. Name no child.")]
    if told.by < local_date(timezone.now()):
        problems.append(Problem("by", "Choose a day that is still to come."))
    if problems:
        raise Incomplete(problems)
    newest = TeamCount.objects.filter(team_id=team_id, measure=told.measure).order_by("-day").first()
    row = Asked.objects.create(
        team_id=team_id, measure=told.measure, words=told.words.strip(), by=told.by, asked_by=actor.account_id,
        count_then=newest.count if newest else 0,
    )  # fmt: skip
    audit.record(
        actor, "oversight.asked", about=[f"team:{team_id}", f"asked:{row.pk}"], detail={"measure": told.measure.value}
    )
    return row.pk


@transaction.atomic
def answer(*, actor: Actor, asked_id: UUID, words: str) -> None:
    """Say what was done about what was asked of one's own team. Once."""
    require(actor, Permission.ANSWER)
    in_turn(asked_id)
    row = Asked.objects.filter(pk=asked_id).first()
    if row is None or row.team_id != actor.team_id:
        raise NotVisible
    if not words.strip():
        raise Incomplete([Problem("words", "Say what was done, or why it cannot be. Name no child.")])
    if Answered.objects.filter(asked_id=asked_id).exists():
        raise NotAllowedNow("Somebody of your team has answered this already.")
    Answered.objects.create(asked_id=asked_id, words=words.strip(), answered_by=actor.account_id)
    audit.record(actor, "oversight.answered", about=[f"team:{row.team_id}", f"asked:{asked_id}"])
