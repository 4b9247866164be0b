"""One figure: what it asks, how it moves, where it differs, beside what is published, and how it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Fact, Link, Table
from openmash.insight.scorecard import selectors
from openmash.insight.scorecard.comparing import Groups
from openmash.insight.scorecard.dividing import CUTS
from openmash.insight.scorecard.indicators import Indicator, Kind
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.selectors import Divided, Line, Reading
from openmash.web.scorecard import said
from openmash.web.scorecard.between import METHOD, load_link, parts_table, table_of
from openmash.web.scorecard.drawing import Picture, picture
from openmash.web.scorecard.scorecard import WHOLE, published_value

SMALL = "Below five nothing is shown to whoever may not see the children, and no difference gives it back"
APART = "nobody, whatever their role, is shown a number below five, and the others are to the nearest five"


@dataclass(frozen=True)
class FigurePage:
    """What the template shows."""

    title: str
    question: str
    value: str
    of_what: str
    before: str
    moves: str
    changed: bool
    picture: Picture | None
    legend: str
    months: Table
    cuts: Sequence[Table]
    links: Sequence[Link]
    beside: Table | None
    beside_words: str
    restated: Table | None
    made: Sequence[Fact]
    rules: Sequence[str]
    back: Link


@dataclass(frozen=True)
class Loaded:
    """The figure; it is about nobody."""

    found: Divided

    @property
    def about(self) -> Sequence[str]:
        return ()


def load(*, actor: Actor, key: str) -> Loaded:
    """This figure, as this reader may see it."""
    return Loaded(selectors.figure(key, actor=actor))


@screen(Permission.VIEW, load=load, log="")
def scorecard_figure(request: HttpRequest, actor: Actor, loaded: Loaded, key: str) -> Shown:
    """One figure. It shows nobody; the children behind a month are a page of their own, for those with the right."""
    found = loaded.found
    line, one = found.line, found.line.indicator
    lists = bool(one.about_children and found.exact and may(actor, Permission.LIST_CHILDREN))
    page = FigurePage(
        one.name, one.question, said.value(one, line.year), said.of_what(one, line.year), said.since_before(line),
        said.moves(line), said.is_changed(line.chart), picture(line), _legend(line), _months(line, lists),
        _cuts(found), _links(one, found, actor), _beside(found), one.beside, _restated(found), _made(one, found),
        [said.EXACT if found.exact and not one.apart else said.ROUNDED, WHOLE], Link("Scorecard", reverse("scorecard")),
    )  # fmt: skip
    return Shown("scorecard/figure.html", page)


def _links(one: Indicator, found: Divided, actor: Actor) -> list[Link]:
    """To the page of its groups, and to what is missing there for whoever may load it."""
    if one.key.startswith("training-"):
        return [Link("Courses, and whether practice moved", reverse("scorecard_training"))]
    if not one.about_children or one.kind is Kind.MIDDLE or not found.between.parts:
        return []
    missing = selectors.is_compared(one) and any(kind not in found.populations for kind in Groups)
    return [
        Link("By groups of children, on a page of its own", reverse("scorecard_differences_of", args=[one.key])),
        *(load_link(actor) if missing else []),
    ]


def _legend(line: Line) -> str:
    if line.chart is None:
        return f"{said.TOO_FEW}."
    edges = (
        "a p-chart: the edges are wider in months with fewer" if line.indicator.kind is Kind.SHARE else "an XmR chart"
    )
    return (
        f"The band is how far it moves by itself ({edges}). A month in a diamond breaks a rule: outside it, seven "
        "to one side of the average, seven rising or falling, or two of three near an edge."
    )


def _months(line: Line, lists: bool) -> Table:
    one = line.indicator
    signs = line.chart.signs if line.chart else (None,) * len(line.months)
    rows = []
    for reading, sign in reversed(list(zip(line.months, signs, strict=True))):
        address = reverse("scorecard_children", args=[one.key, reading.month.year, reading.month.month])
        rows.append([
            Cell(said.month(reading.month), note=f"This month {sign.value}." if sign else ""),
            Cell(said.value(one, reading), is_number=True),
            Cell(_of(one, reading), address if lists and reading.total else "", is_number=True),
        ])  # fmt: skip
    of = "Of how many" if one.kind is not Kind.COUNT else "Children" if lists else "How many"
    return Table("Month by month", ("Month", "Figure", of), rows, left_out=_left_out(line))


def _of(one: Indicator, reading: Reading) -> str:
    if reading.total is None or reading.hits is None:
        return "–"
    return f"{reading.hits:,} of {reading.total:,}" if one.kind is Kind.SHARE else f"{reading.total:,}"


def _left_out(line: Line) -> str:
    if line.indicator.at_month_end:
        return "As it stood on each month’s last day."
    return "A month is never finished: what is recorded late, or put right, changes it, and it is said below."


def _cuts(found: Divided) -> list[Table]:
    names = {"part": found.line.indicator.parts, **CUTS}
    return [_cut(found, cut, names[cut]) for cut in names if found.cuts.get(cut)]


def _cut(found: Divided, cut: str, name: str) -> Table:
    table = table_of(Groups(cut), found.between, found.populations) if cut in list(Groups) else None
    return table or parts_table(found.line.indicator, name, found.cuts[cut], of_children=cut in CUTS)


def _beside(found: Divided) -> Table | None:
    one = found.line.indicator
    if not found.published:
        return None
    order = ("England", "South West", "Statistical neighbours")
    listed = sorted(found.published, key=lambda each: order.index(each.place) if each.place in order else len(order))
    rows = [[Cell("Here, the last 12 months"), Cell(said.value(one, found.line.year), is_number=True)]]
    rows += [
        [
            Cell(f"{each.place}, published {each.year}"),
            Cell(published_value(one, each.value), is_number=True),
        ]
        for each in listed
    ]
    return Table("Beside what is published", ("Where", "Figure"), rows, left_out=f"Source: {found.published_source}.")


def _restated(found: Divided) -> Table | None:
    one = found.line.indicator
    rows = [
        [
            Cell(said.month(each.month)),
            Cell(_both(one, each.was)),
            Cell(_both(one, each.now)),
            Cell(say.moment(each.at)),
        ]
        for each in found.restated[:24]
    ]
    return Table("Restated", ("Month", "It was", "It became", "When"), rows) if rows else None


def _both(one: Indicator, reading: Reading) -> str:
    return (
        f"{said.value(one, reading)} ({_of(one, reading)})" if one.kind is not Kind.COUNT else said.value(one, reading)
    )


def _made(one: Indicator, found: Divided) -> list[Fact]:
    target = f"{one.target.percent:g}%. {one.target.source}" if one.target else "None is set"
    return [
        Fact("Number on the partnership’s list", one.code or "None: beyond the list"),
        Fact("Asks", one.question),
        Fact("Counted", one.numerator),
        *([Fact("Out of", one.denominator)] if one.denominator else []),
        Fact("Left out", f"{one.exclusions}. Restricted records"),
        Fact("From", one.source),
        Fact("Counted anew", one.refresh),
        Fact("Who answers for it", one.owner),
        Fact("Held against", target),
        Fact("Divided by", _divided(one)),
        Fact("Small numbers", f"{one.apart}: {APART}" if one.apart else SMALL),
        Fact("How sure", _sure(one)),
        Fact("Last counted", said.counted(found.counted_at)),
    ]


def _divided(one: Indicator) -> str:
    cuts = [
        *([one.parts.lower()] if one.parts else []),
        *(each.lower() for each in CUTS.values() if one.about_children),
    ]
    return say.begun(say.listed(cuts)) if cuts else "Nothing: too few, or about no child"


def _sure(one: Indicator) -> str:
    if one.kind is Kind.SHARE:
        return "95 times in 100 the truth lies within what is said (Wilson’s score interval)"
    if one.kind is Kind.COUNT:
        groups = f". Groups of children: {METHOD}" if one.about_children else ""
        return f"95 times in 100 the truth lies within what is said (Byar’s interval; exact below ten){groups}"
    return "The middle: half are below it and half above"
