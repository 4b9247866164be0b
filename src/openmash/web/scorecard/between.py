"""A figure by groups of children, beside how many of each live here: words, tables, and the pages of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isinf

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.comparing import Compared, Groups
from openmash.insight.scorecard.dividing import CUTS, NOT_KNOWN
from openmash.insight.scorecard.indicators import BETWEEN_GROUPS, Indicator, Kind
from openmash.insight.scorecard.intervals import difference, ratio
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.selectors import Between, Differences, Loaded, Reading
from openmash.web.scorecard import said

NO_DIFFERENCE = "No difference can be told"
METHOD = (
    "For each 10,000 children of a group who live here, beside all the other groups together. The range holds the "
    "truth 95 times in 100, were nothing but chance at work (Rothman, Greenland and Lash 2008: on the logarithm, and "
    "mid-P where either count is below ten)."
)
NOT_CAUSE = (
    "A difference is a question, never an answer: it may lie in what children live through, in what is noticed, or in "
    "how others respond. Where one child is counted several times the truth is less sure than is said."
)
DISABILITY = "A disability is counted where one is recorded here: the count of who lives here may mean another thing."
WHO = "A data officer or the partnership manager can load it"


def times(one: Compared) -> str:
    """ "1.4 times as often (1.1 to 1.8)"; "No difference can be told (0.8 to 1.3 times)"."""
    if one.count is None:
        return said.NOT_SHOWN
    if one.times is None or one.low is None or one.high is None:
        return "Nothing to lay beside it"
    if not one.is_told:
        return NO_DIFFERENCE if isinf(one.high) else f"{NO_DIFFERENCE} ({_span(one.low, one.high)} times)"
    if isinf(one.times):
        return "None among the others: more often than chance explains"
    if not one.times:
        return "None here: less often than chance explains"
    said_so = _number(one.times, _digits(one.times, one.low, one.high))
    return f"{said_so} times as often ({_span(one.low, one.high, one.times)})"


def _digits(*numbers: float) -> int:
    """One place after the point, and two where one would hide on which side of 1 a number is."""
    return 2 if any(f"{each:.1f}" == "1.0" for each in numbers) else 1


def _span(low: float, high: float, *more: float) -> str:
    digits = _digits(low, high, *more)
    return f"{_number(low, digits)} to {_number(high, digits)}"


def _number(one: float, digits: int) -> str:
    """No more places than mean anything: "132", "1.4", "1.04", "0"."""
    return f"{one:,.0f}" if one >= 10 or not one else f"{one:.{digits}f}"


def rate(one: Compared) -> str:
    """ "84 for each 10,000 of them"; empty where the count is withheld."""
    return "" if one.rate is None else f"{said.number(one.rate)} for each 10,000 of them"


def beside_who_lives_here(kind: Groups, found: Between, population: Loaded) -> Table:
    """Each group's count, and how it stands to all other children who live here."""
    parts = dict(found.parts.get(kind, ()))
    compared = {each.group: each for each in found.compared.get(kind, ())}
    rows = []
    for of in [*parts, *(group for group in compared if group not in parts)]:
        reading, one = parts.get(of), compared.get(of)
        count = Cell(said.value(found.indicator, reading), note=said.of_what(found.indicator, reading), is_number=True)
        lives = f"{one.children:,} live here" if one else ""
        beside = Cell(times(one), note=rate(one)) if one else Cell("–", note="On neither side: nobody recorded it")
        rows.append([Cell(of or NOT_KNOWN, note=lives), count, beside])
    return Table(
        CUTS[kind.value], ("Part", "Last 12 months", "Beside all other children who live here"), rows,
        left_out=f"Who lives here: {whence(population)}.{' ' + DISABILITY if kind is Groups.DISABILITY else ''}",
    )  # fmt: skip


def whence(population: Loaded) -> str:
    """Source and day of a population."""
    return f"children aged 0 to 17, {population.source}, counted for {say.day(population.counted_on)}"


def nobody_loaded(kind: Groups) -> str:
    """That how often cannot be said, why, and who can change it."""
    who = "children of each ethnic group" if kind is Groups.ETHNIC else "disabled children, and others,"
    return f"How many {who} live here was not loaded, so nobody can say how often. {WHO}."


def known_parts(parts: Sequence[tuple[str, Reading]]) -> list[tuple[str, int, int]]:
    """Parts with a name and a figure that is shown: how many of how many."""
    return [
        (of, reading.hits, reading.total)
        for of, reading in parts
        if of not in ("", NOT_KNOWN) and reading.hits is not None and reading.total
    ]


def beside_the_rest(of: str, parts: Sequence[tuple[str, Reading]]) -> str:
    """How many times as often it is so for this part as for all others that are known, and how sure that is."""
    known = known_parts(parts)
    mine = next(((hits, total) for each, hits, total in known if each == of), None)
    rest = [(hits, total) for each, hits, total in known if each != of]
    if mine is None or not rest:
        return "–"
    others = (sum(hits for hits, _ in rest), sum(total for _, total in rest))
    low, high = difference(others, mine)
    if low <= 0 <= high:
        return "No clear difference"
    found = ratio(mine, others)
    if found is None or mine[0] == mine[1] or others[0] == others[1]:
        return "More often than chance explains" if low > 0 else "Less often than chance explains"
    return "{:.2f} times as often (likely {:.2f} to {:.2f})".format(*found)


def parts_table(one: Indicator, name: str, parts: Sequence[tuple[str, Reading]], *, of_children: bool) -> Table:
    """Parts of a figure; of a share by what is known of children, each beside all the others."""
    rows = [
        [Cell(of or NOT_KNOWN), Cell(said.value(one, reading), note=said.of_what(one, reading), is_number=True)]
        for of, reading in parts
    ]
    if one.kind is not Kind.SHARE or not of_children or len(known_parts(parts)) < 2:
        return Table(name, ("Part", "Last 12 months"), rows)
    for row, (of, _) in zip(rows, parts, strict=True):
        row.append(Cell(beside_the_rest(of, parts)))
    return Table(name, ("Part", "Last 12 months", "Beside all the others"), rows)


def table_of(kind: Groups, found: Between, populations: Mapping[Groups, Loaded]) -> Table | None:
    """A figure by one kind of group, with as much beside it as can be said; None where no part is shown."""
    parts = found.parts.get(kind, ())
    if not parts:
        return None
    if selectors.is_compared(found.indicator):
        if kind in populations:
            return beside_who_lives_here(kind, found, populations[kind])
        plain = parts_table(found.indicator, CUTS[kind.value], parts, of_children=True)
        return Table(plain.caption, plain.columns, plain.rows, left_out=nobody_loaded(kind))
    return parts_table(found.indicator, CUTS[kind.value], parts, of_children=True)


@dataclass(frozen=True)
class DifferencesPage:
    """What the template shows."""

    title: str
    sentence: str
    tables: Sequence[Table]
    lines: Sequence[str]
    rules: Sequence[str]
    links: Sequence[Link]
    empty: Empty | None
    back: Link


@screen(Permission.VIEW, log="")
def scorecard_differences(request: HttpRequest, actor: Actor) -> Shown:
    """Every figure about children: where a difference between groups can be told. It shows nobody."""
    found = selectors.differences(actor=actor)
    counted = [each for each in found.figures if selectors.is_compared(each.indicator)]
    shares = [each for each in found.figures if not selectors.is_compared(each.indicator)]
    kinds = [kind for kind in Groups if kind in found.populations]
    tables = []
    if kinds:
        rows = [
            [_linked(each), *(Cell(_told(each.compared.get(kind, ()))) for kind in kinds)]
            for each in counted
            if any(each.compared.values())
        ]
        tables.append(Table("Counts, beside who lives here", ("Figure", *(CUTS[kind.value] for kind in kinds)), rows,
                            left_out="Figures with too little in them to be divided are left out."))  # fmt: skip
    linked = [[_linked(each), Cell(each.indicator.question)] for each in shares if each.parts]
    tables.append(Table("Shares, group beside group", ("Figure", "What it asks"), linked,
                        left_out="A share is of children already counted: who lives here is not needed."))  # fmt: skip
    page = DifferencesPage(
        BETWEEN_GROUPS.name, sentence(found), [table for table in tables if table.rows],
        [nobody_loaded(kind) for kind in Groups if kind not in found.populations], _rules(found),
        [Link("How many children live here", reverse("scorecard_population"))],
        None if found.counted_at else Empty(
            "Nothing has been counted yet", "Every night each figure is counted from what others recorded."
        ), Link("Scorecard", reverse("scorecard")),
    )  # fmt: skip
    return Shown("scorecard/differences.html", page)


@screen(Permission.VIEW, log="")
def scorecard_differences_of(request: HttpRequest, actor: Actor, key: str) -> Shown:
    """One figure by each kind of group. It shows nobody. Raises NotVisible where there is no such figure."""
    found = selectors.differences(actor=actor)
    one = next((each for each in found.figures if each.indicator.key == key), None)
    if one is None:
        raise NotVisible
    tables = [table for kind in Groups if (table := table_of(kind, one, found.populations))]
    page = DifferencesPage(
        f"{one.indicator.name}, by groups of children", one.indicator.question, tables, [], _rules(found),
        [Link("Everything about this figure", reverse("scorecard_figure", args=[key])),
         Link("How many children live here", reverse("scorecard_population"))],
        None if tables else Empty("Too few to be divided", "Where fewer than five are counted, no group is shown."),
        Link(BETWEEN_GROUPS.name, reverse("scorecard_differences")),
    )  # fmt: skip
    return Shown("scorecard/differences.html", page)


def sentence(found: Differences) -> str:
    """In how many a difference can be told, and how many chance alone would give."""
    told, of = found.told
    return f"{told_of(told, of)} {said.counted(found.counted_at)}"


def told_of(told: int, of: int) -> str:
    """ "In 7 of 40 comparisons a difference can be told", and in how many chance alone would show one."""
    if not of:
        return "Nothing could be laid beside who lives here yet."
    chance = f"Were there none, chance alone would show about {round(of / 20):,}."
    return f"In {told:,} of {say.count_of(of, 'comparison')} a difference can be told. {chance}"


def _rules(found: Differences) -> list[str]:
    return [METHOD, NOT_CAUSE, said.EXACT if found.exact else said.ROUNDED]


def _linked(each: Between) -> Cell:
    return Cell(each.indicator.name, reverse("scorecard_differences_of", args=[each.indicator.key]))


def _told(compared: Sequence[Compared]) -> str:
    """The groups of which a difference can be told, the most children first to be read as they stand."""
    if not compared:
        return "Too few to be divided"
    told = [f"{each.group}: {times(each)}" for each in compared if each.is_told]
    return "; ".join(told) if told else NO_DIFFERENCE


def load_link(actor: Actor) -> list[Link]:
    """For whoever may load who lives here."""
    if not may(actor, Permission.LOAD_POPULATION):
        return []
    return [Link("Load how many children live here", reverse("scorecard_load_population"))]
