"""Who works or worked with this child: agency, team, worker, since when, and how fresh each agency's answer is."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table
from openmash.foundation.sharing.permissions import Permission as Sharing
from openmash.records.cases import selectors as cases
from openmash.records.cases.freshness import Freshness
from openmash.records.cases.selectors import Open
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record


@dataclass(frozen=True)
class InvolvementPage(RecordPage):
    """What is open, what has ended, and what was searched."""

    now: Table | None
    ended: Table | None
    searched: tuple[Freshness, ...]
    empty: Empty | None
    share_url: str


@screen(Permission.READ, load=load, log="child.viewed")
def child_involvement(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show who is working with the child and who was."""
    opened = open_record(request, actor, child, Part.INVOLVEMENT)
    if not isinstance(opened, Opened):
        return opened
    found = cases.involvements(opened.person, actor=actor, known_at=opened.moment)
    now = [each for each in found.open if each.until is None]
    ended = [each for each in found.open if each.until is not None]
    page = InvolvementPage(
        opened.title, opened.banner, opened.parts, opened.then,
        now=_table("Working with this child", now) if now else None,
        ended=_table("Worked with this child before", ended) if ended else None,
        searched=found.searched,
        empty=None if now else _nobody(found.searched),
        share_url=reverse("child_share_outside", kwargs={"person_id": opened.person.lead_id})
        if may(actor, Sharing.SHARE_OUTSIDE) else "",
    )  # fmt: skip
    return opened.shown("child/involvement.html", page)


def _table(caption: str, found: list[Open]) -> Table:
    past = any(each.until for each in found)
    columns = ["Agency", "Service and team", "Worker", "Since", *(["Until"] if past else []), "How fresh"]
    return Table(caption, columns, [_row(each, past=past) for each in found])


def _row(each: Open, *, past: bool) -> list[Cell]:
    return [
        Cell(each.agency),
        Cell(each.service_name or each.service.label, note=each.team_name),
        Cell(each.worker_name or "Not named", note=each.worker_telephone),
        Cell(say.day_of(each.since) if each.since else "Not said"),
        *([Cell(say.day_of(each.until) if each.until else "")] if past else []),
        Cell(each.freshness.words),
    ]


def _nobody(searched: tuple[Freshness, ...]) -> Empty:
    lists = say.listed([each.words for each in searched]) if searched else "no agency’s list has been read"
    return Empty(
        "Nobody is known to be working with this child",
        f"Searched: {lists}. An agency that sends no list may still know the child: ring it, or ask it in a check.",
    )
