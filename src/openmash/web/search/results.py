"""What a search found, as cards that help to tell people apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.design import say
from openmash.foundation.design.parts import Fact, PersonCard
from openmash.records.cases import selectors as cases
from openmash.records.cases.freshness import Freshness
from openmash.records.linkage.selectors import FoundPeople, FoundPerson
from openmash.records.people import selectors as people
from openmash.records.people.search import Hit, Sought
from openmash.records.people.selectors import Card, Place
from openmash.records.people.words import LocatingKind, Scheme
from openmash.web.child.banner import age_and_birth, sex_said, working_lines

LEARNS = (LocatingKind.SCHOOL, LocatingKind.NURSERY)


@dataclass(frozen=True)
class Results:
    """People found, likest first, ready to show; and the lists that say who works with them."""

    cards: tuple[PersonCard, ...]
    people: tuple[FoundPerson, ...]
    searched: tuple[Freshness, ...]


def results_of(found: FoundPeople, sought: Sought, actor: Actor) -> Results:
    """People found, with what tells each from the others. Ten queries however many were found."""
    ids = [key for one in found.people for key in one.person.ids]
    open_among = cases.already_open_among(ids, actor=actor)
    learns = _learns(people.places_of(ids, actor))
    apart = _apart(found.people, people.twins_of(ids, actor))
    cards = []
    for one in found.people:
        card, keys = one.hit.card, one.person.ids
        cards.append(
            PersonCard(
                name=card.name,
                url=reverse("child_now", kwargs={"person_id": one.person.lead_id}),
                age=", ".join(part for part in age_and_birth(card.birth, None, has_died=card.has_died) if part),
                facts=_facts(card, next((learns[key] for key in keys if key in learns), "")),
                open_to=working_lines(
                    (each for key in keys for each in open_among.open.get(key, ())),
                    (each for key in keys for each in open_among.held.get(key, ())),
                ),
                why=why(one.hit, sought),
                tell_apart=apart[one.person.lead_id],
                fresh=f"{len(keys)} records agreed to be this person." if len(keys) > 1 else "",
            )
        )
    return Results(tuple(cards), found.people, open_among.searched)


def why(hit: Hit, sought: Sought) -> tuple[str, ...]:
    """What of it fits, in words: never a figure."""
    card = hit.card
    said = [f"the {hit.by_number}"] if hit.by_number else []
    wanted = {word.lower() for word in f"{sought.forenames} {sought.surname}".split()}
    names = {word.lower() for name in card.names for word in name.full.split()}
    if wanted:
        said.append("the name" if wanted <= names else "a name like it")
    if sought.born and card.birth.date:
        same = card.birth.date == sought.born and card.birth.precision == "day" and sought.precision == "day"
        near = card.birth.date.year == sought.born.year
        said += ["the date of birth"] if same else ["a date of birth near it"] if near else []
    if sought.postcode and sought.postcode.replace(" ", "").lower() in card.where.text.replace(" ", "").lower():
        said.append("the postcode")
    return tuple(said)


def _facts(card: Card, learns: str) -> tuple[Fact, ...]:
    """What tells people apart; a number that nobody recorded says so, for it is the surest."""
    told = (
        Fact("Also known as", say.listed(card.other_names)),
        Fact("Sex", sex_said(card.sex)),
        Fact("Living", "Withheld" if card.where.withheld else card.where.text),
        Fact("School or nursery", learns),
        Fact("NHS number", say.nhs_number(card.number(Scheme.NHS_NUMBER)), unknown="None recorded"),
        Fact("Pupil number", card.number(Scheme.UPN)),
    )
    return tuple(fact for fact in told if fact.value or fact.key == "NHS number")


def _learns(places: Sequence[Place]) -> Mapping[UUID, str]:
    now = [place for place in reversed(places) if place.kind in LEARNS and place.until is None]
    return {place.person_id: "Withheld" if place.withheld else place.text for place in now}


def _apart(found: Sequence[FoundPerson], twins: Mapping[UUID, Sequence[str]]) -> Mapping[UUID, tuple[str, ...]]:
    """For each person, whom they could be taken for: twins, and others found with the same birth or address."""
    said: dict[UUID, list[str]] = {one.person.lead_id: [] for one in found}
    for one in found:
        others = sorted({name for key in one.person.ids for name in twins.get(key, ())})
        if others:
            said[one.person.lead_id].append(f"Twin of {say.listed(others)}.")
    for first, second in combinations(found, 2):
        shared = _shared(first.hit.card, second.hit.card)
        if shared:
            said[first.person.lead_id].append(f"Same {say.listed(shared)} as {second.hit.card.name}.")
            said[second.person.lead_id].append(f"Same {say.listed(shared)} as {first.hit.card.name}.")
    return {lead: tuple(_once(lines)) for lead, lines in said.items()}


def _once(lines: Sequence[str]) -> Iterator[str]:
    """Each line once, with how many records it speaks of where several say the same."""
    for line, many in Counter(lines).items():
        yield line if many == 1 else f"{line.rstrip('.')} ({many} records)."


def _shared(one: Card, other: Card) -> list[str]:
    shared = []
    if one.birth.date and one.birth.precision == "day" and one.birth == other.birth:
        shared.append("date of birth")
    if one.where.text and one.where.text == other.where.text:
        shared.append("address")
    return shared if "date of birth" in shared else []
