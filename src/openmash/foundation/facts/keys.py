"""Primary keys: UUID version 7, made here and not by the database.

Somebody who may not see a row cannot ask the database to return its key on insert, so the key is known beforehand.
Version 7 sorts by the time it was made, which keeps indexes compact. Keys are never shown to the public as references.
"""

from __future__ import annotations

import os
import time
from threading import Lock
from uuid import UUID

NOISE = 74
"""Random bits of a key."""
STEP = 32
"""Bits of the random step from one key to the next of the same millisecond."""
_lock = Lock()
_last = (0, 0)


def new_key() -> UUID:
    """A new UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds since 1970 (UTC), then 74 random bits.

    Of two keys that this process makes in one millisecond the later sorts after the earlier, by a random step (§6.2,
    method 2): rows that were written together are listed as they were written.
    """
    global _last  # one clock for all threads
    milliseconds = time.time_ns() // 1_000_000 & ((1 << 48) - 1)
    with _lock:
        if _last[0] == milliseconds:
            noise = _last[1] + 1 + int.from_bytes(os.urandom(STEP // 8))
        else:
            noise = int.from_bytes(os.urandom(10)) >> (80 - NOISE + 1)  # the highest bit is left for the steps
        _last = (milliseconds, noise)
    value = milliseconds << 80
    value |= 0x7 << 76
    value |= (noise >> 62) << 64
    value |= 0b10 << 62
    value |= noise & ((1 << 62) - 1)
    return UUID(int=value)
