"""What would brief an out-of-hours worker in a minute: what is open, who answers, what the child said, what is new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.losses import selectors as losses
from openmash.casework.losses.permissions import Permission as Loss
from openmash.casework.missing import selectors as missing
from openmash.casework.missing.permissions import Permission as Missing
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.parts import (
    DoNotTell,
    Empty,
    Fact,
    Link,
    NotHeardYet,
    Quote,
    Rating,
    Source,
    Story,
    TimeLeft,
    Tone,
)
from openmash.insight.chronology.selectors import chronology
from openmash.insight.partnership.permissions import Permission as Partnership
from openmash.records.cases.entries import Window
from openmash.records.people.selectors import Place
from openmash.records.people.telling import SafeContact
from openmash.records.people.words import LocatingKind
from openmash.records.voice import selectors as voice
from openmash.web.attendance.showing import attendance_line
from openmash.web.child.banner import HAS_DIED, working_lines
from openmash.web.child.chronology import story_of
from openmash.web.child.permissions import Permission
from openmash.web.child.plans_and_visits import last_seen_of, seen_words
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record
from openmash.web.child.voice import gap, quote
from openmash.web.circumstances.showing import said_now
from openmash.web.court.showing import Power, powers_now
from openmash.web.looked_after.showing import said_now as looked_after_now

NEWEST = 6
HELD_SHOWN = 5
"""How many open contacts stand open; a child with more is rare, and the page must still brief in a minute."""
QUIET = Empty(
    "Nothing is open at the front door",
    "A contact about this child appears here while the hub holds it, with who answers for it and by when.",
)


@dataclass(frozen=True)
class Held:
    """One contact open about the child: how urgent, by when, where it stands, and who answers for the child."""

    what: str
    url: str
    rating: Rating
    clocks: tuple[TimeLeft, ...]
    state: str
    by: str
    since: str
    since_first_told: str


@dataclass(frozen=True)
class NowPage(RecordPage):
    """One screen of facts; a summary written by a person comes with allocation."""

    missing: Link | None
    powers: Sequence[Power]
    looked_after: Link | None
    circumstances: Sequence[Link]
    attendance: str
    attendance_url: str
    ready: Link | None
    loss: Link | None
    incident: Link | None
    held: tuple[Held, ...]
    held_shown: int
    quiet: Empty | None
    quote: Quote | None
    gap: NotHeardYet | None
    voice: Link
    seen: str
    seen_url: str
    newest: Story
    story: Link
    working: tuple[str, ...]
    searched: str
    places: tuple[Fact, ...]
    protected: DoNotTell | None
    show_places: Link | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_now(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Show how things stand, as facts."""
    opened = open_record(request, actor, child, Part.NOW)
    if not isinstance(opened, Opened):
        return opened
    newest = chronology(
        opened.person, actor=actor, window=Window(limit=NEWEST, known_at=opened.moment), kept=opened.kept
    )
    said = voice.voices(opened.person, actor=actor, known_at=opened.moment, limit=20)
    heard = next((each for each in said if each.heard), None)
    latest = said[0] if said else None
    held = _held(opened)
    seen = last_seen_of(opened)
    protected = opened.banner.do_not_tell
    page = NowPage(
        opened.title, opened.banner, opened.parts, opened.then,
        missing=_missing(opened),
        powers=powers_now(opened.person.ids, actor=actor, now=opened.now) if opened.moment is None else (),
        looked_after=looked_after_now(opened.person, actor=actor, now=opened.now) if opened.moment is None else None,
        circumstances=said_now(opened.person, actor=actor, now=opened.now) if opened.moment is None else (),
        attendance=attendance_line(opened.person, actor=actor, known_at=opened.moment),
        attendance_url=opened.address("child_attendance"),
        ready=_ready(opened),
        loss=_loss(opened),
        incident=_incident(opened),
        held=held,
        held_shown=HELD_SHOWN,
        quiet=None if held else QUIET,
        quote=quote(heard, opened.banner.preferred_name) if heard else None,
        gap=gap(latest, opened.banner.preferred_name, opened.at) if latest and not latest.heard else None,
        voice=Link("All of the child’s voice", opened.address(Part.VOICE)),
        seen=seen_words(seen, opened),
        seen_url=reverse("visit", kwargs={"visit_id": seen.visit_id}) if seen else "",
        newest=story_of(newest.lines),
        story=Link("The whole chronology", opened.address(Part.CHRONOLOGY)),
        working=working_lines(opened.open.open, opened.open.held),
        searched="; ".join(each.words for each in opened.open.searched),
        places=places_said(opened.places),
        protected=protected,
        show_places=Link("Show what is protected", opened.address("child_show_places")) if protected else None,
    )  # fmt: skip
    return opened.shown("child/now.html", page)


def _loss(opened: Opened) -> Link | None:
    """Where a loss is worked through, or recorded; nothing on a page as it stood at another time."""
    if opened.moment is not None or not may(opened.actor, Loss.VIEW):
        return None
    found = losses.loss_of(opened.person, actor=opened.actor) if opened.banner.age == HAS_DIED else None
    if found is not None:
        return Link("What follows this loss", reverse("loss", kwargs={"loss_id": found}))
    return Link("Record a death or another loss", reverse("record_loss", kwargs={"person_id": opened.person.lead_id}))


def _incident(opened: Opened) -> Link | None:
    """Where a serious incident is told of, so that it is learnt from; nothing on a page as it stood at another time."""
    if opened.moment is not None or not may(opened.actor, Partnership.TELL_INCIDENT):
        return None
    return Link("Tell of a serious incident", reverse("tell_of_incident", kwargs={"person_id": opened.person.lead_id}))


def _missing(opened: Opened) -> Link | None:
    """That the child is missing now, before anything else; nothing on a page as it stood at another time."""
    line = missing.missing_now(opened.person, actor=opened.actor) if opened.moment is None else None
    if line is None:
        return None
    since = say.near(line.last_seen_at or line.reported_at, opened.now)
    words = f"Missing since {since}. Police risk level: {line.risk_words.lower()}. {line.repeats.words}"
    return Link(words, reverse("missing_episode", kwargs={"process_id": line.process_id}))


def _ready(opened: Opened) -> Link | None:
    """What is held ready for the police, should the child go missing."""
    if opened.moment is not None or not may(opened.actor, Missing.VIEW) or opened.banner.age == HAS_DIED:
        return None
    if opened.banner.is_unborn:
        return None
    here = reverse("held_ready", kwargs={"person_id": opened.person.lead_id})
    return Link("Held ready, should they go missing", here)


def _held(opened: Opened) -> tuple[Held, ...]:
    found = frontdoor.open_contacts(opened.person, actor=opened.actor, now=opened.now, known_at=opened.moment)
    return tuple(
        Held(
            what=f"{each.kind.label}, {say.near(each.received_at, opened.at)}",
            url=reverse("contact", kwargs={"contact_id": each.contact_id}),
            rating=Rating(Tone(each.rating) if each.rating in set(Tone) else Tone.NONE),
            clocks=tuple(
                say.left(clock.standing, opened.at, clock.name.split(":")[0]) for clock in each.clocks.running
            ),
            state=f"{each.state.label}. {f'Decided: {each.decided}.' if each.decided else ''}".strip(),
            by=", ".join(part for part in (each.holder.said, each.holder.telephone) if part) if each.holder else "",
            since=say.near(each.holder.since, opened.at) if each.holder else "",
            since_first_told=each.clocks.since_first_told,
        )
        for each in found
    )


def places_said(places: Sequence[Place]) -> tuple[Fact, ...]:
    """Where somebody lives, learns, is treated and can be reached now, each once, with who holds it and what is safe.

    Two agencies that hold one address, however each types it, are named beside it. One query for their names.
    """
    held: dict[tuple[str, ...], list[Place]] = {}
    for place in places:
        if place.until is None:
            held.setdefault(_same(place), []).append(place)
    names = agencies.names({place.held_by for alike in held.values() for place in alike})
    return tuple(
        Fact(
            str(LocatingKind(alike[0].kind).label),
            place_said(min(alike, key=lambda place: place.text.isupper())),
            Source(
                say.listed(list(dict.fromkeys(names.get(place.held_by, "") for place in alike))),
                say.day_of(max(place.recorded_at for place in alike)),
            ),
            unknown="Withheld",
        )
        for alike in held.values()
    )


def _same(place: Place) -> tuple[str, ...]:
    """What two records of one place have in common; one that is withheld is like no other."""
    where = re.sub(r"\W+", "", place.text + place.postcode).casefold()
    return (place.kind, str(place.fact_id) if place.withheld else where, *safely(place.safe_contact))


def place_said(place: Place) -> str:
    """One place on a line, or nothing where it is withheld; then how the person may safely be reached."""
    where = "" if place.withheld else ", ".join(part for part in (place.text, place.postcode) if part)
    return ". ".join(part for part in (where, *safely(place.safe_contact)) if part)


def safely(contact: SafeContact | None) -> list[str]:
    """How somebody may be reached without harm: "May ring", "weekdays before 3pm", "DO NOT write"."""
    if contact is None:
        return []
    told = {True: "May", False: "DO NOT", None: ""}
    said = [
        f"{told[may]} {how}" for may, how in ((contact.may_call, "ring"), (contact.may_write, "write")) if told[may]
    ]
    if contact.times:
        said.append(contact.times)
    if contact.who_must_not_know:
        said.append(f"Must not know: {contact.who_must_not_know}")
    return said
