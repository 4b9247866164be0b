"""What can be done about complaints."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    RECORD = "complaints.record"
    """Write down a complaint or a compliment that somebody made."""
    MANAGE = "complaints.manage"
    """Acknowledge complaints, say who answers, take one further, and see how all of them stand."""
    ANSWER = "complaints.answer"
    """Read and answer those that one was asked to answer."""
