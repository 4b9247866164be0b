"""The intelligence unit's desk: what waits to be graded, what is to be looked at again, what came lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.intelligence import disposing, selectors
from openmash.casework.intelligence.disposing import DueForDisposal
from openmash.casework.intelligence.permissions import Permission
from openmash.casework.intelligence.selectors import ReleaseLine, ReportLine
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.statute.calendar import local_date
from openmash.web.intelligence.send import happened

AHEAD = timedelta(days=7)
LATELY = 60
NOTHING = Empty("Nothing has been sent", "Partners send what they saw or heard in two minutes.")
AT_ONCE = 40
"""Rows of one table; the rest are counted."""


@dataclass(frozen=True)
class ListsPage:
    """Tables, one below another."""

    title: str
    actions: Sequence[Link]
    before: Sequence[str]
    tables: Sequence[Table]
    empty: Empty | None


@screen(Permission.HANDLE, log="intelligence.listed")
def intelligence_desk(request: HttpRequest, actor: Actor) -> Answer:
    """Ungraded first, the oldest at the top; texts are never in a list."""
    today = local_date(timezone.now())
    waiting = selectors.to_handle(actor=actor, ungraded=True)
    due = selectors.due(actor=actor, by=today + AHEAD)
    lately = [each for each in selectors.to_handle(actor=actor, limit=LATELY) if each.grade is not None][:AT_ONCE]
    tables = [
        Table("To grade", ("Sent", "From", "It was", "Known"), [_waiting(each) for each in waiting[:AT_ONCE]],
              left_out=_left_out(len(waiting))),
        Table("To look at again this week", ("Released", "Graded", "For", "Look again by"),
              [_due(each) for each in due[:AT_ONCE]], left_out=_left_out(len(due))),
        disposal_table(disposing.due_for_disposal(actor=actor), AT_ONCE),
        Table("Graded lately", ("Sent", "From", "Graded", "Released"), [_graded(each) for each in lately]),
    ]  # fmt: skip
    page = ListsPage(
        "Intelligence desk", [Link("Send intelligence", reverse("send_intelligence"))],
        [f"{len(waiting)} to grade, {len(due)} to look at again by {say.day(today + AHEAD)}."],
        [table for table in tables if table.rows],
        None if any(table.rows for table in tables) else NOTHING,
    )  # fmt: skip
    about = [f"report:{each.id}" for each in (*waiting, *lately)] + [f"release:{each.id}" for each in due]
    return Shown("intelligence/lists.html", page, about=list(dict.fromkeys(about)))


def disposal_table(due: Sequence[DueForDisposal], most: int) -> Table:
    """What is past its originator's time, for the desk."""
    rows = [
        [
            Cell(say.day_of(each.since), reverse("dispose_report", kwargs={"report_id": each.report_id})),
            Cell(each.agency), Cell(say.day_of(each.sent_on)),
            Cell(f"{each.proposed_by} proposes to dispose of it" if each.proposed_by else "Nobody has looked yet"),
        ]
        for each in due[:most]
    ]  # fmt: skip
    left_out = f"The first {most} of {len(due)} are shown." if len(due) > most else ""
    return Table("Past its originator’s time", ("Since", "From", "Sent", "Proposed"), rows, left_out=left_out)


def report_url(report_id: object) -> str:
    """A report's page."""
    return reverse("intelligence_report", kwargs={"report_id": report_id})


def release_url(release_id: object) -> str:
    """A release's page."""
    return reverse("intelligence_release", kwargs={"release_id": release_id})


def _waiting(each: ReportLine) -> list[Cell]:
    return [
        Cell(say.moment(each.sent_at), report_url(each.id)), Cell(each.agency), Cell(happened(each)),
        Cell(str(each.known_how.label)),
    ]  # fmt: skip


def _due(each: ReleaseLine) -> list[Cell]:
    expires = f"expires {say.day_of(each.expires_on)}" if each.expires_on else ""
    return [
        Cell(say.day_of(each.released_at), release_url(each.id)), Cell(each.grade.letters),
        Cell("; ".join(each.audience)), Cell(say.day_of(each.review_on), note=expires),
    ]  # fmt: skip


def _graded(each: ReportLine) -> list[Cell]:
    letters = f"{each.grade.scheme.label}: {each.grade.letters}" if each.grade else ""
    return [
        Cell(say.moment(each.sent_at), report_url(each.id)), Cell(each.agency), Cell(letters),
        Cell({0: "Not released", 1: "Once"}.get(each.releases, f"{each.releases} times")),
    ]  # fmt: skip


def _left_out(count: int) -> str:
    return f"The first {AT_ONCE} of {count} are shown." if count > AT_ONCE else ""
