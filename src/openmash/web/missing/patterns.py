"""What repeats across missing children: with whom, where, when and why; each line opens the episodes behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.missing import selectors
from openmash.casework.missing.permissions import Permission
from openmash.casework.missing.selectors import Patterns, Repeated
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.web.missing.loading import episode_url

SHOWN = 12
"""Lines of a list: the most often and latest; the rest is said to be left out."""


@dataclass(frozen=True)
class Line:
    """One thing that repeats, in a sentence, with each episode behind it."""

    what: str
    words: str
    behind: Sequence[Link]


@dataclass(frozen=True)
class Section:
    """A list of what repeats in one way."""

    title: str
    says: str
    lines: Sequence[Line]
    left_out: str


@dataclass(frozen=True)
class PatternsPage:
    """What the template shows."""

    title: str
    back: Link
    says: str
    sections: Sequence[Section]
    times: Table | None
    withheld: str
    empty: Empty | None


@screen(Permission.VIEW, log="missing.patterns_listed")
def missing_patterns(request: HttpRequest, actor: Actor) -> Answer:
    """Facts, with their counts and days."""
    found = selectors.patterns(actor=actor)
    hours = say.count_of(found.together_hours, "hour")
    sections = [
        _section("With whom", "Names and children an episode tells of, where more than one does.", found.companions),
        _section(
            "Reported together",
            f"Reported within {hours} of each other (local), more than once. It does not say they were together.",
            found.together,
        ),
        _section("Where found", "Places where children were found more than once.", found.places),
        _section("Kinds of place", "The kind of place, where it was recorded.", found.kinds),
        _section("Why", "What pushed or pulled, as return home interviews found it.", found.factors),
    ]  # fmt: skip
    page = PatternsPage(
        title="What repeats across missing children",
        back=Link("Missing children", reverse("missing")),
        says=f"From {say.count_of(found.episodes, 'episode')} since {say.day_of(found.since)} of children you may see. "
        "There may be more. Nobody is given a score.",
        sections=[section for section in sections if section.lines],
        times=_times(found) if found.times else None,
        withheld=f"{say.count_of(found.withheld, 'place')} protected and in none of this." if found.withheld else "",
        empty=None if found.episodes else Empty("Nothing repeats yet", "What happens twice in a year appears here."),
    )
    return Shown("missing/patterns.html", page, about=list(found.about))


def _section(title: str, says: str, found: Sequence[Repeated]) -> Section:
    left = len(found) - SHOWN
    return Section(
        title, says, [_line(each) for each in found[:SHOWN]],
        f"{left} more, less often or longer ago, are left out." if left > 0 else "",
    )  # fmt: skip


def _line(each: Repeated) -> Line:
    times = say.count_of(len(each.behind), "time")
    children = f", {each.children} children" if each.children > 1 else ""
    return Line(
        each.what, f"{times}{children}",
        [Link(f"{one.child}, {say.day_of(one.at)}", episode_url(one.process_id)) for one in each.behind],
    )  # fmt: skip


def _times(found: Patterns) -> Table:
    parts = [words for _, _, words in selectors.TIMES]
    rows = [
        [Cell(day), *(Cell(str(found.times.get((day, part), 0)), is_number=True) for part in parts)]
        for day in selectors.DAYS
    ]
    return Table("When last seen, or reported where that is not known", ("Day", *parts), rows)
