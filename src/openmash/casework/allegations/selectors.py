"""The only code that reads allegations for others. The circle decides; those kept from it meet nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from openmash.casework.allegations.models import Allegation, Concluded, Entry, KeptFrom, Named
from openmash.casework.allegations.words import Concern, Outcome, Position, Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Clock


@dataclass(frozen=True)
class StepTaken:
    """A step, by whom and when (UTC)."""

    step: Step
    words: str
    who: str
    by: str
    at: datetime


@dataclass(frozen=True)
class AllegationShown:
    """One allegation, for those in its circle. `due_at` (UTC): when the designated officer was to know, by `limit`."""

    id: UUID
    about_name: str
    position: Position
    works_as: str
    employer_name: str
    concerns: tuple[Concern, ...]
    what: str
    known_at: datetime
    told_at: datetime
    told_by: str
    due_at: datetime | None
    limit: Clock
    contact_id: UUID | None
    children: tuple[UUID, ...]
    steps: tuple[StepTaken, ...]
    outcome: Outcome | None
    why: str
    named: tuple[str, ...]
    kept_from: tuple[str, ...]
    is_named: bool

    @property
    def was_told_late(self) -> bool:
        """Whether the designated officer was told after the area's limit."""
        return self.due_at is not None and self.told_at > self.due_at

    def has(self, step: Step) -> bool:
        return any(taken.step is step for taken in self.steps)

    @property
    def next_step(self) -> str:
        """What it waits for."""
        if self.outcome:
            return f"Concluded: {self.outcome.label.lower()}"
        if not self.has(Step.EVALUATION):
            return "Initial evaluation"
        return "Conclude, or meet again" if self.has(Step.MEETING) else "Meeting, advice or conclusion"


def allegation(allegation_id: UUID, *, actor: Actor) -> AllegationShown:
    """One allegation. Raises NotVisible where there is none for this actor."""
    found = _shown(list(Allegation.objects.current().filter(pk=allegation_id)), actor)
    if not found:
        raise NotVisible
    return found[0]


def allegations(*, actor: Actor, limit: int = 200) -> list[AllegationShown]:
    """Those the actor may see, not yet concluded first, then newest first. Eight queries."""
    found = _shown(list(Allegation.objects.current().order_by("-recorded_at", "-pk")[:limit]), actor)
    return sorted(found, key=lambda each: each.outcome is not None)


def work_for(*, actor: Actor) -> list[AllegationShown]:
    """What waits for a designated officer: allegations without an initial evaluation, or not concluded."""
    if Role.DESIGNATED_OFFICER not in actor.roles:
        return []
    return [each for each in allegations(actor=actor) if each.outcome is None]


def _shown(rows: list[Allegation], actor: Actor) -> list[AllegationShown]:
    ids = [row.id for row in rows]
    entries = list(Entry.objects.filter(allegation_id__in=ids).order_by("occurred_at", "id"))
    concluded = {row.allegation_id: row for row in Concluded.objects.current().filter(allegation_id__in=ids)}
    named = list(Named.objects.filter(allegation_id__in=ids))
    kept = list(KeptFrom.objects.filter(allegation_id__in=ids))
    people = who(
        [*(r.recorded_by for r in rows), *(e.recorded_by for e in entries), *(n.account_id for n in named),
         *(k.account_id for k in kept if k.account_id)]
    )  # fmt: skip
    places = agencies.names(k.agency_id for k in kept if k.agency_id)
    teams = {team.pk: team.name for team in agencies.teams()} if any(k.team_id for k in kept) else {}
    steps: dict[UUID, list[StepTaken]] = defaultdict(list)
    for e in entries:
        at = e.occurred_at or e.recorded_at
        steps[e.allegation_id].append(StepTaken(Step(e.step), e.words, e.who, people[e.recorded_by].name, at))
    return [
        AllegationShown(
            row.id, row.about_name, Position(row.position), row.works_as, row.employer_name,
            tuple(Concern(each) for each in row.concerns), row.what, row.known_at, row.told_at,
            people[row.recorded_by].name, *_due(row.known_at), row.contact_id, tuple(row.children),
            tuple(steps[row.id]), Outcome(concluded[row.id].outcome) if row.id in concluded else None,
            concluded[row.id].why if row.id in concluded else "",
            tuple(f"{people[n.account_id].name}: {n.why}" for n in named if n.allegation_id == row.id),
            tuple(_said(k, {a: p.name for a, p in people.items()}, places, teams) for k in _of(kept, row.id)),
            any(n.account_id == actor.account_id for n in named if n.allegation_id == row.id),
        )
        for row in rows
    ]  # fmt: skip


def _of(kept: Sequence[KeptFrom], allegation_id: UUID) -> list[KeptFrom]:
    return [each for each in kept if each.allegation_id == allegation_id]


def _said(row: KeptFrom, people: Mapping[UUID, str], places: Mapping[UUID, str], teams: Mapping[UUID, str]) -> str:
    if row.account_id:
        name = people.get(row.account_id, "")
    else:
        name = teams.get(row.team_id, "") if row.team_id else places.get(row.agency_id, "") if row.agency_id else ""
    return f"{name}: {row.because.lower()}"


def _due(known_at: datetime) -> tuple[datetime | None, Clock]:
    """When the designated officer was to be told, by the area's limit in force when it was known; and that limit."""
    on = local_date(min(known_at, timezone.now()))
    local = profile(settings.OPENMASH_PROFILE, on=on)
    limit = local.clock("designated_officer_told", on)
    return limit.due(known_at, local.calendar()), limit
