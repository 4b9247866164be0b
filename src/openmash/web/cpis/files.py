"""The file for the NHS: make it, fetch one made before, and who lacks an NHS number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.cpis import selectors
from openmash.casework.cpis.permissions import Permission
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Sent, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.forms import new_token
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.facts.refusals import NotAllowedNow
from openmash.pathways import cpis as pathway


@dataclass(frozen=True)
class FilesPage:
    """What the template shows."""

    title: str
    sentence: str
    refused: str
    without_number: Sequence[Link]
    files: Table | None
    empty: Empty
    make_url: str
    token: str


@screen(Permission.SEND, log="cpis.listed")
def cpis(request: HttpRequest, actor: Actor) -> Answer:
    """The files made, and those who cannot be sent. Pressing the button makes the next one."""
    refused = ""
    if request.method == "POST":
        try:
            pathway.make_file(actor=actor)
            return Go(reverse("cpis"))
        except NotAllowedNow as refusal:
            refused = refusal.sentence
    now = timezone.now()
    found = pathway.eligible(actor=actor, now=now)
    made = selectors.files(actor=actor)
    rows = [
        (
            Cell(say.near(each.made_at, now), reverse("cpis_file", kwargs={"file_id": each.id})), Cell(each.by),
            Cell(str(each.added), is_number=True), Cell(str(each.changed), is_number=True),
            Cell(str(each.ended), is_number=True), Cell(each.sha256[:12]),
        )
        for each in made
    ]  # fmt: skip
    page = FilesPage(
        "CP-IS: the file for the NHS",
        f"{_children(len(found.cells))} on a child protection plan, looked after, or unborn with a plan, now or within "
        "twelve months. Each file holds what changed since the one before. A child whose record is restricted is in no "
        "file: whoever is named for them tells the NHS.",
        refused,
        [Link(name, reverse("child_details", kwargs={"person_id": key})) for key, name in found.without_number.items()],
        Table("Files made", ("When", "By whom", "Added", "Changed", "Ended", "Hash"), rows) if rows else None,
        Empty("No file has been made", "The first holds everybody eligible; each after it, what changed."),
        reverse("cpis"), new_token(),
    )  # fmt: skip
    return Shown("cpis/files.html", page, about=[f"person:{key}" for key in found.without_number])


@screen(Permission.SEND, log="cpis.file_fetched")
def cpis_file(request: HttpRequest, actor: Actor, file_id: UUID) -> Answer:
    """A file as it was sent."""
    content, people = selectors.content(file_id, actor=actor)
    return Sent(content, "text/csv; charset=utf-8", f"cp-is-{file_id}.csv", about=[f"person:{key}" for key in people])


def _children(many: int) -> str:
    return "1 child" if many == 1 else f"{many} children"
