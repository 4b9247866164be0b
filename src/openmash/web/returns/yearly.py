"""For whoever makes the return: what it would refuse or ask today, rule by rule, and about which children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.returns import selectors
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.selectors import OfChild, ToPutRight
from openmash.records.people import selectors as people
from openmash.statute.census.years import Year, newest_rules
from openmash.web.returns.child_return import MEANS, Wrong, wrong_of

MOST = 200
"""Children of one rule on one page."""


@dataclass(frozen=True)
class ByRule:
    """One rule: the DfE's words, its number, and how many children it is broken about."""

    words: str
    rule: str
    children: str
    url: str


@dataclass(frozen=True)
class YearlyPage:
    """What the template shows."""

    title: str
    sentence: str
    years: Sequence[Link]
    errors: Sequence[ByRule]
    queries: Sequence[ByRule]
    whole: Sequence[Wrong]
    empty: Empty | None


@dataclass(frozen=True)
class Row:
    """One child of one rule."""

    child: str
    url: str
    wrong: Wrong


@dataclass(frozen=True)
class RulePage:
    """What the template shows."""

    title: str
    rule: str
    means: str
    sentence: str
    back: Link
    rows: Sequence[Row]
    empty: Empty


@screen(Permission.PUT_RIGHT, log="returns.put_right_listed")
def returns(request: HttpRequest, actor: Actor) -> Shown:
    """Every rule that is broken today, errors first."""
    now = timezone.now()
    year, others = _years(request)
    found = selectors.to_put_right(year, actor=actor, now=now)
    page = YearlyPage(
        "Put right before the return",
        f"The children in need census of {year.name} as it would be today: {_children(found.children)} you see, "
        f"{_children(len(found.found))} with something to put right. No restricted child is here: add those by hand.",
        others, _by_rule(found, is_error=True), _by_rule(found, is_error=False),
        [Wrong(each.words, each.rule, MEANS[each.level.value], (), None) for each in found.whole],
        None if found.found or found.whole else Empty(
            "Nothing to put right", "What the return would refuse or ask about stands here, rule by rule."
        ),
    )  # fmt: skip
    return Shown("returns/returns.html", page, about=[f"person:{each.person_id}" for each in found.found])


@screen(Permission.PUT_RIGHT, log="returns.put_right_listed")
def returns_rule(request: HttpRequest, actor: Actor, rule: str) -> Shown:
    """The children about whom one rule is broken, each with where it is put right."""
    now = timezone.now()
    known = newest_rules().get(rule.upper())
    if known is None:
        raise NotVisible
    year, _ = _years(request)
    found = selectors.to_put_right(year, actor=actor, now=now)
    broken = [each for each in found.found if any(one.rule == known.code for one in each.findings)][:MOST]
    names = _names(broken, actor)
    page = RulePage(
        known.message.strip(), known.code, MEANS[known.level.value], f"{_children(len(broken))} in {year.name}.",
        Link("All rules", f"{reverse('returns')}?year={year.ending}"),
        [_row(each, known.code, name) for each, name in zip(broken, names, strict=True)],
        Empty("Nobody any more", "It has been put right for every child you see."),
    )  # fmt: skip
    return Shown("returns/returns_rule.html", page, about=[f"person:{each.person_id}" for each in broken])


def _years(request: HttpRequest) -> tuple[Year, list[Link]]:
    """The year asked for, of the one running and the one before; and the way to the other."""
    years = selectors.years_open(timezone.now())
    asked = request.GET.get("year", "")
    year = next((each for each in years if str(each.ending) == asked), years[0])
    others = [each for each in dict.fromkeys(years) if each != year]
    return year, [Link(f"The return of {each.name}", f"{reverse('returns')}?year={each.ending}") for each in others]


def _by_rule(found: ToPutRight, *, is_error: bool) -> list[ByRule]:
    every = [each for child in found.found for each in child.findings if each.is_error is is_error]
    counted = Counter(each.rule for each in every)
    words = {each.rule: each.words for each in every}
    return [
        ByRule(
            words[rule], rule, _children(many),
            f"{reverse('returns_rule', kwargs={'rule': rule.lower()})}?year={found.year.ending}",
        )
        for rule, many in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]  # fmt: skip


def _row(each: OfChild, rule: str, name: str) -> Row:
    finding = next(one for one in each.findings if one.rule == rule)
    return Row(name, reverse("child_return", kwargs={"person_id": each.person_id}), wrong_of(finding, each))


def _names(found: Sequence[OfChild], actor: Actor) -> list[str]:
    """Each child by name, and one whom nobody has named as on every other list."""
    keys = [each.person_id for each in found]
    called = people.people_called(keys, actor) if keys else {}
    lines = [(called[key].name if key in called else people.NO_NAME, [key]) for key in keys]
    return in_agreed_words(lines, actor=actor)


def _children(many: int) -> str:
    return "1 child" if many == 1 else f"{many} children"
