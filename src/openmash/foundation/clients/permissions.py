"""What can be done with partners' systems."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    SEE = "clients.see"
    """See which systems of partners may connect, and when each last did."""
    KEEP = "clients.keep"
    """Let a partner's system connect, give it a new secret, end a secret, or end it."""
