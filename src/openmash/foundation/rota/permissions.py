"""What can be done with the rota."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "rota.view"
    """See who is on duty, who stands in and who is away."""
    KEEP = "rota.keep"
    """Put anybody on the rota, or take an entry back; oneself only, to say that one is away."""
