"""Taking in a partner's file: each row by itself, nothing lost, nothing doubled, a receipt that adds up.

The file is committed in short transactions, rows of one group together, so a loading that is interrupted keeps what it
has done; run again, it finds those rows already held and completes. Each row is in a savepoint of its own: one that
fails is quarantined with its reason and takes nothing with it.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Generic
from uuid import UUID

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import NotAllowedNow, NotPermitted, Refusal
from openmash.foundation.imports.columns import values_of
from openmash.foundation.imports.feeds import Feed, Handle, Origin, Outcome, R, Receipt, Refused
from openmash.foundation.imports.models import Batch, Row, RowVerdict
from openmash.foundation.imports.reading import BadFile, Headings, Record, fingerprint, reading

__all__ = ["BadFile", "feed_actor", "load_feed"]
ROWS_A_COMMIT = 50
LONGEST_KEY = 200
MAY_VANISH = 0.2
"""More of a list than this does not end at once: a file cut short would close everybody in its missing half."""
OURS = "OpenMASH could not take in this row. The fault is on this side, the row is kept, and it has been logged."
log = logging.getLogger(__name__)
Gone = Callable[[Origin], Outcome]
Held = Callable[[], Mapping[str, tuple[str, ...]]]
Progress = Callable[[int], None]


@dataclass(frozen=True)
class _Read(Generic[R]):
    """A record with what was made of it: a row, or a reason why not."""

    record: Record
    cells: dict[str, str]
    row: R | None = None
    reason: str = ""
    key: str = ""
    group: str = ""
    row_hash: str = ""

    @property
    def stored_key(self) -> str:
        """The key in one case: a name in capitals is the same name."""
        return _storable(self.key).casefold()[:LONGEST_KEY]

    @property
    def stored_group(self) -> str:
        """The group in one case."""
        return _storable(self.group).casefold()[:LONGEST_KEY]


@dataclass
class _Tally:
    """What has been counted so far. `oldest` and `newest` are times read from the rows."""

    accepted: int = 0
    already_held: int = 0
    gone: int = 0
    refused: list[Refused] = field(default_factory=list)
    oldest: datetime | None = None
    newest: datetime | None = None

    def plus(self, other: _Tally) -> _Tally:
        """The two together."""
        oldest = [at for at in (self.oldest, other.oldest) if at is not None]
        newest = [at for at in (self.newest, other.newest) if at is not None]
        return _Tally(
            self.accepted + other.accepted, self.already_held + other.already_held, self.gone + other.gone,
            [*self.refused, *other.refused], min(oldest, default=None), max(newest, default=None),
        )  # fmt: skip


def feed_actor(which: Service, agency_id: UUID) -> Actor:
    """The feed's own account, acting for the agency that sent the file: what it writes is held by that agency."""
    return replace(service(which), agency_id=agency_id)


def load_feed(
    feed: Feed[R],
    path: Path,
    *,
    actor: Actor,
    as_at: datetime | None,
    handle: Handle[R],
    gone: Gone | None = None,
    held: Held | None = None,
    progress: Progress | None = None,
    read_from: Path | None = None,
) -> Receipt:
    """Take in one file from `actor.agency_id` and return its receipt. Call it outside a transaction.

    `actor` is the feed's own account acting for the sending agency. `as_at` is when the file was drawn (aware); None:
    judged from its rows. `handle(row, origin)` writes what the row says and may refuse it (any Refusal: its sentence is
    the reason). `gone(origin)` ends what a snapshot no longer lists; it is not called when a row could not be read or
    when more than a fifth would vanish: the receipt then warns. `held()` says what is held as listed (key: what the row
    made), where that is more than this feed's own rows. `progress` is told how many rows are done. `read_from`: the
    file of another kind that these rows were read from, whose name and fingerprint the receipt has.

    Raises BadFile where the file as a whole cannot be read, NotPermitted for a person's account, and NotAllowedNow for
    an agency without a strand of its own, or a list older than the one already held.
    """
    if not actor.is_service:
        raise NotPermitted("Files are taken in by the feed's own account.")
    circle = agencies.agency(actor.agency_id).strand_circle
    if circle is None:
        raise NotAllowedNow("This agency has no private strand to keep its rows in. Set the agency up first.")
    with reading(path, feed.columns) as (headings, records):
        if feed.snapshot and as_at is None and feed.as_at_of is not None:
            as_at = _oldest_time(feed, path)
        if feed.snapshot and as_at is None:
            raise BadFile("The list does not say when it was drawn. Give the date and time with it.")
        loading = _Loading(feed, actor, circle, handle, Batch(
            feed=feed.slug, agency_id=actor.agency_id, file_name=(read_from or path).name[:200],
            file_sha256=fingerprint(read_from or path),
            as_at=as_at, recorded_by=actor.account_id,
        ))  # fmt: skip
        loading.begin()
        for chunk in _together(_read(feed, headings, records)):
            loading.take(chunk)
            if progress is not None:
                progress(loading.rows)
        warnings = loading.end_what_is_gone(gone, held) if feed.snapshot and gone is not None else ()
        loading.finish()
    batch, tally = loading.batch, loading.tally
    return Receipt(
        batch_id=batch.id, feed=feed.slug, agency_id=actor.agency_id, file_name=batch.file_name,
        file_sha256=batch.file_sha256, as_at=batch.as_at, received_at=batch.received_at, accepted=tally.accepted,
        already_held=tally.already_held, gone=tally.gone, refused=tuple(tally.refused),
        unused_headings=headings.unused, warnings=tuple(warnings),
    )  # fmt: skip


def _oldest_time(feed: Feed[R], path: Path) -> datetime | None:
    """A list is as old as its oldest row says. Read beforehand, since each row keeps it."""
    if feed.as_at_of is None:
        return None
    with reading(path, feed.columns) as (headings, records):
        rows = (item.row for item in _read(feed, headings, records) if item.row is not None)
        return min((at for row in rows if (at := feed.as_at_of(row)) is not None), default=None)


def _read(feed: Feed[R], headings: Headings, records: Iterable[Record]) -> Iterator[_Read[R]]:
    for record in records:
        if record.problem:
            yield _Read(record, {}, reason=record.problem)
            continue
        cells = {name: record.cells[at] for name, at in headings.place.items()}
        values, problems = values_of(cells, feed.columns)
        key, group = feed.key_of(cells), feed.group_of(cells)
        if problems:
            yield _Read(record, cells, None, " ".join(problems), key[:LONGEST_KEY], group[:LONGEST_KEY])
        elif len(key) > LONGEST_KEY or len(group) > LONGEST_KEY:
            yield _Read(record, cells, reason=f"What names this row holds more than {LONGEST_KEY} characters.")
        else:
            yield _Read(record, cells, feed.make(**values), "", key, group, feed.hash_of(cells))


def _together(items: Iterable[_Read[R]]) -> Iterator[list[_Read[R]]]:
    """Some rows at a time, never parting neighbours of one group."""
    chunk: list[_Read[R]] = []
    for item in items:
        if len(chunk) >= ROWS_A_COMMIT and (not item.group or item.group != chunk[-1].group):
            yield chunk
            chunk = []
        chunk.append(item)
    if chunk:
        yield chunk


class _Loading(Generic[R]):
    """One file on its way in."""

    def __init__(self, feed: Feed[R], actor: Actor, circle: int, handle: Handle[R], batch: Batch) -> None:
        self.feed, self.actor, self.circle, self.handle, self.batch = feed, actor, circle, handle, batch
        self.tally = _Tally()
        self.rows = 0
        self.unread = False
        self.listed: dict[str, str] = {}

    def begin(self) -> None:
        """Note that the file is here. Raises NotAllowedNow for a list older than the one held."""
        with transaction.atomic(), acting_as(self.actor):
            self._one_at_a_time()
            newest = self._earlier_batches().order_by("-as_at", "-pk").first()
            late = newest is not None and newest.as_at is not None and self.batch.as_at is not None
            if self.feed.snapshot and late and newest.as_at > self.batch.as_at:  # type: ignore[union-attr,operator]  # `late` says both are there
                raise NotAllowedNow("This list is older than the one already held. Nothing of it was taken in.")
            self.batch.save(force_insert=True)

    def take(self, chunk: list[_Read[R]]) -> None:
        """Take in some rows. Where the database refuses them only at the commit, find which, row by row."""
        try:
            self._commit(chunk)
        except IntegrityError:
            for item in chunk:
                try:
                    self._commit([item])
                except IntegrityError as error:
                    log.exception("A row of %s was refused at its commit: %s", self.feed.slug, type(error).__name__)
                    self._commit([replace(item, row=None, reason=OURS)])
        self.rows += len(chunk)

    def _commit(self, chunk: list[_Read[R]]) -> None:
        """Some rows, with their counts, in one transaction."""
        done = _Tally()
        with transaction.atomic(), acting_as(self.actor):
            self._one_at_a_time()
            for item in chunk:
                self._take_one(item, done)
            together = self.tally.plus(done)
            self._save_counts(together)
        self.tally = together

    def _take_one(self, item: _Read[R], done: _Tally) -> None:
        if item.row is None:
            self.unread = True
            self._quarantine(item, item.reason, done)
            return
        if self.feed.snapshot and self.listed.setdefault(item.stored_key, item.row_hash) != item.row_hash:
            self._quarantine(item, f"This list already has another row for “{item.key}”, and they differ.", done)
        elif self._is_held(item):
            self._keep(item, RowVerdict.ALREADY_HELD)
            done.already_held += 1
        else:
            try:
                with transaction.atomic():
                    outcome = self._hand_over(item, item.row)
            except Refusal as refusal:
                self._quarantine(item, refusal.sentence, done)
                return
            except (OperationalError, InterfaceError):
                raise
            except Exception as error:
                log.exception("A row of %s could not be taken in: %s", self.feed.slug, type(error).__name__)
                self._quarantine(item, OURS, done)
                return
            done.accepted += outcome.verdict == "accepted"
            done.already_held += outcome.verdict == "already_held"
        self._note_time(item.row, done)

    def _hand_over(self, item: _Read[R], row: R) -> Outcome:
        key = new_key()
        earlier = Row.objects.filter(feed=self.feed.slug, agency_id=self.actor.agency_id)
        earlier = earlier.filter(verdict__in=(RowVerdict.ACCEPTED, RowVerdict.GONE))
        before = earlier.filter(key=item.stored_key).order_by("-recorded_at", "-id").first()
        group = earlier.filter(group=item.stored_group).order_by("recorded_at", "id").values_list("about", flat=True)
        origin = Origin(
            row_id=key, batch_id=self.batch.id, key=item.key, as_at=self._as_at(row), cells=item.cells,
            before=tuple(before.about) if before else (), said=dict(before.payload or {}) if before else {},
            group=tuple(dict.fromkeys(about for row_about in group for about in row_about)),
        )  # fmt: skip
        outcome = self.handle(row, origin)
        verdict = RowVerdict.ACCEPTED if outcome.verdict == "accepted" else RowVerdict.ALREADY_HELD
        self._keep(item, verdict, key=key, about=outcome.about)
        return outcome

    def _is_held(self, item: _Read[R]) -> bool:
        held = Row.objects.filter(feed=self.feed.slug, agency_id=self.actor.agency_id, key=item.stored_key)
        if not self.feed.snapshot:
            return held.filter(verdict=RowVerdict.ACCEPTED, row_hash=item.row_hash).exists()
        newest = held.filter(verdict__in=(RowVerdict.ACCEPTED, RowVerdict.GONE)).order_by("-recorded_at", "-id").first()
        return newest is not None and newest.verdict == RowVerdict.ACCEPTED and newest.row_hash == item.row_hash

    def _quarantine(self, item: _Read[R], reason: str, done: _Tally) -> None:
        self._keep(item, RowVerdict.QUARANTINED, reason=reason)
        done.refused.append(Refused(item.record.first, item.record.last, item.key, reason))

    def _keep(
        self,
        item: _Read[R],
        verdict: RowVerdict,
        *,
        key: UUID | None = None,
        reason: str = "",
        about: tuple[str, ...] = (),
    ) -> None:
        payload = None if verdict == RowVerdict.ALREADY_HELD else (item.cells or {"line": item.record.raw})
        Row(
            id=key or new_key(), batch=self.batch, feed=self.feed.slug, agency_id=self.actor.agency_id,
            line=item.record.first, last_line=item.record.last, key=item.stored_key, group=item.stored_group,
            row_hash=item.row_hash, once=not self.feed.snapshot, verdict=verdict, reason=_storable(reason),
            payload=payload and {name: _storable(cell) for name, cell in payload.items()}, about=list(about),
            as_at=self.batch.as_at, circle_id=self.circle, recorded_by=self.actor.account_id,
        ).save(force_insert=True)  # fmt: skip

    def end_what_is_gone(self, gone: Gone, held: Held | None) -> tuple[str, ...]:
        """End what the list before had and this one has not. Returns warnings where that would be unsafe."""
        with transaction.atomic(), acting_as(self.actor):
            listed = {key.casefold(): about for key, about in (held or self._listed_now)().items()}
            here = set(Row.objects.filter(batch=self.batch).values_list("key", flat=True))
            missing = sorted(set(listed) - here)
        if not missing:
            return ()
        unsafe = f"{len(missing)} of {len(listed)} rows of the list before are not in this one. Nothing was ended: "
        if self.unread:
            return (unsafe + "some rows of this file could not be read and may be among them.",)
        if len(missing) > max(5, MAY_VANISH * len(listed)):
            return (unsafe + "check that the file is whole.",)
        for start in range(0, len(missing), ROWS_A_COMMIT):
            self._end({key: listed[key] for key in missing[start : start + ROWS_A_COMMIT]}, gone)
        return ()

    def _listed_now(self) -> dict[str, tuple[str, ...]]:
        """What each key made, by its newest standing, where that is not that it is gone."""
        earlier = Row.objects.filter(feed=self.feed.slug, agency_id=self.actor.agency_id)
        earlier = earlier.filter(verdict__in=(RowVerdict.ACCEPTED, RowVerdict.GONE))
        newest = earlier.order_by("key", "-recorded_at", "-id").distinct("key")
        return {row.key: tuple(row.about) for row in newest if row.verdict == RowVerdict.ACCEPTED}

    def _end(self, listed: Mapping[str, tuple[str, ...]], gone: Gone) -> None:
        with transaction.atomic(), acting_as(self.actor):
            self._one_at_a_time()
            for key, about in listed.items():
                origin = Origin(new_key(), self.batch.id, key, self.batch.as_at, before=about)
                outcome = gone(origin)
                Row(
                    id=origin.row_id, batch=self.batch, feed=self.feed.slug, agency_id=self.actor.agency_id, line=0,
                    last_line=0, key=key, group=key, once=False, verdict=RowVerdict.GONE, about=list(outcome.about),
                    as_at=self.batch.as_at, circle_id=self.circle, recorded_by=self.actor.account_id,
                ).save(force_insert=True)  # fmt: skip
            together = self.tally.plus(_Tally(gone=len(listed)))
            self._save_counts(together)
        self.tally = together

    def finish(self) -> None:
        """The whole file is in: say so, and how fresh it is."""
        with transaction.atomic(), acting_as(self.actor):
            if self.batch.as_at is None:
                self.batch.as_at = self.tally.oldest if self.feed.snapshot else self.tally.newest
            self.batch.finished_at = timezone.now()
            self._save_counts(self.tally)
            counts = {"accepted": self.tally.accepted, "already_held": self.tally.already_held}
            audit.record(
                self.actor, "imports.file_loaded", about=[f"batch:{self.batch.id}", f"agency:{self.actor.agency_id}"],
                detail={"feed": self.feed.slug, "sha256": self.batch.file_sha256, **counts,
                        "quarantined": len(self.tally.refused), "gone": self.tally.gone},
            )  # fmt: skip

    def _as_at(self, row: R) -> datetime | None:
        return self.batch.as_at or (self.feed.as_at_of(row) if self.feed.as_at_of else None)

    def _note_time(self, row: R, done: _Tally) -> None:
        at = self.feed.as_at_of(row) if self.feed.as_at_of else None
        if at is not None:
            done.oldest = min(done.oldest or at, at)
            done.newest = max(done.newest or at, at)

    def _save_counts(self, tally: _Tally) -> None:
        Batch.objects.filter(pk=self.batch.pk).update(
            accepted=tally.accepted, already_held=tally.already_held, gone=tally.gone,
            quarantined=len(tally.refused), as_at=self.batch.as_at, finished_at=self.batch.finished_at,
        )  # fmt: skip

    def _earlier_batches(self) -> QuerySet[Batch]:
        return Batch.objects.filter(
            Q(finished_at__isnull=False), feed=self.feed.slug, agency_id=self.actor.agency_id, as_at__isnull=False
        )

    def _one_at_a_time(self) -> None:
        """Two loadings of one agency's feed take turns, a transaction at a time."""
        name = f"imports:{self.feed.slug}:{self.actor.agency_id}"
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [number])


def _storable(text: str) -> str:
    """Text the database can hold: NUL is shown by its picture."""
    return text.replace("\0", "␀")
