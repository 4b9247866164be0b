"""A picture drawn again by the server: what is looked at is never the file that was sent.

Typst sets the picture on a page of its own and gives its points as PNG: whatever else the file carried (where and on
what telephone it was taken, a second file behind the first) is left behind. Nothing is fetched.
"""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

import typst

from openmash.foundation.files.kinds import NotTaken

MOST_POINTS = 40_000_000
"""The largest picture that is drawn, in points (width times height): more could be made to fill the memory."""
WIDE = 900
"""How wide it is drawn at most, in points of the screen; a tall one is as high, and as wide as it comes."""
PAGE = """#set page(width: WIDEpt, height: auto, margin: 0pt)
#image("picture.ENDING", width: WIDEpt)
"""
ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


def redrawn(octets: bytes, media_type: str) -> bytes:
    """The picture as a PNG of at most WIDE points each way. Raises NotTaken for what is no picture, or too large."""
    ending = ENDINGS.get(media_type)
    size = size_of(octets) if ending else None
    if ending is None or size is None:
        raise NotTaken("This is not a picture that can be shown here.")
    if size[0] * size[1] > MOST_POINTS:
        raise NotTaken("This picture is too large to be shown here.")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"picture.{ending}").write_bytes(octets)
        page = Path(folder, "page.typ")
        across = max(1, min(WIDE, size[0], WIDE * size[0] // size[1]))
        page.write_text(PAGE.replace("ENDING", ending).replace("WIDE", str(across)), encoding="utf-8")
        try:
            made = typst.compile(str(page), root=folder, format="png", ppi=72.0, ignore_system_fonts=True)
        except typst.TypstError as refused:
            raise NotTaken("This picture cannot be drawn: it may be damaged.") from refused
    return bytes(made)


def size_of(octets: bytes) -> tuple[int, int] | None:
    """The width and height a PNG or JPEG says of itself, in points; None where it says none."""
    if octets.startswith(b"\x89PNG\r\n\x1a\n") and octets[12:16] == b"IHDR" and len(octets) >= 24:
        wide, high = struct.unpack(">II", octets[16:24])
        return (wide, high) if wide and high else None
    return _size_of_jpeg(octets) if octets.startswith(b"\xff\xd8") else None


def _size_of_jpeg(octets: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(octets) and octets[place] == 0xFF:
        mark = octets[place + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            high, wide = struct.unpack(">HH", octets[place + 5 : place + 9])
            return (wide, high) if wide and high else None
        alone = mark in (0x01, 0xFF) or 0xD0 <= mark <= 0xD9
        place += (1 if mark == 0xFF else 2) if alone else 2 + int.from_bytes(octets[place + 2 : place + 4], "big")
    return None
