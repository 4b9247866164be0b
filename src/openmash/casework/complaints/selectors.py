"""Complaints as they stand. The database shows rows to complaints officers and to whoever was asked to answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from openmash.casework.complaints.models import (
    Acknowledged,
    Answer,
    Asked,
    Complaint,
    OfComplaint,
    Panel,
    PutOff,
    Taken,
)
from openmash.casework.complaints.policy import ANSWERS
from openmash.casework.complaints.words import Advocate, Finding, Kind, Maker, Stage, Theme
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import Who, accounts_with, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import at, local_date
from openmash.statute.clocks import Standing, State, reckon
from openmash.statute.limits import CalendarDays

R = TypeVar("R", bound=OfComplaint)
LOOK_BACK = timedelta(days=366)
START_OF_DAY = time(0, 1)


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
    """One complaint or compliment. Moments are UTC. `answering`: of the stage it has reached; None for a compliment.

    `taken`: each later stage, why, and who is independent. `put_off`: until when, and why. `panel`: when it met, when
    its report came, what it recommends. `at_most`: the last day to which an investigation may be put off.
    """

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
    taken: tuple[tuple[Stage, str, str], ...]
    put_off: tuple[tuple[date, str], ...]
    panel: tuple[date, date, str] | None
    at_most: date | None
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
        """Whether its answer, or its acknowledgement where there is none yet, is past its limit."""
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
        if self.stage is Stage.PANEL and self.panel is None:
            return "Hold the panel, and write down what it recommends"
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
    """Those that wait for an answer, the first due first. Nine queries."""
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


def panel_has_met(complaint_id: UUID) -> bool:
    """Whether what the review panel recommends is written down."""
    return Panel.objects.filter(complaint_id=complaint_id).exists()


def put_off_at_most(row: Complaint) -> date | None:
    """The last day to which its investigation may be put off; None where it is not being investigated."""
    return _at_most(Taken.objects.filter(complaint_id=row.id).order_by("-stage").first())


def _at_most(taken: Taken | None) -> date | None:
    if taken is None or taken.stage != Stage.INVESTIGATION:
        return None
    local = profile_at(taken.recorded_at)
    due_at = local.clock("complaint_investigated_at_most", local_date(taken.recorded_at)).due(
        taken.recorded_at, local.calendar()
    )
    return local_date(due_at) if due_at else None


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
    put_off = _by(PutOff.objects.filter(complaint_id__in=keys))
    panels = _by(Panel.objects.filter(complaint_id__in=keys))
    answers = _by(Answer.objects.filter(complaint_id__in=keys))
    people = [row.recorded_by for row in rows]
    people += [each.account_id for found in asked.values() for each in found]
    people += [each.recorded_by for found in answers.values() for each in found]
    names = {key: each.name for key, each in who(people).items()}
    return [
        _one(
            row, now, asked.get(row.id, []), acknowledged.get(row.id, []), taken.get(row.id, []),
            put_off.get(row.id, []), panels.get(row.id, []), answers.get(row.id, []), names,
        )
        for row in rows
    ]  # fmt: skip


def _one(
    row: Complaint,
    now: datetime,
    asked: Sequence[Asked],
    acknowledged: Sequence[Acknowledged],
    taken: Sequence[Taken],
    put_off: Sequence[PutOff],
    panels: Sequence[Panel],
    answers: Sequence[Answer],
    names: Mapping[UUID, str],
) -> ComplaintShown:
    last = taken[-1] if taken else None
    stage = Stage(last.stage) if last else Stage.LOCAL
    told = acknowledged[0] if acknowledged else None
    done = next((each.recorded_at for each in answers if each.stage == stage), None)
    owed = row.kind == Kind.COMPLAINT
    panel = panels[0] if panels else None
    acknowledging, _ = _clock("complaint_acknowledged", row.received_at, now, told.recorded_at if told else None)
    answering, source = _answering(row, now, done, last, put_off[-1] if put_off else None, panel)
    advocate = (told.advocate if told else "") or row.advocate
    return ComplaintShown(
        id=row.id, kind=Kind(row.kind), maker=Maker(row.maker), name=row.name, reach=row.reach, about_child=row.about,
        whom=row.whom, words=row.words, wanted=row.wanted, theme=Theme(row.theme),
        advocate=Advocate(advocate) if advocate else None, received_at=row.received_at,
        written_by=names.get(row.recorded_by, ""), stage=stage, acknowledged_at=told.recorded_at if told else None,
        acknowledged_how=told.how if told else "", acknowledging=acknowledging if owed else None,
        answering=answering if owed else None, source=source, asked_id=asked[-1].account_id if asked else None,
        asked_of=names.get(asked[-1].account_id, "") if asked else "",
        taken=tuple((Stage(each.stage), each.words, each.independent) for each in taken),
        put_off=tuple((each.due_on, each.words) for each in put_off),
        at_most=_at_most(last),
        panel=(panel.met_on, panel.reported_on, panel.words) if panel else None,
        answers=tuple(
            AnswerShown(
                Stage(each.stage), Finding(each.finding), each.words, each.how, each.learnt, each.will_change,
                names.get(each.recorded_by, ""), each.recorded_at,
            )
            for each in answers
        ),
    )  # fmt: skip


def _answering(
    row: Complaint, now: datetime, done: datetime | None, last: Taken | None, put_off: PutOff | None,
    panel: Panel | None,
) -> tuple[Standing, str]:  # fmt: skip
    """The limit of the stage it has reached, and where it is from."""
    if last is None:
        return _clock("complaint_answered", row.received_at, now, done)
    if last.stage == Stage.INVESTIGATION:
        return _clock("complaint_investigated", last.recorded_at, now, done, put_off.due_on if put_off else None)
    if panel is None:
        return _clock("complaint_panel_meets", last.recorded_at, now, done)
    return _clock("complaint_panel_answered", at(panel.reported_on, START_OF_DAY), now, done)


def _clock(
    key: str, starts: datetime, now: datetime, stopped: datetime | None, until: date | None = None
) -> tuple[Standing, str]:  # fmt: skip
    """How a limit stands, and where it is from. `until`: the day it was put off to."""
    local = profile_at(starts)
    clock = local.clock(key, local_date(starts))
    if until is not None:
        clock = replace(clock, limit=CalendarDays(max(1, (until - local_date(starts)).days)))
    return reckon(clock, starts, now, local.calendar(), stopped_at=stopped), clock.source.said


def _by(rows: Iterable[R]) -> dict[UUID, list[R]]:
    """Rows by their complaint, oldest first."""
    found: dict[UUID, list[R]] = {}
    for row in sorted(rows, key=lambda each: each.recorded_at):
        found.setdefault(row.complaint_id, []).append(row)
    return found
