"""Everything of some episodes, gathered in five queries however many there are. PRIVATE to missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from openmash.casework.missing.models import Episode, Found, InterviewStep, OfEpisode, PreventionInterview, RiskLevel
from openmash.casework.missing.words import Step
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip
from openmash.foundation.governance.area import Profile
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Standing, reckon

R = TypeVar("R", bound=OfEpisode)


@dataclass(frozen=True)
class Gathered:
    """One episode's rows, oldest first where there are several."""

    episode: Episode
    levels: Sequence[RiskLevel]
    found: Found | None
    prevention: PreventionInterview | None
    steps: Sequence[InterviewStep]

    @property
    def level(self) -> str:
        """The police's level now; empty where nobody has told us."""
        return self.levels[-1].level if self.levels else ""

    @property
    def home_at(self) -> datetime | None:
        """When the interview's clocks start: back at home or in care, else found."""
        return (self.found.home_at or self.found.occurred_at) if self.found else None

    @property
    def ended(self) -> InterviewStep | None:
        """The step after which no interview is owed: held by somebody independent, declined, or left out."""
        for step in self.steps:
            if step.step in (Step.DECLINED, Step.NOT_HELD) or (step.step == Step.HELD and step.independent):
                return step
        return None

    @property
    def offered_at(self) -> datetime | None:
        """When the interview was first offered, or taken as offered by being accepted, held or declined."""
        offered = (Step.OFFERED, Step.ACCEPTED, Step.HELD, Step.DECLINED)
        at = [step.occurred_at for step in self.steps if step.step in offered and step.occurred_at]
        return min(at, default=None)

    @property
    def is_owed(self) -> bool:
        """Back, and nobody has held, declined or left out the interview."""
        return self.found is not None and self.ended is None

    def standing(self, key: str, now: datetime) -> Standing:
        """How one of the two clocks stands: `return_home_interview` or `return_home_interview_offered`."""
        started = self.home_at
        local: Profile = profile_at(started or now)
        clock = local.clock(key, local_date(started or now))
        left_out = self.ended if self.ended and self.ended.step == Step.NOT_HELD else None
        if key == "return_home_interview_offered":
            stopped = self.offered_at or (left_out.occurred_at if left_out else None)
        else:
            stopped = self.ended.occurred_at if self.ended else None
        reason = left_out.reason if left_out else ""
        return reckon(clock, started, now, local.calendar(), stopped, out_of_timescale_reason=reason)


def gather(process_ids: Sequence[UUID], *, actor: Actor, known_at: datetime | None = None) -> list[Gathered]:
    """These episodes as far as the actor may see them, in no order. Five queries in one trip."""

    trip = Trip(known_at=known_at)

    def rows(model: type[R]) -> Rows[R]:
        return trip.facts(model, "process_id", process_ids, order=("occurred_at", "id"), actor=actor)

    episodes, levels, found = rows(Episode), rows(RiskLevel), rows(Found)
    prevention, steps = rows(PreventionInterview), rows(InterviewStep)
    trip.go()
    levels_of, found_of = levels.by("process_id"), found.by("process_id")
    prevention_of, steps_of = prevention.by("process_id"), steps.by("process_id")
    return [
        Gathered(
            each[-1], levels_of[process], next(iter(found_of[process][-1:]), None),
            next(iter(prevention_of[process][-1:]), None), steps_of[process],
        )
        for process, each in episodes.by("process_id").items()
    ]  # fmt: skip
