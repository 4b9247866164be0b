"""For whoever makes the return: what it would refuse or ask as last reckoned, by rule, and about which children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors import in_agreed_words
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Empty, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.returns import actions, selectors
from openmash.insight.returns.permissions import Permission
from openmash.insight.returns.selectors import Finding, Kind, Listed, OfRule, Standing
from openmash.records.people import selectors as people
from openmash.statute.census.years import Year, newest_rules
from openmash.web.returns.said import MEANS, SaidOf, said_of

AT_ONCE = 100
"""Children of one rule on one page."""
WAITS = 5
"""Seconds after which a page that waits for the queue asks again."""


@dataclass(frozen=True)
class ByRule:
    """One rule: the DfE's words, its number, how many children it is broken about, and how many are explained."""

    words: str
    rule: str
    children: str
    explained: str
    url: str


@dataclass(frozen=True)
class OfTheWhole:
    """Something the return asks of itself: the words, what it rests on, why it is so, and where that is said."""

    words: str
    rule: str
    means: str
    rests_on: str
    said: SaidOf | None
    link: Link | None


@dataclass(frozen=True)
class YearlyPage:
    """What the template shows. `waits`: what the queue has in hand; `refused`: what it could not do."""

    title: str
    sentence: str
    as_at: str
    token: str
    waits: str
    refused: str
    links: Sequence[Link]
    errors: Sequence[ByRule]
    queries: Sequence[ByRule]
    whole: Sequence[OfTheWhole]
    empty: Empty | None


@dataclass(frozen=True)
class Row:
    """One child of one rule: since when, why it is so, and who was asked."""

    child: str
    url: str
    since: str
    said: SaidOf | None
    sent: str


@dataclass(frozen=True)
class RulePage:
    """What the template shows."""

    title: str
    rule: str
    means: str
    sentence: str
    back: Link
    rows: Sequence[Row]
    more: Link | None
    empty: Empty


@screen(Permission.PUT_RIGHT, log="returns.put_right_listed")
def returns(request: HttpRequest, actor: Actor) -> Answer:
    """Every rule that is broken, errors first; and the button that has all of it reckoned anew."""
    now = timezone.now()
    year, others = year_asked(request)
    if request.method == "POST":
        actions.order(actor=actor, kind=Kind.RECKON, year=year)
        return Go(f"{reverse('returns')}?year={year.ending}")
    found = selectors.standing(year, actor=actor)
    waiting = [each for each in selectors.orders(actor=actor, year=year) if each.kind is Kind.RECKON]
    waits = next((each for each in waiting if not each.refused), None)
    page = YearlyPage(
        "Put right before the return", _sentence(found), _as_at(found, now), new_token(),
        f"All children are being looked at again, asked for {say.near(waits.at, now)}." if waits else "",
        next((each.refused for each in waiting if each.refused), ""),
        [
            *([Link(f"Make the return of {year.name}", f"{reverse('returns_files')}?year={year.ending}")]
              if may(actor, Permission.MAKE) else []),
            *others,
        ],
        _by_rule(found, year, is_error=True), _by_rule(found, year, is_error=False),
        [_whole(each, year, actor, now) for each in found.whole],
        _empty(found),
    )  # fmt: skip
    return Shown("returns/returns.html", page, again_after=WAITS if waits else 0)


@screen(Permission.PUT_RIGHT, log="returns.put_right_listed")
def returns_rule(request: HttpRequest, actor: Actor, rule: str) -> Shown:
    """The children about whom one rule is broken; those who are explained come last."""
    now = timezone.now()
    known = newest_rules().get(rule.upper())
    if known is None:
        raise NotVisible
    year, _ = year_asked(request)
    typed = request.GET.get("page", "")
    place = max(int(typed), 1) if typed.isdigit() and len(typed) < 6 else 1
    many, some = selectors.children_of(
        known.code, year, actor=actor, first=(place - 1) * AT_ONCE, most=AT_ONCE
    )  # fmt: skip
    names = names_of([each.person_id for each in some], actor)
    here = f"{reverse('returns_rule', kwargs={'rule': rule.lower()})}?year={year.ending}"
    page = RulePage(
        known.message.strip(), known.code, MEANS[known.level.value], f"{children_said(many)} in {year.name}.",
        Link("All rules", f"{reverse('returns')}?year={year.ending}"),
        [_row(each, year, name, now) for each, name in zip(some, names, strict=True)],
        Link(f"The next {min(AT_ONCE, many - place * AT_ONCE)}", f"{here}&page={place + 1}")
        if many > place * AT_ONCE else None,
        Empty("Nobody any more", "It has been put right for every child you see."),
    )  # fmt: skip
    return Shown("returns/returns_rule.html", page, about=[f"person:{each.person_id}" for each in some])


def year_asked(request: HttpRequest) -> tuple[Year, list[Link]]:
    """The year asked for, of the one running and the one before; and the way to the other."""
    years = selectors.years_open(timezone.now())
    asked = request.GET.get("year", "")
    year = next((each for each in years if str(each.ending) == asked), years[0])
    others = [each for each in years if each != year]
    return year, [Link(f"The return of {each.name}", f"{reverse('returns')}?year={each.ending}") for each in others]


def names_of(person_ids: Sequence[UUID], actor: Actor) -> list[str]:
    """Each child by name, and one whom nobody has named as on every other list."""
    called = people.people_called(person_ids, actor) if person_ids else {}
    lines = [(called[key].name if key in called else people.NO_NAME, [key]) for key in person_ids]
    return in_agreed_words(lines, actor=actor)


def children_said(many: int) -> str:
    """Such as "1 child" or "1,204 children"."""
    return "1 child" if many == 1 else f"{many:,} children"


def _sentence(found: Standing) -> str:
    return (
        f"The children in need census of {found.year.name}, as it stands: {children_said(found.children)}, "
        f"{f'{found.with_something:,}' if found.with_something else 'none'} with something to put right or to explain. "
        "No restricted child is here: add those by hand."
    )


def _as_at(found: Standing, now: datetime) -> str:
    if found.as_at is None or found.full_at is None:
        return ""
    said = f"All children were last looked at {say.near(found.full_at, now)}"
    again = f", and those of whom something was recorded since {say.near(found.as_at, now)}"
    return f"{said}{again if found.as_at != found.full_at else ''}."


def _empty(found: Standing) -> Empty | None:
    if found.as_at is None:
        return Empty(
            "Not reckoned yet",
            "It is reckoned every night, and when you ask for it. It stands here then, rule by rule.",
        )
    if found.rules or found.whole:
        return None
    return Empty("Nothing to put right", "What the return would refuse or ask about stands here, rule by rule.")


def _by_rule(found: Standing, year: Year, *, is_error: bool) -> list[ByRule]:
    return [
        ByRule(
            each.words, each.rule, children_said(each.children), _explained(each),
            f"{reverse('returns_rule', kwargs={'rule': each.rule.lower()})}?year={year.ending}",
        )
        for each in found.rules
        if (each.level.value == "error") is is_error
    ]  # fmt: skip


def _explained(each: OfRule) -> str:
    if each.level.value == "error":
        return ""
    if each.explained == each.children:
        return "Explained." if each.children == 1 else "All explained."
    return f"{each.explained:,} explained, {each.children - each.explained:,} not yet."


def _whole(each: Finding, year: Year, actor: Actor, now: datetime) -> OfTheWhole:
    link = None
    if not each.is_error and may(actor, Permission.EXPLAIN):
        url = reverse("returns_explain_whole", kwargs={"ending": year.ending, "rule": each.rule.lower()})
        link = Link("Explain it again" if each.said else "Explain it", url)
    return OfTheWhole(each.words, each.rule, MEANS[each.level.value], each.rests_on, said_of(each, now), link)


def _row(each: Listed, year: Year, name: str, now: datetime) -> Row:
    url = reverse("returns_child", kwargs={"ending": year.ending, "person_id": each.person_id})
    return Row(name, url, f"Since {say.near(each.since, now)}.", said_of(each.finding, now), each.finding.sent)
