"""For the information lead: what is closed now, what is shared outside agreements, what flows without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Link, Table
from openmash.foundation.sharing import selectors
from openmash.foundation.sharing.permissions import Permission
from openmash.foundation.sharing.selectors import OutsideShown
from openmash.web.sharing.register import TITLE


@dataclass(frozen=True)
class ClosedPage:
    """What the template shows."""

    title: str
    back: Link
    closed: Table | None
    nothing_closed: Empty
    outside: Table | None
    nothing_outside: Empty
    without: Table | None


@screen(Permission.DECIDE, log="sharing.closed_viewed")
def sharing_closed(request: HttpRequest, actor: Actor) -> Shown:
    """Counts, never which child."""
    closed, outside = selectors.closed(actor=actor), selectors.outside(actor=actor)
    names = who({each.by for each in outside})
    without = selectors.without_agreement(actor=actor, partners=agencies.agencies(answering_checks=True))
    page = ClosedPage(
        "What is closed, and what is shared outside agreements", Link(TITLE, reverse("sharing_register")),
        Table(
            "Closed now", ("From", "To", "What", "Rows of that kind"),
            [
                (
                    Cell(each.from_name), Cell(each.to_name), Cell(str(each.kind.label), note=each.kind.still_open),
                    Cell(say.count_of(each.kept_back, "row"), is_number=True),
                )
                for each in closed
            ],
        ) if closed else None,
        Empty("Nothing is closed", "Every agreement that was put in force is in force now."),
        Table(
            "Shared for one child, outside any agreement", ("From and to", "Why", "Basis", "By"),
            [_outside(each, names[each.by].name if each.by in names else "") for each in outside],
        ) if outside else None,
        Empty("Nothing is shared outside an agreement", "Whoever does so gives the reason, and it stands here."),
        Table(
            "No agreement recorded", ("From", "To", "What"),
            [(Cell(each.from_name), Cell(each.to_name), Cell(str(each.kind.label))) for each in without],
        ) if without else None,
    )  # fmt: skip
    return Shown("sharing/closed.html", page)


def _outside(each: OutsideShown, by: str) -> Sequence[Cell]:
    stopped = f"Stopped {say.near(each.stopped_at, timezone.now())}" if each.stopped_at else "Still shared"
    return (
        Cell(f"{each.from_name} to {each.to_name}", note=stopped),
        Cell(each.why),
        Cell(str(each.basis.label), note=str(each.gateway.label)),
        Cell(by, note=say.near(each.at, timezone.now())),
    )
