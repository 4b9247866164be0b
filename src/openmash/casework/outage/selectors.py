"""The only code that reads about outages for others. None of it names a child. Moments are UTC."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db.models import Count, Max, Q

from openmash.casework.outage.hours import hour_of, hours_from, password
from openmash.casework.outage.models import Drill, PaperEntry, PaperForm, SafeCopy
from openmash.casework.outage.permissions import Permission
from openmash.casework.outage.words import FormKind, tidy
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import accounts_with, who
from openmash.foundation.agencies.models import Team
from openmash.foundation.agencies.selectors import duty_desk, out_of_hours_team, teams

NAMED = (Role.DECISION_MAKER, Role.DUTY_MANAGER, Role.TEAM_MANAGER, Role.OUT_OF_HOURS)
"""Whose roles name them as the people of a team who can open its copy."""
AHEAD = 29
"""Copies whose passwords are told beforehand: a week of four a day, and the one of now."""


@dataclass(frozen=True)
class Copy:
    """A team's copy that is there now. `is_late`: it is not the one of the last hour for which one is due."""

    id: UUID
    team_id: UUID
    team: str
    hour: datetime
    made_at: datetime
    file_name: str
    children: int
    left_out: int
    is_late: bool


def copies(*, now: datetime, team_id: UUID | None = None) -> list[Copy]:
    """The copies that are not destroyed, by team. One query."""
    due = hour_of(now)
    kept = SafeCopy.objects.filter(destroyed_at__isnull=True)
    rows = kept.select_related("team").order_by("team__name", "hour", "pk")
    return [
        Copy(
            row.pk, row.team_id, row.team.name, row.hour, row.made_at, row.file_name, row.children, row.left_out,
            row.hour < due,
        )
        for row in (rows.filter(team_id=team_id) if team_id else rows)
    ]  # fmt: skip


def newest(*, now: datetime) -> list[Copy]:
    """The newest copy of each team. One query."""
    return list({each.team_id: each for each in copies(now=now)}.values())


def teams_with_named_people() -> list[Team]:
    """The teams that have somebody who can open a copy. Some queries, however many teams."""
    named = {each.team_id for role in NAMED for each in accounts_with(role)}
    theirs = {duty_desk().pk, out_of_hours_team().pk} if named else set()
    return [team for team in teams() if team.pk in named | theirs]


def named_people(team_id: UUID) -> list[str]:
    """Who of a team can see its passwords, by name; for the hub's two desks, whoever leads it as well."""
    found = {each.pk: each.name for role in NAMED for each in accounts_with(role, team_id=team_id)}
    leading = {duty_desk().pk: (Role.DUTY_MANAGER, Role.DECISION_MAKER), out_of_hours_team().pk: (Role.DUTY_MANAGER,)}
    found |= {each.pk: each.name for role in leading.get(team_id, ()) for each in accounts_with(role)}
    return sorted(found.values())


def my_teams(*, actor: Actor) -> list[Team]:
    """The teams whose passwords this actor may see: their own; for whoever leads the hub its desk too."""
    require(actor, Permission.OPEN_COPY)
    mine = {actor.team_id}
    mine |= {duty_desk().pk} if actor.roles & {Role.DUTY_MANAGER, Role.DECISION_MAKER} else set()
    mine |= {out_of_hours_team().pk} if Role.DUTY_MANAGER in actor.roles else set()
    return [team for team in teams() if team.pk in mine]


def passwords(team_id: UUID, *, actor: Actor, now: datetime) -> list[tuple[datetime, str]]:
    """The hour and the password of a team's copy of now, and of those to come. Raises NotPermitted for another team."""
    if team_id not in {team.pk for team in my_teams(actor=actor)}:
        return []
    return [(hour, password(team_id, hour)) for hour in islice(hours_from(now), AHEAD)]


@dataclass(frozen=True)
class Form:
    """A numbered form."""

    id: UUID
    number: str
    kind: FormKind
    team: str


def form(number: str) -> Form | None:
    """The form of a number, however it was typed; None where no such form was given out."""
    row = PaperForm.objects.filter(number=tidy(number)).select_related("team").first() if tidy(number) else None
    return Form(row.pk, row.number, FormKind(row.kind), row.team.name) if row else None


def forms_of(batch: UUID) -> list[Form]:
    """The forms given out together, by number."""
    rows = PaperForm.objects.filter(batch=batch).select_related("team").order_by("number")
    return [Form(row.pk, row.number, FormKind(row.kind), row.team.name) for row in rows]


@dataclass(frozen=True)
class Entered:
    """That a form was entered: both times, by whom, and where that led."""

    written_at: datetime
    entered_at: datetime
    by: str
    led_to: str


def entry_of(form_id: UUID) -> Entered | None:
    """How a form was entered; None where it was not."""
    row = PaperEntry.objects.filter(form_id=form_id).first()
    if row is None:
        return None
    return Entered(row.written_at, row.entered_at, who([row.entered_by])[row.entered_by].name, row.led_to)


@dataclass(frozen=True)
class Given:
    """How many forms of a kind a team was given at once, and how many of them were entered."""

    batch: UUID
    at: datetime
    team: str
    kind: FormKind
    given: int
    entered: int


def given_out() -> list[Given]:
    """Forms as they were given out, by team and the newest first. One query."""
    rows = (
        PaperForm.objects.values_list("batch", "team__name", "kind")
        .annotate(at=Max("issued_at"), given=Count("pk"), entered=Count("pk", filter=Q(entry__isnull=False)))
        .order_by("team__name", "-at", "batch")
    )
    return [Given(batch, at, team, FormKind(kind), given, entered) for batch, team, kind, at, given, entered in rows]


@dataclass(frozen=True)
class DrillShown:
    """One restore drill as it went. `is_the_same`: nothing at all differed, and the audit verified."""

    began_at: datetime
    finished_at: datetime
    tables: int
    rows: int
    audit_entries: int | None
    pages: int
    roles: Sequence[str]
    differing: Sequence[str]

    @property
    def is_the_same(self) -> bool:
        return not self.differing


def drills(*, most: int = 10) -> list[DrillShown]:
    """The last drills, the newest first."""
    return [
        DrillShown(
            row.began_at, row.finished_at, row.tables, row.rows, row.audit_entries, row.pages, tuple(row.roles),
            tuple(row.differing),
        )
        for row in Drill.objects.order_by("-began_at", "-pk")[:most]
    ]  # fmt: skip
