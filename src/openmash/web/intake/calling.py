"""A call as the front door takes it in: what was typed is kept as typed; what was made out of it is only offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from openmash.casework.frontdoor.telling import Arrival, ChildTold, OtherTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.roles import Role
from openmash.foundation.design.forms import Option
from openmash.foundation.governance.profile import profile
from openmash.records.linkage.selectors import person_sets
from openmash.records.people.selectors import people_cards
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, NameKind, PersonKind
from openmash.web.intake.heard import Heard, heard

WHAT = (
    Option("concern", "A worry about a child"),
    Option("consultation", "Advice only", "A consultation: the child need not be named"),
    Option("information", "They ask us for something", "An address, who reported, whether a child is known"),
)
CALLERS = (
    Option("1A", "Family or carer"),
    Option("1B", "Neighbour or friend"),
    Option("1C", "The child"),
    Option("2A", "School or nursery"),
    Option("3D", "Health"),
    Option("6", "Police"),
    Option("4", "Housing"),
    Option("5C", "Another council"),
    Option("8", "Somebody else"),
    Option("10", "Not said"),
)
PROFESSIONAL = frozenset({"2A", "3D", "6", "4", "5C"})
FITS = 400


class CallTyped(Protocol):
    """The call form, as far as its answers go."""

    words: str
    what: str
    caller: str
    name: str
    role: str
    organisation: str
    telephone: str
    safe: str
    anonymous: bool
    promised: bool


class ChildTyped(Protocol):
    """One child's row."""

    called: str
    age: str
    school: str

    @property
    def is_empty(self) -> bool: ...


def arrival_of(
    form: CallTyped,
    rows: Sequence[ChildTyped],
    chosen: frozenset[UUID],
    words: Heard,
    *,
    actor: Actor,
    in_danger: bool = False,
) -> Arrival:
    """The call as one arrival: children found or as told, the words with each; an unknown child where there is none."""
    known = dict.fromkeys(person.lead_id for person in person_sets(chosen, actor).values())
    children = [ChildTold(person_id=lead, concern=form.words) for lead in known]
    children += _told(rows, form.words, words, apart_from=_names(known, actor))
    first_line = " ".join(form.words.split())[:FITS]
    return Arrival(
        kind=_kind(form, actor),
        channel=Channel.TELEPHONE,
        source="9" if form.anonymous and not form.caller else form.caller or "10",
        children=tuple(children) or (ChildTold(as_told=first_line or "Unknown child", concern=form.words),),
        others=tuple(_others(words)),
        referrer=_referrer(form),
        in_danger_now=in_danger,
        referral_promised=form.promised,
    )


def said_about(what: str) -> str:
    """What may be said to a caller who asks, in a line for the reader."""
    return {
        "information": "This is kept as a request for information: nothing is decided by it unless a worry appears.",
        "consultation": "This is recorded as advice only. The child need not be named.",
    }.get(what, "")


def _kind(form: CallTyped, actor: Actor) -> ContactKind:
    if form.what == "consultation":
        return ContactKind.CONSULTATION
    if form.what == "information":
        return ContactKind.INFORMATION_REQUEST
    now = timezone.now()
    is_open = profile(settings.OPENMASH_PROFILE, on=timezone.localdate()).calendar().is_open(now)
    return ContactKind.OUT_OF_HOURS if Role.OUT_OF_HOURS in actor.roles and not is_open else ContactKind.TELEPHONE


def _names(known: Iterable[UUID], actor: Actor) -> frozenset[str]:
    """What the children found are called: a row that says no more than that is the same child, not another."""
    cards = people_cards(list(known), actor)
    names = {word for card in cards.values() for name in card.names for word in (name.full, name.forenames)}
    return frozenset(name.lower() for name in names if name)


def _told(rows: Sequence[ChildTyped], words: str, said: Heard, *, apart_from: frozenset[str]) -> Iterator[ChildTold]:
    for row in rows:
        if not row.is_empty and row.called.strip().lower() not in apart_from:
            as_told = ", ".join(part for part in (row.called, row.age) if part)
            yield ChildTold(told=_person(row, said), as_told=as_told[:FITS], concern=words)


def _person(row: ChildTyped, said: Heard) -> AsTold:
    """A child as told: a name where there is one, a date of birth where one was given; an age stays words."""
    made_out = heard(f"child called {row.called}, {row.age}", timezone.localdate())
    named = next((person for person in made_out.people if person.forenames), None)
    described = ", ".join(part for part in ("" if named else row.called, row.age) if part)
    unborn = "unborn" in f"{row.called} {row.age}".lower()
    address = PlaceTold(LocatingKind.ADDRESS, said.streets[0] if said.streets else "", said.postcodes[0]) if (
        said.postcodes
    ) else None  # fmt: skip
    learns = PlaceTold(LocatingKind.SCHOOL, row.school) if row.school.strip() else None
    return AsTold(
        kind=PersonKind.UNBORN if unborn else PersonKind.CHILD,
        names=(NameTold(named.forenames, named.surname, NameKind.AS_RECORDED),) if named else (),
        birth=BirthTold(named.born) if named and named.born else None,
        details=(DetailTold(DetailKind.DESCRIPTION, described[:FITS]),) if described else (),
        places=tuple(place for place in (address, learns) if place is not None),
    )


def _others(said: Heard) -> Iterator[OtherTold]:
    """Adults named with what they are to the child: "mum is Dana"."""
    for person in said.people:
        if person.forenames and not person.is_child and person.kin:
            name = NameTold(person.forenames, person.surname, NameKind.AS_RECORDED)
            told = AsTold(kind=PersonKind.ADULT, names=(name,))
            yield OtherTold(told=told, as_told=person.called[:FITS], relation=person.kin)


def _referrer(form: CallTyped) -> ReferrerTold:
    professional = form.caller in PROFESSIONAL
    if form.anonymous and not professional:
        return ReferrerTold(relationship=form.role, is_anonymous=True, wants_feedback=False)
    return ReferrerTold(
        name=form.name,
        role=form.role if professional else "",
        relationship="" if professional else form.role,
        agency_name=form.organisation,
        telephone=form.telephone,
        is_professional=professional,
        safe_to_contact=form.safe,
        wants_feedback=bool(form.name or form.telephone),
    )
