"""A child is in danger now: 999 comes before any form, and the report can still be sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.publicsite.visitor import elsewhere, visit_of


@dataclass(frozen=True)
class Call999Page:
    """What to do first."""

    title: str
    on_url: str
    back_url: str


@screen(PublicActor.PUBLIC)
def report_call_999(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Say to call 999 now, and let them go on."""
    visit = visit_of(request, actor)
    if not visit.has_begun:
        return elsewhere(visit)
    return Shown("publicsite/call_999.html", Call999Page("Call 999 now", "/report/worry", "/report/danger"))
