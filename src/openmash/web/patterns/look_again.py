"""Look for clusters again, now."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, screen
from openmash.insight.patterns import actions
from openmash.insight.patterns.permissions import Permission


@screen(Permission.LOOK, log="")
def look_again(request: HttpRequest, actor: Actor) -> Answer:
    """A form of one button."""
    if request.method == "POST":
        actions.look(actor=actor)
    return Go(reverse("map"))
