"""Pure rules: what may be said of an action of a plan and by whom, and what can come next in a review. No database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from uuid import UUID

from openmash.insight.partnership.words import (
    SHOWS_EFFECT,
    SHOWS_PRACTICE,
    Column,
    Follows,
    Impact,
    Likelihood,
    ReviewStep,
    Shows,
    Verdict,
)

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


AFTER: Mapping[ReviewStep, ReviewStep] = {
    ReviewStep.RAPID_DONE: ReviewStep.NOTIFIED,
    ReviewStep.LOCAL_DECIDED: ReviewStep.RAPID_DONE,
    ReviewStep.NO_LOCAL: ReviewStep.RAPID_DONE,
    ReviewStep.PUBLISHED: ReviewStep.LOCAL_DECIDED,
}
"""What has to have happened before: there is no rapid review without a notification."""
NEEDS_WHY = frozenset({ReviewStep.NOT_MET, ReviewStep.NO_LOCAL})


def why_not_in_a_review(step: ReviewStep, on: date, known_on: date, happened: Mapping[ReviewStep, date]) -> str:
    """Why this cannot be what happened next; empty where it can. `happened`: the day of each step there was."""
    if step in happened:
        return f"It is recorded already, on {happened[step].day} {happened[step]:%B %Y}."
    if on < known_on:
        return "That is before anybody here knew of the incident. Check the day."
    before = AFTER.get(step)
    if before is not None and before not in happened:
        return f"First record this: {before.label[0].lower()}{before.label[1:]}."
    if before is not None and on < happened[before]:
        return f"That is before this: {before.label[0].lower()}{before.label[1:]}. Check the day."
    if step is ReviewStep.NO_LOCAL and ReviewStep.LOCAL_DECIDED in happened:
        return "A local review was decided already."
    if step is ReviewStep.LOCAL_DECIDED and ReviewStep.NO_LOCAL in happened:
        return "It was decided already that no local review follows."
    return ""


def who_is_missing(needed: Iterable[UUID], least: int, present: Sequence[UUID]) -> tuple[list[UUID], int]:
    """Which agencies a quorum lacks, and how many members. `present`: the agency of each who is there."""
    there = set(present)
    return [agency for agency in needed if agency not in there], max(0, least - len(present))


def how_it_moved(before: tuple[Likelihood, Impact] | None, now: tuple[Likelihood, Impact]) -> str:
    """How a risk moved, in words: "New", "As it was", "Worse: likelier", "Likelier, and it would do less"."""
    if before is None:
        return "New"
    likelier, graver = now[0].place - before[0].place, now[1].place - before[1].place
    said = [
        {1: "likelier", -1: "less likely", 0: ""}[_sign(likelier)],
        {1: "it would do more harm", -1: "it would do less", 0: ""}[_sign(graver)],
    ]
    words = ", and ".join(each for each in said if each)
    if not words:
        return "As it was"
    worse, better = likelier >= 0 and graver >= 0, likelier <= 0 and graver <= 0
    return f"Worse: {words}" if worse else f"Better: {words}" if better else f"{words[0].upper()}{words[1:]}"


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


MOST_MONEY = Decimal("9999999999.99")


def money(words: str) -> Decimal | None:
    """Pounds and pence as people write them: "12,500", "£12,500.50", "-300.00". None where nothing was written.

    Raises ValueError for what is no money, is finer than a penny, or is more than the register can hold.
    """
    plain = words.strip().replace(",", "").replace("£", "").replace(" ", "")
    if not plain:
        return None
    if not plain.isascii() or not plain.lstrip("-").replace(".", "", 1).isdigit():
        raise ValueError(words)
    try:
        found = Decimal(plain)
    except InvalidOperation:
        raise ValueError(words) from None
    pence = found.as_tuple().exponent
    if abs(found) > MOST_MONEY or (isinstance(pence, int) and pence < -2):
        raise ValueError(words)
    return found.quantize(Decimal("0.01"))
