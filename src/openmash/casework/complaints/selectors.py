"""Complaints as they stand. The database shows rows to complaints officers and to whoever was asked to answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from openmash.casework.complaints.models import Acknowledged, Answer, Asked, Complaint, OfComplaint, Taken
from openmash.casework.complaints.policy import ANSWERS
from openmash.casework.complaints.words import Advocate, Finding, Kind, Maker, Stage, Theme
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import Who, accounts_with, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks import Standing, State, reckon
from openmash.statute.limits import ElapsedMinutes

R = TypeVar("R", bound=OfComplaint)
LOOK_BACK = timedelta(days=366)
END_OF_DAY = time(23, 59)


@dataclass(frozen=True)
class AnswerShown:
    """One answer, at one stage. `at` is UTC."""

    stage: Stage
    finding: Finding
    words: str
    how: str
    learnt: str
    will_change: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ComplaintShown:
    """One complaint or compliment. Moments are UTC. `answering`: of the stage it has reached; None for a compliment."""

    id: UUID
    kind: Kind
    maker: Maker
    name: str
    reach: str
    about_child: str
    whom: str
    words: str
    wanted: str
    theme: Theme
    advocate: Advocate | None
    received_at: datetime
    written_by: str
    stage: Stage
    acknowledged_at: datetime | None
    acknowledged_how: str
    acknowledging: Standing | None
    answering: Standing | None
    source: str
    asked_id: UUID | None
    asked_of: str
    taken: tuple[tuple[Stage, str, str, date], ...]
    answers: tuple[AnswerShown, ...]

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys."""
        return [f"complaint:{self.id}"]

    @property
    def is_open(self) -> bool:
        """Whether the stage it has reached waits for its answer."""
        return self.kind is Kind.COMPLAINT and not any(each.stage is self.stage for each in self.answers)

    @property
    def is_late(self) -> bool:
        late = (State.LATE, State.OUT_OF_TIMESCALE)
        owed = [self.answering, self.acknowledging if self.acknowledged_at is None else None]
        return self.is_open and any(each is not None and each.state in late for each in owed)

    @property
    def next_step(self) -> str:
        """What it waits for, in words."""
        if not self.is_open:
            return self.answers[-1].finding.label if self.answers else "Passed on"
        if self.asked_id is None:
            return "Say who answers"
        return "Answer it" if self.acknowledged_at else "Acknowledge it"


@dataclass(frozen=True)
class Learnt:
    """What one complaint taught: nobody is named in it. `on` is the day it was answered."""

    key: UUID
    theme: Theme
    finding: Finding
    learnt: str
    will_change: str
    on: date


def open_complaints(*, actor: Actor, now: datetime | None = None) -> list[ComplaintShown]:
    """Those that wait for an answer, the first due first. Seven queries."""
    moment = now or timezone.now()
    rows = Complaint.objects.visible_to(actor).filter(kind=Kind.COMPLAINT).exclude(pk__in=_settled())
    found = [each for each in _shown(list(rows), moment) if each.is_open]
    return sorted(found, key=_due)


def lately(*, actor: Actor, now: datetime | None = None, limit: int = 50) -> list[ComplaintShown]:
    """Those answered, and compliments, of the last year, newest first."""
    moment = now or timezone.now()
    rows = Complaint.objects.visible_to(actor).filter(received_at__gte=moment - LOOK_BACK)
    found = _shown(list(rows.order_by("-received_at", "-pk")), moment)
    return [each for each in found if not each.is_open][:limit]


def complaint(complaint_id: UUID, *, actor: Actor, now: datetime | None = None) -> ComplaintShown:
    """One of them. Raises NotVisible."""
    rows = list(Complaint.objects.visible_to(actor).filter(pk=complaint_id))
    if not rows:
        raise NotVisible
    return _shown(rows, now or timezone.now())[0]


def learnt(*, actor: Actor, since: date) -> list[Learnt]:
    """What complaints answered since that day taught, newest first; only of those the actor may read."""
    rows = Answer.objects.filter(recorded_at__date__gte=since).exclude(learnt="").select_related("complaint")
    return [
        Learnt(
            each.id, Theme(each.complaint.theme), Finding(each.finding), each.learnt, each.will_change,
            local_date(each.recorded_at),
        )
        for each in rows.order_by("-recorded_at", "-pk")
    ]  # fmt: skip


def who_may_answer(*, actor: Actor) -> list[Who]:
    """Managers of the actor's own agency, by name."""
    found = {
        account.pk: Who(account.pk, account.name, account.job_title, "")
        for role in (*ANSWERS, Role.COMPLAINTS_OFFICER)
        for account in accounts_with(role, agency_id=actor.agency_id)
    }
    return sorted(found.values(), key=lambda each: each.name)


def stage_of(complaint_id: UUID) -> Stage:
    """The stage it has reached."""
    latest = Taken.objects.filter(complaint_id=complaint_id).order_by("-stage").values_list("stage", flat=True).first()
    return Stage(latest) if latest else Stage.LOCAL


def is_answered(complaint_id: UUID) -> bool:
    """Whether the stage it has reached has its answer."""
    return Answer.objects.filter(complaint_id=complaint_id, stage=stage_of(complaint_id)).exists()


def advocate_was_offered(complaint_id: UUID) -> bool:
    """Whether the child or young person has an advocate, or was offered one."""
    said = [
        *Complaint.objects.filter(pk=complaint_id).values_list("advocate", flat=True),
        *Acknowledged.objects.filter(complaint_id=complaint_id).values_list("advocate", flat=True),
    ]
    return any(each and each != Advocate.NOT_YET for each in said)


def _settled() -> QuerySet[Answer, dict[str, UUID]]:
    """Complaints whose latest stage is answered."""
    later = Taken.objects.filter(complaint_id=OuterRef("complaint_id"), stage__gt=OuterRef("stage"))
    return Answer.objects.exclude(Exists(later)).annotate(of=F("complaint_id")).values("of")


def _due(each: ComplaintShown) -> datetime:
    owed = [each.answering, each.acknowledging if each.acknowledged_at is None else None]
    return min([one.due_at for one in owed if one is not None and one.due_at] or [each.received_at])


def _shown(rows: Sequence[Complaint], now: datetime) -> list[ComplaintShown]:
    if not rows:
        return []
    keys = [row.id for row in rows]
    asked = _by(Asked.objects.filter(complaint_id__in=keys))
    acknowledged = _by(Acknowledged.objects.filter(complaint_id__in=keys))
    taken = _by(Taken.objects.filter(complaint_id__in=keys))
    answers = _by(Answer.objects.filter(complaint_id__in=keys))
    people = [row.recorded_by for row in rows]
    people += [each.account_id for found in asked.values() for each in found]
    people += [each.recorded_by for found in answers.values() for each in found]
    names = {key: each.name for key, each in who(people).items()}
    return [
        _one(
            row, now, asked.get(row.id, []), acknowledged.get(row.id, []), taken.get(row.id, []),
            answers.get(row.id, []), names,
        )
        for row in rows
    ]  # fmt: skip


def _one(
    row: Complaint,
    now: datetime,
    asked: Sequence[Asked],
    acknowledged: Sequence[Acknowledged],
    taken: Sequence[Taken],
    answers: Sequence[Answer],
    names: Mapping[UUID, str],
) -> ComplaintShown:
    last = taken[-1] if taken else None
    stage = Stage(last.stage) if last else Stage.LOCAL
    told = acknowledged[0] if acknowledged else None
    done = next((each.recorded_at for each in answers if each.stage == stage), None)
    owed = row.kind == Kind.COMPLAINT
    acknowledging, source = _clock(row, "complaint_acknowledged", now, told.recorded_at if told else None)
    answering, _ = _clock(row, "complaint_answered", now, done, last)
    advocate = (told.advocate if told else "") or row.advocate
    return ComplaintShown(
        id=row.id, kind=Kind(row.kind), maker=Maker(row.maker), name=row.name, reach=row.reach, about_child=row.about,
        whom=row.whom, words=row.words, wanted=row.wanted, theme=Theme(row.theme),
        advocate=Advocate(advocate) if advocate else None, received_at=row.received_at,
        written_by=names.get(row.recorded_by, ""), stage=stage, acknowledged_at=told.recorded_at if told else None,
        acknowledged_how=told.how if told else "", acknowledging=acknowledging if owed else None,
        answering=answering if owed else None, source=source, asked_id=asked[-1].account_id if asked else None,
        asked_of=names.get(asked[-1].account_id, "") if asked else "",
        taken=tuple((Stage(each.stage), each.words, each.independent, each.due_on) for each in taken),
        answers=tuple(
            AnswerShown(
                Stage(each.stage), Finding(each.finding), each.words, each.how, each.learnt, each.will_change,
                names.get(each.recorded_by, ""), each.recorded_at,
            )
            for each in answers
        ),
    )  # fmt: skip


def _clock(
    row: Complaint, key: str, now: datetime, stopped: datetime | None, taken: Taken | None = None
) -> tuple[Standing, str]:
    """Of stage 1 by the area's own limit; of a later stage by the day that was agreed. And where the limit is from."""
    local = profile_at(row.received_at)
    clock, starts = local.clock(key, local_date(row.received_at)), row.received_at
    if taken is not None:
        starts = taken.recorded_at
        minutes = max(1, ceil((at(taken.due_on, END_OF_DAY) - starts).total_seconds() / 60))
        agreed = replace(clock, limit=ElapsedMinutes(minutes), never_pauses=True)
        return reckon(agreed, starts, now, local.calendar(), stopped_at=stopped), ""
    return reckon(clock, starts, now, local.calendar(), stopped_at=stopped), clock.source.said


def _by(rows: Iterable[R]) -> dict[UUID, list[R]]:
    """Rows by their complaint, oldest first."""
    found: dict[UUID, list[R]] = {}
    for row in sorted(rows, key=lambda each: each.recorded_at):
        found.setdefault(row.complaint_id, []).append(row)
    return found
