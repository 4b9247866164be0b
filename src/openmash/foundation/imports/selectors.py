"""How fresh each feed is, and what of it waits to be put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.imports.models import Batch, Row, RowVerdict
from openmash.statute.spoken import length, moment

STALE_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class FeedAge:
    """How old what we hold of a feed is: `as_at` (UTC; None: never received), and the words to show by a look-up."""

    feed: str
    agency_id: UUID
    as_at: datetime | None
    is_stale: bool
    words: str


@dataclass(frozen=True)
class Quarantined:
    """A row that was not taken in and that no later row has put right. `cells` are as they were sent."""

    row_id: UUID
    feed: str
    file_name: str
    line: int
    key: str
    reason: str
    cells: dict[str, str]
    received_at: datetime
    as_at: datetime | None


@dataclass(frozen=True)
class Loaded:
    """One file and how it fared. Not finished: it was interrupted, and loading it again completes it."""

    batch_id: UUID
    feed: str
    agency_id: UUID
    file_name: str
    as_at: datetime | None
    received_at: datetime
    is_finished: bool
    accepted: int
    already_held: int
    quarantined: int
    gone: int


def feed_age(
    feed: str, agency_id: UUID, *, now: datetime | None = None, stale_after: timedelta = STALE_AFTER
) -> FeedAge:
    """How fresh a feed from an agency is. A file that was interrupted, or of which no row was good, does not count.

    The words are “as at 2:10am today” while fresh, “31 hours old: ring” when stale, “never received: ring” for none.
    """
    now = now or timezone.now()
    files = Batch.objects.filter(feed=feed, agency_id=agency_id, finished_at__isnull=False, as_at__isnull=False)
    some_good = Q(accepted__gt=0) | Q(already_held__gt=0) | Q(quarantined=0)
    newest = files.filter(some_good).order_by("-as_at", "-pk").values_list("as_at", flat=True).first()
    if newest is None:
        return FeedAge(feed, agency_id, None, True, "never received: ring")
    if now - newest <= stale_after:
        return FeedAge(feed, agency_id, newest, False, f"as at {moment(newest, now)}")
    hours = int((now - newest).total_seconds() // 3600)
    old = f"{hours} hours" if hours < 72 else length(timedelta(days=hours // 24))
    return FeedAge(feed, agency_id, newest, True, f"{old} old: ring")


def quarantined(*, actor: Actor, feed: str = "", limit: int = 200) -> list[Quarantined]:
    """Rows of the actor's own agency that wait to be put right, newest first.

    A row counts once however often it was sent, and no more once a row with the same key was taken in after it.
    """
    found = _waiting(actor)
    if feed:
        found = found.filter(feed=feed)
    return [_quarantined(row) for row in found.order_by("-recorded_at", "line")[:limit]]


def quarantined_row(row_id: UUID, *, actor: Actor) -> Quarantined | None:
    """One row of the actor's own agency that still waits; None where there is none such."""
    row = _waiting(actor).filter(pk=row_id).first()
    return _quarantined(row) if row is not None else None


def _waiting(actor: Actor) -> QuerySet[Row]:
    later_good = Row.objects.filter(
        feed=OuterRef("feed"), agency_id=OuterRef("agency_id"), key=OuterRef("key"),
        recorded_at__gte=OuterRef("recorded_at"), verdict__in=(RowVerdict.ACCEPTED, RowVerdict.ALREADY_HELD),
    ).exclude(key="")  # fmt: skip
    sent_again = Row.objects.filter(
        feed=OuterRef("feed"), agency_id=OuterRef("agency_id"), verdict=RowVerdict.QUARANTINED,
        payload=OuterRef("payload"), recorded_at__gt=OuterRef("recorded_at"),
    )  # fmt: skip
    found = Row.objects.filter(verdict=RowVerdict.QUARANTINED, agency_id=actor.agency_id)
    return found.filter(~Exists(later_good), ~Exists(sent_again)).select_related("batch")


def _quarantined(row: Row) -> Quarantined:
    return Quarantined(
        row.id, row.feed, row.batch.file_name, row.line, row.key, row.reason, dict(row.payload or {}),
        row.batch.received_at, row.as_at,
    )  # fmt: skip


def files_loaded(*, agency_id: UUID | None = None, feed: str = "", limit: int = 50) -> list[Loaded]:
    """The newest files, of one agency or feed where asked. They hold no person's data."""
    found = Batch.objects.all()
    if agency_id:
        found = found.filter(agency_id=agency_id)
    if feed:
        found = found.filter(feed=feed)
    return [
        Loaded(
            b.id, b.feed, b.agency_id, b.file_name, b.as_at, b.received_at, b.finished_at is not None, b.accepted,
            b.already_held, b.quarantined, b.gone,
        )
        for b in found.order_by("-received_at", "-pk")[:limit]
    ]  # fmt: skip
