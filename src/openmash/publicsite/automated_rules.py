"""The public register of automated rules: what our computers decide, suggest or remind of, and how to question it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.foundation.reference.automated import Does, Measured, Rule
from openmash.insight.processing.registering import REGISTER, rules
from openmash.publicsite.ringing import numbers

SAYS = {
    Does.DECIDES: "These do something before a person looks. A person can always undo it.",
    Does.PROPOSES: "These only suggest. Nothing happens unless a person decides it.",
    Does.REMINDS: "These count days and hours, and tell somebody what waits.",
}


@dataclass(frozen=True)
class Listed:
    """One rule in the list: where its page is, and what it is for."""

    link: Link
    says: str


@dataclass(frozen=True)
class Group:
    """The rules that do as much without a person as one another."""

    heading: str
    says: str
    rules: tuple[Listed, ...]


@dataclass(frozen=True)
class RulesPage:
    """Every rule."""

    title: str
    groups: tuple[Group, ...]
    by_day: str
    by_night: str


@dataclass(frozen=True)
class RulePage:
    """One rule. `measured_how` is empty where nothing was measured; then `unmeasured` says why."""

    title: str
    facts: Sequence[Fact]
    measured_how: Sequence[Fact]
    tables: Sequence[Table]
    unmeasured: str
    by_day: str
    by_night: str


@screen(PublicActor.PUBLIC)
def automated_rules(request: HttpRequest, actor: Actor) -> Shown:
    """List every rule, those that act by themselves first."""
    groups = tuple(
        Group(
            str(does.label), SAYS[does],
            tuple(
                Listed(Link(each.name, reverse("automated_rule", kwargs={"key": each.key})), each.purpose)
                for each in rules()
                if each.does is does
            ),
        )
        for does in Does
    )  # fmt: skip
    return Shown("publicsite/automated_rules.html", RulesPage(REGISTER, groups, *numbers()))


@screen(PublicActor.PUBLIC)
def automated_rule(request: HttpRequest, actor: Actor, key: str) -> Shown:
    """One rule, or as if there were none."""
    found = next((each for each in rules() if each.key == key), None)
    if found is None:
        raise NotVisible
    measured = found.measured() if found.measured else None
    page = RulePage(
        found.name, facts_of(found), how_measured(measured) if measured else (), tables_of(measured),
        "" if measured else found.unmeasured or "Nobody has measured it yet.", *numbers(),
    )  # fmt: skip
    return Shown("publicsite/automated_rule.html", page)


def facts_of(rule: Rule) -> list[Fact]:
    """What one entry says, line by line."""
    return [
        Fact("What it is for", rule.purpose),
        Fact("What it looks at", rule.goes_in),
        Fact("What comes out", rule.comes_out),
        Fact("Who decides in the end", rule.decides),
        *([Fact("What it never does", rule.never)] if rule.never else []),
        Fact("Who answers for it", rule.owner),
        Fact("In use since", say.day(rule.since)),
    ]


def how_measured(measured: Measured) -> list[Fact]:
    """When it was measured, on whom, and by what: anybody with the program can do it again."""
    return [
        Fact("Measured", measured.on),
        Fact("On whom", measured.on_whom),
        Fact("By this command of the program", measured.command),
    ]


def tables_of(measured: Measured | None) -> list[Table]:
    """The figures as they are stored."""
    return [
        Table(each.caption, each.heads, [[Cell(cell) for cell in row] for row in each.rows])
        for each in (measured.tables if measured else ())
    ]
