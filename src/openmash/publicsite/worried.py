"""Worried about a child? 999 first, then every way there is to tell us."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.publicsite.ringing import numbers


@dataclass(frozen=True)
class WorriedPage:
    """Whom to ring. Numbers are empty where none are set up."""

    title: str
    by_day: str
    by_night: str


@screen(PublicActor.PUBLIC)
def worried(request: HttpRequest, actor: Actor) -> Shown:
    """Show it."""
    return Shown("publicsite/worried.html", WorriedPage("Worried about a child?", *numbers()))
