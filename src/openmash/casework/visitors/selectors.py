"""Finding what visitors left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone

from openmash.casework.visitors.models import Comment, PageCount, Reading
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.governance.profile import profile
from openmash.statute.calendar import local_date
from openmash.statute.clocks.reckoning import Standing, reckon

CLOCK = "comment_read"


@dataclass(frozen=True)
class Left:
    """A comment as the hub sees it. Times are UTC; `read_by` is empty while nobody has read it."""

    id: UUID
    words: str
    page: str
    reach: str
    left_at: datetime
    standing: Standing
    read_by: str = ""
    read_at: datetime | None = None
    contact_id: UUID | None = None

    @property
    def about(self) -> Sequence[str]:
        """The key a look at it is about."""
        return [f"comment:{self.id}"]


def comments(*, actor: Actor, read: bool, limit: int = 100) -> list[Left]:
    """Comments nobody has read, oldest first; or those that were read, the latest first."""
    found = Comment.objects.visible_to(actor).filter(_was_read() if read else ~_was_read())
    rows = list(found.order_by("-recorded_at" if read else "recorded_at", "id")[:limit])
    return _shown(rows)


def count_unread(*, actor: Actor) -> int:
    """How many comments wait to be read."""
    return Comment.objects.visible_to(actor).filter(~_was_read()).count()


def comment(*, actor: Actor, comment_id: UUID) -> Left:
    """One comment. Raises NotVisible."""
    found = _shown(list(Comment.objects.visible_to(actor).filter(pk=comment_id)))
    if not found:
        raise NotVisible
    return found[0]


def looks_since(first: date) -> list[tuple[str, int]]:
    """How often each page was looked at from a day on, the most first. About nobody: no actor is asked for."""
    found = PageCount.objects.filter(day__gte=first).values("page").annotate(total=Sum("looks"))
    return [(row["page"], row["total"]) for row in found.order_by("-total", "page")]


def _was_read() -> Exists:
    return Exists(Reading.objects.filter(comment=OuterRef("pk")))


def _shown(rows: Sequence[Comment]) -> list[Left]:
    readings: dict[UUID, Reading] = {}
    for reading in Reading.objects.filter(comment__in=[row.pk for row in rows]).order_by("recorded_at", "id"):
        known = readings.setdefault(reading.comment_id, reading)
        if reading.contact_id and not known.contact_id:
            readings[reading.comment_id] = reading
    readers = who({reading.recorded_by for reading in readings.values()})
    now = timezone.now()
    return [_left(row, readings.get(row.pk), now, readers) for row in rows]


def _left(row: Comment, reading: Reading | None, now: datetime, readers: Mapping[UUID, Who]) -> Left:
    local = profile(settings.OPENMASH_PROFILE, on=local_date(row.recorded_at))
    clock = local.clock(CLOCK, local_date(row.recorded_at))
    read_at = reading.recorded_at if reading else None
    reader = readers.get(reading.recorded_by) if reading else None
    return Left(
        id=row.pk,
        words=row.words,
        page=row.page,
        reach=row.reach,
        left_at=row.recorded_at,
        standing=reckon(clock, row.recorded_at, now, local.calendar(), stopped_at=read_at),
        read_by=reader.name if reader else "somebody whose account is gone" if reading else "",
        read_at=read_at,
        contact_id=reading.contact_id if reading else None,
    )
