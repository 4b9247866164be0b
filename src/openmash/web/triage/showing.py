"""What triage's pages share: a family's heading, facts and children, in words. No place anybody lives is among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from openmash.casework.frontdoor.selectors import ChildNotified, Notified, OtherNotified
from openmash.casework.frontdoor.words import Presence
from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import Link, NotHeardYet, Quote
from openmash.pathways import domestic_abuse
from openmash.pathways.domestic_abuse import Family, Standing
from openmash.records.voice.selectors import Said

SAYS_IF_PRESENT: dict[Presence, str] = {Presence.YES: "yes", Presence.NO: "no", Presence.UNKNOWN: "not recorded"}


@dataclass(frozen=True)
class Loaded:
    """One family and all the morning's."""

    family: Family
    every: Sequence[Family]

    @property
    def about(self) -> Sequence[str]:
        """The audit's keys of the family opened."""
        contacts = [f"contact:{each}" for each in self.family.contact_ids]
        return [*contacts, *(f"person:{each}" for each in self.family.person_ids)]


def load_family(*, actor: Actor, contact_id: UUID) -> Loaded:
    """The family one of whose notifications this is. Raises NotVisible."""
    return Loaded(*domestic_abuse.family_of(contact_id, actor=actor))


@dataclass(frozen=True)
class ChildShown:
    """A child as the page tells of them."""

    anchor: str
    name: str
    age: str
    part: str
    concern: str
    impact: str
    quote: Quote | None
    gap: NotHeardYet | None
    open_to: str
    decided: str


def heading_of(family: Family) -> str:
    """ "Mia Farrow, 7 years, and Toby Farrow, 2 years"."""
    return say.listed([f"{child.name}, {child.age}" if child.age else child.name for child in family.children])


def facts_of(family: Family, now: datetime) -> list[str]:
    """What can be counted, with its dates."""
    before = say.listed([say.day_of(moment) for moment in family.earlier[:4]])
    found = [f"{_nth(family.nth_in_12_months)} domestic abuse notification in 12 months"]
    if family.in_90_days > 1:
        found.append(f"{family.in_90_days} in 90 days")
    if before:
        found.append(f"Earlier: {before}{' and before' if len(family.earlier) > 4 else ''}")
    if len(family.notifications) > 1:
        found.append(f"{len(family.notifications)} open now")
    if family.is_pregnant:
        found.append("pregnancy: an unborn child, or the word itself, is in what was said")
    return found


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def came_of(notification: Notified, now: datetime) -> str:
    """How one notification came, and what the police recorded of the children."""
    parts = [f"{notification.raised_by}, received {say.near(notification.received_at, now)}"]
    if notification.incident_at:
        parts.append(f"incident {say.near(notification.incident_at, now)}")
    if notification.grade:
        parts.append(f"graded {notification.grade}")
    parts.append(
        f"children there: {SAYS_IF_PRESENT[notification.present]}; seen: {SAYS_IF_PRESENT[notification.seen]}; "
        f"spoken to: {SAYS_IF_PRESENT[notification.spoken_to]}"
    )
    return "; ".join(parts)


def child_of(child: ChildNotified, now: datetime) -> ChildShown:
    """One child, with their voice apart."""
    said = child.voice
    return ChildShown(
        anchor=f"child-{child.person_id.hex}", name=child.name, age=child.age, part=child.part,
        concern=child.concern, impact=child.impact, quote=_quote(said, child) if said and said.heard else None,
        gap=_gap(said, child, now), open_to=say.listed(list(child.open_to)), decided=child.decided,
    )  # fmt: skip


def _quote(said: Said, child: ChildNotified) -> Quote:
    return Quote(
        words=said.quote, whose=f"{child.name}, {child.age}" if child.age else child.name,
        manner=said.manner[:1].lower() + said.manner[1:], asked_by=said.asked_by or said.source,
        on=say.moment(said.said_at) if said.said_at else f"recorded {say.moment(said.recorded_at)}",
    )  # fmt: skip


def _gap(said: Said | None, child: ChildNotified, now: datetime) -> NotHeardYet | None:
    if said is not None and said.heard:
        return None
    if said is None:
        return NotHeardYet(child.name, "nothing is recorded of this child’s voice", "Nobody", "")
    by_when = say.near(said.by_when, now) if said.by_when else ""
    return NotHeardYet(child.name, said.reason, said.by_whom, by_when, said.by_when is not None and said.by_when < now)


def other_said(other: OtherNotified) -> str:
    """ "Hannah Farrow, mother"."""
    return ", ".join(filter(None, (other.name, other.relation)))


def family_link(family: Family, *, current: UUID | None = None) -> Link:
    """A family in the list of the morning."""
    names = say.listed([child.name for child in family.children]) or "Unknown child"
    return Link(
        names, f"{reverse('triage_family', kwargs={'contact_id': family.key})}#family", current=family.key == current
    )


def waits(family: Family) -> bool:
    """Whether a person still has something to do at the table."""
    return family.standing in (Standing.TO_JUDGE, Standing.SECOND_PERSON, Standing.FOR_A_MANAGER)
