"""Families written by hand (placeholder)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from synthetic.drafting import Numbering
from synthetic.plan import Family


def families(as_at: datetime, numbering: Numbering, seed: int) -> Iterator[Family]:
    """Yield stories."""
    return iter(())
