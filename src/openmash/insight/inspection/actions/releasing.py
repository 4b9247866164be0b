"""What goes into the evidence room, and from there to the inspectors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.files.actions import clean_name
from openmash.foundation.files.kinds import NotTaken, kind_of
from openmash.foundation.files.models import ScanState
from openmash.foundation.files.scanning import scan
from openmash.insight.inspection.actions.planning import open_inspection
from openmash.insight.inspection.models import Exhibit
from openmash.insight.inspection.permissions import Permission
from openmash.insight.inspection.words import ExhibitKind


@dataclass(frozen=True)
class DocumentTold:
    """A document as somebody adds it: what it is called, what it shows, and the file.

    `thread`: the exhibit it is a later version of; `key`: what of this system it was made from, where it was, so that
    made again it is a later version of itself.
    """

    kind: ExhibitKind
    name: str
    shows: str
    filename: str
    octets: bytes
    thread: UUID | None = None
    key: str = ""


@transaction.atomic
def add_document(*, actor: Actor, inspection_id: UUID, told: DocumentTold) -> UUID:
    """Add a document or a figure to the evidence room, or a later version of one. It names no child: what does is made
    from the records. Raises NotVisible and Incomplete.
    """
    require(actor, Permission.COORDINATE)
    found = open_inspection(inspection_id)
    problems = []
    if told.kind not in (ExhibitKind.DOCUMENT, ExhibitKind.FIGURE):
        problems.append(Problem("kind", "Choose what it is."))
    if not told.name.strip():
        problems.append(Problem("name", "Enter what it is called."))
    if not told.shows.strip():
        problems.append(Problem("shows", "Say what it shows an inspector."))
    name, media_type = clean_name(told.filename), ""
    try:
        media_type = kind_of(name, told.octets).media_type if told.octets else ""
    except NotTaken as refusal:
        problems.append(Problem("files", str(refusal)))
    if not told.octets:
        problems.append(Problem("files", "Choose the file."))
    elif scan(told.octets) is ScanState.REFUSED:
        problems.append(Problem("files", f"{name} was not taken: it may carry a virus. Tell your own help desk."))
    if problems:
        raise Incomplete(problems)
    thread = told.thread or (uuid5(found.pk, f"held:{told.key}") if told.key else new_key())
    before = Exhibit.objects.filter(inspection_id=found.pk, thread=thread).aggregate(last=Max("version"))["last"]
    if told.thread is not None and before is None:
        raise NotVisible
    row = Exhibit.record(
        actor=actor, inspection_id=found.pk, room=found.circle_id, kind=told.kind, thread=thread,
        version=(before or 0) + 1, name=told.name.strip()[:200], shows=told.shows.strip()[:500],
        filename=name[:120], media_type=media_type, content=told.octets, size=len(told.octets),
        sha256=hashlib.sha256(told.octets).hexdigest(), occurred_at=timezone.now(),
    )  # fmt: skip
    audit.record(actor, "inspection.document_added", about=_about(row), detail={"sha256": row.sha256})
    return row.pk


@transaction.atomic
def accept(*, actor: Actor, exhibit_id: UUID, has_read: bool, note: str) -> None:
    """Accept a list with what is missing in it, by name: its quality was read. Raises NotVisible, Incomplete and
    NotAllowedNow.
    """
    require(actor, Permission.HANDLE_CHILDREN)
    row = _exhibit(exhibit_id)
    if row.kind != ExhibitKind.LIST:
        raise NotAllowedNow("Only a list is accepted.")
    if row.accepted_at is not None:
        raise NotAllowedNow("This list was accepted already.")
    problems = [] if has_read else [Problem("has_read", "Say that you have read what is missing.")]
    if not note.strip() and any(each["missing"] for each in row.quality):
        problems.append(Problem("note", "Say what is done about what is missing, or why it stands."))
    if problems:
        raise Incomplete(problems)
    Exhibit.objects.filter(pk=row.pk).update(
        accepted_by=actor.account_id, accepted_at=timezone.now(), accepted_note=note.strip()[:500]
    )
    audit.record(actor, "inspection.quality_accepted", about=_about(row), detail={"note": note.strip()})


@transaction.atomic
def release(*, actor: Actor, exhibit_id: UUID) -> None:
    """Give it to the inspectors: from now whoever has a seat reads it. Raises NotVisible and NotAllowedNow."""
    row = _exhibit(exhibit_id)
    require(actor, Permission.HANDLE_CHILDREN if row.person_ids else Permission.COORDINATE)
    _release(actor, row)


@transaction.atomic
def release_ready(*, actor: Actor, inspection_id: UUID) -> int:
    """Give the inspectors every child's papers that are ready and not theirs yet, the latest of each; returns how many.

    Raises NotVisible.
    """
    require(actor, Permission.HANDLE_CHILDREN)
    found = open_inspection(inspection_id)
    rows = (
        Exhibit.objects.filter(inspection_id=found.pk, kind=ExhibitKind.PAPERS, released_at=None, taken_back_at=None)
        .defer("content")
        .order_by("thread", "version")
    )
    latest = {row.thread: row for row in rows}
    later = _latest_versions(found.pk)
    ready = [row for row in latest.values() if row.version == later[row.thread]]
    for row in ready:
        _release(actor, row)
    return len(ready)


@transaction.atomic
def take_back(*, actor: Actor, exhibit_id: UUID) -> None:
    """Take it from the inspectors at once: what they looked at stays in the audit. Raises NotVisible, NotAllowedNow."""
    row = _exhibit(exhibit_id)
    require(actor, Permission.HANDLE_CHILDREN if row.person_ids else Permission.COORDINATE)
    if row.released_at is None or row.taken_back_at is not None:
        raise NotAllowedNow("The inspectors do not have this.")
    Exhibit.objects.filter(pk=row.pk).update(taken_back_at=timezone.now())
    audit.record(actor, "inspection.taken_back", about=_about(row))


def _release(actor: Actor, row: Exhibit) -> None:
    found = open_inspection(row.inspection_id)
    if row.released_at is not None and row.taken_back_at is None and row.released_in == row.circle_id:
        raise NotAllowedNow("The inspectors have this already.")
    if row.kind == ExhibitKind.LIST and row.accepted_at is None:
        raise NotAllowedNow("Read what is missing in this list and accept it before it is released.")
    if row.version < _latest_versions(found.pk)[row.thread]:
        raise NotAllowedNow("There is a later version of this. Release that one.")
    Exhibit.objects.filter(pk=row.pk).update(
        to_circle=found.to_circle, released_in=row.circle_id, released_by=actor.account_id,
        released_at=timezone.now(), taken_back_at=None,
    )  # fmt: skip
    audit.record(actor, "inspection.released", about=_about(row), detail={"sha256": row.sha256})


def _latest_versions(inspection_id: UUID) -> dict[UUID, int]:
    rows = Exhibit.objects.filter(inspection_id=inspection_id).values("thread").annotate(last=Max("version"))
    return {each["thread"]: each["last"] for each in rows.order_by("thread")}


def _exhibit(exhibit_id: UUID) -> Exhibit:
    row = Exhibit.objects.defer("content").filter(pk=exhibit_id).first()
    if row is None:
        raise NotVisible
    return row


def _about(row: Exhibit) -> list[str]:
    child = [f"person:{row.child}"] if row.child else []
    return [f"inspection:{row.inspection_id}", f"exhibit:{row.pk}", *child]
