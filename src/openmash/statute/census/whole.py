"""Rules about the whole return: what is counted across children, in one pass.

The sentences are the DfE's, as published; element numbers (N…) are those of the specification.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from openmash.statute.census.census import Census, Rules
from openmash.statute.census.shape import Child

FEWEST_DISABILITY_CODES = 8
MOST_WITHOUT_SEX = 0.02
THE_RETURN = ""
"""Said in place of a child's number of what concerns nobody in particular."""


@dataclass
class Tally:
    """What is counted. It grows with the numbers of the children and with nothing else."""

    ids: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    upns: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    born: int = 0
    born_without_sex: int = 0
    disabled: int = 0
    disabled_twice: int = 0
    disability_codes: set[str] = field(default_factory=set)
    plans_begun: int = 0
    conferences: int = 0

    def count(self, child: Child, census: Census) -> None:
        """Take one child in."""
        self.ids[child.id] += 1
        if child.upn:
            self.upns[child.upn].append(child.id)
        if child.due is None:
            self.born += 1
            said = child.sex if census.codes.asks_sex else child.gender
            self.born_without_sex += said in census.codes.unknown_sexes
        codes = [code for code in child.disabilities if code and code != "NONE"]
        if codes:
            self.disabled += 1
            self.disabled_twice += len(codes) > 1
            self.disability_codes.update(codes)
        for episode in child.episodes:
            held = [episode.conference, *(enquiry.conference for enquiry in episode.enquiries)]
            self.conferences += sum(day is not None and census.covers(day) for day in held)
            self.plans_begun += sum(p.start is not None and census.covers(p.start) for p in episode.plans)


WholeTest = Callable[[Tally, Census], Iterable[str]]
"""The numbers of the children at fault, once for each time they stand in the return; `THE_RETURN` for none."""
about_the_whole: Rules[WholeTest] = Rules("the whole return")


def _the_return(broken: bool) -> tuple[str, ...]:
    return (THE_RETURN,) if broken else ()


@about_the_whole("8510", "More than one child record with the same LA Child ID", "LAchildID")
def each_id_once(tally: Tally, census: Census) -> Iterable[str]:
    """Each child's own number (N00097) stands once in the return."""
    return [key for key, times in tally.ids.items() if key and times > 1 for _ in range(times)]


@about_the_whole("1520", "More than one record with the same UPN.", "UPN")
def each_upn_once(tally: Tally, census: Census) -> Iterable[str]:
    """Each unique pupil number (N00001) stands once in the return."""
    return [child for children in tally.upns.values() if len(children) > 1 for child in children]


@about_the_whole(
    "2883",
    "There are more child protection plans starting than initial conferences taking place",
    "CPPstartDate", "DateOfInitialCPC",
)  # fmt: skip
def a_conference_for_each_plan(tally: Tally, census: Census) -> Iterable[str]:
    """No more plans begin in the year than conferences are held in it, with enquiries and without."""
    return _the_return(tally.plans_begun > tally.conferences)


def _without_sex(tally: Tally) -> tuple[str, ...]:
    return _the_return(tally.born > 0 and tally.born_without_sex / tally.born > MOST_WITHOUT_SEX)


@about_the_whole(
    "2886Q",
    "Please check and either amend or provide a reason: Percentage of children with no gender recorded is more than 2%"
    " (excluding unborns)",
    "GenderCurrent",
)
def gender_of_most(tally: Tally, census: Census) -> Iterable[str]:
    """The gender of more than 2 in 100 children who are born is not unknown."""
    return _without_sex(tally)


@about_the_whole(
    "2886Q",
    "Please check and either amend or provide a reason: Percentage of children with no sex recorded is more than 2%"
    " (excluding unborns)",
    "Sex",
    since=2025,
)
def sex_of_most(tally: Tally, census: Census) -> Iterable[str]:
    """The sex of more than 2 in 100 children who are born is not unknown."""
    return _without_sex(tally)


@about_the_whole(
    "2887Q",
    "Please check and either amend or provide a reason: Less than 8 disability codes have been used in your return",
    "Disability",
)
def many_disability_codes(tally: Tally, census: Census) -> Iterable[str]:
    """An authority's children have disabilities of eight kinds or more."""
    return _the_return(len(tally.disability_codes) < FEWEST_DISABILITY_CODES)


@about_the_whole(
    "2888Q",
    "Please check and either amend or provide a reason: Only one disability code is recorded per child and multiple"
    " disabilities should be recorded where possible.",
    "Disability",
)
def some_with_two_disabilities(tally: Tally, census: Census) -> Iterable[str]:
    """Among an authority's disabled children is one with more than one code."""
    return _the_return(tally.disabled > 0 and tally.disabled_twice == 0)
