"""One refused row: why, what was sent, and each cell to put right and load again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, screen
from openmash.foundation.design.forms import Form, LongText, Text
from openmash.foundation.design.parts import Link
from openmash.foundation.facts.refusals import NotVisible, Problem
from openmash.foundation.imports import selectors
from openmash.foundation.imports.columns import Column
from openmash.foundation.imports.permissions import Permission
from openmash.foundation.imports.selectors import Quarantined
from openmash.pathways import feeds

NAMES = {"nhs_number": "NHS number", "upn": "Unique pupil number", "as_at": "As at"}


@dataclass(frozen=True)
class Loaded:
    """One refused row."""

    row: Quarantined

    @property
    def about(self) -> Sequence[str]:
        return [f"row:{self.row.row_id}"]


@dataclass(frozen=True)
class RefusedRowPage:
    """What the template shows. `asked` are the names of the form's questions, in the file's order."""

    title: str
    caption: str
    back: Link
    reasons: Sequence[str]
    as_sent: str
    form: Form
    asked: Sequence[tuple[str, bool]]
    may_load: bool


def load_row(*, actor: Actor, row_id: UUID) -> Loaded:
    """The row, where it is of the actor's own agency and still waits."""
    found = selectors.quarantined_row(row_id, actor=actor)
    if found is None:
        raise NotVisible
    return Loaded(found)


@screen(Permission.PUT_RIGHT, load=load_row, log="imports.refused_viewed")
def refused_row(request: HttpRequest, actor: Actor, loaded: Loaded, row_id: UUID) -> Answer:
    """Every cell as it was sent; what is put right is loaded as a file of one row, by the same rules."""
    row, feed = loaded.row, feeds.feed_named(loaded.row.feed)
    asking = _form_of(feed.columns)
    form = asking.blank(filled={name: row.cells.get(name, "") for name in asking.fields})
    again = ""
    if request.method == "POST" and not feed.whole:
        form = asking.parse(request.POST)
        if form.is_complete:
            cells = {name: str(form.values[name]) for name in asking.fields}
            again = feeds.put_right(actor=actor, row_id=row_id, cells=cells)
            if not again:
                return Go(reverse("partner_files"))
            form = form.with_problems(_at_their_cells(again, asking))
    page = RefusedRowPage(
        title="Put a row right",
        caption=f"{feed.name}, {row.file_name}, line {row.line}",
        back=Link("Our files", reverse("partner_files")),
        reasons=[again or row.reason],
        as_sent=row.cells.get("line", ""),
        form=form,
        asked=[(column.name, column.lines) for column in feed.columns],
        may_load=not feed.whole,
    )
    return Shown("feeds/refused_row.html", page)


def _form_of(columns: Sequence[Column]) -> type[Form]:
    """A question for each column. Nothing is judged here: the feed's own rules judge it."""
    fields: dict[str, object] = {
        column.name: LongText(_named(column.name), rows=3, most=column.longest)
        if column.lines
        else Text(_named(column.name), most=column.longest)
        for column in columns
    }
    return type("RowForm", (Form,), fields)


def _named(name: str) -> str:
    return NAMES.get(name, name.replace("_", " ").capitalize())


def _at_their_cells(reasons: str, asking: type[Form]) -> list[Problem]:
    """Each reason begins with the column it is about; what does not is said at the first."""
    first = next(iter(asking.fields))
    named = reasons.partition(":")[0].strip()
    return [Problem(named if named in asking.fields else first, reasons)]
