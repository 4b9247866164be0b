"""Primary keys: UUID version 7, made here and not by the database.

Somebody who may not see a row cannot ask the database to return its key on insert, so the key is known beforehand.
Version 7 sorts by the time it was made, which keeps indexes compact. Keys are never shown to the public as references.
"""

from __future__ import annotations

import os
import time
from uuid import UUID


def new_key() -> UUID:
    """A new UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970 (UTC), then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    noise = int.from_bytes(os.urandom(10))
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= ((noise >> 68) & 0xFFF) << 64
    value |= 0b10 << 62
    value |= noise & ((1 << 62) - 1)
    return UUID(int=value)
