"""What we sent: for somebody who sits in the hub for an agency, what became of each thing their agency told the hub."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from openmash.casework.frontdoor import selectors
from openmash.casework.frontdoor.permissions import Permission
from openmash.casework.frontdoor.selectors import Sent
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Shown, person_keys, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.parts import Empty, Rating, Tone
from openmash.web.frontdoor.showing import contact_url


@dataclass(frozen=True)
class SentLine:
    """One thing sent."""

    heading: str
    url: str
    rating: Rating
    sent: str
    concern: str
    became: Sequence[str]
    told: str


@dataclass(frozen=True)
class SentPage:
    """What the template shows."""

    title: str
    sentence: str
    lines: Sequence[SentLine]
    empty: Empty


@screen(Permission.LIST_SENT_BY_US, log="contact.listed")
def sent_by_us(request: HttpRequest, actor: Actor) -> Answer:
    """The last four weeks, newest first."""
    found = selectors.sent_by_us(actor=actor)
    agency = agencies.names([actor.agency_id]).get(actor.agency_id, "")
    decided = sum(all(each.outcome for each in one.became) for one in found)
    page = SentPage(
        title="What we sent",
        sentence=f"{len(found)} sent by {agency} in the last four weeks; {decided} decided.",
        lines=[_line(each) for each in found],
        empty=Empty("Nothing in the last four weeks", f"What {agency} sends to the hub is here, and what came of it."),
    )
    people: set[UUID] = {person for each in found for person in each.people}
    return Shown("frontdoor/sent.html", page, about=person_keys(sorted(people)))


def _line(each: Sent) -> SentLine:
    now = timezone.now()
    names = say.listed([child.child for child in each.became]) or "Unknown child"
    reference = f"{each.their_reference}, " if each.their_reference else ""
    return SentLine(
        heading=names,
        url=contact_url(each.contact_id),
        rating=Rating(Tone(each.rating) if each.rating else Tone.NONE),
        sent=f"{reference}{each.kind.label.lower()}, {say.near(each.received_at, now)}; hub’s {each.reference}.",
        concern=each.concern,
        became=_became(each, now),
        told=each.feedback,
    )


def _became(each: Sent, now: datetime) -> list[str]:
    """A line a child; one for all of them while nothing is decided."""
    if not any(child.at for child in each.became):
        return [f"Not decided yet. {each.state.label}."]
    return [
        f"{child.child}: {child.outcome}, {say.near(child.at, now)}, by {child.by}. {child.line}"
        if child.at
        else f"{child.child}: not decided yet."
        for child in each.became
    ]
