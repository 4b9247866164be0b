"""Who belongs to a child and who is round them, from the records alone, laid out as a genogram and an ecomap.

Everything is read under the actor's rights: somebody they may not see is in no list here, so no line leads to a gap.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.insight.relationships import genogram
from openmash.insight.relationships.genogram import Bond, Couple, Family, Person, Picture
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card, Relative
from openmash.records.people.words import PersonKind, RelationshipKind

MOST = 30
"""People in one picture; more could not be read. Those nearest the child stay."""
PARENTS = (
    RelationshipKind.MOTHER, RelationshipKind.FATHER, RelationshipKind.PARENT, RelationshipKind.ADOPTIVE_PARENT,
    RelationshipKind.FOSTER_CARER,
)  # fmt: skip
CHILDREN = (RelationshipKind.CHILD, RelationshipKind.ADOPTED_CHILD, RelationshipKind.FOSTER_CHILD)
HOW: Mapping[RelationshipKind, str] = {
    RelationshipKind.ADOPTIVE_PARENT: "adopted", RelationshipKind.ADOPTED_CHILD: "adopted",
    RelationshipKind.FOSTER_CARER: "fostered", RelationshipKind.FOSTER_CHILD: "fostered",
}  # fmt: skip
PARTNERS: Mapping[RelationshipKind, str] = {
    RelationshipKind.PARTNER: "together",
    RelationshipKind.FORMER_PARTNER: "apart",
}
SIBLINGS = (
    RelationshipKind.SIBLING, RelationshipKind.HALF_SIBLING, RelationshipKind.STEP_SIBLING, RelationshipKind.TWIN,
)  # fmt: skip
ELDERS: Mapping[RelationshipKind, str] = {
    RelationshipKind.STEP_PARENT: "elder", RelationshipKind.PARENTS_PARTNER: "elder", RelationshipKind.CARER: "elder",
    RelationshipKind.AUNT_OR_UNCLE: "elder", RelationshipKind.GRANDPARENT: "grandparent",
}  # fmt: skip
YOUNGER: Mapping[RelationshipKind, str] = {
    RelationshipKind.STEP_CHILD: "elder", RelationshipKind.PARTNERS_CHILD: "elder",
    RelationshipKind.CARED_FOR: "elder", RelationshipKind.NIECE_OR_NEPHEW: "elder",
    RelationshipKind.GRANDCHILD: "grandparent",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What one person is to another, as recorded: `kind` of `of`, until when, if it ended."""

    of: UUID
    kind: RelationshipKind
    ended: bool
    note: str


@dataclass(frozen=True)
class Kin:
    """Somebody in the picture: a card, what they are to whom, and whether they live in the child's home."""

    lead: UUID
    card: Card
    said: tuple[Said, ...]
    at_home: bool
    is_this_one: bool
    must_not_know: bool
    """Where the child is must be kept from them."""


@dataclass(frozen=True)
class Relationships:
    """The family and network of one child. `kin` in the order they are read; `others` are in no line of the family."""

    kin: tuple[Kin, ...]
    others: tuple[Kin, ...]
    families: tuple[Family, ...]
    couples: tuple[Couple, ...]
    picture: Picture
    left_out: int

    def name(self, lead: UUID) -> str:
        """What somebody in it is called; empty for nobody in it."""
        return next((each.card.name for each in (*self.kin, *self.others) if each.lead == lead), "")


class Whom(StrEnum):
    """How much of a family is drawn. Whoever is told nothing of is said to be left out."""

    ALL = "all"
    NEAR = "near"
    HOME = "home"


def relationships_of(
    child: PersonSet, actor: Actor, as_known_at: datetime | None = None, whom: Whom = Whom.ALL
) -> Relationships:
    """The child's family to the second step and who lives with them, in a number of queries that does not grow; or only
    those who are something to the child themselves, or live with them.
    """
    near = people.related_ids(child, actor, as_known_at)
    sets = linkage.person_sets(near, actor)
    wide = PersonSet(tuple({key for each in sets.values() for key in each.ids} | set(child.ids)), child.lead_id)
    around = people.around(wide, actor, as_known_at, also=child.ids)
    relatives = around.relatives
    more = linkage.person_sets({each.person_id for each in relatives}, actor)
    lead = {key: each.lead_id for known in (sets, more) for each in known.values() for key in each.ids}
    lead |= dict.fromkeys(child.ids, child.lead_id)
    cards = _cards(relatives, around.cards, lead)
    said = _said(relatives, lead)
    home = {
        lead.get(resident.card.person_id, resident.card.person_id)
        for each in around.homes
        if any(one.card.person_id in child and one.until is None and one.part == "lives" for one in each.residents)
        for resident in each.residents
        if resident.until is None and resident.part == "lives"
    }
    kept_from = set(people.protection_of(child.ids, actor)[0])
    kept_from |= {lead[key] for key in kept_from if key in lead}
    every = {
        key: Kin(key, card, tuple(said.get(key, ())), key in home, key == child.lead_id, key in kept_from)
        for key, card in cards.items()
    }
    return _laid_out(child, every, _chosen(child, every, whom))


def _chosen(child: PersonSet, every: Mapping[UUID, Kin], whom: Whom) -> frozenset[UUID]:
    """Whom of them a picture of this much holds."""
    home = {key for key, kin in every.items() if kin.at_home or kin.is_this_one}
    if whom is Whom.HOME:
        return frozenset(home)
    mine = {each.of for each in every[child.lead_id].said} if child.lead_id in every else set()
    near = home | mine | {key for key, kin in every.items() if any(each.of == child.lead_id for each in kin.said)}
    return frozenset(every) if whom is Whom.ALL else frozenset(near)


def _cards(relatives: Sequence[Relative], cards: Mapping[UUID, Card], lead: Mapping[UUID, UUID]) -> dict[UUID, Card]:
    """A card for each person, by the record that names them, or any other where that one is beyond the actor."""
    found: dict[UUID, Card] = {}
    told = {**{each.person_id: each.card for each in relatives}, **cards}
    for key, card in sorted(told.items(), key=lambda each: (each[1].beyond_reach, each[0])):
        found.setdefault(lead.get(key, key), card)
    return found


def _said(relatives: Sequence[Relative], lead: Mapping[UUID, UUID]) -> dict[UUID, list[Said]]:
    found: dict[UUID, list[Said]] = {}
    for each in relatives:
        one, of = lead.get(each.person_id, each.person_id), lead.get(each.of, each.of)
        told = Said(of, each.kind, each.until is not None, each.note)
        if one != of and told not in found.setdefault(one, []):
            found[one].append(told)
    return found


def to_the_child(found: Relationships) -> Mapping[UUID, Said]:
    """What each person is to the child of the record, whichever of the two it was recorded of."""
    child = next(kin for kin in found.kin if kin.is_this_one)
    everyone = (*found.kin, *found.others)
    said = {kin.lead: each for kin in everyone for each in kin.said if each.of == child.lead}
    for each in child.said:
        kind = people.SAID_BACKWARDS.get(each.kind, each.kind)
        said.setdefault(each.of, Said(child.lead, kind, each.ended, each.note))
    return said


def _laid_out(child: PersonSet, every: Mapping[UUID, Kin], chosen: frozenset[UUID]) -> Relationships:
    start = str(child.lead_id)
    generation = genogram.generations(start, list(_ties(every.values())))
    inside = {key: kin for key, kin in every.items() if str(key) in generation}
    wanted = {key: kin for key, kin in inside.items() if key in chosen}
    nearest = sorted(wanted, key=lambda key: _nearness(wanted[key], generation[str(key)]))
    kept = {key: wanted[key] for key in nearest[:MOST]}
    drawn = [_person(kin, generation[str(key)]) for key, kin in kept.items()]
    families = _families(kept)
    couples = _couples(kept, families)
    pairs = {frozenset((each.one, each.other)) for each in couples}
    picture = genogram.drawn(drawn, couples, families, _bonds(kept, families, pairs))
    order = {symbol.person.key: place for place, symbol in enumerate(picture.symbols)}
    return Relationships(
        tuple(sorted(kept.values(), key=lambda kin: order[str(kin.lead)])),
        tuple(kin for key, kin in every.items() if key not in inside),
        tuple(families), tuple(couples), picture, len(inside) - len(kept),
    )  # fmt: skip


def _nearness(kin: Kin, generation: int) -> tuple[bool, bool, int, bool, str]:
    return not kin.is_this_one, not kin.at_home, abs(generation), kin.card.beyond_reach, str(kin.lead)


def _person(kin: Kin, generation: int) -> Person:
    card = kin.card
    sex = {"F": "female", "M": "male"}.get(card.sex, card.sex if card.sex in WORDS else "")
    return Person(
        key=str(kin.lead), sex=sex or next((AS_SAID[each.kind] for each in kin.said if each.kind in AS_SAID), ""),
        generation=generation, born=card.birth.date.isoformat() if card.birth.date else "",
        is_unborn=card.kind == PersonKind.UNBORN, has_died=card.has_died, is_this_one=kin.is_this_one,
        at_home=kin.at_home,
    )  # fmt: skip


WORDS = ("female", "male")
AS_SAID = {RelationshipKind.MOTHER: "female", RelationshipKind.FATHER: "male"}
"""The sign of somebody whose sex is not recorded, who is recorded as somebody's mother or father."""


def _ties(every: Iterable[Kin]) -> Iterable[tuple[str, str, str]]:
    """(first, second, what the second is to the first), for the generations."""
    for kin in every:
        for said in kin.said:
            one, of = str(kin.lead), str(said.of)
            if said.kind in PARENTS:
                yield of, one, "parent"
            elif said.kind in CHILDREN:
                yield one, of, "parent"
            elif said.kind in PARTNERS:
                yield of, one, "partner"
            elif said.kind in SIBLINGS:
                yield of, one, "sibling"
            elif said.kind in ELDERS:
                yield of, one, ELDERS[said.kind]
            elif said.kind in YOUNGER:
                yield one, of, YOUNGER[said.kind]


def _parents(kept: Mapping[UUID, Kin]) -> dict[tuple[UUID, str], list[UUID]]:
    """The parents of each child in the picture, by how they are: by birth, by adoption, by fostering."""
    found: dict[tuple[UUID, str], list[UUID]] = {}
    for key, kin in kept.items():
        for said in kin.said:
            if said.kind in PARENTS and said.of in kept:
                pair = (said.of, key)
            elif said.kind in CHILDREN and said.of in kept:
                pair = (key, said.of)
            else:
                continue
            parents = found.setdefault((pair[0], HOW.get(said.kind, "birth")), [])
            if pair[1] not in parents:
                parents.append(pair[1])
    return found


def _families(kept: Mapping[UUID, Kin]) -> list[Family]:
    grouped: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for (one, how), parents in _parents(kept).items():
        grouped.setdefault((tuple(sorted(str(key) for key in parents)), how), []).append(str(one))
    return [Family(parents, tuple(children), how) for (parents, how), children in sorted(grouped.items())]


def _couples(kept: Mapping[UUID, Kin], families: Sequence[Family]) -> list[Couple]:
    found: dict[frozenset[str], str] = {}
    for each in families:
        for one, other in combinations(each.parents, 2):
            found[frozenset((one, other))] = "parents"
    for key, kin in kept.items():
        for said in kin.said:
            if said.kind in PARTNERS and said.of in kept:
                how = "apart" if said.ended else PARTNERS[said.kind]
                pair = frozenset((str(key), str(said.of)))
                found[pair] = "apart" if found.get(pair) == "apart" else how
    return [Couple(min(pair), max(pair), how) for pair, how in sorted(found.items(), key=lambda each: sorted(each[0]))]


def _bonds(kept: Mapping[UUID, Kin], families: Sequence[Family], couples: Collection[frozenset[str]]) -> list[Bond]:
    """What was recorded and no line of descent shows."""
    parents = {child: set(each.parents) for each in families for child in each.children}
    found: dict[frozenset[str], str] = {}
    for key, kin in kept.items():
        for said in kin.said:
            one, of = str(key), str(said.of)
            if said.of not in kept:
                continue
            if said.kind in SIBLINGS and not (parents.get(one, set()) & parents.get(of, set())):
                found.setdefault(frozenset((one, of)), "sibling")
            elif said.kind in ELDERS and not _follows(one, of, parents, couples, said.kind):
                found.setdefault(frozenset((one, of)), "kin" if said.kind in BY_BLOOD else "carer")
    return [Bond(min(pair), max(pair), how) for pair, how in sorted(found.items(), key=lambda each: sorted(each[0]))]


BY_MARRIAGE = (RelationshipKind.STEP_PARENT, RelationshipKind.PARENTS_PARTNER)
BY_BLOOD = (RelationshipKind.GRANDPARENT, RelationshipKind.AUNT_OR_UNCLE)


def _follows(
    one: str, of: str, parents: Mapping[str, set[str]], couples: Collection[frozenset[str]], kind: RelationshipKind
) -> bool:
    """Whether other lines show it already: a grandparent who is a parent's parent, a parent's partner beside them."""
    if kind in BY_MARRIAGE:
        return any(frozenset((one, each)) in couples for each in parents.get(of, ()))
    if kind is RelationshipKind.GRANDPARENT:
        return any(one in parents.get(each, ()) for each in parents.get(of, ()))
    if kind is RelationshipKind.AUNT_OR_UNCLE:
        return any(parents.get(one, set()) & parents.get(each, set()) for each in parents.get(of, ()))
    return False
