"""Finding files. What is shown is decided by the wall in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.agencies.selectors import AgencyKind, agency
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.files.kinds import KINDS, OFFICE
from openmash.foundation.files.models import Chunk, Content, File, ScanState, Upload

__all__ = ["WORD", "Kept", "ScanState", "file", "files_about", "files_of_several", "inside_of", "text_of", "uploads"]
WORD = f"{OFFICE}wordprocessingml.document"
IMAGES = frozenset({"image/jpeg", "image/png"})


@dataclass(frozen=True)
class Kept:
    """A file, without its bytes. `size` is in bytes, `added_at` in UTC."""

    id: UUID
    name: str
    media_type: str
    size: int
    added_at: datetime
    added_by: UUID
    scan_state: ScanState
    is_quarantined: bool
    person_ids: tuple[UUID, ...] = ()
    about_id: UUID | None = None

    @property
    def about(self) -> Sequence[str]:
        """The keys a look at it is about."""
        return [f"file:{self.id}", *(f"person:{person_id}" for person_id in self.person_ids)]

    @property
    def said(self) -> str:
        """What it is and how large: "PDF, 2.1 MB"."""
        kind = next((kind.said for kind in KINDS if kind.media_type == self.media_type), "file")
        return f"{kind}, {size_in_words(self.size)}"

    @property
    def is_image(self) -> bool:
        """A picture: never shown as one."""
        return self.media_type in IMAGES

    @property
    def is_text(self) -> bool:
        """Plain text, which can be read on the page."""
        return self.media_type == "text/plain"

    def may_be_opened_by(self, actor: Actor) -> bool:
        """Scanned and clean; and an image that was quarantined, by the police alone."""
        return self.scan_state is ScanState.CLEAN and (not self.is_quarantined or _is_police(actor))


def uploads(*, actor: Actor, kind: str, subject: str = "") -> list[Kept]:
    """What this actor has added to a form not sent yet, in the order added."""
    rows = Upload.objects.filter(account_id=actor.account_id, kind=kind, subject=subject)
    return [
        _kept(row.id, row.name, row.content, row.added_at, row.account_id)
        for row in rows.select_related("content").order_by("added_at", "id")
    ]


def files_about(*, actor: Actor, about_id: UUID) -> list[Kept]:
    """The files that came with something (a process), as far as the actor may see them, in the order received."""
    rows = File.objects.filter(about_id=about_id).select_related("content").order_by("recorded_at", "id")
    return [_file(row) for row in rows]


def files_of_several(*, actor: Actor, about_ids: Sequence[UUID]) -> list[Kept]:
    """The files that came with any of these, as far as the actor may see them, in the order received."""
    rows = File.objects.filter(about_id__in=list(about_ids)).select_related("content").order_by("recorded_at", "id")
    return [_file(row) for row in rows]


def file(*, actor: Actor, file_id: UUID) -> Kept:
    """One file. Raises NotVisible."""
    row = File.objects.filter(pk=file_id).select_related("content").first()
    if row is None:
        raise NotVisible
    return _file(row)


def text_of(*, actor: Actor, file_id: UUID) -> str:
    """The words of a plain text file that may be opened; empty for anything else. Raises NotVisible."""
    found = file(actor=actor, file_id=file_id)
    if not found.is_text or not found.may_be_opened_by(actor):
        return ""
    return octets_of(file_id).decode("utf-8-sig", "replace")


def inside_of(*, actor: Actor, file_id: UUID) -> bytes:
    """The bytes of a file that may be opened, for what reads its words; empty for any other. Raises NotVisible."""
    return octets_of(file_id) if file(actor=actor, file_id=file_id).may_be_opened_by(actor) else b""


def octets_of(file_id: UUID) -> bytes:
    """All the bytes of a file, for this module's actions. Empty where the wall hides them."""
    pieces = Chunk.objects.filter(content__in=File.objects.filter(pk=file_id).values("content"))
    return b"".join(bytes(octets) for octets in pieces.order_by("number").values_list("octets", flat=True))


def size_in_words(size: int) -> str:
    """ "2.1 MB", "640 KB"."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"


def _file(row: File) -> Kept:
    return _kept(
        row.id, row.name, row.content, row.recorded_at, row.recorded_by, tuple(row.person_ids), row.about_id
    )  # fmt: skip


def _kept(
    key: UUID,
    name: str,
    content: Content,
    at: datetime,
    by: UUID,
    people: tuple[UUID, ...] = (),
    about: UUID | None = None,
) -> Kept:
    return Kept(
        id=key,
        name=name,
        media_type=content.media_type,
        size=content.size,
        added_at=at,
        added_by=by,
        scan_state=ScanState(content.scan_state),
        is_quarantined=content.quarantined_at is not None,
        person_ids=people,
        about_id=about,
    )


def _is_police(actor: Actor) -> bool:
    return agency(actor.agency_id).kind == AgencyKind.POLICE
