"""The family and network of a child drawn: a genogram and an ecomap, each with a table beside it that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.screens import Answer, screen
from openmash.foundation.design import say
from openmash.foundation.design.parts import Cell, Link, Table
from openmash.insight.relationships import ecomap
from openmash.insight.relationships.ecomap import Around
from openmash.insight.relationships.genogram import Picture, Symbol
from openmash.insight.relationships.selectors import Kin, Relationships, Whom, relationships_of, to_the_child
from openmash.records.linkage import selectors as linkage
from openmash.records.people import selectors as people
from openmash.records.people.permissions import Permission as People
from openmash.records.people.selectors import TieSaid
from openmash.records.people.words import LocatingKind, RelationshipKind
from openmash.web.child.banner import age_and_birth
from openmash.web.child.permissions import Permission
from openmash.web.child.record import Child, Opened, Part, RecordPage, SealedChild, load, open_record

DRAWN_PLACES = (LocatingKind.SCHOOL, LocatingKind.NURSERY, LocatingKind.GP)
LINE = 16
"""Letters of a name in one line under a symbol."""
MOST_ROUND = 16


@dataclass(frozen=True)
class Drawn:
    """One person of the genogram: where, in which shape, and the words under it."""

    x: float
    y: float
    shape: str
    url: str
    said: str
    """All of it in a sentence, for whoever does not see the picture."""
    names: Sequence[str]
    notes: Sequence[str]
    is_this_one: bool
    has_died: bool
    is_small: bool
    do_not_tell: bool


@dataclass(frozen=True)
class Round:
    """One box of the ecomap with its line."""

    place: Around
    names: Sequence[str]
    note: str
    url: str
    how: str
    strength: str
    said: str


@dataclass(frozen=True)
class Key:
    """One line of the key."""

    how: str
    words: str


@dataclass(frozen=True)
class PicturePage(RecordPage):
    """Both pictures and both tables."""

    name: str
    name_lines: Sequence[str]
    sentence: str
    genogram: Picture
    people: Sequence[Drawn]
    keys: Sequence[Key]
    family: Table
    eco: Sequence[Round]
    eco_height: int
    eco_sentence: str
    network: Table | None
    left_out: Sequence[str]
    back: Link
    say_tie: Link | None
    choices: Sequence[Link]


@dataclass(frozen=True)
class Thing:
    """Something round the child: what it is called, what it is, how strong the tie, who says so."""

    key: str
    name: str
    what: str
    url: str
    tie: TieSaid | None


@screen(Permission.READ, load=load, log="child.viewed")
def child_picture(request: HttpRequest, actor: Actor, child: Child | SealedChild, person_id: UUID) -> Answer:
    """Draw them, and say the same beside it."""
    opened = open_record(request, actor, child, Part.FAMILY)
    if not isinstance(opened, Opened):
        return opened
    whom = next((each for each in Whom if each.value == request.GET.get("draw", "")), Whom.ALL)
    found = relationships_of(opened.person, actor, opened.moment, whom)
    words, things = relations(found), things_round(opened, found)
    drawn = [_drawn(symbol, found, words, opened) for symbol in found.picture.symbols]
    may_say = bool(may(actor, People.CORRECT)) and opened.moment is None
    left_out = ["Somebody whose record is restricted, or whom nobody recorded, is not drawn."]
    if found.left_out:
        why = "further away in the family" if whom is Whom.ALL else "of the family, by your choice,"
        left_out.append(f"{_people(found.left_out)} {why} not drawn.")
    name = found.name(opened.person.lead_id)
    page = PicturePage(
        "Family and network drawn – a child’s record", opened.banner, opened.parts, opened.then,
        name=name, name_lines=_wrapped(name),
        sentence=f"{_people(len(found.kin))} in {say.whose(name)} family, "
        f"{sum(kin.at_home for kin in found.kin)} of them in one home. The table says the same.",
        genogram=found.picture, people=drawn, keys=_keys(found), family=_family_table(found, opened),
        eco=_round(things), eco_height=ecomap.height_for(len(things[:MOST_ROUND])),
        eco_sentence=_eco_sentence(things, name),
        network=_network_table(things, opened) if things else None,
        left_out=left_out, back=Link("The family side by side", opened.address(Part.FAMILY)),
        say_tie=Link("Say how strong a tie is", opened.address("child_tie")) if may_say else None,
        choices=[Link(words, _drawn_as(each, opened), current=each is whom) for each, words in CHOICES],
    )  # fmt: skip
    return opened.shown("child/picture.html", page)


CHOICES = (
    (Whom.ALL, "The family, and theirs"), (Whom.NEAR, "The child’s own people"),
    (Whom.HOME, "Who lives with the child"),
)  # fmt: skip


def _drawn_as(whom: Whom, opened: Opened) -> str:
    asked = [("draw", whom.value)] if whom is not Whom.ALL else []
    asked += [("as_known_at", opened.then.typed)] if opened.moment else []
    here = reverse("child_picture", kwargs={"person_id": opened.person.lead_id})
    return f"{here}?{urlencode(asked)}" if asked else here


def _from_them(kin: Kin, opened: Opened) -> Cell:
    """Where their own family is drawn, with them in the middle: how a picture grows by asking."""
    url = _url(kin, opened)
    if not url:
        return Cell("")
    path, _, asked = url.partition("?")
    return Cell(f"Draw from {kin.card.name.split(' ')[0]}", f"{path}/family/drawn{'?' if asked else ''}{asked}")


def _drawn(symbol: Symbol, found: Relationships, words: Mapping[UUID, str], opened: Opened) -> Drawn:
    kin = next(each for each in found.kin if str(each.lead) == symbol.person.key)
    age = _age(kin, opened.moment)
    relation = "" if kin.is_this_one else words.get(kin.lead, "")
    said = [kin.card.name, age, relation]
    if kin.card.has_died:
        said.append("has died")
    if kin.must_not_know:
        said.append("do not tell them where the child is")
    return Drawn(
        x=symbol.x, y=symbol.y, shape=symbol.shape, url=_url(kin, opened),
        said=", ".join(part for part in said if part), names=[line[:24] for line in _wrapped(kin.card.name)],
        notes=[say.shortened(part, 24) for part in (age, relation) if part],
        is_this_one=kin.is_this_one, has_died=kin.card.has_died, is_small=symbol.person.is_unborn,
        do_not_tell=kin.must_not_know,
    )  # fmt: skip


def _url(kin: Kin, opened: Opened) -> str:
    if kin.card.beyond_reach or kin.is_this_one:
        return ""
    url = reverse("child_now", kwargs={"person_id": kin.lead})
    return f"{url}?as_known_at={opened.then.typed}" if opened.moment else url


def _age(kin: Kin, moment: datetime | None) -> str:
    return age_and_birth(kin.card.birth, moment, has_died=kin.card.has_died)[0]


def _wrapped(name: str) -> list[str]:
    """A name on one line, or broken between two words where the longer line is shortest."""
    words = name.split(" ")
    if len(name) <= LINE or len(words) == 1:
        return [name]
    breaks = [(" ".join(words[:after]), " ".join(words[after:])) for after in range(1, len(words))]
    return list(min(breaks, key=lambda lines: max(map(len, lines))))


KEYS = (
    Key("couple-together", "Partners"),
    Key("couple-apart", "Partners once, now apart"),
    Key("couple-parents", "Parents of a child; nothing recorded of them as a couple"),
    Key("birth", "Parents and their children"),
    Key("adopted", "By adoption"),
    Key("fostered", "Fostered"),
    Key("bond-sibling", "Brothers and sisters; parents not recorded"),
    Key("bond-carer", "Cares for, or a parent’s partner"),
    Key("bond-kin", "Kin; through whom is not recorded"),
    Key("home", "Live in one home"),
)


def _keys(found: Relationships) -> list[Key]:
    """Only what is drawn."""
    drawn = {line.how for line in (*found.picture.lines, *found.picture.homes)}
    return [key for key in KEYS if key.how in drawn]


def _family_table(found: Relationships, opened: Opened) -> Table:
    to_the_child = relations(found)
    rows = []
    for kin in found.kin:
        marks = [
            words
            for words, holds in (
                ("In the child’s home", kin.at_home and not kin.is_this_one),
                ("Has died", kin.card.has_died),
                ("DO NOT TELL them where the child is", kin.must_not_know),
                ("Restricted record", kin.card.is_restricted),
            )
            if holds
        ]
        rows.append(
            [
                Cell(kin.card.name, _url(kin, opened)),
                Cell(_age(kin, opened.moment) or "Not known"),
                Cell("The child of this record" if kin.is_this_one else to_the_child.get(kin.lead, "Not known")),
                Cell("; ".join(_parents(kin, found)) or "Not recorded"),
                Cell("; ".join(_partners(kin, found))),
                Cell("; ".join(marks)),
                _from_them(kin, opened),
            ]
        )
    columns = ("Who", "Age", "What they are", "Their parents", "Partners", "To know", "Their own family")
    return Table("The family, as drawn", columns, rows, last_not_printed=True)


def relations(found: Relationships) -> dict[UUID, str]:
    """What each person is to the child, or else to somebody else in the picture, in words."""
    told = to_the_child(found)
    words = {}
    for kin in (*found.kin, *found.others):
        if kin.lead in told:
            words[kin.lead] = f"{_kind(told[kin.lead].kind, kin)}{', once' if told[kin.lead].ended else ''}"
            continue
        known = [(each, found.name(each.of)) for each in kin.said]
        first = next(((each, name) for each, name in known if name), None)
        if first is not None:
            words[kin.lead] = f"{_kind(first[0].kind, kin)} of {first[1].split(' ')[0]}"
    return words


HERS_OR_HIS = {
    RelationshipKind.SIBLING: ("Sister", "Brother"),
    RelationshipKind.HALF_SIBLING: ("Half-sister", "Half-brother"),
    RelationshipKind.STEP_SIBLING: ("Step-sister", "Step-brother"),
    RelationshipKind.GRANDPARENT: ("Grandmother", "Grandfather"),
    RelationshipKind.AUNT_OR_UNCLE: ("Aunt", "Uncle"),
    RelationshipKind.NIECE_OR_NEPHEW: ("Niece", "Nephew"),
}


NEITHER = {RelationshipKind.HALF_SIBLING: "Half-sibling", RelationshipKind.STEP_SIBLING: "Step-sibling"}
"""Where their sex is not recorded: short enough to stand under a symbol whole."""


def _kind(kind: RelationshipKind, kin: Kin) -> str:
    """What somebody is, by their sex where it is recorded."""
    both = HERS_OR_HIS.get(kind)
    if both is None or kin.card.sex not in SEXES_SAID:
        return NEITHER.get(kind, str(kind.label))
    return both[SEXES_SAID[kin.card.sex]]


SEXES_SAID = {"F": 0, "female": 0, "M": 1, "male": 1}
HOW = {"birth": "", "adopted": ", by adoption", "fostered": ", fostering"}
PAIRED = {"together": "", "apart": ", now apart", "parents": ", of whom nothing is recorded as a couple"}


def _parents(kin: Kin, found: Relationships) -> list[str]:
    return [
        f"{say.listed([found.name(UUID(key)) for key in each.parents])}{HOW[each.how]}"
        for each in found.families
        if str(kin.lead) in each.children
    ]


def _partners(kin: Kin, found: Relationships) -> list[str]:
    me = str(kin.lead)
    return [
        f"{found.name(UUID(each.other if each.one == me else each.one))}{PAIRED[each.how]}"
        for each in found.couples
        if me in (each.one, each.other)
    ]


def things_round(opened: Opened, found: Relationships) -> list[Thing]:
    """Everybody and everything round the child outside the home: kin, friends, agencies, school, doctor, the rest."""
    words = relations(found)
    said = people.ties_of(opened.person.ids, opened.actor, opened.moment)
    leads = linkage.leads([tie.other_id for tie in said if tie.other_id], opened.actor)
    ties = {_key_of(tie, leads): tie for tie in said}
    things = [
        Thing(f"person-{kin.lead}", kin.card.name, words.get(kin.lead, ""), _url(kin, opened), None)
        for kin in (*found.kin, *found.others)
        if not kin.is_this_one and not kin.at_home and _is_near(kin, found)
    ]
    working: dict[UUID, list[str]] = {}
    names: dict[UUID, str] = {}
    for each in opened.open.open:
        names[each.agency_id] = each.agency
        whom = ", ".join(part for part in (each.worker_name, each.team_name or each.service_name) if part)
        working.setdefault(each.agency_id, []).append(whom)
    things += [
        Thing(f"agency-{key}", names[key], "; ".join(dict.fromkeys(part for part in whom if part)), "", None)
        for key, whom in working.items()
    ]
    for kind in DRAWN_PLACES:
        now = [place for place in opened.places if place.kind is kind and place.until is None]
        if now:
            told = "Withheld" if now[0].withheld else now[0].text
            things.append(Thing(f"place-{kind.value}", str(kind.label), told, "", None))
    things = [Thing(each.key, each.name, each.what, each.url, ties.pop(each.key, None)) for each in things]
    for key, tie in ties.items():
        if tie.called:
            things.append(Thing(key, tie.called, "", "", tie))
        elif tie.other_id is not None:
            kin = next((one for one in (*found.kin, *found.others) if str(one.lead) == key[7:]), None)
            if kin is not None:
                things.append(Thing(key, kin.card.name, words.get(kin.lead, ""), _url(kin, opened), tie))
    return things


def _is_near(kin: Kin, found: Relationships) -> bool:
    """Whether they are something to the child themselves, and not only to a relative."""
    return not kin.card.has_died and kin.lead in to_the_child(found)


def _key_of(tie: TieSaid, leads: Mapping[UUID, UUID]) -> str:
    if tie.other_id is not None:
        return f"person-{leads.get(tie.other_id, tie.other_id)}"
    if tie.agency_id is not None:
        return f"agency-{tie.agency_id}"
    return f"place-{tie.place.value}" if tie.place else f"called-{tie.called.casefold()}"


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many} people"


def _round(things: Sequence[Thing]) -> list[Round]:
    shown = things[:MOST_ROUND]
    return [
        Round(
            place, [say.shortened(line, 23) for line in _wrapped(each.name)],
            say.shortened(each.what.split(", ")[0], 23), each.url,
            f"tie-{each.tie.strength.value}" if each.tie else "tie-unknown",
            str(each.tie.strength.label) if each.tie else "",
            ", ".join(part for part in (each.name, each.what, _strength(each)) if part),
        )
        for each, place in zip(shown, ecomap.drawn([each.key for each in shown]), strict=True)
    ]  # fmt: skip


def _strength(each: Thing) -> str:
    return str(each.tie.strength.label).lower() if each.tie else "nobody has said how strong"


def _eco_sentence(things: Sequence[Thing], name: str) -> str:
    if not things:
        return f"Nobody and nothing is recorded round {name} outside the home."
    unsaid = sum(each.tie is None for each in things)
    first = f"{len(things)} round {name} outside the home."
    return f"{first} Of {unsaid} nobody has said how strong the tie is." if unsaid else first


def _network_table(things: Sequence[Thing], opened: Opened) -> Table:
    rows = [
        [
            Cell(each.name, each.url),
            Cell(each.what or "Not known"),
            Cell(
                str(each.tie.strength.label) if each.tie else "Nobody has said",
                note=each.tie.words if each.tie else "",
            ),
            Cell(
                each.tie.said_by if each.tie else "",
                note=f"{each.tie.recorded_by}, {say.day_of(each.tie.recorded_at)}" if each.tie else "",
            ),
        ]
        for each in things
    ]
    return Table("Round the child, as drawn", ("Who or what", "What they are", "How strong", "Who says so"), rows)
