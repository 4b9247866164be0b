"""The requests for people's own records: those open, the first due first, and those that have ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table, TimeLeft
from openmash.insight.access_requests import selectors
from openmash.insight.access_requests.permissions import Permission
from openmash.insight.access_requests.selectors import RequestShown
from openmash.statute.access_time import LAW
from openmash.web.access_requests.showing import caption_of, left_of, url_of


@dataclass(frozen=True)
class Line:
    """One open request."""

    url: str
    who: str
    came: str
    left: TimeLeft | None
    next_step: str


@dataclass(frozen=True)
class AccessRequestsPage:
    """What the template shows."""

    title: str
    open: Sequence[Line]
    late: int
    ended: Table | None
    nothing: Empty
    add_url: str
    law: str


@screen(Permission.READ, log="access_requests.listed")
def access_requests(request: HttpRequest, actor: Actor) -> Shown:
    """List them."""
    found = selectors.requests(actor=actor)
    going = [_line(each) for each in found if not each.is_ended]
    rows = [_ended(each) for each in found if each.is_ended]
    page = AccessRequestsPage(
        "Requests for their own record", going, sum(bool(each.left and each.left.is_late) for each in going),
        Table("Ended", ("Who asked", "Came", "How it ended"), rows) if rows else None,
        Empty("No request is open", "Anybody may ask for what is recorded about them, in any words, of anybody here."),
        reverse("add_access_request") if may(actor, Permission.HANDLE) else "", LAW,
    )  # fmt: skip
    about = [key for each in found for key in each.about]
    return Shown("access_requests/list.html", page, about=list(dict.fromkeys(about)))


def _line(each: RequestShown) -> Line:
    return Line(
        url_of(each.id), caption_of(each), f"{each.asker.label}. Came {say.day_of(each.received_on)}.", left_of(each),
        each.next_step,
    )  # fmt: skip


def _ended(each: RequestShown) -> list[Cell]:
    ended = each.ended
    return [
        Cell(caption_of(each), url_of(each.id)),
        Cell(say.day_of(each.received_on)),
        Cell(str(ended.step.label) if ended else "", note=f"{say.day_of(ended.on)}, by {ended.by}" if ended else ""),
    ]
