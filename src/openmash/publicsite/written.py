"""Pages that are only words: what we do, what is shared, privacy, accessibility."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import PublicActor, Shown, screen
from openmash.foundation.design import say
from openmash.foundation.sharing.selectors import agreements
from openmash.foundation.sharing.words import Kind
from openmash.publicsite.ringing import numbers
from openmash.publicsite.writing import Writing, page

SHARED = "what-is-shared"
PLAINLY = {
    Kind.INVOLVEMENT: "that they work with somebody",
    Kind.CHECKS: "what they answered about a child’s safety",
    Kind.MEETINGS: "what they said for a meeting",
    Kind.ATTENDANCE: "how often a child is at school",
}
"""What each kind of record is, to a family."""


@dataclass(frozen=True)
class WrittenPage:
    """The words, and whom to ring."""

    title: str
    writing: Writing
    by_day: str
    by_night: str
    agreements: tuple[str, ...] = ()


@screen(PublicActor.PUBLIC)
def written(request: HttpRequest, actor: Actor, slug: str) -> Shown:
    """Show one page."""
    writing = page(slug)
    told = _agreements(actor) if slug == SHARED else ()
    return Shown("publicsite/written.html", WrittenPage(writing.title, writing, *numbers(), told))


def _agreements(actor: Actor) -> tuple[str, ...]:
    """What agencies have signed and is in force, each in a sentence."""
    found = []
    for each in agreements(actor=actor):
        if one := each.in_force:
            what = dict.fromkeys(PLAINLY[flow.kind] for flow in one.flows)
            found.append(f"{say.listed(sorted(one.parties.values()))}: {say.listed(list(what))}. {one.purpose}")
    return tuple(found)
