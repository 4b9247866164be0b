"""A chronology for somebody chosen first: who they can be, and what a copy for them holds and keeps back.

What the recipient may not have never leaves here: a page shows a draft, and the copy is drafted again when it is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotAllowedNow, NotVisible
from openmash.insight.chronology import redaction
from openmash.insight.chronology.models import Copy
from openmash.insight.chronology.reading import THEIR_OWN, Found, Known, initials_of, own_words_of
from openmash.insight.chronology.redaction import Guarded
from openmash.insight.chronology.selectors import Line, digest_of, whole, with_marks
from openmash.insight.chronology.words import Audience, Because
from openmash.records.cases import selectors as cases
from openmash.records.cases.entries import Window
from openmash.records.linkage import selectors as linkage
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Card
from openmash.records.people.selectors.withholding import NAMED
from openmash.records.people.words import PersonKind, RelationshipKind
from openmash.records.voice.readers import reader_of
from openmash.records.voice.words import Reader

COURT = "court"
INSPECTOR = "inspector"
PARENTS = frozenset(
    {
        RelationshipKind.MOTHER, RelationshipKind.FATHER, RelationshipKind.PARENT, RelationshipKind.STEP_PARENT,
        RelationshipKind.PARENTS_PARTNER, RelationshipKind.CARER, RelationshipKind.FOSTER_CARER,
        RelationshipKind.ADOPTIVE_PARENT,
    }
)  # fmt: skip
"""Whom a child means by parents or carers."""
MOST = 3000
"""Entries in one copy. More, and the dates are to be narrowed."""


@dataclass(frozen=True)
class Recipient:
    """Somebody a copy can be made for. `key` says which; `how` what they are to the child. A court is named later."""

    key: str
    audience: Audience
    name: str
    how: str = ""
    must_not_know: str = ""
    """Why where the child is must be kept from them; empty where nothing must."""
    kept_from_others: tuple[str, ...] = ()
    """Who else of the family must not learn where the child is, and may be shown what this reader is given."""
    reader: str = ""
    """As whom a child is asked whether their words may be shown to them; empty for one who reads all."""

    @property
    def said(self) -> str:
        return f"{self.name} ({self.how})" if self.how else self.name


@dataclass(frozen=True)
class Drafted:
    """One entry of a copy, or what it says in its place. `whose` are the children it is about.

    `words` are what was recorded, for whoever makes the copy; `given` what the recipient reads, empty for no line;
    `found` what to look at in the words before they go.
    """

    key: str
    at: datetime
    precision: str
    kind: str
    whose: tuple[UUID, ...]
    agency: str
    words: str
    given: str
    because: Because | None
    may_be_let_through: bool
    is_let_through: bool
    is_significant: bool
    found: tuple[Found, ...]


@dataclass(frozen=True)
class Draft:
    """A copy before it is made, oldest first. `names` of the children by record."""

    recipient: Recipient
    children: tuple[PersonSet, ...]
    names: dict[UUID, str]
    lines: tuple[Drafted, ...]

    @property
    def given(self) -> tuple[Drafted, ...]:
        """The lines the recipient reads."""
        return tuple(line for line in self.lines if line.given)

    @property
    def kept_back(self) -> tuple[Drafted, ...]:
        """The entries that are not in it as they were recorded."""
        return tuple(line for line in self.lines if line.because is not None)

    def named(self, line: Drafted) -> str:
        """Whose an entry is."""
        return ", ".join(dict.fromkeys(self.names[key] for key in line.whose if key in self.names))


@dataclass(frozen=True)
class CopyMade:
    """A copy that was made: for whom, why, by whom, when (UTC), how many lines, and how many were kept back."""

    id: UUID
    person_ids: tuple[UUID, ...]
    audience: Audience
    recipient_name: str
    why: str
    by: str
    at: datetime
    lines: int
    kept_back: int
    sha256: str


def recipients(
    children: Sequence[PersonSet], *, actor: Actor, named_by_inspectors: bool = False
) -> tuple[Recipient, ...]:
    """For whom a copy about these children can be made, as far as the actor may know of them.

    About a child whose record is restricted, only for a court: a relative or an agency is outside the restriction.
    `named_by_inspectors`: an inspector asked for this child by name, and somebody inside the restriction answers.
    """
    if any(child.is_restricted for child in children):
        asked = (Recipient(INSPECTOR, Audience.INSPECTOR, "An inspector"),) if named_by_inspectors else ()
        return (Recipient(COURT, Audience.COURT, "A court, or Cafcass"), *asked)
    together = _together(children)
    kept_from, why = people.protection_of(together.ids, actor)
    found: list[Recipient] = []
    cards = people.people_cards(together.ids, actor)
    relatives = {
        each.card.person_id: each
        for each in people.family(together, actor)
        if each.card.kind == PersonKind.ADULT
        and not (each.card.has_died or each.card.is_restricted or each.until or each.person_id in together)
    }
    hidden_from = {key: each.card.name for key, each in relatives.items() if key in kept_from}
    if len(children) == 1 and (card := _card(children[0], cards)) is not None and card.kind == PersonKind.CHILD:
        beware = tuple(hidden_from.values())
        found.append(Recipient("child", Audience.CHILD, card.name, "the child", kept_from_others=beware))
    found += [
        Recipient(
            str(key), Audience.FAMILY, each.card.name, str(each.kind.label).lower(),
            (why or "where the child is must be kept from them") if key in kept_from else "",
            tuple(name for other, name in hidden_from.items() if other != key),
            Reader.PARENTS if each.kind in PARENTS else Reader.FAMILY,
        )
        for key, each in relatives.items()
    ]  # fmt: skip
    found += [
        Recipient(f"agency-{each.pk}", Audience.AGENCY, each.name, reader=reader_of(each.kind))
        for each in agencies.partners()
        if each.pk != actor.agency_id
    ]
    return (
        *found,
        Recipient(COURT, Audience.COURT, "A court, or Cafcass"),
        Recipient(INSPECTOR, Audience.INSPECTOR, "An inspector"),
    )


def draft(
    children: Sequence[PersonSet], recipient_key: str, *, actor: Actor, since: datetime | None, until: datetime | None,
    kinds: Collection[str] = (), let_through: Collection[str] = (), left_out: Collection[str] = (),
    named_by_inspectors: bool = False,
) -> Draft:  # fmt: skip
    """What a copy for this recipient would hold, and what it keeps back and why.

    Raises NotVisible for a recipient who is not offered, NotAllowedNow where there is more than a copy can hold.
    """
    recipient = _recipient(children, recipient_key, actor, named_by_inspectors)
    if recipient is None:
        raise NotVisible
    together = _together(children)
    window = Window(kinds=frozenset(kinds))
    window = Window(
        kinds=window.kinds, since=since or window.since, before=until or window.before,
    )  # fmt: skip
    told = whole(together, actor=actor, window=window, most=MOST)
    if len(told) > MOST:
        raise NotAllowedNow(f"There are more than {MOST} entries. Choose narrower dates, or fewer kinds.")
    told = with_marks(told, together, actor=actor)
    guard = _guard(children, recipient, actor)
    lines = [_drafted(each, guard, let_through=let_through, left_out=left_out) for each in _once_each(told, children)]
    return Draft(recipient, tuple(children), _names(children, actor), tuple(reversed(lines)))


def guard_for(
    children: Sequence[PersonSet], recipient_key: str, *, actor: Actor, named_by_inspectors: bool = False
) -> Guarded | None:
    """What any paper about these children for this recipient is guarded by; None for one who is not offered."""
    recipient = _recipient(children, recipient_key, actor, named_by_inspectors)
    return _guard(children, recipient, actor) if recipient else None


def _recipient(children: Sequence[PersonSet], key: str, actor: Actor, named_by_inspectors: bool) -> Recipient | None:
    every = recipients(children, actor=actor, named_by_inspectors=named_by_inspectors)
    return next((each for each in every if each.key == key), None)


def copies_of(children: Sequence[PersonSet], *, actor: Actor) -> list[CopyMade]:
    """The copies made about any of these children, the newest first. Two queries."""
    ids = [key for child in children for key in child.ids]
    rows = Copy.objects.visible_to(actor).about(ids).defer("pdf").order_by("-recorded_at", "-pk")[:100]
    return _made(list(rows))


def copy_made(copy_id: UUID, *, actor: Actor) -> tuple[CopyMade, bytes]:
    """One copy, with its PDF as it went out. Raises NotVisible."""
    row = Copy.objects.visible_to(actor).filter(pk=copy_id).first()
    if row is None:
        raise NotVisible
    return _made([row])[0], bytes(row.pdf)


def _made(rows: Sequence[Copy]) -> list[CopyMade]:
    names = who({row.recorded_by for row in rows})
    return [
        CopyMade(
            row.pk, tuple(row.person_ids), Audience(row.audience), row.recipient_name, row.why,
            f"{names[row.recorded_by].name}, {names[row.recorded_by].agency_name}", row.recorded_at, len(row.lines),
            len(row.kept_back), row.sha256,
        )
        for row in rows
    ]  # fmt: skip


def _together(children: Sequence[PersonSet]) -> PersonSet:
    return PersonSet(tuple(key for child in children for key in child.ids), children[0].lead_id)


def _card(child: PersonSet, cards: object) -> Card | None:
    known = cards if isinstance(cards, dict) else {}
    return known.get(child.lead_id) or next((known[key] for key in child.ids if key in known), None)


def _names(children: Sequence[PersonSet], actor: Actor) -> dict[UUID, str]:
    cards = people.people_cards([key for child in children for key in child.ids], actor)
    named = {child: _card(child, cards) for child in children}
    return {key: card.name if card else "This child" for child, card in named.items() for key in child.ids}


def _guard(children: Sequence[PersonSet], recipient: Recipient, actor: Actor) -> Guarded:
    """What this recipient must not read in words about these children: whose names, and which places."""
    ids = {key for child in children for key in child.ids}
    related = {key for child in children for key in people.related_ids(child, actor)} | ids
    every = {key for each in linkage.person_sets(related, actor).values() for key in each.ids} | related
    cards = people.people_cards(every, actor)
    beside = {each.person_id: each.card for each in people.family(_together(children), actor, cards=cards)}
    around = {**beside, **cards}
    known = [card for key, card in around.items() if key in ids or str(key) == recipient.key]
    own = [name for card in known for name in (card.name, *card.other_names)] + [recipient.name]
    others = [card for key, card in around.items() if key not in ids and str(key) != recipient.key]
    strict = [name for card in others if card.is_restricted for name in (card.name, *card.other_names)]
    named = [name for card in others for name in (card.name, *card.other_names)]
    is_family = recipient.audience in redaction.FOR_FAMILIES
    telling = redaction.telling_parts(named, own)
    working = cases.who_works_with(sorted(ids), actor=actor)
    workers = redaction.telling_parts(working.workers, own)
    teams = own_words_of(working.teams) - words_of_all(own)
    open_words = {part for agency in agencies.agencies() for part in redaction.words_of(agency.name)}
    withheld = people.withholding(sorted(every), actor)
    must_not_know = bool(recipient.must_not_know)
    schools = [x.text for x in people.places_of(sorted(ids), actor) if x.kind in NAMED] if must_not_know else []
    return Guarded(
        recipient.audience,
        withheld.needed_for,
        redaction.telling_parts(strict, own),
        telling if is_family else frozenset(),
        must_not_know=must_not_know,
        guards_a_place=withheld.guards_anything or must_not_know,
        reader=recipient.reader,
        known=Known(
            others=telling, own=words_of_all(own),
            in_the_open=open_words | (frozenset() if must_not_know else workers | teams),
            workers=workers if must_not_know else frozenset(), initials=initials_of(named),
            their_words=frozenset(THEIR_OWN.get(recipient.how, "").split()),
            teams=teams if must_not_know else frozenset(),
            places=own_words_of(schools) - words_of_all(own),
        ),
    )  # fmt: skip


def words_of_all(names: Collection[str]) -> frozenset[str]:
    """The words of these names, small."""
    return frozenset(part for name in names for part in redaction.words_of(name))


def _once_each(lines: Sequence[Line], children: Sequence[PersonSet]) -> Iterator[tuple[Line, tuple[UUID, ...]]]:
    """Each entry once, with the children it is about: what was written once of several is one line."""
    lead = {key: child.lead_id for child in children for key in child.ids}
    found: dict[tuple[object, ...], tuple[Line, list[UUID]]] = {}
    for line in lines:
        same = (line.entry.kind, line.entry.source_id, line.entry.sorts_at, line.entry.headline)
        _, whose = found.setdefault(same, (line, []))
        for person in (line.entry.person_id, *line.entry.also_about):
            if (key := lead.get(person)) is not None and key not in whose:
                whose.append(key)
    for line, whose in found.values():
        yield line, tuple(whose)


def key_of(line: Line) -> str:
    """What a form calls an entry."""
    entry = line.entry
    return f"{entry.kind}~{entry.source_id}~{entry.sorts_at.isoformat()}~{digest_of(entry)}"


def _drafted(
    told: tuple[Line, tuple[UUID, ...]], guard: Guarded, *, let_through: Collection[str], left_out: Collection[str]
) -> Drafted:
    line, whose = told
    entry, key = line.entry, key_of(line)
    verdict = redaction.judge(
        entry.kind, entry.code, entry.sensitivity, entry.headline, guard,
        let_through=key in let_through, left_out=key in left_out, shown_to=entry.shown_to,
    )  # fmt: skip
    given = verdict.said if verdict.because else entry.headline
    if verdict.because is Because.SEALED and given and line.ask:
        given = f"{given} {line.ask[:1].upper()}{line.ask[1:]}."
    return Drafted(
        key=key, at=line.at, precision=entry.precision if entry.occurred_at else "unknown", kind=entry.kind,
        whose=whose, agency=line.agency.name, words=entry.headline, given=given, because=verdict.because,
        may_be_let_through=verdict.may_be_let_through, is_let_through=key in let_through and verdict.because is None,
        is_significant=bool(line.mark and line.mark.is_significant), found=verdict.found,
    )  # fmt: skip
