"""The only code that reads teams' counts for others, of one's own agency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.oversight.models import Asked, TeamCount
from openmash.insight.oversight.permissions import Permission
from openmash.insight.oversight.words import Measure
from openmash.statute.calendar import local_date

BACK = timedelta(days=28)
"""How far back a team's counts are shown."""
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class TeamStands:
    """One team by day: each measure's count, the oldest day first. `now` is the newest day."""

    team_id: UUID
    name: str
    days: Mapping[date, Mapping[Measure, int]]
    counted_at: datetime

    def now(self, measure: Measure) -> int:
        """The newest count."""
        return self.days[max(self.days)].get(measure, 0)

    def before(self, measure: Measure) -> int | None:
        """The count of a week before the newest day, or of the last day counted before that; None: not that old."""
        then = max(self.days) - A_WEEK
        day = max((day for day in self.days if day <= then), default=None)
        return self.days[day].get(measure) if day else None

    @property
    def children_each(self) -> float | None:
        """Children for each person of the team."""
        workers = self.now(Measure.WORKERS)
        return self.now(Measure.CHILDREN) / workers if workers else None


def standing(*, actor: Actor, now: datetime, team_id: UUID | None = None) -> list[TeamStands]:
    """The teams of the actor's agency as counted over four weeks, by name; one of them where asked. One query."""
    require(actor, Permission.SEE_TEAMS)
    rows = TeamCount.objects.filter(team__agency_id=actor.agency_id, day__gte=local_date(now) - BACK)
    rows = rows.filter(team_id=team_id) if team_id else rows
    found: dict[UUID, dict[date, dict[Measure, int]]] = {}
    names: dict[UUID, str] = {}
    at: dict[UUID, datetime] = {}
    for row in rows.select_related("team").order_by("team__name", "day", "measure"):
        found.setdefault(row.team_id, {}).setdefault(row.day, {})[Measure(row.measure)] = row.count
        names[row.team_id] = row.team.name
        at[row.team_id] = max(at.get(row.team_id, row.counted_at), row.counted_at)
    return [TeamStands(key, names[key], days, at[key]) for key, days in found.items()]


def one_team(team_id: UUID, *, actor: Actor, now: datetime) -> TeamStands:
    """One of them. Raises NotVisible for another agency's, or one never counted."""
    found = standing(actor=actor, now=now, team_id=team_id)
    if not found:
        raise NotVisible
    return found[0]


@dataclass(frozen=True)
class AskedShown:
    """What was asked of a team, how many there were then, how many there are, and what the manager said."""

    id: UUID
    team_id: UUID
    team: str
    measure: Measure
    words: str
    by: date
    asked_at: datetime
    asked_by: str
    count_then: int
    count_now: int | None
    answer: str
    answered_by: str
    answered_at: datetime | None

    @property
    def is_better(self) -> bool:
        """Whether there are fewer now than when it was asked."""
        return self.count_now is not None and self.count_now < self.count_then


def asked_of(*, actor: Actor, team_id: UUID | None = None) -> list[AskedShown]:
    """What was asked of the teams of the actor's agency, or of one of them, the newest first. Three queries."""
    require(actor, Permission.SEE_TEAMS)
    rows = Asked.objects.filter(team__agency_id=actor.agency_id)
    return _asked(rows.filter(team_id=team_id) if team_id else rows)


def asked_of_us(*, actor: Actor) -> list[AskedShown]:
    """What was asked of the actor's own team, the newest first. Three queries; none for somebody without a team."""
    require(actor, Permission.ANSWER)
    return _asked(Asked.objects.filter(team_id=actor.team_id)) if actor.team_id else []


def _asked(found: QuerySet[Asked]) -> list[AskedShown]:
    rows = list(found.select_related("team", "answer").order_by("-asked_at", "-pk"))
    newest: dict[tuple[UUID, str], int] = {}
    for team, measure, count in (
        TeamCount.objects.filter(team_id__in={row.team_id for row in rows})
        .order_by("team_id", "measure", "-day")
        .distinct("team_id", "measure")
        .values_list("team_id", "measure", "count")
    ):
        newest[(team, measure)] = count
    answers = {row.pk: getattr(row, "answer", None) for row in rows}
    names = who([*(row.asked_by for row in rows), *(each.answered_by for each in answers.values() if each)])
    return [
        AskedShown(
            row.pk, row.team_id, row.team.name, Measure(row.measure), row.words, row.by, row.asked_at,
            names[row.asked_by].name, row.count_then, newest.get((row.team_id, row.measure)),
            said.words if said else "", names[said.answered_by].name if said else "",
            said.answered_at if said else None,
        )
        for row in rows
        for said in (answers[row.pk],)
    ]  # fmt: skip
