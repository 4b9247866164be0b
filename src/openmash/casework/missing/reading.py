"""Everything of some episodes, gathered in one trip however many there are. PRIVATE to missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from openmash.casework.missing.models import (
    CheckItem,
    Classification,
    Companion,
    Done,
    Episode,
    Extract,
    Found,
    InterviewStep,
    LastSeen,
    OfEpisode,
    PreventionInterview,
    RiskLevel,
)
from openmash.casework.missing.words import BELOW_MEDIUM, Because, LookedAfter, Outcome, Scheme, Step, Whom
from openmash.foundation.access.actors import Actor
from openmash.foundation.facts.trip import Rows, Trip
from openmash.foundation.governance.area import Profile
from openmash.records.cases.on_duty import profile_at
from openmash.records.linkage import selectors as linkage
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Clock, Standing, State, reckon

R = TypeVar("R", bound=OfEpisode)
BESIDE = timedelta(hours=24)
"""An episode reported, or last seen, within a day of a contact is the one the contact tells of."""
OFFERED, HELD = "return_home_interview_offered", "return_home_interview"


@dataclass(frozen=True)
class Gathered:
    """One episode's rows, oldest first where there are several."""

    episode: Episode
    levels: Sequence[RiskLevel]
    found: Found | None
    prevention: PreventionInterview | None
    steps: Sequence[InterviewStep]
    classes: Sequence[Classification] = ()
    last_seen: LastSeen | None = None
    done: Sequence[Done] = ()
    extract: Extract | None = None
    companions: Sequence[Companion] = ()

    @property
    def level(self) -> str:
        """The police's level now; empty where nobody has told us."""
        return self.levels[-1].level if self.levels else ""

    @property
    def home_at(self) -> datetime | None:
        """When the interview's clocks start: back at home or in care, else found."""
        return (self.found.home_at or self.found.occurred_at) if self.found else None

    @property
    def review_at(self) -> datetime | None:
        """By when the police look at the level again, while the child is missing."""
        return self.levels[-1].review_at if self.levels and self.found is None else None

    @property
    def lacks_supervisor(self) -> bool:
        """Below medium for a child, with no supervisor named: a force's file may say no more."""
        return bool(self.levels) and self.levels[-1].level in BELOW_MEDIUM and not self.levels[-1].supervisor

    def classed(self, scheme: Scheme) -> str:
        """The code in which the episode is classed now, in the police's words or care's; empty where nobody has."""
        mine = [row.code for row in self.classes if row.scheme == scheme]
        first = self.episode.care_words if scheme is Scheme.CARE else ""
        return mine[-1] if mine else first

    @property
    def is_unclassed(self) -> bool:
        """Whether nobody has said how the police class it, or care where this area looks after the child."""
        care = self.episode.looked_after == LookedAfter.YES and not self.classed(Scheme.CARE)
        return care or not self.classed(Scheme.POLICE)

    def reclassified(self, scheme: Scheme) -> int:
        """How often it was classed again after the first time."""
        mine = sum(row.scheme == scheme for row in self.classes)
        return max(mine - (0 if scheme is Scheme.CARE and self.episode.care_words else 1), 0)

    @property
    def told(self) -> dict[Whom, datetime]:
        """Who was told that the child is missing, and when first."""
        found: dict[Whom, datetime] = {}
        for row in self.done:
            if row.whom and row.occurred_at:
                found.setdefault(Whom(row.whom), row.occurred_at)
        return found

    def outcome(self, now: datetime) -> Outcome | None:
        """What came of the return home interview: one of five, or owed past its time; None while missing."""
        if self.found is None:
            return None
        match self.ended:
            case InterviewStep(step=Step.HELD):
                return Outcome.COMPLETED
            case InterviewStep(step=Step.DECLINED):
                return Outcome.DECLINED
            case InterviewStep(because=Because.COULD_NOT_CONTACT):
                return Outcome.COULD_NOT_CONTACT
            case InterviewStep():
                return Outcome.NOT_OFFERED
        late = self.standing(HELD, now).state in (State.LATE, State.OUT_OF_TIMESCALE)
        return Outcome.OVERDUE if late else Outcome.NOT_YET_DUE

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
        clock = limit_at(key, started or now)
        left_out = self.ended if self.ended and self.ended.step == Step.NOT_HELD else None
        if key == "return_home_interview_offered":
            stopped = self.offered_at or (left_out.occurred_at if left_out else None)
        else:
            stopped = self.ended.occurred_at if self.ended else None
        reason = left_out.reason if left_out else ""
        return reckon(clock, started, now, local.calendar(), stopped, out_of_timescale_reason=reason)


def limit_at(key: str, at: datetime) -> Clock:
    """The interview's clock of that key in force at a moment, with the area's own figure."""
    local: Profile = profile_at(at)
    return local.clock(key, local_date(at))


def gather(process_ids: Sequence[UUID], *, actor: Actor, known_at: datetime | None = None) -> list[Gathered]:
    """These episodes as far as the actor may see them, in no order. One trip."""

    trip = Trip(known_at=known_at)

    def rows(model: type[R]) -> Rows[R]:
        return trip.facts(model, "process_id", process_ids, order=("occurred_at", "id"), actor=actor)

    episodes, levels, found = rows(Episode), rows(RiskLevel), rows(Found)
    prevention, steps, classes = rows(PreventionInterview), rows(InterviewStep), rows(Classification)
    seen, done, extracts = rows(LastSeen), rows(Done), rows(Extract)
    companions = trip.facts(Companion, "process_id", process_ids, order=("recorded_at", "id"), actor=actor)
    trip.go()
    levels_of, found_of = levels.by("process_id"), found.by("process_id")
    prevention_of, steps_of = prevention.by("process_id"), steps.by("process_id")
    classes_of, seen_of, done_of = classes.by("process_id"), seen.by("process_id"), done.by("process_id")
    extracts_of, with_of = extracts.by("process_id"), companions.by("process_id")
    return [
        Gathered(
            each[-1], levels_of[process], next(iter(found_of[process][-1:]), None),
            next(iter(prevention_of[process][-1:]), None), steps_of[process], classes_of[process],
            next(iter(seen_of[process][-1:]), None), done_of[process], next(iter(extracts_of[process][-1:]), None),
            with_of[process],
        )
        for process, each in episodes.by("process_id").items()
    ]  # fmt: skip


def recorded_beside(items: Sequence[CheckItem], *, actor: Actor) -> set[UUID]:
    """Which of these contacts have an episode of one of their children, reported or last seen within a day of them; and
    which of these episodes are classed as missing, by the police or for the care return, as they stand now.
    """
    classed = classed_missing([item.contact_id for item in items], actor=actor)
    contacts = [item for item in items if item.contact_id not in classed]
    sets = linkage.person_sets({person for item in contacts for person in item.person_ids}, actor)
    everyone = {record for found in sets.values() for record in found.ids}
    rows = Episode.objects.visible_to(actor).current().filter(person_id__in=everyone)
    moments: dict[UUID, list[datetime]] = {}
    for person, reported, seen in rows.values_list("person_id", "occurred_at", "last_seen_at"):
        moments.setdefault(person, []).extend(at for at in (reported, seen) if at is not None)
    beside = {
        item.pk for item in contacts
        if any(
            abs(at - (item.occurred_at or item.recorded_at)) <= BESIDE
            for person in item.person_ids if person in sets
            for record in sets[person].ids for at in moments.get(record, ())
        )
    }  # fmt: skip
    return beside | {item.pk for item in items if classed.get(item.contact_id)}


MISSING_CODES = frozenset({"police_missing", "M"})


def classed_missing(process_ids: Sequence[UUID], *, actor: Actor) -> dict[UUID, bool]:
    """Of these processes those that are missing episodes, each with whether either scheme classes it as missing now."""
    ids = Episode.objects.visible_to(actor).current().filter(process_id__in=list(process_ids))
    found = list(ids.values_list("process_id", flat=True))
    return {
        each.episode.process_id: any(each.classed(scheme) in MISSING_CODES for scheme in Scheme)
        for each in (gather(found, actor=actor) if found else ())
    }
