"""What the pages of an inspection show, as far as the wall shows it to whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.access.selectors import Who, accounts_with, who
from openmash.foundation.audit.selectors import Event, events_about
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.inspections import InspectionKind
from openmash.insight.inspection.models import (
    Answer,
    Enquiry,
    Exhibit,
    Informed,
    Inspection,
    Seat,
    Task,
    Wanted,
)
from openmash.insight.inspection.words import ExhibitKind, How, Making, Side
from openmash.records.cases.on_duty import profile_at
from openmash.statute.calendar import local_date

INDEX = (
    "id", "inspection_id", "kind", "thread", "version", "name", "shows", "child", "filename", "media_type", "size",
    "sha256", "asked_by", "quality", "kept_back", "recorded_at", "recorded_by", "accepted_by", "accepted_at",
    "accepted_note", "released_by", "released_at", "released_in", "circle_id", "taken_back_at", "person_ids",
)  # fmt: skip
"""Of an exhibit, all but what is in it."""


@dataclass(frozen=True)
class InspectionShown:
    """An inspection. Moments are UTC; `working_day` counts from the notice, whose day is 0."""

    id: UUID
    name: str
    kind: str
    inspectorate: str
    lead_inspector: str
    notice_at: datetime
    ended_at: datetime | None
    working_day: int
    begun_by: str

    @property
    def about(self) -> Sequence[str]:
        return [f"inspection:{self.id}"]


@dataclass(frozen=True)
class TaskShown:
    """A task as it is now. `owner` is empty where it is nobody's."""

    thread: UUID
    inspection_id: UUID
    says: str
    due_on: date
    source: str
    confirmed: bool
    owner_id: UUID | None
    owner: str
    done_at: datetime | None
    note: str

    def is_late(self, today: date) -> bool:
        return self.done_at is None and self.due_on < today


@dataclass(frozen=True)
class WantedShown:
    """Something asked for, and how far it has come."""

    id: UUID
    what: str
    how: How | None
    drawn_from: str
    state: Making
    said: str
    child: UUID | None
    asked_at: datetime
    asked_by: str
    finished_at: datetime | None


@dataclass(frozen=True)
class ExhibitShown:
    """Something in the evidence room, without what is in it. `is_latest` of its versions that the actor sees."""

    id: UUID
    inspection_id: UUID
    kind: ExhibitKind
    thread: UUID
    version: int
    name: str
    shows: str
    child: UUID | None
    filename: str
    media_type: str
    size: int
    sha256: str
    quality: Sequence[Mapping[str, object]]
    kept_back: Mapping[str, int]
    added_at: datetime
    added_by: str
    accepted_at: datetime | None
    accepted_by: str
    accepted_note: str
    released_at: datetime | None
    released_by: str
    is_released: bool
    is_latest: bool
    names_children: bool

    @property
    def about(self) -> Sequence[str]:
        child = [f"person:{self.child}"] if self.child else []
        return [f"inspection:{self.inspection_id}", f"exhibit:{self.id}", *child]


@dataclass(frozen=True)
class SeatShown:
    """Somebody's place. `is_now`: it is in force at this moment."""

    id: UUID
    account_id: UUID
    name: str
    job: str
    side: Side
    starts_at: datetime
    ends_at: datetime | None
    ended_at: datetime | None
    is_now: bool


@dataclass(frozen=True)
class AnswerShown:
    """An answer, with the exhibits it rests on that the reader may open."""

    words: str
    by: str
    at: datetime
    exhibits: Sequence[ExhibitShown]


@dataclass(frozen=True)
class EnquiryShown:
    """A line of enquiry with what was answered, the first answer first."""

    id: UUID
    inspection_id: UUID
    asks: str
    by: str
    at: datetime
    due_on: date
    answers: Sequence[AnswerShown]


@dataclass(frozen=True)
class InformedShown:
    """Somebody who was told of the notice."""

    who: str
    how: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Look:
    """That an inspector opened something, and when."""

    at: datetime
    name: str
    kind: str
    exhibit: ExhibitShown | None


def kinds(now: datetime) -> Sequence[InspectionKind]:
    """The kinds of inspection the area plans for."""
    return profile_at(now).inspections


def inspections(*, actor: Actor, now: datetime | None = None) -> list[InspectionShown]:
    """Those whose room the actor is in or where they have a seat, under way first. Two queries."""
    rows = list(Inspection.objects.visible_to(actor).order_by("-notice_at", "pk"))
    rows.sort(key=lambda row: row.ended_at is not None)
    names = who({row.recorded_by for row in rows})
    return [_inspection(row, names, now or timezone.now()) for row in rows]


def inspection(inspection_id: UUID, *, actor: Actor, now: datetime | None = None) -> InspectionShown:
    """One inspection. Raises NotVisible. Two queries."""
    row = Inspection.objects.visible_to(actor).filter(pk=inspection_id).first()
    if row is None:
        raise NotVisible
    return _inspection(row, who([row.recorded_by]), now or timezone.now())


def tasks(inspection_id: UUID, *, actor: Actor) -> list[TaskShown]:
    """The plan as it is now, by day. Two queries."""
    rows = Task.objects.visible_to(actor).filter(inspection_id=inspection_id).current()
    return _tasks(list(rows.order_by("due_on", "recorded_at", "pk")))


def task(thread: UUID, *, actor: Actor) -> TaskShown:
    """One task. Raises NotVisible."""
    found = _tasks(list(Task.objects.visible_to(actor).filter(thread=thread).current()))
    if not found:
        raise NotVisible
    return found[-1]


def my_tasks(*, actor: Actor) -> list[TaskShown]:
    """What is the actor's to do in any inspection, by day. Two queries, or one where there is nothing."""
    rows = Task.objects.visible_to(actor).filter(owner_id=actor.account_id, done_at=None).current()
    return _tasks(list(rows.order_by("due_on", "pk")))


def informed(inspection_id: UUID, *, actor: Actor) -> list[InformedShown]:
    """Who was told of the notice, in order. Two queries."""
    rows = list(Informed.objects.visible_to(actor).filter(inspection_id=inspection_id).order_by("recorded_at", "pk"))
    names = who({row.recorded_by for row in rows})
    return [InformedShown(row.who, row.how, row.recorded_at, names[row.recorded_by].name) for row in rows]


def wanted(inspection_id: UUID, *, actor: Actor) -> list[WantedShown]:
    """Everything asked for, as it was asked. Two queries."""
    rows = list(Wanted.objects.visible_to(actor).filter(inspection_id=inspection_id).order_by("recorded_at", "pk"))
    names = who({row.recorded_by for row in rows})
    return [
        WantedShown(
            row.pk, row.what, How(row.how) if row.how else None, row.drawn_from, Making(row.state), row.said,
            row.person_ids[0] if row.person_ids else None, row.recorded_at, names[row.recorded_by].name,
            row.finished_at,
        )
        for row in rows
    ]  # fmt: skip


def exhibits(inspection_id: UUID, *, actor: Actor) -> list[ExhibitShown]:
    """The evidence room's index, by kind and name, the latest version of each first. Two queries."""
    rows = Exhibit.objects.visible_to(actor).filter(inspection_id=inspection_id).only(*INDEX)
    return shown_of(list(rows.order_by("kind", "name", "thread", "-version")))


def exhibit(exhibit_id: UUID, *, actor: Actor) -> ExhibitShown:
    """One exhibit. Raises NotVisible. Three queries."""
    row = Exhibit.objects.visible_to(actor).filter(pk=exhibit_id).only(*INDEX).first()
    if row is None:
        raise NotVisible
    every = shown_of(list(Exhibit.objects.visible_to(actor).filter(thread=row.thread).only(*INDEX)))
    return next(each for each in every if each.id == exhibit_id)


def versions(thread: UUID, *, actor: Actor) -> list[ExhibitShown]:
    """Every version of one exhibit that the actor sees, the latest first. Two queries."""
    rows = Exhibit.objects.visible_to(actor).filter(thread=thread).only(*INDEX)
    return shown_of(list(rows.order_by("-version", "pk")))


def content_of(exhibit_id: UUID, *, actor: Actor) -> bytes:
    """What is in an exhibit, as it was frozen. Raises NotVisible."""
    row = Exhibit.objects.visible_to(actor).filter(pk=exhibit_id).values_list("content", flat=True).first()
    if row is None:
        raise NotVisible
    return bytes(row)


def seats(inspection_id: UUID, *, actor: Actor, now: datetime | None = None) -> list[SeatShown]:
    """Who is in the room, and which inspectors have or had a seat. Two queries."""
    moment = now or timezone.now()
    rows = Seat.objects.visible_to(actor).filter(inspection_id=inspection_id)
    found = list(rows.order_by("side", "starts_at", "pk"))
    names = who({row.account_id for row in found})
    return [_seat(row, names, moment) for row in found]


def inspectors() -> list[tuple[UUID, str]]:
    """Accounts that may be given a seat, by name."""
    return [(each.pk_uuid, f"{each.name}, {each.job_title}") for each in accounts_with(Role.INSPECTOR)]


def enquiries(inspection_id: UUID, *, actor: Actor) -> list[EnquiryShown]:
    """Lines of enquiry with their answers, those not answered first, by day. Four queries."""
    rows = list(Enquiry.objects.visible_to(actor).filter(inspection_id=inspection_id).order_by("due_on", "pk"))
    found = _enquiries(rows, actor)
    return sorted(found, key=lambda each: bool(each.answers))


def enquiry(enquiry_id: UUID, *, actor: Actor) -> EnquiryShown:
    """One line of enquiry. Raises NotVisible. Four queries."""
    rows = list(Enquiry.objects.visible_to(actor).filter(pk=enquiry_id))
    if not rows:
        raise NotVisible
    return _enquiries(rows, actor)[0]


def looks(inspection_id: UUID, *, actor: Actor, limit: int = 100) -> list[Look]:
    """What inspectors opened, the newest first. For those in the room: others see no seat, and so no look."""
    holders = {each.account_id for each in seats(inspection_id, actor=actor) if each.side is Side.INSPECTOR}
    found = [
        event for event in events_about([f"inspection:{inspection_id}"], limit=limit * 5) if _is_by(event, holders)
    ]
    names = who({event.actor_id for event in found if event.actor_id})
    known: dict[UUID | None, ExhibitShown] = {each.id: each for each in exhibits(inspection_id, actor=actor)}
    return [
        Look(event.at, names[event.actor_id].name, event.kind, known.get(_exhibit_of(event)))
        for event in found[:limit]
        if event.actor_id
    ]


def _is_by(event: Event, holders: set[UUID]) -> bool:
    return event.actor_id in holders


def _exhibit_of(event: Event) -> UUID | None:
    keys = [key.removeprefix("exhibit:") for key in event.about if key.startswith("exhibit:")]
    return UUID(keys[0]) if len(keys) == 1 else None


def _inspection(row: Inspection, names: Mapping[UUID, Who], now: datetime) -> InspectionShown:
    calendar = profile_at(now).calendar()
    day = calendar.working_days_between(local_date(row.notice_at), local_date(now))
    return InspectionShown(
        row.pk, row.name, row.kind, row.inspectorate, row.lead_inspector, row.notice_at, row.ended_at, day,
        names[row.recorded_by].name,
    )  # fmt: skip


def _tasks(rows: Sequence[Task]) -> list[TaskShown]:
    names = who({row.owner_id for row in rows if row.owner_id})
    return [
        TaskShown(
            row.thread, row.inspection_id, row.says, row.due_on, row.source, row.confirmed, row.owner_id,
            names[row.owner_id].name if row.owner_id else "", row.done_at, row.note,
        )
        for row in rows
    ]  # fmt: skip


def shown_of(rows: Sequence[Exhibit]) -> list[ExhibitShown]:
    """These rows as they are shown. One query."""
    people = {key for row in rows for key in _people_of(row) if key}
    names = {key: each.name for key, each in who(people).items()}
    latest: dict[UUID, int] = {}
    for row in rows:
        latest[row.thread] = max(row.version, latest.get(row.thread, 0))
    return [
        ExhibitShown(
            row.pk, row.inspection_id, ExhibitKind(row.kind), row.thread, row.version, row.name, row.shows, row.child,
            row.filename, row.media_type, row.size, row.sha256, row.quality, row.kept_back, row.recorded_at,
            names[row.asked_by or row.recorded_by], row.accepted_at,
            names.get(row.accepted_by, "") if row.accepted_by else "",
            row.accepted_note, row.released_at, names.get(row.released_by, "") if row.released_by else "",
            row.released_at is not None and row.taken_back_at is None and row.released_in == row.circle_id,
            row.version == latest[row.thread], bool(row.person_ids),
        )
        for row in rows
    ]  # fmt: skip


def _people_of(row: Exhibit) -> tuple[UUID | None, ...]:
    return (row.recorded_by, row.asked_by, row.accepted_by, row.released_by)


def _seat(row: Seat, names: Mapping[UUID, Who], now: datetime) -> SeatShown:
    ends = (
        min(moment for moment in (row.ended_at, row.ends_at, None) if moment) if row.ended_at or row.ends_at else None
    )
    return SeatShown(
        row.pk, row.account_id, names[row.account_id].name, names[row.account_id].job_title, Side(row.side),
        row.starts_at, row.ends_at, row.ended_at, row.starts_at <= now and (ends is None or ends > now),
    )  # fmt: skip


def _enquiries(rows: Sequence[Enquiry], actor: Actor) -> list[EnquiryShown]:
    keys = [row.pk for row in rows]
    answered = list(Answer.objects.visible_to(actor).filter(enquiry_id__in=keys).order_by("recorded_at", "pk"))
    rests = {key for each in answered for key in each.exhibits}
    shown = shown_of(list(Exhibit.objects.visible_to(actor).filter(pk__in=rests).only(*INDEX))) if rests else []
    by_key = {each.id: each for each in shown}
    names = who({row.recorded_by for row in (*rows, *answered)})
    return [
        EnquiryShown(
            row.pk, row.inspection_id, row.asks, names[row.recorded_by].name, row.recorded_at, row.due_on,
            [
                AnswerShown(
                    each.words, names[each.recorded_by].name, each.recorded_at,
                    [by_key[key] for key in each.exhibits if key in by_key],
                )
                for each in answered
                if each.enquiry_id == row.pk
            ],
        )
        for row in rows
    ]  # fmt: skip
