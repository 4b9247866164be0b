"""A picture is drawn again: what is looked at holds nothing of the file but what can be seen."""

from __future__ import annotations

import struct
import zlib

import pytest

from openmash.foundation.files.kinds import NotTaken
from openmash.foundation.files.redrawn import WIDE, redrawn, size_of

CANARY = b"taken at 4 Larkfield Close"


def a_png(wide: int, high: int, *, claims: tuple[int, int] | None = None) -> bytes:
    """A red picture with words beside its points, which may claim another size."""

    def piece(name: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))

    head = struct.pack(">IIBBBBB", *(claims or (wide, high)), 8, 2, 0, 0, 0)
    lines = (b"\0" + b"\xd4\x35\x1c" * wide) * high
    pieces = (b"IHDR", head), (b"tEXt", b"Comment\0" + CANARY), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(piece(*each) for each in pieces) + CANARY


@pytest.mark.parametrize(("wide", "high"), [(1800, 900), (40, 30), (300, 1200)])
def test_a_picture_is_drawn_again_within_its_square_and_carries_nothing_else(wide: int, high: int) -> None:
    drawn = redrawn(a_png(wide, high), "image/png")
    size = size_of(drawn)
    assert size is not None and max(size) <= WIDE + 1
    assert abs(size[0] / size[1] - wide / high) < 0.1 * wide / high
    assert CANARY not in drawn and drawn != a_png(wide, high)


@pytest.mark.parametrize(
    ("octets", "media_type"),
    [
        (a_png(2, 2, claims=(100_000, 100_000)), "image/png"),
        (a_png(4, 4)[:60], "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\xff\xd8\xff\xff\xff\xff", "image/jpeg"),
        (b"%PDF-1.7", "application/pdf"),
        (b"", "image/png"),
    ],
)
def test_what_is_no_picture_or_would_fill_the_memory_is_not_drawn(octets: bytes, media_type: str) -> None:
    with pytest.raises(NotTaken):
        redrawn(octets, media_type)
