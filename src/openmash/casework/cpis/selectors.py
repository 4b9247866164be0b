"""Reading CP-IS files and notices, under the actor's rights. Moments are UTC."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from openmash.casework.cpis.models import File, Notice, Row
from openmash.casework.cpis.permissions import Permission
from openmash.casework.cpis.words import Change
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.access.selectors import who
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.imports.feeds import spreadsheet_safe
from openmash.records.cases.entries import People

KEPT_LISTED = timedelta(days=30)


@dataclass(frozen=True)
class FileShown:
    """A file made: when, by whom, how many rows of each kind, and its hash."""

    id: UUID
    made_at: datetime
    by: str
    added: int
    changed: int
    ended: int
    without_number: int
    sha256: str


@dataclass(frozen=True)
class NoticeShown:
    """A notice, and whether somebody has said what was done."""

    id: UUID
    person_id: UUID
    presented_at: datetime
    setting: str
    place: str
    recorded_at: datetime
    words: str

    @property
    def about(self) -> list[str]:
        return [f"notice:{self.id}", f"person:{self.person_id}"]


def files(*, actor: Actor) -> list[FileShown]:
    """The files made, newest first. Raises NotPermitted."""
    require(actor, Permission.SEND)
    rows = list(File.objects.order_by("-made_at", "-id")[:100])
    names = who([row.made_by for row in rows]) if rows else {}
    return [
        FileShown(
            row.pk, row.made_at, names[row.made_by].name, row.added, row.changed, row.ended, row.without_number,
            row.sha256,
        )
        for row in rows
    ]  # fmt: skip


def content(file_id: UUID, *, actor: Actor) -> tuple[bytes, list[UUID]]:
    """A file as it was sent, and whom it is about: only those the actor may see. Raises NotVisible, NotPermitted."""
    require(actor, Permission.SEND)
    made = File.objects.filter(pk=file_id).first()
    if made is None:
        raise NotVisible
    rows = list(Row.objects.visible_to(actor).filter(file_id=file_id).order_by("recorded_at", "id"))
    columns = [(str(ours), str(heading)) for ours, heading in made.columns]
    return as_csv([(Change(row.change), row.cells) for row in rows], columns), [row.person_id for row in rows]


def as_csv(rows: Sequence[tuple[Change, Mapping[str, str]]], columns: Sequence[tuple[str, str]]) -> bytes:
    """The rows as CSV in UTF-8, in the area's own columns; safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([heading for _, heading in columns])
    for change, cells in rows:
        values = {**cells, "change": change.value}
        writer.writerow([spreadsheet_safe(values.get(ours, "")) for ours, _ in columns])
    return out.getvalue().encode()


def last_sent(*, actor: Actor) -> Mapping[UUID, tuple[Change, Mapping[str, str]]]:
    """What the newest file that named each child said of them. One query."""
    rows = Row.objects.visible_to(actor).order_by("person_id", "-recorded_at", "-id").distinct("person_id")
    return {row.person_id: (Change(row.change), row.cells) for row in rows}


def notices_of(people: People, *, actor: Actor) -> list[NoticeShown]:
    """The notices about one child, newest first."""
    rows = Notice.objects.visible_to(actor).current().filter(person_id__in=list(people.ids)).select_related("read")
    return [_shown(row) for row in rows.order_by("-occurred_at", "-id")[:50]]


def unread(*, actor: Actor, now: datetime) -> list[NoticeShown]:
    """Notices of the last thirty days nobody has said anything of, oldest first. One query."""
    rows = Notice.objects.visible_to(actor).current().filter(recorded_at__gte=now - KEPT_LISTED, read__isnull=True)
    return [_shown(row) for row in rows.select_related("read").order_by("occurred_at", "id")[:200]]


def lately(*, actor: Actor, since: datetime) -> list[NoticeShown]:
    """Every notice that came since a moment, read or not, oldest first. One query."""
    rows = Notice.objects.visible_to(actor).current().filter(recorded_at__gte=since).select_related("read")
    return [_shown(row) for row in rows.order_by("occurred_at", "id")]


def notice(notice_id: UUID, *, actor: Actor) -> NoticeShown:
    """One notice. Raises NotVisible."""
    row = Notice.objects.visible_to(actor).current().filter(pk=notice_id).select_related("read").first()
    if row is None:
        raise NotVisible
    return _shown(row)


def _shown(row: Notice) -> NoticeShown:
    read = getattr(row, "read", None)
    return NoticeShown(
        row.pk, row.person_id, row.occurred_at or row.recorded_at, row.setting, row.place, row.recorded_at,
        read.words if read else "",
    )  # fmt: skip
