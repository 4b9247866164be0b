"""What the front door's pages share: a contact's name and way back, its clocks, voices and gaps, for components."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.casework.frontdoor.selectors import Card, ChildInContact, Clocks, ContactPage
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, Missing, NotHeardYet, Quote, Rating, TimeLeft, Tone
from openmash.foundation.facts.refusals import Problem
from openmash.records.cases.holding import Offered
from openmash.records.voice.selectors import Said

PUT_RIGHT = {"who_else": "who_else", "checks": "ask"}
"""Which screen puts right what a gate says is missing; the rest is put right in the form itself."""


NAMED_IN_A_HEADING = 4
"""So many children by name; of a large family the rest as a number, since each stands below."""


def heading_of(contact: ContactPage) -> str:
    """The children by name and age: "Mia Farrow, 7 years, and unborn, due 3 May 2027"; of many, "… and 8 more"."""
    names = [f"{child.name}, {child.age}" if child.age else child.name for child in contact.children]
    if len(names) > NAMED_IN_A_HEADING:
        names = [*names[:NAMED_IN_A_HEADING], f"{len(names) - NAMED_IN_A_HEADING} more"]
    return say.listed(names) or "Unknown child"


def caption_of(contact: ContactPage) -> str:
    """Its reference and kind, with nothing of anybody's name."""
    return f"{contact.reference}: {contact.kind.label.lower()}"


def back_to(contact: ContactPage) -> Link:
    """The way back to the contact."""
    return Link("Back to the contact", contact_url(contact.contact_id))


def contact_url(contact_id: UUID) -> str:
    """Where a contact is read."""
    return reverse("contact", kwargs={"contact_id": contact_id})


def offer_url(offered: Offered) -> str:
    """Where an offer is answered: here by whoever accepts; for another area, where what they say is recorded."""
    if not offered.is_elsewhere:
        return reverse("answer_offer", kwargs={"offer_id": offered.id})
    return reverse("another_area", kwargs={"contact_id": offered.process_id, "person_id": offered.person_id})


def named(contact: ContactPage, person_id: UUID) -> str:
    """What a child is called in a sentence."""
    return contact.child(person_id).name


def rating_of(contact: ContactPage) -> Rating:
    """The rating's tag. A red contact, never a red child."""
    return Rating(Tone(contact.rating.key)) if contact.rating else Rating(Tone.NONE)


def missing_of(problems: Iterable[Problem], contact: ContactPage, person_id: UUID | None = None) -> tuple[Missing, ...]:
    """What a gate says is missing, each with the place to put it right."""
    found = []
    for problem in problems:
        url = f"#{problem.field}"
        if problem.field in PUT_RIGHT:
            url = reverse(PUT_RIGHT[problem.field], kwargs={"contact_id": contact.contact_id})
        elif problem.field == "voice":
            child = person_id or next((c.person_id for c in contact.children if not c.voices), None)
            child = child or contact.children[0].person_id
            url = reverse("hear", kwargs={"contact_id": contact.contact_id, "person_id": child})
        found.append(Missing(problem.sentence, url))
    return tuple(found)


def time_left_of(clocks: Clocks, now: datetime) -> TimeLeft | None:
    """The clock that is due first, named."""
    due = [(clock.due_at, clock) for clock in clocks.running if clock.due_at]
    first = min(due, key=lambda each: each[0], default=None)
    return say.left(first[1].standing, now, _short(first[1].name)) if first else None


def _short(name: str) -> str:
    """A clock's name without what explains it: "Initial decision"."""
    return name.split(":")[0]


def clocks_of(contact: ContactPage, now: datetime) -> tuple[TimeLeft, ...]:
    """Every running clock, each under its own name."""
    return tuple(say.left(clock.standing, now, _short(clock.name)) for clock in contact.clocks.running)


def quotes_of(child: ChildInContact) -> tuple[Quote, ...]:
    """What this child said or showed, newest last, apart from anybody's analysis."""
    return tuple(_quote(said, child) for said in child.voices if said.heard)


def gaps_of(child: ChildInContact, now: datetime | None = None) -> tuple[NotHeardYet, ...]:
    """Why this child has not been heard, only where they still have not; nobody is to hear a child who has died."""
    if child.has_died or any(said.heard for said in child.voices):
        return ()
    moment = now or timezone.now()
    return tuple(
        NotHeardYet(
            whose=child.name,
            why=said.reason,
            by_whom=said.by_whom,
            by_when=say.near(said.by_when, moment) if said.by_when else "",
            is_late=said.by_when is not None and said.by_when < moment,
        )
        for said in child.voices[-1:]
    )


def _quote(said: Said, child: ChildInContact) -> Quote:
    return Quote(
        words=said.quote,
        whose=f"{child.name}, {child.age}" if child.age and not child.has_died else child.name,
        manner=said.manner[:1].lower() + said.manner[1:],
        asked_by=said.asked_by or said.source,
        where=said.place,
        alone=said.alone[:1].lower() + said.alone[1:],
        on=say.moment(said.said_at) if said.said_at else f"recorded {say.moment(said.recorded_at)}",
        changed="; ".join(each.changed for each in said.changed),
    )


def card_line(card: Card) -> str:
    """A contact on one line, for a list."""
    return f"{say.listed([child.name for child in card.children])}: {card.concern}"


__all__: Sequence[str] = (
    "back_to", "caption_of", "card_line", "clocks_of", "contact_url", "gaps_of", "heading_of", "missing_of", "named",
    "quotes_of", "rating_of", "time_left_of",
)  # fmt: skip
