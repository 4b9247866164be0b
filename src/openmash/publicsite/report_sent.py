"""After sending: the reference, what happens next, when, and who will know."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.publicsite.ringing import numbers
from openmash.publicsite.visitor import elsewhere, visit_of


@dataclass(frozen=True)
class SentPage:
    """The reference, and whom to ring with more."""

    title: str
    reference: str
    by_day: str
    by_night: str


@screen(PublicActor.PUBLIC)
def report_sent(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Give the reference to the browser that sent it, and to no other."""
    visit = visit_of(request, actor)
    reference = visit.reference()
    if not reference:
        return elsewhere(visit)
    by_day, by_night = numbers()
    page = SentPage("We have received what you told us", reference, by_day, by_night)
    return Shown("publicsite/sent.html", page)
