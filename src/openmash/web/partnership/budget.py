"""The budget of the partnership: what each partner gives, what it is spent on, planned and actual, to the penny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.fields import Wrong
from openmash.foundation.design.forms import Choice, Form, Number, Option, Problem, Text
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import Incomplete, NotVisible
from openmash.insight.partnership import actions, rules, selectors
from openmash.insight.partnership.actions import MoneyTold
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.selectors import Budget, MoneyLine, Year
from openmash.insight.partnership.words import Side
from openmash.statute.calendar import local_date
from openmash.web.child.task import ask
from openmash.web.journey.tasks import FormPage
from openmash.web.partnership.keeping import agencies_to_choose, key_of
from openmash.web.shell import csv_file
from openmash.web.shell.csv_file import FileForm

FIRST_YEAR = 2019
NOT_SAID = "Not said"


def _money(words: str) -> str:
    try:
        rules.money(words)
    except ValueError:
        raise Wrong(f"“{words}” is no sum of money: type pounds and pence, such as 12,500.00.") from None
    return words


class MoneyForm(Form):
    """A line of the budget."""

    year = Number(
        "Of which year?", hint="The year in whose April it begins", least=FIRST_YEAR, most=2099,
        required="Give the year.",
    )  # fmt: skip
    side = Choice("What is it?", tuple(Option(x.value, str(x.label)) for x in Side), required="Choose what it is.")
    partner = Choice("Which partner gives it?", (), hint="Not for spending")
    heading = Text("Under which heading?", hint="Such as “Training” or “Cash”", most=120, required="Give its heading.")
    planned = Text("Planned, in pounds", hint="Such as 12,500.00", most=20, width="10", check=_money)
    actual = Text("Actual, in pounds", hint="Left empty: not known yet", most=20, width="10", check=_money)


@dataclass(frozen=True)
class BudgetPage:
    """What the template shows."""

    title: str
    sentence: str
    given: Table | None
    spent: Table | None
    refused: Table | None
    tasks: Sequence[Link]
    others: Sequence[Link]
    empty: Empty


@screen(Permission.VIEW, log="")
def partnership_budget(request: HttpRequest, actor: Actor, year: int | None = None) -> Shown:
    """The budget of a year. It is about nobody."""
    now = selectors.year_of(local_date(timezone.now()))
    began = now.began if year is None else year
    if not FIRST_YEAR <= began <= now.began + 1:
        raise NotVisible
    found = selectors.budget(began, actor=actor)
    page = BudgetPage(
        f"Budget {Year(began).name}",
        _sentence(found),
        table(found, Side.GIVEN),
        table(found, Side.SPENT),
        _refused(found),
        [
            Link("Type a line", reverse("partnership_keep_money")),
            Link("Take in a file", reverse("partnership_take_in_budget")),
        ]
        if may(actor, Permission.KEEP)
        else (),
        [
            Link(f"The year {Year(each).name}", reverse("partnership_budget_of", kwargs={"year": each}))
            for each in (began - 1, began + 1)
            if FIRST_YEAR <= each <= now.began + 1
        ],
        Empty("No money is kept for this year", "A line is typed, or a file of lines is taken in."),
    )
    return Shown("partnership/budget.html", page)


@screen(Permission.KEEP, log="")
def partnership_keep_money(request: HttpRequest, actor: Actor) -> Answer:
    """Type a line; what is said of one again stands in its place."""
    years: list[int] = []
    form = ask(
        request,
        MoneyForm.offering(partner=agencies_to_choose()).blank(
            filled={"year": selectors.year_of(local_date(timezone.now())).began}
        ),
        lambda told: years.append(
            actions.keep_money(
                actor=actor,
                told=MoneyTold(
                    told.year, Side(told.side), told.heading, rules.money(told.planned), rules.money(told.actual),
                    key_of(told.partner),
                ),
            )
        ),
    )  # fmt: skip
    if form is None:
        return Go(reverse("partnership_budget_of", kwargs={"year": years[0]}))
    lines = ("A line said again, under the same heading, stands in place of what was said before; that is kept.",)
    return Shown("journey/task.html", FormPage("Type a line of the budget", form, _back(), "", "Save this line", lines))


@screen(Permission.KEEP, log="")
def partnership_take_in_budget(request: HttpRequest, actor: Actor) -> Answer:
    """Take in a file: rows that cannot be read are kept aside, each with its reason."""
    form = FileForm.blank()
    if request.method == "POST":
        form = FileForm.parse(request.POST)
        name, words, wrong = csv_file.sent(request, form)
        if wrong:
            form = form.with_problems([Problem("words", wrong)])
        if form.is_complete:
            try:
                actions.take_in_budget(actor=actor, name=name, words=words)
                return Go(_back().url)
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    lines = (
        "Its first row is: year,side,partner,heading,planned,actual.",
        "Side is contribution or spending; partner is empty for spending.",
        "Rows that can be read are taken in; the others are kept aside on the budget’s page, each with its reason.",
    )
    return Shown(csv_file.TEMPLATE, FormPage("Take in a file", form, _back(), "", "Take it in", lines))


def _back() -> Link:
    return Link("The budget", reverse("partnership_budget"))


def pounds(amount: Decimal | None) -> str:
    """ "£12,500.00", "−£300.00"; "Not said" where nobody has."""
    if amount is None:
        return NOT_SAID
    return f"{'−' if amount < 0 else ''}£{abs(amount):,.2f}"


def table(found: Budget, side: Side) -> Table | None:
    """One side of the budget, with its total."""
    lines = found.of(side)
    if not lines:
        return None
    rows = [
        [Cell(_what(each), note=each.source), _cell(each.planned), _cell(each.actual), Cell(_difference(each))]
        for each in lines
    ]
    rows.append([Cell("In all"), _cell(found.planned(side)), _cell(found.actual(side)), Cell("")])
    first = "Partner" if side is Side.GIVEN else "Heading"
    caption = "What partners give" if side is Side.GIVEN else "What it is spent on"
    return Table(caption, (first, "Planned", "Actual", "Difference"), rows)


def _what(each: MoneyLine) -> str:
    return f"{each.partner}: {each.heading}" if each.partner else each.heading


def _cell(amount: Decimal | None) -> Cell:
    return Cell(pounds(amount), is_number=True)


def _difference(each: MoneyLine) -> str:
    if each.planned is None or each.actual is None:
        return ""
    more = each.actual - each.planned
    return "As planned" if not more else f"{pounds(abs(more))} {'more' if more > 0 else 'less'} than planned"


def _sentence(found: Budget) -> str:
    given, spent = found.actual(Side.GIVEN), found.actual(Side.SPENT)
    if not found.lines:
        return "Nobody has kept any money of this year."
    missing = sum(line.actual is None for line in found.lines)
    left = given - spent
    known = f" {say.count_of(missing, 'line')} without an actual sum yet." if missing else ""
    return f"Given so far {pounds(given)}; spent so far {pounds(spent)}; {pounds(left)} left of what was given.{known}"


def _refused(found: Budget) -> Table | None:
    rows = [[Cell(f"{each.file}, row {each.row}"), Cell(each.words), Cell(each.why)] for each in found.refused]
    columns = ("Where", "The row, as it was", "Why not")
    return Table("Rows of the last file with faults that were not taken in", columns, rows) if rows else None
