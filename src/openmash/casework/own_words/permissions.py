"""What can be done about a child's own link."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    VIEW = "own_words.view"
    """See a child's own link, what came by it, and what was answered."""
    INVITE = "own_words.invite"
    """Give a child a link of their own, show its address, and end it."""
    ANSWER = "own_words.answer"
    """Tell a child by their own link what was done with what they said."""
    CONFIRM_LANGUAGE = "own_words.confirm_language"
    """Confirm that somebody who speaks a language read it, so that children are offered it, or take that back."""
