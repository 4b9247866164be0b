"""Where somebody worried about a child arrives: 999 first, what we do, and a start."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Go, PublicActor, Shown, screen
from openmash.foundation.design.forms import Form
from openmash.publicsite.ringing import numbers
from openmash.publicsite.slowing import slow_down, too_many
from openmash.publicsite.visitor import begin

FIRST = "danger"


class Start(Form):
    """Nothing to fill in."""


@dataclass(frozen=True)
class ReportPage:
    """The first page. Telephone numbers are empty where none are set up."""

    title: str
    form: Start
    by_day: str
    by_night: str


@screen(PublicActor.PUBLIC)
def report(request: HttpRequest, actor: Actor) -> Shown | Go:
    """Say what happens, and begin."""
    if request.method == "POST":
        if too_many(request, "begin"):
            return slow_down("/report", is_kept=False)
        begin(request, actor)
        return Go(f"/report/{FIRST}")
    by_day, by_night = numbers()
    page = ReportPage("Tell us you are worried about a child", Start.blank(), by_day, by_night)
    return Shown("publicsite/report.html", page)
