"""What can be done about circumstances."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "circumstances.view"
    """See private fostering, young carers and homeless young people among the children in reach."""
    RECORD = "circumstances.record"
    """Record a circumstance, a visit, an assessment, an offer and its answer."""
    DECIDE = "circumstances.decide"
    """Decide whether a private fostering arrangement is suitable."""
