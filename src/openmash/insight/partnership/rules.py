"""Pure rules of a plan: what may be said of an action, and who may say it. No database."""

from __future__ import annotations

from collections.abc import Iterable

from openmash.insight.partnership.words import SHOWS_EFFECT, SHOWS_PRACTICE, Column, Follows, Shows, Verdict

NOTHING_SHOWN = "Nothing shows that it was done. Add evidence first."
ONLY_DONE = (
    "That something was done does not show that it helped. First add evidence of what people do differently, what "
    "children and families say, an audit, or a figure."
)
NOT_PRACTICE = (
    "A recommendation of a review is complete only when practice has changed. First add evidence of what people now do "
    "differently, what children and families say, or an audit."
)


def why_not_yet(column: Column, verdict: Verdict, shown: Iterable[Shows], follows: Follows) -> str:
    """Why this may not be said of an action yet, given what its evidence shows; empty where it may.

    A review's recommendation is closed by changed practice, not by training delivered; and that an action is complete
    never says that it helped.
    """
    found = set(shown)
    if verdict not in (Verdict.YES, Verdict.PARTLY):
        return ""
    if column is Column.COMPLETE and verdict is Verdict.YES:
        if not found:
            return NOTHING_SHOWN
        if follows is Follows.REVIEW and not found & SHOWS_PRACTICE:
            return NOT_PRACTICE
    if column is Column.DIFFERENCE and not found & SHOWS_EFFECT:
        return ONLY_DONE
    return ""


def is_the_same_person(one: str, another: str) -> bool:
    """Whether two names with their posts ("Ann Lee, chief nurse") are one person: the names before the comma agree."""
    return _name(one) == _name(another) != ""


def _name(words: str) -> str:
    return " ".join(words.partition(",")[0].casefold().split())
