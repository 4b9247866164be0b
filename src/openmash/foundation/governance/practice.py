"""What an area decides about looking at its own practice: its grades in its own words, and how much is looked at twice.

No scale of grades is national. Grades stand from the least to the best; nobody adds them up, and none is a worker's.
"""

from __future__ import annotations

from dataclasses import dataclass

from openmash.foundation.governance.page import Page


@dataclass(frozen=True)
class PracticeGrade:
    """A grade of practice as this area calls it. `is_good`: counted among those good or better."""

    key: str
    label: str
    meaning: str
    is_good: bool = False


@dataclass(frozen=True)
class Practice:
    """What an area decides. `confirmed`: whether it is the area's own, or starting values.

    `double_percent`: of a hundred records drawn, how many a second person grades without seeing the first grade.
    `open_days`: how long an audit's records may be read. `again_months`: when a re-audit is asked for.
    `least_to_agree`: below so many graded twice, no figure of agreement is said; `least_to_say`: below so many records,
    no share is.
    """

    double_percent: int = 20
    open_days: int = 42
    again_months: int = 6
    least_to_agree: int = 30
    least_to_say: int = 10
    source: str = "starting values of this release: no area’s audit policy was read"
    confirmed: bool = False
    grades: tuple[PracticeGrade, ...] = (
        PracticeGrade("inadequate", "Inadequate", "A child was left at risk, or could have been"),
        PracticeGrade("requires_improvement", "Requires improvement", "Safe, but not yet what children should have"),
        PracticeGrade("good", "Good", "What a child should have, on time and explained", is_good=True),
        PracticeGrade("outstanding", "Outstanding", "Good, and others could learn from it", is_good=True),
    )

    def place(self, key: str) -> int:
        """A grade's place from 0, the least; -1 for what is none of them, such as one that did not apply."""
        return next((at for at, each in enumerate(self.grades) if each.key == key), -1)

    def label(self, key: str) -> str:
        """A grade in the area's words."""
        return next((each.label for each in self.grades if each.key == key), "Did not apply")


USUAL_PRACTICE = Practice()
"""Where an area has said nothing."""


def practice(page: Page | None) -> Practice:
    """Read what an area says. Raises ProfileProblem."""
    if page is None:
        return USUAL_PRACTICE
    usual = USUAL_PRACTICE
    numbers = ("double_percent", "open_days", "again_months", "least_to_agree", "least_to_say")
    found = Practice(
        **{key: page.optional(key, int, getattr(usual, key)) for key in numbers},
        source=page.required("source", str),
        confirmed=page.required("confirmed", bool),
        grades=tuple(_grade(each) for each in page.repeated("grades")) or usual.grades,
    )
    page.finish()
    for key in numbers:
        if getattr(found, key) < 1:
            raise page.problem(key, "cannot be less than 1.")
    if found.double_percent > 100:
        raise page.problem("double_percent", "is of a hundred: write 100 or less.")
    if found.least_to_agree < usual.least_to_agree or found.least_to_say < usual.least_to_say:
        raise page.problem(
            "least_to_agree, least_to_say", f"cannot be below {usual.least_to_agree} and {usual.least_to_say}: "
            "a figure of a few is about people one could name.",
        )  # fmt: skip
    if not 2 <= len({each.key for each in found.grades}) == len(found.grades):
        raise page.problem("grades", "should be two or more, each once, from the least to the best.")
    return found


def _grade(page: Page) -> PracticeGrade:
    found = PracticeGrade(
        page.required("key", str), page.required("label", str), page.optional("meaning", str, otherwise=""),
        page.optional("is_good", bool, otherwise=False),
    )  # fmt: skip
    page.finish()
    return found
