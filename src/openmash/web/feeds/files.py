"""My agency's files: how fresh each is, what each came to, and the rows that were refused, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.foundation.imports import selectors
from openmash.foundation.imports.permissions import Permission
from openmash.foundation.imports.selectors import Loaded, Quarantined
from openmash.pathways.feeds import every_feed

MOST = 200


@dataclass(frozen=True)
class FilesPage:
    """What the template shows."""

    title: str
    count: str
    refused: Table | None
    none_refused: Empty
    files: Table | None
    no_files: Empty


@screen(Permission.SEE_FILES, log="imports.refused_listed")
def files(request: HttpRequest, actor: Actor) -> Answer:
    """What waits to be put right comes first."""
    refused = selectors.quarantined(actor=actor, limit=MOST)
    loaded = selectors.files_loaded(agency_id=actor.agency_id)
    names = {each.slug: each.name for each in every_feed()}
    page = FilesPage(
        title="Our files",
        count=_count(len(refused)),
        refused=Table(
            "Rows that were refused", ("The row", "Why it was refused", "File"),
            [_row(each, names) for each in refused], caption_hidden=True,
        )
        if refused
        else None,
        none_refused=Empty(
            "Nothing waits to be put right.",
            "A row that cannot be taken in is kept here with its reason. The rest of its file is taken in.",
        ),
        files=Table(
            "The newest files", ("File", "What it came to", "As at", "Received"),
            [_file(each, names) for each in loaded],
        )
        if loaded
        else None,
        no_files=Empty("No file has come yet.", "Each file is listed here with what became of its rows."),
    )  # fmt: skip
    return Shown("feeds/files.html", page, about=[f"row:{each.row_id}" for each in refused])


def _count(refused: int) -> str:
    if not refused:
        return "Rows to be put right"
    if refused == 1:
        return "One row waits to be put right."
    return f"{refused} rows wait to be put right." if refused < MOST else f"{MOST} or more rows wait to be put right."


def _row(each: Quarantined, names: dict[str, str]) -> list[Cell]:
    url = reverse("refused_row", kwargs={"row_id": each.row_id})
    return [
        Cell(each.key or f"Line {each.line}", url, note=f"Line {each.line}" if each.key else ""),
        Cell(each.reason),
        Cell(names.get(each.feed, each.feed), note=f"{each.file_name}, {say.near(each.received_at, timezone.now())}"),
    ]


def _file(each: Loaded, names: dict[str, str]) -> list[Cell]:
    said = [f"{each.accepted} taken in", f"{each.already_held} already held", f"{each.quarantined} refused"]
    said += [f"{each.gone} no longer listed"] if each.gone else []
    note = "" if each.is_finished else "Interrupted: load it again, and it completes"
    now = timezone.now()
    return [
        Cell(names.get(each.feed, each.feed), note=each.file_name),
        Cell(", ".join(said), note=note),
        Cell(say.near(each.as_at, now) if each.as_at else "Not said"),
        Cell(say.near(each.received_at, now)),
    ]


def rows_waiting(actor: Actor) -> int:
    """How many refused rows of the actor's agency wait."""
    return len(selectors.quarantined(actor=actor, limit=MOST))
