"""What a file is, judged by its first bytes and never by its name alone."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

MOST = 20 * 1024 * 1024
"""The largest file, in bytes."""


@dataclass(frozen=True)
class FileKind:
    """A kind of file we take: how it is named, and how its bytes begin."""

    media_type: str
    said: str
    endings: tuple[str, ...]
    begins: tuple[bytes, ...] = ()
    holds: str = ""
    """The member that tells it apart, where the file is a ZIP archive."""


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = (
    FileKind("application/pdf", "PDF", ("pdf",), (b"%PDF-",)),
    FileKind("image/jpeg", "JPEG", ("jpg", "jpeg"), (b"\xff\xd8\xff",)),
    FileKind("image/png", "PNG", ("png",), (b"\x89PNG\r\n\x1a\n",)),
    FileKind(f"{OFFICE}wordprocessingml.document", "Word", ("docx",), (b"PK\x03\x04",), "word/document.xml"),
    FileKind(f"{OFFICE}spreadsheetml.sheet", "Excel", ("xlsx",), (b"PK\x03\x04",), "xl/workbook.xml"),
    FileKind("application/vnd.oasis.opendocument.text", "OpenDocument", ("odt",), (b"PK\x03\x04",), "content.xml"),
    FileKind("text/plain", "plain text", ("txt", "csv", "eml")),
)
TAKEN = "PDF, Word, Excel, OpenDocument, JPEG, PNG, text or e-mail"
MEMBERS_MOST = 5_000


class NotTaken(ValueError):
    """We do not take this file; the sentence says why and what to do."""


def kind_of(name: str, octets: bytes) -> FileKind:
    """What the file is. Raises NotTaken for what we do not take, and where its name says something else."""
    if not octets:
        raise NotTaken(f"{name} is empty.")
    if len(octets) > MOST:
        raise NotTaken(f"{name} is larger than 20 MB. Send it in parts, or ring us.")
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    found = _by_bytes(octets)
    if found is None:
        raise NotTaken(f"{name} is not a kind of file we can open safely. Send it as {TAKEN}.")
    if ending not in found.endings:
        raise NotTaken(f"{name} is {found.said} inside, whatever its name says. Save it again under its own kind.")
    return found


def _by_bytes(octets: bytes) -> FileKind | None:
    begun = [kind for kind in KINDS if any(octets.startswith(start) for start in kind.begins)]
    if not begun:
        return KINDS[-1] if _is_text(octets) else None
    if not begun[0].holds:
        return begun[0]
    members = _members(octets)
    if any(member.lower().endswith(("vbaproject.bin", ".exe", ".js")) for member in members):
        return None
    return next((kind for kind in begun if kind.holds in members), None)


def _members(octets: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return frozenset()
    return frozenset(names if len(names) <= MEMBERS_MOST else ())


def _is_text(octets: bytes) -> bool:
    if b"\x00" in octets or octets.lstrip()[:1] == b"<":
        return False
    try:
        octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
