"""Whom a call could be about: likely families, brothers and sisters, and what is open, from the words typed so far.

It only offers. Nobody is chosen by it, nothing waits for it, and somebody hidden from the reader is as nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.design import say
from openmash.foundation.design.parts import DoNotTell, Link, PersonCard
from openmash.records.linkage.selectors import FoundPeople, FoundPerson, find_people, person_sets
from openmash.records.people import search as finding
from openmash.records.people import selectors as people
from openmash.records.people.search import Sought, WhomToRing
from openmash.records.people.selectors import Place, Relative
from openmash.records.people.telling import NumberTold
from openmash.records.people.words import PersonKind, Scheme
from openmash.web.child.banner import age_and_birth
from openmash.web.child.permissions import Permission as Child
from openmash.web.intake.heard import Heard, HeardPerson
from openmash.web.interpreters.showing import interpreting
from openmash.web.search.results import results_of

LOOKED_FOR, SHOWN, FOUND_OF_EACH = 3, 4, 6
AGREES, CONTRADICTS = 0.3, -0.4
YEARS_APART = 2


@dataclass(frozen=True)
class Likely:
    """One person the call could be about, with their family beside them."""

    person_id: UUID
    card: PersonCard
    family: tuple[Link, ...]
    do_not_tell: tuple[DoNotTell, ...]
    interpreter: str
    chosen: bool
    opens: bool = False
    """Whether this person may open a child's record: otherwise names stand without a link."""
    ids: tuple[UUID, ...] = ()
    """All their records."""

    @property
    def box(self) -> str:
        """The id of the box that says: this is the child."""
        return f"known-{self.person_id}"


@dataclass(frozen=True)
class Looked:
    """What the words led to. `read_as` says how they were understood, so that a misreading shows."""

    likely: tuple[Likely, ...] = ()
    read_as: str = ""
    searched: str = ""
    stubs: tuple[WhomToRing, ...] = ()
    asks: bool = False
    ids: tuple[UUID, ...] = ()
    """Everybody shown, for the log."""

    @property
    def do_not_tell(self) -> tuple[DoNotTell, ...]:
        """Whom something must be kept from, over everybody found."""
        return tuple(dict.fromkeys(kept for each in self.likely for kept in each.do_not_tell))


def look(heard: Heard, *, actor: Actor, chosen: frozenset[UUID] = frozenset()) -> Looked:
    """Whom these words could be about, likest first, and those chosen already whatever is typed since.

    Raises NotPermitted for somebody who may not search.
    """
    found = _found(heard, actor)
    kept = [one for one in _chosen(chosen, actor) if one.person.lead_id not in {f.person.lead_id for f in found}]
    shown = [*kept, *found][: SHOWN + len(kept)]
    if not shown:
        return Looked(read_as=read_as(heard), asks=heard.asks, stubs=_stubs(heard, actor))
    results = results_of(FoundPeople(tuple(shown), more=False), Sought(), actor)
    families = {one.person.lead_id: people.family(one.person, actor) for one in shown}
    kin = {relative.person_id: relative.card.name for each in families.values() for relative in each}
    everybody = tuple(dict.fromkeys([*(key for one in shown for key in one.person.ids), *kin]))
    places = people.places_of(everybody, actor)
    needed = interpreting({one.person.lead_id: one.person.ids for one in shown}, actor=actor)
    likely, opens = [], bool(may(actor, Child.READ))
    for one, card in zip(shown, results.cards, strict=True):
        family = families[one.person.lead_id]
        names = dict.fromkeys(one.person.ids, card.name) | {each.person_id: each.card.name for each in family}
        is_chosen = bool(chosen & {*one.person.ids})
        said = needed[one.person.lead_id].line if one.person.lead_id in needed else ""
        not_told = _do_not_tell([place for place in places if place.person_id in names], names)
        likely.append(
            Likely(one.person.lead_id, card, _family(family), not_told, said, is_chosen, opens, one.person.ids)
        )
    lists = say.listed([each.words for each in results.searched])
    return Looked(
        likely=tuple(likely),
        read_as=read_as(heard),
        searched=f"Who works with them: {lists}." if lists else "",
        stubs=_stubs(heard, actor),
        asks=heard.asks,
        ids=everybody,
    )


def read_as(heard: Heard) -> str:
    """How the words were understood: "Mia Farrow (7), Toby (4); 12 Barton Street; Elm Primary"."""
    named = [f"{p.called} ({p.age})" if p.age is not None and p.forenames else p.called for p in heard.people]
    parts = [", ".join(named), *heard.streets, *heard.postcodes, *heard.schools, *heard.numbers]
    return "; ".join(part for part in parts if part)


def _found(heard: Heard, actor: Actor) -> list[FoundPerson]:
    """Children like those spoken of, by how much else that was said fits; adults stand beside them, as family."""
    best: dict[UUID, tuple[float, FoundPerson]] = {}
    for person, sought in _askings(heard):
        for one in find_people(sought, actor, FOUND_OF_EACH).people:
            if one.hit.card.kind == PersonKind.ADULT:
                continue
            score = one.hit.likeness + _fits(one, person, heard)
            if one.person.lead_id not in best or score > best[one.person.lead_id][0]:
                best[one.person.lead_id] = (score, one)
    ranked = sorted(best.values(), key=lambda each: -each[0])
    return [one for _, one in ranked[:SHOWN]]


def _askings(heard: Heard) -> Iterator[tuple[HeardPerson, Sought]]:
    """What to search for: each person named, children first, then numbers and postcodes alone."""
    named = [person for person in heard.people if person.forenames]
    named.sort(key=lambda person: (not person.is_child, person.at))
    postcode = heard.postcodes[0] if heard.postcodes else ""
    for person in named[:LOOKED_FOR]:
        surname = person.surname or heard.family_name
        if surname:
            yield person, Sought(person.forenames, surname, person.born, postcode=postcode)
        elif postcode or person.born:
            yield person, Sought(surname=person.forenames, born=person.born, postcode=postcode, one_word=True)
        else:
            yield person, Sought(surname=person.forenames, one_word=True)
    if heard.numbers:
        yield HeardPerson(), Sought(numbers=heard.numbers)
    if postcode and not named:
        yield HeardPerson(), Sought(postcode=postcode)


def _fits(one: FoundPerson, person: HeardPerson, heard: Heard) -> float:
    """How much else that was said agrees with a record: the age, the street."""
    card, score = one.hit.card, 0.0
    if person.age is not None and card.birth.date is not None:
        apart = abs(_age(card.birth.date) - person.age)
        score += AGREES if apart <= 1 else CONTRADICTS if apart > YEARS_APART else 0.0
    where = card.where.text.lower()
    if any(_street(street) in where for street in heard.streets):
        score += AGREES
    return score


def _age(born: date) -> int:
    return say.years(born, timezone.localdate())


def _street(street: str) -> str:
    return " ".join(word for word in street.lower().split() if not word[0].isdigit())


def _chosen(chosen: frozenset[UUID], actor: Actor) -> list[FoundPerson]:
    """The people chosen already, found again by their keys."""
    sets = person_sets(chosen, actor)
    cards = people.people_cards([person.lead_id for person in sets.values()], actor)
    unique = {person.lead_id: person for person in sets.values() if person.lead_id in cards}
    return [FoundPerson(person, finding.Hit(cards[lead], 1.0)) for lead, person in unique.items()]


def _family(relatives: Sequence[Relative]) -> tuple[Link, ...]:
    """Brothers, sisters and parents on a line each."""
    links: dict[UUID, Link] = {}
    for relative in relatives:
        age = age_and_birth(relative.card.birth, None, has_died=relative.card.has_died)[0]
        text = f"{relative.kind.label}: {relative.card.name}{f', {age}' if age else ''}"
        links.setdefault(relative.person_id, Link(text, reverse("child_now", kwargs={"person_id": relative.person_id})))
    return tuple(links.values())


def _do_not_tell(places: Sequence[Place], names: Mapping[UUID, str]) -> tuple[DoNotTell, ...]:
    """What of this child and of their family must be kept from whom: a mother's refuge is the child's too."""
    found: dict[str, list[Place]] = {}
    for place in places:
        if place.is_protected and place.until is None:
            found.setdefault(names[place.person_id], []).append(place)
    return tuple(
        DoNotTell(
            f"{say.listed(list(dict.fromkeys(place.kind.label.lower() for place in kept)))} of {name}",
            tuple(dict.fromkeys(who for place in kept for who in place.do_not_tell)), kept[0].protected_reason,
        )
        for name, kept in found.items()
    )  # fmt: skip


def _stubs(heard: Heard, actor: Actor) -> tuple[WhomToRing, ...]:
    """Whom to ring about a restricted record that a number and a date of birth point at together."""
    born = next((person.born for person in heard.people if person.born), None)
    if not heard.numbers or born is None:
        return ()
    numbers = [NumberTold(Scheme.NHS_NUMBER, number) for number in heard.numbers]
    return tuple(finding.whom_to_ask(numbers, born, actor))
