"""What can be done about requests for information."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    HANDLE = "information_requests.handle"
    """Record a request, verify its asker, prepare what is told, and answer it."""
    REVIEW = "information_requests.review"
    """Review what another person prepared, before it is sent."""
