"""Opening a child's record: load it, ask why where work does not say, and draw what every part of it shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access import selectors as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.screens import Answer, Go, Shown, person_keys
from openmash.foundation.access.selectors import Sealed
from openmash.foundation.design.parts import AsItStood, ChildBanner, Link
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.chronology.selectors import sealed
from openmash.records.cases import selectors as cases
from openmash.records.cases.entries import Entry, Window
from openmash.records.cases.selectors import AlreadyOpen
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Place
from openmash.statute.calendar import local_time
from openmash.web.child import looking
from openmash.web.child.banner import banner_of

LONDON = ZoneInfo("Europe/London")
KNOWN_AT = "as_known_at"
MANY = 100
"""Entries kept by other agencies that a record counts; more are not told apart from so many."""


class Part(StrEnum):
    """The parts of a record, in order; the value is the name of the address."""

    NOW = "child_now"
    JOURNEY = "child_journey"
    VOICE = "child_voice"
    CHRONOLOGY = "child_chronology"
    FAMILY = "child_family"
    DETAILS = "child_details"
    INVOLVEMENT = "child_involvement"
    PLANS_AND_VISITS = "child_plans_and_visits"
    DECISIONS = "child_decisions"
    INTELLIGENCE = "child_intelligence"
    WHO_HAS_LOOKED = "child_who_has_looked"

    @property
    def words(self) -> str:
        return PARTS[self]


PARTS: dict[Part, str] = {
    Part.NOW: "Now",
    Part.JOURNEY: "Journey",
    Part.VOICE: "Voice",
    Part.CHRONOLOGY: "Chronology",
    Part.FAMILY: "Family",
    Part.DETAILS: "Details",
    Part.INVOLVEMENT: "Involvement",
    Part.PLANS_AND_VISITS: "Plans and visits",
    Part.DECISIONS: "Decisions",
    Part.INTELLIGENCE: "Intelligence",
    Part.WHO_HAS_LOOKED: "Who has looked",
}


@dataclass(frozen=True)
class Child:
    """Somebody this actor may see; `asked` is the record named in the address."""

    person: PersonSet
    asked: UUID

    @property
    def about(self) -> Sequence[str]:
        return self.person.about


@dataclass(frozen=True)
class SealedChild:
    """Somebody whose record exists and is withheld."""

    sealed: Sealed

    @property
    def about(self) -> Sequence[str]:
        return person_keys([self.sealed.person_id])


@dataclass(frozen=True)
class RecordPage:
    """What every part of a record shows. `title` never holds a name."""

    title: str
    banner: ChildBanner
    parts: tuple[Link, ...]
    then: AsItStood


@dataclass(frozen=True)
class SealedPage:
    """That a record exists, and whom to ask."""

    title: str
    sealed: Sealed


@dataclass(frozen=True)
class Opened:
    """A record opened: what its parts read from. `person` are the records agreed to be the child at `moment`."""

    actor: Actor
    part: Part
    person: PersonSet
    today: PersonSet
    moment: datetime | None
    now: datetime
    purpose: str
    open: AlreadyOpen
    places: tuple[Place, ...]
    kept: tuple[Entry, ...]
    """What other agencies keep to themselves about the child, the newest first."""
    title: str
    banner: ChildBanner
    parts: tuple[Link, ...]
    then: AsItStood

    @property
    def at(self) -> datetime:
        """The moment shown (UTC)."""
        return self.moment or self.now

    def address(self, name: str) -> str:
        """Another page about this child, at the moment shown."""
        return _address(name, self.person.lead_id, self.then.typed)

    def shown(self, template: str, page: RecordPage) -> Shown:
        """The page, with what the audit keeps of this look."""
        detail = {"part": self.part.value.removeprefix("child_")}
        if self.moment:
            detail["as_known_at"] = self.moment.isoformat()
        return Shown(template, page, detail=detail, purpose=self.purpose)


def load(*, actor: Actor, person_id: UUID, **_: object) -> Child | SealedChild:
    """The child, or that there is one whose record is sealed. Raises NotVisible: hidden and absent are one answer."""
    try:
        return Child(linkage.person_set(person_id, actor), person_id)
    except NotVisible:
        found = access.sealed([person_id])
        if not found:
            raise
        return SealedChild(found[0])


def load_child(*, actor: Actor, person_id: UUID, **_: object) -> Child:
    """The child, for a task: a sealed record is as absent as a hidden one."""
    return Child(linkage.person_set(person_id, actor), person_id)


def open_record(request: HttpRequest, actor: Actor, child: Child | SealedChild, part: Part) -> Opened | Answer:
    """Open one part of a record, or say what stands before it: a seal, or a reason to be given."""
    if isinstance(child, SealedChild):
        return Shown("child/sealed.html", SealedPage("A restricted record", child.sealed), log="child.stub_viewed")
    purpose = looking.purpose_of(child.person, actor)
    if not purpose:
        return Go(f"{reverse('child_why', kwargs={'person_id': child.asked})}?part={part.value}")
    moment, typed, problem = moment_asked(request.GET)
    person = linkage.person_set_then(child.asked, actor, moment) if moment else child.person
    open_to = cases.already_open_to(person, actor=actor, known_at=moment)
    places = tuple(people.places(person, actor, as_known_at=moment))
    kept = tuple(sealed(person, window=Window(limit=MANY, known_at=moment)))
    return Opened(
        actor=actor, part=part, person=person, today=child.person, moment=moment, now=timezone.now(), purpose=purpose,
        open=open_to, places=places, title=f"{part.words} – a child’s record",
        banner=banner_of(person, actor, moment=moment, places=places, open_to=open_to, kept=kept), kept=kept,
        parts=_parts(part, child.person.lead_id, typed if moment else ""),
        then=_then(request, typed, problem, moment),
    )  # fmt: skip


def moment_asked(query: QueryDict) -> tuple[datetime | None, str, str]:
    """The moment asked for in the address: (UTC, as typed, what is wrong with it). Times are England's."""
    typed = query.get(KNOWN_AT, "").strip()[:40]
    if not typed:
        return None, "", ""
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        return None, typed, "Type the date and time like 2026-03-03T14:32."
    moment = found if found.tzinfo else found.replace(tzinfo=LONDON)
    if moment > timezone.now():
        return None, typed, "Choose a moment that has passed."
    return moment, f"{local_time(moment):%Y-%m-%dT%H:%M}", ""


def _then(request: HttpRequest, typed: str, problem: str, moment: datetime | None) -> AsItStood:
    kept = [(name, value) for name, values in request.GET.lists() for value in values if name != KNOWN_AT]
    query = request.GET.copy()
    query.pop(KNOWN_AT, None)
    return AsItStood(
        url=request.path, typed=typed, problem=problem, kept=kept,
        now_url=f"{request.path}?{query.urlencode()}" if moment else "",
    )  # fmt: skip


def _parts(current: Part, person_id: UUID, typed: str) -> tuple[Link, ...]:
    return tuple(Link(part.words, _address(part.value, person_id, typed), current=part is current) for part in Part)


def _address(name: str, person_id: UUID, typed: str) -> str:
    url = reverse(name, kwargs={"person_id": person_id})
    return f"{url}?{KNOWN_AT}={typed}" if typed else url
