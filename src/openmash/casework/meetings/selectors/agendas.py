"""Meetings and their agendas, as far as the actor reaches the children: what is hidden leaves no gap, no count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from openmash.casework.meetings.models import Attendance, Invited, Item, Meeting, MeetingMark, MovedTo
from openmash.casework.meetings.permissions import Permission
from openmash.casework.meetings.policy import LedBy, OfAgency
from openmash.casework.meetings.reading import meeting_of
from openmash.casework.meetings.selectors.items import ItemShown, Spoken, items
from openmash.casework.meetings.words import Field, Kind, Mark, Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may, require
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.statute.calendar import local_date

WRITING = timedelta(seconds=15)
"""Somebody whose words arrived this lately is writing."""


@dataclass(frozen=True)
class MeetingShown:
    """A meeting: when, who chairs, whether it has begun or is closed. Times are UTC."""

    id: UUID
    kind: Kind
    starts_at: datetime
    chair_id: UUID
    chair: str
    called_by_id: UUID
    begun_at: datetime | None
    closed_at: datetime | None

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def protects(self) -> bool:
        """Whether it was called to protect a child."""
        return self.kind.protects

    @property
    def is_exploitation(self) -> bool:
        """Whether it is about exploitation."""
        return self.kind.is_exploitation


@dataclass(frozen=True)
class Attending:
    """An agency at a meeting, and who said it."""

    agency_id: UUID
    agency: str
    presence: Presence
    who: str


@dataclass(frozen=True)
class Agenda:
    """A meeting's families in the order in which they are taken. `current` is the one being discussed, `discussed` are
    those the chair has moved to so far.
    """

    meeting: MeetingShown
    items: tuple[ItemShown, ...]
    attending: tuple[Attending, ...]
    current: UUID | None
    discussed: frozenset[UUID] = frozenset()

    @property
    def about(self) -> Sequence[str]:
        keys = [f"meeting:{self.meeting.id}", *(key for one in self.items for key in one.about)]
        return list(dict.fromkeys(keys))

    @property
    def to_discuss(self) -> tuple[ItemShown, ...]:
        """Without what the chair left out."""
        return tuple(one for one in self.items if not one.left_out)

    @property
    def left_out(self) -> tuple[ItemShown, ...]:
        return tuple(one for one in self.items if one.left_out)

    def after(self, item_id: UUID | None) -> UUID | None:
        """The item that comes after this one, of those to discuss; the first where none is given."""
        order = [one.id for one in self.to_discuss]
        if item_id not in order:
            return order[0] if order else None
        place = order.index(item_id) + 1
        return order[place] if place < len(order) else None

    def before(self, item_id: UUID) -> UUID | None:
        """The item that comes before this one, of those to discuss."""
        order = [one.id for one in self.to_discuss]
        return order[order.index(item_id) - 1] if item_id in order[1:] else None


def meetings(*, actor: Actor, kind: Kind | None = None, limit: int = 30) -> list[MeetingShown]:
    """The newest meetings. Somebody who sits in no hub sees those with an item they reach; so does anybody of any kind
    but the daily one, whose being there says that there is a child. Four queries.
    """
    rows = Meeting.objects.select_related("chair").order_by("-starts_at", "-pk")
    rows = rows.filter(kind=kind) if kind else rows
    reached = Item.objects.values("meeting_id")
    shown = rows.filter(pk__in=reached) | rows.filter(chair_id=actor.account_id)
    if actor.holds_open_circle:
        shown |= rows.filter(kind=Kind.DAILY)
    return _meetings(list(shown[:limit]))


def meeting(meeting_id: UUID, *, actor: Actor) -> MeetingShown:
    """One meeting. Raises NotVisible."""
    return _meetings([meeting_of(meeting_id)])[0]


def chaired_by(actor: Actor, *, since: datetime) -> list[UUID]:
    """The meetings that this actor was named to chair, and did not call, since then."""
    rows = Meeting.objects.filter(chair_id=actor.account_id, starts_at__gte=since).exclude(recorded_by=actor.account_id)
    return list(rows.values_list("pk", flat=True))


def opening(actor: Actor) -> object:
    """What is asked for leave to open an exploitation meeting: one that the actor would chair."""
    return LedBy(actor.account_id, actor.account_id, False, is_exploitation=True)


def todays(*, actor: Actor, now: datetime | None = None) -> MeetingShown | None:
    """Today's daily meeting, where somebody has opened it."""
    rows = Meeting.objects.select_related("chair").filter(kind=Kind.DAILY, on=local_date(now or timezone.now()))
    found = _meetings(list(rows[:1]))
    return found[0] if found else None


def the_one_before(shown: MeetingShown, *, actor: Actor) -> MeetingShown | None:
    """The last meeting of the same kind before this one."""
    rows = Meeting.objects.select_related("chair").filter(kind=shown.kind, starts_at__lt=shown.starts_at)
    found = _meetings(list(rows.order_by("-starts_at", "-pk")[:1]))
    return found[0] if found else None


def agenda(meeting_id: UUID, *, actor: Actor) -> Agenda:
    """A meeting with every item this actor reaches. The same number of queries for three families or thirty."""
    shown = meeting(meeting_id, actor=actor)
    rows = list(Item.objects.filter(meeting_id=meeting_id).order_by("recorded_at", "id"))
    moved = MovedTo.objects.filter(item_id__in=[row.id for row in rows]).order_by("-recorded_at", "-id")
    taken = list(moved.values_list("item_id", flat=True))
    return Agenda(
        meeting=shown,
        items=tuple(items(rows, actor=actor)),
        attending=_attending(meeting_id),
        current=taken[0] if taken and not shown.is_closed else None,
        discussed=frozenset(taken),
    )


@dataclass(frozen=True)
class Current:
    """The item being discussed: of those the actor sees, the one the chair moved to last."""

    item_id: UUID
    about_ids: tuple[UUID, ...]


def current(meeting_id: UUID, *, actor: Actor) -> Current | None:
    """What is being discussed now; None before the meeting begins. One query."""
    row = MovedTo.objects.filter(item__meeting_id=meeting_id).order_by("-recorded_at", "-id").first()
    about = (row.subject_id,) if row and row.subject_id else tuple(row.person_ids) if row else ()
    return Current(row.item_id, about) if row else None


def pack(meeting_id: UUID, agency_id: UUID, *, actor: Actor) -> Agenda:
    """A meeting as far as it concerns one agency: the families it has to do with, with its own words, what others
    released, and the actions it owes itself. A restricted child, or part, is in nobody's pack; a place, a person of
    concern, a group or a line only in a pack its reader makes, who sees what they may.

    Raises NotPermitted for an agency that is not the actor's own, unless the actor chairs meetings.
    """
    require(actor, Permission.READ_PACK, OfAgency(agency_id))
    found = agenda(meeting_id, actor=actor)
    own = agency_id == actor.agency_id
    theirs = (
        one
        for one in found.items
        if one.concerns(agency_id) and not one.is_restricted and (own or one.subject_id is None)
    )
    return replace(found, items=tuple(_for_agency(one, agency_id) for one in theirs))


def may_make_pack(agency_id: UUID, *, actor: Actor) -> bool:
    """Whether the actor may open this agency's pack."""
    return bool(may(actor, Permission.READ_PACK, OfAgency(agency_id)))


def minutes(meeting_id: UUID, *, actor: Actor) -> Agenda:
    """A meeting with what was agreed and what agencies released; an agency's own words stay with it until it does."""
    found = agenda(meeting_id, actor=actor)
    return replace(found, items=tuple(replace(one, spoken=_released(one)) for one in found.items))


def _released(one: ItemShown) -> tuple[Spoken, ...]:
    return tuple(said for said in one.spoken if said.released or said.field is Field.AGREED)


def _for_agency(one: ItemShown, agency_id: UUID) -> ItemShown:
    own = tuple(said for said in one.spoken if said.agency_id == agency_id and said not in _released(one))
    owed = tuple(action for action in one.actions if action.agency_id == agency_id)
    return replace(one, spoken=(*own, *_released(one)), actions=owed)


def is_invited(meeting_id: UUID, *, actor: Actor) -> bool:
    """Whether the actor was invited to an item of this meeting and still reaches it."""
    return Invited.objects.filter(item__meeting_id=meeting_id, account_id=actor.account_id).exists()


def _attending(meeting_id: UUID) -> tuple[Attending, ...]:
    latest = {
        row.agency_id: row for row in Attendance.objects.filter(meeting_id=meeting_id).order_by("recorded_at", "pk")
    }
    bodies = agencies.names(latest)
    found = [
        Attending(row.agency_id, bodies.get(row.agency_id, ""), Presence(row.presence), row.who)
        for row in latest.values()
    ]
    return tuple(sorted(found, key=lambda one: (list(Presence).index(one.presence), one.agency)))


def _meetings(rows: Sequence[Meeting]) -> list[MeetingShown]:
    marks = {
        (mark.meeting_id, mark.mark): mark.recorded_at
        for mark in MeetingMark.objects.filter(meeting_id__in=[row.id for row in rows])
    }
    return [
        MeetingShown(
            row.id, Kind(row.kind), row.starts_at, row.chair_id, row.chair.name, row.recorded_by,
            marks.get((row.id, Mark.BEGUN.value)), marks.get((row.id, Mark.CLOSED.value)),
        )
        for row in rows
    ]  # fmt: skip


VERSION = """
with mine as (select id from meetings_item where meeting_id = %(meeting)s), every as (
  select recorded_at, recorded_by, item_id from meetings_contribution where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_release where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_bestplaced where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_bestplacedanswer where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_action where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_actionanswer where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_leftout where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_movedto where item_id in (select id from mine)
  union all select recorded_at, null, item_id from meetings_invited where item_id in (select id from mine)
  union all select recorded_at, null, id from meetings_item where meeting_id = %(meeting)s
  union all select recorded_at, null, null from meetings_attendance where meeting_id = %(meeting)s
  union all select recorded_at, null, null from meetings_meetingmark where meeting_id = %(meeting)s)
select (select count(*) from mine),
  (select count(*) from mine where %(item)s::uuid is null or id = %(item)s::uuid), count(*), max(recorded_at),
  array_agg(distinct recorded_by) filter (where recorded_by is not null and recorded_at > %(since)s
    and (%(item)s::uuid is null or item_id = %(item)s::uuid))
from every
"""


@dataclass(frozen=True)
class Version:
    """How a meeting stands, in one query: what changes it changes `mark`. `writing` are accounts writing now."""

    mark: str
    writing: tuple[UUID, ...]


def version(meeting_id: UUID, *, actor: Actor, item_id: UUID | None = None, now: datetime | None = None) -> Version:
    """The version of what this actor sees of a meeting; `writing` in one item where given. One query.

    Raises NotVisible as the page itself would: where the item is not theirs to see, or no item of the meeting is.
    """
    since = (now or timezone.now()) - WRITING
    with connection.cursor() as cursor:
        cursor.execute(VERSION, {"meeting": meeting_id, "since": since, "item": item_id})
        families, wanted, count, latest, writing = cursor.fetchone() or (0, 0, 0, None, None)
    if (item_id and not wanted) or not (families or actor.holds_open_circle or _chairs(meeting_id, actor)):
        raise NotVisible
    accounts = tuple(sorted(writing or ()))
    return Version(f"{families}-{count}-{latest:%H%M%S%f}-{len(accounts)}" if latest else f"{families}", accounts)


def _chairs(meeting_id: UUID, actor: Actor) -> bool:
    return Meeting.objects.filter(pk=meeting_id, chair_id=actor.account_id).exists()


def names_of(accounts: Sequence[UUID], *, actor: Actor) -> tuple[str, ...]:
    """The names of these accounts with their agencies, without the actor's own."""
    found = who(account for account in accounts if account != actor.account_id)
    return tuple(sorted(f"{one.name} ({one.agency_name})" for one in found.values()))
