"""What is read of each child in a family, and how it is laid side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.urls import reverse

from openmash.casework.frontdoor import selectors as frontdoor
from openmash.casework.frontdoor.selectors import OpenContact
from openmash.foundation.design import say
from openmash.foundation.design.parts import Beside, Cell, Facet, SideBySide, Table
from openmash.records.cases import selectors as cases
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card, Place, Relative
from openmash.records.people.words import SEX_UNKNOWN, DetailKind, LocatingKind, ParentalResponsibility, PersonKind
from openmash.records.voice import selectors as voice
from openmash.records.voice.selectors import Said
from openmash.web.child.banner import age_and_birth, sex_said, working_lines
from openmash.web.child.record import Opened

CHILDREN = (PersonKind.CHILD, PersonKind.UNBORN, PersonKind.UNKNOWN)
LEARNS = (LocatingKind.SCHOOL, LocatingKind.NURSERY)
QUOTED = 140
TOLD = {
    ParentalResponsibility.YES: "Yes",
    ParentalResponsibility.NO: "No",
    ParentalResponsibility.UNKNOWN: "Not known",
}
T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """What is read about everyone in the family, by record; `lead` names the person a record belongs to."""

    children: tuple[PersonSet, ...]
    cards: Mapping[UUID, Card]
    places: Mapping[UUID, tuple[Place, ...]]
    open_to: Mapping[UUID, tuple[str, ...]]
    held: Mapping[UUID, tuple[str, ...]]
    said: Mapping[UUID, Said]
    alerts: Mapping[UUID, tuple[str, ...]]


def read(opened: Opened, children: tuple[PersonSet, ...], together: PersonSet, cards: Mapping[UUID, Card]) -> Known:
    """Read everyone at once: as many queries for eight children as for one."""
    actor, moment, ids = opened.actor, opened.moment, list(together.ids)
    lead = {key: each.lead_id for each in children for key in each.ids}
    places = people.places(together, actor, as_known_at=moment)
    open_among = cases.already_open_among(ids, actor=actor, known_at=moment)
    held = frontdoor.open_contacts(together, actor=actor, now=opened.now, known_at=moment)
    said = voice.latest(ids, actor=actor, known_at=moment)
    alerts = people.facts(together, actor, kinds=(DetailKind.ALERT, DetailKind.INTERPRETER), as_known_at=moment)
    return Known(
        children=children,
        cards=_leading({key: card for key, card in cards.items() if key in lead}, lead),
        places=_by_lead(lead, [(place.person_id, place) for place in places]),
        open_to={
            each.lead_id: working_lines(
                (one for key in each.ids for one in open_among.open.get(key, ())),
                (one for key in each.ids for one in open_among.held.get(key, ())),
            )
            for each in children
        },
        held=_by_lead(lead, [(each.person_id, line) for each in held for line in _held(each, opened)]),
        said={lead[key]: each for key, each in sorted(said.items(), key=lambda item: item[1].recorded_at)},
        alerts=_by_lead(lead, [(fact.person_id, fact.value) for fact in alerts]),
    )  # fmt: skip


def _held(each: OpenContact, opened: Opened) -> list[str]:
    """A contact on a few lines: how urgent and what, by when, who answers for the child."""
    clocks = [say.left(clock.standing, opened.at, clock.name.split(":")[0]) for clock in each.clocks.running]
    return [
        f"{each.rating.capitalize() or 'Not rated'}: {each.kind.label.lower()} {say.near(each.received_at, opened.at)}",
        *(f"{left.of}: {'Late, ' if left.is_late else ''}{left.words}" for left in clocks),
        f"Held by {each.holder.said}" if each.holder else "Nobody holds it that you can see",
    ]


def _leading(cards: Mapping[UUID, Card], lead: Mapping[UUID, UUID]) -> Mapping[UUID, Card]:
    """The card that names each person: the oldest record's, or any other where that one says nothing."""
    found: dict[UUID, Card] = {}
    for key, card in sorted(cards.items()):
        found.setdefault(lead[key], card)
    return found


def _by_lead(lead: Mapping[UUID, UUID], found: Sequence[tuple[UUID, T]]) -> Mapping[UUID, tuple[T, ...]]:
    gathered: dict[UUID, list[T]] = {}
    for key, value in found:
        held = gathered.setdefault(lead[key], [])
        if value not in held:
            held.append(value)
    return {key: tuple(values) for key, values in gathered.items()}


def side_by_side(opened: Opened, known: Known) -> SideBySide:
    """The children in columns, this one first. What is the same for all is one value."""
    leads = [each.lead_id for each in known.children]
    facet = _facets(leads)
    return SideBySide(
        "The children side by side",
        [_beside(opened, known, lead) for lead in leads],
        [
            facet("Living", lambda lead: _living(known.places.get(lead, ()))),
            facet("School or nursery", lambda lead: _places(known.places.get(lead, ()), LEARNS)),
            facet("GP practice", lambda lead: _places(known.places.get(lead, ()), (LocatingKind.GP,))),
            facet("Working with them", lambda lead: known.open_to.get(lead, ()), unknown="Nobody that we know of"),
            facet("At the front door", lambda lead: known.held.get(lead, ()), unknown="Nothing open"),
            facet(
                "Voice",
                lambda lead: _heard(known.said.get(lead), opened),
                speech=True,
                unknown="Nobody has recorded it",
            ),
            facet("Know first", lambda lead: known.alerts.get(lead, ()), unknown="Nothing recorded"),
        ],
    )


def others_table(adults: Sequence[Relative], known: Known, *, child: PersonSet, may_change: bool) -> Table:
    """Everyone else related: to whom, with what parental responsibility, and where they stand now."""
    rows: dict[UUID, list[Relative]] = {}
    for relative in adults:
        rows.setdefault(relative.person_id, []).append(relative)
    return Table(
        "Everyone else",
        ("Who", "Relationship", "Parental responsibility", "Living"),
        [_other(each, known, _correct(each, child) if may_change else "") for each in rows.values()],
    )


def _facets(leads: Sequence[UUID]) -> Callable[..., Facet]:
    def facet(
        key: str, read_one: Callable[[UUID], Sequence[str]], *, speech: bool = False, unknown: str = "Not known"
    ) -> Facet:
        each = [tuple(read_one(lead)) for lead in leads]
        if all(values == each[0] for values in each) and not (speech and any(each)):
            return Facet(key, each[0], unknown=unknown)
        return Facet(key, None, each, is_speech=speech, unknown=unknown)

    return facet


def _beside(opened: Opened, known: Known, lead: UUID) -> Beside:
    card = known.cards[lead]
    age, born = age_and_birth(card.birth, opened.moment, has_died=card.has_died)
    sex = "" if card.sex == SEX_UNKNOWN else sex_said(card.sex)
    note = ", ".join(part for part in (age, born, sex) if part)
    here = lead == opened.person.lead_id
    url = "" if here else reverse("child_now", kwargs={"person_id": lead})
    if url and opened.moment:
        url = f"{url}?as_known_at={opened.then.typed}"
    return Beside(card.name, note, url, is_this_one=here)


def _living(places: Sequence[Place]) -> tuple[str, ...]:
    now = [place for place in places if place.kind is LocatingKind.ADDRESS and place.until is None]
    return tuple(dict.fromkeys(_place(place) for place in now[:1]))


def _places(places: Sequence[Place], kinds: Sequence[LocatingKind]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_place(place) for place in places if place.kind in kinds and place.until is None))


def _place(place: Place) -> str:
    said = "Withheld" if place.withheld else ", ".join(part for part in (place.text, place.postcode) if part)
    return f"{said}. DO NOT TELL {say.listed(place.do_not_tell, 'or')}" if place.is_protected else said


def _heard(said: Said | None, opened: Opened) -> tuple[str, ...]:
    if said is None:
        return ()
    if said.heard:
        words = said.quote if len(said.quote) <= QUOTED else f"{said.quote[: QUOTED - 1].rsplit(' ', 1)[0]}…"
        return (f"“{words}”",)
    by = f" by {say.near(said.by_when, opened.at)}" if said.by_when else ""
    return (f"Not heard yet: {said.by_whom} will,{by}",)


def _correct(relatives: Sequence[Relative], child: PersonSet) -> str:
    """Where what this relative is to the child of the page is put right; nowhere where it was said of them."""
    keys = [r.relationship_id for r in relatives if r.of in child and r.is_said_of_them and not r.card.beyond_reach]
    names = {"person_id": child.lead_id, "relationship_id": keys[0]} if keys else {}
    return reverse("child_correct_relative", kwargs=names) if names else ""


def _other(relatives: Sequence[Relative], known: Known, correct: str) -> tuple[Cell, ...]:
    card = relatives[0].card
    names = {key: known.cards[each.lead_id].name.split(" ")[0] for each in known.children for key in each.ids}
    kinds = _of_whom([(str(r.kind.label), names[r.of]) for r in relatives], names)
    responsible = _of_whom([(TOLD[r.parental_responsibility], names[r.of]) for r in relatives], names, joined="for")
    where = "Not shown to you" if card.beyond_reach else "Withheld" if card.where.withheld else card.where.text
    age, _ = age_and_birth(card.birth, None, has_died=card.has_died)
    return (
        Cell(
            card.name,
            "" if card.beyond_reach else reverse("child_now", kwargs={"person_id": card.person_id}),
            note=f"{age}; their record is beyond your reach" if card.beyond_reach else age,
        ),
        Cell("; ".join(kinds), correct, note="; ".join(dict.fromkeys(r.note for r in relatives if r.note))),
        Cell("; ".join(responsible)),
        Cell(where or "Not known"),
    )


def _of_whom(told: Sequence[tuple[str, str]], names: Mapping[UUID, str], joined: str = "of") -> list[str]:
    """("Mother", "Mia"), ("Mother", "Toby") is "Mother of all the children", or of those named."""
    gathered: dict[str, list[str]] = {}
    for word, name in told:
        if name not in gathered.setdefault(word, []):
            gathered[word].append(name)
    everyone = set(names.values())
    if len(gathered) == 1 and len(everyone) == 1:
        return list(gathered)
    return [
        f"{word} {joined} {'all the children' if set(found) == everyone else say.listed(found)}"
        for word, found in gathered.items()
    ]
