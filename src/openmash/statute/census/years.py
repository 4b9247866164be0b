"""The rules of each year: the last year's, and what changed.

A rule that changed says since which year it stands as it does (`since=` beside it); the code lists say the same in
`codes`. So a year here is its lists, and a word about what is known of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from openmash.statute.census import assessments, children, enquiries, episodes, plans  # noqa: F401 (they hold the rules)
from openmash.statute.census import codes as lists
from openmash.statute.census.census import (
    AssessmentTest,
    ChildTest,
    EnquiryTest,
    EpisodeTest,
    HeaderTest,
    NeedPlanTest,
    PlanTest,
    Rule,
    about_a_child,
    about_a_need_plan,
    about_a_plan,
    about_an_assessment,
    about_an_enquiry,
    about_an_episode,
    about_the_header,
)
from openmash.statute.census.codes import Codes
from openmash.statute.census.whole import WholeTest, about_the_whole


@dataclass(frozen=True)
class Year:
    """A year of the census: `ending` is the year of its last day, 31 March."""

    ending: int
    codes: Codes
    known: str

    @property
    def name(self) -> str:
        """As people say it: 2025-26."""
        return f"{self.ending - 1}-{self.ending % 100:02}"


YEARS = (
    Year(2022, lists.FROM_2021_22, "The rules as published for 2022-23, read with the lists of 2021-22."),
    Year(2023, lists.FROM_2022_23, "105 rules. Source 5D and closure RC9 are new."),
    Year(2024, lists.FROM_2023_24, "Two new authorities in pupil numbers (1530)."),
    Year(2025, lists.FROM_2024_25, "Sex for gender; 1570, 1580, 8945Q and 8950Q are new; 8770Q speaks of school age."),
    Year(2026, lists.FROM_2024_25, "No change published where we could read it."),
    Year(2027, lists.FROM_2026_27, "Pre-proceedings are read, kept and told. No rule about them was published where we"
                                   " could read it."),
)  # fmt: skip
"""Every year told here, oldest first."""


@dataclass(frozen=True)
class Ruleset:
    """The rules in force for one year, by what each is about."""

    year: Year
    header: tuple[Rule[HeaderTest], ...]
    children: tuple[Rule[ChildTest], ...]
    episodes: tuple[Rule[EpisodeTest], ...]
    assessments: tuple[Rule[AssessmentTest], ...]
    need_plans: tuple[Rule[NeedPlanTest], ...]
    enquiries: tuple[Rule[EnquiryTest], ...]
    plans: tuple[Rule[PlanTest], ...]
    whole: tuple[Rule[WholeTest], ...]

    def __iter__(self) -> Iterator[Rule[Any]]:
        """Every rule, in the order of their numbers."""
        every: list[Rule[Any]] = [
            *self.header, *self.children, *self.episodes, *self.assessments, *self.need_plans, *self.enquiries,
            *self.plans, *self.whole,
        ]  # fmt: skip
        return iter(sorted(every, key=lambda rule: (int(rule.code.rstrip("Q")), rule.code)))


def year_named(name: str) -> Year | None:
    """The year people call so, such as 2025-26, 2025/26, cin2025_26 or 2026; None where it is not told here."""
    return next((year for year in YEARS if name in _names(year)), None)


def year_ending(ending: int) -> Year | None:
    """The year that ends in this one; None where it is not told here."""
    return next((year for year in YEARS if year.ending == ending), None)


def _names(year: Year) -> set[str]:
    first, last = year.name.split("-")
    return {year.name, f"{first}/{last}", f"cin{first}_{last}", f"{first}_{last}", str(year.ending)}


@cache
def rules_of(year: Year) -> Ruleset:
    """The rules in force in a year."""
    ending = year.ending
    return Ruleset(
        year, about_the_header.in_force(ending), about_a_child.in_force(ending), about_an_episode.in_force(ending),
        about_an_assessment.in_force(ending), about_a_need_plan.in_force(ending), about_an_enquiry.in_force(ending),
        about_a_plan.in_force(ending), about_the_whole.in_force(ending),
    )  # fmt: skip


@cache
def newest_rules() -> dict[str, Rule[Any]]:
    """Each rule by its number, as it stands in the newest year."""
    return {rule.code: rule for rule in rules_of(YEARS[-1])}
