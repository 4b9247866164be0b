"""The only code that reads what schools are owed and told, for others. Times are UTC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from openmash.casework.encompass.models import Notice, NoticeStep, Owed, OwedStep, WordsMarked
from openmash.casework.encompass.rules import (
    LIMIT,
    Course,
    Facts,
    course,
    is_last_call,
    is_to_chase,
    is_to_escalate,
    may_wait,
    out_of_scope,
    told_by,
)
from openmash.casework.encompass.words import Because, Did, Standing, Step, Told
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible

__all__ = [
    "LIMIT",
    "Course",
    "Facts",
    "NoticeShown",
    "OwedShown",
    "course",
    "decided_among",
    "followed",
    "is_last_call",
    "is_to_chase",
    "is_to_escalate",
    "may_wait",
    "no_longer_to_ring",
    "of_processes",
    "one",
    "our_notice",
    "ours",
    "out_of_scope",
    "still_open",
    "told_already",
    "told_by",
    "unread",
    "words_marked",
]
LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True)
class StepShown:
    """One thing that happened to a notice, by whom."""

    step: Step
    at: datetime
    by: str
    did: tuple[Did, ...]
    words: str
    to: int


@dataclass(frozen=True)
class NoticeShown:
    """A notice as its school reads it, with what happened to it, oldest first."""

    id: UUID
    owed_id: UUID
    process_id: UUID
    person_id: UUID
    school_id: UUID
    agency_id: UUID
    called: str
    born: str
    police_ref: str
    place: str
    attended_at: datetime
    there: str
    circumstances: str
    seemed: str
    words: str
    words_said_to: str
    spoken_to: str
    told_at: datetime
    due_at: datetime
    steps: tuple[StepShown, ...]

    @property
    def about(self) -> Sequence[str]:
        return [f"notice:{self.id}", f"person:{self.person_id}"]

    def first(self, step: Step) -> StepShown | None:
        """When something first happened to it."""
        return next((each for each in self.steps if each.step is step), None)

    @property
    def is_read(self) -> bool:
        return self.first(Step.READ) is not None

    @property
    def is_sent_back(self) -> bool:
        return self.first(Step.NOT_OURS) is not None

    @property
    def done(self) -> tuple[StepShown, ...]:
        """What the school did, oldest first."""
        return tuple(each for each in self.steps if each.step is Step.DID)

    @property
    def is_in_time(self) -> bool:
        """Whether it was before the school before the school day started."""
        return self.told_at < self.due_at

    @property
    def is_by_link(self) -> bool:
        """Whether it went by a one-time link, since nobody at the school signs in."""
        told = self.first(Step.TOLD)
        return told is not None and told.to == 0

    @property
    def childs_words(self) -> str:
        """The child's words, sent with it or added since; empty where nobody marked them safe."""
        added = self.first(Step.WORDS)
        return self.words or (added.words if added else "")


@dataclass(frozen=True)
class OwedStepShown:
    """One thing the hub did about a child."""

    told: Told
    because: str
    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class OwedShown:
    """One child in one incident as the hub follows it. `notices`: what was told, normally one."""

    id: UUID
    process_id: UUID
    person_id: UUID
    standing: Standing
    because: Because
    school_id: UUID | None
    attended_at: datetime
    heard_at: datetime
    due_at: datetime | None
    why: str
    steps: tuple[OwedStepShown, ...]
    notices: tuple[NoticeShown, ...]

    @property
    def about(self) -> Sequence[str]:
        return [f"contact:{self.process_id}", f"person:{self.person_id}"]

    def has(self, told: Told) -> bool:
        return any(each.told is told for each in self.steps)

    @property
    def is_told(self) -> bool:
        """Whether a school or the officer knows: by a notice that was not sent back, or by telephone."""
        return self.has(Told.RUNG) or any(not each.is_sent_back for each in self.notices)

    @property
    def waits_for_answer(self) -> bool:
        """Held, and nobody has said whether the school may be told."""
        return self.standing is Standing.ASK and not self.is_told and not self.has(Told.SEND)

    @property
    def waits_for_call(self) -> bool:
        """Somebody has to ring: nobody verified, no school known, or the notice went to the wrong one."""
        if self.is_told or self.standing in (Standing.NOBODY, Standing.NOT_TOLD):
            return False
        return not self.waits_for_answer

    @property
    def waits_for_reader(self) -> bool:
        """In the school's list, and nobody there has read it: somebody rings them."""
        if not self.has(Told.ESCALATED) or self.has(Told.RUNG):
            return False
        return self.is_told and not any(each.is_read for each in self.notices)

    @property
    def told_at(self) -> datetime | None:
        """When a school first knew."""
        times = [each.told_at for each in self.notices if not each.is_sent_back]
        times += [each.at for each in self.steps if each.told is Told.RUNG]
        return min(times, default=None)


# The school's


def ours(*, actor: Actor, now: datetime | None = None, limit: int = 200) -> list[NoticeShown]:
    """The notices of the actor's school in the last 90 days, newest first. Three queries."""
    since = (now or timezone.now()) - LOOK_BACK
    rows = Notice.objects.filter(agency_id=actor.agency_id, recorded_at__gte=since)
    return _notices(list(rows.order_by("-recorded_at", "-pk")[:limit]))


def our_notice(notice_id: UUID, *, actor: Actor) -> NoticeShown:
    """One notice of the actor's school. Raises NotVisible."""
    rows = list(Notice.objects.filter(pk=notice_id, agency_id=actor.agency_id))
    if not rows:
        raise NotVisible
    return _notices(rows)[0]


def unread(*, actor: Actor) -> int:
    """How many notices of the actor's school nobody has read. One query."""
    answered = NoticeStep.objects.filter(notice=OuterRef("pk"), step__in=(Step.READ, Step.NOT_OURS))
    return Notice.objects.filter(~Exists(answered), agency_id=actor.agency_id).count()


# The hub's


def followed(*, actor: Actor, since: datetime, limit: int = 400) -> list[OwedShown]:
    """Every child of whom a school was owed a notice since a moment, the first due first. Five queries."""
    rows = Owed.objects.visible_to(actor).current().filter(attended_at__gte=since).order_by("due_at", "pk")
    return _owed(list(rows[:limit]), actor)


def one(owed_id: UUID, *, actor: Actor) -> OwedShown:
    """One of them; by an earlier row of the same child and incident too. Raises NotVisible."""
    row = Owed.objects.visible_to(actor).filter(pk=owed_id).first()
    if row is None:
        raise NotVisible
    now = Owed.objects.visible_to(actor).current().filter(process_id=row.process_id, person_id=row.person_id).first()
    return _owed([now or row], actor)[0]


def of_processes(process_ids: Iterable[UUID], *, actor: Actor) -> Mapping[UUID, tuple[OwedShown, ...]]:
    """What schools were owed and told in these notifications, by notification. Five queries, none for none."""
    ids = list(process_ids)
    rows = (
        Owed.objects.visible_to(actor).current().filter(process_id__in=ids).order_by("recorded_at", "pk") if ids else []
    )
    made: dict[UUID, list[OwedShown]] = {}
    for each in _owed(list(rows), actor):
        made.setdefault(each.process_id, []).append(each)
    return {key: tuple(each) for key, each in made.items()}


def decided_among(process_ids: Iterable[UUID], *, actor: Actor) -> Mapping[tuple[UUID, UUID], Because]:
    """Which children of these notifications have been decided about, and why so. One query."""
    rows = Owed.objects.current().filter(process_id__in=list(process_ids))
    return {(row.process_id, row.person_id): Because(row.because) for row in rows}


def still_open(*, actor: Actor, now: datetime) -> list[OwedShown]:
    """What the clocks look at: children of whom no school knows, and notices nobody has read. Of the last 14 days."""
    since = now - timedelta(days=14)
    rows = Owed.objects.current().filter(attended_at__gte=since).exclude(
        standing__in=(Standing.NOBODY, Standing.NOT_TOLD)
    )  # fmt: skip
    read = NoticeStep.objects.filter(notice__owed=OuterRef("pk"), step=Step.READ)
    rung = OwedStep.objects.filter(owed=OuterRef("pk"), told=Told.RUNG)
    return _owed(list(rows.filter(~Exists(read), ~Exists(rung)).order_by("due_at", "pk")), actor)


def no_longer_to_ring(*, actor: Actor, now: datetime) -> list[tuple[UUID, Because]]:
    """Children whose school was to be rung in the last two hours and has read its notice, or was rung. One query."""
    escalated = OwedStep.objects.filter(told=Told.ESCALATED, recorded_at__gte=now - timedelta(hours=2))
    read = NoticeStep.objects.filter(notice__owed=OuterRef("owed"), step=Step.READ)
    rung = OwedStep.objects.filter(owed=OuterRef("owed"), told=Told.RUNG)
    rows = escalated.filter(Exists(read) | Exists(rung)).values_list("owed_id", "because")
    return [(owed_id, Because(because)) for owed_id, because in rows]


def told_already(person_ids: Iterable[UUID], police_ref: str, *, actor: Actor) -> bool:
    """Whether a school has been told of any of these records in the incident of this police reference.

    What the police send again with changes, or by another way, has the same reference with a mark in brackets after it.
    """
    rows = Notice.objects.filter(person_id__in=list(person_ids)).values_list("pk", "police_ref")
    same = [pk for pk, ref in rows if ref and ref.partition(" (")[0] == police_ref.partition(" (")[0]]
    back = NoticeStep.objects.filter(notice_id__in=same, step=Step.NOT_OURS).values_list("notice_id", flat=True)
    return bool(set(same) - set(back))


def words_marked(process_id: UUID, person_id: UUID, *, actor: Actor) -> tuple[bool, str] | None:
    """Whether a child's words in an incident are marked safe for school, and who said so; None: nobody has."""
    row = WordsMarked.objects.current().filter(process_id=process_id, person_id=person_id).first()
    return (row.safe, row.said_by) if row else None


def _owed(rows: list[Owed], actor: Actor) -> list[OwedShown]:
    keys = [row.process_id for row in rows]
    stepped = OwedStep.objects.select_related("owed").filter(owed__process_id__in=keys)
    steps = list(stepped.order_by("recorded_at", "pk")) if keys else []
    names = who(each.recorded_by for each in steps)
    of_child: dict[tuple[UUID, UUID], list[OwedStepShown]] = {}
    for each in steps:
        because = Because(each.because).label if each.because else ""
        of_child.setdefault((each.owed.process_id, each.person_id), []).append(
            OwedStepShown(Told(each.told), because, each.words, each.recorded_at, names[each.recorded_by].name)
        )
    notices = _notices(list(Notice.objects.filter(process_id__in=keys).order_by("recorded_at", "pk"))) if keys else []
    sent: dict[tuple[UUID, UUID], list[NoticeShown]] = {}
    for notice in notices:
        sent.setdefault((notice.process_id, notice.person_id), []).append(notice)
    return [
        OwedShown(
            row.pk, row.process_id, row.person_id, Standing(row.standing), Because(row.because), row.school_id,
            row.attended_at, row.heard_at, row.due_at, row.why,
            tuple(of_child.get((row.process_id, row.person_id), ())),
            tuple(sent.get((row.process_id, row.person_id), ())),
        )
        for row in rows
    ]  # fmt: skip


def _notices(rows: list[Notice]) -> list[NoticeShown]:
    steps = list(NoticeStep.objects.filter(notice_id__in=[row.pk for row in rows]).order_by("recorded_at", "pk"))
    names = who(each.recorded_by for each in steps)
    of_notice: dict[UUID, list[StepShown]] = {}
    for each in steps:
        of_notice.setdefault(each.notice_id, []).append(
            StepShown(
                Step(each.step), each.recorded_at, names[each.recorded_by].name, tuple(Did(x) for x in each.did),
                each.words, len(each.to_accounts),
            )
        )  # fmt: skip
    return [
        NoticeShown(
            row.pk, row.owed_id, row.process_id, row.person_id, row.school_id, row.agency_id, row.called, row.born,
            row.police_ref, row.place, row.occurred_at or row.recorded_at, row.there, row.circumstances, row.seemed,
            row.words, row.words_said_to, row.spoken_to, row.recorded_at, row.due_at, tuple(of_notice.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip
