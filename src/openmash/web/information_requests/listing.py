"""The requests for information that are open, the first due first; and those answered lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from openmash.casework.information_requests import selectors
from openmash.casework.information_requests.permissions import Permission
from openmash.casework.information_requests.selectors import RequestShown
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Shown, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Empty, Table, TimeLeft


@dataclass(frozen=True)
class Line:
    """One open request."""

    url: str
    who: str
    about: str
    left: TimeLeft
    next_step: str


@dataclass(frozen=True)
class InformationRequestsPage:
    """What the template shows."""

    title: str
    open: Sequence[Line]
    late: int
    answered: Table | None
    nothing: Empty
    add_url: str


@screen(Permission.HANDLE, log="information_requests.listed")
def information_requests(request: HttpRequest, actor: Actor) -> Shown:
    """List them."""
    found = selectors.open_requests(actor=actor)
    done = selectors.answered_lately(actor=actor)
    rows = [_answered(each) for each in done]
    page = InformationRequestsPage(
        title="Requests for information",
        open=tuple(_line(each) for each in found),
        late=sum(each.is_late for each in found),
        answered=Table("Answered in the last 90 days", ("Who asked", "About", "How"), rows) if rows else None,
        nothing=Empty(
            "No request is open", "Courts, Cafcass, other councils, probation and fostering checks ask here."
        ),
        add_url=reverse("add_information_request"),
    )
    about = [key for each in (*found, *done) for key in each.about]
    return Shown("information_requests/list.html", page, about=list(dict.fromkeys(about)))


def _answered(each: RequestShown) -> list[Cell]:
    when = f"{say.near(each.answered_at, timezone.now())}, by {each.answered_by}" if each.answered_at else ""
    return [
        Cell(each.organisation, url=_url(each), note=each.asker.label),
        Cell(each.as_told),
        Cell(each.next_step, note=when),
    ]


def _url(each: RequestShown) -> str:
    return reverse("information_request", kwargs={"request_id": each.id})


def _line(each: RequestShown) -> Line:
    return Line(
        url=_url(each),
        who=f"{each.asker.label}: {each.organisation}",
        about=each.as_told,
        left=say.left(each.standing, timezone.now(), of="Answer"),
        next_step=each.next_step,
    )
