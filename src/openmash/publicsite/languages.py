"""Other languages and British Sign Language: write as you like, and the ways to speak or sign that the area has set."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.own_words.saying import Saying, asked, offered
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.governance.other_ways import Phrase, Way
from openmash.foundation.governance.profile import profile
from openmash.publicsite.ringing import numbers

HEADINGS = {
    "Speak in your own language": (Way.INTERPRETER,),
    "British Sign Language": (Way.BSL_EMERGENCY, Way.BSL),
    "If you do not hear or speak on the telephone": (Way.TEXT_RELAY,),
}


@dataclass(frozen=True)
class LanguagesPage:
    """The ways under their headings, the sentences somebody has checked, and whom to ring.

    `say`: the language asked for; `languages`: those offered, the English first.
    """

    title: str
    say: Saying
    languages: tuple[Saying, ...]
    phrases: tuple[Phrase, ...]
    ways: tuple[tuple[str, tuple[str, ...]], ...]
    by_day: str
    by_night: str


@screen(PublicActor.PUBLIC)
def languages(request: HttpRequest, actor: Actor) -> Shown:
    """Show only what the area has confirmed: a number nobody answers is worse than none."""
    local = profile(settings.OPENMASH_PROFILE, on=timezone.localdate())
    confirmed = [each for each in local.other_ways if each.confirmed]
    ways = [(heading, tuple(w.says for w in confirmed if w.way in kinds)) for heading, kinds in HEADINGS.items()]
    shown = tuple((heading, says) for heading, says in ways if says)
    title = "Other languages and British Sign Language"
    page = LanguagesPage(title, asked(request), offered(), local.phrases, shown, *numbers())
    return Shown("publicsite/languages.html", page)
