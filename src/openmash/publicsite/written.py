"""Pages that are only words: what we do, what is shared, privacy, accessibility."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.publicsite.ringing import numbers
from openmash.publicsite.writing import Writing, page


@dataclass(frozen=True)
class WrittenPage:
    """The words, and whom to ring."""

    title: str
    writing: Writing
    by_day: str
    by_night: str


@screen(PublicActor.PUBLIC)
def written(request: HttpRequest, actor: Actor, slug: str) -> Shown:
    """Show one page."""
    writing = page(slug)
    return Shown("publicsite/written.html", WrittenPage(writing.title, writing, *numbers()))
