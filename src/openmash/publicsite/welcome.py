"""The public's first page: 999, where to say that one is worried, and what else is here."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.design.parts import Link
from openmash.publicsite.ringing import numbers

WAYS = (
    ("Another language, or British Sign Language", "languages", "Ways to tell us without written English."),
    ("What we do", "what_we_do", "Who reads what you send, and what happens to it."),
    ("What is shared, and with whom", "what_is_shared", "In plain words, and what is never shared."),
    ("News", "news", "What inspectors published, and other news."),
    ("Publications", "publications", "Levels of need, and the times we work to."),
    ("Your information", "your_information", "See what is recorded about you or your child, or have it put right."),
    ("Rules our computers follow", "automated_rules", "What they may do, who decides, and how to question it."),
)


@dataclass(frozen=True)
class Way:
    """A page to go to, and what it is for."""

    link: Link
    says: str


@dataclass(frozen=True)
class WelcomePage:
    """What the template shows."""

    title: str
    by_day: str
    by_night: str
    ways: tuple[Way, ...]


@screen(PublicActor.PUBLIC)
def welcome(request: HttpRequest, actor: Actor) -> Shown:
    """Show it."""
    ways = tuple(Way(Link(text, reverse(name)), says) for text, name, says in WAYS)
    return Shown("publicsite/welcome.html", WelcomePage("Keeping children safe", *numbers(), ways))
