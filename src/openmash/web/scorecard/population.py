"""How many children live here, by group: what counts now, every version with who loaded it, and loading a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import Problem
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.foundation.facts.refusals import Incomplete
from openmash.insight.scorecard import actions, selectors
from openmash.insight.scorecard.comparing import Groups
from openmash.insight.scorecard.dividing import CUTS
from openmash.insight.scorecard.permissions import Permission
from openmash.insight.scorecard.populations import COLUMNS
from openmash.insight.scorecard.selectors import Loaded
from openmash.web.journey.tasks import FormPage
from openmash.web.scorecard.between import load_link, nobody_loaded
from openmash.web.shell import csv_file
from openmash.web.shell.csv_file import FileForm


@dataclass(frozen=True)
class PopulationPage:
    """What the template shows."""

    title: str
    sentence: str
    tables: Sequence[Table]
    missing: Sequence[str]
    versions: Table | None
    links: Sequence[Link]
    back: Link


@screen(Permission.VIEW, log="")
def scorecard_population(request: HttpRequest, actor: Actor) -> Shown:
    """What counts now and what counted before. It shows nobody."""
    found = selectors.populations(actor=actor)
    now = {each.kind: each for each in reversed(found)}
    page = PopulationPage(
        "How many children live here",
        "Children aged 0 to 17, by group: what counts of children are laid beside. Each area loads its own.",
        [_table(now[kind]) for kind in Groups if kind in now],
        [nobody_loaded(kind) for kind in Groups if kind not in now],
        _versions(found),
        load_link(actor),
        Link("Differences between groups of children", reverse("scorecard_differences")),
    )
    return Shown("scorecard/population.html", page)


def _table(one: Loaded) -> Table:
    whole = sum(one.groups.values())
    called = {ours: say.begun(name) for name, ours in one.kind.names.items()} if one.kind is Groups.DISABILITY else {}
    rows = [
        [
            Cell(called.get(group, group)),
            Cell(f"{many:,}", is_number=True),
            Cell(f"{100 * many / whole:.1f}%", is_number=True),
        ]
        for group, many in one.groups.items()
    ]
    rows.append([Cell("In all"), Cell(f"{whole:,}", is_number=True), Cell("100%", is_number=True)])
    left_out = f"{one.source}. Counted for {say.day(one.counted_on)}. Loaded by {one.by} at {say.moment(one.at)}."
    return Table(CUTS[one.kind.value], ("Group", "Children", "Of all"), rows, left_out=left_out)


def _versions(found: Sequence[Loaded]) -> Table | None:
    """Every file that was loaded, the newest first."""
    newest = {each.kind: each for each in reversed(found)}
    rows = [
        [
            Cell(say.begun(each.kind.label), note="Counts now" if newest[each.kind] is each else "Superseded"),
            Cell(f"{sum(each.groups.values()):,}", is_number=True), Cell(each.source, note=each.file),
            Cell(say.day(each.counted_on)), Cell(each.by, note=say.moment(each.at)),
        ]
        for each in found
    ]  # fmt: skip
    columns = ("By", "Children", "Source", "Counted for", "Loaded by")
    return Table("Every version", columns, rows) if rows else None


@screen(Permission.LOAD_POPULATION, log="")
def scorecard_load_population(request: HttpRequest, actor: Actor) -> Answer:
    """Load a file. Where anything in it is wrong, each fault is said by its row and nothing is kept."""
    form, back = FileForm.blank(), Link("How many children live here", reverse("scorecard_population"))
    if request.method == "POST":
        form = FileForm.parse(request.POST)
        name, words, wrong = csv_file.sent(request, form)
        if wrong:
            form = form.with_problems([Problem("words", wrong)])
        if form.is_complete:
            try:
                actions.load_population(actor=actor, name=name, words=words)
                return Go(back.url)
            except Incomplete as refusal:
                form = form.with_problems(refusal.problems)
    lines = (
        f"Its first row is: {','.join(COLUMNS)}.",
        *(
            f"Where kind is “{kind.label}”, group is each of these once: {', '.join(_names(kind))}."
            for kind in Groups
        ),
        "Children are those aged 0 to 17; date is the day they were counted for. A kind may be left out whole.",
        "Where a row is wrong nothing is loaded. A later file stands in place of an earlier one, which is kept.",
    )  # fmt: skip
    page = FormPage("Load how many children live here", form, back, "", "Load it", lines)
    return Shown(csv_file.TEMPLATE, page)


def _names(kind: Groups) -> Sequence[str]:
    return list(kind.names.values() if kind is Groups.ETHNIC else kind.names)
