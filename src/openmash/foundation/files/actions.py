"""Taking files in, sending them with a form, opening one with a reason, and shutting an image away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.audit import actions as audit
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible, Problem
from openmash.foundation.files.kinds import NotTaken, kind_of
from openmash.foundation.files.models import Chunk, Content, File, ScanState, Upload
from openmash.foundation.files.permissions import Permission
from openmash.foundation.files.scanning import scan
from openmash.foundation.files.selectors import Kept, file, octets_of, uploads

PIECE = 1024 * 1024
MOST_FILES = 10


@transaction.atomic
def upload(*, actor: Actor, kind: str, subject: str = "", name: str, octets: bytes) -> UUID:
    """Add a file to a form that has not been sent; returns the upload's key.

    Raises Incomplete (field "files") for what we do not take: empty, above 20 MB, of a kind that can do harm, not what
    its name says, refused by the scanner, or one too many.
    """
    require(actor, Permission.UPLOAD)
    name = clean_name(name)
    try:
        found = kind_of(name, octets)
    except NotTaken as refusal:
        raise Incomplete([Problem("files", str(refusal))]) from refusal
    if len(uploads(actor=actor, kind=kind, subject=subject)) >= MOST_FILES:
        raise Incomplete([Problem("files", f"{MOST_FILES} files are the most one form can carry.")])
    state = scan(octets)
    if state is ScanState.REFUSED:
        raise Incomplete([Problem("files", f"{name} was not taken: it may carry a virus. Tell your own help desk.")])
    content = Content(
        sha256=hashlib.sha256(octets).hexdigest(),
        size=len(octets),
        media_type=found.media_type,
        scan_state=state,
        scanned_at=timezone.now() if state is ScanState.CLEAN else None,
        recorded_by=actor.account_id,
    )
    content.save(force_insert=True)
    row = Upload(account_id=actor.account_id, kind=kind, subject=subject, content=content, name=name)
    row.save(force_insert=True)
    for number, start in enumerate(range(0, len(octets), PIECE)):
        Chunk(content=content, number=number, octets=octets[start : start + PIECE]).save(force_insert=True)
    audit.record(actor, "files.uploaded", about=[f"upload:{row.id}"], detail={"sha256": content.sha256})
    return row.id


@transaction.atomic
def remove_upload(*, actor: Actor, upload_id: UUID) -> None:
    """Take a file off a form again. Raises NotVisible where it is not the actor's."""
    count, _ = Upload.objects.filter(pk=upload_id, account_id=actor.account_id).delete()
    if not count:
        raise NotVisible
    audit.record(actor, "files.upload_removed", about=[f"upload:{upload_id}"])


@transaction.atomic
def remove_uploads(*, actor: Actor, kind: str, subject: str = "") -> int:
    """Take every file off a form that will not be sent. Returns how many."""
    count, _ = Upload.objects.filter(account_id=actor.account_id, kind=kind, subject=subject).delete()
    if count:
        audit.record(
            actor, "files.uploads_removed", about=[f"account:{actor.account_id}"], detail={"count": f"{count}"}
        )
    return count


@transaction.atomic
def send_uploads(
    *, actor: Actor, kind: str, subject: str = "", about_id: UUID, person_ids: Sequence[UUID]
) -> tuple[UUID, ...]:
    """Send every file of a form with it: they are about these people and what the form became. Returns their keys."""
    sent: list[UUID] = []
    for row in Upload.objects.filter(account_id=actor.account_id, kind=kind, subject=subject).order_by(
        "added_at", "pk"
    ):
        kept = File.record(
            actor=actor, about_id=about_id, person_ids=list(person_ids), content_id=row.content_id, name=row.name
        )
        sent.append(kept.id)
    Upload.objects.filter(account_id=actor.account_id, kind=kind, subject=subject).delete()
    if sent:
        audit.record(actor, "files.sent", about=[f"process:{about_id}", *(f"file:{key}" for key in sent)])
    return tuple(sent)


@transaction.atomic
def open_original(*, actor: Actor, file_id: UUID, reason: str) -> tuple[Kept, bytes]:
    """The file itself. Raises NotVisible, NotPermitted, Incomplete without a reason, NotAllowedNow while it is shut."""
    require(actor, Permission.OPEN_ORIGINAL)
    found = file(actor=actor, file_id=file_id)
    if len(reason.strip()) < 10:
        raise Incomplete([Problem("reason", "Say why you need the file itself, in a sentence.")])
    if not found.may_be_opened_by(actor):
        raise NotAllowedNow(why_shut(found))
    audit.record(actor, "files.original_opened", about=found.about, detail={"reason": reason})
    return found, octets_of(file_id)


@transaction.atomic
def quarantine(*, actor: Actor, file_id: UUID, reason: str) -> None:
    """Shut an image away for the police alone. Nobody needs to have looked at it. Raises NotVisible, NotAllowedNow."""
    require(actor, Permission.QUARANTINE)
    found = file(actor=actor, file_id=file_id)
    if found.is_quarantined:
        raise NotAllowedNow("This file is shut away for the police already.")
    its_bytes = Content.objects.filter(pk__in=File.objects.filter(pk=file_id).values("content"))
    its_bytes.update(quarantined_at=timezone.now(), quarantined_by=actor.account_id)
    audit.record(actor, "files.quarantined", about=found.about, detail={"reason": reason})


def why_shut(found: Kept) -> str:
    """Why a file cannot be opened now, and what to do."""
    if found.is_quarantined:
        return "This file is shut away for the police alone. Ring the police desk in the hub."
    if found.scan_state is ScanState.REFUSED:
        return "This file may carry a virus and stays shut. Ask the sender to send it another way."
    return "This file has not been checked for viruses yet and stays shut until it has. Ask the sender what is in it."


def clean_name(name: str) -> str:
    """A file's name without folders, control characters or more than 200 letters; "file" where nothing is left."""
    plain = re.sub(r"[\x00-\x1f\x7f\"\\/]", "", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:190]}{dot}{ending[:9]}" if dot else plain[:200] or "file"
