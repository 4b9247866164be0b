"""Differences as they stand: the list, one, what waits for me, what the daily meeting hears."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.casework.differences.models import Difference, SideWords, StageBegun, StageEnded
from openmash.casework.differences.words import About, Ended
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies.selectors import names
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.area import Profile
from openmash.foundation.governance.profile import profile_of_version
from openmash.statute.calendar import local_date
from openmash.statute.clocks import Standing, State, reckon

LATE = (State.LATE, State.OUT_OF_TIMESCALE)


@dataclass(frozen=True)
class SideSaid:
    """What one agency said at a stage."""

    agency: str
    by: str
    at: datetime
    words: str


@dataclass(frozen=True)
class StageShown:
    """One stage: who answers at it, how its clock stands, what was said, what keeps the child safe, how it ended."""

    key: str
    name: str
    answered_by: str
    roles: frozenset[str]
    began_at: datetime
    safety_now: str
    why: str
    standing: Standing
    confirmed: bool
    said: tuple[SideSaid, ...]
    outcome: Ended | None
    ended_at: datetime | None
    ended_by: str
    words: str
    learning: str

    @property
    def is_late(self) -> bool:
        """Past its limit and still open."""
        return self.outcome is None and self.standing.state in LATE


@dataclass(frozen=True)
class DifferenceShown:
    """A difference with its stages, oldest first."""

    id: UUID
    person_id: UUID
    called: str
    about_what: About
    contact_id: UUID | None
    raised_by_id: UUID
    answering_id: UUID
    raised_by: str
    answering: str
    raised_at: datetime
    raised_by_name: str
    what: str
    wanted: str
    stages: tuple[StageShown, ...]
    has_later: bool

    @property
    def now(self) -> StageShown:
        """The stage it is at, or ended at."""
        return self.stages[-1]

    @property
    def is_open(self) -> bool:
        return self.now.outcome is None

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys."""
        return [f"difference:{self.id}", f"person:{self.person_id}"]

    def is_a_side(self, actor: Actor) -> bool:
        """Whether the actor's agency is one of the two."""
        return actor.agency_id in (self.raised_by_id, self.answering_id)

    def may_end(self, actor: Actor) -> bool:
        """Whether the actor is among those who answer at the present stage."""
        return self.is_open and self.is_a_side(actor) and bool({r.value for r in actor.roles} & self.now.roles)


def open_differences(*, actor: Actor, now: datetime | None = None) -> list[DifferenceShown]:
    """Those that have not ended, as far as the actor may see them, the first due first. Six queries."""
    still = StageBegun.objects.filter(difference=OuterRef("pk"), ended__isnull=True)
    found = _shown(list(Difference.objects.filter(Exists(still))), now or timezone.now())
    return sorted(found, key=lambda each: each.now.standing.due_at or each.now.began_at)


def open_about(person_ids: Collection[UUID], *, actor: Actor) -> list[DifferenceShown]:
    """Those about this child, under any of their records, that have not ended. One query where there is none."""
    still = StageBegun.objects.filter(difference=OuterRef("pk"), ended__isnull=True)
    return _shown(list(Difference.objects.filter(Exists(still), person_id__in=list(person_ids))), timezone.now())


def difference(difference_id: UUID, *, actor: Actor, now: datetime | None = None) -> DifferenceShown:
    """One of them. Raises NotVisible."""
    rows = list(Difference.objects.filter(pk=difference_id))
    if not rows:
        raise NotVisible
    return _shown(rows, now or timezone.now())[0]


def differences_of(contact_id: UUID, *, actor: Actor) -> list[DifferenceShown]:
    """Those raised from one contact, newest first."""
    return _shown(
        list(Difference.objects.filter(contact_id=contact_id).order_by("-recorded_at", "-pk")), timezone.now()
    )


@dataclass(frozen=True)
class Learned:
    """What one difference taught, with how it ended and how many stages it took. It names no child."""

    ended_at: datetime
    between: str
    about: str
    stages: int
    learning: str


def learned(*, actor: Actor, limit: int = 100) -> list[Learned]:
    """What was learned from differences that ended, newest first, as far as the actor may see them."""
    ended = StageEnded.objects.exclude(learning="").order_by("-recorded_at", "-pk")[:limit]
    rows = {row.id: row for row in Difference.objects.filter(pk__in=[each.difference_id for each in ended])}
    shown = {each.id: each for each in _shown(list(rows.values()), timezone.now())}
    return [
        Learned(
            each.recorded_at, f"{shown[each.difference_id].raised_by} and {shown[each.difference_id].answering}",
            shown[each.difference_id].about_what.label, len(shown[each.difference_id].stages), each.learning,
        )
        for each in ended
        if each.difference_id in shown
    ]  # fmt: skip


@dataclass(frozen=True)
class ForMeeting:
    """A child for the daily meeting: two agencies differ about them."""

    person_id: UUID
    difference_id: UUID
    child: str
    since: datetime
    words: str
    is_late: bool


def for_the_daily_meeting(*, actor: Actor, now: datetime | None = None) -> list[ForMeeting]:
    """Every open difference, the first due first."""
    return [
        ForMeeting(
            each.person_id, each.id, each.called, each.raised_at,
            f"{each.raised_by} and {each.answering} differ ({each.about_what.label.lower()}). {each.now.name}.",
            each.now.is_late,
        )
        for each in open_differences(actor=actor, now=now)
    ]  # fmt: skip


def work_for(*, actor: Actor, now: datetime | None = None) -> list[DifferenceShown]:
    """What the actor is among those to answer, the first due first."""
    return [each for each in open_differences(actor=actor, now=now) if each.may_end(actor)]


def _shown(rows: Sequence[Difference], now: datetime) -> list[DifferenceShown]:
    if not rows:
        return []
    keys = [row.id for row in rows]
    begun: dict[UUID, list[StageBegun]] = {}
    for stage in (
        StageBegun.objects.filter(difference_id__in=keys).select_related("ended").order_by("recorded_at", "pk")
    ):
        begun.setdefault(stage.difference_id, []).append(stage)
    said: dict[tuple[UUID, str], list[SideWords]] = {}
    for each in SideWords.objects.filter(difference_id__in=keys).order_by("recorded_at", "pk"):
        said.setdefault((each.difference_id, each.stage), []).append(each)
    ends = [stage.ended for stages in begun.values() for stage in stages if hasattr(stage, "ended")]
    written = [row.recorded_by for row in rows] + [e.recorded_by for e in ends]
    written += [each.recorded_by for words in said.values() for each in words]
    people = {key: each.name for key, each in who(written).items()}
    called = names([*(row.raised_by_id for row in rows), *(row.answering_id for row in rows)])
    known = _Known(said, people, called, now)
    return [_one(row, begun[row.id], known) for row in rows if row.id in begun]


@dataclass(frozen=True)
class _Known:
    """What is needed to show any of them: words by difference and stage, names by key, and the moment."""

    said: Mapping[tuple[UUID, str], Sequence[SideWords]]
    people: Mapping[UUID, str]
    agencies: Mapping[UUID, str]
    now: datetime


def _one(row: Difference, begun: Sequence[StageBegun], known: _Known) -> DifferenceShown:
    local = profile_of_version(row.profile_slug, row.profile_version)
    return DifferenceShown(
        id=row.id, person_id=row.person_id, called=row.called, about_what=About(row.about), contact_id=row.contact_id,
        raised_by_id=row.raised_by_id, answering_id=row.answering_id, raised_by=known.agencies[row.raised_by_id],
        answering=known.agencies[row.answering_id], raised_at=row.recorded_at,
        raised_by_name=known.people.get(row.recorded_by, ""), what=row.what, wanted=row.wanted,
        stages=tuple(_stage(row, stage, local, known) for stage in begun),
        has_later=begun[-1].stage != local.difference_stages[-1].key,
    )  # fmt: skip


def _stage(row: Difference, begun: StageBegun, local: Profile, known: _Known) -> StageShown:
    defined = next(stage for stage in local.difference_stages if stage.key == begun.stage)
    ended: StageEnded | None = getattr(begun, "ended", None)
    clock = local.difference_clock(begun.stage, local_date(begun.recorded_at))
    stopped = ended.recorded_at if ended else None
    return StageShown(
        key=begun.stage, name=defined.name, answered_by=defined.answered_by, roles=frozenset(defined.roles),
        began_at=begun.recorded_at, safety_now=begun.safety_now, why=begun.why,
        standing=reckon(clock, begun.recorded_at, known.now, local.calendar(), stopped_at=stopped),
        confirmed=defined.limit.confirmed,
        said=tuple(
            SideSaid(
                known.agencies.get(each.agency_id, ""), known.people.get(each.recorded_by, ""), each.recorded_at,
                each.words,
            )
            for each in known.said.get((row.id, begun.stage), ())
        ),
        outcome=Ended(ended.outcome) if ended else None, ended_at=stopped,
        ended_by=known.people.get(ended.recorded_by, "") if ended else "", words=ended.words if ended else "",
        learning=ended.learning if ended else "",
    )  # fmt: skip
